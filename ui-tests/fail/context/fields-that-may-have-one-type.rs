use workflow::Context;

#[derive(Context)]
struct App<T> {
    store: T,
    name: String,
}

fn main() {}
