//! Components on streams, of every ability.

extern crate alloc;

use alloc::sync::Arc;
use core::fmt::Display;

use futures::{Stream, StreamExt as _, stream};
use workflow::component;

/// Counts.
#[component]
pub fn count(to: u64) -> impl Stream<Item = u64> {
    stream::iter(1..=to)
}

/// Adds all.
#[component]
pub async fn total<S: Stream<Item = u64>>(xs: S) -> u64 {
    xs.fold(0, async |sum, x| sum + x).await
}

/// Shows each.
#[component]
pub fn shown<S: Stream<Item = T>, T: Display>(
    /// To be shown.
    items: S,
    #[context] log: &Arc<str>,
) -> impl Stream<Item = String> {
    items.map(move |item| alloc::format!("{log}: {item}"))
}

/// The words of a text.
#[component]
pub fn words<'text>(#[context] log: &Arc<str>, text: &'text str) -> impl Stream<Item = &'text str> {
    let skip = log.len();
    stream::iter(text.split(' ').skip(skip))
}

/// Answers.
///
/// # Example
///
/// `Chat { question: "?", words: 1 }`
#[component]
impl Chat {
    /// At once.
    pub async fn invoke(#[context] log: &Arc<str>, question: &str, words: usize) -> String {
        let words: Vec<_> = Self::stream(log, question, words).collect().await;
        words.concat()
    }

    /// Word by word.
    pub fn stream<'text>(
        #[context] log: &Arc<str>,
        question: &'text str,
        words: usize,
    ) -> impl Stream<Item = &'text str> {
        let skip = log.len();
        stream::iter(question.split(' ').skip(skip).take(words))
    }
}

/// Passes what is below a limit.
#[component]
impl<S: Stream<Item = u64>> Limit<S> {
    /// Whether all are.
    pub async fn collect(xs: S, limit: u64) -> bool {
        xs.all(async |x| x < limit).await
    }

    /// Those that are.
    pub fn transform(xs: S, limit: u64) -> impl Stream<Item = u64> {
        xs.filter(move |&x| core::future::ready(x < limit))
    }
}

/// Counts, no longer.
#[component]
#[deprecated = "use `count`"]
impl Old {
    /// Counts.
    pub fn stream(to: u64) -> impl Stream<Item = u64> {
        stream::iter(1..=to)
    }
}
