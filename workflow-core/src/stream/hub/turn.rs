//! One reader at a time: who may touch the state of a hub.
//!
//! An uncontended lock costs more than all else that a tap does for an item. So the task that
//! polls all taps takes the turn once for each of its polls, and its taps then only look whether
//! the turn is with their thread. A tap that is read elsewhere takes the turn by itself.

use std::cell::{Cell, UnsafeCell};
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};

use futures_core::Stream;
use pin_project_lite::pin_project;

use super::state::State;

/// Which thread may touch the state, and whether it does.
pub(super) struct Turn {
    /// The [thread](this_thread) that has the turn, or [`NOBODY`].
    holder: AtomicUsize,
    /// Whether the state is in use, and the readers that went meanwhile, one bit each. Only for
    /// the thread that has the turn.
    in_use: Cell<u64>,
}

const FREE: u64 = 0;
const IN_USE: u64 = 1;

const fn gone(reader: usize) -> u64 {
    IN_USE << 1 << reader
}

const NOBODY: usize = 0;

/// A number that no other living thread has, and that is not [`NOBODY`].
#[inline]
fn this_thread() -> usize {
    thread_local!(static HERE: u8 = const { 0 });
    HERE.with(|here| std::ptr::from_ref(here).addr())
}

impl Turn {
    pub(super) const fn new() -> Self {
        Turn {
            holder: AtomicUsize::new(NOBODY),
            in_use: Cell::new(FREE),
        }
    }

    /// Whether this thread has the turn. Nobody can take it away from outside.
    #[inline]
    fn is_here(&self, here: usize) -> bool {
        self.holder.load(Ordering::Relaxed) == here
    }

    #[inline]
    fn take(&self, here: usize) -> bool {
        let taken =
            self.holder
                .compare_exchange(NOBODY, here, Ordering::Acquire, Ordering::Relaxed);
        taken.is_ok()
    }

    fn give_back(&self) {
        self.holder.store(NOBODY, Ordering::Release);
    }

    /// Access to `state`, which nobody else has.
    #[inline]
    pub(super) fn access<'t, S: Stream, const N: usize>(
        &'t self,
        state: &'t UnsafeCell<State<S, N>>,
    ) -> Option<Access<'t, S, N>> {
        let here = this_thread();
        let taken = if self.is_here(here) {
            if self.in_use.get() != FREE {
                return None;
            }
            false
        } else {
            if !self.take(here) {
                return None;
            }
            true
        };
        self.in_use.set(IN_USE);
        Some(Access {
            turn: self,
            state,
            taken,
        })
    }

    /// Tells the access that is going on further up the stack that `reader` has gone. `false` if
    /// there is none: then it goes on on another thread.
    pub(super) fn leave_later(&self, reader: usize) -> bool {
        let here = self.is_here(this_thread());
        if here {
            self.in_use.set(self.in_use.get() | gone(reader));
        }
        here
    }

    /// Whether an access is going on further up the stack.
    pub(super) fn is_in_use_here(&self) -> bool {
        self.is_here(this_thread()) && self.in_use.get() != FREE
    }
}

/// The only access to the state of a hub.
pub(super) struct Access<'t, S: Stream, const N: usize> {
    turn: &'t Turn,
    state: &'t UnsafeCell<State<S, N>>,
    /// Whether the turn is given back in the end.
    taken: bool,
}

impl<S: Stream, const N: usize> Deref for Access<'_, S, N> {
    type Target = State<S, N>;

    #[inline]
    fn deref(&self) -> &State<S, N> {
        // SAFETY: see `deref_mut`.
        unsafe { &*self.state.get() }
    }
}

impl<S: Stream, const N: usize> DerefMut for Access<'_, S, N> {
    #[inline]
    fn deref_mut(&mut self) -> &mut State<S, N> {
        // SAFETY: this thread has the turn, so no other thread has access. On this thread `in_use`
        // lets nobody in until this access is dropped. Handing the turn on is a release, taking
        // it an acquire.
        unsafe { &mut *self.state.get() }
    }
}

impl<S: Stream, const N: usize> Access<'_, S, N> {
    #[cold]
    fn see_off(&mut self) {
        // Dropping items or the stream may drop further taps.
        while self.turn.in_use.get() != IN_USE {
            let left = self.turn.in_use.replace(IN_USE);
            (0..N)
                .filter(|&reader| left & gone(reader) != 0)
                .for_each(|reader| self.leave(reader));
        }
    }
}

impl<S: Stream, const N: usize> Drop for Access<'_, S, N> {
    #[inline]
    fn drop(&mut self) {
        struct End<'t>(&'t Turn, bool);

        impl Drop for End<'_> {
            #[inline]
            fn drop(&mut self) {
                self.0.in_use.set(FREE);
                if self.1 {
                    self.0.give_back();
                }
            }
        }

        let _end = End(self.turn, self.taken);
        if self.turn.in_use.get() != IN_USE {
            self.see_off();
        }
    }
}

/// What takes the turn for a whole poll.
pub struct Turns<'h>(&'h Turn);

// SAFETY: of `Turn` it uses the atomic `holder` alone.
unsafe impl Send for Turns<'_> {}

// SAFETY: there is nothing to do through a `&Turns`.
unsafe impl Sync for Turns<'_> {}

impl<'h> Turns<'h> {
    pub(super) fn new(turn: &'h Turn) -> Self {
        Turns(turn)
    }

    /// Drives `future`, in which the taps are read. While it is polled other threads wait for
    /// their turns, so it must not itself wait for a thread that reads a tap.
    #[inline]
    pub fn drive<F: Future>(self, future: F) -> Driving<'h, F> {
        Driving {
            future,
            turns: self,
        }
    }
}

pin_project! {
    /// A future in which taps are read, one after the other.
    pub struct Driving<'h, F> {
        #[pin]
        future: F,
        turns: Turns<'h>,
    }
}

impl<F: Future> Future for Driving<'_, F> {
    type Output = F::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        struct Held<'h>(&'h Turn);

        impl Drop for Held<'_> {
            #[inline]
            fn drop(&mut self) {
                self.0.give_back();
            }
        }

        let this = self.project();
        let turn = this.turns.0;
        // Without it the taps take the turn one by one.
        let _held = turn.take(this_thread()).then(|| Held(turn));
        this.future.poll(context)
    }
}
