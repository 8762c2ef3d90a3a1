//! Streams whose every poll and drop is on record.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use futures::Stream;

use crate::steps::Log;

/// A stream that gives at each poll what comes next in its script, and ends after it.
pub(crate) struct Script<'l, T> {
    name: &'static str,
    polls: VecDeque<Poll<T>>,
    ended: bool,
    log: &'l Log,
}

pub(crate) fn script<'l, T>(
    log: &'l Log,
    name: &'static str,
    polls: impl IntoIterator<Item = Poll<T>>,
) -> Script<'l, T> {
    Script {
        name,
        polls: polls.into_iter().collect(),
        ended: false,
        log,
    }
}

/// A stream that always has an item until it ends.
pub(crate) fn items<'l, T>(
    log: &'l Log,
    name: &'static str,
    items: impl IntoIterator<Item = T>,
) -> Script<'l, T> {
    script(log, name, items.into_iter().map(Poll::Ready))
}

impl<T> Unpin for Script<'_, T> {}

impl<T> Stream for Script<'_, T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        self.log.note(self.name);
        assert!(!self.ended, "polled after its end");
        let poll = self.polls.pop_front();
        self.ended = poll.is_none();
        poll.map_or(Poll::Ready(None), |poll| poll.map(Some))
    }
}

impl<T> Drop for Script<'_, T> {
    fn drop(&mut self) {
        self.log.note(format!("drop({})", self.name));
    }
}

/// One poll, by a waker that nobody hears.
pub(crate) fn next<S: Stream + ?Sized>(stream: Pin<&mut S>) -> Poll<Option<S::Item>> {
    stream.poll_next(&mut Context::from_waker(Waker::noop()))
}

/// All items of a stream that always has one until it ends.
#[track_caller]
pub(crate) fn all<S: Stream>(stream: S) -> Vec<S::Item> {
    let mut stream = std::pin::pin!(stream);
    let mut all = Vec::new();
    loop {
        match next(stream.as_mut()) {
            Poll::Ready(Some(item)) => all.push(item),
            Poll::Ready(None) => return all,
            Poll::Pending => panic!("the stream is still waiting"),
        }
    }
}
