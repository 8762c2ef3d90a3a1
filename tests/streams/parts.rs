//! Components that the tests connect, and what they note down.

use std::fmt;
use std::pin::{Pin, pin};
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, Waker};

use futures::{Stream, StreamExt, stream};
use workflow::component;

/// What has happened, in order. The context of workflows that are watched.
#[derive(Default)]
pub(crate) struct Log(Mutex<Vec<String>>);

impl Log {
    pub(crate) fn note(&self, line: impl Into<String>) {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.push(line.into());
    }

    /// All of it since the last time.
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }

    /// How many lines begin like that.
    pub(crate) fn count(&self, start: &str) -> usize {
        let lines = self.0.lock().unwrap();
        lines.iter().filter(|line| line.starts_with(start)).count()
    }
}

/// Notes that it is gone: `!name`.
struct Gone<'l>(&'l Log, &'static str);

impl Gone<'_> {
    fn note(&self, item: u64) {
        self.0.note(format!("{} {item}", self.1));
    }
}

impl Drop for Gone<'_> {
    fn drop(&mut self) {
        self.0.note(format!("!{}", self.1));
    }
}

/// 1, 2, … `to`. Notes that it has started, `+at`, each item, `at 1`, and that it is dropped.
#[component]
pub(crate) fn watched(#[context] log: &Log, at: &'static str, to: u64) -> impl Stream<Item = u64> {
    log.note(format!("+{at}"));
    let gone = Gone(log, at);
    stream::iter(1..=to).map(move |item| {
        gone.note(item);
        item
    })
}

/// Passes a stream on. Notes the same.
#[component]
pub(crate) fn passed(
    #[context] log: &Log,
    at: &'static str,
    xs: impl Stream<Item = u64>,
) -> impl Stream<Item = u64> {
    log.note(format!("+{at}"));
    let gone = Gone(log, at);
    xs.map(move |item| {
        gone.note(item);
        item
    })
}

/// Reads a stream to its end. Notes each item, and the end.
#[component]
pub(crate) async fn noted(
    #[context] log: &Log,
    at: &'static str,
    xs: impl Stream<Item = u64>,
) -> u64 {
    let mut xs = pin!(xs);
    let mut sum = 0;
    while let Some(item) = xs.next().await {
        log.note(format!("{at} {item}"));
        sum += item;
    }
    log.note(format!("{at} end"));
    sum
}

/// Reads so many items, and then no more.
#[component]
pub(crate) async fn few(#[context] log: &Log, of: usize, xs: impl Stream<Item = u64>) -> Vec<u64> {
    let few = xs.take(of).collect().await;
    log.note("few end");
    few
}

#[component]
pub(crate) fn count(to: u64) -> impl Stream<Item = u64> {
    stream::iter(1..=to)
}

/// `v`, `2v`.
#[component]
pub(crate) fn doubles(v: u64) -> impl Stream<Item = u64> {
    stream::iter([v, 2 * v])
}

#[component]
pub(crate) fn echo<T>(xs: impl Stream<Item = T>) -> impl Stream<Item = T> {
    xs
}

#[component]
pub(crate) async fn sum(xs: impl Stream<Item = u64>) -> u64 {
    xs.fold(0, async |sum, x| sum + x).await
}

#[component]
pub(crate) async fn highest(xs: impl Stream<Item = u64>) -> u64 {
    xs.fold(0, async |highest, x| highest.max(x)).await
}

#[component]
pub(crate) async fn add10(x: u64) -> u64 {
    Pause(2).await;
    x + 10
}

/// Good up to `good`, and then broken.
#[component]
pub(crate) fn fragile(good: u64, to: u64) -> impl Stream<Item = Result<u64, Broken>> {
    stream::iter(1..=to).map(move |n| if n > good { Err(Broken(n)) } else { Ok(n) })
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Broken(pub(crate) u64);

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "item {} is broken", self.0)
    }
}

impl std::error::Error for Broken {}

/// Pending as often as it says, and at once ready to be polled again.
pub(crate) struct Pause(pub(crate) u64);

impl Future for Pause {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.0 == 0 {
            return Poll::Ready(());
        }
        self.0 -= 1;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

/// Polls a future once.
pub(crate) fn poll_once<F: Future>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

/// The next item of a stream, polled as often as it needs.
pub(crate) fn next<S: Stream>(stream: Pin<&mut S>) -> Option<S::Item> {
    let mut stream = stream;
    futures::executor::block_on(stream.next())
}

/// All items of a stream.
pub(crate) fn all<S: Stream>(stream: S) -> Vec<S::Item> {
    futures::executor::block_on(stream.collect())
}
