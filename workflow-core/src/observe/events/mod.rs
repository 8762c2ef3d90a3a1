//! A run as a stream of events.

mod broadcast;
mod event;
mod ring;
mod running;
mod watch;

pub use broadcast::Broadcast;
pub use event::{Event, EventKind, Told};
pub use running::{Running, start, start_stream};
pub use watch::Events;
