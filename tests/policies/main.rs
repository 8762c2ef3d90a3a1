//! `#[retry]`, `#[timeout]` and `#[spawn]`, on nodes and as defaults of components.

#![allow(
    clippy::unused_async,
    clippy::needless_pass_by_value,
    reason = "components as users write them"
)]
#![cfg(feature = "tokio")]

mod calls;
mod cancel;
mod cases;
mod defaults;
mod drivers;
mod retry;
mod spawn;
mod timeout;
