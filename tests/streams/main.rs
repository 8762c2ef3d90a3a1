//! Streams, through the public macros.

mod allocations;
mod cases;
mod combinations;
mod connections;
mod errors;
mod inputs;
mod parts;
mod results;
mod routes;
mod splits;
mod templates;
mod threads;
