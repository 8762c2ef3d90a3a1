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
