use workflow::{component, workflow};

#[component]
fn numbers(upto: u32) -> impl futures::Stream<Item = u32> {
    futures::stream::iter(0..upto)
}

workflow! {
    Count<upto: u32 -> usize> {
        let all = each x in 0..upto { let xs = numbers(upto: x); ~xs };
        all.len()
    }
}

fn main() {}
