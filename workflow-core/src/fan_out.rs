//! Values that go to several nodes.

/// A value that several nodes take: each takes a clone.
#[diagnostic::on_unimplemented(
    message = "`{Self}` goes to several nodes, but it is not `Clone`",
    label = "the last of several uses by value",
    note = "let the nodes borrow it, `&name`; or derive `Clone` for `{Self}`, then each gets a clone, or share it in an `Arc`"
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
