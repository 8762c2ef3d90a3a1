//! Components that run outside the task of their run.

use std::any::Any;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::task::{JoinError, JoinHandle};

use crate::debug::{Tie, tie};

/// Runs `work`, the component of this name, on the runtime's pool for blocking code.
///
/// # Cancellation
///
/// A thread cannot be stopped from outside: once it runs, `work` goes on to its end, and its
/// output is dropped.
///
/// # Panics
///
/// Outside a tokio runtime, and when `work` panics.
pub async fn blocking<T: Send + 'static>(
    name: &'static str,
    work: impl FnOnce() -> T + Send + 'static,
) -> T {
    let (tie, followed) = tie();
    let work = followed.work(inside::work(work));
    Task::of(tokio::task::spawn_blocking(work), tie)
        .named(name)
        .await
}

/// Runs `future`, the component of this name, on a task of its own, so that it can use another
/// core.
///
/// # Cancellation
///
/// Dropping the future aborts the task.
///
/// # Panics
///
/// Outside a tokio runtime, and when `future` panics.
pub async fn spawn<T: Send + 'static>(
    name: &'static str,
    future: impl Future<Output = T> + Send + 'static,
) -> T {
    Task::spawn(future).named(name).await
}

/// A task that ends with its run. Dropping it aborts the task.
#[must_use = "a task is aborted when this is dropped"]
pub struct Task<T> {
    handle: JoinHandle<T>,
    name: &'static str,
    /// Dropped when the task is aborted.
    _tie: Tie,
}

impl<T> Task<T> {
    /// Starts a task.
    ///
    /// # Panics
    ///
    /// Outside a tokio runtime.
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self
    where
        T: Send + 'static,
    {
        let (tie, followed) = tie();
        let future = followed.future(inside::future(future));
        Task::of(tokio::spawn(future), tie)
    }

    fn of(handle: JoinHandle<T>, tie: Tie) -> Self {
        Task {
            handle,
            name: "",
            _tie: tie,
        }
    }

    /// The same with a name for its panics.
    pub(crate) fn named(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }
}

impl<T> Future for Task<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        match ready!(Pin::new(&mut self.handle).poll(context)) {
            Ok(output) => Poll::Ready(output),
            Err(error) => fail(self.name, error),
        }
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.handle.abort();
    }
}

/// What leaves the task of its run stays in the span of its node.
#[cfg(feature = "tracing")]
mod inside {
    use tracing::{Instrument, Span};

    pub(super) fn future<F: Future>(future: F) -> impl Future<Output = F::Output> + use<F> {
        future.in_current_span()
    }

    pub(super) fn work<T, W: FnOnce() -> T>(work: W) -> impl FnOnce() -> T + use<T, W> {
        let span = Span::current();
        move || span.in_scope(work)
    }
}

/// Without spans there is nothing to stay in.
#[cfg(not(feature = "tracing"))]
mod inside {
    pub(super) use std::convert::{identity as future, identity as work};
}

fn fail(name: &str, error: JoinError) -> ! {
    match error.try_into_panic() {
        Ok(panic) => resume_unwind(named(name, panic)),
        Err(error) => panic!("the runtime shut down under `{name}`: {error}"),
    }
}

/// A panic that says whose it is. One that is no text stays as it is.
fn named(name: &str, panic: Box<dyn Any + Send>) -> Box<dyn Any + Send> {
    let text = panic.downcast_ref::<&str>().copied();
    match text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)) {
        Some(text) => Box::new(format!("`{name}` panicked: {text}")),
        None => panic,
    }
}
