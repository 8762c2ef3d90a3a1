use std::pin::pin;
use std::sync::mpsc;
use std::time::Duration;

use futures::{FutureExt, Stream, StreamExt, stream};
use tokio::time::{sleep, timeout};
use workflow::debug::{Monitor, Report, Settings, may_drop};
use workflow::{component, workflow};

#[component]
async fn fetch(seconds: u64) -> u64 {
    sleep(Duration::from_secs(seconds)).await;
    seconds
}

#[component]
async fn add(one: u64, other: u64) -> u64 {
    one + other
}

/// An item every so many seconds.
#[component]
fn ticks(seconds: u64) -> impl Stream<Item = u64> {
    stream::iter(1..=3).then(move |tick| fetch(seconds).map(move |_| tick))
}

#[component]
async fn sum(ticks: impl Stream<Item = u64>) -> u64 {
    ticks.fold(0, async |sum, tick| sum + tick).await
}

workflow! {
    Late<slow: u64, fast: u64 -> u64> {
        let long = Long(slow);
        let short = fetch(seconds: fast);
        let sum = add(one: long, other: short);
        sum
    }

    Long<slow: u64 -> u64> {
        let fetched = fetch(seconds: slow);
        let doubled = fetched * 2;
        add(one: doubled, other: 0)
    }

    /// Streams that reach their reader by way of something else.
    Ways<seconds: u64 -> u64> {
        let first = ticks(seconds);
        let second = ticks(seconds);
        let both = chain(~first, ~second);
        let chained = sum(ticks: ~both);

        let items = ticks(seconds);
        let fetched = each tick in ~items { fetch(seconds: tick) };
        let by_each = sum(ticks: ~fetched);

        let given = ticks(seconds);
        let by_sub = Sum(ticks: ~given);
        chained + by_each + by_sub
    }

    Sum<~ticks: u64 -> u64> {
        sum(~ticks)
    }

    Ticks<seconds: u64, more: u64 -> u64> {
        let ticks = ticks(seconds);
        let other = each number in 0..more { fetch(seconds: number % 2 + 1) };
        let sum = sum(~ticks);
        sum + other.len() as u64
    }
}

#[tokio::test(start_paused = true)]
async fn too_long_is_reported_once_with_what_waits_for_it() {
    let (monitor, reports) = super::patient();
    let run = Late {
        slow: 100,
        fast: 40,
    }
    .run_with(&monitor);
    let mut run = pin!(may_drop(run));
    assert!(timeout(Duration::from_secs(39), &mut run).await.is_err());
    monitor.check();
    let texts = reports.texts();
    let expected = [
        "`Late/long/fetched` has waited for 39.0s for something in its own code; `add` waits for it; if that may never end, give it a `#[timeout(\"…\")]`",
        "`Late/short` has waited for 39.0s for something in its own code; `sum` waits for it; if that may never end, give it a `#[timeout(\"…\")]`",
    ];
    assert_eq!(texts, expected);
    monitor.check();
    assert_eq!(run.await, 240);
    assert_eq!(reports.take(), []);
}

#[tokio::test(start_paused = true)]
async fn too_long_is_found_when_the_run_is_polled() {
    let (monitor, reports) = super::patient();
    assert_eq!(
        Late {
            slow: 100,
            fast: 40
        }
        .run_with(&monitor)
        .await,
        240
    );
    let paths: Vec<_> = reports
        .take()
        .into_iter()
        .map(|report| report.path)
        .collect();
    assert_eq!(paths, ["Late/long/fetched", "Late/short"]);
}

#[tokio::test(start_paused = true)]
async fn for_items_is_reported_of_the_stream() {
    let (monitor, reports) = super::patient();
    assert_eq!(
        Ticks {
            seconds: 40,
            more: 100
        }
        .run_with(&monitor)
        .await,
        106
    );
    let paths: Vec<_> = reports
        .take()
        .into_iter()
        .map(|report| report.path)
        .collect();
    // Once, not for each item.
    assert_eq!(paths, ["Ticks/ticks"]);
}

