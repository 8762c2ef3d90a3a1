//! What a supervisor, its runs and their handles have in common.

use std::collections::BTreeMap;
use std::panic::Location;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tokio_util::task::task_tracker::TaskTrackerToken;

use crate::hook::{self, Hook};
use crate::panic::drop_caught;
use crate::{OnFailure, Phase, Reason, RunError, RunId, RunInfo, SpawnError, Status};

pub(crate) struct Shared {
    pub(crate) runtime: Handle,
    /// Those that are alive, also while they report. A shutdown waits for it.
    pub(crate) tracker: TaskTracker,
    /// Cancels all runs.
    pub(crate) cancel: CancellationToken,
    slots: Arc<Semaphore>,
    limit: Option<usize>,
    waiting: AtomicUsize,
    on_failure: OnFailure,
    hook: Hook,
    registry: Mutex<Registry>,
}

/// Never locked while code of the user runs.
#[derive(Default)]
struct Registry {
    is_closed: bool,
    last: u64,
    live: BTreeMap<RunId, RunInfo>,
    succeeded: u64,
    failed: u64,
    panicked: u64,
    cancelled: u64,
}

/// A run that has been taken in.
pub(crate) struct Entry {
    pub(crate) run: RunInfo,
    pub(crate) cancel: CancellationToken,
    pub(crate) tracked: TaskTrackerToken,
}

impl Shared {
    pub(crate) fn new(
        runtime: Handle,
        limit: Option<usize>,
        on_failure: OnFailure,
        hook: Hook,
    ) -> Self {
        let slots = limit.map_or(Semaphore::MAX_PERMITS, |n| n.min(Semaphore::MAX_PERMITS));
        Shared {
            runtime,
            tracker: TaskTracker::new(),
            cancel: CancellationToken::new(),
            slots: Arc::new(Semaphore::new(slots)),
            limit,
            waiting: AtomicUsize::new(0),
            on_failure,
            hook,
            registry: Mutex::default(),
        }
    }

    fn registry(&self) -> MutexGuard<'_, Registry> {
        self.registry.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for room.
    pub(crate) async fn slot(&self) -> Result<OwnedSemaphorePermit, SpawnError> {
        let _waiting = Waiting::new(&self.waiting);
        let slot = Arc::clone(&self.slots).acquire_owned().await;
        slot.map_err(|_| SpawnError::Closed)
    }

    /// Room that is there, or nothing.
    pub(crate) fn free_slot(&self) -> Result<OwnedSemaphorePermit, SpawnError> {
        let slot = Arc::clone(&self.slots).try_acquire_owned();
        slot.map_err(|error| match error {
            tokio::sync::TryAcquireError::Closed => SpawnError::Closed,
            tokio::sync::TryAcquireError::NoPermits => SpawnError::Full,
        })
    }

    /// Takes a run in. All under one lock, so that a shutdown refuses it or waits for it.
    pub(crate) fn enter(
        &self,
        name: String,
        location: &'static Location<'static>,
    ) -> Result<Entry, SpawnError> {
        let mut registry = self.registry();
        if registry.is_closed {
            return Err(SpawnError::Closed);
        }
        registry.last += 1;
        let id = RunId(registry.last);
        let run = RunInfo::new(id, name, location);
        registry.live.insert(id, run.clone());
        Ok(Entry {
            run,
            cancel: self.cancel.child_token(),
            tracked: self.tracker.token(),
        })
    }

    /// Strikes a run off, and does with its siblings what a failure means for them.
    pub(crate) fn leave<T>(&self, run: &RunInfo, result: &Result<T, Reason>) {
        let mut registry = self.registry();
        registry.live.remove(&run.id());
        let (count, is_failure) = match result {
            Ok(_) => (&mut registry.succeeded, false),
            Err(Reason::Failed(_)) => (&mut registry.failed, true),
            Err(Reason::Panicked(_)) => (&mut registry.panicked, true),
            Err(Reason::Cancelled | Reason::RuntimeShutdown) => (&mut registry.cancelled, false),
        };
        *count += 1;
        drop(registry);
        if is_failure && self.on_failure == OnFailure::CancelAll {
            self.close();
            self.cancel.cancel();
        }
    }

    /// Takes no more runs.
    pub(crate) fn close(&self) {
        self.registry().is_closed = true;
        self.slots.close();
        self.tracker.close();
    }

    /// Does away with a result that nobody takes.
    pub(crate) fn abandon<T>(&self, run: &RunInfo, result: Result<T, RunError>) {
        let error = match result {
            Ok(value) => match drop_caught(value) {
                Ok(()) => return,
                Err(panic) => RunError::new(run.clone(), Reason::Panicked(panic)),
            },
            Err(error) if error.is_cancelled() => return,
            Err(error) => error,
        };
        hook::report(&self.hook, error);
    }

    pub(crate) fn runs(&self) -> Vec<RunInfo> {
        self.registry().live.values().cloned().collect()
    }

    pub(crate) fn live(&self) -> usize {
        self.registry().live.len()
    }

    pub(crate) fn status(&self) -> Status {
        let registry = self.registry();
        Status {
            phase: self.phase(registry.is_closed),
            live: registry.live.len(),
            limit: self.limit,
            waiting: self.waiting.load(Ordering::Relaxed),
            succeeded: registry.succeeded,
            failed: registry.failed,
            panicked: registry.panicked,
            cancelled: registry.cancelled,
        }
    }

    fn phase(&self, is_closed: bool) -> Phase {
        match (
            is_closed,
            self.tracker.is_empty(),
            self.cancel.is_cancelled(),
        ) {
            (false, ..) => Phase::Open,
            (true, true, _) => Phase::Ended,
            (true, false, true) => Phase::Cancelling,
            (true, false, false) => Phase::Draining,
        }
    }
}

/// Counts a caller of `spawn`, also one that gives up.
struct Waiting<'c>(&'c AtomicUsize);

impl<'c> Waiting<'c> {
    fn new(count: &'c AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Waiting(count)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
