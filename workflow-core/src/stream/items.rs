//! What a streaming run gives.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use pin_project_lite::pin_project;

pin_project! {
    /// The items of a streaming run. Reading them drives the run; dropping them drops all that
    /// still runs.
    ///
    /// With the feature `tokio` its waiting can be limited: [`first_item_timeout`], [`item_timeout`]
    /// and [`timeout`] are here for a run that can fail, and in [`Timeouts`] for one that cannot.
    /// A limit that is not kept is the last item: of a stream of `Result`s an `Err` made from
    /// [`Timeout`] by `From`; of any other stream the items become `Result<T, Timeout>`.
    ///
    /// ```
    /// use futures::{StreamExt, executor::block_on_stream, stream};
    /// use workflow_core::Items;
    ///
    /// // What `Count { to: 3 }.stream()` gives.
    /// let count = Items::new(stream::iter(1..=3));
    /// assert_eq!(block_on_stream(count.take(2)).collect::<Vec<_>>(), [1, 2]);
    /// ```
    ///
    /// [`first_item_timeout`]: Items::first_item_timeout
    /// [`item_timeout`]: Items::item_timeout
    /// [`timeout`]: Items::timeout
    /// [`Timeouts`]: crate::Timeouts
    /// [`Timeout`]: crate::Timeout
    #[must_use = "a stream does nothing until it is read"]
    pub struct Items<S> {
        #[pin]
        stream: S,
    }
}

#[doc(hidden)]
impl<S: Stream> Items<S> {
    #[inline]
    pub fn new(stream: S) -> Self {
        Items { stream }
    }
}

impl<S: Stream> Stream for Items<S> {
    type Item = S::Item;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        self.project().stream.poll_next(context)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.stream.size_hint()
    }
}
