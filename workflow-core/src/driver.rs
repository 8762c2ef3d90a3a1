//! What stands between a workflow and its nodes.

#[cfg(feature = "tokio")]
use std::time::Duration;

use std::future::ready;

use futures_core::Stream;

use crate::{Graph, Invoke, Produce, Progress, Run, Site};

/// Runs the nodes of a workflow: at once, watched, held back, or somewhere else.
///
/// The code that `workflow!` writes hands every node to a driver, by static dispatch. It hands
/// over the node itself, not a future already made, so a driver may run it, watch it, send it
/// elsewhere, or answer from a record. [`Direct`], the default one, runs it and compiles to
/// nothing.
///
/// A driver is copied into every node, so implement it for a reference: `impl Driver for &Log`.
/// Wrap futures in combinators such as those of `futures::FutureExt` (`map`, `inspect`), not in
/// `async` blocks: an `async` block that awaits a future it was given holds it twice, which
/// doubles the size of a run with every level of sub-workflows.
///
/// # Example
///
/// ```
/// use futures::FutureExt;
/// use std::sync::Mutex;
/// use workflow_core::{Driver, Graph, Invoke, Run, Site};
///
/// /// Lists the nodes in the order in which they end.
/// #[derive(Default)]
/// struct Log(Mutex<Vec<&'static str>>);
///
/// impl Driver for &Log {
///     type Scope = &'static str;
///
///     fn root(self, graph: &'static Graph) -> Self::Scope {
///         graph.name()
///     }
///
///     fn child(self, _parent: Self::Scope, site: Site) -> Self::Scope {
///         site.key()
///     }
///
///     fn node<C: ?Sized, N: Invoke<C>>(
///         self,
///         at: Self::Scope,
///         node: N,
///         context: &C,
///     ) -> impl Future<Output = N::Output> {
///         node.invoke(Run::new(self, at, context))
///             .inspect(move |_| self.0.lock().unwrap().push(at))
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no driver of a run",
    note = "an `Observer` becomes one by `Observed::new(&observer)`"
)]
pub trait Driver: Copy {
    /// Where in a run a node stands: `()` for a driver that need not know, an index into a table
    /// of paths for one that does. It has no lifetime, or runs would not be `Send`.
    type Scope: Copy;

