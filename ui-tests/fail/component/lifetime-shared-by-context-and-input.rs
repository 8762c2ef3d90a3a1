use workflow::component;

struct Llm(String);

#[component]
async fn longest<'a>(#[context] llm: &'a Llm, text: &'a str) -> usize {
    llm.0.len().max(text.len())
}

fn main() {}
