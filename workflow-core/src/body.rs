//! The handle through which the body of a workflow reaches its driver and its context.
//!
//! Only generated code calls it, by methods, so that it reads without paths.

use std::convert::Infallible;
use std::marker::PhantomData;

use futures_core::Stream;

use crate::apart::Apart;
use crate::error::{Error, IntoError, Outcome};
use crate::fan_out::{Copied, FanOut};
use crate::graph::Plan;
use crate::join::{Boughs, Branches, CanFail, Join, Leaves, Sure, TryJoin, Wide};
use crate::mapped::Mapped;
use crate::rounds::Rounds;
use crate::slot::{Handoff, Row, Slot, Slots};
use crate::{Driver, Graph, Invoke, Produce, Run, Site};

/// A [`Run`] as the body of a workflow holds it: with the error `E` that ends the run early and
/// the rounds `R` of loops that errors tell of.
///
/// `H` is how it holds its context, see `Held`.
pub struct Body<D: Driver, H, E = Infallible, R = ()> {
    driver: D,
    pub(crate) scope: D::Scope,
    held: H,
    pub(crate) rounds: R,
    error: PhantomData<fn() -> E>,
}

/// The graph that a body is that of. Its nodes are told by their place there: a number costs rustc
/// less than a path to a constant.
pub trait HasGraph {
    /// That of the workflow.
    const GRAPH: &'static Graph;
}

/// For bodies outside of any workflow.
impl HasGraph for () {
    const GRAPH: &'static Graph = &Graph::new(Plan::EMPTY);
}

/// What a body holds beside its driver: its graph, which is known to the compiler, and its context,
/// by reference or not at all, so that the future of a workflow without one is not larger for it.
///
/// It runs nodes, and does not just give the context: then it would have the lifetime of that as a
/// parameter, and futures that hold it would not be `Send` for the compiler.
pub trait Held: Copy {
    /// The type of the context.
    type Context: ?Sized;

    /// The graph of the workflow.
    const GRAPH: &'static Graph;

    /// [`Driver::node`] in this context.
    fn node<D: Driver, N: Invoke<Self::Context>>(
        self,
        driver: D,
        at: D::Scope,
        node: N,
    ) -> impl Future<Output = N::Output>;

    /// [`Driver::stream`] in this context.
    fn stream<D: Driver, N: Produce<Self::Context>>(
        self,
        driver: D,
        at: D::Scope,
        node: N,
    ) -> impl Stream<Item = N::Item>;

    /// [`Driver::prepare`] in this context.
    fn prepare<D: Driver, N: Produce<Self::Context>>(
        self,
        driver: D,
        at: D::Scope,
        node: N,
    ) -> impl Future<Output = impl Stream<Item = N::Item>>;
}

/// The context of a workflow with the graph `G`.
pub struct InContext<'c, C: ?Sized, G> {
    context: &'c C,
    graph: PhantomData<fn() -> G>,
}

impl<C: ?Sized, G> Clone for InContext<'_, C, G> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<C: ?Sized, G> Copy for InContext<'_, C, G> {}

impl<C: ?Sized, G: HasGraph> Held for InContext<'_, C, G> {
    type Context = C;

    const GRAPH: &'static Graph = G::GRAPH;

    #[inline]
    fn node<D: Driver, N: Invoke<C>>(
        self,
        driver: D,
        at: D::Scope,
        node: N,
    ) -> impl Future<Output = N::Output> {
        driver.node(at, node, self.context)
    }

    #[inline]
    fn stream<D: Driver, N: Produce<C>>(
        self,
        driver: D,
        at: D::Scope,
        node: N,
    ) -> impl Stream<Item = N::Item> {
        driver.stream(at, node, self.context)
    }

    #[inline]
    fn prepare<D: Driver, N: Produce<C>>(
        self,
        driver: D,
        at: D::Scope,
        node: N,
    ) -> impl Future<Output = impl Stream<Item = N::Item>> {
        driver.prepare(at, node, self.context)
    }
}

/// The context of a workflow without one, with the graph `G`.
pub struct NoContext<G = ()>(PhantomData<fn() -> G>);

impl<G> Clone for NoContext<G> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<G> Copy for NoContext<G> {}

impl<G: HasGraph> Held for NoContext<G> {
    type Context = ();

    const GRAPH: &'static Graph = G::GRAPH;

    #[inline]
    fn node<D: Driver, N: Invoke<()>>(
        self,
        driver: D,
        at: D::Scope,
        node: N,
    ) -> impl Future<Output = N::Output> {
        driver.node(at, node, &())
    }

    #[inline]
    fn stream<D: Driver, N: Produce<()>>(
        self,
        driver: D,
        at: D::Scope,
        node: N,
    ) -> impl Stream<Item = N::Item> {
        driver.stream(at, node, &())
    }

    #[inline]
    fn prepare<D: Driver, N: Produce<()>>(
        self,
        driver: D,
        at: D::Scope,
        node: N,
    ) -> impl Future<Output = impl Stream<Item = N::Item>> {
        driver.prepare(at, node, &())
    }
}

impl<D: Driver, H: Held, E, R: Copy> Clone for Body<D, H, E, R> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<D: Driver, H: Held, E, R: Copy> Copy for Body<D, H, E, R> {}

/// What only generated code calls.
#[doc(hidden)]
impl<'c, D: Driver, C: ?Sized> Run<'c, D, C> {
    /// This run in the hands of the body of its workflow.
    #[inline]
    pub fn body<G: HasGraph>(self) -> Body<D, InContext<'c, C, G>> {
        let held = InContext {
            context: self.context(),
            graph: PhantomData,
        };
        Body::new(self.driver(), self.scope(), held)
    }
}

