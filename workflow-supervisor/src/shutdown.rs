//! How a supervisor comes to its end.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures::future::{Either, select};
use tokio::time::sleep;

use crate::blocking::block_on;
use crate::{Supervisor, WouldDeadlock};

/// What a shutdown does with the runs that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shutdown {
    /// Cancels them.
    Cancel,
    /// Lets them go to their end, however long that takes.
    Drain,
    /// Lets them go on for this long, then cancels those that are left.
    DrainFor(Duration),
}

impl Supervisor {
    /// Takes no more runs, cancels or drains those there are, and returns when all have ended:
    /// their futures are dropped, their results delivered, the error hook has returned.
    ///
    /// It may be called several times, also at the same time and from everywhere. Each call returns
    /// when all has ended, and the one that cancels first decides: a `Cancel` cuts a `Drain` short,
    /// and of two deadlines the earlier counts. Callers that wait in `spawn` get
    /// [`SpawnError::Closed`].
    ///
    /// A run is cancelled where it waits. One that never does, because it computes or blocks, goes
    /// on to its end, and the shutdown with it.
    ///
    /// # Errors
    ///
    /// [`WouldDeadlock::InsideRun`] in a run of this supervisor, which would wait for itself. The
    /// shutdown has begun then, and only the wait is left out; with `Cancel` the run that called is
    /// cancelled, too, at its next `.await` that has to wait.
    ///
    /// # Panics
    ///
    /// With `DrainFor`, if the runtime was built without its timers.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future gives up the wait. What was begun goes on: also a deadline is kept.
    ///
    /// # Example
    ///
    /// ```
    /// use std::time::Duration;
    /// use workflow_supervisor::{Shutdown, Supervisor};
    ///
    /// # #[tokio::main(flavor = "current_thread", start_paused = true)]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let supervisor = Supervisor::new();
    /// let quick = supervisor.spawn("quick", async {}).await?;
    /// let endless = supervisor.spawn("endless", std::future::pending::<()>()).await?;
    ///
    /// supervisor.shutdown(Shutdown::DrainFor(Duration::from_secs(5))).await?;
    /// assert!(quick.await.is_ok());
    /// assert!(endless.await.unwrap_err().is_cancelled());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// [`SpawnError::Closed`]: crate::SpawnError::Closed
    pub async fn shutdown(&self, how: Shutdown) -> Result<(), WouldDeadlock> {
        self.begin_shutdown(how);
        if self.shared.is_inside() {
            return Err(WouldDeadlock::InsideRun);
        }
        self.shared.tracker.wait().await;
        Ok(())
    }

    /// [`shutdown`](Supervisor::shutdown), blocking this thread: for code that is not async.
    ///
    /// # Errors
    ///
    /// [`WouldDeadlock::InsideRun`], as there; and [`WouldDeadlock::CurrentThreadRuntime`], in
    /// which case nothing was begun.
    ///
    /// # Panics
    ///
    /// As there, and inside of a tokio `LocalSet`.
    ///
    /// # Example
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use workflow_supervisor::{Shutdown, Supervisor};
    /// let runtime = tokio::runtime::Runtime::new()?;
    /// let supervisor = Supervisor::builder().runtime(runtime.handle().clone()).build();
    /// supervisor.try_spawn("endless", std::future::pending::<()>())?;
    /// supervisor.blocking_shutdown(Shutdown::Cancel)?;
    /// assert!(supervisor.is_empty());
    /// # Ok(())
    /// # }
    /// ```
    pub fn blocking_shutdown(&self, how: Shutdown) -> Result<(), WouldDeadlock> {
        block_on(&self.shared.runtime, self.shutdown(how))?
    }

    /// Begins a [`shutdown`](Supervisor::shutdown), and does not wait for its end; from any thread,
    /// async or not, also in a run and in the error hook.
    ///
    /// # Panics
    ///
    /// With `DrainFor`, if the runtime was built without its timers.
    ///
    /// # Example
    ///
    /// ```
    /// use workflow_supervisor::{Phase, Shutdown, Supervisor};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let supervisor = Supervisor::new();
    /// let handle = supervisor.try_spawn("backup", async {}).unwrap();
    /// supervisor.begin_shutdown(Shutdown::Drain);
    /// assert_eq!(supervisor.status().phase, Phase::Draining);
    /// handle.await.unwrap();
    /// # }
    /// ```
    pub fn begin_shutdown(&self, how: Shutdown) {
        match how {
            Shutdown::Cancel => {
                self.shared.close();
                self.shared.cancel.cancel();
            }
            Shutdown::Drain => self.shared.close(),
            Shutdown::DrainFor(time) => self.drain_for(time),
        }
    }

    /// The deadline has a task of its own, so that it holds whatever becomes of the caller.
    fn drain_for(&self, time: Duration) {
        let runtime = &self.shared.runtime;
        let _inside = runtime.enter();
        let deadline = sleep(time);
        self.shared.close();
        let shared = Arc::clone(&self.shared);
        runtime.spawn(async move {
            let has_ended = pin!(shared.tracker.wait());
            if let Either::Right(_) = select(has_ended, pin!(deadline)).await {
                shared.cancel.cancel();
            }
        });
    }
}
