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
    Store<n: usize -> ()> with Pool {
        save(n);
    }

    Support<ticket: &str -> usize> {
        Store(n: 1);
        ticket.len()
    }
}

fn main() {}
