use futures::Stream;
use workflow::component;

#[component]
fn words(text: String) -> impl Stream<Item = String> {
    futures::stream::iter([text])
}

fn main() {}
