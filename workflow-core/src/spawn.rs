//! What a component needs so that it can leave the task of its run.

use crate::Node;

/// A component that can run on a task of its own, given a context of type `C`: it takes nothing
/// along that belongs to the run.
///
/// `#[component]` implements it for each `async fn` whose inputs are owned and no streams. What it
/// asks of the context is cloned.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot run on a task of its own",
    label = "`#[spawn]` needs an `async fn` with owned inputs",
    note = "a task outlives what it could borrow: take inputs by value, `String` instead of `&str`, and neither streams nor a `#[progress]` function",
    note = "of a sub-workflow, spawn the nodes inside; a plain `fn` that takes long is for `#[component(blocking)]`, which has a thread of its own"
)]
pub trait Spawn<C: ?Sized>: Node {
    /// The component, with all that it needs.
    fn task(self, context: &C) -> impl Future<Output = Self::Output> + 'static;
}
