use futures::{Stream, StreamExt as _};
use workflow::{component, workflow};

#[component]
async fn next(x: u64) -> u64 {
    x + 1
}

#[component]
async fn sum(xs: impl Stream<Item = u64>) -> u64 {
    xs.fold(0, async |sum, x| sum + x).await
}

workflow! {
    Main<to: u64 -> u64> {
        let number = next(x: to);
        sum(xs: ~number)
    }
}

fn main() {}
