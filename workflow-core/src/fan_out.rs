//! Values that go to several nodes.

/// A value that several nodes take: each takes a clone.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is used more than once and would have to be cloned, but it is not `Clone`",
    label = "one of its uses by value",
    note = "let all uses borrow it, `&name`, or derive `Clone` for `{Self}`, or share it in an `Arc`; a value from outside of a `loop` or an `each` is used each time, and no node owns a value that another borrows"
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
