use futures::{Stream, StreamExt, stream};
use workflow::component;

#[component]
impl Sum {
    async fn invoke(xs: impl Stream<Item = u64>) -> u64 {
        xs.fold(0, async |sum, x| sum + x).await
    }
}

#[component]
impl Count {
    async fn stream(to: u64) -> Vec<u64> {
        (1..=to).collect()
    }
}

#[component]
impl Later {
    async fn stream(to: u64) -> impl Stream<Item = u64> {
        stream::iter(1..=to)
    }
}

fn main() {}
