use futures::{Stream, stream};
use workflow::{component, workflow};

#[component]
fn draft(text: &str) -> impl Stream<Item = Result<usize, String>> {
    stream::iter([Ok(text.len())])
}

workflow! {
    Answer<ticket: String -> Vec<Result<usize, String>>> {
        #[retry(3)]
        let draft = draft(text: &ticket);
        workflow::collect(items: ~draft)
    }
}

fn main() {}
