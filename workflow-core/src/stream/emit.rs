//! A body that sends items, as a stream of them.
//!
//! The stream owns both the body and the one place through which items leave it. A poll of the
//! stream polls the body until an item is in that place or the body waits; the body goes on at
//! the next poll, so the reader sets the pace.

use std::cell::UnsafeCell;
use std::fmt::Display;
use std::marker::PhantomPinned;
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::process::abort;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use pin_project_lite::pin_project;

/// The place for one item between a body and the reader of its stream.
struct Outlet<T> {
    full: AtomicBool,
    // Whether there is an `Emit` that points here.
    lent: AtomicBool,
    item: UnsafeCell<MaybeUninit<T>>,
    // An `Emit` points here, so a `&mut` to this must not be taken for the only access.
    _fixed: PhantomPinned,
}

impl<T> Outlet<T> {
    const fn new() -> Self {
        Outlet {
            full: AtomicBool::new(false),
            lent: AtomicBool::new(false),
            item: UnsafeCell::new(MaybeUninit::uninit()),
            _fixed: PhantomPinned,
        }
    }

    #[inline]
    fn is_full(&self) -> bool {
        self.full.load(Ordering::Acquire)
    }

    /// # Safety
    ///
    /// The place is empty, and nobody else fills it.
    #[inline]
    unsafe fn fill(&self, item: T) {
        // SAFETY: nobody else fills it, and nobody takes from it until `full` says so below.
        unsafe { (*self.item.get()).write(item) };
        self.full.store(true, Ordering::Release);
    }

    /// What is there.
    ///
    /// # Safety
    ///
    /// Nobody else takes from the place.
    #[inline]
    unsafe fn take(&self) -> Option<T> {
        self.is_full().then(|| {
            // SAFETY: `is_full` has synchronised with `fill`. Nobody else takes the item, and
            // nobody writes another one until `full` says that this one is gone.
            let item = unsafe { (*self.item.get()).assume_init_read() };
            self.full.store(false, Ordering::Release);
            item
        })
    }
}

impl<T> Drop for Outlet<T> {
    fn drop(&mut self) {
        if self.lent.load(Ordering::Acquire) {
            outlived();
        }
        if *self.full.get_mut() {
            // SAFETY: `full` says that the item is there, and it is dropped only here.
            unsafe { self.item.get_mut().assume_init_drop() }
        }
    }
}

/// A pointer into a stream that is about to go: unwinding would free it too.
#[cold]
fn outlived() -> ! {
    eprintln!("an `Emit` was kept longer than the stream that it sends to");
    abort()
}

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
    unsafe fn new(outlet: Pin<&Outlet<T>>) -> Self {
        outlet.lent.store(true, Ordering::Relaxed);
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
        self.outlet().lent.store(false, Ordering::Release);
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

/// How a body ends: with nothing, or with an error as the last item.
pub trait Ending<T> {
    /// An item of the stream.
    type Item;

    /// What the body has sent, as an item of the stream.
    fn item(item: T) -> Self::Item;

    /// The last item, if the end is one.
    fn last(self) -> Option<Self::Item>;
}

impl<T> Ending<T> for () {
    type Item = T;

    #[inline]
    fn item(item: T) -> T {
        item
    }

    #[inline]
    fn last(self) -> Option<T> {
        None
    }
}

impl<T, E> Ending<T> for Result<(), E> {
    type Item = Result<T, E>;

    #[inline]
    fn item(item: T) -> Self::Item {
        Ok(item)
    }

    #[inline]
    fn last(self) -> Option<Self::Item> {
        self.err().map(Err)
    }
}

pin_project! {
    #[project = BodyProjection]
    #[project_replace = BodyReplaced]
    enum Body<M, F, L> {
        Waiting { make: M },
        Running { #[pin] future: F },
        Ended { last: Option<L> },
    }
}

pin_project! {
    /// The stream of what a body sends.
    pub struct Emitting<T, M, F: Future>
    where
        F::Output: Ending<T>,
    {
        // Dropped before what it points to.
        #[pin]
        body: Body<M, F, <F::Output as Ending<T>>::Item>,
        #[pin]
        outlet: Outlet<T>,
    }
}

impl<T, M, F> Emitting<T, M, F>
where
    M: FnOnce(Emit<T>) -> F,
    F: Future<Output: Ending<T>>,
{
    #[inline]
    pub(crate) fn new(make: M) -> Self {
        Emitting {
            body: Body::Waiting { make },
            outlet: Outlet::new(),
        }
    }
}

impl<T, M, F> Stream for Emitting<T, M, F>
where
    M: FnOnce(Emit<T>) -> F,
    F: Future<Output: Ending<T>>,
{
    type Item = <F::Output as Ending<T>>::Item;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut this = self.project();
        loop {
            match this.body.as_mut().project() {
                BodyProjection::Running { future } => {
                    let end = future.poll(context);
                    // SAFETY: items are taken only here, by the one who polls the stream.
                    let item = unsafe { this.outlet.take() }.map(F::Output::item);
                    match (end, item) {
                        (Poll::Pending, None) => return Poll::Pending,
                        (Poll::Pending, item) => return Poll::Ready(item),
                        (Poll::Ready(end), item) => {
                            this.body.set(Body::Ended { last: end.last() });
                            if item.is_some() {
                                return Poll::Ready(item);
                            }
                        }
                    }
                }
                BodyProjection::Waiting { .. } => {
                    let ended = Body::Ended { last: None };
                    if let BodyReplaced::Waiting { make } =
                        this.body.as_mut().project_replace(ended)
                    {
                        // SAFETY: the body is made once.
                        let emit = unsafe { Emit::new(this.outlet.as_ref()) };
                        this.body.set(Body::Running { future: make(emit) });
                    }
                }
                BodyProjection::Ended { last } => return Poll::Ready(last.take()),
            }
        }
    }
}
