use futures::{Stream, StreamExt, stream};
use workflow::component;

#[component(blocking)]
fn count(to: u64) -> impl Stream<Item = u64> {
    stream::iter(1..=to)
}

#[component(spawn)]
fn later(to: u64) -> impl Stream<Item = u64> {
    stream::iter(1..=to)
}

#[component(spawn)]
async fn sum(xs: impl Stream<Item = u64>) -> u64 {
    xs.fold(0, async |sum, x| sum + x).await
}

fn main() {}
