//! How often, and with which pauses, a failed node is tried again.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};

/// How often a node is tried again, and how long the pauses between are: `#[retry(…)]`, as data.
///
/// ```
/// use std::time::Duration;
/// use workflow_core::Retry;
///
/// // `#[retry(3, backoff = "100ms..5s")]`: up to four calls in all.
/// let retry = Retry::times(3).backoff(Duration::from_millis(100), Duration::from_secs(5));
/// # let _ = retry;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retry {
    times: usize,
    backoff: Option<(Duration, Duration)>,
}

impl Retry {
    /// Up to so many tries more than the first, with no pause between.
    #[must_use]
    pub const fn times(times: usize) -> Self {
        Retry {
            times,
            backoff: None,
        }
    }

    /// With a pause in front of each. The first is `from` to twice as long, each is about twice as
    /// long as the one before, and none is longer than `to`. Within that their length is random, so
    /// that many that fail at once do not all come back at once. If both are the same, so are the
    /// pauses.
    #[must_use]
    pub const fn backoff(mut self, from: Duration, to: Duration) -> Self {
        self.backoff = Some((from, to));
        self
    }

    pub(super) const fn left(self) -> usize {
        self.times
    }

    pub(super) fn pauses(self) -> Option<Pauses> {
        self.backoff.map(|(from, to)| Pauses::new(from, to))
    }
}

/// The pauses, without an end.
pub(super) struct Pauses {
    growing: <ExponentialBuilder as BackoffBuilder>::Backoff,
    longest: Duration,
}

impl Pauses {
    fn new(from: Duration, to: Duration) -> Self {
        // To each pause `backon` adds up to as much again.
        let builder = ExponentialBuilder::new()
            .with_min_delay(from)
            .with_max_delay(from.max(to / 2))
            .without_max_times()
            .with_jitter();
        Pauses {
            growing: builder.build(),
            longest: to,
        }
    }

    pub(super) fn next(&mut self) -> Duration {
        let pause = self.growing.next();
        pause.map_or(self.longest, |pause| pause.min(self.longest))
    }
}

/// What one try of a node gives.
#[diagnostic::on_unimplemented(
    message = "only what can fail is tried again, and this gives `{Self}`",
    label = "not a `Result`",
    note = "`retry` is for components that return a `Result`; remove it"
)]
pub trait Attempt: Sized {
    /// What it fails with.
    type Error;

    #[doc(hidden)]
    fn error(&self) -> Option<&Self::Error>;
}

#[diagnostic::do_not_recommend]
impl<T, E> Attempt for Result<T, E> {
    type Error = E;

    #[inline]
    fn error(&self) -> Option<&E> {
        self.as_ref().err()
    }
}

/// What one try has given, and how to see whether it has failed: so only what starts the try asks
/// for a `Result`, and says it once if there is none.
pub struct Tried<O, E> {
    pub(super) outcome: O,
    error: fn(&O) -> Option<&E>,
}

impl<O: Attempt> Tried<O, O::Error> {
    #[inline]
    pub(super) fn new(outcome: O) -> Self {
        Tried {
            outcome,
            error: O::error,
        }
    }
}

impl<O, E> Tried<O, E> {
    /// Whether it has failed in a way that one more try may help.
    #[inline]
    pub(super) fn failed(&self, when: impl FnOnce(&E) -> bool) -> bool {
        (self.error)(&self.outcome).is_some_and(when)
    }
}
