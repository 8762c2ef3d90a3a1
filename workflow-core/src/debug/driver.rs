//! The futures and streams that tell a monitor.
//!
//! There is one of them around each node of a debug build: what does not depend on the node's type
//! is kept out of what does, so that it is compiled once.

use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
#[cfg(feature = "tokio")]
use std::time::Duration;

use futures_core::Stream;
use pin_project_lite::pin_project;

use super::Monitor;
use super::book::Instant;
use super::frame::{Frame, is_in_node};
use super::may_drop;
use super::report::ReportKind;
#[cfg(feature = "tokio")]
use super::sleep::Sleeping;
use crate::{Driver, Graph, Invoke, Node, Place, Produce, Run, Site};

impl Driver for &Monitor {
    /// `None` where debug mode is off.
    type Scope = Option<Place>;

    fn root(self, graph: &'static Graph) -> Option<Place> {
        // A run inside a component is dropped by that, or with it.
        self.watches()
            .then(|| self.shared().book().root(graph, is_in_node()))
    }

    fn child(self, parent: Option<Place>, site: Site) -> Option<Place> {
        parent.map(|parent| self.shared().book().child(parent, site))
    }

    fn first_round(self, of: Option<Place>) -> Option<Place> {
        of.map(|of| self.shared().book().first_round(of))
    }

    fn next_round(self, round: Option<Place>) -> Option<Place> {
        round.map(|round| self.shared().book().next_round(round))
    }

    fn item(self, of: Option<Place>, number: usize) -> Option<Place> {
        of.map(|of| self.shared().book().item(of, number))
    }

    fn attempt(self, of: Option<Place>, number: usize) -> Option<Place> {
        of.map(|of| self.shared().book().attempt(of, number))
    }

    fn close(self, scope: Option<Place>) {
        if let Some(scope) = scope {
            self.shared().book().close(scope);
        }
    }

    fn arm(self, at: Option<Place>, route: Site, arm: usize) {
        if let Some(at) = at {
            self.shared().book().arm(at, route, arm);
        }
    }

    #[cfg(feature = "tokio")]
    fn sleep(self, at: Option<Place>, duration: Duration) -> impl Future<Output = ()> {
        Sleeping::new(self, at, duration, crate::Direct.sleep((), duration))
    }

    #[inline]
    fn node<C: ?Sized, N: Invoke<C>>(
        self,
        at: Option<Place>,
        node: N,
        context: &C,
    ) -> impl Future<Output = N::Output> {
        Seen {
            last_words: LastWords { monitor: self, at },
            node: node.invoke(Run::new(self, at, context)),
            watch: Watch::new(self, at),
            kind: PhantomData::<fn(N)>,
        }
    }

    #[inline]
    fn stream<C: ?Sized, N: Produce<C>>(
        self,
        at: Option<Place>,
        node: N,
        context: &C,
    ) -> impl Stream<Item = N::Item> {
        let mut watch = Watch::new(self, at);
        // What makes a stream may be the component's own code.
        let frame = watch.enter(For::Stream);
        let node = node.produce(Run::new(self, at, context));
        frame.leave(false);
        Seen {
            last_words: LastWords { monitor: self, at },
            node,
            watch,
            kind: PhantomData::<fn(N)>,
        }
    }

    #[inline]
    fn prepare<C: ?Sized, N: Produce<C>>(
        self,
        at: Option<Place>,
        node: N,
        context: &C,
    ) -> impl Future<Output = impl Stream<Item = N::Item>> {
        let mut watch = Watch::new(self, at);
        let frame = watch.enter(For::Stream);
        let node = node.prepare(Run::new(self, at, context));
        frame.leave(false);
        Preparing {
            node,
            watch: Some(watch),
            kind: PhantomData::<fn(N)>,
        }
    }
}

pin_project! {
    /// A node, or a stream, that a monitor sees. Its fields are dropped in this order.
    struct Seen<'m, N, F> {
        last_words: LastWords<'m>,
        #[pin]
        node: F,
        watch: Watch<'m>,
        kind: PhantomData<fn(N)>,
    }
}

