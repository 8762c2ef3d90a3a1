use futures::{Stream, StreamExt};
use workflow::component;

#[component]
async fn count(words: impl Stream<Item = String>) -> usize {
    words.count().await
}

fn main() {}
