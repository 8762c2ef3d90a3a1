//! Graphs, each once as a workflow and once as one would write it by hand.
//!
//! Both use the same functions, from [`nodes`], and come from the same list of names, so they are
//! the same graph.

pub mod broadcast;
pub mod chain;
pub mod counts;
pub mod crowd;
pub mod deep;
pub mod fan;
pub mod grid;
pub mod items;
pub mod items_in_each;
pub mod ladder;
pub mod mix;
pub mod nested;
pub mod nodes;
pub mod pipeline;
#[cfg(feature = "plots")]
pub mod plots;
pub mod ratio;
pub mod rounds;
pub mod split;
pub mod times;
pub mod turns;
pub mod twins;
pub mod wide;

use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Runs a future, with no executor around it that would cost something, too. Whenever it waits,
/// `answer` gives it what it waits for.
#[inline]
pub fn run<T>(future: impl Future<Output = T>, answer: impl Fn()) -> T {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        answer();
    }
}
