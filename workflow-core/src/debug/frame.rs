//! The polls that are going on on a thread, one inside the other.

use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::time::Duration;

use super::book::Instant;
use super::monitor::Shared;
use super::report::ReportKind;
use crate::Place;

thread_local! {
    /// How long the polls inside the innermost one have taken.
    static INSIDE: Cell<Duration> = const { Cell::new(Duration::ZERO) };
    /// The node that is polled.
    static CURRENT: RefCell<Option<Current>> = const { RefCell::new(None) };
    /// Whether what is polled is the task of a node.
    static IN_TASK: Cell<bool> = const { Cell::new(false) };
}

/// A node that is polled. Its tasks ask which one it is, and what is polled inside it.
#[derive(Clone)]
pub(super) struct Current {
    pub(super) shared: Arc<Shared>,
    pub(super) at: Place,
}

/// The node that is polled on this thread.
#[cfg(all(feature = "tokio", debug_assertions))]
pub(super) fn current() -> Option<Current> {
    // None while the thread ends.
    CURRENT.try_with(|current| current.borrow().clone()).ok()?
}

/// Whether a node, or the task of one, is polled on this thread.
pub(super) fn is_in_node() -> bool {
    IN_TASK.get() || CURRENT.try_with(|current| current.borrow().is_some()) == Ok(true)
}

/// The task of a node is polled from when this is made to when it is dropped.
#[cfg(all(feature = "tokio", debug_assertions))]
pub(super) struct InTask {
    around: bool,
}

#[cfg(all(feature = "tokio", debug_assertions))]
impl InTask {
    pub(super) fn enter() -> Self {
        InTask {
            around: IN_TASK.replace(true),
        }
    }
}

#[cfg(all(feature = "tokio", debug_assertions))]
impl Drop for InTask {
    fn drop(&mut self) {
        IN_TASK.set(self.around);
    }
}

fn replace(current: Option<Current>) -> Option<Current> {
    CURRENT.try_with(|cell| cell.replace(current)).ok()?
}

/// One poll of a node, from when this is made to when it is dropped.
#[must_use]
pub(super) struct Frame<'m>(Option<Poll<'m>>);

struct Poll<'m> {
    shared: &'m Arc<Shared>,
    at: Place,
    is_pending: bool,
    start: Instant,
    /// What stood in `INSIDE` and `CURRENT`.
    beside: Duration,
    around: Option<Current>,
}

impl<'m> Frame<'m> {
    pub(super) fn none() -> Self {
        Frame(None)
    }

    pub(super) fn enter(shared: &'m Arc<Shared>, at: Place, now: Instant) -> Self {
        let current = Current {
            shared: shared.clone(),
            at,
        };
        Frame(Some(Poll {
            shared,
            at,
            is_pending: false,
            around: replace(Some(current)),
            beside: INSIDE.replace(Duration::ZERO),
            start: now,
        }))
    }

    /// The poll has come to its end without a panic.
    pub(super) fn leave(mut self, is_pending: bool) {
        if let Some(poll) = &mut self.0 {
            poll.is_pending = is_pending;
        }
    }
}

impl Drop for Poll<'_> {
    fn drop(&mut self) {
        let now = Instant::now();
        let taken = now.saturating_duration_since(self.start);
        // What others were blamed for is not reported again.
        let own = taken.saturating_sub(INSIDE.replace(self.beside.saturating_add(taken)));
        let around = self.around.take();
        let reader = around
            .as_ref()
            .filter(|around| Arc::ptr_eq(&around.shared, self.shared));
        let reader = reader.map(|around| around.at);
        drop(replace(around));
        if std::thread::panicking() {
            // That takes its time, too.
            self.shared.book().has_panicked(self.at);
            return;
        }
        let limit = self.shared.settings.slow_poll;
        let found = {
            let mut book = self.shared.book();
            book.left(self.at, self.is_pending.then_some(now));
            if let Some(reader) = reader {
                book.left_inside(reader, self.at, self.is_pending);
            }
            let slow = || book.found(self.at, ReportKind::SlowPoll { time: own });
            (own > limit).then(slow)
        };
        if let Some(found) = found {
            self.shared.report(&found);
        }
    }
}
