//! One stream for several readers.
//!
//! The hub stands in the frame of the run. It holds the stream and a bounded buffer of the items
//! that some reader has still to take; each reader has a [`Tap`] that borrows the hub. The stream
//! is polled by whoever has read all there is, unless the slowest reader is a full buffer behind.
//!
//! All taps are as a rule read in one task, but a tap does not rely on it: what it does, it does
//! in its [`Turn`], and it leaves a waker for the others before it waits.

mod ring;
mod state;
mod tap;
mod turn;
mod wakers;

use std::cell::UnsafeCell;
use std::marker::PhantomPinned;
use std::pin::Pin;

use futures_core::Stream;

use self::state::State;
use self::tap::{Feed, Tap};
use self::turn::{Access, Turn, Turns};

/// How many items the fastest reader of a split stream may be ahead of the slowest, unless
/// `#[buffer(n)]` says otherwise.
pub const DEFAULT_BUFFER: usize = 64;

/// An item that each of several readers can have: one that is `Clone`.
///
/// The type of a reader's end is named by way of it. That there is a second implementation, which
/// holds for nothing, leaves rustc without that type for an item that is not `Clone`: it says so
/// once, where the hub is split, and nothing of what is done with the ends.
#[diagnostic::on_unimplemented(
    message = "a stream with several readers gives each a clone of its items, but `{Self}` is not `Clone`",
    label = "another reader",
    note = "derive `Clone` for `{Self}`, or make it a stream of `Arc<{Self}>`; or let one node read the stream"
)]
pub trait Shared<By>: Sized {
    /// One reader's end.
    type Tap<'h, S: Stream<Item = Self> + 'h, const N: usize>;

    /// The end of the reader of that number.
    fn tap<S: Stream<Item = Self>, const N: usize>(
        hub: &Hub<S, N>,
        reader: usize,
    ) -> Self::Tap<'_, S, N>;
}

/// How items are shared: as clones.
pub enum ByCloning {}

#[diagnostic::do_not_recommend]
impl<T: Clone> Shared<ByCloning> for T {
    type Tap<'h, S: Stream<Item = T> + 'h, const N: usize> = Tap<'h, S, N>;

    fn tap<S: Stream<Item = T>, const N: usize>(hub: &Hub<S, N>, reader: usize) -> Tap<'_, S, N> {
        Tap::new(hub, reader)
    }
}

/// Not at all. No item is of that kind.
pub enum Unshared {}

#[diagnostic::do_not_recommend]
impl<T: Is<Unshared>> Shared<Unshared> for T {
    type Tap<'h, S: Stream<Item = T> + 'h, const N: usize> = ();

    fn tap<S: Stream<Item = T>, const N: usize>(_: &Hub<S, N>, _: usize) {}
}

/// Implemented by nothing.
pub trait Is<Kind> {}

/// What a hub is split into.
type Parts<'h, S, By, const N: usize> = (
    Feed<'h, S, N>,
    [<<S as Stream>::Item as Shared<By>>::Tap<'h, S, N>; N],
    Turns<'h>,
);

/// A stream with `N` readers, at most 63.
pub struct Hub<S: Stream, const N: usize> {
    turn: Turn,
    state: UnsafeCell<State<S, N>>,
    // Its halves point here, so a `&mut` to this must not be taken for the only access.
    _fixed: PhantomPinned,
}

// SAFETY: through a `&Hub` nothing is reached but by `access`, which lets one thread at a time
// move items and poll the stream (`S: Send`, `S::Item: Send`). No `&S` or `&S::Item` is lent.
unsafe impl<S: Stream<Item: Send> + Send, const N: usize> Sync for Hub<S, N> {}

impl<S: Stream, const N: usize> Hub<S, N> {
    pub(crate) fn new(capacity: usize) -> Self {
        const { assert!(N < 64, "a stream has at most 63 readers") };
        Hub {
            turn: Turn::new(),
            state: UnsafeCell::new(State::new(capacity)),
            _fixed: PhantomPinned,
        }
    }

    /// What fills it, what reads from it, and what lets all readers have their turns at once.
    pub fn split<By>(mut self: Pin<&mut Self>) -> Parts<'_, S, By, N>
    where
        S::Item: Shared<By>,
    {
        // SAFETY: the state is reset where it is; the stream in it is dropped in place.
        let this = unsafe { self.as_mut().get_unchecked_mut() };
        this.turn = Turn::new();
        let state = this.state.get_mut();
        let capacity = state.capacity();
        *state = State::new(capacity);
        let hub = self.into_ref().get_ref();
        let taps = std::array::from_fn(|reader| S::Item::tap(hub, reader));
        (Feed::new(hub), taps, Turns::new(&hub.turn))
    }

    /// The state, if this thread has the turn and is not yet at it.
    #[inline]
    fn access(&self) -> Option<Access<'_, S, N>> {
        self.turn.access(&self.state)
    }
}
