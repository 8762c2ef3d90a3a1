//! What is left in the hand of whoever started a run.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use futures::future::FusedFuture;
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;

use crate::blocking::block_on;
use crate::shared::Shared;
use crate::{Reason, RunError, RunInfo, WouldDeadlock};

/// A run that was started: await it for the result, or drop it to let the run go on by itself.
///
/// The result belongs to the handle. If the handle is dropped without having given it, before or
/// after the end of the run, then the value is dropped, and an error or a panic goes to the error
/// hook.
///
/// It can be awaited in any executor. Several are awaited together by
/// [`join_all`](futures::future::join_all), or in the order in which they end by a
/// [`RunSet`](crate::RunSet).
///
/// # Errors
///
/// [`RunError`], if the run gave no value.
///
/// # Panics
///
/// When it is polled after it has given its result.
///
/// # Cancel safety
///
/// `&mut handle` can be awaited, dropped, and awaited again: nothing is lost. The run does not
/// notice whether somebody awaits it.
///
/// # Example
///
/// ```
/// use workflow_supervisor::Supervisor;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), workflow_core::Error> {
/// let supervisor = Supervisor::new();
/// let handle = supervisor.spawn("sum", async { "20".parse::<u32>() }).await?;
/// assert_eq!(handle.await? + 1, 21);
/// # Ok(())
/// # }
/// ```
pub struct RunHandle<T> {
    run: RunInfo,
    cancel: CancellationToken,
    shared: Arc<Shared>,
    state: State<T>,
}

enum State<T> {
    Awaited(oneshot::Receiver<Result<T, RunError>>),
    Ended(Result<T, RunError>),
    Taken,
}

impl<T> RunHandle<T> {
    pub(crate) fn new(
        run: RunInfo,
        cancel: CancellationToken,
        shared: Arc<Shared>,
        outcome: oneshot::Receiver<Result<T, RunError>>,
    ) -> Self {
        RunHandle {
            run,
            cancel,
            shared,
            state: State::Awaited(outcome),
        }
    }

    /// Which run it is.
    pub fn run(&self) -> &RunInfo {
        &self.run
    }

    /// Cancels the run: its future is dropped where it waits. The handle then gives an error that
    /// [says so](RunError::is_cancelled), unless the run has ended just before.
    pub fn cancel(&self) {
        self.cancel.cancel();
    }

    /// Whether the run has ended, so that awaiting it would give the result at once.
    pub fn is_finished(&self) -> bool {
        match &self.state {
            State::Awaited(outcome) => !outcome.is_empty(),
            State::Ended(_) | State::Taken => true,
        }
    }

    /// Blocks this thread until the run has ended, and gives its result: for code that is not
    /// async, such as the callback of a user interface.
    ///
    /// To look without waiting, as once in a frame, there is `now_or_never` of
    /// [`futures::FutureExt`], on `&mut handle`.
    ///
    /// # Errors
    ///
    /// Without having waited, [`WouldDeadlock::CurrentThreadRuntime`]. Inside of it, [`RunError`]
    /// if the run gave no value.
    ///
    /// # Panics
    ///
    /// If the handle has given its result before, and inside of a tokio `LocalSet`.
    ///
    /// # Example
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let runtime = tokio::runtime::Runtime::new()?;
    /// let supervisor = workflow_supervisor::Supervisor::builder()
    ///     .runtime(runtime.handle().clone())
    ///     .build();
    ///
    /// let mut handle = supervisor.try_spawn("sum", async { "20".parse::<u32>() })?;
    /// assert_eq!(handle.blocking_wait()??, 20);
    /// # Ok(())
    /// # }
    /// ```
    pub fn blocking_wait(&mut self) -> Result<Result<T, RunError>, WouldDeadlock> {
        let runtime = self.shared.runtime.clone();
        block_on(&runtime, self)
    }

    /// Waits for the end of the run, and leaves the result where it is.
    pub(crate) fn poll_ended(&mut self, context: &mut Context<'_>) -> Poll<()> {
        if let State::Awaited(outcome) = &mut self.state {
            let result = ready!(Pin::new(outcome).poll(context));
            self.state = State::Ended(result.unwrap_or_else(|_| Err(self.cut_off())));
        }
        Poll::Ready(())
    }

    pub(crate) fn take(&mut self) -> Option<Result<T, RunError>> {
        match std::mem::replace(&mut self.state, State::Taken) {
            State::Ended(result) => Some(result),
            State::Awaited(mut outcome) => {
                // In this order it cannot slip through: a result is sent before, or not at all.
                outcome.close();
                outcome.try_recv().ok()
            }
            State::Taken => None,
        }
    }

    /// A task says how it ended even when it is dropped; this stands for one that was leaked.
    fn cut_off(&self) -> RunError {
        RunError::new(self.run.clone(), Reason::RuntimeShutdown)
    }
}

/// Nothing in it is pinned.
impl<T> Unpin for RunHandle<T> {}

impl<T> Future for RunHandle<T> {
    type Output = Result<T, RunError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        ready!(self.poll_ended(context));
        let result = self.take();
        Poll::Ready(result.expect("a `RunHandle` was polled after it had given its result"))
    }
}

impl<T> FusedFuture for RunHandle<T> {
    fn is_terminated(&self) -> bool {
        matches!(self.state, State::Taken)
    }
}

impl<T> Drop for RunHandle<T> {
    fn drop(&mut self) {
        if let Some(result) = self.take() {
            self.shared.abandon(&self.run, result);
        }
    }
}

impl<T> fmt::Debug for RunHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RunHandle")
            .field("run", &self.run)
            .field("is_finished", &self.is_finished())
            .finish_non_exhaustive()
    }
}
