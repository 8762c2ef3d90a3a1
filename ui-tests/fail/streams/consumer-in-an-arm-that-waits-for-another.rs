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

workflow! {
    Main<to: u64 -> u64> {
        let numbers = count(to);
        let sum = sum(xs: ~numbers);
        match to {
            0 => sum,
            _ => share(xs: ~numbers, of: 1 + sum),
        }
    }
}

fn main() {}
