//! What a component needs so that it can leave the task of its run.

use crate::Node;
#[cfg(feature = "tokio")]
use crate::{Invoke, Run};

/// A component that can run on a task of its own: it takes nothing along that belongs to the run.
///
/// `#[component]` implements it for each `async fn` whose inputs are owned and no streams. What it
/// asks of the context is cloned.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot run on a task of its own",
    label = "`#[spawn]` needs an `async fn` with owned inputs",
    note = "a task outlives what it could borrow: take inputs by value, `String` instead of `&str`, and neither streams nor a `#[progress]` function",
    note = "of a sub-workflow, spawn the nodes inside; a plain `fn` that takes long is for `#[component(blocking)]`, which has a thread of its own"
)]
pub trait Spawn: Node + 'static {
    /// What makes its task: `()` where [`Invoke`](crate::Invoke) does, as most ask nothing of the
    /// context, and rustc takes its time over each function; else the component itself.
    type By;

    /// The component, with all that it needs.
    fn task<C: ?Sized>(self, context: &C) -> impl Future<Output = Self::Output> + 'static
    where
        Self::By: Tasks<Self, C>,
    {
        Self::By::task(self, context)
    }
}

/// What makes a task of each `N`, given a context of type `C`.
pub trait Tasks<N: Node, C: ?Sized> {
    /// The node, with clones of what it asks for.
    fn task(node: N, context: &C) -> impl Future<Output = N::Output> + 'static;
}

#[cfg(feature = "tokio")]
impl<N: Spawn + Invoke<()>, C: ?Sized> Tasks<N, C> for () {
    fn task(node: N, _: &C) -> impl Future<Output = N::Output> + 'static {
        node.invoke_bare(Run::direct(&()))
    }
}
