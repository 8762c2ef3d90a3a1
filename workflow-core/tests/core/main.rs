//! The run time without the macros: what they generate is written by hand here.

mod error;
mod graph;
mod join;
mod node;
#[cfg(feature = "tokio")]
mod policy;
mod slot;
mod steps;
mod stream;
#[cfg(feature = "tokio")]
mod task;
mod try_join;
