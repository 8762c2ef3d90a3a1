//! `~("Answer: ", ~tokens, …)`: a text in parts.

use std::fmt;

use futures::executor::block_on;
use futures::{FutureExt, Stream, StreamExt, stream};
use workflow::{component, concat, workflow};

use super::parts::{Log, Pause, add10, all, count, echo, next, watched};

#[component]
fn words(text: &str) -> impl Stream<Item = &str> {
    stream::iter(text.split_inclusive(' '))
}

#[component]
async fn sources(#[context] log: &Log, of: u64) -> Sources {
    Pause(9).await;
    log.note("sources");
    Sources(of)
}

#[derive(Clone)]
pub(crate) struct Sources(u64);

impl fmt::Display for Sources {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} sources", self.0)
    }
}

workflow! {
    Answer<text: &str, of: u64 ~> String> with Log {
        let tokens = words(text);
        let docs = sources(of);
        ~("Answer: ", ~tokens, " (", docs, ")")
    }
}

#[test]
fn parts_come_in_order_whatever_is_ready_first() {
    let log = Log::default();
    let answer = Answer {
        text: "it is so",
        of: 3,
    };
    assert_eq!(
        all(answer.stream(&log)),
        ["Answer: ", "it ", "is ", "so", " (", "3 sources", ")"]
    );
}

#[test]
fn each_part_is_sent_as_soon_as_it_is_ready() {
    let log = Log::default();
    let mut answer = Box::pin(
        Answer {
            text: "it is",
            of: 3,
        }
        .stream(&log),
    );
    for text in ["Answer: ", "it ", "is", " ("] {
        // At once, though `docs` is not there.
        assert_eq!(answer.next().now_or_never(), Some(Some(text.to_owned())));
    }
    assert_eq!(answer.next().now_or_never(), None);
    assert_eq!(next(answer.as_mut()).unwrap(), "3 sources");
}

workflow! {
    /// The first part is the last to be ready.
    Late<x: u64 ~> String> with Log {
        let first = add10(x);
        let again = first;
        let second = watched(at: "second", to: 2);
        let third = add10(x: again);
        ~(first, ": ", ~second, ", ", third, ", {literally}, ", x)
    }

    Within<x: u64 ~> String> {
        match x {
            0 => ~("none"),
            1 => {
                let one = add10(x);
                ~("one", one)
            }
            _ => {
                let inner = Within2(x);
                ~("<", ~inner, ">")
            }
        }
    }

    Within2<x: u64 ~> String> {
        let a = count(to: x);
        let b = echo(xs: ~a);
        ~(~b, "!", x + 1, format!("{x:02}"), x.pow(2))
    }

    Whole<x: u64 -> String> {
        let text = Within(x);
        concat(items: ~text)
    }

    Empty<x: u64 ~> String> {
        let none = count(to: x);
        ~(~none)
    }
}

#[test]
fn a_part_that_is_late_holds_those_behind_it() {
    let log = Log::default();
    assert_eq!(
        all(Late { x: 1 }.stream(&log)),
        ["11", ": ", "1", "2", ", ", "21", ", {literally}, ", "1"]
    );
}

#[test]
fn arms_may_end_in_texts_and_texts_may_hold_texts() {
    assert_eq!(block_on(Whole { x: 0 }.run()), "none");
    assert_eq!(block_on(Whole { x: 1 }.run()), "one11");
    assert_eq!(block_on(Whole { x: 3 }.run()), "<123!4039>");
}

#[test]
fn a_text_of_nothing_is_an_empty_stream() {
    assert!(all(Empty { x: 0 }.stream()).is_empty());
}
