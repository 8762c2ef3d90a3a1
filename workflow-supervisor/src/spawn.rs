//! How a run is started: when there is room, at once or not at all, or from synchronous code.

use std::error::Error as StdError;
use std::fmt;
use std::panic::Location;
use std::sync::Arc;

use futures::FutureExt;
use futures::future::BoxFuture;
use tokio::sync::{OwnedSemaphorePermit, oneshot};
use workflow_core::debug::may_drop;

use crate::blocking::block_on;
use crate::run_output::Fallible;
use crate::task::{Task, Work};
use crate::{RunHandle, RunOutput, Supervisor, WouldDeadlock};

/// A run that was not started. Its future was dropped without having been polled.
///
/// ```
/// use workflow_supervisor::{Shutdown, SpawnError, Supervisor};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let supervisor = Supervisor::builder().limit(1).build();
/// let first = supervisor.try_spawn("first", async {}).unwrap();
/// assert_eq!(supervisor.try_spawn("second", async {}).unwrap_err(), SpawnError::Full);
///
/// first.await.unwrap();
/// supervisor.shutdown(Shutdown::Drain).await.unwrap();
/// assert_eq!(supervisor.spawn("third", async {}).await.unwrap_err(), SpawnError::Closed);
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SpawnError {
    /// The supervisor takes no more runs: it is shut down, or a run failed under
    /// [`OnFailure::CancelAll`](crate::OnFailure::CancelAll).
    Closed,
    /// There are as many runs as there may be; only `try_spawn` says so, the others wait.
    Full,
    /// `blocking_spawn` could wait for ever; it says so even if there is room.
    WouldDeadlock(WouldDeadlock),
}

impl fmt::Display for SpawnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SpawnError::Closed => f.write_str("the supervisor takes no more runs"),
            SpawnError::Full => f.write_str("the supervisor has as many runs as it may have"),
            SpawnError::WouldDeadlock(error) => error.fmt(f),
        }
    }
}

impl StdError for SpawnError {}

impl Supervisor {
    /// Starts a run, as soon as there is room. It goes on by itself, whether the handle is awaited
    /// or not.
    ///
    /// The name is for reports and for people; two runs may have the same. The future gives `()`
    /// or a `Result`, see [`RunOutput`]. A workflow that borrows its context is moved into a block
    /// together with it: `async move { Support { ticket }.run(&app).await }`.
    ///
    /// A run may start others in its own supervisor. But if it *waits* for room there, it may wait
    /// for the room that it takes itself.
    ///
    /// # Errors
    ///
    /// [`SpawnError::Closed`].
    ///
    /// # Cancel safety
    ///
    /// If it is dropped before it is ready, the run has not been started, and its place in the
    /// queue is lost.
    ///
    /// # Example
    ///
    /// ```
    /// use workflow_supervisor::Supervisor;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let supervisor = Supervisor::builder().limit(2).build();
    /// for n in 0..10 {
    ///     // Waits while two are running.
    ///     supervisor.spawn(format!("mail #{n}"), async { /* … */ }).await?;
    /// }
    /// assert!(supervisor.len() <= 2);
    /// # Ok(())
    /// # }
    /// ```
    #[track_caller]
    pub fn spawn<F, T>(
        &self,
        name: impl Into<String>,
        future: F,
    ) -> BoxFuture<'_, Result<RunHandle<T>, SpawnError>>
    where
        F: Future<Output: RunOutput<Value = T>> + Send + 'static,
        T: Send + 'static,
    {
        let start = Start::new(name.into(), future);
        // In a box, since an `impl Future` would repeat a mistake in `F` wherever it is used.
        Box::pin(async move {
            let slot = self.shared.slot().await?;
            self.start(start, slot)
        })
    }

    /// Starts a run if there is room now; from any thread, async or not.
    ///
    /// # Errors
    ///
    /// [`SpawnError::Full`] and [`SpawnError::Closed`].
    ///
    /// # Example
    ///
    /// ```
    /// use workflow_supervisor::{SpawnError, Supervisor};
    ///
    /// /// A callback of a user interface.
    /// fn on_click(supervisor: &Supervisor) {
    ///     match supervisor.try_spawn("save", async { /* … */ }) {
    ///         Ok(_) => {} // saves by itself
    ///         Err(SpawnError::Full) => println!("one moment, please"),
    ///         Err(error) => println!("{error}"),
    ///     }
    /// }
    /// # let runtime = tokio::runtime::Runtime::new().unwrap();
    /// # on_click(&Supervisor::builder().runtime(runtime.handle().clone()).build());
    /// ```
    #[track_caller]
    pub fn try_spawn<F, T>(
        &self,
        name: impl Into<String>,
        future: F,
    ) -> Result<RunHandle<T>, SpawnError>
    where
        F: Future<Output: RunOutput<Value = T>> + Send + 'static,
        T: Send + 'static,
    {
        let start = Start::new(name.into(), future);
        let slot = self.shared.free_slot()?;
        self.start(start, slot)
    }

    /// Starts a run, and blocks this thread until there is room: for code that is not async.
    ///
    /// # Errors
    ///
    /// [`SpawnError::Closed`], and, without having waited, [`SpawnError::WouldDeadlock`].
    ///
    /// # Panics
    ///
    /// Inside of a tokio `LocalSet`.
    ///
    /// # Example
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let runtime = tokio::runtime::Runtime::new()?;
    /// let supervisor = workflow_supervisor::Supervisor::builder()
    ///     .runtime(runtime.handle().clone())
    ///     .limit(1)
    ///     .build();
    ///
    /// let mut sum = supervisor.blocking_spawn("sum", async { "20".parse::<u32>() })?;
    /// let mut next = supervisor.blocking_spawn("next", async { "21".parse::<u32>() })?;
    /// assert_eq!(sum.blocking_wait()?? + next.blocking_wait()??, 41);
    /// # Ok(())
    /// # }
    /// ```
    #[track_caller]
    pub fn blocking_spawn<F, T>(
        &self,
        name: impl Into<String>,
        future: F,
    ) -> Result<RunHandle<T>, SpawnError>
    where
        F: Future<Output: RunOutput<Value = T>> + Send + 'static,
        T: Send + 'static,
    {
        let start = Start::new(name.into(), future);
        let slot = block_on(&self.shared.runtime, self.shared.slot());
        let slot = slot.map_err(SpawnError::WouldDeadlock)??;
        self.start(start, slot)
    }

    fn start<T: Send + 'static>(
        &self,
        start: Start<T>,
        slot: OwnedSemaphorePermit,
    ) -> Result<RunHandle<T>, SpawnError> {
        let entry = self.shared.enter(start.name, start.location)?;
        let (sender, receiver) = oneshot::channel();
        let shared = Arc::clone(&self.shared);
        let handle = RunHandle::new(entry.run.clone(), entry.cancel.clone(), shared, receiver);
        Task::new(Arc::clone(&self.shared), entry, slot, start.work, sender).start();
        Ok(handle)
    }
}

/// A run that waits for room.
struct Start<T> {
    name: String,
    location: &'static Location<'static>,
    work: Work<T>,
}

impl<T> Start<T> {
    #[track_caller]
    fn new<F>(name: String, future: F) -> Self
    where
        F: Future<Output: RunOutput<Value = T>> + Send + 'static,
    {
        Start {
            name,
            location: Location::caller(),
            // In a box of its own, or each future around it would hold it once more. Whoever cancels it
            // is told, so debug mode need not say it.
            work: may_drop(Fallible::new(future)).boxed(),
        }
    }
}
