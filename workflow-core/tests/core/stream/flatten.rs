//! A future that gives a stream, read as that stream.

use std::pin::pin;
use std::task::Poll;

use futures::Stream;
use workflow_core::__private::{Body, NoContext};
use workflow_core::{Direct, Run};

use super::script::{all, items, next};
use crate::steps::{Log, step};

fn run() -> Body<Direct, NoContext, &'static str> {
    Run::direct(&()).body_without_context().failing()
}

#[test]
fn the_setup_ends_before_the_stream_starts() {
    let log = Log::default();
    let mut flat = pin!(run().flatten_stream(step(&log, "setup", 2, items(&log, "s", [1]))));
    assert_eq!(next(flat.as_mut()), Poll::Pending);
    assert_eq!(flat.size_hint(), (0, None));
    assert_eq!(log.take(), "setup");
    assert_eq!(next(flat.as_mut()), Poll::Ready(Some(1)));
    assert_eq!(log.take(), "setup drop(setup) s");
    assert_eq!(next(flat.as_mut()), Poll::Ready(None));
}

#[test]
fn a_setup_that_fails_gives_its_error_and_ends() {
    let log = Log::default();
    let stream = |fails| {
        let numbers = items(&log, "s", [1, 2]);
        run().try_flatten_stream(async move {
            if fails {
                return Err("no setup");
            }
            Ok(numbers)
        })
    };
    assert_eq!(all(stream(false)), [Ok(1), Ok(2)]);
    assert_eq!(log.take(), "s s s drop(s)");

    let mut failed = pin!(stream(true));
    assert_eq!(next(failed.as_mut()), Poll::Ready(Some(Err("no setup"))));
    assert_eq!(log.take(), "drop(s)");
    assert_eq!(next(failed.as_mut()), Poll::Ready(None));
}
