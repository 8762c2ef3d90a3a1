use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

#[component]
fn numbers(upto: u32) -> impl futures::Stream<Item = u32> {
    futures::stream::iter(0..upto)
}

workflow! {
    Count<upto: u32 -> Vec<u32>> {
        let xs = numbers(upto);
        each x in xs { add(x, more: 1) }
    }
}

fn main() {}
