use futures::{Stream, StreamExt as _, stream};
use workflow::{component, workflow};

#[component]
fn count(to: u64) -> impl Stream<Item = u64> {
    stream::iter(1..=to)
}

#[component]
async fn sum(xs: impl Stream<Item = u64>) -> u64 {
    xs.fold(0, async |sum, x| sum + x).await
}

workflow! {
    Main<to: u64 -> u64> {
        #[buffer(0)]
        let a = count(to);
        #[buffer]
        let b = count(to);
        #[buffer(many)]
        let c = count(to);
        #[buffer(1, 2)]
        let d = count(to);
        let s = sum(xs: ~a);
        let t = sum(xs: ~a);
        let u = sum(xs: ~b);
        let v = sum(xs: ~b);
        let w = sum(xs: ~c);
        let x = sum(xs: ~c);
        let y = sum(xs: ~d);
        let z = sum(xs: ~d);
        s + t + u + v + w + x + y + z
    }
}

fn main() {}
