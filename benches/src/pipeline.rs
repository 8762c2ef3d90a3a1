//! Numbers through three stages into a sum.

use workflow::workflow;

use crate::items::{numbers, sum, tripled, turned, uneven, with_async};

/// By hand: `Stream` combinators.
pub async fn by_hand(to: u64) -> u64 {
    sum(turned(uneven(tripled(numbers(to))))).await
}

/// The same with stages that wait for async functions.
pub async fn with_async_by_hand(to: u64) -> u64 {
    sum(with_async::turned(with_async::uneven(with_async::tripled(
        numbers(to),
    ))))
    .await
}

workflow! {
    /// As a workflow.
    pub Pipeline<to: u64 -> u64> {
        let numbers = numbers(to);
        let tripled = tripled(xs: ~numbers);
        let uneven = uneven(xs: ~tripled);
        let turned = turned(xs: ~uneven);
        sum(xs: ~turned)
    }

    /// As a workflow of stages that wait for async functions.
    pub WithAsync<to: u64 -> u64> {
        let numbers = numbers(to);
        let tripled = with_async::tripled(xs: ~numbers);
        let uneven = with_async::uneven(xs: ~tripled);
        let turned = with_async::turned(xs: ~uneven);
        sum(xs: ~turned)
    }
}
