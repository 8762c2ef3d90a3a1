use futures::{Stream, StreamExt, stream};
use workflow::{component, workflow};

#[component]
fn draft(text: String) -> impl Stream<Item = usize> {
    stream::iter([text.len()])
}

#[component]
async fn moderate(tokens: impl Stream<Item = usize>) -> usize {
    tokens.count().await
}

workflow! {
    Answer<ticket: String -> usize> {
        #[spawn]
        let draft = draft(text: ticket);
        moderate(tokens: ~draft)
    }

    Moderated<ticket: String -> usize> {
        let draft = draft(text: ticket);
        #[spawn]
        moderate(tokens: ~draft)
    }
}

fn main() {}
