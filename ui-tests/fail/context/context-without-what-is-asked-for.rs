use workflow::{Context, Invoke, Run, component};

struct Llm;
struct Pool;

#[derive(Context)]
struct App {
    db: Pool,
}

#[component]
async fn classify(#[context] llm: &Llm, text: &str) -> usize {
    let _ = llm;
    text.len()
}

fn main() {
    let app = App { db: Pool };
    let _ = classify { text: "" }.invoke(Run::direct(&app));
}
