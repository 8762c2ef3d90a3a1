use futures::{Stream, stream};
use workflow::{Produce, Run, component};

#[component]
async fn count(to: u64) -> impl Stream<Item = u64> {
    stream::iter(1..=to)
}

fn main() {
    let numbers = Produce::produce(count { to: 3 }, Run::direct(&()));
    let _ = futures::executor::block_on_stream(Box::pin(numbers)).sum::<u64>();
}
