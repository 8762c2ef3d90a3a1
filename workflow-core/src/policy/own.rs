//! A node's own policies win over its component's.

use crate::{Driver, Failed, Graph, Invoke, Node, Run};

/// Of which kinds a node has policies of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds {
    pub(super) retry: bool,
    pub(super) timeout: bool,
}

impl Kinds {
    /// Of none.
    pub const NONE: Self = Kinds {
        retry: false,
        timeout: false,
    };
}

/// A node with policies of its own, in place of those that its component has by default.
pub(super) struct Own<N> {
    node: N,
    own: Kinds,
}

impl<N> Own<N> {
    #[inline]
    pub(super) fn new(node: N, own: Kinds) -> Self {
        Own { node, own }
    }
}

impl<N: Node> Node for Own<N> {
    type Output = N::Output;

    const GRAPH: Option<&'static Graph> = N::GRAPH;

    #[inline]
    fn failed(output: &N::Output) -> Option<Failed<'_>> {
        N::failed(output)
    }

    forward_values!(Node: Output);
}

impl<C: ?Sized, N: Invoke<C>> Invoke<C> for Own<N> {
    #[inline]
    fn invoke<D: Driver>(self, run: Run<'_, D, C>) -> impl Future<Output = N::Output> {
        self.node.invoke_own(run, self.own)
    }
}
