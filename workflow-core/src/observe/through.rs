//! A node on its way through an inner driver.

use futures_core::Stream;

use super::{Observed, Observer};
#[cfg(feature = "tokio")]
use crate::policy::Kinds;
use crate::{Driver, Failed, Graph, Invoke, Node, Produce, Run, Source};

/// The inner driver runs it, and would hand itself on to the nodes of a sub-workflow; this puts
/// the observer back around it.
pub(super) struct Through<N, O: Observer> {
    pub(super) node: N,
    pub(super) observer: O,
    pub(super) at: O::Scope,
}

impl<N, O: Observer> Through<N, O> {
    #[inline]
    fn open<D: Driver, C: ?Sized>(self, run: Run<'_, D, C>) -> (N, Run<'_, Observed<O, D>, C>)
    where
        O: Copy,
    {
        let driver = Observed::over(self.observer, run.driver());
        let scope = (self.at, run.scope());
        (self.node, Run::new(driver, scope, run.context()))
    }
}

impl<N: Node, O: Observer> Node for Through<N, O> {
    type Output = N::Output;

    const GRAPH: Option<&'static Graph> = N::GRAPH;

    #[inline]
    fn failed(output: &N::Output) -> Option<Failed<'_>> {
        N::failed(output)
    }

    forward_values!(Node: Output);
}

impl<C: ?Sized, N: Invoke<C>, O: Observer + Copy> Invoke<C> for Through<N, O> {
    #[inline]
    fn invoke<D: Driver>(self, run: Run<'_, D, C>) -> impl Future<Output = N::Output> {
        let (node, run) = self.open(run);
        node.invoke(run)
    }

    #[cfg(feature = "tokio")]
    #[inline]
    fn invoke_own<D: Driver>(
        self,
        run: Run<'_, D, C>,
        own: Kinds,
    ) -> impl Future<Output = N::Output> {
        let (node, run) = self.open(run);
        node.invoke_own(run, own)
    }

    #[cfg(feature = "tokio")]
    #[inline]
    fn invoke_bare<D: Driver>(self, run: Run<'_, D, C>) -> impl Future<Output = N::Output> {
        let (node, run) = self.open(run);
        node.invoke_bare(run)
    }
}

impl<N: Source, O: Observer> Source for Through<N, O> {
    type Item = N::Item;

    const GRAPH: Option<&'static Graph> = N::GRAPH;

    #[inline]
    fn failed(item: &N::Item) -> Option<Failed<'_>> {
        N::failed(item)
    }

    forward_values!(Source: Item);
}

impl<C: ?Sized, N: Produce<C>, O: Observer + Copy> Produce<C> for Through<N, O> {
    #[inline]
    fn produce<D: Driver>(self, run: Run<'_, D, C>) -> impl Stream<Item = N::Item> {
        let (node, run) = self.open(run);
        node.produce(run)
    }

    #[inline]
    fn prepare<D: Driver>(
        self,
        run: Run<'_, D, C>,
    ) -> impl Future<Output = impl Stream<Item = N::Item>> {
        let (node, run) = self.open(run);
        node.prepare(run)
    }
}
