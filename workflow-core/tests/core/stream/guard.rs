//! `~x?`: the first error of a stream ends the run, and no reader takes it for an end.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;

use futures::{Stream, StreamExt, stream};
use workflow_core::__private::{Body, Failure, Guards as _, HasGraph, NoContext};
use workflow_core::graph::Plan;
use workflow_core::{Direct, Error, Graph, Run};

use super::script::{all, items, next};
use crate::steps::{Log, now, poll};

/// A workflow of the nodes `draft` and `count`.
struct Support;

impl HasGraph for Support {
    const GRAPH: &'static Graph = &Graph::new(Plan {
        name: "Support",
        nodes: &[("draft", "draft"), ("count", "count")],
        ..Plan::EMPTY
    });
}

/// The places of the nodes.
const DRAFT: usize = 0;
const COUNT: usize = 1;

fn run<E>() -> Body<Direct, NoContext<Support>, E> {
    Run::direct(&()).body_without_context().failing()
}

type Parts<X> = [Result<u8, X>; 3];

const BROKEN: Parts<&str> = [Ok(1), Err("line noise"), Ok(2)];

#[test]
fn values_pass_and_so_does_the_end() {
    let failure = run::<Error>().failure();
    let good: Parts<&str> = [Ok(1), Ok(2), Ok(3)];
    let guarded = run::<Error>().guard(DRAFT, &failure, stream::iter(good));
    assert_eq!(guarded.size_hint(), (0, Some(3)));
    assert_eq!(all(guarded), [1, 2, 3]);
    let end = run::<Error>().until_failure(&failure, async { Ok(7) });
    assert_eq!(now(end).unwrap(), 7);
}

#[test]
fn an_error_ends_the_run_and_knows_its_node() {
    let log = Log::default();
    let error = now(async {
        let run = run::<Error>();
        let failure = run.failure();
        let body = async {
            let mut guarded = pin!(run.guard(DRAFT, &failure, items(&log, "draft", BROKEN)));
            while let Some(item) = guarded.next().await {
                log.note(item.to_string());
            }
            unreachable!("the reader takes the error for an end");
        };
        run.until_failure(&failure, body).await as Result<(), Error>
    })
    .unwrap_err();
    assert_eq!(error.to_string(), "Support/draft: line noise");
    assert_eq!(log.take(), "draft 1 draft drop(draft)");
}

#[test]
fn a_workflow_with_its_own_error_converts_by_from() {
    #[derive(Debug, PartialEq)]
    struct Mine(&'static str);

    impl From<&'static str> for Mine {
        fn from(text: &'static str) -> Self {
            Mine(text)
        }
    }

    let failed = now(async {
        let run = run::<Mine>();
        let failure = run.failure();
        let guarded = run.guard(DRAFT, &failure, stream::iter(BROKEN));
        let body = async { Ok(guarded.collect::<Vec<_>>().await) };
        run.until_failure(&failure, body).await
    });
    assert_eq!(failed, Err(Mine("line noise")));
}

#[test]
fn a_failed_stream_is_not_polled_again() {
    let log = Log::default();
    let failure = run::<Error>().failure();
    let mut guarded = pin!(run::<Error>().guard(DRAFT, &failure, items(&log, "draft", BROKEN)));
    assert_eq!(next(guarded.as_mut()), Poll::Ready(Some(1)));
    assert_eq!(next(guarded.as_mut()), Poll::Pending);
    assert_eq!(next(guarded.as_mut()), Poll::Pending);
    assert_eq!(log.take(), "draft draft");
}

#[test]
fn the_first_of_two_errors_counts_and_beats_the_outcome_of_the_body() {
    let run = run::<Error>();
    let failure = run.failure();
    let one = run.guard(DRAFT, &failure, stream::iter(BROKEN));
    let two = run.guard(COUNT, &failure, stream::iter([Err::<u8, _>("overflow")]));
    let mut body = pin!(run.until_failure(&failure, async {
        let (mut one, mut two) = (pin!(one), pin!(two));
        assert_eq!(next(one.as_mut()), Poll::Ready(Some(1)));
        assert_eq!(next(two.as_mut()), Poll::Pending);
        assert_eq!(next(one.as_mut()), Poll::Pending);
        run.at(DRAFT, Err::<(), _>("too late"))
    }));
    match poll(body.as_mut()) {
        Poll::Ready(Err(error)) => assert_eq!(error.to_string(), "Support/count: overflow"),
        outcome => panic!("{outcome:?}"),
    }
}

#[test]
fn the_root_hears_of_a_failure_elsewhere() {
    struct Count(AtomicUsize);

    impl Wake for Count {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }

    let run = run::<Error>();
    let failure = run.failure();
    let mut root = pin!(run.until_failure(&failure, std::future::pending::<Result<(), Error>>()));
    assert!(poll(root.as_mut()).is_pending());

    let count = Arc::new(Count(AtomicUsize::new(0)));
    thread::scope(|scope| {
        scope.spawn(|| {
            let waker = Waker::from(Arc::clone(&count));
            let mut guarded = pin!(run.guard(DRAFT, &failure, stream::iter([Err::<u8, _>("cut")])));
            let poll = guarded.as_mut().poll_next(&mut Context::from_waker(&waker));
            assert!(poll.is_pending());
        });
    });
    assert_eq!(count.0.load(Ordering::SeqCst), 1);
    assert!(matches!(poll(root), Poll::Ready(Err(_))));
}

#[test]
fn a_run_with_a_failure_is_send() {
    fn require_send<T: Send>(value: T) -> T {
        value
    }

    // `Cell` is `Send`, not `Sync`.
    type Failed = std::cell::Cell<u8>;
    let outcome = now(require_send(async {
        let run = run::<Failed>();
        let failure: Failure<Failed> = run.failure();
        let broken = stream::iter([Err::<u8, _>(Failed::new(3))]);
        let guarded = run.guard(DRAFT, &failure, broken);
        let body = async { Ok(guarded.collect::<Vec<_>>().await) };
        run.until_failure(&failure, body).await
    }));
    assert_eq!(outcome.unwrap_err().get(), 3);
}
