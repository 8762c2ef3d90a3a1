//! A body that sends items, as a stream of them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::task::Poll;

use futures::{Stream, StreamExt, stream};
use workflow_core::__private::{Body, Emit, HasGraph, NoContext};
use workflow_core::graph::Plan;
use workflow_core::{Direct, Error, Graph, Run};

use super::script::{all, items, next, script};
use crate::steps::{Log, Value, now, step};

/// A workflow of the node `draft`.
struct Answer;

impl HasGraph for Answer {
    const GRAPH: &'static Graph = &Graph::new(Plan {
        name: "Answer",
        nodes: &[("draft", "draft")],
        ..Plan::EMPTY
    });
}

/// The place of the node.
const DRAFT: usize = 0;

fn run() -> Body<Direct, NoContext<Answer>> {
    Run::direct(&()).body_without_context()
}

#[test]
fn items_come_in_the_order_in_which_they_are_sent() {
    let sent = run().emitting(|mut emit| async move {
        emit.send(1).await;
        emit.forward(stream::iter([2, 3])).await;
        emit.forward(stream::empty()).await;
        emit.send(4).await;
    });
    assert_eq!(all(sent), [1, 2, 3, 4]);
    assert!(all(run().emitting(|_: Emit<u8>| async {})).is_empty());
}

#[test]
fn the_body_waits_for_its_reader() {
    let log = Log::default();
    let mut sent = pin!(run().emitting(|mut emit| {
        let log = &log;
        async move {
            log.note("starts");
            emit.send('a').await;
            log.note("sent");
            emit.forward(items(log, "s", ['b', 'c'])).await;
            log.note("forwarded");
        }
    }));
    assert_eq!(log.take(), "");
    assert_eq!(next(sent.as_mut()), Poll::Ready(Some('a')));
    assert_eq!(log.take(), "starts");
    assert_eq!(next(sent.as_mut()), Poll::Ready(Some('b')));
    assert_eq!(log.take(), "sent s");
    assert_eq!(next(sent.as_mut()), Poll::Ready(Some('c')));
    assert_eq!(log.take(), "s");
    assert_eq!(next(sent.as_mut()), Poll::Ready(None));
    assert_eq!(log.take(), "s drop(s) forwarded");
    assert_eq!(next(sent), Poll::Ready(None));
}

#[test]
fn nodes_beside_the_tail_go_on_while_it_sends() {
    let log = Log::default();
    let mut sent = pin!(run().emitting(|mut emit| {
        let log = &log;
        run_beside(
            log,
            async move { emit.forward(items(log, "s", [1, 2])).await },
        )
    }));
    assert_eq!(next(sent.as_mut()), Poll::Ready(Some(1)));
    assert_eq!(next(sent.as_mut()), Poll::Ready(Some(2)));
    assert_eq!(next(sent.as_mut()), Poll::Pending);
    assert_eq!(next(sent.as_mut()), Poll::Ready(None));
    assert_eq!(log.take(), "node s node s node s drop(s) node drop(node)");
}

async fn run_beside(log: &Log, tail: impl Future<Output = ()>) {
    run().join((step(log, "node", 4, ()), tail)).await;
}

#[test]
fn a_stream_that_waits_passes_its_waiting_on() {
    let log = Log::default();
    let polls = [Poll::Pending, Poll::Ready(1), Poll::Pending];
    let mut sent = pin!(run().emitting(|mut emit| {
        let inner = script(&log, "s", polls);
        async move { emit.forward(inner).await }
    }));
    assert_eq!(next(sent.as_mut()), Poll::Pending);
    assert_eq!(next(sent.as_mut()), Poll::Ready(Some(1)));
    assert_eq!(next(sent.as_mut()), Poll::Pending);
    assert_eq!(next(sent.as_mut()), Poll::Ready(None));
}

