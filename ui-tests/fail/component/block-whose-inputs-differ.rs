use futures::{Stream, StreamExt, stream};
use workflow::component;

#[component]
impl Chat {
    async fn invoke(question: &str, history: Vec<String>, _limit: usize) -> String {
        format!("{question} {}", history.len())
    }

    fn stream(question: &str, history: &[String], limits: usize) -> impl Stream<Item = String> {
        stream::iter([question.to_owned()]).take(limits + history.len())
    }
}

#[component]
impl Moderate {
    async fn collect<'a>(words: impl Stream<Item = String>, a: &'a str, _b: &'a str) -> &'a str {
        if words.count().await == 0 { "" } else { a }
    }

    fn transform(words: impl Stream<Item = u8>, a: &str, b: &str) -> impl Stream<Item = u8> {
        let length = a.len() + b.len();
        words.skip(length)
    }
}

fn main() {}
