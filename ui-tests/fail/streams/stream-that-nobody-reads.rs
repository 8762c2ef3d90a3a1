use futures::{Stream, stream};
use workflow::{component, workflow};

#[component]
fn count(to: u64) -> impl Stream<Item = u64> {
    stream::iter(1..=to)
}

workflow! {
    Main<to: u64 -> u64> {
        let _numbers = count(to);
        to
    }
}

fn main() {}
