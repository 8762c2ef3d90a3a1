use workflow::component;

#[component]
async fn classify(#[context] llm: &Lmm, text: Txt) -> Intnt {
    llm.classify(text).await
}

fn main() {}
