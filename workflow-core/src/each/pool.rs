//! The items that are being worked on.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use pin_project_lite::pin_project;

use super::places::Places;
use crate::wakes::Wakes;

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
        running: Option<Running<F>>,
    }
}

/// Futures side by side, and which of them are to be polled.
struct Running<F> {
    places: Places<F>,
    wakes: Wakes,
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
            .map_or(0, |running| running.places.taken());
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
        if let Some(running) = self.as_mut().project().running {
            running.wakes.collect(context.waker());
        }
        self.as_mut().fill(context);
        let this = self.project();
        if let Some(running) = this.running {
            while let Some(at) = running.wakes.next_due() {
                let Running { places, wakes } = &mut *running;
                let poll = wakes.with(at, |waker| places.poll(at, &mut Context::from_waker(waker)));
                if let Poll::Ready(Some(output)) = poll {
                    return Poll::Ready(Some(output));
                }
            }
            if running.places.taken() > 0 {
                return Poll::Pending;
            }
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
            let is_full = |running: &Running<F>| running.places.is_full();
            if this.running.as_ref().is_some_and(is_full) {
                return;
            }
            let most = items.size_hint().1;
            match items.poll_next(context) {
                Poll::Ready(Some(item)) => {
                    let number = *this.taken;
                    *this.taken += 1;
                    let concurrency = *this.concurrency;
                    let running = this.running.get_or_insert_with(|| {
                        let count = most.map_or(concurrency, |most| most.clamp(1, concurrency));
                        Running {
                            places: Places::new(count),
                            wakes: Wakes::new(count, context.waker()),
                        }
                    });
                    let at = running.places.add(number, (this.start)(number, item));
                    running.wakes.add(at);
                }
                Poll::Ready(None) => this.items.set(None),
                Poll::Pending => return,
            }
        }
    }
}
