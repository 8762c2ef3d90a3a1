use futures::{Stream, StreamExt as _, stream};
use workflow::{component, workflow};

#[component]
fn words(text: &str) -> impl Stream<Item = &str> {
    stream::iter(text.split(' '))
}

#[component]
async fn sum(xs: impl Stream<Item = u64>) -> u64 {
    xs.fold(0, async |sum, x| sum + x).await
}

workflow! {
    Main<text: &str -> u64> {
        let words = words(text);
        sum(xs: ~words)
    }
}

fn main() {}
