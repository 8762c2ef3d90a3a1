use futures::{Stream, StreamExt};
use workflow::component;

#[component(retry(3))]
async fn moderate(tokens: impl Stream<Item = usize>) -> Result<usize, String> {
    Ok(tokens.count().await)
}

fn main() {}
