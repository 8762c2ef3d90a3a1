//! Values that go to several nodes.

/// A value that several nodes take: each takes a clone.
#[diagnostic::on_unimplemented(
    message = "`{Self}` goes to several nodes, but it is not `Clone`",
    label = "one of several uses by value",
    note = "take it by reference, `&name`, in all places but one that needs it no longer than the others, or derive `Clone` for `{Self}`"
)]
pub trait FanOut: Sized {
    /// A copy for one of the nodes.
    #[must_use]
    fn fan_out(&self) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Clone> FanOut for T {
    #[inline]
    fn fan_out(&self) -> T {
        self.clone()
    }
}

/// A copy that is still to be taken out.
///
/// With this step between, the type of the copy is that of the value, whatever it is meant for:
/// there it coerces as the value itself would, `&String` to `&str`.
pub struct Copied<T>(pub T);
