//! The driver that tells an observer.

#[cfg(feature = "tokio")]
use std::time::Duration;

use futures_core::Stream;

use super::through::Through;
use super::watch::{Polling, Prepares, Runs, Watched, WatchedStream};
use super::{Observer, Progress};
use crate::{Direct, Driver, Graph, Invoke, Produce, Site};

/// A driver that tells an [`Observer`] of all that happens, and lets another driver run the nodes:
/// [`Direct`], if nothing else is said.
///
/// The observer sees the run as the workflow does: if the other driver holds a result back, the
/// node is not finished.
///
/// ```
/// use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
/// use workflow_core::{Driver, Graph, Invoke, Node, Observed, Observer, Run, Site};
///
/// #[derive(Default)]
/// struct Count(AtomicUsize);
///
/// impl Observer for Count {
///     type Scope = ();
///
///     fn root(&self, _: &'static Graph) {}
///
///     fn child(&self, _: (), _: Site) {}
///
///     fn finished<N: Node>(&self, _: (), _: &N::Output) {
///         self.0.fetch_add(1, Relaxed);
///     }
/// }
///
/// # struct Hello;
/// # impl Node for Hello { type Output = &'static str; }
/// # impl<C: ?Sized> Invoke<C> for Hello {
/// #     fn invoke<D: Driver>(self, _: Run<'_, D, C>) -> impl Future<Output = &'static str> {
/// #         std::future::ready("hello")
/// #     }
/// # }
/// # futures::executor::block_on(async {
/// let (all, here) = (Count::default(), Count::default());
/// let driver = Observed::new((&all, &here));
/// // A workflow would say `Hello {}.run_with(driver)`.
/// assert_eq!(driver.node((((), ()), ()), Hello, &()).await, "hello");
/// assert_eq!((all.0.into_inner(), here.0.into_inner()), (1, 1));
/// # });
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Observed<O, D = Direct> {
    observer: O,
    driver: D,
}

impl<O: Observer + Copy> Observed<O> {
    /// A driver that tells `observer`, which is a reference, or a pair of such.
    pub const fn new(observer: O) -> Self {
        Observed::over(observer, Direct)
    }
}

impl<O: Observer + Copy, D: Driver> Observed<O, D> {
    /// A driver that tells `observer` and lets `driver` run the nodes.
    pub const fn over(observer: O, driver: D) -> Self {
        Observed { observer, driver }
    }
}

impl<O: Observer + Copy, D: Driver> Driver for Observed<O, D> {
    type Scope = (O::Scope, D::Scope);

    #[inline]
    fn root(self, graph: &'static Graph) -> Self::Scope {
        (self.observer.root(graph), self.driver.root(graph))
    }

    #[inline]
    fn child(self, parent: Self::Scope, site: Site) -> Self::Scope {
        let at = self.observer.child(parent.0, site);
        (at, self.driver.child(parent.1, site))
    }

    #[inline]
    fn first_round(self, of: Self::Scope) -> Self::Scope {
        let at = self.observer.first_round(of.0);
        (at, self.driver.first_round(of.1))
    }

    #[inline]
    fn next_round(self, round: Self::Scope) -> Self::Scope {
        let at = self.observer.next_round(round.0);
        (at, self.driver.next_round(round.1))
    }

    #[inline]
    fn item(self, of: Self::Scope, number: usize) -> Self::Scope {
        let at = self.observer.item(of.0, number);
        (at, self.driver.item(of.1, number))
    }

    #[inline]
    fn attempt(self, of: Self::Scope, number: usize) -> Self::Scope {
        let at = self.observer.attempt(of.0, number);
        (at, self.driver.attempt(of.1, number))
    }

    #[inline]
    fn close(self, scope: Self::Scope) {
        self.driver.close(scope.1);
        self.observer.close(scope.0);
    }

    #[inline]
    fn arm(self, at: Self::Scope, route: Site, arm: usize) {
        self.observer.arm(at.0, route, arm);
        self.driver.arm(at.1, route, arm);
    }

    #[inline]
    fn progress<P: Progress>(self, at: Self::Scope, progress: P) {
        self.observer.progress(at.0, &progress);
        self.driver.progress(at.1, progress);
    }

    #[cfg(feature = "tokio")]
    #[inline]
    fn sleep(self, at: Self::Scope, duration: Duration) -> impl Future<Output = ()> {
        self.driver.sleep(at.1, duration)
    }

    #[inline]
    fn node<C: ?Sized, N: Invoke<C>>(
        self,
        (at, inner): Self::Scope,
        node: N,
        context: &C,
    ) -> impl Future<Output = N::Output> {
        let Observed { observer, driver } = self;
        let start = move || {
            observer.started(at, &node);
            driver.node(inner, Through { node, observer, at }, context)
        };
        Watched::<Runs<N>, _, _, _>::new(observer, at, start)
    }

    #[inline]
    fn stream<C: ?Sized, N: Produce<C>>(
        self,
        (at, inner): Self::Scope,
        node: N,
        context: &C,
    ) -> impl Stream<Item = N::Item> {
        let Observed { observer, driver } = self;
        WatchedStream::<N, _, _>::start(observer, at, move || {
            observer.stream_started(at, &node);
            // What makes a stream may be the component's own code.
            let _polling = Polling::start(&observer, at);
            driver.stream(inner, Through { node, observer, at }, context)
        })
    }

    #[inline]
    fn prepare<C: ?Sized, N: Produce<C>>(
        self,
        (at, inner): Self::Scope,
        node: N,
        context: &C,
    ) -> impl Future<Output = impl Stream<Item = N::Item>> {
        let Observed { observer, driver } = self;
        let start = move || {
            observer.stream_started(at, &node);
            // What makes a stream may be the component's own code.
            let _polling = Polling::start(&observer, at);
            driver.prepare(inner, Through { node, observer, at }, context)
        };
        Watched::<Prepares<N>, _, _, _>::new(observer, at, start)
    }
}
