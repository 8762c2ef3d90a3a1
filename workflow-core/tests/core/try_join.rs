//! Futures side by side, to the end of each or to the first error.

use std::pin::pin;
use std::task::Poll;

use crate::steps::{Log, Value, now, poll, step};
use workflow_core::__private::{Body, NoContext};
use workflow_core::{Direct, Run};

fn run() -> Body<Direct, NoContext, &'static str> {
    Run::direct(&()).body_without_context().failing()
}

type Outcome<T> = Result<T, &'static str>;

#[test]
fn from_two_to_eight() {
    macro_rules! joins {
        ($(($($n:literal)+))+) => {$(
            assert_eq!(now(run().try_join(($(async { run().ok($n) },)+))), Ok(($($n,)+)));
        )+};
    }
    joins! {
        (1 2) (1 2 3) (1 2 3 4) (1 2 3 4 5) (1 2 3 4 5 6) (1 2 3 4 5 6 7) (1 2 3 4 5 6 7 8)
    }
}

#[test]
fn the_first_error_ends_it_before_later_children_are_polled() {
    let log = Log::default();
    let failed: Outcome<((), (), ())> = now(run().try_join((
        step(&log, "a", 2, Ok(())),
        step(&log, "b", 1, Err("b failed")),
        step(&log, "c", 1, Err("c failed")),
    )));
    assert_eq!(failed, Err("b failed"));
    assert_eq!(log.take(), "a b drop(a) drop(b) drop(c)");
}

#[test]
fn a_later_error_drops_what_has_ended_and_what_still_runs() {
    let log = Log::default();
    {
        let mut join = pin!(run().try_join((
            step(&log, "a", 1, Ok(Value("A", &log))),
            step(&log, "b", 2, Err::<(), _>("b failed")),
            step(&log, "c", 9, Ok(())),
        )));
        assert!(poll(join.as_mut()).is_pending());
        assert_eq!(log.take(), "a drop(a) b c");
        assert!(matches!(poll(join), Poll::Ready(Err("b failed"))));
        assert_eq!(log.take(), "b");
    }
    assert_eq!(log.take(), "drop(A) drop(b) drop(c)");
}

#[test]
fn an_awaited_error_leaves_nothing_behind() {
    let log = Log::default();
    now(async {
        let failed = run()
            .try_join((
                step(&log, "a", 1, Ok(Value("A", &log))),
                step(&log, "b", 1, Err::<(), _>("b failed")),
            ))
            .await;
        assert!(failed.is_err());
        assert_eq!(log.take(), "a drop(a) b drop(A) drop(b)");
    });
}

#[test]
fn polls_in_the_written_order_and_no_child_after_its_end() {
    let log = Log::default();
    let mut join = pin!(run().try_join((
        step(&log, "a", 3, Ok('a')),
        step(&log, "b", 1, Ok('b')),
        step(&log, "c", 2, Ok('c')),
    )));
    assert!(poll(join.as_mut()).is_pending());
    assert_eq!(log.take(), "a b drop(b) c");
    assert!(poll(join.as_mut()).is_pending());
    assert_eq!(log.take(), "a c drop(c)");
    assert_eq!(poll(join), Poll::Ready(Ok(('a', 'b', 'c'))));
}
