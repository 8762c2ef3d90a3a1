//! The items that are being worked on.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_buffered::FuturesUnorderedBounded;
use futures_core::Stream;
use pin_project_lite::pin_project;

pin_project! {
    /// Takes an item whenever there is room for one, starts what is to be done with it, and gives
    /// the outputs as they come.
    pub(super) struct Pool<S, M, F> {
        // `None` once it has ended.
        #[pin]
        items: Option<S>,
        start: M,
        // How many items have been taken.
        taken: usize,
        concurrency: usize,
        // Made with the first item: nothing is allocated for none.
        running: Option<FuturesUnorderedBounded<Numbered<F>>>,
    }
}

impl<S: Stream, M, F> Pool<S, M, F> {
    #[inline]
    pub(super) fn new(items: S, concurrency: usize, start: M) -> Self {
        Pool {
            items: Some(items),
            start,
            taken: 0,
            concurrency: concurrency.max(1),
            running: None,
        }
    }

    pub(super) fn size_hint(&self) -> (usize, Option<usize>) {
        let running = self
            .running
            .as_ref()
            .map_or(0, FuturesUnorderedBounded::len);
        let (least, most) = match &self.items {
            Some(items) => items.size_hint(),
            None => (0, Some(0)),
        };
        (
            least.saturating_add(running),
            most.and_then(|most| most.checked_add(running)),
        )
    }
}

impl<S, M, F> Pool<S, M, F>
where
    S: Stream,
    M: FnMut(usize, S::Item) -> F,
    F: Future,
{
    /// The next output, with the number of its item.
    pub(super) fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<(usize, F::Output)>> {
        self.as_mut().fill(context);
        let this = self.project();
        if let Some(running) = this.running
            && let Some(output) = ready!(Pin::new(running).poll_next(context))
        {
            return Poll::Ready(Some(output));
        }
        if this.items.is_none() {
            Poll::Ready(None)
        } else {
            Poll::Pending
        }
    }

    /// Starts as many as there is room and are items for.
    fn fill(self: Pin<&mut Self>, context: &mut Context<'_>) {
        let mut this = self.project();
        while let Some(items) = this.items.as_mut().as_pin_mut() {
            if this
                .running
                .as_ref()
                .is_some_and(|running| running.len() >= *this.concurrency)
            {
                return;
            }
            let most = items.size_hint().1;
            match items.poll_next(context) {
                Poll::Ready(Some(item)) => {
                    let number = *this.taken;
                    *this.taken += 1;
                    let running = this.running.get_or_insert_with(|| {
                        *this.concurrency =
                            most.map_or(*this.concurrency, |most| most.clamp(1, *this.concurrency));
                        FuturesUnorderedBounded::new(*this.concurrency)
                    });
                    running.push(Numbered {
                        number,
                        future: (this.start)(number, item),
                    });
                }
                Poll::Ready(None) => this.items.set(None),
                Poll::Pending => return,
            }
        }
    }
}

pin_project! {
    /// A future that tells which one it is.
    struct Numbered<F> {
        number: usize,
        #[pin]
        future: F,
    }
}

impl<F: Future> Future for Numbered<F> {
    type Output = (usize, F::Output);

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let output = ready!(this.future.poll(context));
        Poll::Ready((*this.number, output))
    }
}
