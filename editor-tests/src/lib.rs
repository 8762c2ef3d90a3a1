//! An editor without a window: it opens one file of a small crate, and asks rust-analyzer about it.

mod editor;
mod project;
mod server;
mod text;

pub use editor::Editor;
pub use server::{Failure, find};
pub use text::{Text, find_marked};
