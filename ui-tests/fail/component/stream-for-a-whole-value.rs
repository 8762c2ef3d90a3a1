use futures::stream;
use workflow::component;

#[component]
async fn concat(words: Vec<String>, between: &str) -> String {
    words.join(between)
}

fn main() {
    let _ = concat { words: stream::iter([String::new()]), between: "" };
}
