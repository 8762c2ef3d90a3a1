use workflow::component;

#[component]
async fn classify(text: &str, language: u8) -> usize {
    text.len() + usize::from(language)
}

fn main() {
    let _ = classify { text: 5, language: 1 };
    let _ = classify { txt: "", language: 1 };
    let _ = classify { text: "" };
}
