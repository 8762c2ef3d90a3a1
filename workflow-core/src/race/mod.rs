//! `race`: futures side by side, of which the first to finish wins.
//!
//! They are polled in the order in which they are written, so that of several that finish at once
//! the first one wins. Where all of them give a `Result`, one wins only with an `Ok`.

mod failed;
mod futures;
mod verdict;

use crate::{Driver, Run};

pub use failed::AllFailed;

/// What only generated code calls.
#[doc(hidden)]
impl<D: Driver, C: ?Sized, E, R: Copy> Run<'_, D, C, E, R> {
    /// Futures that are to race one another.
    #[inline]
    pub fn race<T>(self, futures: T) -> Racing<T> {
        Racing(futures)
    }

    /// Futures that are to race one another, each of which can end the run.
    #[inline]
    pub fn try_race<T>(self, futures: T) -> TryRacing<T> {
        TryRacing(futures)
    }
}

/// Futures at the start. An inherent method beats a trait's: so where all give a `Result` the first
/// `Ok` wins, and [`First`] serves all others.
pub struct Racing<T>(T);

/// The same, each of which gives a `Result` of its own around that: an error ends the race, too.
pub struct TryRacing<T>(T);

/// A race that the first one to finish wins.
pub trait First {
    /// What each of them gives.
    type Output;

    /// What the first one to finish gives. The others are dropped before.
    fn first(self) -> impl Future<Output = Self::Output>;
}
