//! The ends of a hub: what goes in, and what comes out.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::thread;

use futures_core::Stream;

use super::Hub;

/// Where the stream goes in; there is one, and it takes one stream.
pub struct Feed<'h, S: Stream, const N: usize>(&'h Hub<S, N>);

impl<'h, S: Stream, const N: usize> Feed<'h, S, N> {
    pub(super) fn new(hub: &'h Hub<S, N>) -> Self {
        Feed(hub)
    }

    /// Hands the stream to the readers; until then they wait. If there are none left it is
    /// dropped.
    ///
    /// # Panics
    ///
    /// If it is called by something that a tap calls: a waker.
    pub fn give(self, stream: S) {
        loop {
            let _held = self.0.turn.hold();
            if let Some(mut state) = self.0.access() {
                return state.give(stream);
            }
            assert!(
                !self.0.turn.is_in_use_here(),
                "a stream was given to its readers from inside one of them"
            );
            thread::yield_now();
        }
    }
}

/// One reader's end: a stream of all items.
pub struct Tap<'h, S: Stream, const N: usize> {
    hub: &'h Hub<S, N>,
    reader: usize,
}

impl<'h, S: Stream, const N: usize> Tap<'h, S, N> {
    pub(super) fn new(hub: &'h Hub<S, N>, reader: usize) -> Self {
        Tap { hub, reader }
    }
}

impl<S: Stream<Item: Clone>, const N: usize> Stream for Tap<'_, S, N> {
    type Item = S::Item;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        match self.hub.access() {
            Some(mut state) => state.poll_next(self.reader, context),
            None => self.poll_next_apart(context),
        }
    }
}

impl<S: Stream<Item: Clone>, const N: usize> Tap<'_, S, N> {
    /// As `poll_next` where nothing holds the turn for this poll. Not inlined, so that it does not
    /// weigh on the taps of a run, whose turn is held.
    #[inline(never)]
    fn poll_next_apart(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let _held = self.hub.turn.hold();
        // Not by `poll_next`: a recursive function is not inlined.
        let Some(mut state) = self.hub.access() else {
            // Another thread is at it. It will not be long, and it tells nobody when it ends.
            thread::yield_now();
            context.waker().wake_by_ref();
            return Poll::Pending;
        };
        state.poll_next(self.reader, context)
    }
}

impl<S: Stream, const N: usize> Drop for Tap<'_, S, N> {
    fn drop(&mut self) {
        loop {
            let _held = self.hub.turn.hold();
            if let Some(mut state) = self.hub.access() {
                return state.leave(self.reader);
            }
            if self.hub.turn.leave_later(self.reader) {
                return;
            }
            thread::yield_now();
        }
    }
}
