//! A stream with two readers.

use futures::join;
use workflow::workflow;

use crate::broadcast::broadcast;
use crate::items::{numbers, parity, sum};

/// What a workflow has if nothing else is said.
const BUFFER: usize = 64;

/// By hand.
pub async fn by_hand(to: u64) -> u64 {
    let (left, right) = broadcast(numbers(to), BUFFER);
    let (sum, parity) = join!(sum(left), parity(right));
    sum ^ parity
}

workflow! {
    /// As a workflow.
    pub Split<to: u64 -> u64> {
        let numbers = numbers(to);
        let sum = sum(xs: ~numbers);
        let parity = parity(xs: ~numbers);
        sum ^ parity
    }
}
