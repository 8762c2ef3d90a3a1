//! Limits to how long the reader of a stream waits.

use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;
use pin_project_lite::pin_project;
use tokio::task::coop::consume_budget;
use tokio::time::{Sleep, sleep};

use super::Items;
use crate::policy::{Limit, Timeout};

/// Limits for a run that can fail. An inherent method beats a trait's, so [`Timeouts`] serves all
/// others.
impl<T, E: From<Timeout>, S: Stream<Item = Result<T, E>>> Items<S> {
    /// Ends the stream with an error if the first item is not there within `limit`. The time
    /// starts when the stream is first read.
    pub fn first_item_timeout(self, limit: Duration) -> Items<impl Stream<Item = S::Item>> {
        Items::new(Limited::new(self, Limit::FirstItem, limit, |item| item))
    }

    /// Ends the stream with an error if an item is not there within `limit`. The time starts when
    /// the item is asked for: what the reader does between two items does not count.
    pub fn item_timeout(self, limit: Duration) -> Items<impl Stream<Item = S::Item>> {
        Items::new(Limited::new(self, Limit::Item, limit, |item| item))
    }

    /// Ends the stream with an error if its end is not there within `limit`. The time starts when
    /// the stream is first read.
    pub fn timeout(self, limit: Duration) -> Items<impl Stream<Item = S::Item>> {
        Items::new(Limited::new(self, Limit::All, limit, |item| item))
    }
}

/// Limits to how long the reader of a run that cannot fail waits.
///
/// ```
/// use std::time::Duration;
///
/// use futures::{StreamExt, stream};
/// use workflow_core::{Items, Timeouts};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// // What `Count { to: 2 }.stream()` gives.
/// let count = Items::new(stream::iter([1, 2]).chain(stream::pending()));
/// let mut count = Box::pin(count.item_timeout(Duration::from_millis(5)));
///
/// assert_eq!(count.next().await, Some(Ok(1)));
/// assert_eq!(count.next().await, Some(Ok(2)));
/// let timeout = count.next().await.unwrap().unwrap_err();
/// assert_eq!(timeout.to_string(), "no item within 5ms");
/// assert_eq!(count.next().await, None);
/// # }
/// ```
pub trait Timeouts: Stream + Sized {
    /// Ends the stream with an error if the first item is not there within `limit`. The time
    /// starts when the stream is first read.
    fn first_item_timeout(
        self,
        limit: Duration,
    ) -> Items<impl Stream<Item = Result<Self::Item, Timeout>>>;

    /// Ends the stream with an error if an item is not there within `limit`. The time starts when
    /// the item is asked for: what the reader does between two items does not count.
    fn item_timeout(
        self,
        limit: Duration,
    ) -> Items<impl Stream<Item = Result<Self::Item, Timeout>>>;

    /// Ends the stream with an error if its end is not there within `limit`. The time starts when
    /// the stream is first read.
    fn timeout(self, limit: Duration) -> Items<impl Stream<Item = Result<Self::Item, Timeout>>>;
}

impl<S: Stream> Timeouts for Items<S> {
    fn first_item_timeout(
        self,
        limit: Duration,
    ) -> Items<impl Stream<Item = Result<S::Item, Timeout>>> {
        Items::new(Limited::new(self, Limit::FirstItem, limit, Ok))
    }

    fn item_timeout(self, limit: Duration) -> Items<impl Stream<Item = Result<S::Item, Timeout>>> {
        Items::new(Limited::new(self, Limit::Item, limit, Ok))
    }

    fn timeout(self, limit: Duration) -> Items<impl Stream<Item = Result<S::Item, Timeout>>> {
        Items::new(Limited::new(self, Limit::All, limit, Ok))
    }
}

pin_project! {
    /// A stream with a limit. The timer is there while there is something to wait for.
    struct Limited<S, M> {
        // `None` once it has ended.
        #[pin]
        stream: Option<S>,
        #[pin]
        timer: Option<Sleep>,
        started: bool,
        timeout: Timeout,
        item: M,
    }
}

impl<S, M> Limited<S, M> {
    fn new(stream: S, limit: Limit, after: Duration, item: M) -> Self {
        Limited {
            stream: Some(stream),
            timer: None,
            started: false,
            timeout: Timeout::new(limit, after),
            item,
        }
    }
}

impl<S, T, E, M> Stream for Limited<S, M>
where
    S: Stream,
    E: From<Timeout>,
    M: FnMut(S::Item) -> Result<T, E>,
{
    type Item = Result<T, E>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut this = self.project();
        let Some(stream) = this.stream.as_mut().as_pin_mut() else {
            return Poll::Ready(None);
        };
        let (limit, after) = (this.timeout.limit(), this.timeout.after());
        if !*this.started && limit != Limit::Item {
            *this.started = true;
            this.timer.set(Some(sleep(after)));
        }
        // The end to all must come also where there is always one more item. So it is looked for
        // before each item, and a task that never waits lets the runtime turn its clock.
        let over = limit == Limit::All && poll_timer(this.timer.as_mut(), context).is_ready();
        if !over {
            if limit == Limit::All {
                ready!(pin!(consume_budget()).poll(context));
            }
            if let Poll::Ready(item) = stream.poll_next(context) {
                if limit != Limit::All {
                    this.timer.set(None);
                }
                if item.is_none() {
                    this.stream.set(None);
                }
                return Poll::Ready(item.map(this.item));
            }
            if limit == Limit::Item && this.timer.is_none() {
                this.timer.set(Some(sleep(after)));
            }
            ready!(poll_timer(this.timer, context));
        }
        this.stream.set(None);
        Poll::Ready(Some(Err(E::from(*this.timeout))))
    }
}

fn poll_timer(timer: Pin<&mut Option<Sleep>>, context: &mut Context<'_>) -> Poll<()> {
    match timer.as_pin_mut() {
        Some(timer) => timer.poll(context),
        None => Poll::Pending,
    }
}
