use std::future::pending;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use futures::FutureExt;
use futures::executor::block_on;
use tokio::task::yield_now;
use workflow::debug::{Monitor, may_drop};
use workflow::{component, workflow};

#[component]
async fn forever() -> u32 {
    pending().await
}

#[component]
async fn one() -> u32 {
    1
}

#[component]
async fn panics() -> u32 {
    panic!("on purpose")
}

/// A component that gives up a run of its own.
#[component]
async fn impatient(#[context] monitor: &Monitor) -> u32 {
    Inner {}.run_with(monitor).now_or_never().unwrap_or(3)
}

#[derive(workflow::Context)]
struct App {
    monitor: Monitor,
}

/// The same on a task of its own, which its run may abort.
#[component]
async fn aborted(#[context] inner: Arc<Monitor>) -> u32 {
    Inner {}.run_with(&*inner).await
}

#[derive(workflow::Context)]
struct Shared {
    inner: Arc<Monitor>,
}

workflow! {
    Outer<-> u32> {
        let one = one();
        let inner = Inner();
        let other = forever();
        one + inner + other
    }

    Inner<-> u32> {
        let slow = forever();
        let last = one();
        slow + last
    }

    Impatient<-> u32> with App {
        let outcome = impatient();
        outcome
    }

    Aborts<-> u32> with Shared {
        #[timeout("1s", else = 4)]
        #[spawn]
        let outcome = aborted();
        outcome
    }

    Panics<-> u32> {
        let forever = forever();
        let panics = panics();
        forever + panics
    }
}

#[test]
fn run_is_reported_once_with_what_it_was_at() {
    let (monitor, reports) = super::patient();
    assert_eq!(Outer {}.run_with(&monitor).now_or_never(), None);
    let texts = reports.texts();
    let [text] = &texts[..] else {
        panic!("{texts:?}")
    };
    assert!(
        text.starts_with("`Outer` was dropped before its end, "),
        "{text}"
    );
    let running = "while `Outer/inner/slow` and `Outer/other` still ran; if that is meant, say so with \
         `workflow::debug::may_drop(run)`";
    assert!(text.ends_with(running), "{text}");

    assert_eq!(Outer {}.run_with(&monitor).now_or_never(), None);
    assert_eq!(reports.take(), []);
    // Another workflow is another mistake.
    assert_eq!(Inner {}.run_with(&monitor).now_or_never(), None);
    assert_eq!(reports.take().len(), 1);
}

#[test]
fn run_that_may_be_is_not_reported() {
    let (monitor, reports) = super::patient();
    assert_eq!(may_drop(Outer {}.run_with(&monitor)).now_or_never(), None);
    assert_eq!(reports.take(), []);
    assert_eq!(Outer {}.run_with(&monitor).now_or_never(), None);
    assert_eq!(reports.take().len(), 1);
}

#[test]
fn run_that_never_started_is_not_reported() {
    let (monitor, reports) = super::patient();
    drop(Outer {}.run_with(&monitor));
    assert_eq!(reports.take(), []);
}

#[test]
fn run_inside_a_component_is_not_reported() {
    let (monitor, reports) = super::patient();
    let (inner, inner_reports) = super::patient();
    let app = App { monitor: inner };
    assert_eq!(block_on(Impatient {}.run_with(&monitor, &app)), 3);
    assert_eq!((reports.take(), inner_reports.take()), (vec![], vec![]));
}

#[tokio::test(start_paused = true)]
async fn run_inside_a_task_is_not_reported() {
    let (monitor, reports) = super::patient();
    let (inner, inner_reports) = super::patient();
    let shared = Shared {
        inner: Arc::new(inner),
    };
    assert_eq!(Aborts {}.run_with(&monitor, &shared).await, 4);
    // The task drops what it holds when it is aborted.
    while Arc::strong_count(&shared.inner) > 1 {
        yield_now().await;
    }
    assert_eq!((reports.take(), inner_reports.take()), (vec![], vec![]));
}

#[test]
fn run_that_has_panicked_is_not_reported() {
    let (monitor, reports) = super::patient();
    let mut run = Box::pin(Panics {}.run_with(&monitor));
    assert!(catch_unwind(AssertUnwindSafe(|| block_on(&mut run))).is_err());
    drop(run);
    assert_eq!(reports.take(), []);
    // The next one on this thread is seen as any other.
    assert_eq!(Inner {}.run_with(&monitor).now_or_never(), None);
    assert_eq!(reports.take().len(), 1);
}
