//! `~x?`: a stream of `Result`s, read as a stream of values.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use pin_project_lite::pin_project;

use super::Failure;
use crate::error::{FailsInto, IntoError};
use crate::{Driver, Error, Run, Site};

pin_project! {
    /// Hands on the values up to the first error, which ends the run. To its reader the stream
    /// then has no more items, and no end.
    pub struct Guard<'f, S, E, M> {
        #[pin]
        stream: S,
        failure: &'f Failure<E>,
        // `None` once the stream has failed.
        convert: Option<M>,
    }
}

impl<'f, S, E, M> Guard<'f, S, E, M> {
    #[inline]
    fn new(failure: &'f Failure<E>, stream: S, convert: M) -> Self {
        Guard {
            stream,
            failure,
            convert: Some(convert),
        }
    }
}

impl<S, T, X, E, M> Stream for Guard<'_, S, E, M>
where
    S: Stream<Item = Result<T, X>>,
    M: FnOnce(X) -> E,
{
    type Item = T;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        let this = self.project();
        if this.convert.is_none() {
            return Poll::Pending;
        }
        match this.stream.poll_next(context) {
            Poll::Ready(Some(Ok(item))) => Poll::Ready(Some(item)),
            Poll::Ready(Some(Err(error))) => {
                if let Some(convert) = this.convert.take() {
                    this.failure.set(convert(error));
                }
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Poll::Ready(None) => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.stream.size_hint().1)
    }
}

/// `~x?` in a workflow with an error type of its own; see the inherent `Run::guard` for the other
/// case.
pub trait Guards<E> {
    /// The values of the stream of the node at `site`. Its first error is made that of the run,
    /// and left in `failure`.
    fn guard<S, T, X>(
        self,
        site: &'static Site,
        failure: &Failure<E>,
        stream: S,
    ) -> impl Stream<Item = T>
    where
        S: Stream<Item = Result<T, X>>,
        X: FailsInto<E>;
}

impl<D: Driver, C: ?Sized, E> Guards<E> for Run<'_, D, C, E> {
    #[inline]
    fn guard<S, T, X>(
        self,
        _: &'static Site,
        failure: &Failure<E>,
        stream: S,
    ) -> impl Stream<Item = T>
    where
        S: Stream<Item = Result<T, X>>,
        X: FailsInto<E>,
    {
        Guard::new(failure, stream, FailsInto::fail_into)
    }
}

/// An inherent method beats a trait's: so errors learn the node's path where the run ends with a
/// [`workflow::Error`](Error), and [`Guards`] serves all others.
#[doc(hidden)]
impl<'c, D: Driver, C: ?Sized> Run<'c, D, C, Error> {
    /// The values of the stream of the node at `site`. Its first error is made that of the run,
    /// and left in `failure`.
    #[inline]
    pub fn guard<'f, S, T, X>(
        self,
        site: &'static Site,
        failure: &'f Failure<Error>,
        stream: S,
    ) -> impl Stream<Item = T> + use<'f, 'c, D, C, S, T, X>
    where
        S: Stream<Item = Result<T, X>>,
        X: IntoError,
    {
        Guard::new(failure, stream, move |error: X| error.into_error().at(site))
    }
}
