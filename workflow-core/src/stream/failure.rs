//! Where a stream leaves the error that ends its run.

use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};

use pin_project_lite::pin_project;

/// A place for the first error of the streams of a run.
///
/// The consumer of a broken stream must not take it for a finished one, so the error goes past
/// the consumer: into this place, which the root of the run looks at after every poll.
pub struct Failure<E> {
    full: AtomicBool,
    error: Mutex<Option<E>>,
}

impl<E> Failure<E> {
    pub(crate) const fn new() -> Self {
        Failure {
            full: AtomicBool::new(false),
            error: Mutex::new(None),
        }
    }

    /// Leaves `error` here, unless there is an earlier one.
    #[cold]
    pub(crate) fn set(&self, error: E) {
        let mut place = self.error.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.full.load(Ordering::Relaxed) {
            *place = Some(error);
            self.full.store(true, Ordering::Release);
        }
    }

    #[cold]
    fn take(&self) -> Option<E> {
        let mut place = self.error.lock().unwrap_or_else(PoisonError::into_inner);
        place.take()
    }
}

pin_project! {
    /// A future that ends with the error of a stream as soon as there is one.
    pub struct UntilFailure<'f, F, E> {
        #[pin]
        future: F,
        failure: &'f Failure<E>,
    }
}

impl<'f, F, E> UntilFailure<'f, F, E> {
    #[inline]
    pub(crate) fn new(failure: &'f Failure<E>, future: F) -> Self {
        UntilFailure { future, failure }
    }
}

impl<T, E, F: Future<Output = Result<T, E>>> Future for UntilFailure<'_, F, E> {
    type Output = Result<T, E>;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let outcome = this.future.poll(context);
        if this.failure.full.load(Ordering::Acquire)
            && let Some(error) = this.failure.take()
        {
            return Poll::Ready(Err(error));
        }
        outcome
    }
}
