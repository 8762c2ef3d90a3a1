//! Slots that one strand fills, one after the other.
//!
//! All who write or read them share one pointer, which is all that their futures keep.

use super::{Put, Slot};

/// Slots that are filled in the order in which they stand: a tuple of them.
pub trait Row {
    fn new() -> Self;
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
    pub fn split(&mut self) -> (Puts<'_, R, 0>, &R) {
        self.0 = R::new();
        (Puts(&self.0), &self.0)
    }
}

/// The writing half of the slots from `NEXT` on; there is one, and it writes each once.
pub struct Puts<'s, R, const NEXT: usize>(&'s R);

macro_rules! rows {
    ($($all:tt: $($T:ident $at:tt $next:tt),+;)+) => {$(
        impl<$($T),+> Row for ($(Slot<$T>,)+) {
            fn new() -> Self {
                ($(Slot::<$T>::new(),)+)
            }
        }

        $(puts!($all $T $at $next);)+
    )+};
}

macro_rules! puts {
    (($($All:ident)+) $T:ident $at:tt $next:tt) => {
        impl<'s, $($All),+> Puts<'s, ($(Slot<$All>,)+), $at> {
            /// Fills the next slot, and lends the value to the writer.
            #[inline]
            pub fn put(self, value: $T) -> (&'s $T, Puts<'s, ($(Slot<$All>,)+), $next>) {
                let Puts(slots) = self;
                (Put(&slots.$at).put(value), Puts(slots))
            }
        }
    };
}

// More slots are several rows.
rows! {
    (A B): A 0 1, B 1 2;
    (A B C): A 0 1, B 1 2, C 2 3;
    (A B C D): A 0 1, B 1 2, C 2 3, D 3 4;
    (A B C D E): A 0 1, B 1 2, C 2 3, D 3 4, E 4 5;
    (A B C D E F): A 0 1, B 1 2, C 2 3, D 3 4, E 4 5, F 5 6;
    (A B C D E F G): A 0 1, B 1 2, C 2 3, D 3 4, E 4 5, F 5 6, G 6 7;
    (A B C D E F G H): A 0 1, B 1 2, C 2 3, D 3 4, E 4 5, F 5 6, G 6 7, H 7 8;
}
