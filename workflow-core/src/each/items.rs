//! An iterator as a stream.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

pub(super) struct Items<I>(I);

/// Nothing in it is ever pinned.
impl<I> Unpin for Items<I> {}

impl<I> Items<I> {
    #[inline]
    pub(super) fn new(items: I) -> Self {
        Items(items)
    }
}

impl<I: Iterator> Stream for Items<I> {
    type Item = I::Item;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<I::Item>> {
        Poll::Ready(self.0.next())
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}
