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
    Store<n: usize -> ()> with App {
        save(n);
    }
}

fn main() {
    let _ = Store { n: 1 }.run(&Llm);
}
