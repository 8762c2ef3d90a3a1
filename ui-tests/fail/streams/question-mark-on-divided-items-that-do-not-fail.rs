use futures::{Stream, StreamExt as _, stream};
use workflow::{component, workflow};

#[component]
fn numbers(to: u64) -> impl Stream<Item = u64> {
    stream::iter(1..=to)
}

#[component]
async fn sum(xs: impl Stream<Item = u64>) -> u64 {
    xs.fold(0, async |sum, x| sum + x).await
}

workflow! {
    Main<to: u64 -> workflow::Result<u64>> {
        let numbers = numbers(to);
        let a = sum(xs: ~numbers?);
        let b = sum(xs: ~numbers?);
        a + b
    }
}

fn main() {}
