use futures::{Stream, StreamExt, stream};
use workflow::{component, workflow};

#[component]
fn draft(text: &str) -> impl Stream<Item = usize> {
    stream::iter([text.len()])
}

#[component]
async fn moderate(tokens: impl Stream<Item = usize>) -> Result<usize, String> {
    Ok(tokens.count().await)
}

workflow! {
    Answer<ticket: String -> Result<usize, String>> {
        let draft = draft(text: &ticket);
        #[retry(3)]
        moderate(tokens: ~draft)?
    }
}

fn main() {}
