//! `~>`: a workflow that streams its result.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use futures::executor::block_on;
use futures::{Stream, StreamExt};
use workflow::{Run, component, workflow};

use super::parts::{Log, Pause, add10, all, count, echo, few, next, noted, passed, sum, watched};

workflow! {
    Whole<to: u64 ~> u64> with Log {
        let limit = add10(x: to);
        let xs = watched(at: "xs", to: limit);
        ~xs
    }

    Pipeline<to: u64 ~> u64> with Log {
        let xs = watched(at: "xs", to);
        ~passed(at: "ys", ~xs)
    }

    OfACall<to: u64 ~> u64> {
        ~count(to)
    }
}

#[test]
fn a_result_is_streamed() {
    let log = Log::default();
    assert_eq!(
        all(Whole { to: 1 }.stream(&log)),
        (1..=11).collect::<Vec<_>>()
    );
    assert_eq!(all(Pipeline { to: 3 }.stream(&log)), [1, 2, 3]);
    assert_eq!(all(OfACall { to: 2 }.stream()), [1, 2]);
    assert!(all(OfACall { to: 0 }.stream()).is_empty());
}

#[test]
fn nothing_happens_until_it_is_read_and_then_no_more_than_is_read() {
    let log = Log::default();
    let mut items = Box::pin(Whole { to: 1_000 }.stream(&log));
    assert!(log.take().is_empty());
    assert_eq!(next(items.as_mut()), Some(1));
    assert_eq!(log.take(), ["+xs", "xs 1"]);
    assert_eq!(next(items.as_mut()), Some(2));
    assert_eq!(log.take(), ["xs 2"]);
}

#[test]
fn the_end_stays_the_end() {
    let mut items = Box::pin(Whole { to: 0 }.stream(Box::leak(Box::default())));
    assert_eq!(block_on(items.as_mut().count()), 10);
    let mut context = Context::from_waker(Waker::noop());
    assert_eq!(items.as_mut().poll_next(&mut context), Poll::Ready(None));
}

/// Runs as long as the run.
#[component]
async fn clock(#[context] log: &Log, at: &'static str) {
    struct Stopped<'l>(&'l Log, &'static str);
    impl Drop for Stopped<'_> {
        fn drop(&mut self) {
            self.0.note(format!("!{}", self.1));
        }
    }
    let _stopped = Stopped(log, at);
    std::future::pending::<()>().await;
}

workflow! {
    /// Something runs beside the stream.
    Beside<to: u64 ~> u64> with Log {
        clock(at: "clock");
        let xs = watched(at: "xs", to);
        ~passed(at: "ys", ~xs)
    }

    Deep<to: u64 ~> u64> with Log {
        let xs = Deeper(to);
        ~passed(at: "deep", ~xs)
    }

    Deeper<to: u64 ~> u64> with Log {
        clock(at: "deeper clock");
        let xs = Beside(to);
        ~passed(at: "deeper", ~xs)
    }
}

#[test]
fn a_reader_that_goes_takes_everything_along() {
    let log = Log::default();
    let mut items = Box::pin(Beside { to: 1_000 }.stream(&log));
    for n in 1..=3 {
        assert_eq!(next(items.as_mut()), Some(n));
    }
    log.take();
    drop(items);
    let mut dropped = log.take();
    dropped.sort();
    assert_eq!(dropped, ["!clock", "!xs", "!ys"].map(String::from).sorted());
}

trait Sorted {
    fn sorted(self) -> Self;
}

impl<const N: usize> Sorted for [String; N] {
    fn sorted(mut self) -> Self {
        self.sort();
        self
    }
}

#[test]
fn so_it_does_through_sub_workflows_at_any_depth() {
    let log = Log::default();
    let mut items = Box::pin(Deep { to: 1_000 }.stream(&log));
    for n in 1..=3 {
        assert_eq!(next(items.as_mut()), Some(n));
    }
    assert_eq!(log.count("xs "), 3, "it arrives live");
    log.take();
    drop(items);
    let mut dropped = log.take();
    dropped.sort();
    assert_eq!(
        dropped,
        ["!clock", "!deep", "!deeper", "!deeper clock", "!xs", "!ys"]
            .map(String::from)
            .sorted()
    );
}

workflow! {
    /// A consumer inside that stops early.
    Few<to: u64 -> Vec<u64>> with Log {
        let xs = Deep(to);
        few(of: 3, ~xs)
    }

    /// A stream that no one reads.
    Unread<to: u64 -> u64> with Log {
        let xs = Deep(to);
        match to {
            0 => 0,
            _ => noted(at: "n", ~xs),
        }
    }
}

#[test]
fn a_consumer_that_stops_early_takes_a_sub_workflow_along() {
    let log = Log::default();
    assert_eq!(block_on(Few { to: 1_000 }.run(&log)), [1, 2, 3]);
    assert_eq!(log.count("xs "), 3);
    assert_eq!(log.count("!"), 6);
    let lines = log.take();
    assert_eq!(lines.last().unwrap(), "few end");
}

#[test]
fn a_sub_workflow_that_nobody_reads_does_not_start() {
    let log = Log::default();
    assert_eq!(block_on(Unread { to: 0 }.run(&log)), 0);
    assert!(log.take().is_empty());
}

workflow! {
    /// Its nodes go on while the reader waits for items, not after the last one is read.
    WithANote<to: u64 ~> u64> with Log {
        let xs = watched(at: "xs", to);
        note_late(at: "late");
        ~xs
    }
}

#[component]
async fn note_late(#[context] log: &Log, at: &'static str) {
    Pause(5).await;
    log.note(format!("-{at}"));
}

#[test]
fn the_stream_ends_when_all_nodes_have_ended() {
    let log = Log::default();
    assert_eq!(all(WithANote { to: 2 }.stream(&log)), [1, 2]);
    assert_eq!(log.count("-late"), 1);
}

workflow! {
    Flat<to: u64 ~> u64> {
        let a = count(to);
        let b = echo(xs: ~a);
        ~b
    }
    One<to: u64 ~> u64> { ~Flat(to) }
    Two<to: u64 ~> u64> { let x = One(to); ~echo(xs: ~x) }
    Three<to: u64 ~> u64> { let limit = add10(x: to); let x = Two(to: limit); ~x }
    Four<to: u64 ~> u64> { let x = Three(to); ~x }
    Five<to: u64 -> u64> { let x = Four(to); sum(xs: ~x) }
}

#[test]
fn workflows_that_stream_nest_to_any_depth() {
    assert_eq!(block_on(Five { to: 0 }.run()), 55);
}

/// A reader that is woken only when there is something to read.
#[test]
fn a_pending_stream_wakes_its_reader() {
    let items: Pin<Box<dyn Stream<Item = u64>>> = Box::pin(Three { to: 1 }.stream());
    assert_eq!(all(items).len(), 11);
}

#[test]
fn a_workflow_that_streams_is_a_source() {
    use workflow::Produce;

    let items = Flat { to: 3 }.produce(Run::direct(&()));
    assert_eq!(all(items), [1, 2, 3]);
}
