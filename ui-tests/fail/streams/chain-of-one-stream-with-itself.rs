use futures::{Stream, StreamExt as _, stream};
use workflow::{component, workflow};

#[component]
fn count(to: u64) -> impl Stream<Item = u64> {
    stream::iter(1..=to)
}

#[component]
fn scaled(xs: impl Stream<Item = u64>, by: u64) -> impl Stream<Item = u64> {
    xs.map(move |x| x * by)
}

workflow! {
    Main<to: u64 ~> u64> {
        let numbers = count(to);
        let twice = scaled(xs: ~numbers, by: 2);
        let thrice = scaled(xs: ~numbers, by: 3);
        ~chain(~twice, ~thrice)
    }
}

fn main() {}
