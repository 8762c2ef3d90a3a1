use std::pin::pin;
use std::time::Duration;

use futures::{FutureExt, Stream, StreamExt, stream};
use tokio::time::{advance, sleep, timeout};
use workflow::debug::may_drop;
use workflow::{component, workflow};

#[component]
async fn fetch(seconds: u64) -> u64 {
    sleep(Duration::from_secs(seconds)).await;
    seconds
}

#[component]
fn add(one: u64, other: u64) -> u64 {
    one + other
}

#[component]
fn ticks(seconds: u64) -> impl Stream<Item = u64> {
    stream::iter(1..=3).then(move |tick| fetch(seconds).map(move |_| tick))
}

#[component]
async fn sum(ticks: impl Stream<Item = u64>, from: u64) -> u64 {
    ticks.fold(from, async |sum, tick| sum + tick).await
}

workflow! {
    Outer<-> u64> {
        let sub = Sub(seconds: 10);
        let short = fetch(seconds: 1);
        let glue = sub * 2;
        let after = add(one: glue, other: short);

        #[concurrency(2)]
        let all = each number in 0..3 {
            let one = fetch(seconds: 20 + number);
            let two = fetch(seconds: one);
            add(one, other: two + short)
        };

        let rounds = loop round = 0 {
            let tick = fetch(seconds: 3);
            let next = add(one: round, other: tick);
            if next > 100 { break next } else { continue next }
        };

        let slow = fetch(seconds: 30);
        let taken = match short {
            1 => {
                let here = fetch(seconds: slow);
                here
            }
            _ => {
                let never = fetch(seconds: slow);
                never
            }
        };
        let untaken = match slow {
            30 => {
                let later = add(one: after, other: short);
                later
            }
            _ => 0,
        };
        after + all.len() as u64 + rounds + taken + untaken
    }

    Sub<seconds: u64 -> u64> {
        let first = fetch(seconds);
        let second = fetch(seconds: first);
        let ticks = ticks(seconds);
        let from = fetch(seconds: 1);
        let sum = sum(~ticks, from);
        sum + second
    }
}

#[tokio::test(start_paused = true)]
async fn says_what_runs_and_what_waits_for_what() {
    let (monitor, _) = super::patient();
    let mut run = pin!(may_drop(Outer {}.run_with(&monitor)));
    assert_eq!(monitor.dump().to_string(), "no run is watched\n");
    assert_eq!(run.as_mut().now_or_never(), None);
    advance(Duration::from_secs(4)).await;
    assert_eq!(run.as_mut().now_or_never(), None);
    advance(Duration::from_secs(1)).await;
    assert_eq!(
        monitor.dump().to_string(),
        "\
Outer has run for 5.0s
  Outer/sub has run for 5.0s
  Outer/sub/first has run for 5.0s
  Outer/slow has run for 5.0s
  Outer/sub/ticks has run for 1.0s
  Outer/sub/sum has run for 1.0s, and waits for items of `ticks`
  Outer/all[0]/one has run for 1.0s
  Outer/all[1]/one has run for 1.0s
  Outer/rounds[1]/tick has run for 1.0s
  Outer/after waits for `sub`
  Outer/all[0]/add waits for `one` and `two`
  Outer/all[0]/two waits for `one`
  Outer/all[1]/add waits for `one` and `two`
  Outer/all[1]/two waits for `one`
  Outer/here waits for `slow`
  Outer/later waits for `slow` and `after`
  Outer/rounds[1]/next waits for `tick`
  Outer/sub/second waits for `first`
"
    );
}

#[component]
async fn compute(seconds: u64) -> u64 {
    sleep(Duration::from_secs(seconds)).await;
    seconds
}

workflow! {
    Apart<-> u64> {
        #[spawn]
        let computed = compute(seconds: 60);
        computed
    }
}

#[tokio::test(start_paused = true)]
async fn says_what_runs_on_a_task() {
    let (monitor, reports) = super::patient();
    let mut run = pin!(may_drop(Apart {}.run_with(&monitor)));
    assert!(timeout(Duration::from_secs(45), &mut run).await.is_err());
    assert_eq!(
        monitor.dump().to_string(),
        "\
Apart has run for 45.0s
  Apart/computed has run for 45.0s, on a task or a thread of its own
"
    );
    monitor.check();
    assert_eq!(
        reports.texts(),
        [
            "`Apart/computed` has waited for 45.0s for the task or the thread that it runs on; if that may \
             never end, give it a `#[timeout(\"…\")]`"
        ]
    );
}

