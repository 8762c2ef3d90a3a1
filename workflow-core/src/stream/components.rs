//! Components that take a stream and give a whole value.

use std::fmt::{Display, Write as _};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use pin_project_lite::pin_project;

use crate::{Driver, Invoke, Node, Run};

pin_project! {
    /// A stream read to its end into something that grows.
    struct Fold<S, T, P> {
        #[pin]
        items: S,
        all: T,
        push: P,
    }
}

impl<S: Stream, T: Default, P: FnMut(&mut T, S::Item)> Future for Fold<S, T, P> {
    type Output = T;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let mut this = self.project();
        while let Some(item) = ready!(this.items.as_mut().poll_next(context)) {
            (this.push)(this.all, item);
        }
        Poll::Ready(std::mem::take(this.all))
    }
}

/// All items of a stream, in their order. As a component: `collect(items: ~tokens)`.
///
/// ```
/// use futures::stream;
/// use workflow_core::collect;
///
/// let numbers = collect(stream::iter(1..=3));
/// assert_eq!(futures::executor::block_on(numbers), [1, 2, 3]);
/// ```
pub fn collect<S: Stream>(items: S) -> impl Future<Output = Vec<S::Item>> {
    Fold {
        all: Vec::with_capacity(items.size_hint().0),
        items,
        push: |all: &mut Vec<S::Item>, item| all.push(item),
    }
}

/// The component of the function [`collect()`], with its input.
#[allow(non_camel_case_types)]
#[derive(Clone, Copy, Debug)]
pub struct collect<S: Stream> {
    /// The stream to read to its end.
    pub items: S,
}

impl<S: Stream> Node for collect<S> {
    type Output = Vec<S::Item>;
}

impl<S: Stream, C: ?Sized> Invoke<C> for collect<S> {
    #[inline]
    fn invoke<D: Driver>(self, _: Run<'_, D, C>) -> impl Future<Output = Vec<S::Item>> {
        collect(self.items)
    }
}

/// The texts of all items of a stream, as one. As a component: `concat(items: ~tokens)`.
///
/// ```
/// use futures::stream;
/// use workflow_core::concat;
///
/// let text = concat(stream::iter(["Hel", "lo"]));
/// assert_eq!(futures::executor::block_on(text), "Hello");
/// ```
pub fn concat<S: Stream<Item: Display>>(items: S) -> impl Future<Output = String> {
    Fold {
        items,
        all: String::new(),
        push: |all: &mut String, item: S::Item| {
            write!(all, "{item}").expect("a `Display` implementation returned an error");
        },
    }
}

/// The component of the function [`concat()`], with its input.
#[allow(non_camel_case_types)]
#[derive(Clone, Copy, Debug)]
pub struct concat<S: Stream<Item: Display>> {
    /// The stream to read to its end.
    pub items: S,
}

impl<S: Stream<Item: Display>> Node for concat<S> {
    type Output = String;

    crate::__values! { Output }
}

impl<S: Stream<Item: Display>, C: ?Sized> Invoke<C> for concat<S> {
    #[inline]
    fn invoke<D: Driver>(self, _: Run<'_, D, C>) -> impl Future<Output = String> {
        concat(self.items)
    }
}
