//! `race`: futures side by side, of which the first to finish wins.
//!
//! They are polled in the order in which they are written, so that of several that finish at once
//! the first one wins. Where all of them give a `Result`, one wins only with an `Ok`.

mod entry;
mod failed;
mod futures;
mod verdict;

use std::marker::PhantomData;

use crate::Driver;
use crate::body::{Body, Held};

pub use entry::Led;
use entry::{Same, SameOk, Stake};
pub use failed::AllFailed;

/// What only generated code calls.
#[doc(hidden)]
impl<D: Driver, H: Held, E, R: Copy> Body<D, H, E, R> {
    /// Futures that are to race one another.
    #[inline]
    pub fn race<O, K, T>(self, _: Stake<O, K>, futures: T) -> Racing<T, K> {
        Racing::new(futures)
    }

    /// Futures that are to race one another, each of which can end the run.
    #[inline]
    pub fn try_race<O, K, T>(self, _: Stake<O, K>, futures: T) -> TryRacing<T, K> {
        TryRacing(futures, PhantomData)
    }
}

/// Futures at the start. What they give says who wins.
pub struct Racing<T, K>(T, PhantomData<fn() -> K>);

impl<T, K> Racing<T, K> {
    #[inline]
    fn new(futures: T) -> Self {
        Racing(futures, PhantomData)
    }
}

/// The same, each of which gives a `Result` of its own around that: an error ends the race, too.
pub struct TryRacing<T, K>(T, PhantomData<fn() -> K>);
