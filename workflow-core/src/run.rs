//! The handle through which the body of a workflow reaches its driver and its context.

use std::convert::Infallible;
use std::marker::PhantomData;

use crate::error::{Error, IntoError, Outcome};
use crate::fan_out::{Copied, FanOut};
use crate::join::{Boughs, Branches, CanFail, Join, Leaves, Sure, TryJoin, Wide};
use crate::mapped::Mapped;
use crate::rounds::Rounds;
use crate::slot::{Handoff, Slot};
use crate::{Direct, Driver, Graph, Invoke, Provide, Site};

/// One run of a workflow: its driver, its place in the outer run, and its context.
///
/// It is a few words, copied into each node. `C` is the context's type, `E` the error that ends
/// the run early, `R` the rounds of loops that errors tell of.
pub struct Run<'c, D: Driver, C: ?Sized, E = Infallible, R = ()> {
    driver: D,
    pub(crate) scope: D::Scope,
    context: &'c C,
    pub(crate) rounds: R,
    error: PhantomData<fn() -> E>,
}

impl<D: Driver, C: ?Sized, E, R: Copy> Clone for Run<'_, D, C, E, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<D: Driver, C: ?Sized, E, R: Copy> Copy for Run<'_, D, C, E, R> {}

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
            rounds: (),
            error: PhantomData,
        }
    }

    /// An outermost run of the workflow that `graph` describes.
    #[inline]
    pub fn root(driver: D, graph: &'static Graph, context: &'c C) -> Self {
        Run::new(driver, driver.root(graph), context)
    }
}

impl<'c, D: Driver, C: ?Sized, E, R: Copy> Run<'c, D, C, E, R> {
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

    /// Hands `node` to the driver. The future runs it.
    #[inline]
    pub fn node<N: Invoke<C>>(
        self,
        site: &'static Site,
        node: N,
    ) -> impl Future<Output = N::Output> + use<'c, D, C, E, R, N> {
        let scope = self.driver.child(self.scope, site);
        self.driver.node(scope, node, self.context)
    }
}

/// What only generated code calls. It has its names from here, so that it reads without paths.
#[doc(hidden)]
impl<'c, D: Driver, C: ?Sized, E, R: Copy> Run<'c, D, C, E, R> {
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

    /// The same run with the error that ends it.
    #[inline]
    pub fn failing<F>(self) -> Run<'c, D, C, F, R> {
        Run {
            driver: self.driver,
            scope: self.scope,
            context: self.context,
            rounds: self.rounds,
            error: PhantomData,
        }
    }

    /// The same run in one round of a loop, or for one item of an `each`.
    #[inline]
    pub(crate) fn in_round<S>(self, scope: D::Scope, rounds: S) -> Run<'c, D, C, E, S> {
        Run {
            driver: self.driver,
            scope,
            context: self.context,
            rounds,
            error: PhantomData,
        }
    }

    /// Runs futures side by side, to the end of each.
    #[inline]
    pub fn join<T: Join>(self, futures: T) -> T::Future {
        futures.join()
    }

    /// Runs futures side by side, to the end of each or to the first error.
    #[inline]
    pub fn try_join<T: TryJoin<E>>(self, futures: T) -> T::Future {
        futures.try_join()
    }

    /// Some of the futures of a wide join.
    #[inline]
    pub fn leaves<T: Leaves<Sure>>(self, futures: T) -> T::Leaves {
        futures.leaves()
    }

    /// Some of the futures of a wide join, which can fail.
    #[inline]
    pub fn try_leaves<T: Leaves<(CanFail, E)>>(self, futures: T) -> T::Leaves {
        futures.leaves()
    }

    /// Parts of a wide join, as one.
    #[inline]
    pub fn boughs<T: Boughs>(self, parts: T) -> T::Boughs {
        parts.boughs()
    }

    /// Runs many futures side by side, to the end of each.
    #[inline]
    pub fn join_wide<B: Branches<Infallible>>(
        self,
        branches: B,
    ) -> impl Future<Output = B::Output> + use<'c, D, C, E, R, B> {
        Mapped::new(
            Wide::new(branches),
            |outputs: Result<_, Infallible>| match outputs {
                Ok(outputs) => outputs,
                Err(never) => match never {},
            },
        )
    }

    /// Runs many futures side by side, to the end of each or to the first error.
    #[inline]
    pub fn try_join_wide<B: Branches<E>>(
        self,
        branches: B,
    ) -> impl Future<Output = Result<B::Output, E>> + use<'c, D, C, E, R, B> {
        Wide::new(branches)
    }

    /// [`node`](Run::node), beside others that can fail.
    #[inline]
    pub fn sure_node<N: Invoke<C>>(
        self,
        site: &'static Site,
        node: N,
    ) -> impl Future<Output = Result<N::Output, E>> + use<'c, D, C, E, R, N> {
        Mapped::new(self.node(site, node), Ok)
    }

    /// [`node`](Run::node) with a `?` behind it, beside others. What makes the node's error that
    /// of the run is an argument: a bound here would be reported again at each join around it.
    #[inline]
    pub fn try_node<N: Invoke<C>, T, F: FnOnce(N::Output) -> Result<T, E>>(
        self,
        site: &'static Site,
        node: N,
        outcome: F,
    ) -> impl Future<Output = Result<T, E>> + use<'c, D, C, E, R, N, T, F> {
        Mapped::new(self.node(site, node), outcome)
    }

    /// `value`, as the outcome of a part of the run that can fail.
    #[inline]
    pub fn ok<T>(self, value: T) -> Result<T, E> {
        Ok(value)
    }

    /// A place for a value that several strands read.
    #[inline]
    pub fn slot<T>(self) -> Slot<T> {
        Slot::new()
    }

    /// A place for a value that goes from one strand to another.
    #[inline]
    pub fn handoff<T>(self) -> Handoff<T> {
        Handoff::new()
    }

    /// A copy of a value that goes to several nodes.
    #[inline]
    pub fn fan_out<T: FanOut>(self, value: &T) -> Copied<T> {
        Copied(value.fan_out())
    }
}

/// An inherent method beats a trait's: so errors learn the node's path where the run ends with a
/// [`workflow::Error`](Error), and [`Conversion`](crate::error::Conversion) serves all others.
#[doc(hidden)]
impl<D: Driver, C: ?Sized, R: Rounds> Run<'_, D, C, Error, R> {
    /// The outcome of the node at `site`, its error made that of the run.
    ///
    /// # Errors
    ///
    /// Those of `outcome`.
    #[inline]
    pub fn at<O: Outcome<Error: IntoError>>(
        self,
        site: &'static Site,
        outcome: O,
    ) -> Result<O::Value, Error> {
        outcome
            .into_result()
            .map_err(|error| self.rounds.number(error.into_error().at(site)))
    }
}
