use workflow::{Context, component, workflow};

struct Llm;
struct Pool;

#[derive(Context)]
struct App {
    db: Pool,
}

#[component]
async fn classify(#[context] _llm: &Llm, text: &str) -> usize {
    text.len()
}

#[component]
async fn save(#[context] _db: &Pool, n: usize) {
    println!("{n}");
}

workflow! {
    Support<ticket: &str -> usize> with Ap {
        classify(text: ticket)
    }
}

fn main() {}
