//! A component that streams, together with its inputs, and how it is run.

use std::future::ready;

use futures_core::Stream;

use crate::{Driver, Failed, Graph, Run};
#[cfg(feature = "serde")]
use crate::{Inputs, Value};

/// A component with its inputs filled in, whose items come one by one: what [`Node`](crate::Node)
/// is for a whole value.
///
/// `#[component]` implements it for a function that returns `impl Stream`, `workflow!` for every
/// workflow declared with `~>`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a component that gives a stream",
    label = "used as a stream here",
    note = "if it returns a whole value, use it without `~`; a component that gives a stream returns `impl Stream<Item = T>`"
)]
pub trait Source: Sized {
    /// What comes, `Result` and all.
    type Item;

    /// The graph inside, if this is a workflow.
    const GRAPH: Option<&'static Graph> = None;

    /// What `item` tells of, if it is an `Err`; see [`Node::failed`](crate::Node::failed).
    #[inline]
    fn failed(item: &Self::Item) -> Option<Failed<'_>> {
        let _ = item;
        None
    }

    /// Those of the inputs that can be serialized; see [`Node::inputs`](crate::Node::inputs).
    #[cfg(feature = "serde")]
    #[inline]
    fn inputs(&self) -> Inputs<'_> {
        Inputs::default()
    }

    /// What `item` is, if it can be serialized; see [`Node::value`](crate::Node::value).
    #[cfg(feature = "serde")]
    #[inline]
    fn value(item: &Self::Item) -> Option<Value<'_>> {
        let _ = item;
        None
    }
}

/// A component that turns its inputs into a stream, given a context of type `C`: what
/// [`Invoke`](crate::Invoke) is for a whole value.
///
/// # By hand
///
/// What `#[component] fn count(to: u64) -> impl Stream<Item = u64>` writes:
///
/// ```
/// use futures::{Stream, StreamExt, stream};
/// use workflow_core::{Driver, Produce, Run, Source};
///
/// fn count(to: u64) -> impl Stream<Item = u64> {
///     stream::iter(1..=to)
/// }
///
/// #[allow(non_camel_case_types)]
/// struct count {
///     to: u64,
/// }
///
/// impl Source for count {
///     type Item = u64;
/// }
///
/// impl<C: ?Sized> Produce<C> for count {
///     fn produce<D: Driver>(self, _: Run<'_, D, C>) -> impl Stream<Item = u64> {
///         count(self.to)
///     }
/// }
///
/// let numbers = count { to: 3 }.produce(Run::direct(&()));
/// assert_eq!(futures::executor::block_on(numbers.collect::<Vec<_>>()), [1, 2, 3]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a component that gives a stream",
    label = "used as a stream here",
    note = "if it returns a whole value, use it without `~`; a component that gives a stream returns `impl Stream<Item = T>`"
)]
pub trait Produce<C: ?Sized>: Source {
    /// Runs the component. A sub-workflow runs its own nodes through `run`'s driver; any other
    /// component takes only its context from it.
    ///
    /// # Cancellation
    ///
    /// Dropping the stream drops everything the component has started.
    fn produce<D: Driver>(self, run: Run<'_, D, C>) -> impl Stream<Item = Self::Item>;

    /// The same in two steps: what has to be done before there is a stream, and the stream. A
    /// workflow that ends in the stream of another one hands that on as it is. The default has
    /// nothing to do before.
    ///
    /// # Cancellation
    ///
    /// Dropping the future, or the stream, drops everything the component has started.
    fn prepare<D: Driver>(
        self,
        run: Run<'_, D, C>,
    ) -> impl Future<Output = impl Stream<Item = Self::Item>> {
        ready(self.produce(run))
    }
}

/// Asked by generated code of what is connected with `~`: where it gives no stream, rustc says
/// so here, and not again of each type that it is a part of.
pub trait Streamed: Sized {
    /// The same component.
    #[must_use]
    #[inline]
    fn streamed(self) -> Self {
        self
    }
}

impl<N: Source> Streamed for N {}

/// Implemented by nothing: `run` of a workflow that streams asks for it, to say that it is
/// `stream` there.
#[diagnostic::on_unimplemented(
    message = "`{Self}` streams its result, so it has no `run`",
    label = "its items are read from `.stream(…)`",
    note = "`.stream(…)` takes what `run` would, and gives a `Stream`; to have all items at once, collect them: `.collect::<Vec<_>>().await` with `futures::StreamExt`"
)]
pub trait Whole {}
