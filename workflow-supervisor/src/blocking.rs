//! Waiting in synchronous code, wherever that cannot hang.

use std::error::Error as StdError;
use std::fmt;

use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::task::block_in_place;

/// A wait that could never end, and so was not begun.
///
/// ```
/// use workflow_supervisor::{Supervisor, WouldDeadlock};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let supervisor = Supervisor::new();
/// let mut handle = supervisor.try_spawn("backup", async {}).unwrap();
/// // There is but one thread. If it waited here, nobody would run the backup.
/// let refused = handle.blocking_wait().unwrap_err();
/// assert_eq!(refused, WouldDeadlock::CurrentThreadRuntime);
/// handle.await.unwrap();
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WouldDeadlock {
    /// A blocking wait where a current-thread runtime is involved: that of the supervisor, whose
    /// runs may have no other thread than the one that would block, or that of the caller, which
    /// would stand still.
    ///
    /// In async code, use the method without `blocking_`. If another thread drives the runtime, an
    /// executor on this one can wait: `futures::executor::block_on(handle)`.
    CurrentThreadRuntime,
    /// A run waits for the end of all runs of its supervisor, itself among them.
    InsideRun,
}

impl fmt::Display for WouldDeadlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            WouldDeadlock::CurrentThreadRuntime => {
                "would block for ever; a current-thread runtime has no other thread to go on with"
            }
            WouldDeadlock::InsideRun => {
                "would wait for ever; a run cannot wait for the end of its own supervisor"
            }
        })
    }
}

impl StdError for WouldDeadlock {}

/// Blocks this thread until `future`, which `runtime` brings on, has ended.
pub(crate) fn block_on<F: Future>(runtime: &Handle, future: F) -> Result<F::Output, WouldDeadlock> {
    let is_single = |handle: &Handle| handle.runtime_flavor() == RuntimeFlavor::CurrentThread;
    let here = Handle::try_current().ok();
    if is_single(runtime) || here.as_ref().is_some_and(is_single) {
        return Err(WouldDeadlock::CurrentThreadRuntime);
    }
    // On a thread of a runtime, this passes the thread's other tasks on. Elsewhere it does nothing.
    Ok(block_in_place(|| runtime.block_on(future)))
}
