//! A part of a long block, which is compiled on its own.

use std::pin::Pin;
use std::task::{Context, Poll};

use pin_project_lite::pin_project;

pin_project! {
    /// A future that is not inlined into what polls it. Each part is polled in one place only, so
    /// the compiler would put all of them into one function, and takes long to optimise that.
    pub struct Apart<F> {
        #[pin]
        future: F,
    }
}

impl<F> Apart<F> {
    #[inline]
    pub(crate) fn new(future: F) -> Self {
        Apart { future }
    }
}

impl<F: Future> Future for Apart<F> {
    type Output = F::Output;

    #[inline(never)]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        self.project().future.poll(context)
    }
}
