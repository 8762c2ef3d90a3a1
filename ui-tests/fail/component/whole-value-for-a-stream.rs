use futures::{Stream, StreamExt};
use workflow::component;

#[component]
async fn concat(words: impl Stream<Item = String>, between: &str) -> String {
    words.collect::<Vec<_>>().await.join(between)
}

#[component]
async fn count<T>(items: impl Stream<Item = T>) -> usize {
    items.count().await
}

fn main() {
    let _ = concat { words: vec![String::new()], between: "" };
    let _ = count { items: vec![String::new()] };
}
