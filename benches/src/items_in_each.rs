//! Ten thousand items, eight at a time.

use futures::stream::{self, StreamExt};
use workflow::{component, workflow};

use crate::nodes::{answered, step};

/// How many items are worked on at a time.
const CONCURRENCY: usize = 8;

/// Waits once.
#[component]
pub async fn ask(x: u64) -> u64 {
    answered().await;
    step(x).await
}

/// By hand, in the order of the items.
pub async fn by_hand(to: u64) -> u64 {
    let answers = stream::iter(0..to).map(ask).buffered(CONCURRENCY);
    let answers: Vec<u64> = answers.collect().await;
    answers.iter().sum()
}

/// By hand, as they are ready.
pub async fn as_ready_by_hand(to: u64) -> u64 {
    let answers = stream::iter(0..to).map(ask).buffer_unordered(CONCURRENCY);
    answers.fold(0, async |sum, answer| sum + answer).await
}

/// Adds up.
#[component]
pub async fn sum(answers: impl futures::Stream<Item = u64>) -> u64 {
    answers.fold(0, async |sum, answer| sum + answer).await
}

workflow! {
    /// As a workflow, in the order of the items.
    pub Each<to: u64 -> u64> {
        #[concurrency(CONCURRENCY)]
        let answers = each x in 0..to { ask(x) };
        answers.iter().sum()
    }

    /// As a workflow, as they are ready.
    pub AsReady<to: u64 -> u64> {
        #[concurrency(CONCURRENCY)]
        let answers = each x in 0..to { ask(x) };
        sum(answers: ~answers)
    }
}
