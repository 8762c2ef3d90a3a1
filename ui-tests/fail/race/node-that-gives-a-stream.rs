use workflow::{component, workflow};

#[component]
fn numbers(upto: u32) -> impl futures::Stream<Item = u32> {
    futures::stream::iter(0..upto)
}

workflow! {
    Count<upto: u32 -> u32> {
        let xs = numbers(upto);
        race { ~xs, numbers(upto: 1) }
    }
}

fn main() {}
