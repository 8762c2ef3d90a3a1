use std::pin::Pin;

use futures::{Stream, StreamExt as _};
use workflow::component;

#[component]
async fn sum(xs: impl Stream<Item = u64> + Send) -> u64 {
    xs.fold(0, async |sum, x| sum + x).await
}

#[component]
async fn first<S: Stream<Item = u64>>(mut xs: S) -> Option<u64>
where
    S: Unpin,
{
    xs.next().await
}

#[component]
fn boxed(
    xs: impl Stream<Item = u64> + 'static,
) -> impl Stream<Item = Pin<Box<dyn Stream<Item = u64>>>> {
    futures::stream::iter([xs.boxed_local()])
}

fn main() {}
