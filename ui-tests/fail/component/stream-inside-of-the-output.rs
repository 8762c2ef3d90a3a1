use futures::{Stream, TryStream, stream};
use workflow::component;

#[component]
fn count(to: u64) -> Result<impl Stream<Item = u64>, String> {
    Ok(stream::iter(1..=to))
}

#[component]
async fn later(to: u64) -> Option<impl Stream<Item = u64>> {
    Some(stream::iter(1..=to))
}

#[component]
fn attempt(to: u64) -> impl TryStream<Ok = u64, Error = String> {
    stream::iter((1..=to).map(Ok))
}

fn main() {}
