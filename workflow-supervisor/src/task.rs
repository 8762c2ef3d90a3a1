//! The task of one run: however it ends, it says so.

use std::future::poll_fn;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures::FutureExt;
use futures::future::BoxFuture;
use tokio::sync::{OwnedSemaphorePermit, oneshot};
use tokio_util::sync::CancellationToken;
use tokio_util::task::task_tracker::TaskTrackerToken;
use workflow_core::Error;

use crate::panic::drop_caught;
use crate::panic_path::Unwound;
use crate::shared::{Entry, Shared};
use crate::{Panic, Reason, RunError, RunInfo};

/// A supervised future.
pub(crate) type Work<T> = BoxFuture<'static, Result<T, Error>>;

tokio::task_local! {
    /// The address of the supervisor of the run that this task is.
    static SUPERVISOR: usize;
}

pub(crate) struct Task<T: Send + 'static> {
    shared: Arc<Shared>,
    run: RunInfo,
    cancel: CancellationToken,
    /// Both are gone once the run has ended.
    work: Option<Work<T>>,
    outcome: Option<oneshot::Sender<Result<T, RunError>>>,
    slot: Option<OwnedSemaphorePermit>,
    /// The last to be dropped.
    _tracked: TaskTrackerToken,
}

impl<T: Send + 'static> Task<T> {
    pub(crate) fn new(
        shared: Arc<Shared>,
        entry: Entry,
        slot: OwnedSemaphorePermit,
        work: Work<T>,
        outcome: oneshot::Sender<Result<T, RunError>>,
    ) -> Self {
        Task {
            shared,
            run: entry.run,
            cancel: entry.cancel,
            work: Some(work),
            outcome: Some(outcome),
            slot: Some(slot),
            _tracked: entry.tracked,
        }
    }

    /// Starts the run. What it calls, and what reports its end, is inside the supervisor.
    pub(crate) fn start(self) {
        let runtime = self.shared.runtime.clone();
        let supervisor = Arc::as_ptr(&self.shared).addr();
        // The handle is not needed: all that happens in the task is caught and reported there.
        drop(runtime.spawn(SUPERVISOR.scope(supervisor, self.run())));
    }

    /// Brings the run to its end, or to where it is cancelled.
    async fn run(mut self) {
        let Some(work) = &mut self.work else { return };
        let polled = poll_fn(|context| {
            Unwound::forget();
            work.as_mut().poll(context)
        });
        let caught = AssertUnwindSafe(polled).catch_unwind();
        // If it ends in the poll in which it would be cancelled, it has ended.
        let result = match self.cancel.run_until_cancelled(caught).await {
            Some(Ok(Ok(value))) => Ok(value),
            Some(Ok(Err(error))) => Err(Reason::Failed(error)),
            Some(Err(panic)) => Err(Reason::Panicked(Panic::new(panic).at(Unwound::path()))),
            None => Err(Reason::Cancelled),
        };
        self.end(result);
    }

    /// Whoever gets the outcome finds the run gone, its future dropped and its slot free.
    fn end(&mut self, result: Result<T, Reason>) {
        let result = match drop_caught(self.work.take()) {
            Ok(()) => result,
            Err(panic) => self.panicked_at_last(result, panic),
        };
        self.shared.leave(&self.run, &result);
        drop(self.slot.take());
        let result = result.map_err(|reason| RunError::new(self.run.clone(), reason));
        let Some(outcome) = self.outcome.take() else {
            return;
        };
        if let Err(unwanted) = outcome.send(result) {
            self.shared.abandon(&self.run, unwanted);
        }
    }

    /// The future panicked when it was dropped. What it failed with before comes first.
    fn panicked_at_last(&self, result: Result<T, Reason>, panic: Panic) -> Result<T, Reason> {
        let panicked = Reason::Panicked(panic);
        match result {
            Err(reason @ (Reason::Failed(_) | Reason::Panicked(_))) => {
                let second = RunError::new(self.run.clone(), panicked);
                self.shared.abandon(&self.run, Err::<(), _>(second));
                Err(reason)
            }
            Ok(value) => {
                self.shared.abandon(&self.run, Ok(value));
                Err(panicked)
            }
            Err(_) => Err(panicked),
        }
    }
}

/// The runtime drops its tasks when it shuts down, also those that it never polled.
impl<T: Send + 'static> Drop for Task<T> {
    fn drop(&mut self) {
        if self.outcome.is_some() {
            let reason = if self.cancel.is_cancelled() {
                Reason::Cancelled
            } else {
                Reason::RuntimeShutdown
            };
            self.end(Err(reason));
        }
    }
}

impl Shared {
    /// Whether the caller is a run of this supervisor.
    pub(crate) fn is_inside(&self) -> bool {
        SUPERVISOR.try_with(|&supervisor| supervisor == std::ptr::from_ref(self).addr()) == Ok(true)
    }
}
