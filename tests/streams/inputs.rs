//! `~audio: Frame`: workflows that take streams.

use std::pin::pin;

use futures::executor::block_on;
use futures::{Stream, StreamExt, stream};
use workflow::{component, workflow};

use super::parts::{Broken, Log, add10, all, count, echo, fragile, next, passed, sum, watched};

#[derive(Debug, PartialEq)]
pub(crate) struct Frame(u64);

#[component]
fn frames(to: u64) -> impl Stream<Item = Frame> {
    stream::iter(1..=to).map(Frame)
}

#[component]
fn captions(language: &str, audio: impl Stream<Item = Frame>) -> impl Stream<Item = String> {
    audio.map(move |Frame(n)| format!("{language} {n}"))
}

workflow! {
    /// A stream in, a stream out.
    Caption<language: &str, ~audio: Frame ~> String> {
        ~captions(language, ~audio)
    }

    /// A stream in, a whole value out.
    Sum<~xs: u64, extra: u64 -> u64> {
        let more = add10(x: extra);
        let sum = sum(~xs);
        sum + more
    }

    /// Both of them in a workflow.
    Captions<to: u64 -> (Vec<String>, u64)> {
        let audio = frames(to);
        let live = Caption(language: "en", ~audio);
        let captions = workflow::collect(items: ~live);
        let numbers = count(to);
        let sum = Sum(xs: ~numbers, extra: 0);
        (captions, sum)
    }
}

#[test]
fn a_workflow_may_take_a_stream() {
    let audio = stream::iter([Frame(1), Frame(2)]);
    let captions = Caption {
        language: "en",
        audio,
    };
    assert_eq!(all(captions.stream()), ["en 1", "en 2"]);

    let xs = stream::iter([1, 2]);
    assert_eq!(block_on(Sum { xs, extra: 1 }.run()), 14);
    let xs = stream::empty();
    assert_eq!(block_on(Sum { xs, extra: 1 }.run()), 11);
}

#[test]
fn a_sub_workflow_may_take_a_stream() {
    let captions = ["en 1", "en 2"].map(String::from).to_vec();
    assert_eq!(block_on(Captions { to: 2 }.run()), (captions, 13));
}

workflow! {
    Through<~xs: u64 ~> u64> with Log {
        ~passed(at: "inner", ~xs)
    }

    Live<to: u64 ~> u64> with Log {
        let xs = watched(at: "outer", to);
        ~Through(~xs)
    }

    Twice<~xs: u64, ~ys: u64 ~> u64> {
        ~merge(~xs, ~ys)
    }

    Straight<~xs: u64 ~> u64> {
        ~xs
    }

    Guarded<~xs: Result<u64, Broken> -> Result<u64, Broken>> {
        sum(xs: ~xs?)
    }

    Guarding<good: u64 -> workflow::Result<u64>> {
        let xs = fragile(good, to: 3);
        Guarded(~xs)?
    }

    InAnArm<~xs: u64, way: bool -> u64> {
        if way {
            let ys = echo(~xs);
            sum(xs: ~ys)
        } else {
            7
        }
    }
}

#[test]
fn the_items_of_an_input_arrive_live() {
    let log = Log::default();
    let mut items = Box::pin(Live { to: 9 }.stream(&log));
    assert_eq!(next(items.as_mut()), Some(1));
    assert_eq!(log.count("outer "), 1);
    drop(items);
    assert_eq!(log.count("!"), 2);
}

#[test]
fn inputs_may_be_streams_of_different_types() {
    let (xs, ys) = (stream::iter([1, 2]), stream::iter(vec![3]));
    assert_eq!(all(Twice { xs, ys }.stream()), [1, 3, 2]);
    let xs = stream::iter([1, 2]);
    assert_eq!(all(pin!(Straight { xs }.stream())), [1, 2]);
}

#[test]
fn an_input_may_fail() {
    let broken = stream::iter([Ok(1), Err(Broken(2)), Ok(3)]);
    assert_eq!(block_on(Guarded { xs: broken }.run()), Err(Broken(2)));
    assert_eq!(block_on(Guarding { good: 3 }.run()).unwrap(), 6);
    assert!(block_on(Guarding { good: 2 }.run()).is_err());
}

#[test]
fn an_input_may_go_unread() {
    let xs = || stream::iter([1, 2]);
    assert_eq!(
        block_on(
            InAnArm {
                xs: xs(),
                way: true
            }
            .run()
        ),
        3
    );
    assert_eq!(
        block_on(
            InAnArm {
                xs: xs(),
                way: false
            }
            .run()
        ),
        7
    );
}
