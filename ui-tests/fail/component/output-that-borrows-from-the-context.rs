use workflow::component;

struct Llm(String);

#[component]
async fn name(#[context] llm: &Llm) -> &str {
    &llm.0
}

#[component]
async fn named<'c>(#[context] llm: &'c Llm, text: &str) -> Option<&'c str> {
    text.is_empty().then_some(&*llm.0)
}

fn main() {}
