//! A run that is dropped at any time leaves nothing behind.

use std::pin::pin;
use std::time::Duration;

use futures::FutureExt;
use workflow::workflow;

use super::calls::{App, Fault, faster, slow};

workflow! {
    Busy<-> Result<u64, Fault>> with App {
        #[timeout("35ms", else = 1)]
        #[retry(3, backoff = "2ms")]
        #[timeout("10ms")]
        let a = faster(what: "a", ms: 45)?;
        #[timeout("20ms", else = 2)]
        let b = {
            let c = slow(ms: 5);
            let d = slow(ms: 50);
            c + d
        };
        #[timeout("15ms")]
        let e = match a {
            1 => slow(ms: 12),
            _ => slow(ms: 99),
        };
        a + b + e
    }
}

#[tokio::test(start_paused = true)]
async fn after_any_number_of_polls() {
    for polls in 0.. {
        let app = App::default();
        let is_over = {
            let mut run = pin!(Busy {}.run(&app));
            let mut is_over = false;
            for _ in 0..polls {
                is_over = run.as_mut().now_or_never().is_some();
                if is_over {
                    break;
                }
                tokio::time::advance(Duration::from_millis(1)).await;
            }
            is_over
        };
        assert_eq!(app.calls.running(), 0, "after {polls} polls");
        if is_over {
            assert!(polls > 40, "{polls}");
            return;
        }
    }
}

/// The future of a run that is not polled while it waits for its timers, and all that it holds,
/// can go to another thread.
#[test]
fn runs_are_send() {
    fn is_send(_: impl Send) {}

    let app = App::default();
    is_send(Busy {}.run(&app));
}
