use futures::{Stream, stream};
use workflow::{component, workflow};

#[component]
fn draft(text: &str) -> impl Stream<Item = usize> {
    stream::iter([text.len()])
}

workflow! {
    Answer<ticket: String -> Result<Vec<usize>, workflow::Error>> {
        #[timeout("10s")]
        let draft = draft(text: &ticket);
        workflow::collect(items: ~draft)
    }

    Draft<ticket: String ~> Result<usize, workflow::Error>> {
        let draft = draft(text: &ticket);
        #[timeout("10s")]
        ~draft
    }
}

fn main() {}
