use futures::{Stream, StreamExt, stream};
use workflow::{Invoke, Produce, component};

#[component]
async fn classify(text: &str) -> usize {
    text.len()
}

#[component]
fn count(to: u64) -> impl Stream<Item = u64> {
    stream::iter(1..=to)
}

#[component]
async fn sum(xs: impl Stream<Item = u64>) -> u64 {
    xs.fold(0, async |sum, x| sum + x).await
}

struct Other;

fn whole(_: impl Invoke<()>) {}
fn stream(_: impl Produce<()>) {}

fn main() {
    whole(count { to: 3 });
    whole(Other);
    stream(classify { text: "" });
    stream(sum { xs: stream::empty() });
    stream(Other);
}
