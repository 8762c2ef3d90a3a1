use futures::{Stream, stream};
use workflow::component;

#[component]
impl Count {
    pub fn invoke(to: u64) -> u64 {
        to
    }

    fn stream(to: u64) -> impl Stream<Item = u64> {
        stream::iter(1..=to)
    }
}

#[component]
impl Other {
    fn invoke(to: u64) -> u64 {
        to
    }

    pub(crate) fn stream(to: u64) -> impl Stream<Item = u64> {
        stream::iter(1..=to)
    }
}

fn main() {}
