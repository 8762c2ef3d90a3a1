//! Runs as spans: which there are, what they say of themselves, and what is inside them.

#![cfg(all(feature = "tokio", feature = "tracing"))]
#![allow(
    clippy::unused_async,
    clippy::needless_pass_by_value,
    reason = "components as users write them"
)]

mod spans;

use std::fmt;
use std::future::pending;
use std::num::ParseIntError;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use futures::executor::block_on;
use futures::{FutureExt, Stream, StreamExt, stream};
use spans::{collect, tree};
use tokio::task::yield_now;
use tracing::{Instrument, Span, info, info_span};
use tracing_subscriber::layer::SubscriberExt;
use workflow::{Observed, Traced, component, workflow};

#[component]
async fn slow(x: u32) -> u32 {
    info!("begins");
    yield_now().await;
    info!("ends");
    x
}

#[component]
async fn parse(text: &str) -> Result<u32, ParseIntError> {
    info!("parses");
    text.parse()
}

workflow! {
    Inner<x: u32 -> u32> {
        slow(x)
    }

    Beside<text: &str -> workflow::Result<u32>> {
        let a = parse(text)?;
        let b = slow(x: 1);
        let c = Inner(x: 2);
        a + b + c
    }
}

#[test]
fn nodes_that_run_at_the_same_time_are_beside_each_other() {
    collect();
    let traced = Traced::new();
    let sum = block_on(Beside { text: "3" }.run_with(Observed::new(&traced)));
    assert_eq!(sum.unwrap(), 6);
    assert_eq!(
        tree("Beside"),
        [
            "Beside: Beside finished",
            "  a: Beside/a finished",
            "    * parses",
            "  b: Beside/b finished",
            "    * begins",
            "    * ends",
            "  Inner: Beside/c finished",
            "    slow: Beside/c/slow finished",
            "      * begins",
            "      * ends",
        ]
    );
}

workflow! {
    Failing<text: &str -> workflow::Result<u32>> {
        let a = parse(text)?;
        let b = forever(x: a);
        b
    }

    Cancelling<text: &str -> workflow::Result<u32>> {
        let b = forever(x: 1);
        let c = slow(x: 2);
        let a = late(text, after: c)?;
        a + b
    }

    Outer<text: &str -> workflow::Result<u32>> {
        Failing(text)?
    }
}

#[component]
async fn forever(x: u32) -> u32 {
    pending::<()>().await;
    x
}

#[component]
async fn late(text: &str, after: u32) -> Result<u32, ParseIntError> {
    text.parse::<u32>().map(|x| x + after)
}

#[test]
fn an_error_is_told_once_and_fails_all_it_goes_through() {
    collect();
    let traced = Traced::new();
    let result = block_on(Outer { text: "x" }.run_with(Observed::new(&traced)));
    assert!(result.is_err());
    assert_eq!(
        tree("Outer"),
        [
            "Outer: Outer failed ERROR \"Outer/Failing/a: invalid digit found in string\" \
             workflow_core::error::Error",
            "  Failing: Outer/Failing failed ERROR \"Failing/a: invalid digit found in string\" \
             workflow_core::error::Error",
            "    a: Outer/Failing/a failed ERROR \"invalid digit found in string\" \
             core::num::error::ParseIntError",
            "      * parses",
            "      ! exception core::num::error::ParseIntError: invalid digit found in string",
        ]
    );
}

#[test]
fn what_is_dropped_is_cancelled() {
    collect();
    let traced = Traced::new();
    let result = block_on(Cancelling { text: "x" }.run_with(Observed::new(&traced)));
    assert!(result.is_err());
    let tree = tree("Cancelling");
    assert_eq!(tree[1], "  b: Cancelling/b cancelled");
}

workflow! {
    Dropped<x: u32 -> u32> {
        forever(x)
    }
}

#[test]
fn a_run_that_is_dropped_is_cancelled() {
    collect();
    let traced = Traced::new();
    let run = Dropped { x: 1 }.run_with(Observed::new(&traced));
    assert_eq!(run.now_or_never(), None);
    assert_eq!(
        tree("Dropped"),
        [
            "Dropped: Dropped cancelled",
            "  forever: Dropped/forever cancelled"
        ]
    );
}

