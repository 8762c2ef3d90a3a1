//! Graphs, each once as a workflow and once as one would write it by hand.
//!
//! Both use the same functions, from [`nodes`], and come from the same list of names, so they are
//! the same graph.

pub mod chain;
pub mod fan;
pub mod ladder;
pub mod nodes;

use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Runs a future that never waits, with no executor around it that would cost something, too.
///
/// # Panics
///
/// If it waits.
#[inline]
pub fn run<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("this future waits"),
    }
}
