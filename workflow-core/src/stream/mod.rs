//! Streams between nodes: how they start, fail, split, come together and leave a run.

mod body;
mod combine;
mod components;
mod either;
mod emit;
mod failure;
mod flatten;
mod guard;
mod hub;
mod items;
mod of;
mod source;
mod start;
#[cfg(feature = "tokio")]
mod timeout;

pub use combine::Streams;
pub use components::{collect, concat};
pub use either::Either;
pub use emit::Emit;
pub(crate) use emit::Emitting;
pub use failure::Failure;
pub use guard::Guards;
pub use hub::{DEFAULT_BUFFER, Hub, Shared};
pub use items::Items;
pub use of::{StandIn, StreamOf};
pub use source::{Produce, Source, Streamed, Whole};
pub use start::Unread;
#[cfg(feature = "tokio")]
pub use timeout::Timeouts;
