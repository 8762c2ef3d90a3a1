use std::time::Duration;

use futures::{FutureExt, Stream, StreamExt, stream};
use tokio::time::advance;
use workflow::debug::ReportKind;
use workflow::{component, workflow};

const BLOCKED: Duration = Duration::from_millis(300);

/// Stands for code that takes long: the paused clock goes on, and nothing else does.
fn block() {
    // It waits only when the clock has gone on.
    assert_eq!(advance(BLOCKED).now_or_never(), None);
}

#[component]
fn parse(text: &str) -> usize {
    block();
    text.len()
}

#[component]
fn lines(text: &str) -> impl Stream<Item = usize> {
    let lengths = text.lines().map(str::len).collect::<Vec<_>>();
    stream::iter(lengths).inspect(|_| block())
}

#[component]
fn read(text: &str) -> impl Stream<Item = usize> {
    block();
    stream::iter([text.len()])
}

#[component]
async fn sum(lines: impl Stream<Item = usize>) -> usize {
    lines.fold(0, async |sum, line| sum + line).await
}

workflow! {
    Outer<text: &str -> usize> {
        let inner = Inner(text);
        inner
    }

    Inner<text: &str -> usize> {
        each part in text.split(' ') {
            parse(text: part)
        }
        .into_iter()
        .sum()
    }

    Streamed<text: &str -> usize> {
        let lines = lines(text);
        sum(~lines)
    }

    Made<text: &str -> usize> {
        let lines = read(text);
        sum(~lines)
    }

    Handed<text: &str -> usize> {
        let lines = Lines(text);
        sum(~lines)
    }

    Lines<text: &str ~> usize> {
        let short = shorten(text);
        ~read(text: short)
    }
}

#[component]
async fn shorten(text: &str) -> &str {
    tokio::task::yield_now().await;
    text.trim()
}

fn slow(reports: &super::Reports) -> Vec<String> {
    let slow = reports.take().into_iter().map(|report| {
        assert_eq!(report.kind, ReportKind::SlowPoll { time: BLOCKED });
        report.path
    });
    slow.collect()
}

#[tokio::test(start_paused = true)]
async fn is_reported_once_of_the_node_that_blocks_and_not_of_those_around_it() {
    let (monitor, reports) = super::monitor_of_all();
    assert_eq!(Outer { text: "ab c" }.run_with(&monitor).await, 3);
    assert_eq!(slow(&reports), ["Outer/inner/each[0]/parse"]);
    assert_eq!(Outer { text: "ab c" }.run_with(&monitor).await, 3);
    assert_eq!(slow(&reports), [""; 0]);
}

#[tokio::test(start_paused = true)]
async fn of_a_stream_is_not_reported_of_what_reads_it() {
    let (monitor, reports) = super::monitor_of_all();
    assert_eq!(Streamed { text: "ab" }.run_with(&monitor).await, 2);
    assert_eq!(slow(&reports), ["Streamed/lines"]);
    assert_eq!(Made { text: "ab" }.run_with(&monitor).await, 2);
    assert_eq!(slow(&reports), ["Made/lines"]);
    assert_eq!(Handed { text: " ab" }.run_with(&monitor).await, 2);
    assert_eq!(slow(&reports), ["Handed/lines/read"]);
}

#[tokio::test(start_paused = true)]
async fn says_what_to_do() {
    let (monitor, reports) = super::monitor_of_all();
    assert_eq!(Inner { text: "abc" }.run_with(&monitor).await, 3);
    assert_eq!(
        reports.texts(),
        [
            "`Inner/each[0]/parse` held its thread for 300.0ms, and nothing else could run there; code \
             that blocks is for `#[component(blocking)]`, code that takes long for `#[spawn]`"
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn of_less_is_not_reported() {
    let (monitor, reports) = super::patient();
    assert_eq!(Outer { text: "ab c" }.run_with(&monitor).await, 3);
    assert_eq!(slow(&reports), [""; 0]);
}
