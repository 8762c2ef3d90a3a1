use futures::{Stream, StreamExt as _, stream};
use workflow::{component, workflow};

#[component]
fn count(to: u64) -> impl Stream<Item = u64> {
    stream::iter(1..=to)
}

#[component]
async fn sum(xs: impl Stream<Item = u64>) -> u64 {
    xs.fold(0, async |sum, x| sum + x).await
}

#[component]
async fn share(xs: impl Stream<Item = u64>, of: u64) -> u64 {
    xs.fold(0, async |sum, x| sum + x).await / of
}

#[component]
fn scaled(xs: impl Stream<Item = u64>, by: u64) -> impl Stream<Item = u64> {
    xs.map(move |x| x * by)
}

#[component]
async fn next(x: u64) -> u64 {
    x + 1
}

workflow! {
    Main<to: u64 -> u64> {
        let numbers = count(to);
        let sum = sum(xs: ~numbers);
        let next = next(x: sum);
        let scaled = scaled(xs: ~numbers, by: 2);
        share(xs: ~scaled, of: next)
    }
}

fn main() {}
