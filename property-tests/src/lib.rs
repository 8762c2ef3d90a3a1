//! Random workflows, run beside a naive interpreter.
//!
//! | | |
//! |---|---|
//! | [`draw`] | draws a workflow from a seed, as data ([`graph`]) |
//! | [`print`](mod@print) | writes it as source for the macro: the files in `tests/generated` |
//! | [`interpret`] | says of the data what must run, and what the result is |
//! | [`lab`] | the components of the source, which wait until a test lets them go |
//! | [`ledger`] | sees whether what a run tells its observer is complete |
//! | [`play`] | runs both side by side, and compares them after every step |
//!
//! `cargo run -p property-tests` writes the files again after a change to the first two.

pub mod draw;
pub mod graph;
pub mod interpret;
pub mod lab;
pub mod ledger;
pub mod play;
pub mod print;
pub mod value;

/// What the workflows of the tests are drawn from.
pub const SEED: u64 = 4;

/// How many there are of each family.
pub const COUNT: usize = 32;
