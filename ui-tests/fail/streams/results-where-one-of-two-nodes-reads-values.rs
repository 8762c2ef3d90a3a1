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

#[component]
async fn failed(xs: impl Stream<Item = Result<u64, std::fmt::Error>>) -> usize {
    xs.filter(|x| std::future::ready(x.is_err())).count().await
}

workflow! {
    Main<to: u64 -> Result<(u64, usize), std::fmt::Error>> {
        let numbers = parsed(to);
        let sum = sum(xs: ~numbers);
        let failed = failed(xs: ~numbers);
        (sum, failed)
    }
}

fn main() {}
