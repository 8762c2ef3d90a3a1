//! One run of a workflow, as drivers and components see it.

use futures_core::Stream;

use crate::{Direct, Driver, Graph, Invoke, Produce, Progress, Provide, Site};

/// One run of a workflow: its driver, its place in the outer run, and its context of type `C`.
///
/// It is a few words, copied into each node.
pub struct Run<'c, D: Driver, C: ?Sized> {
    driver: D,
    scope: D::Scope,
    context: &'c C,
}

impl<D: Driver, C: ?Sized> Clone for Run<'_, D, C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<D: Driver, C: ?Sized> Copy for Run<'_, D, C> {}

impl<'c, C: ?Sized> Run<'c, Direct, C> {
    /// A run without a driver of its own.
    #[inline]
    pub fn direct(context: &'c C) -> Self {
        Run::new(Direct, (), context)
    }
}

impl<'c, D: Driver, C: ?Sized> Run<'c, D, C> {
    /// A run at a given place; what a driver passes to [`Invoke::invoke`].
    #[inline]
    pub fn new(driver: D, scope: D::Scope, context: &'c C) -> Self {
        Run {
            driver,
            scope,
            context,
        }
    }

    /// An outermost run of the workflow that `graph` describes.
    #[inline]
    pub fn root(driver: D, graph: &'static Graph, context: &'c C) -> Self {
        Run::new(driver, driver.root(graph), context)
    }

    /// The driver of this run.
    #[inline]
    pub fn driver(self) -> D {
        self.driver
    }

    /// The place of this run inside the outermost one.
    #[inline]
    pub fn scope(self) -> D::Scope {
        self.scope
    }

    /// The context of this run.
    #[inline]
    pub fn context(self) -> &'c C {
        self.context
    }

    /// What the context holds of type `T`.
    #[inline]
    pub fn provide<T: ?Sized>(self) -> &'c T
    where
        C: Provide<T>,
    {
        self.context.provide()
    }

    /// What a component tells its progress by: what `#[progress] report: impl Fn(P)` is given.
    #[inline]
    pub fn reporter<P: Progress>(self) -> impl Fn(P) + Copy + use<D, C, P> {
        let (driver, scope) = (self.driver, self.scope);
        move |progress| driver.progress(scope, progress)
    }

    /// Hands `node` to the driver. The future runs it.
    #[inline]
    pub fn node<N: Invoke<C>>(
        self,
        site: Site,
        node: N,
    ) -> impl Future<Output = N::Output> + use<'c, D, C, N> {
        let scope = self.driver.child(self.scope, site);
        self.driver.node(scope, node, self.context)
    }

    /// Hands `node`, whose items come one by one, to the driver.
    #[inline]
    pub fn stream<N: Produce<C>>(
        self,
        site: Site,
        node: N,
    ) -> impl Stream<Item = N::Item> + use<'c, D, C, N> {
        let scope = self.driver.child(self.scope, site);
        self.driver.stream(scope, node, self.context)
    }
}

/// What only generated code calls.
#[doc(hidden)]
impl<'c, D: Driver, C: ?Sized> Run<'c, D, C> {
    /// The same run in the context of a sub-workflow.
    #[inline]
    pub fn within<T: ?Sized>(self) -> Run<'c, D, T>
    where
        C: Provide<T>,
    {
        Run::new(self.driver, self.scope, self.context.provide())
    }

    /// The same run in the context of a sub-workflow that asks for none.
    #[inline]
    pub fn without_context(self) -> Run<'c, D, ()> {
        Run::new(self.driver, self.scope, &())
    }
}
