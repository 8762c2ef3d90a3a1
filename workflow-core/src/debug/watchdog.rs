//! The thread that looks after runs which nobody polls.

use std::sync::Weak;
use std::thread;
use std::time::Duration;

use super::book;
use super::monitor::Shared;

/// Looks often enough to find what waits for `long_wait`. It ends with its monitor.
pub(super) fn start(shared: Weak<Shared>, long_wait: Duration) {
    // Its end is never waited for, which Miri takes for a mistake.
    if cfg!(miri) {
        return;
    }
    let pause = (long_wait / 4).clamp(Duration::from_millis(10), Duration::from_mins(1));
    let watch = move || {
        loop {
            thread::sleep(pause);
            let Some(shared) = shared.upgrade() else {
                return;
            };
            shared.check(book::real(std::time::Instant::now()));
        }
    };
    let thread = thread::Builder::new().name("workflow-debug".into());
    // Without threads, as on some platforms, runs are only looked after when they are polled.
    drop(thread.spawn(watch));
}
