use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

#[component]
async fn total(xs: impl futures::Stream<Item = u32>) -> u32 {
    futures::StreamExt::fold(xs, 0, async |sum, x| sum + x).await
}

workflow! {
    Count<upto: u32 -> u32> {
        let all = each x in 0..upto { add(x, more: 1) };
        let sum = total(xs: ~all);
        sum + all.len() as u32
    }
}

fn main() {}
