//! The second message is the macro's, which cannot tell that rustc has spoken.

use workflow::component;

#[component]
async fn classify(#[context] llm: &u32, text) -> usize {
    0
}

fn main() {
    let _ = classify(&1, 2);
    let _ = classify { text: "" };
}
