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

workflow! {
    Main<-> usize> {
        let things = opaque();
        let a = number(xs: ~things);
        let b = number(xs: ~things);
        a + b
    }
}

fn main() {}
