//! Why a run gave no value.

use std::error::Error as StdError;
use std::fmt;

use workflow_core::Error;

use crate::{Panic, RunInfo};

/// A run that gave no value: which one, and why.
///
/// A [`RunHandle`](crate::RunHandle) gives it; if nobody takes it, the error hook of the
/// [`Supervisor`](crate::Supervisor) does. It is a [`std::error::Error`], so `?` takes it.
///
/// ```
/// use workflow_supervisor::{Reason, Supervisor};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), workflow_core::Error> {
/// let supervisor = Supervisor::new();
/// let parse = async { "three".parse::<u64>() };
/// let handle = supervisor.spawn("order #7", parse).await?;
///
/// let error = handle.await.unwrap_err();
/// assert_eq!(error.to_string(), "run `order #7` failed: invalid digit found in string");
/// assert_eq!(error.run().name(), "order #7");
/// assert!(error.downcast_ref::<std::num::ParseIntError>().is_some());
/// assert!(matches!(error.reason(), Reason::Failed(_)));
/// # Ok(())
/// # }
/// ```
pub struct RunError {
    run: RunInfo,
    // Boxed, or every `Result` on its way would be as large as the largest reason.
    reason: Box<Reason>,
}

/// Why a run gave no value.
#[derive(Debug)]
#[non_exhaustive]
pub enum Reason {
    /// It returned this error.
    Failed(Error),
    /// It panicked, also if it did so while it was dropped.
    Panicked(Panic),
    /// It was cancelled: by its handle, by a shutdown, with its supervisor, or because a sibling
    /// failed under [`OnFailure::CancelAll`](crate::OnFailure::CancelAll). Since somebody asked for
    /// it, the error hook does not hear of it.
    Cancelled,
    /// Its runtime was shut down before it had ended, and nobody had asked the supervisor.
    RuntimeShutdown,
}

impl RunError {
    pub(crate) fn new(run: RunInfo, reason: Reason) -> Self {
        RunError {
            run,
            reason: Box::new(reason),
        }
    }

    /// The run.
    pub fn run(&self) -> &RunInfo {
        &self.run
    }

    /// Why it gave no value.
    pub fn reason(&self) -> &Reason {
        &self.reason
    }

    /// Why it gave no value, to keep.
    pub fn into_reason(self) -> Reason {
        *self.reason
    }

    /// The path of the node that failed or panicked, such as `Support/refund/charge`, if it is
    /// known; see [`workflow::Error`](Error) and [`PanicPath`](crate::PanicPath).
    pub fn path(&self) -> Option<&str> {
        match self.reason() {
            Reason::Failed(error) => error.path(),
            Reason::Panicked(panic) => panic.path(),
            Reason::Cancelled | Reason::RuntimeShutdown => None,
        }
    }

    /// The error that the run, or its node, returned, if it is an `E`.
    pub fn downcast_ref<E: StdError + 'static>(&self) -> Option<&E> {
        match self.reason() {
            Reason::Failed(error) => error.downcast_ref(),
            _ => None,
        }
    }

    /// Whether the run was cancelled.
    pub fn is_cancelled(&self) -> bool {
        matches!(self.reason(), Reason::Cancelled)
    }

    /// Whether the run panicked.
    pub fn is_panic(&self) -> bool {
        matches!(self.reason(), Reason::Panicked(_))
    }
}

/// The run's name, and what became of it; with `{:#}` also what caused it, on one line.
impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "run `{}` ", self.run.name())?;
        match self.reason() {
            Reason::Failed(error) => {
                f.write_str("failed: ")?;
                error.fmt(f)
            }
            Reason::Panicked(panic) => write!(f, "panicked: {panic}"),
            Reason::Cancelled => f.write_str("was cancelled"),
            Reason::RuntimeShutdown => f.write_str("was cut off: its runtime shut down"),
        }
    }
}

/// As a person reads it when `main` returns the error: also where the run was started, and what
/// caused the error.
impl fmt::Debug for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "run `{}`, started at {}, ",
            self.run.name(),
            self.run.location()
        )?;
        match self.reason() {
            Reason::Failed(error) => write!(f, "failed: {error:?}"),
            Reason::Panicked(panic) => write!(f, "panicked: {panic}"),
            Reason::Cancelled => f.write_str("was cancelled"),
            Reason::RuntimeShutdown => f.write_str("was cut off: its runtime shut down"),
        }
    }
}

impl StdError for RunError {
    /// What caused the error of the run. That error itself is part of the text.
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self.reason() {
            Reason::Failed(error) => error.as_ref().source(),
            _ => None,
        }
    }
}
