//! A body and what it sends, as one stream.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use pin_project_lite::pin_project;

use super::handle::Emit;
use super::outlet::Outlet;

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
