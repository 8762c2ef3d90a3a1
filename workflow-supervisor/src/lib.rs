//! Supervises runs, and other futures, that nobody awaits.
//!
//! Users of the `workflow` crate have all of this as `workflow::supervisor`, with a manual. A
//! [`Supervisor`] starts runs from anywhere and gives a [`RunHandle`] for each; a [`RunSet`] awaits
//! several in the order in which they end. No error and no panic is lost: what nobody takes goes to
//! the error hook.

mod blocking;
mod builder;
mod handle;
mod hook;
mod panic;
mod panic_path;
mod run_error;
mod run_output;
mod run_set;
mod shared;
mod shutdown;
mod spawn;
mod status;
mod supervisor;
mod task;

pub use blocking::WouldDeadlock;
pub use builder::{Builder, OnFailure};
pub use handle::RunHandle;
pub use panic::Panic;
pub use panic_path::PanicPath;
pub use run_error::{Reason, RunError};
pub use run_output::RunOutput;
pub use run_set::RunSet;
pub use shutdown::Shutdown;
pub use spawn::SpawnError;
pub use status::{Phase, RunId, RunInfo, Status};
pub use supervisor::Supervisor;
