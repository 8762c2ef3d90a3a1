//! Arms of different types as one stream, or as one future.

use std::future::ready;

use futures::{Stream, stream};
use workflow_core::__private::Either;

use super::script::{all, items};
use crate::steps::{Log, now};

fn arm(log: &Log, which: u8) -> impl Stream<Item = u8> {
    match which {
        0 => Either::left(stream::iter([1, 2])),
        1 => Either::right(Either::left(stream::empty())),
        _ => Either::right(Either::right(items(log, "c", [3]))),
    }
}

#[test]
fn one_of_three_streams() {
    let log = Log::default();
    assert_eq!(arm(&log, 0).size_hint(), (2, Some(2)));
    assert_eq!(all(arm(&log, 0)), [1, 2]);
    assert!(all(arm(&log, 1)).is_empty());
    assert_eq!(log.take(), "");
    assert_eq!(all(arm(&log, 2)), [3]);
    assert_eq!(log.take(), "c c drop(c)");
}

#[test]
fn one_of_two_futures() {
    let arm = |first| {
        if first {
            Either::left(async { 1 })
        } else {
            Either::right(ready(2))
        }
    };
    assert_eq!((now(arm(true)), now(arm(false))), (1, 2));
}
