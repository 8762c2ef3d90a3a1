//! Components of every kind.

extern crate alloc;

use alloc::sync::Arc;
use core::fmt::Display;

use workflow::{Context, component};

/// What the components ask for.
#[derive(Clone, Debug, Context)]
pub struct App {
    /// A value to borrow.
    pub rate: u64,
    /// A reference.
    pub name: &'static str,
    /// A value to clone.
    pub log: Arc<str>,
    /// What nobody asks for.
    #[context(skip)]
    pub other: u64,
}

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TooMuch {
    /// How much it was.
    pub amount: u64,
}

impl Display for TooMuch {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{} is too much", self.amount)
    }
}

impl core::error::Error for TooMuch {}

/// Adds one.
#[component]
#[must_use]
pub async fn next(x: u64) -> u64 {
    core::future::ready(x.saturating_add(1)).await
}

/// Adds up.
#[component]
#[must_use]
pub const fn sum(a: u64, b: u64) -> u64 {
    a.saturating_add(b)
}

/// Borrows its input.
#[component]
pub async fn length(text: &str) -> usize {
    core::future::ready(text.len()).await
}

/// Borrows its output from its input.
#[component]
#[must_use]
pub const fn first<T>(all: &[T]) -> Option<&T> {
    all.first()
}

/// Takes anything that can be shown.
#[component]
#[must_use]
pub fn show<T: Display>(value: &T) -> String {
    value.to_string()
}

/// Fails with more than a hundred.
///
/// # Errors
///
/// `TooMuch` with more than a hundred.
#[component]
pub async fn check(x: u64) -> Result<u64, TooMuch> {
    core::future::ready(if x > 100 {
        Err(TooMuch { amount: x })
    } else {
        Ok(x)
    })
    .await
}

/// Says only that it is done.
#[component]
pub async fn note(text: &str) {
    let _: &str = core::future::ready(text).await;
}

/// Asks the context for something to borrow.
#[component]
pub async fn price(#[context] rate: &u64, count: u64) -> u64 {
    core::future::ready(rate.saturating_mul(count)).await
}

/// Asks the context for something to keep, and something borrowed.
#[component]
pub async fn label(#[context] log: Arc<str>, #[context] name: &str, count: u64) -> String {
    core::future::ready(format!("{log} {name} {count}")).await
}

/// Runs on the pool for blocking work.
#[component(blocking)]
#[must_use]
pub const fn slow(x: u64) -> u64 {
    x
}

/// Only reads what it has to own.
#[component(blocking)]
#[must_use]
pub fn measured(#[context] log: Arc<str>, text: String) -> usize {
    text.len().saturating_add(log.len())
}

/// Runs on a task of its own.
#[component(spawn)]
pub async fn apart(#[context] log: Arc<str>, x: u64) -> String {
    core::future::ready(format!("{log} {x}")).await
}

/// Is generic in other ways.
#[component]
#[must_use]
pub fn count<T, const N: usize>(all: [T; N]) -> Option<T>
where
    T: Ord,
{
    all.into_iter().max()
}

#[component]
pub(crate) async fn internal(x: u64) -> u64 {
    core::future::ready(x).await
}

/// Has more inputs than a function should have, which is its own affair.
#[component]
#[must_use]
#[expect(
    clippy::fn_params_excessive_bools,
    reason = "it is the function that has them"
)]
pub const fn many(first: u64, second: u64, e: bool, f: bool, g: bool, h: bool) -> u64 {
    if e && f && g && h { first } else { second }
}

/// Has defaults.
///
/// # Errors
///
/// If it is too much.
#[component(retry(2, when = |error: &workflow::Error| error.path().is_none()), timeout = "1s")]
pub async fn patient(#[context] rate: &u64, x: u64, text: &str) -> Result<u64, workflow::Error> {
    let checked = check(x.saturating_mul(*rate)).await?;
    let length = length(text).await;
    Ok(checked.saturating_add(u64::try_from(length)?))
}
