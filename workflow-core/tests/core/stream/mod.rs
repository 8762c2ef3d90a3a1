//! Streams between nodes.

mod combine;
mod components;
mod either;
mod emit;
mod flatten;
mod guard;
mod hub;
mod script;
mod start;
#[cfg(feature = "tokio")]
mod timeout;
