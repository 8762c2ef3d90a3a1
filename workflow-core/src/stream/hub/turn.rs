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
    /// The [thread](this_thread) that has the turn, or [`NOBODY`]; marked while it is at the state.
    holder: AtomicUsize,
    /// The readers that went while the state was in use, one bit each. Only for the thread that
    /// has the turn.
    gone: Cell<u64>,
}

const NOBODY: usize = 0;

/// A number that no other living thread has, and that is not [`NOBODY`].
#[inline]
fn this_thread() -> usize {
    // Aligned, so that its address can be [marked](at_it).
    thread_local!(static HERE: u16 = const { 0 });
    HERE.with(|here| std::ptr::from_ref(here).addr())
}

/// The holder while it is at the state: one word tells both, as it is looked at for each item.
const fn at_it(here: usize) -> usize {
    here | 1
}

impl Turn {
    pub(super) const fn new() -> Self {
        Turn {
            holder: AtomicUsize::new(NOBODY),
            gone: Cell::new(0),
        }
    }

    /// Whether that is the holder. If it is this thread, nobody else can change it.
    #[inline]
    fn is_with(&self, holder: usize) -> bool {
        self.holder.load(Ordering::Relaxed) == holder
    }

    /// Takes the turn, unless it is taken, here or elsewhere.
    #[inline]
    pub(super) fn hold(&self) -> Option<Held<'_>> {
        let here = this_thread();
        self.holder
            .compare_exchange(NOBODY, here, Ordering::Acquire, Ordering::Relaxed)
            .is_ok()
            .then(|| Held(self))
    }

    /// Access to `state`, which nobody else has, if this thread has the turn.
    #[inline]
    pub(super) fn access<'t, S: Stream, const N: usize>(
        &'t self,
        state: &'t UnsafeCell<State<S, N>>,
    ) -> Option<Access<'t, S, N>> {
        let here = this_thread();
        self.is_with(here).then(|| {
            self.holder.store(at_it(here), Ordering::Relaxed);
            Access {
                turn: self,
                here,
                state,
            }
        })
    }

    /// Tells the access that is going on further up the stack that `reader` has gone. `false` if
    /// there is none: then it goes on on another thread.
    pub(super) fn leave_later(&self, reader: usize) -> bool {
        let is_in_use_here = self.is_in_use_here();
        if is_in_use_here {
            self.gone.set(self.gone.get() | 1 << reader);
        }
        is_in_use_here
    }

    /// Whether an access is going on further up the stack.
    pub(super) fn is_in_use_here(&self) -> bool {
        self.is_with(at_it(this_thread()))
    }

    /// Lets the readers go that went during an access.
    #[cold]
    fn see_off<S: Stream, const N: usize>(&self, state: &mut State<S, N>) {
        // Dropping items or the stream may drop further taps.
        while self.gone.get() != 0 {
            let gone = self.gone.take();
            (0..N)
                .filter(|&reader| gone & 1 << reader != 0)
                .for_each(|reader| state.leave(reader));
        }
    }
}

/// The turn, with the thread that took it.
pub(super) struct Held<'t>(&'t Turn);

impl Drop for Held<'_> {
    #[inline]
    fn drop(&mut self) {
        self.0.holder.store(NOBODY, Ordering::Release);
    }
}

/// The only access to the state of a hub.
pub(super) struct Access<'t, S: Stream, const N: usize> {
    turn: &'t Turn,
    /// The thread.
    here: usize,
    state: &'t UnsafeCell<State<S, N>>,
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
        // SAFETY: this thread had the turn when the access began, and keeps it until after the
        // access has ended, so no other thread has access. On this thread there is one access at
        // a time, as another begins only while the holder is not marked. Giving the turn back is
        // a release, taking it an acquire.
        unsafe { &mut *self.state.get() }
    }
}

impl<S: Stream, const N: usize> Drop for Access<'_, S, N> {
    #[inline]
    fn drop(&mut self) {
        struct End<'t>(&'t Turn, usize);

        impl Drop for End<'_> {
            #[inline]
            fn drop(&mut self) {
                self.0.holder.store(self.1, Ordering::Relaxed);
            }
        }

        let turn = self.turn;
        let _end = End(turn, self.here);
        if turn.gone.get() != 0 {
            turn.see_off(self);
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
        let this = self.project();
        // Without it the taps take the turn one by one.
        let _held = this.turns.0.hold();
        this.future.poll(context)
    }
}
