//! One stream for several consumers.

use std::sync::atomic::{AtomicUsize, Ordering};

use futures::executor::block_on;
use futures::{Stream, StreamExt, stream};
use workflow::{collect, component, workflow};

use super::parts::{
    Broken, Log, Pause, add10, all, count, doubles, echo, few, fragile, highest, next, noted,
    passed, sum, watched,
};

workflow! {
    Two<to: u64 -> (u64, u64)> {
        let xs = count(to);
        let sum = sum(~xs);
        let highest = highest(~xs);
        (sum, highest)
    }

    Three<to: u64 -> (u64, u64, Vec<u64>)> {
        let xs = count(to);
        let ys = echo(~xs);
        let sum = sum(xs: ~ys);
        let highest = highest(~xs);
        let all = collect(items: ~xs);
        (sum, highest, all)
    }
}

#[test]
fn each_consumer_gets_all_items() {
    for to in [0, 1, 2, 63, 64, 65, 1_000] {
        let (sum, all) = ((1..=to).sum(), (1..=to).collect());
        assert_eq!(block_on(Two { to }.run()), (sum, to));
        assert_eq!(block_on(Three { to }.run()), (sum, to, all));
    }
}

/// Counts its clones.
pub(crate) struct Counted<'c>(&'c AtomicUsize);

impl Clone for Counted<'_> {
    fn clone(&self) -> Self {
        self.0.fetch_add(1, Ordering::Relaxed);
        Counted(self.0)
    }
}

#[component]
fn counted(clones: &AtomicUsize, to: usize) -> impl Stream<Item = Counted<'_>> {
    stream::repeat_with(move || Counted(clones)).take(to)
}

#[component]
async fn length<T>(xs: impl Stream<Item = T>) -> usize {
    xs.count().await
}

workflow! {
    OneReader<clones: &AtomicUsize -> usize> {
        let xs = counted(clones, to: 10);
        length(~xs)
    }

    TwoReaders<clones: &AtomicUsize -> usize> {
        let xs = counted(clones, to: 10);
        let a = length(~xs);
        let b = length(~xs);
        a + b
    }

    ThreeReaders<clones: &AtomicUsize -> usize> {
        let xs = counted(clones, to: 10);
        let a = length(~xs);
        let b = length(~xs);
        let c = length(~xs);
        a + b + c
    }
}

#[test]
fn items_are_cloned_once_for_each_further_consumer() {
    let clones = AtomicUsize::new(0);
    assert_eq!(block_on(OneReader { clones: &clones }.run()), 10);
    assert_eq!(clones.swap(0, Ordering::Relaxed), 0);
    assert_eq!(block_on(TwoReaders { clones: &clones }.run()), 20);
    assert_eq!(clones.swap(0, Ordering::Relaxed), 10);
    assert_eq!(block_on(ThreeReaders { clones: &clones }.run()), 30);
    assert_eq!(clones.swap(0, Ordering::Relaxed), 20);
}

workflow! {
    Early<to: u64 -> (Vec<u64>, u64)> with Log {
        #[buffer(4)]
        let xs = watched(at: "xs", to);
        let few = few(of: 3, ~xs);
        let all = noted(at: "all", ~xs);
        (few, all)
    }

    EarlyAll<to: u64 -> (Vec<u64>, Vec<u64>)> with Log {
        let xs = watched(at: "xs", to);
        let some = few(of: 3, ~xs);
        let more = few(of: 5, ~xs);
        (some, more)
    }
}

#[test]
fn a_consumer_that_stops_early_releases_the_others() {
    let log = Log::default();
    let sum = (1..=500).sum();
    assert_eq!(block_on(Early { to: 500 }.run(&log)), (vec![1, 2, 3], sum));
    assert_eq!(log.count("all "), 501);
}

#[test]
fn when_all_consumers_have_stopped_the_producer_is_dropped() {
    let log = Log::default();
    let (some, more) = block_on(EarlyAll { to: 1_000 }.run(&log));
    assert_eq!((some.len(), more.len()), (3, 5));
    assert_eq!(log.count("xs "), 5);
    assert_eq!(log.count("!xs"), 1);
}

/// Takes no further item until it is let go.
#[component]
async fn slow(xs: impl Stream<Item = u64>, pauses: u64) -> u64 {
    let xs = std::pin::pin!(xs);
    let sum = xs.fold(0, async |sum, x| {
        Pause(pauses).await;
        sum + x
    });
    sum.await
}

