//! Watching a run.

mod compose;
mod events;
mod json;
mod observed;
mod observer;
pub(crate) mod paths;
mod progress;
mod through;
#[cfg(feature = "tracing")]
mod traced;
mod watch;

pub use events::{Broadcast, Event, EventKind, Events, Running, Told, start, start_stream};
pub use observed::Observed;
pub use observer::Observer;
pub use paths::{Paths, Place};
pub use progress::Progress;
#[cfg(feature = "tracing")]
pub use traced::Traced;