#[tokio::test(start_paused = true)]
async fn for_items_is_reported_of_the_stream_whatever_way_they_come() {
    let (monitor, reports) = super::patient();
    assert_eq!(Ways { seconds: 40 }.run_with(&monitor).await, 24);
    let mut paths: Vec<_> = reports
        .take()
        .into_iter()
        .map(|report| report.path)
        .collect();
    paths.sort();
    let expected = ["Ways/first", "Ways/given", "Ways/items", "Ways/second"];
    assert_eq!(paths, expected);
}

#[tokio::test(start_paused = true)]
async fn for_items_that_come_in_time_is_not_reported() {
    let (monitor, reports) = super::patient();
    assert_eq!(Ways { seconds: 15 }.run_with(&monitor).await, 24);
    assert_eq!(reports.take(), []);
}

#[tokio::test(start_paused = true)]
async fn for_short_times_is_not_reported() {
    let (monitor, reports) = super::patient();
    assert_eq!(
        Ticks {
            seconds: 20,
            more: 20
        }
        .run_with(&monitor)
        .await,
        26
    );
    monitor.check();
    assert_eq!(reports.take(), []);
}

/// Nothing but the watchdog can find it.
#[test]
fn of_a_run_that_nobody_polls_is_reported() {
    let (tell, told) = mpsc::channel();
    let settings = Settings::default()
        .slow_poll(super::NEVER)
        .long_wait(Duration::from_millis(1));
    let monitor = Monitor::new(settings, move |report: &Report| {
        tell.send(report.path.clone()).unwrap();
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    let _in_runtime = runtime.enter();
    let mut run = Box::pin(may_drop(Long { slow: 100 }.run_with(&monitor)));
    assert_eq!(run.as_mut().now_or_never(), None);
    assert_eq!(told.recv().unwrap(), "Long/fetched");
}

/// As tests that run at the same time may have.
#[test]
fn by_a_clock_that_was_put_forward_is_not_reported_of_other_runs() {
    let (monitor, reports) = super::patient();
    let by_real_time = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    let mut run = Box::pin(may_drop(Long { slow: 100 }.run_with(&monitor)));
    {
        let _in_runtime = by_real_time.enter();
        assert_eq!(run.as_mut().now_or_never(), None);
    }
    let minutes = || {
        let by_paused_clock = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .unwrap();
        let run = Ticks {
            seconds: 20,
            more: 100,
        };
        by_paused_clock.block_on(run.run_with(&monitor));
    };
    std::thread::scope(|threads| threads.spawn(minutes).join().unwrap());
    assert_eq!(reports.take(), []);
}

workflow! {
    Streamed<seconds: u64 ~> u64> {
        let ticks = ticks(seconds);
        ~ticks
    }

    Divided<seconds: u64 -> u64> {
        let ticks = ticks(seconds);
        let one = sum(~ticks);
        let other = sum(~ticks);
        one + other
    }
}

#[tokio::test(start_paused = true)]
async fn for_items_of_a_divided_stream_is_reported_of_that() {
    let (monitor, reports) = super::patient();
    assert_eq!(Divided { seconds: 40 }.run_with(&monitor).await, 12);
    // A stream has no timeout of its own.
    let expected = [
        "`Divided/ticks` has waited for 40.0s for something in its own code; `one` and `other` wait for it; if that may never end, give what reads it a `#[timeout(\"…\")]`",
    ];
    assert_eq!(reports.texts(), expected);
}

#[tokio::test(start_paused = true)]
async fn for_items_of_a_run_is_reported_of_what_gives_them() {
    let (monitor, reports) = super::patient();
    let items = Streamed { seconds: 40 }.stream_with(&monitor);
    assert_eq!(items.count().await, 3);
    let expected = [
        "`Streamed/ticks` has waited for 40.0s for something in its own code; if that may never end, read the items of the run with an `.item_timeout(…)`",
    ];
    assert_eq!(reports.texts(), expected);
}

#[tokio::test(start_paused = true)]
async fn may_be_as_long_as_one_likes() {
    let settings = Settings::default()
        .slow_poll(super::NEVER)
        .long_wait(Duration::MAX);
    let (monitor, reports) = super::monitor(settings);
    let run = Long { slow: 1_000_000 };
    assert_eq!(run.run_with(&monitor).await, 2_000_000);
    monitor.check();
    assert_eq!(reports.take(), []);
}
