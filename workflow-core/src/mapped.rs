//! A future with something done to its output.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use pin_project_lite::pin_project;

pin_project! {
    /// An `async` block that awaits the future would hold it twice; this holds it once.
    pub(crate) struct Mapped<F, M> {
        #[pin]
        future: F,
        map: Option<M>,
    }
}

impl<F, M> Mapped<F, M> {
    #[inline]
    pub(crate) fn new(future: F, map: M) -> Self {
        Mapped {
            future,
            map: Some(map),
        }
    }
}

impl<F: Future, T, M: FnOnce(F::Output) -> T> Future for Mapped<F, M> {
    type Output = T;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let this = self.project();
        let output = ready!(this.future.poll(context));
        let map = this.map.take().expect("a run was polled after its end");
        Poll::Ready(map(output))
    }
}
