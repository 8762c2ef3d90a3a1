//! A future that gives a stream, read as that stream.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use pin_project_lite::pin_project;

pin_project! {
    /// The setup that makes a stream, then the stream.
    #[project = FlattenProjection]
    enum Flatten<F, S> {
        Setup { #[pin] future: F },
        Tail { #[pin] stream: S },
        Ended,
    }
}

pin_project! {
    /// A setup that cannot fail, then its stream.
    pub struct FlattenStream<F: Future> {
        #[pin]
        state: Flatten<F, F::Output>,
    }
}

impl<F: Future<Output: Stream>> FlattenStream<F> {
    #[inline]
    pub(crate) fn new(future: F) -> Self {
        FlattenStream {
            state: Flatten::Setup { future },
        }
    }
}

impl<S: Stream, F: Future<Output = S>> FlattenStream<F> {
    /// What happens once is kept out of what happens with each item.
    #[cold]
    #[inline(never)]
    fn poll_setup(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.project().state;
        if let FlattenProjection::Setup { future } = state.as_mut().project() {
            let stream = ready!(future.poll(context));
            state.set(Flatten::Tail { stream });
        }
        Poll::Ready(())
    }

    #[cold]
    #[inline(never)]
    fn end(self: Pin<&mut Self>) {
        self.project().state.set(Flatten::Ended);
    }
}

impl<S: Stream, F: Future<Output = S>> Stream for FlattenStream<F> {
    type Item = S::Item;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        loop {
            match self.as_mut().project().state.project() {
                FlattenProjection::Tail { stream } => match stream.poll_next(context) {
                    Poll::Ready(None) => self.as_mut().end(),
                    item => return item,
                },
                FlattenProjection::Setup { .. } => ready!(self.as_mut().poll_setup(context)),
                FlattenProjection::Ended => return Poll::Ready(None),
            }
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        match &self.state {
            Flatten::Setup { .. } => (0, None),
            Flatten::Tail { stream } => stream.size_hint(),
            Flatten::Ended => (0, Some(0)),
        }
    }
}

pin_project! {
    /// A setup that can fail, then its stream. The error is the only item of a failed setup.
    pub struct TryFlattenStream<F, S> {
        #[pin]
        state: Flatten<F, S>,
    }
}

impl<S: Stream, E, F: Future<Output = Result<S, E>>> TryFlattenStream<F, S> {
    #[inline]
    pub(crate) fn new(future: F) -> Self {
        TryFlattenStream {
            state: Flatten::Setup { future },
        }
    }
}

impl<S: Stream, E, F: Future<Output = Result<S, E>>> Stream for TryFlattenStream<F, S> {
    type Item = Result<S::Item, E>;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut state = self.project().state;
        loop {
            match state.as_mut().project() {
                FlattenProjection::Tail { stream } => {
                    let item = ready!(stream.poll_next(context));
                    if item.is_none() {
                        state.set(Flatten::Ended);
                    }
                    return Poll::Ready(item.map(Ok));
                }
                FlattenProjection::Setup { future } => match ready!(future.poll(context)) {
                    Ok(stream) => state.set(Flatten::Tail { stream }),
                    Err(error) => {
                        state.set(Flatten::Ended);
                        return Poll::Ready(Some(Err(error)));
                    }
                },
                FlattenProjection::Ended => return Poll::Ready(None),
            }
        }
    }
}
