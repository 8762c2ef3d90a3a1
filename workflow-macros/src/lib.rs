//! The macros of `workflow`.

mod errors;
mod root;
