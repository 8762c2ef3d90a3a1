//! The supervisor itself.

use std::fmt;
use std::sync::Arc;

use crate::shared::Shared;
use crate::{Builder, RunInfo, Status};

/// Starts runs and other futures from anywhere, and loses none of their errors.
///
/// Unlike a task that is spawned and forgotten, a run whose [`RunHandle`] is dropped still tells
/// what went wrong: what nobody takes goes to the [error hook](Builder::error_hook), once. A failed
/// run leaves its siblings alone, unless [asked](Builder::on_failure) to take them along.
///
/// All methods take `&self`. Share it by reference, in an [`Arc`], or with its own runs in a
/// [`Weak`](std::sync::Weak), so that they do not keep it alive.
///
/// Dropping it cancels all runs, like [`begin_shutdown`](Supervisor::begin_shutdown) with
/// [`Shutdown::Cancel`]; it does not wait for them. Errors that there are by then are not lost, but
/// go where they belong.
///
/// # Example
///
/// ```
/// use workflow_supervisor::{Shutdown, Supervisor};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let supervisor = Supervisor::builder()
///     .limit(100)
///     .error_hook(|error| println!("{error:#}"))
///     .build();
///
/// let seven = supervisor.spawn("order #7", async { "7".parse::<u32>() }).await?;
/// let other = supervisor.spawn("order #8", async { "eight".parse::<u32>() }).await?;
///
/// assert_eq!(seven.await?, 7); // awaited
/// drop(other); // left alone: "run `order #8` failed: invalid digit found in string"
///
/// supervisor.shutdown(Shutdown::Drain).await?;
/// # Ok(())
/// # }
/// ```
///
/// [`RunHandle`]: crate::RunHandle
/// [`Shutdown::Cancel`]: crate::Shutdown::Cancel
#[must_use = "dropping it cancels its runs"]
pub struct Supervisor {
    pub(crate) shared: Arc<Shared>,
}

impl Supervisor {
    /// A supervisor on the runtime it is called in, without a limit, whose runs do not care for
    /// one another's failures; [`builder`](Supervisor::builder) gives others.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime.
    #[expect(clippy::new_without_default, reason = "it panics outside of a runtime")]
    #[track_caller]
    pub fn new() -> Self {
        Supervisor::builder().build()
    }

    /// Sets a supervisor up.
    pub fn builder() -> Builder {
        Builder::default()
    }

    pub(crate) fn new_shared(shared: Shared) -> Self {
        Supervisor {
            shared: Arc::new(shared),
        }
    }

    /// How many runs there are at the moment.
    pub fn len(&self) -> usize {
        self.shared.live()
    }

    /// Whether there is no run at the moment.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The runs that there are at the moment, the oldest first.
    pub fn runs(&self) -> Vec<RunInfo> {
        self.shared.runs()
    }

    /// What it does, and how many runs there are and were.
    pub fn status(&self) -> Status {
        self.shared.status()
    }
}

impl Drop for Supervisor {
    fn drop(&mut self) {
        self.shared.close();
        self.shared.cancel.cancel();
    }
}

impl fmt::Debug for Supervisor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut f = f.debug_struct("Supervisor");
        f.field("status", &self.status()).finish_non_exhaustive()
    }
}
