use futures::{Stream, stream};
use workflow::{component, workflow};

#[component]
fn count(to: u64) -> impl Stream<Item = u64> {
    stream::iter(1..=to)
}

#[component]
fn words(text: &str) -> impl Stream<Item = &str> {
    stream::iter(text.split(' '))
}

workflow! {
    Main<to: u64, text: &'static str ~> u64> {
        let a = count(to);
        let b = words(text);
        ~chain(~a, ~b)
    }
}

fn main() {}
