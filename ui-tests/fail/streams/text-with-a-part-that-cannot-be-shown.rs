use futures::{Stream, StreamExt as _, stream};
use workflow::{component, workflow};

struct Opaque;

#[component]
fn opaque() -> impl Stream<Item = Opaque> {
    stream::iter([Opaque])
}

#[component]
async fn number<T>(xs: impl Stream<Item = T>) -> usize {
    xs.count().await
}

#[component]
async fn next(x: u64) -> u64 {
    x + 1
}

workflow! {
    Main<to: u64 ~> String> {
        let things = opaque();
        let pair = (to, to);
        ~("things: ", ~things, pair)
    }
}

fn main() {}
