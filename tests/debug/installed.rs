//! The monitor of this process, which `run` and `start` have. It is the only test that uses it.

use std::future::pending;

use futures::FutureExt;
use workflow::debug::{self, Settings};
use workflow::{component, workflow};

#[component]
async fn forever() {
    pending::<()>().await;
}

workflow! {
    Whole<-> ()> {
        let forever = forever();
        forever
    }

    Started<-> ()> {
        let forever = forever();
        forever
    }
}

#[test]
fn monitor_sees_all_runs() {
    let (monitor, reports) = super::monitor(Settings::default().slow_poll(super::NEVER));
    debug::install(monitor).unwrap();
    let (other, _) = super::patient();
    assert!(debug::install(other).is_err());

    let mut run = Box::pin(Whole {}.run());
    assert_eq!(run.as_mut().now_or_never(), None);
    let dump = debug::dump();
    assert_eq!(dump.runs()[0].nodes[0].path, "Whole/forever");
    drop(run);
    assert_eq!(Started {}.start().now_or_never(), None);
    let paths: Vec<_> = reports
        .take()
        .into_iter()
        .map(|report| report.path)
        .collect();
    assert_eq!(paths, ["Whole", "Started"]);
}
