//! Streams, through the public macros.

mod allocations;
mod cases;
mod combinations;
mod connections;
mod errors;
mod handed;
mod inputs;
#[cfg(feature = "tokio")]
mod limits;
mod parts;
mod results;
mod routes;
mod splits;
mod templates;
mod threads;
