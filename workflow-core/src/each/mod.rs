//! `each`: one run of a block for every item, several at a time.

mod in_order;
mod items;
mod places;
mod pool;

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use pin_project_lite::pin_project;

use crate::Driver;
use crate::body::{Body, Held};
use crate::open::{InScope, Open};
use crate::rounds::Round;
use in_order::InOrder;
use items::Items;
use pool::Pool;

/// How many items an `each` works on at a time where nothing else is said.
pub const DEFAULT_CONCURRENCY: usize = 16;

/// What only generated code calls.
#[doc(hidden)]
impl<D: Driver, H: Held, E, R: Copy> Body<D, H, E, R> {
    /// The outputs for all items, in the order of the items.
    #[inline]
    pub fn each<S, M, F>(
        self,
        place: usize,
        items: S,
        concurrency: usize,
        mut body: M,
    ) -> impl Future<Output = Vec<F::Output>> + use<D, H, E, R, S, M, F>
    where
        S: Stream,
        M: FnMut(Self, S::Item) -> F,
        F: Future,
    {
        let scope = self.driver().child(self.scope, Self::site(place));
        let open = Open::new(self.driver(), scope);
        let start = move |number, item| {
            let (scope, open) = self.opened(scope, number);
            InScope::new(body(self.in_round(scope, self.rounds), item), open)
        };
        Each {
            pool: Pool::new(items, concurrency, start),
            outputs: InOrder::new(),
            open,
        }
    }

    /// The same for a body that can fail: the first error is the output, and ends all others.
    #[inline]
    pub fn try_each<S, M, F, T>(
        self,
        place: usize,
        items: S,
        concurrency: usize,
        mut body: M,
    ) -> impl Future<Output = Result<Vec<T>, E>> + use<D, H, E, R, S, M, F, T>
    where
        S: Stream,
        M: FnMut(Body<D, H, E, Round<R>>, S::Item) -> F,
        F: Future<Output = Result<T, E>>,
    {
        let scope = self.driver().child(self.scope, Self::site(place));
        let open = Open::new(self.driver(), scope);
        let start = move |number, item| {
            let (scope, open) = self.opened(scope, number);
            let rounds = Round::new(place, number, self.rounds);
            InScope::new(body(self.in_round(scope, rounds), item), open)
        };
        TryEach {
            pool: Pool::new(items, concurrency, start),
            outputs: InOrder::new(),
            open,
        }
    }

    /// The outputs as a stream, in the order in which they are ready.
    #[inline]
    pub fn each_as_ready<S, M, F>(
        self,
        place: usize,
        items: S,
        concurrency: usize,
        mut body: M,
    ) -> impl Stream<Item = F::Output> + use<D, H, E, R, S, M, F>
    where
        S: Stream,
        M: FnMut(Self, S::Item) -> F,
        F: Future,
    {
        let scope = self.driver().child(self.scope, Self::site(place));
        let open = Open::new(self.driver(), scope);
        let start = move |number, item| {
            let (scope, open) = self.opened(scope, number);
            InScope::new(body(self.in_round(scope, self.rounds), item), open)
        };
        AsReady {
            pool: Pool::new(items, concurrency, start),
            open,
        }
    }

    /// The same for a body that can fail.
    #[inline]
    pub fn try_each_as_ready<S, M, F, T>(
        self,
        place: usize,
        items: S,
        concurrency: usize,
        mut body: M,
    ) -> impl Stream<Item = Result<T, E>> + use<D, H, E, R, S, M, F, T>
    where
        S: Stream,
        M: FnMut(Body<D, H, E, Round<R>>, S::Item) -> F,
        F: Future<Output = Result<T, E>>,
    {
        let scope = self.driver().child(self.scope, Self::site(place));
        let open = Open::new(self.driver(), scope);
        let start = move |number, item| {
            let (scope, open) = self.opened(scope, number);
            let rounds = Round::new(place, number, self.rounds);
            InScope::new(body(self.in_round(scope, rounds), item), open)
        };
        AsReady {
            pool: Pool::new(items, concurrency, start),
            open,
        }
    }
}

impl<D: Driver, H: Held, E, R: Copy> Body<D, H, E, R> {
    /// The scope of one item of the `each` whose scope is `of`, and what tells its end.
    #[inline]
    fn opened(self, of: D::Scope, number: usize) -> (D::Scope, Open<D>) {
        let scope = self.driver().item(of, number);
        (scope, Open::new(self.driver(), scope))
    }
}

/// What an `each` takes its items from, where they are there from the start. It is asked for them by
/// a method, so that the compiler says only once that it has none.
pub trait Listed: IntoIterator + Sized {
    /// The items one by one.
    #[inline]
    fn listed(self) -> impl Stream<Item = Self::Item> {
        Items::new(self.into_iter())
    }
}

impl<I: IntoIterator> Listed for I {}

pin_project! {
    struct Each<S, M, F: Future, G> {
        #[pin]
        pool: Pool<S, M, F>,
        outputs: InOrder<F::Output>,
        open: G,
    }
}

impl<S, M, F, G> Future for Each<S, M, F, G>
where
    S: Stream,
    M: FnMut(usize, S::Item) -> F,
    F: Future,
{
    type Output = Vec<F::Output>;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        while let Some((number, output)) = ready!(this.pool.as_mut().poll_next(context)) {
            this.outputs.put(number, output);
        }
        Poll::Ready(this.outputs.take())
    }
}

pin_project! {
    struct TryEach<S, M, F, T, G> {
        #[pin]
        pool: Pool<S, M, F>,
        outputs: InOrder<T>,
        open: G,
    }
}

impl<S, M, F, T, E, G> Future for TryEach<S, M, F, T, G>
where
    S: Stream,
    M: FnMut(usize, S::Item) -> F,
    F: Future<Output = Result<T, E>>,
{
    type Output = Result<Vec<T>, E>;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        while let Some((number, outcome)) = ready!(this.pool.as_mut().poll_next(context)) {
            this.outputs.put(number, outcome?);
        }
        Poll::Ready(Ok(this.outputs.take()))
    }
}

pin_project! {
    struct AsReady<S, M, F, G> {
        #[pin]
        pool: Pool<S, M, F>,
        open: G,
    }
}

impl<S, M, F, G> Stream for AsReady<S, M, F, G>
where
    S: Stream,
    M: FnMut(usize, S::Item) -> F,
    F: Future,
{
    type Item = F::Output;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<F::Output>> {
        let next = ready!(self.project().pool.poll_next(context));
        Poll::Ready(next.map(|(_, output)| output))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.pool.size_hint()
    }
}
