//! Whether the nodes of a race give the same, told one by one, at the node that does not.

use std::marker::PhantomData;

use crate::Driver;
use crate::body::{Body, Held};

/// What the first node of a race gives.
pub struct Leader<T>(PhantomData<fn() -> T>);

/// What the nodes of a race are to give: what the first one does, or any `Result` of the same value
/// if that is one.
pub struct Stake<T, K>(PhantomData<fn() -> (T, K)>);

impl<T, K> Clone for Stake<T, K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, K> Copy for Stake<T, K> {}

/// The same value.
pub struct Same;

/// A `Result` of the same value.
pub struct SameOk;

impl<T, E> Leader<Result<T, E>> {
    /// As for any other output; an inherent method beats that of a trait.
    #[inline]
    pub fn stake(self) -> Stake<Result<T, E>, SameOk> {
        let Leader(_) = self;
        Stake(PhantomData)
    }
}

/// What is at stake where it is no `Result`.
pub trait Led {
    /// What the first node of a race gives.
    type Output;

    /// What the others are to give, too.
    fn stake(self) -> Stake<Self::Output, Same>;
}

impl<T> Led for Leader<T> {
    type Output = T;

    #[inline]
    fn stake(self) -> Stake<T, Same> {
        Stake(PhantomData)
    }
}

/// A node of a race behind the first one: it gives an `O`, and the first one a `T`.
pub struct Entry<O, T, K, F> {
    future: F,
    outputs: PhantomData<(O, T, K)>,
}

/// The output of a node `F` that may race with a first one that gives a `T`.
#[diagnostic::on_unimplemented(
    message = "this node of the `race` gives `{Self}`, and the first one gives `{T}`",
    label = "gives `{Self}`",
    note = "any of them may win: let all nodes give the same type, or each a `Result` of the same \
            value, with an error of its own"
)]
pub trait Fits<T, K, F> {
    /// The node. Of one that does not fit nothing is known here, so that the compiler has nothing to
    /// say about the race as a whole.
    type Racer;

    /// The node.
    fn racer(future: F) -> Self::Racer;
}

#[diagnostic::do_not_recommend]
impl<T, F> Fits<T, Same, F> for T {
    type Racer = F;

    #[inline]
    fn racer(future: F) -> F {
        future
    }
}

#[diagnostic::do_not_recommend]
impl<T, X, E, F> Fits<Result<T, X>, SameOk, F> for Result<T, E> {
    type Racer = F;

    #[inline]
    fn racer(future: F) -> F {
        future
    }
}

/// What only generated code calls.
#[doc(hidden)]
impl<D: Driver, H: Held, E, R: Copy> Body<D, H, E, R> {
    /// The first node of a race.
    #[inline]
    pub fn leader<F: Future>(self, _: &F) -> Leader<F::Output> {
        Leader(PhantomData)
    }

    /// The same if it can end the run.
    #[inline]
    pub fn try_leader<F: Future<Output = Result<T, X>>, T, X>(self, _: &F) -> Leader<T> {
        Leader(PhantomData)
    }

    /// Another node of the race.
    #[inline]
    pub fn entry<F: Future, T, K>(self, _: Stake<T, K>, future: F) -> Entry<F::Output, T, K, F> {
        let outputs = PhantomData;
        Entry { future, outputs }
    }

    /// An entry as one of those that race.
    #[inline]
    pub fn racer<O: Fits<T, K, F>, T, K, F>(self, entry: Entry<O, T, K, F>) -> O::Racer {
        O::racer(entry.future)
    }

    /// An entry that can end the run.
    #[inline]
    pub fn try_entry<F: Future<Output = Result<O, X>>, O, X, T, K>(
        self,
        _: Stake<T, K>,
        future: F,
    ) -> Entry<O, T, K, F> {
        let outputs = PhantomData;
        Entry { future, outputs }
    }
}
