//! A body that sends items, as a stream of them.
//!
//! The stream owns both the body and the one place through which items leave it. A poll of the
//! stream polls the body until an item is in that place or the body waits; the body goes on at
//! the next poll, so the reader sets the pace.

mod body;
mod handle;
mod outlet;

pub(crate) use self::body::Emitting;
pub use self::handle::Emit;
