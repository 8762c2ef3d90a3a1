use futures::{Stream, stream};
use workflow::component;

#[component]
fn lines<'c>(#[context] text: &'c String, from: &str) -> impl Stream<Item = &'c str> {
    let skip = from.len();
    stream::iter(text.lines().skip(skip))
}

#[component]
fn words(#[context] text: &String) -> impl Stream<Item = &str> {
    stream::iter(text.split(' '))
}

fn main() {}
