//! What the reference engine does with nodes that fail or take too long.

use std::time::Duration;

use futures::{Stream, StreamExt, stream};
use tokio::time::{sleep, timeout};
use workflow::{Timeout, Timeouts as _, collect, component, workflow};

use super::calls::{App, Calls, Fault, ask, clocked, slow};

workflow! {
    Fallback<-> String> with App {
        #[retry(2)]
        let answer = ask(what: "it", busy: 9);
        match answer {
            Ok(answer) => answer.to_string(),
            Err(fault) => format!("fallback: {fault}"),
        }
    }
}

/// Case 7.
#[tokio::test]
async fn what_is_retried_twice_is_called_three_times() {
    let app = App::default();
    let value = Fallback {}.run(&app).await;
    assert_eq!(value, "fallback: busy at call 3");
    assert_eq!(app.calls.of("it"), 3);
}

workflow! {
    Slow<-> u64> with App {
        slow(ms: 100)
    }
}

/// Case 8.
#[tokio::test(start_paused = true)]
async fn when_the_caller_gives_up_nothing_lingers() {
    let app = App::default();
    let run = timeout(Duration::from_millis(10), Slow {}.run(&app));
    run.await.unwrap_err();
    assert_eq!(app.calls.running(), 0);
}

#[component]
fn ticks() -> impl Stream<Item = u64> {
    stream::iter(1..=3).then(|n| async move {
        sleep(Duration::from_millis(100)).await;
        n
    })
}

workflow! {
    Ticks<~> u64> {
        ~ticks()
    }

    Whole<-> Result<Vec<u64>, Timeout>> {
        let ticks = Ticks();
        #[timeout("200ms")]
        collect(items: ~ticks)
    }
}

/// Case 9.
#[tokio::test(start_paused = true)]
async fn a_run_has_its_limit_whole_or_streamed() {
    let (outcome, time) = clocked(Whole {}.run()).await;
    assert_eq!(
        outcome.unwrap_err().to_string(),
        "`collect` took longer than 200ms"
    );
    assert_eq!(time, 200);

    let items = Ticks {}.stream().timeout(Duration::from_millis(200));
    let (items, time) = clocked(items.collect::<Vec<_>>()).await;
    let last = items.last().unwrap().as_ref().unwrap_err();
    assert_eq!(last.to_string(), "no end within 200ms");
    assert_eq!(time, 200);
}

#[component]
async fn fails(#[context] calls: &Calls, ms: u64) -> Result<u64, Fault> {
    slow(calls, ms).await;
    Err(Fault::Wrong)
}

workflow! {
    Siblings<-> workflow::Result<u64>> with App {
        let early = fails(ms: 10)?;
        let late = fails(ms: 20)?;
        early + late
    }
}

/// Case 10.
#[tokio::test(start_paused = true)]
async fn the_first_error_ends_the_run_and_its_slower_sibling() {
    let app = App::default();
    let (error, time) = clocked(Siblings {}.run(&app)).await;
    assert_eq!(error.unwrap_err().to_string(), "Siblings/early: wrong");
    assert_eq!((time, app.calls.running()), (10, 0));
}