#[component]
async fn burst(x: u32) -> u32 {
    assert_eq!(x, 0, "x must be 0");
    x
}

workflow! {
    Panicking<x: u32 -> u32> {
        burst(x)
    }
}

#[test]
fn a_panic_is_an_error_and_leaves_the_span() {
    collect();
    let traced = Traced::new();
    let mut run = Box::pin(Panicking { x: 1 }.run_with(Observed::new(&traced)));
    let polled = catch_unwind(AssertUnwindSafe(|| run.as_mut().now_or_never()));
    assert!(polled.is_err());
    assert!(
        Span::current().is_none(),
        "also while it is not yet dropped"
    );
    drop(run);
    assert_eq!(
        tree("Panicking"),
        [
            "Panicking: Panicking panicked ERROR \"panicked\" panic",
            "  burst: Panicking/burst panicked ERROR \"panicked\" panic",
        ]
    );
}

static TRIES: AtomicUsize = AtomicUsize::new(0);

#[component]
async fn unsteady(x: u32) -> Result<u32, fmt::Error> {
    match TRIES.fetch_add(1, Relaxed) {
        0 => Err(fmt::Error),
        _ => Ok(x),
    }
}

workflow! {
    Numbers<to: u32 -> u32> {
        let items = each x in 0..to {
            let last = loop round = 0 {
                let y = slow(x: round);
                if y > 0 { break y + x } else { continue round + 1 }
            };
            Inner(x: last)
        };
        #[retry(1)]
        let tried = unsteady(x: items[0]);
        tried.unwrap_or(0)
    }
}

#[test]
fn rounds_items_and_tries_have_numbers() {
    collect();
    let traced = Traced::new();
    assert_eq!(
        block_on(Numbers { to: 1 }.run_with(Observed::new(&traced))),
        1
    );
    let spans: Vec<_> = tree("Numbers")
        .into_iter()
        .filter(|line| !line.contains('*'))
        .collect();
    assert_eq!(
        spans,
        [
            "Numbers: Numbers finished",
            "  items/last/y: Numbers/items[0]/last[0]/y round 0 item 0 finished",
            "  = items/last/if: false",
            "  items/last/y: Numbers/items[0]/last[1]/y round 1 item 0 finished",
            "  = items/last/if: true",
            "  Inner: Numbers/items[0]/Inner item 0 finished",
            "    slow: Numbers/items[0]/Inner/slow finished",
            "  tried: Numbers/tried attempt 0 failed ERROR \
             \"an error occurred when formatting an argument\" core::fmt::Error",
            "    ! exception core::fmt::Error: an error occurred when formatting an argument",
            "  tried: Numbers/tried attempt 1 finished",
        ]
    );
}

#[component(spawn)]
async fn on_a_task(x: u32) -> u32 {
    info!("on a task");
    yield_now().await;
    info!("still");
    x
}

#[component(blocking)]
fn on_a_thread(x: u32) -> u32 {
    info!("on a thread");
    info_span!("within").in_scope(|| info!("deeper"));
    x
}

