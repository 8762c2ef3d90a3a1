//! A streamed result that is handed on as the stream that it is, and one that must not be; and
//! when streams start.

use std::pin::pin;
use std::sync::Mutex;

use futures::executor::block_on;
use futures::{Stream, StreamExt, stream};
use workflow::graph::{Graph, Site};
use workflow::{Driver, Produce, Run, component, workflow};

use super::parts::{Broken, Log, Pause, add10, all, count, echo, next, noted, passed, watched};

#[component]
async fn limit(of: u64) -> Result<u64, Broken> {
    Pause(1).await;
    if of > 9 { Err(Broken(of)) } else { Ok(of) }
}

#[component]
fn letters(text: &str) -> impl Stream<Item = char> {
    stream::iter(text.chars())
}

#[component]
async fn copied(text: &str) -> String {
    Pause(1).await;
    text.to_owned()
}

workflow! {
    /// What comes before the stream may fail.
    Limited<of: u64 ~> Result<u64, Broken>> {
        let to = limit(of)?;
        let xs = count(to);
        ~echo(~xs)
    }

    /// The stream borrows from the run.
    Letters<text: &str ~> char> {
        let own = copied(text);
        let letters = letters(text: &own);
        ~letters
    }

    /// The stream is made of one that comes in.
    Through<~xs: u64 ~> u64> {
        ~echo(~xs)
    }

    /// Each of them has something to do before there is a stream.
    Innermost<to: u64 ~> u64> with Log {
        let more = add10(x: to);
        let xs = watched(at: "xs", to: more);
        ~xs
    }
    Inner<to: u64 ~> u64> with Log {
        let more = add10(x: to);
        ~Innermost(to: more)
    }
    Outer<to: u64 ~> u64> with Log {
        let more = add10(x: to);
        let inner = Inner(to: more);
        ~inner
    }
}

#[test]
fn an_error_before_there_is_a_stream_is_the_only_item() {
    assert_eq!(all(Limited { of: 2 }.stream()), [Ok(1), Ok(2)]);
    assert_eq!(all(Limited { of: 10 }.stream()), [Err(Broken(10))]);
}

#[test]
fn a_stream_may_borrow_from_the_run() {
    assert_eq!(all(Letters { text: "abc" }.stream()), ['a', 'b', 'c']);
}

#[test]
fn a_stream_that_comes_in_may_be_the_result() {
    let xs = stream::iter([1, 2]);
    assert_eq!(all(Through { xs }.stream()), [1, 2]);
}

#[test]
fn what_comes_before_the_streams_runs_once_at_each_depth() {
    let log = Log::default();
    let mut items = Box::pin(Outer { to: 0 }.stream(&log));
    assert!(log.take().is_empty(), "nothing runs before it is read");
    assert_eq!(next(items.as_mut()), Some(1));
    assert_eq!(log.take(), ["+xs", "xs 1"]);
    assert_eq!(next(items.as_mut()), Some(2));
    drop(items);
    assert_eq!(log.take(), ["xs 2", "!xs"]);

    let mut items = pin!(Outer { to: 0 }.stream(&log));
    assert_eq!(block_on(items.as_mut().count()), 30);
    assert_eq!(log.take().last().unwrap(), "!xs", "the end lets go of all");
    assert_eq!(next(items.as_mut()), None);
}

/// Lists the streams that it is handed.
#[derive(Default)]
struct Streams(Mutex<Vec<String>>);

impl Driver for &Streams {
    type Scope = &'static str;

    fn root(self, graph: &'static Graph) -> Self::Scope {
        graph.name()
    }

    fn child(self, _: Self::Scope, site: Site) -> Self::Scope {
        site.key()
    }

    fn stream<C: ?Sized, N: Produce<C>>(
        self,
        at: Self::Scope,
        node: N,
        context: &C,
    ) -> impl Stream<Item = N::Item> {
        node.produce(Run::new(self, at, context))
            .enumerate()
            .map(move |(n, item)| {
                self.0.lock().unwrap().push(format!("{at} {n}"));
                item
            })
    }
}

#[test]
fn a_driver_that_watches_streams_sees_the_items_at_each_depth() {
    let (log, streams) = (Log::default(), Streams::default());
    let items = Outer { to: 0 }.stream_with(&streams, &log).take(2);
    assert_eq!(all(items), [1, 2]);
    assert_eq!(
        streams.0.into_inner().unwrap(),
        [
            "xs 0",
            "Innermost 0",
            "inner 0",
            "Outer 0",
            "xs 1",
            "Innermost 1",
            "inner 1",
            "Outer 1",
        ]
    );
}

/// Waits before it reads.
#[component]
async fn late(#[context] log: &Log, xs: impl Stream<Item = u64>) -> u64 {
    log.note("+late");
    Pause(3).await;
    log.note("reads");
    xs.fold(0, async |sum, x| sum + x).await
}

#[component]
async fn noticed(#[context] log: &Log) -> u64 {
    Pause(3).await;
    log.note("noticed");
    1
}

#[component]
async fn both(#[context] log: &Log, x: u64, xs: impl Stream<Item = u64>) -> u64 {
    log.note("+both");
    x + xs.fold(0, async |sum, x| sum + x).await
}

workflow! {
    Late<to: u64 -> u64> with Log {
        let xs = watched(at: "xs", to);
        let ys = passed(at: "ys", ~xs);
        late(xs: ~ys)
    }

    /// The consumer waits for another node.
    Waits<to: u64 -> u64> with Log {
        let xs = watched(at: "xs", to);
        let x = noticed();
        both(x, ~xs)
    }

    /// The second starts when the first has ended.
    OneByOne<to: u64 -> u64> with Log {
        let xs = watched(at: "xs", to);
        let ys = watched(at: "ys", to);
        let zs = chain(~xs, ~ys);
        noted(at: "zs", xs: ~zs)
    }
}

#[test]
fn a_stream_starts_with_its_consumer_and_not_before() {
    let log = Log::default();
    assert_eq!(block_on(Late { to: 1 }.run(&log)), 1);
    let lines = log.take();
    assert_eq!(lines[..4], ["+xs", "+ys", "+late", "reads"]);

    assert_eq!(block_on(Waits { to: 1 }.run(&log)), 2);
    assert_eq!(log.take()[..3], ["noticed", "+xs", "+both"]);

    assert_eq!(block_on(OneByOne { to: 1 }.run(&log)), 2);
    let lines = log.take();
    let at = |line: &str| lines.iter().position(|other| other == line).unwrap();
    assert!(at("+ys") > at("!xs"));
}
