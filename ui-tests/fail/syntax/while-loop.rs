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

workflow! {
    Main<to: u64 -> u64> {
        let xs = count(to);
        while to > 3 { sum(xs: ~xs); }
        sum(~xs)
    }
}

fn main() {}