#[test]
fn an_error_is_the_last_item() {
    let broken = |n| {
        run().failing().try_emitting(move |mut emit| async move {
            emit.send(1).await;
            if n == 1 {
                return Err("cut");
            }
            emit.send(2).await;
            Ok(())
        })
    };
    assert_eq!(all(broken(1)), [Ok(1), Err("cut")]);
    assert_eq!(all(broken(2)), [Ok(1), Ok(2)]);
}

#[test]
fn an_error_in_the_poll_of_an_item_comes_after_it() {
    let mut both = pin!(run().failing().try_emitting(|mut emit| async move {
        let mut sending = pin!(emit.send(1));
        assert!(crate::steps::poll(sending.as_mut()).is_pending());
        Err::<(), _>("cut")
    }));
    assert_eq!(next(both.as_mut()), Poll::Ready(Some(Ok(1))));
    assert_eq!(next(both.as_mut()), Poll::Ready(Some(Err("cut"))));
    assert_eq!(next(both), Poll::Ready(None));
}

#[test]
fn a_guarded_stream_ends_a_streaming_run() {
    let run = run().failing::<Error>();
    let mut answer = pin!(run.try_emitting(|mut emit| async move {
        let failure = run.failure();
        let broken = stream::iter([Ok(1), Err("line noise"), Ok(2)]);
        let body = async {
            emit.forward(run.guard(DRAFT, &failure, broken)).await;
            Ok(())
        };
        run.until_failure(&failure, body).await
    }));
    assert!(matches!(next(answer.as_mut()), Poll::Ready(Some(Ok(1)))));
    let Poll::Ready(Some(Err(error))) = next(answer.as_mut()) else {
        panic!("no error");
    };
    assert_eq!(error.to_string(), "Answer/draft: line noise");
    assert!(matches!(next(answer), Poll::Ready(None)));
}

fn nested(log: &Log, depth: usize) -> Pin<Box<dyn Stream<Item = usize> + '_>> {
    Box::pin(run().emitting(move |mut emit| async move {
        emit.send(depth).await;
        match depth {
            0 => emit.forward(items(log, "s", [10, 11])).await,
            _ => emit.forward(nested(log, depth - 1)).await,
        }
        emit.send(depth).await;
    }))
}

#[test]
fn items_come_live_through_any_depth() {
    let log = Log::default();
    let mut nested = nested(&log, 3);
    for expected in [3, 2, 1, 0] {
        assert_eq!(next(nested.as_mut()), Poll::Ready(Some(expected)));
    }
    assert_eq!(log.take(), "");
    assert_eq!(next(nested.as_mut()), Poll::Ready(Some(10)));
    assert_eq!(log.take(), "s");
    assert_eq!(now(nested.collect::<Vec<_>>()), [11, 0, 1, 2, 3]);
}

#[test]
fn two_streams_read_in_turn_do_not_mix() {
    let log = Log::default();
    let (mut one, mut two) = (nested(&log, 1), nested(&log, 2));
    assert_eq!(next(one.as_mut()), Poll::Ready(Some(1)));
    assert_eq!(next(two.as_mut()), Poll::Ready(Some(2)));
    assert_eq!(next(one.as_mut()), Poll::Ready(Some(0)));
    assert_eq!(next(two.as_mut()), Poll::Ready(Some(1)));
    drop(one);
    assert_eq!(next(two.as_mut()), Poll::Ready(Some(0)));
}

#[test]
fn dropping_the_stream_drops_everything_at_once() {
    let log = Log::default();
    {
        let mut sent = pin!(run().emitting(|mut emit| {
            let log = &log;
            async move {
                let _local = Value("local", log);
                emit.forward(items(log, "s", [Value("1", log), Value("2", log)]))
                    .await;
            }
        }));
        assert!(next(sent.as_mut()).is_ready());
        assert_eq!(log.take(), "s drop(1)");
    }
    assert_eq!(log.take(), "drop(s) drop(2) drop(local)");
}

