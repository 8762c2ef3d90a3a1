use futures::{Stream, StreamExt as _, stream};
use workflow::{component, workflow};

#[component]
fn parsed(to: u64) -> impl Stream<Item = Result<u64, std::fmt::Error>> {
    stream::iter((1..=to).map(Ok))
}

#[component]
async fn sum(xs: impl Stream<Item = u64>) -> u64 {
    xs.fold(0, async |sum, x| sum + x).await
}

workflow! {
    Main<to: u64 -> Result<u64, std::fmt::Error>> {
        let numbers = parsed(to)?;
        sum(xs: ~numbers)
    }
}

fn main() {}
