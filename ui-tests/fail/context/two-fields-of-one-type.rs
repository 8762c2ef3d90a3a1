use workflow::Context;

struct Pool;

#[derive(Context)]
struct App {
    primary: Pool,
    replica: Pool,
    backup: &'static Pool,
}

#[derive(Context)]
struct Pair(Vec<Pool>, Vec<Pool>);

fn main() {}
