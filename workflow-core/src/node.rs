//! A component together with its inputs, and how it is run.

use std::marker::PhantomData;

#[cfg(feature = "tokio")]
use crate::policy::{Defaults, Kinds};
use crate::{Driver, Failed, Graph, Run};
#[cfg(feature = "serde")]
use crate::{Inputs, Value};

/// A component with its inputs filled in: what stands at one place of a workflow.
///
/// `#[component]` implements it for the struct it puts beside a function, `workflow!` for every
/// workflow, so that a workflow is a component too.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a component",
    label = "neither a `#[component]` nor a workflow",
    note = "put `#[component]` above the function, or write the call in parentheses, `(f(x))`, to have it as plain Rust"
)]
pub trait Node: Sized {
    /// What the component returns, `Result` and all.
    type Output;

    /// The graph inside, if this is a workflow.
    const GRAPH: Option<&'static Graph> = None;

    /// The policies that it has where a workflow says nothing else.
    #[cfg(feature = "tokio")]
    const DEFAULTS: Defaults<Self> = Defaults::NONE;

    /// What `output` has failed with, if it is an `Err`: for observers, which would else not know a
    /// node that has failed from one that has not. The default knows of no errors.
    #[inline]
    fn failed(output: &Self::Output) -> Option<Failed<'_>> {
        let _ = output;
        None
    }

    /// Those of the inputs that can be serialized, for observers. The default knows of none.
    #[cfg(feature = "serde")]
    #[inline]
    fn inputs(&self) -> Inputs<'_> {
        Inputs::default()
    }

    /// What `output` is, if it can be serialized; of a `Result`, what is `Ok`. The default does not
    /// know.
    #[cfg(feature = "serde")]
    #[inline]
    fn value(output: &Self::Output) -> Option<Value<'_>> {
        let _ = output;
        None
    }
}

/// A component that turns whole inputs into a whole output, given a context of type `C`.
///
/// A component asks only for what it uses: it is implemented for every `C` that
/// [provides](crate::Provide) the values of its `#[context]` parameters.
///
/// # By hand
///
/// What `#[component] async fn double(x: u64) -> u64` writes:
///
/// ```
/// use workflow_core::{Driver, Invoke, Node, Run};
///
/// async fn double(x: u64) -> u64 {
///     2 * x
/// }
///
/// #[allow(non_camel_case_types)]
/// struct double {
///     x: u64,
/// }
///
/// impl Node for double {
///     type Output = u64;
/// }
///
/// impl<C: ?Sized> Invoke<C> for double {
///     fn invoke<D: Driver>(self, _: Run<'_, D, C>) -> impl Future<Output = u64> {
///         double(self.x)
///     }
/// }
///
/// let node = double { x: 21 };
/// assert_eq!(futures::executor::block_on(node.invoke(Run::direct(&()))), 42);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a component that gives a whole value",
    label = "run for a whole value here",
    note = "if it returns `impl Stream`, it runs only where its items are read: bind it, `let a = …;`, and connect it by `~`, as in `f(xs: ~a)`",
    note = "if it is not a component, put `#[component]` above the function, or write the call in parentheses, `(f(x))`, to have it as plain Rust"
)]
pub trait Invoke<C: ?Sized>: Node {
    /// Runs the component. A sub-workflow runs its own nodes through `run`'s driver; any other
    /// component takes only its context from it.
    ///
    /// # Cancellation
    ///
    /// Dropping the future drops everything the component has started.
    fn invoke<D: Driver>(self, run: Run<'_, D, C>) -> impl Future<Output = Self::Output>;

    /// Runs the component without those of its [defaults](Node::DEFAULTS) of which its node has
    /// `own` ones.
    #[cfg(feature = "tokio")]
    #[doc(hidden)]
    #[inline]
    fn invoke_own<D: Driver>(
        self,
        run: Run<'_, D, C>,
        own: Kinds,
    ) -> impl Future<Output = Self::Output> {
        let _ = own;
        self.invoke(run)
    }

    /// Runs the component without its defaults, once.
    #[cfg(feature = "tokio")]
    #[doc(hidden)]
    #[inline]
    fn invoke_bare<D: Driver>(self, run: Run<'_, D, C>) -> impl Future<Output = Self::Output> {
        self.invoke(run)
    }
}

/// The graph inside a component, for a type that may be none: that is reported where it would run.
pub struct Inside<N>(PhantomData<N>);

impl<N: Node> Inside<N> {
    /// Beats the constant of [`NoGraph`].
    pub const GRAPH: Option<&'static Graph> = N::GRAPH;
}

/// See [`Inside`].
pub trait NoGraph {
    /// None.
    const GRAPH: Option<&'static Graph> = None;
}

impl<N> NoGraph for Inside<N> {}
