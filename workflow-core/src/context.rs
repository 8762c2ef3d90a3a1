//! How a component gets at what it shares with others: a database, a client, a configuration.

use std::borrow::Borrow;

/// A context that holds a `T`.
///
/// `#[derive(Context)]` implements it for each field of a struct. Every type provides itself, so
/// a workflow whose components need one thing only can name that thing: `with Llm`.
///
/// ```
/// use workflow_core::Provide;
///
/// struct Clock {
///     hour: u8,
/// }
/// struct App {
///     clock: Clock,
/// }
///
/// impl Provide<Clock> for App {
///     fn provide(&self) -> &Clock {
///         &self.clock
///     }
/// }
///
/// fn hour(context: &impl Provide<Clock>) -> u8 {
///     context.provide().hour
/// }
///
/// let clock = Clock { hour: 9 };
/// assert_eq!(hour(&clock), 9); // by itself
/// assert_eq!(hour(&App { clock }), 9); // in a larger context
/// ```
#[diagnostic::on_unimplemented(
    message = "the context `{Self}` has no `{T}`, which a component of this workflow asks for",
    label = "a component here needs `{T}` from the context",
    note = "the context is the type behind `with` in the workflow's header, or `()` without one: write `with {T}`, or `with` a type that has a field of type `{T}` under `#[derive(Context)]` or implements `Provide<{T}>`"
)]
pub trait Provide<T: ?Sized> {
    /// The `T` of this context.
    fn provide(&self) -> &T;
}

impl<T: ?Sized> Provide<T> for T {
    fn provide(&self) -> &T {
        self
    }
}

/// A context that holds a `T` of which a task of its own can have a copy.
#[diagnostic::on_unimplemented(
    message = "a task of its own takes a clone of `{T}` from the context `{Self}`, and `{T}` is not `Clone`",
    label = "a component here takes `{T}` along from the context",
    note = "derive `Clone` for `{T}`, or let the context hold an `Arc` of it, and the component ask for that"
)]
pub trait ProvideOwned<T: ?Sized>: Provide<T> {
    /// A `T`, or what owns one: `String` for `str`.
    type Owned: Borrow<T> + 'static;

    /// A clone of the `T` of this context.
    fn provide_owned(&self) -> Self::Owned;
}

#[diagnostic::do_not_recommend]
impl<T, C> ProvideOwned<T> for C
where
    T: ?Sized + ToOwned<Owned: 'static>,
    C: ?Sized + Provide<T>,
{
    type Owned = T::Owned;

    fn provide_owned(&self) -> T::Owned {
        self.provide().to_owned()
    }
}
