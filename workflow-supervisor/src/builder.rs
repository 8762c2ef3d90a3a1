//! How a supervisor is set up.

use tokio::runtime::Handle;

use crate::hook::{Hook, trace};
use crate::shared::Shared;
use crate::{RunError, Supervisor};

/// What a failed run means for its siblings. A panic is a failure, a cancelled run is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OnFailure {
    /// Nothing: they go on, as under a supervisor.
    #[default]
    KeepGoing,
    /// They are cancelled, and no new runs are taken, as in a task group.
    CancelAll,
}

/// Sets up a [`Supervisor`]; [`Supervisor::builder`] gives one.
///
/// ```
/// use workflow_supervisor::{OnFailure, Supervisor};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let supervisor = Supervisor::builder()
///     .limit(8)
///     .on_failure(OnFailure::CancelAll)
///     .error_hook(|error| eprintln!("{error:#}"))
///     .build();
/// assert_eq!(supervisor.status().limit, Some(8));
/// # }
/// ```
#[derive(Default)]
#[must_use = "it does nothing until it is built"]
pub struct Builder {
    runtime: Option<Handle>,
    limit: Option<usize>,
    on_failure: OnFailure,
    hook: Option<Hook>,
}

impl Builder {
    /// Runs at most so many at the same time. Without it, there is no limit.
    ///
    /// # Panics
    ///
    /// If `limit` is 0, since nothing could ever run.
    pub fn limit(self, limit: usize) -> Self {
        assert!(
            limit > 0,
            "a supervisor with a limit of 0 cannot run anything"
        );
        Builder {
            limit: Some(limit),
            ..self
        }
    }

    /// What a failed run means for its siblings; if not set, nothing.
    pub fn on_failure(self, on_failure: OnFailure) -> Self {
        Builder { on_failure, ..self }
    }

    /// Calls `hook` with each error and each panic that nobody takes, once.
    ///
    /// It is called where the error is found to be abandoned, by the run's task or by the thread
    /// that drops the handle, so it should be quick. What takes long it hands on, for example to a
    /// channel. If it panics, the error is logged as without it.
    ///
    /// Without a hook the error is logged by `tracing`, at the level `ERROR`, with the name of the
    /// run and the place that started it; in a program that has no `tracing` subscriber, to stderr.
    pub fn error_hook(self, hook: impl Fn(RunError) + Send + Sync + 'static) -> Self {
        Builder {
            hook: Some(Box::new(hook)),
            ..self
        }
    }

    /// Runs everything on this runtime; if not set, on the one that [`build`](Builder::build) is
    /// called in.
    ///
    /// ```
    /// use tokio::runtime::Runtime;
    /// use workflow_supervisor::Supervisor;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let runtime = Runtime::new()?;
    /// let supervisor = Supervisor::builder().runtime(runtime.handle().clone()).build();
    /// supervisor.try_spawn("backup", async {})?.blocking_wait()??;
    /// # Ok(())
    /// # }
    /// ```
    pub fn runtime(self, runtime: Handle) -> Self {
        Builder {
            runtime: Some(runtime),
            ..self
        }
    }

    /// The supervisor.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime, if none was [set](Builder::runtime).
    #[track_caller]
    pub fn build(self) -> Supervisor {
        let runtime = match self.runtime {
            Some(runtime) => runtime,
            None => Handle::current(),
        };
        let hook = self.hook.unwrap_or_else(|| Box::new(trace));
        Supervisor::new_shared(Shared::new(runtime, self.limit, self.on_failure, hook))
    }
}