workflow! {
    Apart<x: u32 -> u32> {
        let a = on_a_task(x);
        let b = on_a_thread(x);
        #[spawn]
        let c = slow(x);
        a + b + c
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_leaves_its_run_stays_in_its_span() {
    collect();
    let traced = Traced::new();
    assert_eq!(Apart { x: 1 }.run_with(Observed::new(&traced)).await, 3);
    // A task is dropped by its worker, maybe after its output was taken.
    drop(traced);
    assert_eq!(
        tree("Apart"),
        [
            "Apart: Apart finished",
            "  a: Apart/a finished",
            "    * on a task",
            "    * still",
            "  b: Apart/b finished",
            "    * on a thread",
            "    within:",
            "      * deeper",
            "  c: Apart/c finished",
            "    * begins",
            "    * ends",
        ]
    );
}

#[component]
fn count(to: u32) -> impl Stream<Item = Result<u32, fmt::Error>> {
    info!("is made");
    stream::iter(0..to).map(|x| {
        info!(x, "counts");
        if x == 1 { Err(fmt::Error) } else { Ok(x) }
    })
}

#[component]
async fn add(xs: impl Stream<Item = Result<u32, fmt::Error>>) -> u32 {
    xs.fold(0, async |sum, x| {
        info!("adds");
        sum + x.unwrap_or(0)
    })
    .await
}

workflow! {
    Streaming<to: u32 -> u32> {
        let xs = count(to);
        add(~xs)
    }

    Counting<to: u32 ~> Result<u32, fmt::Error>> {
        let xs = count(to);
        ~xs?
    }
}

#[test]
fn a_stream_is_a_span_beside_its_reader() {
    collect();
    let traced = Traced::new();
    assert_eq!(
        block_on(Streaming { to: 2 }.run_with(Observed::new(&traced))),
        0
    );
    assert_eq!(
        tree("Streaming"),
        [
            "Streaming: Streaming finished",
            "  xs: Streaming/xs items 2 finished",
            "    * is made",
            "    * counts",
            "    * counts",
            "    ! exception core::fmt::Error: an error occurred when formatting an argument",
            "  add: Streaming/add finished",
            "    * adds",
            "    * adds",
        ]
    );
}

#[test]
fn a_run_may_be_a_stream() {
    collect();
    let traced = Traced::new();
    let items = Counting { to: 1 }.stream_with(Observed::new(&traced));
    assert_eq!(block_on(items.count()), 1);
    assert_eq!(
        tree("Counting"),
        [
            "Counting: Counting items 1 finished",
            "  xs: Counting/xs items 1 finished",
            "    * is made",
            "    * counts",
        ]
    );
}

#[component]
async fn copy(pages: u32, #[progress] copied: impl Fn(u32)) -> u32 {
    for page in 1..=pages {
        copied(page);
    }
    pages
}

workflow! {
    Copy<pages: u32 -> u32> {
        copy(pages)
    }
}

#[test]
fn progress_is_an_event_of_its_node() {
    collect();
    let traced = Traced::new();
    block_on(Copy { pages: 2 }.run_with(Observed::new(&traced)));
    assert_eq!(
        tree("Copy"),
        [
            "Copy: Copy finished",
            "  copy: Copy/copy finished",
            "    + 1",
            "    + 2",
        ]
    );
}

workflow! {
    Called<x: u32 -> u32> {
        slow(x)
    }
}

#[test]
fn a_run_is_inside_the_span_that_it_is_polled_in() {
    collect();
    let traced = Traced::new();
    let run = Called { x: 1 }.run_with(Observed::new(&traced));
    block_on(run.instrument(info_span!("caller")));
    assert_eq!(
        tree("caller")[..2],
        ["caller:", "  Called: Called finished"]
    );
}

workflow! {
    Agent<x: u32 -> u32> {
        slow(x)
    }
}

#[test]
fn workflows_can_have_the_names_of_generative_ai() {
    collect();
    let traced = Traced::new().gen_ai();
    block_on(Agent { x: 1 }.run_with(Observed::new(&traced)));
    let span = spans::named("invoke_workflow Agent");
    assert_eq!(span["gen_ai.operation.name"], "invoke_workflow");
    assert_eq!(span["gen_ai.workflow.name"], "Agent");
    assert_eq!(span["workflow.name"], "Agent");
}

workflow! {
    Refused<x: u32 -> u32> {
        slow(x)
    }
}

#[test]
fn what_a_filter_refuses_is_no_span() {
    collect();
    let quiet = tracing_subscriber::registry().with(tracing_subscriber::filter::LevelFilter::WARN);
    let traced = Traced::new();
    let run = Refused { x: 1 }.run_with(Observed::new(&traced));
    let x = tracing::subscriber::with_default(quiet, || block_on(run));
    assert_eq!(x, 1);
    assert!(tree("Refused").is_empty());
}

workflow! {
    Shared<x: u32 -> u32> {
        let a = slow(x);
        let b = on_a_task(x);
        a + b
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_observer_serves_many_runs() {
    collect();
    let traced: &Traced = Box::leak(Box::default());
    let runs = (0..20).map(|caller| {
        let run = Shared { x: 1 }.run_with(Observed::new(traced));
        let name = format!("caller {caller}");
        tokio::spawn(run.instrument(info_span!("caller", otel.name = name)))
    });
    for run in futures::future::join_all(runs).await {
        assert_eq!(run.unwrap(), 2);
    }
    for caller in 0..20 {
        assert_eq!(
            tree(&format!("caller {caller}"))[1..],
            [
                "  Shared: Shared finished",
                "    a: Shared/a finished",
                "      * begins",
                "      * ends",
                "    b: Shared/b finished",
                "      * on a task",
                "      * still",
            ]
        );
    }
}

#[cfg(feature = "json")]
mod values {
    use std::cell::Cell;

    use serde::{Serialize, Serializer};

    use super::*;

    /// Counts how often it is serialized.
    struct Counted<'c>(&'c Cell<u32>);

    impl Serialize for Counted<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            self.0.set(self.0.get() + 1);
            serializer.serialize_unit()
        }
    }

    /// Not `Serialize`.
    struct Key;

    #[component]
    async fn answer(question: &str, tries: u32, key: Key) -> Result<String, ParseIntError> {
        let Key = key;
        tries.to_string().parse::<u32>()?;
        Ok(format!("{question} 42"))
    }

    #[component]
    fn words(text: String) -> impl Stream<Item = String> {
        stream::iter(text.split(' ').map(str::to_owned).collect::<Vec<_>>())
    }

    #[component]
    async fn last(words: impl Stream<Item = String>) -> Option<u32> {
        words.collect::<Vec<_>>().await.pop()?.parse().ok()
    }

    #[component]
    fn hold(it: Counted<'_>) {
        let _ = it;
    }

    workflow! {
        Asking<question: &str -> workflow::Result<Option<u32>>> {
            let text = answer(question, tries: 1, key: Key)?;
            let words = words(text);
            last(~words)
        }

        Mistaken<text: &str -> workflow::Result<u32>> {
            parse(text)?
        }

        Unasked<it: Counted<'_> -> ()> {
            hold(it)
        }

        Filtered<it: Counted<'_> -> ()> {
            hold(it)
        }
    }

    const VALUES: [&str; 4] = [
        "input.value",
        "input.mime_type",
        "output.value",
        "output.mime_type",
    ];

    /// What goes in and comes out of the span of this name.
    fn values(name: &str) -> [Option<String>; 4] {
        let span = spans::named(name);
        VALUES.map(|field| span.get(field).cloned())
    }

    fn some(values: [&str; 4]) -> [Option<String>; 4] {
        values.map(|it| (!it.is_empty()).then(|| it.to_owned()))
    }

    #[test]
    fn are_in_spans_on_request() {
        collect();
        let traced = Traced::new().with_values();
        let run = Asking { question: "What?" }.run_with(Observed::new(&traced));
        assert_eq!(block_on(run).unwrap(), Some(42));
        let json = "application/json";
        let asked = r#"{"question":"What?"}"#;
        assert_eq!(values("Asking"), some([asked, json, "42", json]));
        assert_eq!(
            spans::named("text")["input.value"],
            r#"{"question":"What?","tries":1}"#
        );
        assert_eq!(
            tree("Asking")[1..],
            [
                "  text: Asking/text finished",
                "  words: Asking/words items 2 finished",
                "    - What? (text/plain)",
                "    - 42 (text/plain)",
                "  last: Asking/last finished",
            ]
        );
    }

    #[test]
    fn of_what_has_failed_is_the_error() {
        collect();
        let traced = Traced::new().with_values();
        let run = Mistaken { text: "x" }.run_with(Observed::new(&traced));
        assert!(block_on(run).is_err());
        let asked = r#"{"text":"x"}"#;
        assert_eq!(
            values("Mistaken"),
            some([asked, "application/json", "", ""])
        );
    }

    #[test]
    fn are_not_looked_at_unless_asked_for() {
        collect();
        let times = Cell::new(0);
        let traced = Traced::new();
        block_on(
            Unasked {
                it: Counted(&times),
            }
            .run_with(Observed::new(&traced)),
        );
        assert_eq!(values("Unasked"), some([""; 4]));

        let quiet =
            tracing_subscriber::registry().with(tracing_subscriber::filter::LevelFilter::WARN);
        let traced = Traced::new().with_values();
        let run = Filtered {
            it: Counted(&times),
        }
        .run_with(Observed::new(&traced));
        tracing::subscriber::with_default(quiet, || block_on(run));
        assert_eq!(times.get(), 0);
    }
}
