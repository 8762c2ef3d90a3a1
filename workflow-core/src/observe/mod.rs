//! Watching a run.

mod compose;
mod observed;
mod observer;
mod progress;
mod through;
mod watch;

pub use observed::Observed;
pub use observer::Observer;
pub use progress::Progress;
