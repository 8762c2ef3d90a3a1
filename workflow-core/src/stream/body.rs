//! What the body of a workflow does with streams, as methods of its [`Body`].

use futures_core::Stream;

use super::emit::Emitting;
use super::failure::UntilFailure;
use super::flatten::{FlattenStream, TryFlattenStream};
use super::start::{Start, Unread};
use super::{Emit, Failure, Hub, Produce, Streams};
use crate::Driver;
use crate::body::{Body, Held};

/// What only generated code calls. It has its names from here, so that it reads without paths.
#[doc(hidden)]
impl<D: Driver, H: Held, E, R: Copy> Body<D, H, E, R> {
    /// The items of `node`, which is handed to the driver when the first one is asked for, or when
    /// the stream is [started](Unread::start): one that nobody reads never starts.
    #[inline]
    pub fn stream<N: Produce<H::Context>>(
        self,
        place: usize,
        node: N,
    ) -> impl Unread<Item = N::Item, Started = impl Stream<Item = N::Item> + use<D, H, E, R, N>>
    + use<D, H, E, R, N> {
        self.transform(place, move || node)
    }

    /// The same of a node that is made of other streams, which start with it.
    #[inline]
    pub fn transform<N: Produce<H::Context>, M: FnOnce() -> N>(
        self,
        place: usize,
        node: M,
    ) -> impl Unread<Item = N::Item, Started = impl Stream<Item = N::Item> + use<D, H, E, R, N, M>>
    + use<D, H, E, R, N, M> {
        let (driver, parent, held) = (self.driver(), self.scope, self.held());
        Start::new(move || held.stream(driver, driver.child(parent, Self::site(place)), node()))
    }

    /// The stream of a node, of which nothing runs before it any more.
    #[inline]
    pub fn prepare<N: Produce<H::Context>>(
        self,
        place: usize,
        node: N,
    ) -> impl Future<Output = impl Stream<Item = N::Item> + use<D, H, E, R, N>> + use<D, H, E, R, N>
    {
        let scope = self.driver().child(self.scope, Self::site(place));
        self.held().prepare(self.driver(), scope, node)
    }

    /// A stream, started for the node that is about to read it.
    #[inline]
    pub fn started<S: Unread>(self, stream: S) -> S::Started {
        stream.start()
    }

    /// A place for the first error of the streams of this run.
    #[inline]
    pub fn failure(self) -> Failure<E> {
        Failure::new()
    }

    /// Drives `future` to its end, or to the first error of a stream.
    #[inline]
    pub fn until_failure<T, F>(self, failure: &Failure<E>, future: F) -> UntilFailure<'_, F, E>
    where
        F: Future<Output = Result<T, E>>,
    {
        UntilFailure::new(failure, future)
    }

    /// The stream of what `body` sends.
    #[inline]
    pub fn emitting<T, M, F>(self, body: M) -> Emitting<T, M, F>
    where
        M: FnOnce(Emit<T>) -> F,
        F: Future<Output = ()>,
    {
        Emitting::new(body)
    }

    /// The stream of what `body` sends. The error that it ends with is the last item.
    #[inline]
    pub fn try_emitting<T, M, F>(self, body: M) -> Emitting<T, M, F>
    where
        M: FnOnce(Emit<T>) -> F,
        F: Future<Output = Result<(), E>>,
    {
        Emitting::new(body)
    }

    /// The stream that `setup` ends with.
    #[inline]
    pub fn flatten_stream<F: Future<Output: Stream>>(self, setup: F) -> FlattenStream<F> {
        FlattenStream::new(setup)
    }

    /// The stream that `setup` ends with, or its error as the only item.
    #[inline]
    pub fn try_flatten_stream<S, F>(self, setup: F) -> TryFlattenStream<F, S>
    where
        S: Stream,
        F: Future<Output = Result<S, E>>,
    {
        TryFlattenStream::new(setup)
    }

    /// The items of `streams`, one stream after the other.
    #[inline]
    pub fn chain<S: Streams>(self, streams: S) -> impl Stream<Item = S::Item> + use<D, H, E, R, S> {
        streams.chain()
    }

    /// The items of `streams` as they come, taking turns.
    #[inline]
    pub fn merge<S: Streams>(self, streams: S) -> impl Stream<Item = S::Item> + use<D, H, E, R, S> {
        streams.merge()
    }

    /// A place for a stream that has `N` readers, the fastest at most `buffer` items ahead of the
    /// slowest.
    #[inline]
    pub fn hub<S: Stream, const N: usize>(self, buffer: usize) -> Hub<S, N> {
        Hub::new(buffer)
    }
}
