use futures::{Stream, StreamExt, stream};
use workflow::component;

#[component]
impl Sum {
    async fn collect(xs: impl Stream<Item = u64>) -> u64 {
        xs.fold(0, async |sum, x| sum + x).await
    }

    fn invoke(xs: Vec<u64>) -> u64 {
        xs.into_iter().sum()
    }
}

#[component]
impl Twice {
    fn stream(xs: Vec<u64>) -> impl Stream<Item = u64> {
        stream::iter(xs)
    }

    fn transform(xs: impl Stream<Item = u64>) -> impl Stream<Item = u64> {
        xs.map(|x| 2 * x)
    }
}

fn main() {}
