use futures::{Stream, StreamExt as _, stream};
use workflow::{component, workflow};

struct Token;

#[component]
fn tokens() -> impl Stream<Item = Token> {
    stream::iter([Token])
}

#[component]
async fn count(tokens: impl Stream<Item = Token>) -> usize {
    tokens.count().await
}

workflow! {
    Main<-> usize> {
        let tokens = tokens();
        let a = count(~tokens);
        let b = count(~tokens);
        a + b
    }
}

fn main() {}
