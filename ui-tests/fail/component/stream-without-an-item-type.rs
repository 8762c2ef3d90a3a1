use futures::{Stream, stream};
use workflow::component;

#[component]
fn count(to: u64) -> impl Stream + Send {
    stream::iter(1..=to)
}

#[component]
fn show(to: u64) -> impl Stream<Item: std::fmt::Display> {
    stream::iter(1..=to)
}

fn main() {}
