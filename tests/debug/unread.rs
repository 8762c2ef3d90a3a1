use std::future::{pending, ready};
use std::pin::pin;

use futures::executor::block_on;
use futures::{Stream, StreamExt, stream};
use workflow::{component, workflow};

#[component]
fn words() -> impl Stream<Item = String> {
    stream::iter(["a", "b"]).map(String::from)
}

#[component]
fn loud(words: impl Stream<Item = String>) -> impl Stream<Item = String> {
    words.map(|word| word.to_uppercase())
}

#[component]
async fn ignore(words: impl Stream<Item = String>) -> usize {
    drop(words);
    0
}

#[component]
async fn one() -> usize {
    1
}

/// It has it to its end, and does not read it.
#[component]
async fn hold(words: impl Stream<Item = String>) -> usize {
    let _words = pin!(words);
    ready(0).await
}

#[component]
async fn first(words: impl Stream<Item = String>) -> usize {
    pin!(words).next().await.map_or(0, |word| word.len())
}

#[component]
async fn late(words: impl Stream<Item = String>) -> usize {
    pending::<()>().await;
    words.count().await
}

#[component]
async fn fails() -> Result<usize, std::fmt::Error> {
    Err(std::fmt::Error)
}

/// Fails before it comes to its stream.
#[component]
async fn store(words: impl Stream<Item = String>) -> Result<usize, std::fmt::Error> {
    fails().await?;
    Ok(words.count().await)
}

workflow! {
    Ignored<-> usize> {
        let words = words();
        ignore(~words)
    }

    Held<-> usize> {
        let words = words();
        let loud = loud(~words);
        hold(words: ~loud)
    }

    Split<-> usize> {
        let words = words();
        let one = ignore(~words);
        let other = hold(~words);
        one + other
    }

    HalfRead<-> usize> {
        let words = words();
        let one = ignore(~words);
        let other = first(~words);
        one + other
    }

    First<-> usize> {
        let words = words();
        first(~words)
    }

    Raced<-> usize> {
        race {
            {
                let words = words();
                let one = late(~words);
                let other = late(~words);
                one + other
            },
            one(),
        }
    }

    Failed<-> workflow::Result<usize>> {
        let words = words();
        let one = late(~words);
        let other = late(~words);
        let fails = fails()?;
        one + other + fails
    }

    Unable<-> usize> {
        let words = words();
        let stored = store(~words);
        stored.unwrap_or(7)
    }

    OneUnable<-> usize> {
        let words = words();
        let one = ignore(~words);
        let stored = store(~words);
        one + stored.unwrap_or(7)
    }

    Words<~> String> {
        ~words()
    }
}

fn report(path: &str) -> String {
    format!(
        "nobody has asked the stream `{path}` for an item; let what takes it read it, or leave it out"
    )
}

#[test]
fn stream_is_reported() {
    let (monitor, reports) = super::patient();
    assert_eq!(block_on(Ignored {}.run_with(&monitor)), 0);
    assert_eq!(reports.texts(), [report("Ignored/words")]);
}

#[test]
fn stream_is_reported_and_not_what_it_would_have_read() {
    let (monitor, reports) = super::patient();
    assert_eq!(block_on(Held {}.run_with(&monitor)), 0);
    assert_eq!(reports.texts(), [report("Held/loud")]);
}

#[test]
fn stream_of_several_is_reported_if_none_has_read_it() {
    let (monitor, reports) = super::patient();
    assert_eq!(block_on(Split {}.run_with(&monitor)), 0);
    assert_eq!(reports.texts(), [report("Split/words")]);
    assert_eq!(block_on(HalfRead {}.run_with(&monitor)), 1);
    assert_eq!(reports.take(), []);
}

#[test]
fn stream_that_was_begun_is_not_reported() {
    let (monitor, reports) = super::patient();
    assert_eq!(block_on(First {}.run_with(&monitor)), 1);
    assert_eq!(reports.take(), []);
}

#[test]
fn stream_is_not_reported_if_its_readers_were_dropped() {
    let (monitor, reports) = super::patient();
    assert_eq!(block_on(Raced {}.run_with(&monitor)), 1);
    assert!(block_on(Failed {}.run_with(&monitor)).is_err());
    assert_eq!(reports.take(), []);
}

#[test]
fn stream_is_not_reported_if_its_reader_has_failed() {
    let (monitor, reports) = super::patient();
    assert_eq!(block_on(Unable {}.run_with(&monitor)), 7);
    assert_eq!(block_on(OneUnable {}.run_with(&monitor)), 7);
    assert_eq!(reports.take(), []);
}

#[test]
fn result_is_reported() {
    let (monitor, reports) = super::patient();
    drop(Words {}.stream_with(&monitor));
    assert_eq!(reports.texts(), [report("Words")]);
    let first = block_on(async { pin!(Words {}.stream_with(&monitor)).next().await });
    assert_eq!(first.as_deref(), Some("a"));
    assert_eq!(reports.take(), []);
}
