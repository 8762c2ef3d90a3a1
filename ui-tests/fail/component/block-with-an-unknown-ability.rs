use futures::{Stream, stream};
use workflow::component;

#[component]
impl Chat {
    fn invok(question: String) -> String {
        Self::prompt(question)
    }

    fn stream(question: String) -> impl Stream<Item = String> {
        stream::iter([Self::prompt(question)])
    }

    fn prompt(question: String) -> String {
        question
    }

    const LIMIT: usize = 5;
}

fn main() {}
