//! Several streams as one.

use std::pin::pin;
use std::task::Poll::{self, Pending, Ready};

use futures::stream;
use workflow_core::__private::{Body, NoContext};
use workflow_core::{Direct, Run};

use super::script::{all, items, next, script};
use crate::steps::Log;

fn run() -> Body<Direct, NoContext> {
    Run::direct(&()).body_without_context()
}

#[test]
fn from_two_to_eight() {
    macro_rules! streams {
        ($(($($n:literal)+))+) => {$(
            assert_eq!(all(run().chain(($(stream::iter([$n, 10 * $n]),)+))), [$($n, 10 * $n,)+]);
            assert_eq!(all(run().merge(($(stream::iter([$n, 10 * $n]),)+))), [$($n,)+ $(10 * $n,)+]);
        )+};
    }
    streams! {
        (1 2) (1 2 3) (1 2 3 4) (1 2 3 4 5) (1 2 3 4 5 6) (1 2 3 4 5 6 7) (1 2 3 4 5 6 7 8)
    }
}

#[test]
fn a_chain_reads_one_after_the_other_and_drops_what_has_ended() {
    let log = Log::default();
    let mut chain = pin!(run().chain((
        script(&log, "a", [Pending, Ready(1)]),
        items(&log, "b", []),
        items(&log, "c", [3]),
    )));
    assert_eq!(next(chain.as_mut()), Pending);
    assert_eq!(next(chain.as_mut()), Ready(Some(1)));
    assert_eq!(log.take(), "a a");
    assert_eq!(next(chain.as_mut()), Ready(Some(3)));
    assert_eq!(log.take(), "a drop(a) b drop(b) c");
    assert_eq!(next(chain.as_mut()), Ready(None));
    assert_eq!(next(chain.as_mut()), Ready(None));
    assert_eq!(log.take(), "c drop(c)");
}

#[test]
fn a_merge_takes_turns() {
    let log = Log::default();
    let merged = run().merge((items(&log, "a", [1, 2, 3, 4]), items(&log, "b", [10, 20])));
    assert_eq!(all(merged), [1, 10, 2, 20, 3, 4]);
}

#[test]
fn a_merge_asks_all_before_it_waits_and_drops_what_has_ended() {
    let log = Log::default();
    let polls = |item| [Pending, Ready(item), Pending];
    let mut merge = pin!(run().merge((
        script(&log, "a", polls(1)),
        items(&log, "b", []),
        script(&log, "c", polls(3)),
    )));
    let mut step = || (next(merge.as_mut()), log.take());
    assert_eq!(step(), (Pending, "a b drop(b) c".to_owned()));
    assert_eq!(step(), (Ready(Some(1)), "a".to_owned()));
    assert_eq!(step(), (Ready(Some(3)), "c".to_owned()));
    assert_eq!(step(), (Pending, "a c".to_owned()));
    assert_eq!(step(), (Ready(None), "a drop(a) c drop(c)".to_owned()));
    assert_eq!(step(), (Ready(None), String::new()));
}

#[test]
fn streams_that_never_wait_starve_nobody() {
    let always = |n: u8| stream::repeat(n);
    let log = Log::default();
    let rare = script(&log, "rare", [Pending, Pending, Ready(3)]);
    let mut merge = pin!(run().merge((always(1), rare, always(2))));
    let first: Vec<Poll<Option<u8>>> = (0..9).map(|_| next(merge.as_mut())).collect();
    let expected = [1, 2, 1, 2, 1, 3, 2, 1];
    assert_eq!(first[..8], expected.map(|n| Ready(Some(n))));
}
