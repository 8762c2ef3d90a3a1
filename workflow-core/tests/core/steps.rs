//! Futures whose every poll and drop is on record.

use std::cell::RefCell;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// What happened, in order.
#[derive(Default)]
pub(crate) struct Log(RefCell<Vec<String>>);

impl Log {
    pub(crate) fn note(&self, what: impl Into<String>) {
        self.0.borrow_mut().push(what.into());
    }

    /// What has happened since the last call, in one line.
    pub(crate) fn take(&self) -> String {
        self.0.take().join(" ")
    }
}

/// A future that ends with `output` at its poll number `polls`, and must not be polled again.
pub(crate) struct Step<'l, T> {
    name: &'static str,
    polls: usize,
    output: Option<T>,
    log: &'l Log,
}

pub(crate) fn step<'l, T>(
    log: &'l Log,
    name: &'static str,
    polls: usize,
    output: T,
) -> Step<'l, T> {
    Step {
        name,
        polls,
        output: Some(output),
        log,
    }
}

impl<T> Unpin for Step<'_, T> {}

impl<T> Future for Step<'_, T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<T> {
        self.log.note(self.name);
        self.polls = self.polls.checked_sub(1).expect("polled after its end");
        if self.polls > 0 {
            return Poll::Pending;
        }
        Poll::Ready(self.output.take().expect("it ends once"))
    }
}

impl<T> Drop for Step<'_, T> {
    fn drop(&mut self) {
        self.log.note(format!("drop({})", self.name));
    }
}

/// A value that is neither `Clone` nor `Copy`, whose drop is on record.
pub(crate) struct Value<'l>(pub(crate) &'static str, pub(crate) &'l Log);

impl Drop for Value<'_> {
    fn drop(&mut self) {
        self.1.note(format!("drop({})", self.0));
    }
}

/// One poll, by a waker that nobody hears.
pub(crate) fn poll<F: Future>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

/// The output of a future that ends at its first poll.
#[track_caller]
pub(crate) fn now<F: Future>(future: F) -> F::Output {
    match poll(std::pin::pin!(future)) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future is still waiting"),
    }
}