workflow! {
    /// One goes on only when the reader of the result does.
    Paused<to: u64 ~> u64> with Log {
        #[buffer(8)]
        let xs = watched(at: "xs", to);
        noted(at: "beside", ~xs);
        ~passed(at: "out", ~xs)
    }

    PausedByDefault<to: u64 ~> u64> with Log {
        let xs = watched(at: "xs", to);
        noted(at: "beside", ~xs);
        ~xs
    }

    Slow<to: u64 -> (u64, u64)> {
        #[buffer(1)]
        let xs = count(to);
        let slow = slow(~xs, pauses: 3);
        let fast = sum(~xs);
        (slow, fast)
    }
}

#[test]
fn a_reader_that_pauses_holds_the_producer_within_the_buffer() {
    let log = Log::default();
    let mut items = Box::pin(Paused { to: 1_000 }.stream(&log));
    for read in 1..=20 {
        assert_eq!(next(items.as_mut()), Some(read));
        let made = log.count("xs ") as u64;
        assert!((read..=read + 8).contains(&made), "{made} for {read}");
    }
    drop(items);
    assert_eq!(log.count("!xs"), 1);
    assert_eq!(log.count("!out"), 1);

    let mut items = Box::pin(PausedByDefault { to: 1_000 }.stream(&log));
    log.take();
    assert_eq!(next(items.as_mut()), Some(1));
    assert!(log.count("xs ") <= 65, "64 is the default");
}

#[test]
fn the_smallest_buffer_is_enough() {
    assert_eq!(block_on(Slow { to: 50 }.run()), (1275, 1275));
}

#[test]
fn the_result_of_a_split_stream_is_whole() {
    let log = Log::default();
    let items = all(Paused { to: 100 }.stream(&log));
    assert_eq!(items, (1..=100).collect::<Vec<_>>());
    assert_eq!(log.count("beside"), 101);
}

workflow! {
    Guarded<good: u64 -> Result<(u64, u64), Broken>> with Log {
        let xs = fragile(good, to: 5);
        let a = noted(at: "a", xs: ~xs?);
        let b = noted(at: "b", xs: ~xs?);
        (a, b)
    }

    /// The consumers stand in routes and groups.
    InRoutes<way: u64, to: u64 -> u64> with Log {
        let xs = watched(at: "xs", to);
        let a = match way {
            0 | 1 => 7,
            2 => sum(~xs),
            _ => {
                let ys = echo(~xs);
                sum(xs: ~ys)
            }
        };
        let b = if way > 3 { sum(~xs) } else { highest(~xs) };
        let c = {
            let late = add10(x: way);
            late + 1
        };
        a + b + c
    }

    /// A stream out of a route, for two.
    OfARoute<to: u64 -> (u64, u64)> with Log {
        let xs = match to {
            0 => ~doubles(v: 4),
            _ => ~watched(at: "xs", to),
        };
        let sum = sum(~xs);
        let highest = highest(~xs);
        (sum, highest)
    }

    /// A stream that comes late, and one that is split again.
    Late<to: u64 -> (u64, u64, u64)> {
        let limit = add10(x: to);
        let xs = count(to: limit);
        let ys = echo(~xs);
        let a = sum(xs: ~ys);
        let b = highest(xs: ~ys);
        let c = sum(~xs);
        (a, b, c)
    }

    Input<~xs: u64 -> (u64, u64)> {
        let a = sum(~xs);
        let b = highest(~xs);
        (a, b)
    }

    OfInput<to: u64 -> (u64, u64)> {
        let xs = count(to);
        Input(~xs)
    }

    Merged<to: u64 -> u64> {
        let xs = count(to);
        let ys = echo(~xs);
        let both = merge(~xs, ~ys);
        sum(xs: ~both)
    }

    /// One arm waits for the other reader, but not the one that reads.
    ByArms<to: u64, way: bool -> (u64, u64)> {
        let xs = count(to);
        let n = sum(~xs);
        let m = if way {
            let a = highest(~xs);
            let b = add10(x: n);
            a + b
        } else {
            n
        };
        (n, m)
    }

    /// Nobody reads what one part becomes.
    Unread<to: u64, way: u64 -> (u64, u64)> {
        let xs = count(to);
        let ys = echo(~xs);
        let n = sum(~xs);
        let m = match way {
            0 => sum(xs: ~ys),
            1 => {
                let b = add10(x: n);
                b + 1
            }
            2 => if to > 2 { n } else { highest(xs: ~ys) },
            _ => n,
        };
        (n, m)
    }

    /// The same where there is no other arm, and something goes on behind it.
    NoElse<to: u64, way: bool -> u64> with Log {
        let xs = count(to);
        let n = sum(~xs);
        let read = if way {
            noted(at: "way", ~xs);
        };
        #[after(read)]
        let m = add10(x: n);
        m
    }

    Texts<to: u64 ~> String> {
        let xs = count(to);
        let sum = sum(~xs);
        ~(~xs, "=", sum)
    }
}

