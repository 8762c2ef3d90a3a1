use futures::{Stream, StreamExt as _};
use workflow::{component, workflow};

#[component]
async fn sum(xs: impl Stream<Item = u64>) -> u64 {
    xs.fold(0, async |sum, x| sum + x).await
}

workflow! {
    Main<to: u64 -> u64> {
        sum(xs: ~vec![to].iter())
    }
}

fn main() {}