/// What only generated code calls.
#[doc(hidden)]
impl<D: Driver> Run<'_, D, ()> {
    /// The same for a workflow without a context.
    #[inline]
    pub fn body_without_context<G: HasGraph>(self) -> Body<D, NoContext<G>> {
        Body::new(self.driver(), self.scope(), NoContext(PhantomData))
    }
}

impl<D: Driver, H> Body<D, H> {
    #[inline]
    pub(crate) fn new(driver: D, scope: D::Scope, held: H) -> Self {
        Body {
            driver,
            scope,
            held,
            rounds: (),
            error: PhantomData,
        }
    }
}

/// What only generated code calls.
#[doc(hidden)]
impl<D: Driver, H: Held, E, R: Copy> Body<D, H, E, R> {
    /// The driver of this run.
    #[inline]
    pub fn driver(self) -> D {
        self.driver
    }

    /// How this run holds its context.
    #[inline]
    pub(crate) fn held(self) -> H {
        self.held
    }

    /// The node at this place of the graph.
    #[inline]
    pub(crate) fn site(place: usize) -> Site {
        H::GRAPH.site(place)
    }

    /// Hands `node` to the driver. The future runs it.
    #[inline]
    pub fn node<N: Invoke<H::Context>>(
        self,
        place: usize,
        node: N,
    ) -> impl Future<Output = N::Output> + use<D, H, E, R, N> {
        let scope = self.driver.child(self.scope, Self::site(place));
        self.held.node(self.driver, scope, node)
    }

    /// [`node`](Body::node), beside others that can fail.
    #[inline]
    pub fn sure_node<N: Invoke<H::Context>>(
        self,
        place: usize,
        node: N,
    ) -> impl Future<Output = Result<N::Output, E>> + use<D, H, E, R, N> {
        Mapped::new(self.node(place, node), Ok)
    }

    /// [`node`](Body::node) with a `?` behind it, beside others. What makes the node's error that
    /// of the run is an argument: a bound here would be reported again at each join around it.
    #[inline]
    pub fn try_node<N: Invoke<H::Context>, T, F: FnOnce(N::Output) -> Result<T, E>>(
        self,
        place: usize,
        node: N,
        outcome: F,
    ) -> impl Future<Output = Result<T, E>> + use<D, H, E, R, N, T, F> {
        Mapped::new(self.node(place, node), outcome)
    }

    /// The route at `place` takes the arm of this number.
    #[inline]
    pub fn arm(self, place: usize, arm: usize) {
        self.driver.arm(self.scope, Self::site(place), arm);
    }

    /// The same run with the error that ends it.
    #[inline]
    pub fn failing<F>(self) -> Body<D, H, F, R> {
        Body {
            driver: self.driver,
            scope: self.scope,
            held: self.held,
            rounds: self.rounds,
            error: PhantomData,
        }
    }

    /// The same run in one round of a loop, or for one item of an `each`.
    #[inline]
    pub(crate) fn in_round<S>(self, scope: D::Scope, rounds: S) -> Body<D, H, E, S> {
        Body {
            driver: self.driver,
            scope,
            held: self.held,
            rounds,
            error: PhantomData,
        }
    }

    /// A part of a long block.
    #[inline]
    pub fn apart<F: Future>(self, part: F) -> Apart<F> {
        Apart::new(part)
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

    /// The same for a join of very many, which rustc takes long to optimise as a whole.
    #[inline(never)]
    pub fn boughs_apart<T: Boughs>(self, parts: T) -> T::Boughs {
        parts.boughs()
    }

    /// Runs many futures side by side, to the end of each.
    #[inline]
    pub fn join_wide<B: Branches<Infallible>>(
        self,
        branches: B,
    ) -> impl Future<Output = B::Output> + use<D, H, E, R, B> {
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
    ) -> impl Future<Output = Result<B::Output, E>> + use<D, H, E, R, B> {
        Wide::new(branches)
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

    /// Places for values that one strand makes, one after the other, and several read.
    #[inline]
    pub fn slots<S: Row>(self) -> Slots<S> {
        Slots::new()
    }

    /// A place for a value that goes from one strand to another.
    #[inline]
    pub fn handoff<T>(self) -> Handoff<T> {
        Handoff::new()
    }

    /// A value that goes to several nodes, and a copy of it. It comes back, and is not borrowed:
    /// the future of a run has a place for all that is.
    #[inline]
    pub fn duplicate<T: FanOut>(self, [value]: [T; 1]) -> (T, T) {
        let copy = value.fan_out();
        (value, copy)
    }

    /// A copy of a value that goes to several nodes.
    #[inline]
    pub fn fan_out<T: FanOut>(self, value: &T) -> Copied<T> {
        Copied(value.fan_out())
    }
}

/// An inherent method beats a trait's: so errors learn the node's path where the run ends with a
/// [`workflow::Error`](Error), and [`Conversion`](crate::error::Conversion) serves all others.
impl<D: Driver, H: Held, R: Rounds> Body<D, H, Error, R> {
    /// The outcome of the node at `place`, its error made that of the run.
    ///
    /// # Errors
    ///
    /// Those of `outcome`.
    #[inline]
    pub fn at<O: Outcome<Error: IntoError>>(
        self,
        place: usize,
        outcome: O,
    ) -> Result<O::Value, Error> {
        outcome.into_result().map_err(|error| {
            self.rounds
                .number(error.into_error().at(Self::site(place)), H::GRAPH)
        })
    }
}