workflow! {
    /// What is behind a loop, an each or a chain knows these by their names.
    Behind<-> u64> {
        let rounds = loop round = 0 {
            let tick = fetch(seconds: 60);
            let next = add(one: round, other: tick);
            if next > 0 { break next } else { continue next }
        };
        let after_rounds = add(one: rounds, other: 1);

        let all = each number in 0..3 {
            let one = fetch(seconds: 60 + number);
            add(one, other: 1)
        };
        let after_all = add(one: all.len() as u64, other: 1);

        let ticks = ticks(seconds: 60);
        let fetched = each tick in ~ticks {
            let one = fetch(seconds: tick);
            add(one, other: 1)
        };
        let read = sum(ticks: ~fetched, from: 0);
        let late = sum(ticks: ~fetched, from: rounds);

        let first = ticks(seconds: 60);
        let second = ticks(seconds: 1);
        let both = chain(~first, ~second);
        let chained = sum(ticks: ~both, from: 0);

        after_rounds + after_all + read + late + chained
    }

    Arms<-> u64> {
        let ticks = ticks(seconds: 60);
        let fetched = each tick in ~ticks {
            if tick > 1 { fetch(seconds: tick) } else { add(one: tick, other: 1) }
        };
        sum(ticks: ~fetched, from: 0)
    }

    Items<-> u64> {
        let fetched = each number in 0..3 { fetch(seconds: 60 + number) };
        sum(ticks: ~fetched, from: 0)
    }
}

#[tokio::test(start_paused = true)]
async fn names_what_stands_beside_and_not_what_is_in_it() {
    let (monitor, _) = super::patient();
    let mut run = pin!(may_drop(Behind {}.run_with(&monitor)));
    assert!(timeout(Duration::from_secs(5), &mut run).await.is_err());
    let dump = monitor.dump().to_string();
    let waiting: Vec<_> = dump
        .lines()
        .filter(|line| line.contains("waits for"))
        .collect();
    assert_eq!(
        waiting,
        [
            "  Behind/read has run for 5.0s, and waits for items of `fetched`",
            "  Behind/chained has run for 5.0s, and waits for items of `first`",
            "  Behind/after_all waits for `all`",
            "  Behind/after_rounds waits for `rounds`",
            "  Behind/all[0]/add waits for `one`",
            "  Behind/all[1]/add waits for `one`",
            "  Behind/all[2]/add waits for `one`",
            "  Behind/late waits for `rounds`",
            "  Behind/rounds[0]/next waits for `tick`",
        ]
    );

    let mut run = pin!(may_drop(Arms {}.run_with(&monitor)));
    assert!(timeout(Duration::from_secs(5), &mut run).await.is_err());
    let dump = monitor.dump().to_string();
    assert!(
        dump.contains("Arms/sum has run for 5.0s, and waits for items of `fetched`\n"),
        "{dump}"
    );

    let mut run = pin!(may_drop(Items {}.run_with(&monitor)));
    assert!(timeout(Duration::from_secs(5), &mut run).await.is_err());
    let dump = monitor.dump().to_string();
    assert!(
        dump.contains("Items/sum has run for 5.0s, and waits for items of `fetched`"),
        "{dump}"
    );
}

workflow! {
    Pair<seconds: u64 -> u64> {
        let one = fetch(seconds);
        let two = fetch(seconds: one);
        two
    }
}

#[tokio::test(start_paused = true)]
async fn has_each_run_with_its_own_nodes_in_the_order_of_the_starts() {
    let (monitor, _) = super::patient();
    let mut first = pin!(may_drop(Pair { seconds: 9 }.run_with(&monitor)));
    assert_eq!(first.as_mut().now_or_never(), None);
    advance(Duration::from_secs(2)).await;
    let mut second = pin!(may_drop(Pair { seconds: 9 }.run_with(&monitor)));
    assert_eq!(second.as_mut().now_or_never(), None);
    advance(Duration::from_secs(8)).await;
    assert_eq!(first.as_mut().now_or_never(), None);
    assert_eq!(
        monitor.dump().to_string(),
        "\
Pair has run for 10.0s
  Pair/two has run for 0.0ns
Pair has run for 8.0s
  Pair/one has run for 8.0s
  Pair/two waits for `one`
"
    );
}
