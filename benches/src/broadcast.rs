//! A bounded broadcast within one task, as one would write it by hand.
//!
//! It keeps the same promises as a stream that a workflow divides: no reader is further ahead than
//! the buffer, the stream is asked for an item when a reader is, a reader that waits is woken, and
//! one that goes does not hold the other. But it is not `Send`, as a workflow is.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use futures::Stream;

/// A stream for two readers, one at most `buffer` items ahead of the other.
pub fn broadcast<S: Stream<Item: Clone>>(stream: S, buffer: usize) -> (Reader<S>, Reader<S>) {
    let shared = Rc::new(RefCell::new(Shared {
        stream: Some(Box::pin(stream)),
        buffer,
        unread: [0, 1].map(|_| VecDeque::with_capacity(buffer)),
        wakers: [None, None],
        is_gone: [false, false],
    }));
    let [left, right] = [0, 1].map(|at| Reader {
        shared: Rc::clone(&shared),
        at,
    });
    (left, right)
}

struct Shared<S: Stream> {
    /// `None` once it has ended.
    stream: Option<Pin<Box<S>>>,
    buffer: usize,
    /// What each reader has still to read; one of them has nothing.
    unread: [VecDeque<S::Item>; 2],
    wakers: [Option<Waker>; 2],
    is_gone: [bool; 2],
}

/// One of the two readers.
pub struct Reader<S: Stream> {
    shared: Rc<RefCell<Shared<S>>>,
    at: usize,
}

impl<S: Stream<Item: Clone>> Shared<S> {
    #[inline]
    fn poll_next(&mut self, at: usize, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let other = 1 - at;
        if let Some(item) = self.unread[at].pop_front() {
            if self.unread[at].len() + 1 == self.buffer {
                self.wake(other);
            }
            return Poll::Ready(Some(item));
        }
        if self.unread[other].len() == self.buffer {
            self.park(at, context);
            return Poll::Pending;
        }
        let Some(stream) = &mut self.stream else {
            return Poll::Ready(None);
        };
        let Poll::Ready(item) = stream.as_mut().poll_next(context) else {
            self.park(at, context);
            return Poll::Pending;
        };
        match &item {
            None => self.stream = None,
            Some(_) if self.is_gone[other] => {}
            Some(item) => self.unread[other].push_back(item.clone()),
        }
        self.wake(other);
        Poll::Ready(item)
    }

    fn park(&mut self, at: usize, context: &Context<'_>) {
        self.wakers[at] = Some(context.waker().clone());
    }

    #[inline]
    fn wake(&mut self, at: usize) {
        if let Some(waker) = self.wakers[at].take() {
            waker.wake();
        }
    }
}

impl<S: Stream<Item: Clone>> Stream for Reader<S> {
    type Item = S::Item;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        self.shared.borrow_mut().poll_next(self.at, context)
    }
}

impl<S: Stream> Drop for Reader<S> {
    fn drop(&mut self) {
        let mut shared = self.shared.borrow_mut();
        let unread = std::mem::take(&mut shared.unread[self.at]);
        shared.is_gone[self.at] = true;
        let other = shared.wakers[1 - self.at].take();
        drop(shared);
        drop(unread);
        other.into_iter().for_each(Waker::wake);
    }
}
