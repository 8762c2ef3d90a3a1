//! Which of several runs has ended next.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures::stream::FusedStream;
use futures::{FutureExt, Stream, StreamExt, stream::FuturesUnordered};

use crate::{RunError, RunHandle};

/// Handles whose results come in the order in which the runs end.
///
/// It is a [`Stream`] of results, of any runs that give the same type, also from several
/// supervisors. A run that had ended before its handle was added counts as one that ended then.
///
/// Dropping the set drops the handles: the runs go on, and errors go to the error hook.
///
/// ```
/// use std::time::Duration;
/// use workflow_supervisor::{RunSet, Supervisor};
///
/// # #[tokio::main(flavor = "current_thread", start_paused = true)]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let supervisor = Supervisor::new();
/// let mut runs = RunSet::new();
/// for seconds in [3, 1, 2] {
///     let run = async move {
///         tokio::time::sleep(Duration::from_secs(seconds)).await;
///         Ok::<_, String>(seconds)
///     };
///     runs.push(supervisor.spawn("sleep", run).await?);
/// }
///
/// let mut order = Vec::new();
/// while let Some(result) = runs.join_next().await {
///     order.push(result?);
/// }
/// assert_eq!(order, [1, 2, 3]);
/// # Ok(())
/// # }
/// ```
pub struct RunSet<T> {
    awaited: FuturesUnordered<Ended<T>>,
    ended: VecDeque<RunHandle<T>>,
}

impl<T> RunSet<T> {
    /// An empty set.
    pub fn new() -> Self {
        RunSet {
            awaited: FuturesUnordered::new(),
            ended: VecDeque::new(),
        }
    }

    /// Adds a run.
    pub fn push(&mut self, handle: RunHandle<T>) {
        self.awaited.push(Ended(Some(handle)));
        // Once polled, a run is known to have ended in its turn, and not when somebody looks.
        while let Some(Some(ended)) = self.awaited.next().now_or_never() {
            self.ended.push_back(ended);
        }
    }

    /// The result of the run that ends next; `None` if there is none left.
    ///
    /// # Errors
    ///
    /// [`RunError`], if that run gave no value.
    ///
    /// # Cancel safety
    ///
    /// It can be dropped, as in `tokio::select!`, and called again: nothing is lost.
    pub async fn join_next(&mut self) -> Option<Result<T, RunError>> {
        self.next().await
    }

    /// How many results are still to come.
    pub fn len(&self) -> usize {
        self.awaited.len() + self.ended.len()
    }

    /// Whether there are no results to come.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The handles, in no particular order: to cancel the runs, or to look at them.
    pub fn handles(&self) -> impl Iterator<Item = &RunHandle<T>> {
        let awaited = self.awaited.iter().filter_map(|ended| ended.0.as_ref());
        self.ended.iter().chain(awaited)
    }
}

impl<T> Stream for RunSet<T> {
    type Item = Result<T, RunError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut next = self.ended.pop_front();
        if next.is_none() {
            next = ready!(self.awaited.poll_next_unpin(context));
        }
        Poll::Ready(next.and_then(|mut ended| ended.take()))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len(), Some(self.len()))
    }
}

impl<T> FusedStream for RunSet<T> {
    fn is_terminated(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Default for RunSet<T> {
    fn default() -> Self {
        RunSet::new()
    }
}

impl<T> Extend<RunHandle<T>> for RunSet<T> {
    fn extend<I: IntoIterator<Item = RunHandle<T>>>(&mut self, handles: I) {
        handles.into_iter().for_each(|handle| self.push(handle));
    }
}

impl<T> FromIterator<RunHandle<T>> for RunSet<T> {
    fn from_iter<I: IntoIterator<Item = RunHandle<T>>>(handles: I) -> Self {
        let mut set = RunSet::new();
        set.extend(handles);
        set
    }
}

impl<T> fmt::Debug for RunSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.handles()).finish()
    }
}

/// The handle of a run, once that has ended. The result stays in it, for the error hook to have if
/// nobody asks for it.
struct Ended<T>(Option<RunHandle<T>>);

impl<T> Future for Ended<T> {
    type Output = RunHandle<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<RunHandle<T>> {
        let handle = self.0.as_mut().expect("a set polls each handle to its end");
        ready!(handle.poll_ended(context));
        Poll::Ready(self.0.take().expect("it was there just now"))
    }
}
