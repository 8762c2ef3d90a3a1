//! A stream that starts when it is read.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use pin_project_lite::pin_project;

/// A stream that starts when it is read, or before: when the node that reads it starts.
pub trait Unread: Stream {
    /// The stream itself: who reads it need not look with each item whether it has started.
    type Started: Stream<Item = Self::Item>;

    /// Starts it now.
    fn start(self) -> Self::Started;
}

pin_project! {
    /// A stream that is made at its first poll: one that nobody reads is never made.
    #[project = StartProjection]
    #[project_replace = StartReplaced]
    pub(crate) enum Start<M, S> {
        Waiting { make: M },
        Starting,
        Started { #[pin] stream: S },
    }
}

impl<M: FnOnce() -> S, S: Stream> Start<M, S> {
    #[inline]
    pub(crate) fn new(make: M) -> Self {
        Start::Waiting { make }
    }

    /// What happens once is kept out of what happens with each item.
    #[cold]
    #[inline(never)]
    fn start_here(mut self: Pin<&mut Self>) {
        if let StartReplaced::Waiting { make } = self.as_mut().project_replace(Start::Starting) {
            self.set(Start::Started { stream: make() });
        }
    }
}

impl<M: FnOnce() -> S, S: Stream> Unread for Start<M, S> {
    type Started = S;

    #[inline]
    fn start(self) -> S {
        match self {
            Start::Waiting { make } => make(),
            Start::Started { stream } => stream,
            Start::Starting => panic!("{POLLED_AFTER_A_PANIC}"),
        }
    }
}

const POLLED_AFTER_A_PANIC: &str = "a stream was polled after its start had panicked";

impl<M: FnOnce() -> S, S: Stream> Stream for Start<M, S> {
    type Item = S::Item;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        loop {
            match self.as_mut().project() {
                StartProjection::Started { stream } => return stream.poll_next(context),
                StartProjection::Waiting { .. } => self.as_mut().start_here(),
                StartProjection::Starting => panic!("{POLLED_AFTER_A_PANIC}"),
            }
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Start::Started { stream } => stream.size_hint(),
            _ => (0, None),
        }
    }
}
