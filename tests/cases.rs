//! The cases of the reference engine that this part of the language covers, by their numbers.
//!
//! The clock is tokio's paused one: it jumps to the next timer when nothing else can run, so times
//! are exact, and a run that hangs fails at once.

#![cfg(feature = "tokio")]
#![allow(clippy::unused_async, reason = "components as users write them")]

use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::Barrier;
use tokio::time::{Instant, sleep, timeout};
use workflow::{Context, component, workflow};

const MS: Duration = Duration::from_millis(1);

/// Passes its input on.
#[component]
async fn pass<T>(value: T) -> T {
    value
}

/// Counts its runs.
#[derive(Default)]
struct Runs(AtomicUsize);

impl Runs {
    fn take(&self) -> usize {
        self.0.swap(0, Ordering::Relaxed)
    }
}

#[component]
async fn count<T>(#[context] runs: &Runs, values: T) -> T {
    runs.0.fetch_add(1, Ordering::Relaxed);
    values
}

#[component]
async fn slow<T>(value: T, time: Duration) -> T {
    sleep(time).await;
    value
}

mod case_1_a_chain {
    use super::*;

    struct Inputs {
        a: i32,
        b: &'static str,
    }

    workflow! {
        Case<a: i32, b: &'static str -> i32> {
            let passed = pass(value: Inputs { a, b });
            assert_eq!(passed.b, "haha");
            passed.a
        }
    }

    #[tokio::test]
    async fn gives_the_field_asked_for() {
        assert_eq!(Case { a: 1, b: "haha" }.run().await, 1);
    }
}

mod case_2_a_fork {
    use super::*;

    /// Waits until all who are expected have come.
    #[component]
    async fn meet(#[context] barrier: &Barrier, value: i32) -> i32 {
        barrier.wait().await;
        value
    }

    #[derive(Debug, PartialEq)]
    struct Both {
        b1: i32,
        b2: i32,
    }

