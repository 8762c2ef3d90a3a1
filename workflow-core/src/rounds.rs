//! `loop`: its rounds, and what tells them apart.

use std::fmt;

use crate::body::{Body, Held};
use crate::open::Open;
use crate::{Driver, Error, Graph};

/// The rounds and items around a node, as far as its errors tell of them.
pub trait Rounds: Copy {
    /// `error` with its path saying in which of them it happened. They are those of `graph`.
    fn number(self, error: Error, graph: &'static Graph) -> Error;
}

impl Rounds for () {
    #[inline]
    fn number(self, error: Error, _: &'static Graph) -> Error {
        error
    }
}

/// A round of the loop, or an item of the `each`, at a place, inside others.
#[derive(Clone, Copy)]
pub struct Round<R> {
    place: usize,
    number: usize,
    outer: R,
}

impl<R> Round<R> {
    #[inline]
    pub(crate) fn new(place: usize, number: usize, outer: R) -> Self {
        Round {
            place,
            number,
            outer,
        }
    }
}

impl<R: Rounds> Rounds for Round<R> {
    #[cold]
    fn number(self, error: Error, graph: &'static Graph) -> Error {
        let error = error.numbered(graph.site(self.place), self.number);
        self.outer.number(error, graph)
    }
}

/// What only generated code calls.
#[doc(hidden)]
impl<D: Driver, H: Held, E, R: Copy> Body<D, H, E, R> {
    /// The first round of the loop at `place`, and what tells its end.
    #[inline]
    pub fn rounds(self, place: usize) -> (Self, Open<D>) {
        let scope = self.driver().child(self.scope, Self::site(place));
        let open = Open::new(self.driver(), scope);
        let first = self.driver().first_round(scope);
        (self.in_round(first, self.rounds), open)
    }

    /// Goes on to the next round.
    #[inline]
    pub fn next_round(&mut self) {
        self.scope = self.driver().next_round(self.scope);
    }

    /// The first round of a loop whose rounds are counted: something in it can fail.
    #[inline]
    pub fn counted_rounds(self, place: usize) -> (Body<D, H, E, Round<R>>, Open<D>) {
        let (first, open) = self.rounds(place);
        let rounds = Round::new(place, 0, self.rounds);
        (self.in_round(first.scope, rounds), open)
    }
}

#[doc(hidden)]
impl<D: Driver, H: Held, E, R: Copy> Body<D, H, E, Round<R>> {
    /// Goes on to the next round.
    #[inline]
    pub fn next_counted_round(&mut self) {
        self.next_round();
        self.rounds.number += 1;
    }

    /// The same in a loop that has at most `limit` rounds.
    ///
    /// # Errors
    ///
    /// When that was the last one.
    #[inline]
    pub fn next_round_of(&mut self, limit: usize) -> Result<(), LimitReached> {
        self.next_counted_round();
        if self.rounds.number < limit {
            Ok(())
        } else {
            // A limit of 0 that was worked out lets one round happen, too.
            let limit = self.rounds.number;
            Err(LimitReached { limit })
        }
    }
}

/// A `loop` was at its `#[limit(n)]`, and its last round asked for one more.
///
/// It becomes the error of a workflow like any other: through `From`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitReached {
    limit: usize,
}

impl LimitReached {
    /// How many rounds the loop has had.
    #[must_use]
    pub fn limit(self) -> usize {
        self.limit
    }
}

impl fmt::Display for LimitReached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounds = if self.limit == 1 { "round" } else { "rounds" };
        write!(f, "no result after {} {rounds}", self.limit)
    }
}

impl std::error::Error for LimitReached {}
