//! Debug mode: each thing that it reports is done, and what it must not report, too.

#![allow(
    clippy::unused_async,
    clippy::needless_pass_by_value,
    reason = "components as users write them"
)]
#![cfg(all(feature = "debug", feature = "tokio", debug_assertions))]

mod clean;
mod dropped;
mod dump;
mod installed;
mod outlived;
mod pauses;
mod same;
mod slow_poll;
mod unread;
mod waits;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use workflow::debug::{Monitor, Report, Settings};

/// So long that no machine takes it for a poll.
const NEVER: Duration = Duration::from_secs(100_000);

/// What was reported.
#[derive(Clone, Default)]
struct Reports(Arc<Mutex<Vec<Report>>>);

impl Reports {
    fn take(&self) -> Vec<Report> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }

    fn texts(&self) -> Vec<String> {
        self.take().iter().map(Report::to_string).collect()
    }
}

fn monitor(settings: Settings) -> (Monitor, Reports) {
    let reports = Reports::default();
    let all = reports.clone();
    let monitor = Monitor::new(settings, move |report| {
        all.0.lock().unwrap().push(report.clone());
    });
    (monitor, reports)
}

/// One for which any time is too long to hold a thread: by a paused clock there is none.
fn monitor_of_all() -> (Monitor, Reports) {
    monitor(Settings::default().slow_poll(Duration::ZERO))
}

/// One that knows no slow polls, as without a paused clock they depend on the machine.
fn patient() -> (Monitor, Reports) {
    monitor(Settings::default().slow_poll(NEVER))
}
