use std::fmt::Display;

use futures::{Stream, stream};
use workflow::component;

#[component]
fn count(to: u64) -> impl Stream<Item = impl Display> {
    stream::iter(1..=to)
}

fn main() {}
