use futures::{Stream, StreamExt as _, stream};
use workflow::{component, workflow};

#[component]
fn checked(text: &str) -> impl Stream<Item = Result<&str, std::fmt::Error>> {
    stream::iter(text.split(' ').map(Ok))
}

#[component]
async fn tally(words: impl Stream<Item = &str>) -> usize {
    words.count().await
}

workflow! {
    Main<text: &str -> Result<usize, std::fmt::Error>> {
        let words = checked(text);
        tally(words: ~words)
    }
}

fn main() {}
