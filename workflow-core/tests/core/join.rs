//! Futures side by side, to the end of each.

use std::marker::PhantomPinned;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

use crate::steps::{Log, Value, now, poll, step};
use workflow_core::__private::{Body, NoContext};
use workflow_core::{Direct, Run};

fn run() -> Body<Direct, NoContext> {
    Run::direct(&()).body_without_context()
}

#[test]
fn from_two_to_eight() {
    macro_rules! joins {
        ($(($($n:literal)+))+) => {$(
            assert_eq!(now(run().join(($(async { $n },)+))), ($($n,)+));
        )+};
    }
    joins! {
        (1 2) (1 2 3) (1 2 3 4) (1 2 3 4 5) (1 2 3 4 5 6) (1 2 3 4 5 6 7) (1 2 3 4 5 6 7 8)
    }
}

#[test]
fn polls_in_the_written_order_and_no_child_after_its_end() {
    let log = Log::default();
    let mut join = pin!(run().join((
        step(&log, "a", 3, 'a'),
        step(&log, "b", 1, 'b'),
        step(&log, "c", 2, 'c'),
    )));

    assert!(poll(join.as_mut()).is_pending());
    assert_eq!(log.take(), "a b drop(b) c");
    assert!(poll(join.as_mut()).is_pending());
    assert_eq!(log.take(), "a c drop(c)");
    assert_eq!(poll(join.as_mut()), Poll::Ready(('a', 'b', 'c')));
    assert_eq!(log.take(), "a drop(a)");
}

#[test]
fn children_and_outputs_are_dropped_in_the_written_order() {
    let log = Log::default();
    {
        let mut join = pin!(run().join((
            step(&log, "a", 2, Value("A", &log)),
            step(&log, "b", 1, Value("B", &log)),
            step(&log, "c", 2, Value("C", &log)),
        )));
        assert!(poll(join.as_mut()).is_pending());
        assert_eq!(log.take(), "a b drop(b) c");
    }
    assert_eq!(log.take(), "drop(a) drop(A) drop(B) drop(c) drop(C)");
}

#[test]
fn outputs_move_out_whatever_they_are() {
    struct Fixed<'l>(Value<'l>, PhantomPinned);

    let log = Log::default();
    let fixed = |name| Fixed(Value(name, &log), PhantomPinned);
    let (first, second) = now(run().join((async { fixed("A") }, async { fixed("B") })));
    assert_eq!(log.take(), "");
    assert_eq!((first.0.0, second.0.0), ("A", "B"));
    drop((first, second));
    assert_eq!(log.take(), "drop(A) drop(B)");
}

#[test]
fn a_panic_unwinds_through_the_join() {
    let log = Log::default();
    let caught = catch_unwind(AssertUnwindSafe(|| {
        now(run().join((
            step(&log, "a", 1, Value("A", &log)),
            async { panic!("b failed") },
            step(&log, "c", 1, ()),
        )))
    }));
    let panic = caught.err().expect("`b` panics");
    assert_eq!(panic.downcast_ref(), Some(&"b failed"));
    assert_eq!(log.take(), "a drop(a) drop(A) drop(c)");
}

#[test]
#[should_panic(expected = "a run was polled after its end")]
fn polling_after_the_end_panics() {
    let mut join = pin!(run().join((async {}, async {})));
    assert!(poll(join.as_mut()).is_ready());
    let _ = poll(join);
}

#[test]
fn joins_nest() {
    let log = Log::default();
    let mut join = pin!(run().join((
        run().join((step(&log, "a", 2, 1), step(&log, "b", 1, 2))),
        step(&log, "c", 1, 3),
    )));
    assert!(poll(join.as_mut()).is_pending());
    assert_eq!(log.take(), "a b drop(b) c drop(c)");
    assert_eq!(poll(join), Poll::Ready(((1, 2), 3)));
}
