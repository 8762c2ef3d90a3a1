//! The functions that all graphs of streams are made of.
//!
//! Each item comes from a call that the compiler may not look into, or it would add up the whole
//! stream at compile time; what happens to the items it may see, as it does in real streams.

use std::future::ready;

use futures::{Stream, StreamExt, stream};
use workflow::component;

use crate::nodes::work;

/// The numbers up to `to`.
#[component]
pub fn numbers(to: u64) -> impl Stream<Item = u64> {
    stream::iter((0..to).map(work::step))
}

/// Each one, three times as much.
#[component]
pub fn tripled(xs: impl Stream<Item = u64>) -> impl Stream<Item = u64> {
    xs.map(|x| 3 * x)
}

/// Those that are not divisible by four.
#[component]
pub fn uneven(xs: impl Stream<Item = u64>) -> impl Stream<Item = u64> {
    xs.filter(|x| ready(!x.is_multiple_of(4)))
}

/// Each one, with some bits turned.
#[component]
pub fn turned(xs: impl Stream<Item = u64>) -> impl Stream<Item = u64> {
    xs.map(|x| x ^ 0x55)
}

/// The same three by async functions.
#[expect(clippy::unused_async, reason = "what they cost is what is measured")]
pub mod with_async {
    use super::{Stream, StreamExt, component};

    async fn triple(x: u64) -> u64 {
        3 * x
    }

    async fn is_uneven(x: u64) -> bool {
        !x.is_multiple_of(4)
    }

    async fn turn(x: u64) -> u64 {
        x ^ 0x55
    }

    /// Each one, three times as much.
    #[component]
    pub fn tripled(xs: impl Stream<Item = u64>) -> impl Stream<Item = u64> {
        xs.then(triple)
    }

    /// Those that are not divisible by four.
    #[component]
    pub fn uneven(xs: impl Stream<Item = u64>) -> impl Stream<Item = u64> {
        xs.filter(|&x| is_uneven(x))
    }

    /// Each one, with some bits turned.
    #[component]
    pub fn turned(xs: impl Stream<Item = u64>) -> impl Stream<Item = u64> {
        xs.then(turn)
    }
}

/// All together.
#[component]
pub async fn sum(xs: impl Stream<Item = u64>) -> u64 {
    xs.fold(0, async |sum, x| sum + x).await
}

/// All bits together.
#[component]
pub async fn parity(xs: impl Stream<Item = u64>) -> u64 {
    xs.fold(0, async |bits, x| bits ^ x).await
}
