use futures::{Stream, stream};
use workflow::{component, workflow};

#[component]
fn count(to: u64) -> impl Stream<Item = u64> {
    stream::iter(1..=to)
}

#[component]
async fn next(x: u64) -> u64 {
    x + 1
}

workflow! {
    Main<to: u64 ~> u64> {
        if to > 3 {
            ~count(to)
        } else {
            next(x: to)
        }
    }
}

fn main() {}
