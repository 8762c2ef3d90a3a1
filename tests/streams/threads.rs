//! Runs with streams are `Send`, and can be tasks.

use std::sync::Arc;

use futures::{Stream, StreamExt, stream};
use workflow::{component, workflow};

use super::parts::{Broken, add10, count, doubles, echo, fragile, sum};

#[component]
fn ticks(every: &str) -> impl Stream<Item = u64> {
    stream::iter(1..=every.len() as u64).then(async |x| {
        tokio::task::yield_now().await;
        x
    })
}

workflow! {
    Everything<text: String, ~more: u64 -> Result<u64, Broken>> with Arc<str> {
        let a = ticks(every: &text);
        let b = fragile(good: 9, to: 9);
        let c = match text.len() % 2 {
            0 => ~a,
            _ => ~doubles(v: 3),
        };
        let d = Streamed(x: 4);
        let e = chain(~c, ~b?);
        let f = merge(~e, ~d, ~more);
        let g = echo(xs: ~f);
        let limit = add10(x: 1);
        let sum = sum(xs: ~g);
        sum + limit
    }

    Streamed<x: u64 ~> u64> {
        let limit = add10(x);
        let xs = count(to: limit);
        ~echo(~xs)
    }

    Texts<text: &str ~> workflow::Result<String>> {
        let a = ticks(every: text);
        let b = fragile(good: 3, to: 3);
        let limit = add10(x: 2);
        ~("a: ", ~a, "b: ", ~b?, limit)
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_with_streams_can_be_a_task() {
    let text = String::from("even");
    let more = stream::iter([1]);
    let task = tokio::spawn(async move {
        let context: Arc<str> = "context".into();
        Everything { text, more }.run(&context).await
    });
    assert_eq!(task.await.unwrap(), Ok(10 + 45 + 105 + 1 + 11));

    let texts = tokio::spawn(Texts { text: "ab" }.stream().collect::<Vec<_>>());
    let texts: Vec<String> = texts
        .await
        .unwrap()
        .into_iter()
        .map(Result::unwrap)
        .collect();
    assert_eq!(texts.concat(), "a: 12b: 12312");

    let streamed = tokio::spawn(Streamed { x: 0 }.stream().collect::<Vec<_>>());
    assert_eq!(streamed.await.unwrap().len(), 10);
}
