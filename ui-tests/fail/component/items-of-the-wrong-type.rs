use futures::{Stream, StreamExt, stream};
use workflow::component;

#[component]
async fn concat(words: impl Stream<Item = String>, between: &str) -> String {
    words.collect::<Vec<_>>().await.join(between)
}

#[component]
fn doubled<S: Stream<Item = u64>>(xs: S) -> impl Stream<Item = u64> {
    xs.map(|x| 2 * x)
}

fn main() {
    let _ = concat { words: stream::iter([1_u8]), between: "" };
    let _ = doubled { xs: stream::iter(["1"]) };
}
