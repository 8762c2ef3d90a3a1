use workflow::component;

#[derive(Clone)]
struct Pool;

#[component(blocking)]
fn query(#[context] db: &Pool, sql: String) -> usize {
    let _ = db;
    sql.len()
}

fn main() {}
