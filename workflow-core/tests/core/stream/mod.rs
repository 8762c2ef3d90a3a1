//! Streams between nodes.

mod combine;
mod components;
mod either;
mod emit;
mod flatten;
mod guard;
mod script;
mod start;
