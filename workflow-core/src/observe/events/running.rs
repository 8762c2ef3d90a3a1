//! A run and its events.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_core::Stream;
use pin_project_lite::pin_project;

use super::broadcast::Shared;
use super::{Broadcast, Events};
use crate::stream::Emitting;
use crate::{Driver, Graph, Invoke, Items, Observed, Produce, debug};

/// How many events a run started by `start` holds for a slow reader.
const CAPACITY: usize = 1024;

pin_project! {
    /// A run that can be watched while it goes on: what `Name { … }.start(&context)` gives.
    ///
    /// It is the run itself: the future of its result, or the stream of its items. Nothing happens
    /// until it is polled, and dropping it drops all that still runs. [`events`](Running::events)
    /// are read beside it, here or on another task, by as many as want to.
    ///
    /// ```
    /// # use workflow_core::{Broadcast, Event, EventKind, Running};
    /// use std::future::ready;
    /// use futures::{StreamExt, future::join};
    ///
    /// # async fn watch<F: Future<Output = u32>>(run: Running<F>) {
    /// // let run = Support { … }.start(&app);
    /// let (run, mut events) = run.split();
    /// let watching = async {
    ///     while let Some(event) = events.next().await {
    ///         println!("{:?} {} {:?}", event.time, event.path, event.kind);
    ///     }
    /// };
    /// let (result, ()) = join(run, watching).await;
    /// # let _ = result;
    /// # }
    /// ```
    #[must_use = "a run does nothing until it is polled"]
    pub struct Running<R> {
        #[pin]
        run: R,
        shared: Arc<Shared>,
    }
}

impl<R> Running<R> {
    /// The events from now on: all of them, if the run was not yet polled. They end with the run.
    pub fn events(&self) -> Events {
        Events::new(self.shared.clone())
    }

    /// The same run with [values](crate::Event::value) in its events from now on: what goes into
    /// nodes and comes out of them, where its type is `Serialize`.
    ///
    /// Only with the feature `json`.
    #[cfg(feature = "json")]
    pub fn with_values(self) -> Self {
        self.shared.ask_for_values();
        self
    }

    /// The run, and its events from now on.
    pub fn split(self) -> (R, Events) {
        let events = self.events();
        (self.run, events)
    }
}

impl<F: Future> Future for Running<F> {
    type Output = F::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        self.project().run.poll(context)
    }
}

impl<S: Stream> Stream for Running<S> {
    type Item = S::Item;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        self.project().run.poll_next(context)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.run.size_hint()
    }
}

impl<R> fmt::Debug for Running<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Running").finish_non_exhaustive()
    }
}

/// Called by generated code.
pub fn start<C: ?Sized, N: Invoke<C>>(
    node: N,
    graph: &'static Graph,
    context: &C,
) -> Running<impl Future<Output = N::Output>> {
    let broadcast = Broadcast::new(CAPACITY);
    Running {
        shared: broadcast.shared(),
        run: async move {
            // The run borrows it, and nothing is spawned.
            let broadcast = broadcast;
            let driver = Observed::over(&broadcast, debug::driver());
            driver.node(driver.root(graph), node, context).await
        },
    }
}

/// The same for a workflow that streams.
pub fn start_stream<C: ?Sized, N: Produce<C>>(
    node: N,
    graph: &'static Graph,
    context: &C,
) -> Running<Items<impl Stream<Item = N::Item>>> {
    let broadcast = Broadcast::new(CAPACITY);
    Running {
        shared: broadcast.shared(),
        run: Items::new(Emitting::new(move |mut emit| async move {
            let broadcast = broadcast;
            let driver = Observed::over(&broadcast, debug::driver());
            let items = driver.stream(driver.root(graph), node, context);
            emit.forward(items).await;
        })),
    }
}
