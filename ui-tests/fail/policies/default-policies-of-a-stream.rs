use futures::{Stream, stream};
use workflow::component;

#[component(retry(3), timeout = "10s")]
fn draft(text: &str) -> impl Stream<Item = usize> {
    stream::iter([text.len()])
}

fn main() {}
