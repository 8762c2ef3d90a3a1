//! What a hub knows, and what its taps do with it.

use std::num::NonZeroU32;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use super::ring::Ring;
use super::wakers::{Parked, Wakers};

/// The stream of a hub.
enum Source<S> {
    Awaited,
    Given(S),
    Ended,
}

pub(super) struct State<S: Stream, const N: usize> {
    /// Pinned with the hub: never moved out of, dropped in place.
    source: Source<S>,
    ring: Ring<S::Item>,
    /// The number of the item that each reader takes next.
    next: [usize; N],
    /// How many readers there still are.
    readers: u32,
    wakers: Wakers<N>,
}

impl<S: Stream, const N: usize> State<S, N> {
    pub(super) fn new(capacity: usize) -> Self {
        State {
            source: Source::Awaited,
            ring: Ring::new(capacity),
            next: [0; N],
            #[expect(clippy::cast_possible_truncation, reason = "`Hub::new` checks `N`")]
            readers: N as u32,
            wakers: Wakers::new(),
        }
    }

    pub(super) fn capacity(&self) -> usize {
        self.ring.capacity()
    }

    /// The stream is there.
    pub(super) fn give(&mut self, stream: S) {
        if self.readers > 0 {
            self.source = Source::Given(stream);
            self.wakers.wake_all();
        }
    }

    /// A reader takes its next item.
    #[inline]
    pub(super) fn poll_next(
        &mut self,
        reader: usize,
        context: &mut Context<'_>,
    ) -> Poll<Option<S::Item>>
    where
        S::Item: Clone,
    {
        let number = self.next[reader];
        if number == self.ring.end() {
            if self.ring.room() == 0 {
                self.wakers.park(reader, context.waker());
                return Poll::Pending;
            }
            return match self.poll_source(reader, context) {
                Poll::Ready(Some(item)) => Poll::Ready(Some(self.share(reader, item))),
                end_or_pending => end_or_pending,
            };
        }
        let (item, room) = self
            .ring
            .read(number)
            .expect("an item stays until its last reader has taken it");
        self.next[reader] = number.wrapping_add(1);
        // Only where there was none before has anybody waited for it.
        if room && self.wakers.is_awaited() && self.ring.room() == 1 {
            self.wakers.wake_others(reader);
        }
        Poll::Ready(Some(item))
    }

    /// Keeps a new item for all but `reader`.
    #[inline]
    fn share(&mut self, reader: usize, item: S::Item) -> S::Item
    where
        S::Item: Clone,
    {
        let Some(others) = NonZeroU32::new(self.readers - 1) else {
            return item;
        };
        let copy = item.clone();
        self.next[reader] = self.ring.push(item, others);
        self.wakers.wake_others(reader);
        copy
    }

    #[inline]
    fn poll_source(&mut self, reader: usize, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let Source::Given(stream) = &mut self.source else {
            return self.poll_no_source(reader, context);
        };
        if self.wakers.of_stream().is_some() {
            return self.poll_source_for_all(reader, context);
        }
        // SAFETY: the state stays in the pinned hub, and the stream in the state.
        let stream = unsafe { Pin::new_unchecked(stream) };
        match stream.poll_next(context) {
            Poll::Pending => self.park_at_source(reader, context),
            Poll::Ready(None) => self.end(reader),
            item @ Poll::Ready(_) => item,
        }
    }

    #[cold]
    fn poll_no_source(
        &mut self,
        reader: usize,
        context: &mut Context<'_>,
    ) -> Poll<Option<S::Item>> {
        if let Source::Awaited = self.source {
            self.wakers.park(reader, context.waker());
            return Poll::Pending;
        }
        Poll::Ready(None)
    }

    /// As `poll_source` where the readers are in several tasks.
    #[inline(never)]
    fn poll_source_for_all(
        &mut self,
        reader: usize,
        context: &mut Context<'_>,
    ) -> Poll<Option<S::Item>> {
        match self.poll_source_again(reader) {
            Poll::Pending => self.park_at_source(reader, context),
            item @ Poll::Ready(_) => item,
        }
    }

    #[cold]
    fn park_at_source(
        &mut self,
        reader: usize,
        context: &mut Context<'_>,
    ) -> Poll<Option<S::Item>> {
        match self.wakers.park_at_stream(reader, context.waker()) {
            Parked::Heard => Poll::Pending,
            // Once is enough: from now on this reader is woken whatever the stream wakes.
            Parked::Unheard => self.poll_source_again(reader),
        }
    }

    fn poll_source_again(&mut self, reader: usize) -> Poll<Option<S::Item>> {
        let (Source::Given(stream), Some(waker)) = (&mut self.source, self.wakers.of_stream())
        else {
            return Poll::Pending;
        };
        // SAFETY: as in `poll_source`.
        let stream = unsafe { Pin::new_unchecked(stream) };
        match stream.poll_next(&mut Context::from_waker(waker)) {
            Poll::Ready(None) => self.end(reader),
            item => item,
        }
    }

    #[cold]
    fn end(&mut self, reader: usize) -> Poll<Option<S::Item>> {
        self.source = Source::Ended;
        self.wakers.wake_others(reader);
        Poll::Ready(None)
    }

    /// A reader goes. What only it had still to read goes with it; the last reader takes the
    /// stream along.
    pub(super) fn leave(&mut self, reader: usize) {
        self.readers -= 1;
        let unread = self.ring.leave(self.next[reader]);
        self.next[reader] = self.ring.end();
        self.wakers.leave(reader);
        // The stream may know nobody but the one who goes, and there may be room now.
        self.wakers.wake_all();
        if self.readers == 0 {
            self.source = Source::Ended;
        }
        drop(unread);
    }
}
