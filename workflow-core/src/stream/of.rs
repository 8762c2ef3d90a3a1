//! What a component asks of a stream input.

use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

/// `Stream<Item = T>`, where rustc says in words of the workflow that something is no stream.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a stream",
    label = "a stream of `{T}` is expected here",
    note = "`~name` connects the stream of a component that returns `impl Stream<Item = {T}>`; an input of type `Vec<{T}>` takes the whole at once"
)]
pub trait StreamOf<T>: Stream<Item = T> {}

impl<T, S: Stream<Item = T> + ?Sized> StreamOf<T> for S {}

/// The stream of a component with a mistake, which never comes to run.
pub struct StandIn<T>(PhantomData<fn() -> T>);

impl<T> StandIn<T> {
    /// One that gives nothing and does not end.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "only generated code makes one")]
    pub fn new() -> Self {
        StandIn(PhantomData)
    }
}

impl<T> Stream for StandIn<T> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        Poll::Pending
    }
}
