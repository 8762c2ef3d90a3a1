//! Slots that one strand fills, one after the other.
//!
//! All who write or read them share one pointer, which is all that their futures keep.

use super::{Put, Slot};

/// Slots that are filled in the order in which they stand: `(Slot<A>, (Slot<B>, ()))`.
///
/// A list in pairs, so that one `put` serves them all: the compiler looks at every method of that
/// name for each node.
pub trait Row {
    fn new() -> Self;
}

impl Row for () {
    fn new() -> Self {}
}

impl<T, Rest: Row> Row for (Slot<T>, Rest) {
    fn new() -> Self {
        (Slot::new(), Rest::new())
    }
}

/// A row of slots.
pub struct Slots<R>(R);

impl<R: Row> Slots<R> {
    pub(crate) fn new() -> Self {
        Slots(R::new())
    }

    /// What writes them, and themselves for those who read. What an earlier split has left here is
    /// dropped.
    #[inline]
    pub fn split(&mut self) -> (Puts<'_, R>, &R) {
        self.0 = R::new();
        (Puts(&self.0), &self.0)
    }
}

/// The writing half of the rest of a row; there is one, and it writes each slot once.
pub struct Puts<'s, R>(&'s R);

impl<'s, T, Rest> Puts<'s, (Slot<T>, Rest)> {
    /// Fills the next slot, and lends the value to the writer.
    #[inline]
    pub fn put(self, value: T) -> (&'s T, Puts<'s, Rest>) {
        let (next, rest) = self.0;
        (Put(next).put(value), Puts(rest))
    }
}
