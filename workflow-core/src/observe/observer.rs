//! What is told of all that happens in a run.

use super::Progress;
use crate::{Graph, Node, Site, Source};

/// Is told of all that happens in a run, as it happens. [`Observed`](crate::Observed) makes a
/// [`Driver`](crate::Driver) of it.
///
/// Dispatch is static, and every method but two does nothing by default: what an observer does not
/// ask for is not compiled in. A pair `(a, b)` of observers is one, and so is a reference to one.
///
/// # Scopes
///
/// A scope says where in the run something happens. The observer makes it: `()` if it does not want
/// to know, an index into a table of its own if it does. Where something begins inside a scope it is
/// asked for a new one ([`child`], [`item`], [`attempt`]) or for what the scope is from now on
/// ([`first_round`], [`next_round`]). For each scope that came from [`root`], [`child`], [`item`] and
/// [`attempt`], [`close`] is called once, last of all, when all that is inside it is closed: that is
/// where an entry of a table is freed.
///
/// [`root`]: Observer::root
/// [`child`]: Observer::child
/// [`first_round`]: Observer::first_round
/// [`next_round`]: Observer::next_round
/// [`item`]: Observer::item
/// [`attempt`]: Observer::attempt
/// [`close`]: Observer::close
///
/// # Starts and ends
///
/// The run itself is a node, in the scope of [`root`]. What starts has exactly one end:
///
/// | starts | ends |
/// |---|---|
/// | [`started`](Observer::started) | [`finished`](Observer::finished), [`cancelled`](Observer::cancelled) or [`panicked`](Observer::panicked) |
/// | [`stream_started`](Observer::stream_started) | [`stream_ended`](Observer::stream_ended), `cancelled` or `panicked` |
///
/// Whether a node that has finished has failed is known to [`Node::failed`].
///
/// # Example
///
/// ```
/// use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
/// use workflow_core::{Graph, Node, Observer, Site};
///
/// #[derive(Default)]
/// struct Count {
///     finished: AtomicUsize,
///     failed: AtomicUsize,
/// }
///
/// impl Observer for Count {
///     type Scope = ();
///
///     fn root(&self, _: &'static Graph) {}
///
///     fn child(&self, _: (), _: Site) {}
///
///     fn finished<N: Node>(&self, _: (), output: &N::Output) {
///         match N::failed(output) {
///             None => self.finished.fetch_add(1, Relaxed),
///             Some(_) => self.failed.fetch_add(1, Relaxed),
///         };
///     }
/// }
/// ```
pub trait Observer {
    /// Where in a run something happens. It has no lifetime, or runs would not be `Send`.
    type Scope: Copy;

    /// The scope of a run of the workflow that `graph` describes.
    fn root(&self, graph: &'static Graph) -> Self::Scope;

    /// The scope of the node at `site` inside `parent`. It is not yet started: a
    /// [component](crate::graph::Kind::Component) or a sub-workflow may never be. A `loop` and an
    /// `each` begin with this, and end with [`close`](Observer::close).
    fn child(&self, parent: Self::Scope, site: Site) -> Self::Scope;

    /// What the scope `of` a `loop` is in its first round.
    #[inline]
    fn first_round(&self, of: Self::Scope) -> Self::Scope {
        of
    }

    /// What it is in the round behind `round`, which is over.
    #[inline]
    fn next_round(&self, round: Self::Scope) -> Self::Scope {
        round
    }

    /// The scope of the item of this number, from 0, of the `each` whose scope is `of`.
    #[inline]
    fn item(&self, of: Self::Scope, number: usize) -> Self::Scope {
        let _ = number;
        of
    }

    /// The scope of the try of this number, from 0, of the node whose scope is `of`. Each try
    /// starts and ends as a node.
    #[inline]
    fn attempt(&self, of: Self::Scope, number: usize) -> Self::Scope {
        let _ = number;
        of
    }

    /// A scope is over.
    #[inline]
    fn close(&self, scope: Self::Scope) {
        let _ = scope;
    }

    /// A node starts: it is polled for the first time.
    #[inline]
    fn started<N: Node>(&self, at: Self::Scope, node: &N) {
        let _ = (at, node);
    }

    /// A node has come to its end, well or [not](Node::failed).
    #[inline]
    fn finished<N: Node>(&self, at: Self::Scope, output: &N::Output) {
        let _ = (at, output);
    }

    /// A node, or a stream, was dropped before its end.
    #[inline]
    fn cancelled(&self, at: Self::Scope) {
        let _ = at;
    }

    /// A panic has unwound through a node, or a stream.
    #[inline]
    fn panicked(&self, at: Self::Scope) {
        let _ = at;
    }

    /// A node whose items come one by one starts: what reads it starts, or asks for the first one.
    #[inline]
    fn stream_started<N: Source>(&self, at: Self::Scope, node: &N) {
        let _ = (at, node);
    }

    /// A stream has given an item.
    #[inline]
    fn stream_item<N: Source>(&self, at: Self::Scope, item: &N::Item) {
        let _ = (at, item);
    }

    /// A stream has no more items.
    #[inline]
    fn stream_ended(&self, at: Self::Scope) {
        let _ = at;
    }

    /// The route at `route` takes the arm of this number, from 0: [`Site::arms`] has what is
    /// written in front of it. `at` is the scope of the block around the route.
    #[inline]
    fn arm(&self, at: Self::Scope, route: Site, arm: usize) {
        let _ = (at, route, arm);
    }

    /// A component tells how far it is.
    #[inline]
    fn progress<P: Progress>(&self, at: Self::Scope, progress: &P) {
        let _ = (at, progress);
    }

    /// A node, or a stream, is about to be polled; a stream, also to be made.
    #[inline]
    fn poll_started(&self, at: Self::Scope) {
        let _ = at;
    }

    /// The poll is over. Told also if it has panicked, before [`panicked`](Observer::panicked).
    #[inline]
    fn poll_ended(&self, at: Self::Scope) {
        let _ = at;
    }
}
