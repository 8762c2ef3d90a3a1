//! What a body sends its items through.

use std::fmt::Display;
use std::pin::Pin;
use std::ptr::NonNull;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use pin_project_lite::pin_project;

use super::outlet::Outlet;

/// What the body of a stream sends its items through.
///
/// It must not be kept longer than the stream, leaked or moved out of the body: the program
/// aborts when it is found to be. Futures made from it are woken by the reader of the stream, so
/// they are awaited in the body itself, not on a task or in a collection of futures that polls
/// only what was woken.
pub struct Emit<T>(NonNull<Outlet<T>>);

// SAFETY: it is the one writer of an `Outlet`, which hands each item over to the one reader,
// perhaps on another thread (`T: Send`), ordered by `full`. It is neither `Clone` nor `Sync`.
unsafe impl<T: Send> Send for Emit<T> {}

impl<T> Emit<T> {
    /// # Safety
    ///
    /// This is the only `Emit` that `outlet` ever gets.
    pub(super) unsafe fn new(outlet: Pin<&Outlet<T>>) -> Self {
        outlet.lend();
        Emit(NonNull::from(outlet.get_ref()))
    }

    #[inline]
    fn outlet(&self) -> &Outlet<T> {
        // SAFETY: the outlet is pinned, and `Outlet::drop` does not let it go before this.
        unsafe { self.0.as_ref() }
    }

    /// Hands `item` to the reader, if it has taken the last one.
    #[inline]
    fn poll_ready(&mut self) -> Poll<Vacant<'_, T>> {
        if self.outlet().is_full() {
            Poll::Pending
        } else {
            Poll::Ready(Vacant(self))
        }
    }

    /// Sends `item`, and waits until the reader has taken it.
    #[inline]
    pub fn send(&mut self, item: T) -> Sending<'_, T> {
        Sending {
            emit: self,
            item: Some(item),
        }
    }

    /// Sends all items of `stream`, each as soon as it is there and the reader asks for it.
    #[inline]
    pub fn forward<S: Stream<Item = T>>(&mut self, stream: S) -> impl Future<Output = ()> {
        Forward {
            stream,
            emit: self,
            map: |item| item,
        }
    }
}

/// Texts in a template: values and streams of anything that is `Display`.
impl Emit<String> {
    /// Sends the text of `value`, and waits until the reader has taken it.
    #[inline]
    pub fn text<V: Display>(&mut self, value: V) -> Sending<'_, String> {
        self.send(value.to_string())
    }

    /// Sends the text of each item of `stream`.
    #[inline]
    pub fn texts<S: Stream<Item: Display>>(&mut self, stream: S) -> impl Future<Output = ()> {
        Forward {
            stream,
            emit: self,
            map: |item: S::Item| item.to_string(),
        }
    }
}

impl<T> Drop for Emit<T> {
    #[inline]
    fn drop(&mut self) {
        self.outlet().give_back();
    }
}

/// Proof that an outlet is empty, held by the one who may fill it.
struct Vacant<'e, T>(&'e mut Emit<T>);

impl<T> Vacant<'_, T> {
    #[inline]
    fn fill(self, item: T) {
        // SAFETY: the outlet was empty when this was made, and only the `Emit` fills it, which is
        // borrowed here for as long.
        unsafe { self.0.outlet().fill(item) }
    }
}

/// An item on its way to the reader.
pub struct Sending<'e, T> {
    emit: &'e mut Emit<T>,
    item: Option<T>,
}

// The item is never pinned.
impl<T> Unpin for Sending<'_, T> {}

impl<T> Future for Sending<'_, T> {
    type Output = ();

    #[inline]
    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        let this = self.get_mut();
        let vacant = ready!(this.emit.poll_ready());
        match this.item.take() {
            Some(item) => {
                vacant.fill(item);
                Poll::Pending
            }
            None => Poll::Ready(()),
        }
    }
}

pin_project! {
    /// A stream whose items go to the reader of another one.
    struct Forward<'e, S, T, M> {
        #[pin]
        stream: S,
        emit: &'e mut Emit<T>,
        map: M,
    }
}

impl<S: Stream, T, M: FnMut(S::Item) -> T> Future for Forward<'_, S, T, M> {
    type Output = ();

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let this = self.project();
        // The item is handed out in the same poll in which it came: there is one poll per item,
        // at any depth.
        let vacant = ready!(this.emit.poll_ready());
        match ready!(this.stream.poll_next(context)) {
            Some(item) => {
                vacant.fill((this.map)(item));
                Poll::Pending
            }
            None => Poll::Ready(()),
        }
    }
}
