//! A panic that was caught.

use std::any::Any;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Mutex, PoisonError};

/// A panic of a run.
///
/// ```
/// use workflow_supervisor::{Reason, Supervisor};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), workflow_core::Error> {
/// async fn launch() {
///     panic!("out of fuel")
/// }
///
/// let supervisor = Supervisor::new();
/// let handle = supervisor.spawn("rocket", launch()).await?;
///
/// let Err(error) = handle.await else { unreachable!() };
/// assert_eq!(error.to_string(), "run `rocket` panicked: out of fuel");
/// let Reason::Panicked(panic) = error.into_reason() else { unreachable!() };
/// assert_eq!(panic.message(), Some("out of fuel"));
/// # Ok(())
/// # }
/// ```
pub struct Panic {
    /// The lock is never taken: it makes `Sync` what nobody looks at by reference.
    payload: Mutex<Box<dyn Any + Send>>,
    message: Option<Box<str>>,
    path: Option<Box<str>>,
}

impl Panic {
    pub(crate) fn new(payload: Box<dyn Any + Send>) -> Self {
        let text = payload.downcast_ref::<&str>().copied();
        let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        Panic {
            message: text.map(Box::from),
            payload: Mutex::new(payload),
            path: None,
        }
    }

    pub(crate) fn at(self, path: Option<String>) -> Self {
        Panic {
            path: path.map(String::into_boxed_str),
            ..self
        }
    }

    /// What `panic!` was called with; `None` if that was not a text.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// The node that panicked, such as `Support/refund/charge`, of a run that
    /// [`PanicPath`](crate::PanicPath) drives.
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// The payload, as [`catch_unwind`](std::panic::catch_unwind) gives it.
    pub fn into_payload(self) -> Box<dyn Any + Send> {
        let payload = self.payload.into_inner();
        payload.unwrap_or_else(PoisonError::into_inner)
    }

    /// Goes on panicking, here.
    ///
    /// # Panics
    ///
    /// Always.
    pub fn resume(self) -> ! {
        resume_unwind(self.into_payload())
    }
}

/// The node, if it is known, and the message.
impl fmt::Display for Panic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = self.path() {
            write!(f, "{path}: ")?;
        }
        f.write_str(self.message().unwrap_or("no message"))
    }
}

impl fmt::Debug for Panic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Panic")
            .field("message", &self.message)
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// Drops what is the user's. A destructor may panic like any other code.
pub(crate) fn drop_caught<T>(value: T) -> Result<(), Panic> {
    catch_unwind(AssertUnwindSafe(|| drop(value))).map_err(Panic::new)
}
