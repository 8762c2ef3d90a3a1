//! Runs that may be dropped.

use std::cell::Cell;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use pin_project_lite::pin_project;

thread_local! {
    /// How many runs are being dropped on purpose, one inside the other.
    static MEANT: Cell<usize> = const { Cell::new(0) };
}

/// Whether what is dropped now is dropped on purpose.
#[cfg(feature = "debug")]
pub(super) fn is_meant() -> bool {
    MEANT.get() > 0
}

/// `run`, which is dropped on purpose if it is dropped before its end, so that debug mode does not
/// report it.
///
/// ```
/// use std::time::Duration;
/// use workflow_core::debug::may_drop;
///
/// # async fn answer(run: impl Future<Output = u32>) {
/// // let run = Support { … }.run(&app);
/// let answer = tokio::time::timeout(Duration::from_secs(10), may_drop(run)).await;
/// # let _ = answer;
/// # }
/// ```
pub fn may_drop<R>(run: R) -> MayDrop<R> {
    MayDrop {
        before: Before,
        run,
        after: After,
    }
}

pin_project! {
    /// What [`may_drop`] gives. Its fields are dropped in this order.
    #[must_use = "a run does nothing until it is polled"]
    pub struct MayDrop<R> {
        before: Before,
        #[pin]
        run: R,
        after: After,
    }
}

struct Before;

impl Drop for Before {
    fn drop(&mut self) {
        MEANT.set(MEANT.get() + 1);
    }
}

struct After;

impl Drop for After {
    fn drop(&mut self) {
        MEANT.set(MEANT.get() - 1);
    }
}

impl<F: Future> Future for MayDrop<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        self.project().run.poll(context)
    }
}

impl<S: Stream> Stream for MayDrop<S> {
    type Item = S::Item;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        self.project().run.poll_next(context)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.run.size_hint()
    }
}
