//! `~x?`: a stream of `Result`s, read as a stream of values.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use pin_project_lite::pin_project;

use super::Failure;
use crate::body::{Body, Held};
use crate::error::{FailsInto, IntoError, Outcome};
use crate::rounds::Rounds;
use crate::{Driver, Error};

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

impl<S, R, E, M> Stream for Guard<'_, S, E, M>
where
    S: Stream<Item = R>,
    R: Outcome,
    M: FnOnce(R::Error) -> E,
{
    type Item = R::Value;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<R::Value>> {
        let this = self.project();
        if this.convert.is_none() {
            return Poll::Pending;
        }
        let Some(outcome) = ready!(this.stream.poll_next(context)) else {
            return Poll::Ready(None);
        };
        match outcome.into_result() {
            Ok(item) => Poll::Ready(Some(item)),
            Err(error) => {
                if let Some(convert) = this.convert.take() {
                    this.failure.set(convert(error));
                }
                context.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.stream.size_hint().1)
    }
}

/// `~x?` in a workflow with an error type of its own; see the inherent `Body::guard` for the other
/// case.
pub trait Guards<E> {
    /// The values of the stream of the node at `place`. Its first error is made that of the run,
    /// and left in `failure`.
    fn guard<S, O>(
        self,
        place: usize,
        failure: &Failure<E>,
        stream: S,
    ) -> impl Stream<Item = O::Value>
    where
        S: Stream<Item = O>,
        O: Outcome<Error: FailsInto<E>>;
}

impl<D: Driver, H: Held, E, R: Copy> Guards<E> for Body<D, H, E, R> {
    #[inline]
    fn guard<S, O>(self, _: usize, failure: &Failure<E>, stream: S) -> impl Stream<Item = O::Value>
    where
        S: Stream<Item = O>,
        O: Outcome<Error: FailsInto<E>>,
    {
        Guard::new(failure, stream, FailsInto::fail_into)
    }
}

#[doc(hidden)]
impl<D: Driver, H: Held, E, R: Copy> Body<D, H, E, R> {
    /// The values of a stream whose errors are those of the run already. The first is left in
    /// `failure`.
    #[inline]
    pub fn until_error<S, T>(
        self,
        failure: &Failure<E>,
        stream: S,
    ) -> impl Stream<Item = T> + use<'_, D, H, E, R, S, T>
    where
        S: Stream<Item = Result<T, E>>,
    {
        Guard::new(failure, stream, |error| error)
    }
}

/// An inherent method beats a trait's: so errors learn the node's path where the run ends with a
/// [`workflow::Error`](Error), and [`Guards`] serves all others.
#[doc(hidden)]
impl<D: Driver, H: Held, R: Rounds> Body<D, H, Error, R> {
    /// The values of the stream of the node at `place`. Its first error is made that of the run,
    /// and left in `failure`.
    #[inline]
    pub fn guard<S, O>(
        self,
        place: usize,
        failure: &Failure<Error>,
        stream: S,
    ) -> impl Stream<Item = O::Value> + use<'_, D, H, R, S, O>
    where
        S: Stream<Item = O>,
        O: Outcome<Error: IntoError>,
    {
        let rounds = self.rounds;
        Guard::new(failure, stream, move |error: O::Error| {
            rounds.number(error.into_error().at(Self::site(place)), H::GRAPH)
        })
    }
}