    /// The scope of a run of the workflow that `graph` describes. The run comes to
    /// [`node`](Driver::node), or [`stream`](Driver::stream), in it.
    fn root(self, graph: &'static Graph) -> Self::Scope;

    /// The scope of the node at `site` inside `parent`. Called once for each time the node runs.
    fn child(self, parent: Self::Scope, site: Site) -> Self::Scope;

    /// The scope of the first round of the `loop` whose own scope is `of`. The default tells no
    /// round from another.
    #[inline]
    fn first_round(self, of: Self::Scope) -> Self::Scope {
        of
    }

    /// The scope of the round behind `round`.
    #[inline]
    fn next_round(self, round: Self::Scope) -> Self::Scope {
        round
    }

    /// The scope of what an `each`, whose own scope is `of`, runs for its item of this number,
    /// counted from 0 in the order of the items. The default tells no item from another.
    #[inline]
    fn item(self, of: Self::Scope, number: usize) -> Self::Scope {
        let _ = number;
        of
    }

    /// The scope of one try of the node whose own scope is `of`, counted from 0: each goes to
    /// [`node`](Driver::node) on its own. The default tells no try from another.
    #[inline]
    fn attempt(self, of: Self::Scope, number: usize) -> Self::Scope {
        let _ = number;
        of
    }

    /// A scope is over: nothing is asked for inside it any more. Called once for that of a `loop`
    /// (not for each round), of an `each`, of each of its items, and of a node whose tries or whose
    /// time end with it. A scope that was given to [`node`](Driver::node), [`stream`](Driver::stream)
    /// or [`prepare`](Driver::prepare) is over when what that gave is dropped.
    #[inline]
    fn close(self, scope: Self::Scope) {
        let _ = scope;
    }

    /// The route at `route` takes the arm of this number, counted from 0 in the order of the text:
    /// [`Site::arms`] has what stands in front of it. `at` is the scope of the block around the route.
    /// Not called for the `else` that the last `if` of a block does not have.
    #[inline]
    fn arm(self, at: Self::Scope, route: Site, arm: usize) {
        let _ = (at, route, arm);
    }

    /// The component at `at` tells how far it is, through its `#[progress]` parameter.
    #[inline]
    fn progress<P: Progress>(self, at: Self::Scope, progress: P) {
        let _ = (at, progress);
    }

    /// Waits for `duration`: the time that a node has, or the pause in front of a try. The default
    /// waits by tokio's clock.
    ///
    /// `at` is the scope of the try that the time is for, or else of the node. A driver that ends
    /// the wait when it is due in a record, and not by the clock, repeats what a run did.
    ///
    /// # Panics
    ///
    /// The default panics outside a tokio runtime, or if that has no timers.
    #[cfg(feature = "tokio")]
    fn sleep(self, at: Self::Scope, duration: Duration) -> impl Future<Output = ()> {
        let _ = at;
        // Or a node that takes all it may of its task's time would never be found late.
        tokio::task::coop::unconstrained(tokio::time::sleep(duration))
    }

    /// Runs `node`. The default hands it `self`, so that the nodes of a sub-workflow come here
    /// too.
    ///
    /// # Cancellation
    ///
    /// When the future is dropped the node is cancelled.
    fn node<C: ?Sized, N: Invoke<C>>(
        self,
        at: Self::Scope,
        node: N,
        context: &C,
    ) -> impl Future<Output = N::Output> {
        node.invoke(Run::new(self, at, context))
    }

    /// Runs `node`, whose items come one by one. Called when what reads them starts, or when it
    /// asks for the first one. The default hands `node` this driver, so that the nodes of a sub-workflow come here too.
    ///
    /// # Cancellation
    ///
    /// When the stream is dropped the node is cancelled, also before its end.
    fn stream<C: ?Sized, N: Produce<C>>(
        self,
        at: Self::Scope,
        node: N,
        context: &C,
    ) -> impl Stream<Item = N::Item> {
        node.produce(Run::new(self, at, context))
    }

    /// Runs `node` to where its stream is there, for a workflow that ends in this stream and hands
    /// it on. The default gives what [`stream`](Driver::stream) gives.
    ///
    /// # Cancellation
    ///
    /// When the future or the stream is dropped the node is cancelled.
    fn prepare<C: ?Sized, N: Produce<C>>(
        self,
        at: Self::Scope,
        node: N,
        context: &C,
    ) -> impl Future<Output = impl Stream<Item = N::Item>> {
        ready(self.stream(at, node, context))
    }
}

/// The default driver: runs each node where it stands, and costs nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Direct;

impl Driver for Direct {
    type Scope = ();

    #[inline]
    fn root(self, _: &'static Graph) {}

    #[inline]
    fn child(self, (): (), _: Site) {}

    #[inline]
    fn node<C: ?Sized, N: Invoke<C>>(
        self,
        at: (),
        node: N,
        context: &C,
    ) -> impl Future<Output = N::Output> {
        node.invoke(Run::new(self, at, context))
    }

    #[inline]
    fn stream<C: ?Sized, N: Produce<C>>(
        self,
        at: (),
        node: N,
        context: &C,
    ) -> impl Stream<Item = N::Item> {
        node.produce(Run::new(self, at, context))
    }

    #[inline]
    fn prepare<C: ?Sized, N: Produce<C>>(
        self,
        at: (),
        node: N,
        context: &C,
    ) -> impl Future<Output = impl Stream<Item = N::Item>> {
        node.prepare(Run::new(self, at, context))
    }
}