#[test]
fn an_error_ends_the_run_for_all_consumers() {
    let log = Log::default();
    assert_eq!(block_on(Guarded { good: 3 }.run(&log)), Err(Broken(4)));
    assert_eq!((log.count("a "), log.count("b ")), (3, 3));
    assert_eq!(block_on(Guarded { good: 5 }.run(&log)), Ok((15, 15)));
}

#[test]
fn consumers_may_stand_in_routes() {
    let log = Log::default();
    for to in [0, 3, 500] {
        let run = |way| block_on(InRoutes { way, to }.run(&log));
        let sum = (1..=to).sum::<u64>();
        assert_eq!(run(0), 7 + to + 11);
        assert_eq!(run(2), sum + to + 13);
        assert_eq!(run(3), sum + to + 14);
        assert_eq!(run(4), sum + sum + 15);
    }
}

#[test]
fn what_a_route_gives_may_be_split() {
    let log = Log::default();
    assert_eq!(block_on(OfARoute { to: 0 }.run(&log)), (12, 8));
    assert!(log.take().is_empty());
    assert_eq!(block_on(OfARoute { to: 100 }.run(&log)), (5050, 100));
}

#[test]
fn a_split_stream_may_come_late_and_be_split_again() {
    assert_eq!(block_on(Late { to: 90 }.run()), (5050, 100, 5050));
}

#[test]
fn an_input_may_be_split() {
    assert_eq!(block_on(OfInput { to: 100 }.run()), (5050, 100));
}

#[test]
fn parts_of_a_split_stream_may_meet_again() {
    assert_eq!(block_on(Merged { to: 100 }.run()), 10100);
}

workflow! {
    Inner<to: u64 ~> u64> with Log {
        let xs = watched(at: "xs", to);
        noted(at: "inner", ~xs);
        ~passed(at: "out", ~xs)
    }

    Outer<to: u64 ~> u64> with Log {
        let xs = Inner(to);
        noted(at: "outer", ~xs);
        ~passed(at: "outermost", ~xs)
    }
}

#[test]
fn a_reader_that_goes_takes_everything_along_through_splits() {
    let log = Log::default();
    let mut items = Box::pin(Outer { to: 1_000 }.stream(&log));
    for n in 1..=3 {
        assert_eq!(next(items.as_mut()), Some(n));
    }
    assert_eq!(log.count("+"), 3);
    assert_eq!(log.count("!"), 0);
    drop(items);
    for gone in ["!xs", "!out", "!outermost"] {
        assert_eq!(
            log.count(gone),
            if gone == "!out" { 2 } else { 1 },
            "{gone}"
        );
    }
    assert_eq!(log.count("inner end") + log.count("outer end"), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn runs_with_splits_can_be_tasks() {
    let task = tokio::spawn(Late { to: 90 }.run());
    assert_eq!(task.await.unwrap(), (5050, 100, 5050));
    let task = tokio::spawn(Three { to: 1_000 }.run());
    assert_eq!(task.await.unwrap().0, 500_500);
}

#[test]
fn an_arm_may_read_a_stream_beside_the_node_that_it_waits_for() {
    assert_eq!(block_on(ByArms { to: 100, way: true }.run()), (5050, 5160));
}

#[test]
fn an_arm_lets_go_of_what_only_other_arms_read() {
    assert_eq!(
        block_on(
            ByArms {
                to: 100,
                way: false
            }
            .run()
        ),
        (5050, 5050)
    );
    assert_eq!(block_on(Unread { to: 100, way: 0 }.run()), (5050, 5050));
    assert_eq!(block_on(Unread { to: 100, way: 1 }.run()), (5050, 5061));
    assert_eq!(block_on(Unread { to: 100, way: 2 }.run()), (5050, 5050));
    assert_eq!(block_on(Unread { to: 1, way: 2 }.run()), (1, 1));
    assert_eq!(block_on(Unread { to: 100, way: 3 }.run()), (5050, 5050));
    let log = Log::default();
    assert_eq!(block_on(NoElse { to: 100, way: true }.run(&log)), 5060);
    assert_eq!(
        block_on(
            NoElse {
                to: 100,
                way: false
            }
            .run(&log)
        ),
        5060
    );
}

#[test]
fn a_text_may_read_a_stream_beside_the_node_that_it_waits_for() {
    assert_eq!(all(Texts { to: 100 }.stream()).len(), 102);
    assert_eq!(all(Texts { to: 2 }.stream()).concat(), "12=3");
}

#[test]
fn the_picture_shows_each_consumer() {
    let picture = Two::graph().mermaid().to_string();
    assert_eq!(picture.matches("==>").count(), 2, "{picture}");
}