#[test]
fn an_item_that_nobody_took_is_dropped_once() {
    let log = Log::default();
    {
        let mut sent = pin!(run().emitting(|mut emit: Emit<Value<'_>>| {
            let log = &log;
            async move {
                let mut sending = pin!(emit.send(Value("A", log)));
                let _ = crate::steps::poll(sending.as_mut());
                panic!("the body failed");
            }
        }));
        let caught = catch_unwind(AssertUnwindSafe(|| next(sent.as_mut()).is_ready()));
        assert!(caught.is_err());
        assert_eq!(log.take(), "");
    }
    assert_eq!(log.take(), "drop(A)");

    let value = Value("B", &log);
    drop(run().emitting(|mut emit| async move { emit.send(value).await }));
    assert_eq!(log.take(), "drop(B)");
}

#[test]
fn a_template_sends_each_part_as_soon_as_it_is_there() {
    let log = Log::default();
    let tokens = script(
        &log,
        "tokens",
        [Poll::Ready('H'), Poll::Pending, Poll::Ready('i')],
    );
    let mut answer = pin!(run().emitting(|mut emit| async move {
        emit.text("Answer: ").await;
        emit.texts(tokens).await;
        emit.text(7).await;
    }));
    let some = |text: &str| Poll::Ready(Some(text.to_owned()));
    assert_eq!(next(answer.as_mut()), some("Answer: "));
    assert_eq!(log.take(), "");
    assert_eq!(next(answer.as_mut()), some("H"));
    assert_eq!(next(answer.as_mut()), Poll::Pending);
    assert_eq!(next(answer.as_mut()), some("i"));
    assert_eq!(next(answer.as_mut()), some("7"));
    assert_eq!(next(answer.as_mut()), Poll::Ready(None));
}

fn borrowing<'a>(prefix: &'a str, suffixes: &'a [u8]) -> impl Stream<Item = String> + use<'a> {
    run().emitting(move |mut emit| async move {
        let owned = prefix.to_owned();
        let inner = run().emitting(|mut emit| {
            let owned = &owned;
            async move {
                let numbers = stream::iter(suffixes).then(|n| async move { n + 1 });
                emit.forward(numbers.map(|n| format!("{owned}{n}"))).await;
            }
        });
        emit.forward(inner).await;
        emit.send(owned).await;
    })
}

#[test]
fn a_stream_is_send_when_its_parts_are() {
    fn require_send<T: Send>(value: T) -> T {
        value
    }
    let prefix = String::from("n");
    assert_eq!(
        now(require_send(borrowing(&prefix, &[1, 2])).collect::<Vec<_>>()),
        ["n2", "n3", "n"]
    );
    // `Cell` is `Send`, not `Sync`.
    let cells = run().emitting(|mut emit| async move { emit.send(std::cell::Cell::new(1)).await });
    assert_eq!(all(require_send(cells)).len(), 1);
}

/// In a process of its own: it aborts.
#[test]
#[cfg_attr(miri, ignore = "it starts a process")]
fn an_emit_that_outlives_its_stream_aborts() {
    const INSIDE: &str = "WORKFLOW_CORE_KEEP_AN_EMIT";
    if std::env::var_os(INSIDE).is_some() {
        let mut kept = None;
        let sent = run().emitting(|emit: Emit<u8>| {
            kept = Some(emit);
            async {}
        });
        let _ = all(sent);
        drop(kept);
        return;
    }
    let test = "stream::emit::an_emit_that_outlives_its_stream_aborts";
    let outcome = std::process::Command::new(std::env::current_exe().unwrap())
        .args([test, "--exact", "--nocapture"])
        .env(INSIDE, "")
        .output()
        .unwrap();
    assert!(!outcome.status.success());
    let said = String::from_utf8_lossy(&outcome.stderr);
    assert!(said.contains("kept longer than the stream"), "{said}");
}
