//! A future and the time it has.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use pin_project_lite::pin_project;

use super::{Limit, Timeout};
use crate::Driver;

/// The time that something has. It runs already.
pub struct Timer<S> {
    sleep: S,
    timeout: Timeout,
}

impl Timer<()> {
    /// Starts the time of the node of this name.
    #[inline]
    pub(super) fn start<D: Driver>(
        driver: D,
        at: D::Scope,
        node: &'static str,
        limit: Duration,
    ) -> Timer<impl Future<Output = ()> + use<D>> {
        Timer {
            sleep: driver.sleep(at, limit),
            timeout: Timeout::new(Limit::Node(node), limit),
        }
    }
}

impl<S: Future<Output = ()>> Timer<S> {
    /// The same with something around its sleep.
    #[inline]
    pub(super) fn with<T>(self, around: impl FnOnce(S) -> T) -> Timer<T> {
        Timer {
            sleep: around(self.sleep),
            timeout: self.timeout,
        }
    }

    /// What `future` gives, or the error that time was up. Then it is dropped.
    #[inline]
    pub fn around<F: Future>(self, future: F) -> Limited<F, S> {
        Limited {
            future,
            sleep: self.sleep,
            timeout: self.timeout,
        }
    }
}

pin_project! {
    /// A future that ends in time, or not. If both are there at once, it has ended in time.
    #[must_use = "futures do nothing unless polled"]
    pub struct Limited<F, S> {
        #[pin]
        future: F,
        #[pin]
        sleep: S,
        timeout: Timeout,
    }
}

impl<F: Future, S: Future<Output = ()>> Future for Limited<F, S> {
    type Output = Result<F::Output, Timeout>;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        if let Poll::Ready(output) = this.future.poll(context) {
            return Poll::Ready(Ok(output));
        }
        ready!(this.sleep.poll(context));
        Poll::Ready(Err(*this.timeout))
    }
}
