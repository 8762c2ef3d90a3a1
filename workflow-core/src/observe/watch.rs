//! The futures and streams that see a node from its start to its end.

use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use pin_project_lite::pin_project;

use super::Observer;
use crate::{Node, Source};

/// Tells the end of what was dropped: also if dropping it panics.
struct Dropped<'o, O: Observer> {
    observer: &'o O,
    at: O::Scope,
    has_panicked: bool,
}

impl<O: Observer> Drop for Dropped<'_, O> {
    fn drop(&mut self) {
        if self.has_panicked {
            self.observer.panicked(self.at);
        } else {
            self.observer.cancelled(self.at);
        }
        self.observer.close(self.at);
    }
}

/// Tells the end of a poll: also if it panics.
pub(super) struct Polling<'o, O: Observer> {
    observer: &'o O,
    at: O::Scope,
}

impl<'o, O: Observer> Polling<'o, O> {
    #[inline]
    pub(super) fn start(observer: &'o O, at: O::Scope) -> Self {
        observer.poll_started(at);
        Polling { observer, at }
    }
}

impl<O: Observer> Drop for Polling<'_, O> {
    #[inline]
    fn drop(&mut self) {
        self.observer.poll_ended(self.at);
    }
}

/// What becomes of the output of a watched future.
pub(super) trait Ends<O: Observer, T> {
    type Output;

    fn end(observer: &O, at: O::Scope, output: T) -> Self::Output;
}

/// A node with a whole output.
pub(super) struct Runs<N>(PhantomData<fn(N)>);

impl<O: Observer, N: Node> Ends<O, N::Output> for Runs<N> {
    type Output = N::Output;

    #[inline]
    fn end(observer: &O, at: O::Scope, output: N::Output) -> N::Output {
        observer.finished::<N>(at, &output);
        observer.close(at);
        output
    }
}

/// A node on the way to its stream, which goes on under watch.
pub(super) struct Prepares<N>(PhantomData<fn(N)>);

impl<O: Observer + Copy, N: Source, S: Stream<Item = N::Item>> Ends<O, S> for Prepares<N> {
    type Output = WatchedStream<N, O, S>;

    #[inline]
    fn end(observer: &O, at: O::Scope, stream: S) -> WatchedStream<N, O, S> {
        WatchedStream::new(*observer, at, stream)
    }
}

pin_project! {
    #[project = StateProjection]
    #[project_replace = StateReplaced]
    enum State<M, F> {
        // The node starts when it is polled: of several that run side by side, one may end before
        // the others have started.
        Waiting { start: M },
        Starting,
        Running { #[pin] future: F },
        Ended,
    }
}

pin_project! {
    /// A future whose start and end are told.
    pub(super) struct Watched<E, O: Observer, M, F> {
        #[pin]
        state: State<M, F>,
        observer: O,
        at: O::Scope,
        // Still set when it is dropped if the poll has panicked.
        is_polled: bool,
        end: PhantomData<E>,
    }

    impl<E, O: Observer, M, F> PinnedDrop for Watched<E, O, M, F> {
        #[inline]
        fn drop(this: Pin<&mut Self>) {
            let mut this = this.project();
            match this.state.as_mut().project() {
                StateProjection::Ended => {}
                StateProjection::Waiting { .. } => this.observer.close(*this.at),
                StateProjection::Starting | StateProjection::Running { .. } => {
                    let _dropped = Dropped {
                        observer: this.observer,
                        at: *this.at,
                        has_panicked: *this.is_polled,
                    };
                    this.state.set(State::Ended);
                }
            }
        }
    }
}

impl<E, O: Observer, M: FnOnce() -> F, F> Watched<E, O, M, F> {
    #[inline]
    pub(super) fn new(observer: O, at: O::Scope, start: M) -> Self {
        Watched {
            state: State::Waiting { start },
            observer,
            at,
            is_polled: false,
            end: PhantomData,
        }
    }
}

impl<E, O, M, F> Future for Watched<E, O, M, F>
where
    E: Ends<O, F::Output>,
    O: Observer,
    M: FnOnce() -> F,
    F: Future,
{
    type Output = E::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<E::Output> {
        let mut this = self.project();
        *this.is_polled = true;
        if let StateProjection::Waiting { .. } = this.state.as_mut().project()
            && let StateReplaced::Waiting { start } =
                this.state.as_mut().project_replace(State::Starting)
        {
            let future = start();
            this.state.set(State::Running { future });
        }
        let StateProjection::Running { future } = this.state.as_mut().project() else {
            panic!("a node was polled after its end");
        };
        let polling = Polling::start(this.observer, *this.at);
        let polled = future.poll(context);
        drop(polling);
        *this.is_polled = false;
        let output = ready!(polled);
        this.state.set(State::Ended);
        Poll::Ready(E::end(this.observer, *this.at, output))
    }
}

pin_project! {
    #[project = ItemsProjection]
    enum Items<S> {
        Running { #[pin] stream: S },
        Ended,
    }
}

pin_project! {
    /// A stream whose items and end are told.
    pub(super) struct WatchedStream<N, O: Observer, S> {
        #[pin]
        items: Items<S>,
        observer: O,
        at: O::Scope,
        is_polled: bool,
        node: PhantomData<fn(N)>,
    }

    impl<N, O: Observer, S> PinnedDrop for WatchedStream<N, O, S> {
        #[inline]
        fn drop(this: Pin<&mut Self>) {
            let mut this = this.project();
            if let ItemsProjection::Running { .. } = this.items.as_mut().project() {
                let _dropped = Dropped {
                    observer: this.observer,
                    at: *this.at,
                    has_panicked: *this.is_polled,
                };
                this.items.set(Items::Ended);
            }
        }
    }
}

impl<N, O: Observer, S> WatchedStream<N, O, S> {
    /// A stream that starts now.
    #[inline]
    pub(super) fn start(observer: O, at: O::Scope, start: impl FnOnce() -> S) -> Self {
        let starting = Dropped {
            observer: &observer,
            at,
            has_panicked: true,
        };
        let stream = start();
        std::mem::forget(starting);
        WatchedStream::new(observer, at, stream)
    }

    #[inline]
    fn new(observer: O, at: O::Scope, stream: S) -> Self {
        WatchedStream {
            items: Items::Running { stream },
            observer,
            at,
            is_polled: false,
            node: PhantomData,
        }
    }
}

impl<N: Source, O: Observer, S: Stream<Item = N::Item>> Stream for WatchedStream<N, O, S> {
    type Item = N::Item;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<N::Item>> {
        let mut this = self.project();
        let ItemsProjection::Running { stream } = this.items.as_mut().project() else {
            return Poll::Ready(None);
        };
        *this.is_polled = true;
        let polling = Polling::start(this.observer, *this.at);
        let polled = stream.poll_next(context);
        drop(polling);
        *this.is_polled = false;
        let Some(item) = ready!(polled) else {
            this.items.set(Items::Ended);
            this.observer.stream_ended(*this.at);
            this.observer.close(*this.at);
            return Poll::Ready(None);
        };
        this.observer.stream_item::<N>(*this.at, &item);
        Poll::Ready(Some(item))
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        match &self.items {
            Items::Running { stream } => stream.size_hint(),
            Items::Ended => (0, Some(0)),
        }
    }
}
