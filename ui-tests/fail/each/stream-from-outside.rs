use workflow::{component, workflow};

#[component]
fn numbers(upto: u32) -> impl futures::Stream<Item = u32> {
    futures::stream::iter(0..upto)
}

#[component]
async fn total(xs: impl futures::Stream<Item = u32>) -> u32 {
    futures::StreamExt::fold(xs, 0, async |sum, x| sum + x).await
}

workflow! {
    Count<upto: u32 -> Vec<u32>> {
        let xs = numbers(upto);
        each _ in 0..3 { total(xs: ~xs) }
    }
}

fn main() {}