    workflow! {
        Case<a1: i32, a2: i32 -> Both> with Barrier {
            let b1 = meet(value: a1);
            let b2 = meet(value: a2);
            Both { b1, b2 }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn runs_both_at_the_same_time() {
        let barrier = Barrier::new(2);
        let run = Case { a1: 1, a2: 2 }.run(&barrier);
        let both = timeout(MS, run).await.expect("one waits for the other");
        assert_eq!(both, Both { b1: 1, b2: 2 });
    }
}

mod case_3_a_join {
    use super::*;

    workflow! {
        Case<x: i32 -> [i32; 4]> with Runs {
            let a = pass(value: x);
            let b = pass(value: x);
            let c = pass(value: x);
            let d = pass(value: x);
            let a1 = slow(value: a, time: 1000 * MS);
            count(values: [a1, b, c, d])
        }
    }

    #[tokio::test(start_paused = true)]
    async fn runs_once_by_whatever_ways_it_is_reached() {
        let (runs, start) = (Runs::default(), Instant::now());
        assert_eq!(Case { x: 7 }.run(&runs).await, [7; 4]);
        assert_eq!(runs.take(), 1);
        assert_eq!(start.elapsed(), 1000 * MS);
    }
}

mod case_4_conditional_connections {
    use super::*;

    type Both = (Option<i32>, Option<&'static str>);

    workflow! {
        Case<a: Option<i32>, b: Option<&'static str> -> Both> {
            let left = if let Some(given) = a {
                let passed = pass(value: given);
                Some(passed)
            } else {
                None
            };
            let right = match b {
                Some(value) => pass(value).into(),
                None => None,
            };
            (left, right)
        }
    }

    #[tokio::test]
    async fn run_what_was_given() {
        let a = Case {
            a: Some(1),
            b: None,
        }
        .run()
        .await;
        assert_eq!(a, (Some(1), None));
        let b = Case {
            a: None,
            b: Some("haha"),
        }
        .run()
        .await;
        assert_eq!(b, (None, Some("haha")));
    }
}

mod case_5_a_branch {
    use super::*;

    #[component]
    fn add10(x: i32) -> i32 {
        x + 10
    }

    workflow! {
        Case<x: i32 -> i32> {
            if x <= 10 {
                add10(x)
            } else {
                pass(value: x)
            }
        }
    }

    #[tokio::test]
    async fn takes_one_way() {
        assert_eq!(Case { x: 2 }.run().await, 12);
        assert_eq!(Case { x: 15 }.run().await, 15);
    }
}

mod case_6_branches_in_branches {
    use super::*;

    workflow! {
        Case<outer: &'static str, inner: u8 -> &'static str> with Runs {
            let way = match outer {
                "inner" => match inner {
                    1 => pass(value: "a"),
                    _ => pass(value: "b"),
                },
                _ => pass(value: "direct"),
            };
            count(values: way)
        }
    }

    #[tokio::test]
    async fn come_together_once() {
        let runs = Runs::default();
        for (outer, inner, way) in [
            ("inner", 1, "a"),
            ("inner", 2, "b"),
            ("direct", 0, "direct"),
        ] {
            assert_eq!(Case { outer, inner }.run(&runs).await, way);
            assert_eq!(runs.take(), 1, "{way}");
        }
    }
}

/// Retries come with the policies; until then the component is called once.
mod case_7_a_fallback {
    use super::*;

    #[derive(Debug, PartialEq)]
    enum Answer {
        Fresh(i32),
        Fallback(i32),
    }

    #[component]
    async fn ask(#[context] runs: &Runs, fails: bool) -> Result<i32, fmt::Error> {
        runs.0.fetch_add(1, Ordering::Relaxed);
        if fails { Err(fmt::Error) } else { Ok(1) }
    }

    workflow! {
        Case<fails: bool -> Answer> with Runs {
            match ask(fails) {
                Ok(answer) => Answer::Fresh(answer),
                Err(_) => {
                    let fallback = pass(value: -1);
                    Answer::Fallback(fallback)
                }
            }
        }
    }

    #[tokio::test]
    async fn stands_in_for_what_failed() {
        let runs = Runs::default();
        assert_eq!(Case { fails: true }.run(&runs).await, Answer::Fallback(-1));
        assert_eq!(runs.take(), 1);
        assert_eq!(Case { fails: false }.run(&runs).await, Answer::Fresh(1));
    }
}

/// What happens to nodes that end, or do not.
#[derive(Default)]
struct Log(Mutex<Vec<String>>);

impl Log {
    fn add(&self, what: &str, node: &str) {
        self.0.lock().unwrap().push(format!("{what} {node}"));
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

struct Guard<'l>(&'l Log, &'static str, bool);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        let what = if self.2 { "ended" } else { "dropped" };
        self.0.add(what, self.1);
    }
}

#[component]
async fn work(#[context] log: &Log, name: &'static str, time: Duration) {
    let mut guard = Guard(log, name, false);
    log.add("started", name);
    sleep(time).await;
    guard.2 = true;
}

mod case_8_giving_up {
    use super::*;

    workflow! {
        Case<-> ()> with Log {
            let first = work(name: "first", time: 5 * MS);
            #[after(first)]
            let second = work(name: "second", time: 100 * MS);
            work(name: "beside", time: 100 * MS);
            #[after(second)]
            work(name: "never", time: MS);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn stops_everything() {
        let (log, start) = (Log::default(), Instant::now());
        timeout(10 * MS, Case {}.run(&log)).await.unwrap_err();
        assert_eq!(start.elapsed(), 10 * MS);
        let expected = [
            "started first",
            "started beside",
            "ended first",
            "started second",
            "dropped second",
            "dropped beside",
        ];
        let mut log_sorted = log.take();
        let mut expected = expected.map(String::from).to_vec();
        // Which of two that are dropped together goes first is nobody's business.
        log_sorted[4..].sort();
        expected[4..].sort();
        assert_eq!(log_sorted, expected);

        sleep(1000 * MS).await;
        assert_eq!(log.take(), [""; 0], "something lingers");
    }
}

mod case_10_two_failures {
    use super::*;

    #[derive(Context)]
    struct App {
        log: Log,
    }

    #[component]
    async fn fail(
        #[context] log: &Log,
        name: &'static str,
        time: Duration,
    ) -> Result<(), std::io::Error> {
        let _guard = Guard(log, name, false);
        sleep(time).await;
        log.add("failed", name);
        Err(std::io::Error::other(format!("{name} failed")))
    }

    workflow! {
        Case<slow: u32, fast: u32 -> Result<(), workflow::Error>> with App {
            let left = fail(name: "left", time: slow * MS)?;
            let right = fail(name: "right", time: fast * MS)?;
            #[after(left, right)]
            work(name: "never", time: MS);
        }
    }

    #[tokio::test(start_paused = true)]
    async fn the_first_ends_the_run() {
        let app = App {
            log: Log::default(),
        };
        let start = Instant::now();
        for (slow, fast, loser, winner) in [(9, 5, "left", "right"), (5, 9, "right", "left")] {
            let error = Case { slow, fast }.run(&app).await.unwrap_err();
            assert_eq!(error.path(), Some(&*format!("Case/{winner}")));
            assert_eq!(error.to_string(), format!("Case/{winner}: {winner} failed"));
            let expected = [
                format!("failed {winner}"),
                format!("dropped {winner}"),
                format!("dropped {loser}"),
            ];
            assert_eq!(app.log.take(), expected);
        }
        assert_eq!(start.elapsed(), 10 * MS);
    }
}

mod case_20_a_sub_workflow {
    use super::*;

    #[derive(Debug, PartialEq)]
    struct Both {
        b1: i32,
        b2: i32,
    }

    workflow! {
        Inner<x: i32 -> i32> {
            let start = pass(value: x);
            let a = slow(value: start, time: 3 * MS);
            a
        }

        Outer<a1: i32, a2: i32 -> Both> {
            let start = pass(value: (a1, a2));
            let a = Inner(x: start.0);
            let b = slow(value: start.1, time: 3 * MS);
            Both { b1: a, b2: b }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn runs_beside_a_node_with_names_of_its_own() {
        let start = Instant::now();
        let both = Outer { a1: 1, a2: 2 }.run().await;
        assert_eq!(both, Both { b1: 1, b2: 2 });
        assert_eq!(start.elapsed(), 3 * MS);
    }
}

/// The reference engine's items and carried value are a loop's states here.
mod case_22_a_loop_over_items_that_carries_a_value {
    use super::*;

    #[component]
    async fn add(x: i32, more: i32) -> i32 {
        x + more
    }

    #[derive(Debug, PartialEq)]
    struct Outcome {
        results: Vec<i32>,
        value: i32,
        indices: Vec<usize>,
    }

    workflow! {
        Case<items: &[i32], value: i32 -> Outcome> {
            loop index = 0, value = value, results = Vec::new(), indices = Vec::new() {
                if let Some(item) = items.get(index) {
                    let result = add(x: *item, more: 10);
                    let carried = add(x: value, more: 10);
                    continue (
                        index + 1,
                        carried,
                        [results, vec![result]].concat(),
                        [indices, vec![index]].concat(),
                    )
                } else {
                    break Outcome { results, value, indices }
                }
            }
        }
    }

    #[tokio::test]
    async fn gives_all_results_and_the_last_value() {
        let run = Case {
            items: &[1, 2, 3],
            value: 1,
        };
        let expected = Outcome {
            results: vec![11, 12, 13],
            value: 31,
            indices: vec![0, 1, 2],
        };
        assert_eq!(run.run().await, expected);
        let run = Case {
            items: &[4, 5],
            value: 2,
        };
        let expected = Outcome {
            results: vec![14, 15],
            value: 22,
            indices: vec![0, 1],
        };
        assert_eq!(run.run().await, expected);
    }
}

mod case_23_a_loop_until_a_condition {
    use super::*;

    workflow! {
        Until<value: i32 -> (i32, usize)> {
            loop value = value, rounds = 1 {
                let next = pass(value: value + 10);
                if next > 30 { break (next, rounds) } else { continue (next, rounds + 1) }
            }
        }

        /// A way out in the middle: what stands behind it does not run.
        WayOut<items: &[i32] -> (i32, usize)> with Runs {
            loop index = 0, sum = 0 {
                match items.get(index) {
                    None => break (sum, index),
                    Some(0) => break (sum, index),
                    Some(item) => {
                        let item = count(values: *item);
                        continue (index + 1, sum + item)
                    }
                }
            }
        }
    }

    #[tokio::test]
    async fn ends_when_it_holds() {
        assert_eq!(Until { value: 1 }.run().await, (31, 3));
        assert_eq!(Until { value: 50 }.run().await, (60, 1));
    }

    #[tokio::test]
    async fn ends_by_a_break_in_the_body() {
        let runs = Runs::default();
        let items = &[1, 2, 0, 4];
        assert_eq!(WayOut { items }.run(&runs).await, (3, 2));
        assert_eq!(runs.take(), 2);
        let items = &[1, 2];
        assert_eq!(WayOut { items }.run(&runs).await, (3, 2));
    }
}

mod case_24_streams_inside_of_each_item {
    use futures::{Stream, StreamExt, stream};

    use super::*;

    #[component]
    fn numbers(a: i32, b: i32) -> impl Stream<Item = i32> {
        stream::iter([a, b, a + b])
    }

    #[component]
    async fn total(xs: impl Stream<Item = i32>) -> i32 {
        xs.fold(0, async |sum, x| sum + x).await
    }

    #[component]
    async fn join(whole: i32, streamed: i32) -> i32 {
        whole + streamed
    }

    workflow! {
        Case<items: Vec<(i32, i32)> -> Vec<i32>> {
            each (a, b) in items {
                let streamed = numbers(a, b);
                let whole = pass(value: a + b);
                let used = pass(value: whole);
                let read = total(xs: ~streamed);
                join(whole: used, streamed: read)
            }
        }
    }

    #[tokio::test]
    async fn gives_one_result_for_each() {
        let items = vec![(1, 2), (3, 1)];
        assert_eq!(Case { items }.run().await, [9, 12]);
    }
}

mod case_25_a_long_loop {
    use super::*;

    workflow! {
        Case<rounds: u32 -> u32> {
            loop round = 0 {
                let next = pass(value: round + 1);
                if next == rounds { break next } else { continue next }
            }
        }
    }

    /// `allocations.rs` has the memory that it takes: none.
    #[tokio::test]
    async fn goes_on_for_ten_thousand_rounds() {
        assert_eq!(Case { rounds: 10_000 }.run().await, 10_000);
    }
}
