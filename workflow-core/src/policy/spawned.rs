//! Nodes that run on a task of their own.

use super::Kinds;
use super::defaults::{self, Defaults};
use crate::task::Task;
use crate::{Driver, Failed, Graph, Invoke, Node, Run};

/// A node that `#[spawn]` stands on.
pub struct Spawned<N: Node, C: ?Sized> {
    name: &'static str,
    node: N,
    /// Made where the types are known, so that the compiler sees whether they are `Send`.
    start: fn(N, &C) -> Task<N::Output>,
}

impl<N: Node, C: ?Sized> Spawned<N, C> {
    #[inline]
    pub(super) fn new(name: &'static str, node: N, start: fn(N, &C) -> Task<N::Output>) -> Self {
        Spawned { name, node, start }
    }

    /// Called only if the component is tried by default, and then can be cloned.
    fn clone(&self) -> Self {
        let default = N::DEFAULTS.retry.expect("tried by default");
        Spawned {
            name: self.name,
            node: (default.clone)(&self.node),
            start: self.start,
        }
    }
}

impl<N: Node, C: ?Sized> Node for Spawned<N, C> {
    type Output = N::Output;

    const GRAPH: Option<&'static Graph> = N::GRAPH;
    const DEFAULTS: Defaults<Self> = {
        let Defaults {
            name,
            retry,
            timeout,
        } = N::DEFAULTS;
        let mut defaults = Defaults::of(name);
        if let Some(default) = retry {
            defaults = defaults.retry(default.retry, default.again, Self::clone);
        }
        if let Some(default) = timeout {
            defaults = defaults.timeout(default.limit, default.expired);
        }
        defaults
    };

    #[inline]
    fn failed(output: &N::Output) -> Option<Failed<'_>> {
        N::failed(output)
    }

    forward_values!(Node: Output);
}

impl<N: Node, C: ?Sized> Invoke<C> for Spawned<N, C> {
    #[inline]
    fn invoke<D: Driver>(self, run: Run<'_, D, C>) -> impl Future<Output = N::Output> {
        defaults::invoke(self, run, Kinds::NONE)
    }

    #[inline]
    fn invoke_own<D: Driver>(
        self,
        run: Run<'_, D, C>,
        own: Kinds,
    ) -> impl Future<Output = N::Output> {
        defaults::invoke(self, run, own)
    }

    #[expect(
        clippy::manual_async_fn,
        reason = "an `async fn` holds its arguments twice"
    )]
    #[inline]
    fn invoke_bare<D: Driver>(self, run: Run<'_, D, C>) -> impl Future<Output = N::Output> {
        async move {
            (self.start)(self.node, run.context())
                .named(self.name)
                .await
        }
    }
}
