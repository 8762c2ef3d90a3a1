use futures::{Stream, StreamExt, stream};
use workflow::{component, workflow};

#[component]
fn numbers(to: u32) -> impl Stream<Item = u32> {
    stream::iter(0..to)
}

#[component]
async fn both(xs: impl Stream<Item = u32>, ys: impl Stream<Item = u32>) -> usize {
    xs.count().await + ys.count().await
}

workflow! {
    Count<to: u32 -> usize> {
        let numbers = numbers(to);
        both(xs: ~numbers, ys: ~numbers)
    }
}

fn main() {
    let _ = Count { to: 1 }.run();
}
