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
    Count<upto: u32 -> u32> {
        let xs = numbers(upto);
        loop n = 0 {
            let sum = total(xs: ~xs);
            if sum > n { break sum } else { continue n + 1 }
        }
    }
}

fn main() {}