impl<N: Node, F: Future<Output = N::Output>> Future for Seen<'_, N, F> {
    type Output = N::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<N::Output> {
        let this = self.project();
        let frame = this.watch.enter(For::Output);
        let polled = this.node.poll(context);
        frame.leave(polled.is_pending());
        if let Poll::Ready(output) = &polled {
            this.watch.ended(N::failed(output).is_some());
        }
        polled
    }
}

impl<N, S: Stream> Stream for Seen<'_, N, S> {
    type Item = S::Item;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        let this = self.project();
        let frame = this.watch.enter(For::Item);
        let polled = this.node.poll_next(context);
        frame.leave(polled.is_pending());
        if let Poll::Ready(None) = polled {
            this.watch.ended(false);
        }
        polled
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.node.size_hint()
    }
}

pin_project! {
    /// A node on the way to its stream, which is seen then.
    struct Preparing<'m, N, F> {
        #[pin]
        node: F,
        watch: Option<Watch<'m>>,
        kind: PhantomData<fn(N)>,
    }
}

impl<'m, N, F: Future<Output: Stream>> Future for Preparing<'m, N, F> {
    type Output = Seen<'m, N, F::Output>;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let watch = this
            .watch
            .as_mut()
            .expect("a node is not polled after its end");
        let frame = watch.enter(For::Stream);
        let polled = this.node.poll(context);
        frame.leave(polled.is_pending());
        let node = ready!(polled);
        let watch = this.watch.take().expect("it was there for the poll");
        // It is no run.
        let last_words = LastWords {
            monitor: watch.monitor,
            at: None,
        };
        Poll::Ready(Seen {
            last_words,
            node,
            watch,
            kind: PhantomData,
        })
    }
}

/// Tells of a run that is dropped before its end while it is still to be seen what it was at.
struct LastWords<'m> {
    monitor: &'m Monitor,
    at: Option<Place>,
}

impl Drop for LastWords<'_> {
    fn drop(&mut self) {
        if let Some(at) = self.at {
            dropping(self.monitor, at);
        }
    }
}

fn dropping(monitor: &Monitor, at: Place) {
    let shared = monitor.shared();
    let cut_short = shared.book().cut_short(at, Instant::now());
    if let Some(mut found) = cut_short
        && !std::thread::panicking()
        && !may_drop::is_meant()
        && shared.is_new(&found)
    {
        if let ReportKind::Dropped { running, .. } = &mut found.report.kind {
            *running = shared.book().unfinished(at);
        }
        shared.tell(&found);
    }
}

/// What a node is polled for.
#[derive(Clone, Copy, PartialEq)]
enum For {
    Output,
    /// The stream is made.
    Stream,
    Item,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Waiting,
    Running,
    Ended,
}

/// What sees a node from its start to its end.
struct Watch<'m> {
    monitor: &'m Monitor,
    at: Option<Place>,
    state: State,
}

impl<'m> Watch<'m> {
    fn new(monitor: &'m Monitor, at: Option<Place>) -> Self {
        Watch {
            monitor,
            at,
            state: State::Waiting,
        }
    }

    /// The node is about to be polled.
    fn enter(&mut self, what: For) -> Frame<'m> {
        let Some(at) = self.at else {
            return Frame::none();
        };
        let shared = self.monitor.shared();
        let now = Instant::now();
        let is_due = {
            let mut book = shared.book();
            if self.state == State::Waiting {
                self.state = State::Running;
                book.started(at, what != For::Output, now);
            }
            book.polled(at, what == For::Item);
            book.is_due(now, shared.settings.long_wait)
        };
        if is_due {
            shared.check(now);
        }
        Frame::enter(shared, at, now)
    }

    fn ended(&mut self, has_failed: bool) {
        let Some(at) = self.at else { return };
        if self.state == State::Running {
            self.state = State::Ended;
            let shared = self.monitor.shared();
            let unread = shared.book().ended(at, has_failed);
            for found in &unread {
                shared.report(found);
            }
        }
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        let Some(at) = self.at else { return };
        let shared = self.monitor.shared();
        let unread = {
            let mut book = shared.book();
            let unread = book.unread(at);
            book.close(at);
            unread
        };
        if let Some(found) = unread {
            shared.report(&found);
        }
    }
}
