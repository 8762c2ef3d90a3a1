use workflow::component;

#[component]
async fn classify(#[context] llm: &u32, text) -> usize {
    0
}

fn main() {}
