//! Many futures side by side, of which only those are polled that have been woken.
//!
//! A join of a few polls all of them on each wake, which costs less than to find out which one it
//! was. With many that wake one at a time that would grow with the square of their number.
//!
//! They are polled with the waker of the task until one of them waits, so that futures that never
//! wait need no other. From then on each has a waker of its own; the one that waited gets it when
//! the task is polled again.

use std::convert::Infallible;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use pin_project_lite::pin_project;

use super::Child;
use crate::wakes::Wakes;

/// A tree of futures.
pub trait Branches<E> {
    /// How many futures they are.
    const COUNT: usize;

    /// The values of all of them.
    type Output;

    /// Polls those that are due, the first of all being number `at`. Gives how many have ended.
    ///
    /// # Errors
    ///
    /// The first one that a future ends with.
    fn poll(self: Pin<&mut Self>, due: &mut Due<'_, '_>, at: usize) -> Result<usize, E>;

    /// The values, when all have ended.
    fn take(self: Pin<&mut Self>) -> Self::Output;
}

/// Which futures are to be polled.
#[expect(private_interfaces, reason = "only the joins look into it")]
pub enum Due<'d, 'c> {
    /// All of them, for the first time, with the waker of the task.
    All(First<'d, 'c>),
    /// The rest of them, for the first time, with wakers of their own.
    Rest(&'d Wakes),
    /// Those that have been woken.
    Woken(&'d Wakes),
}

/// The first time that all are polled, before one waits.
struct First<'d, 'c> {
    context: &'d mut Context<'c>,
    count: usize,
    /// Where the wakers go, once.
    own: Option<&'d mut Option<Own>>,
}

/// The wakers of the futures.
struct Own {
    wakes: Wakes,
    /// The future that waits with the waker of the task.
    waits_with_the_task: Option<usize>,
}

impl Due<'_, '_> {
    #[inline]
    fn is_any_of(&self, at: usize, count: usize) -> bool {
        match self {
            Due::All(_) | Due::Rest(_) => true,
            Due::Woken(wakes) => wakes.is_due(at, count),
        }
    }

    /// Whether a future has ended, by `poll`.
    #[inline]
    fn poll<E>(
        &mut self,
        future: usize,
        poll: impl FnOnce(&mut Context<'_>) -> Result<bool, E>,
    ) -> Result<bool, E> {
        match self {
            Due::All(first) => {
                let has_ended = poll(first.context)?;
                if !has_ended {
                    self.waits_with_the_task(future);
                }
                Ok(has_ended)
            }
            Due::Rest(wakes) | Due::Woken(wakes) => {
                wakes.with(future, |waker| poll(&mut Context::from_waker(waker)))
            }
        }
    }

    /// The first future waits. Those behind it have wakers of their own.
    #[cold]
    fn waits_with_the_task(&mut self, future: usize) {
        if let Due::All(first) = self
            && let Some(own) = first.own.take()
        {
            let own = own.insert(Own {
                wakes: Wakes::of_a_join(first.count, first.context.waker()),
                waits_with_the_task: Some(future),
            });
            *self = Due::Rest(&own.wakes);
        }
    }
}

pin_project! {
    /// Futures side by side, to the end of each or to the first error.
    pub struct Wide<B, E> {
        #[pin]
        branches: B,
        // None, if none has waited.
        own: Option<Own>,
        // How many have not ended.
        left: usize,
        error: PhantomData<fn() -> E>,
    }
}

impl<E, B: Branches<E>> Wide<B, E> {
    #[inline]
    pub(crate) fn new(branches: B) -> Self {
        Wide {
            branches,
            own: None,
            left: B::COUNT,
            error: PhantomData,
        }
    }
}

impl<E, B: Branches<E>> Future for Wide<B, E> {
    type Output = Result<B::Output, E>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        let branches = this.branches.as_mut();
        *this.left -= match this.own {
            None => {
                let mut due = Due::All(First {
                    context,
                    count: B::COUNT,
                    own: Some(this.own),
                });
                branches.poll(&mut due, 0)?
            }
            Some(own) => {
                own.wakes.renew(context.waker());
                if let Some(future) = own.waits_with_the_task.take() {
                    own.wakes.make_due(future);
                }
                branches.poll(&mut Due::Woken(&own.wakes), 0)?
            }
        };
        if *this.left == 0 {
            Poll::Ready(Ok(this.branches.take()))
        } else {
            Poll::Pending
        }
    }
}

/// Futures that give values.
pub struct Sure;

/// Futures that give a `Result`.
pub struct CanFail;

/// Puts some futures side by side.
pub trait Leaves<K> {
    /// All of them.
    type Leaves;

    /// All of them.
    fn leaves(self) -> Self::Leaves;
}

/// Puts some trees side by side.
pub trait Boughs {
    /// The tree of all of them.
    type Boughs;

    /// The tree of all of them.
    fn boughs(self) -> Self::Boughs;
}

macro_rules! trees {
    ($($Leaves:ident $Boughs:ident: $($F:ident $T:ident $f:ident),+;)+) => {$(
        pin_project! {
            #[doc(hidden)]
            pub struct $Leaves<K, $($F, $T,)+> {
                $(#[pin] $f: Child<$F, $T>,)+
                kind: PhantomData<K>,
            }
        }

        impl<$($F: Future,)+> Leaves<Sure> for ($($F,)+) {
            type Leaves = $Leaves<Sure, $($F, $F::Output,)+>;

            #[inline]
            fn leaves(self) -> Self::Leaves {
                let ($($f,)+) = self;
                $Leaves { $($f: Child::Running { future: $f },)+ kind: PhantomData }
            }
        }

        impl<E, $($T, $F: Future<Output = Result<$T, E>>,)+> Leaves<(CanFail, E)> for ($($F,)+) {
            type Leaves = $Leaves<CanFail, $($F, $T,)+>;

            #[inline]
            fn leaves(self) -> Self::Leaves {
                let ($($f,)+) = self;
                $Leaves { $($f: Child::Running { future: $f },)+ kind: PhantomData }
            }
        }

        impl<$($F: Future,)+> Branches<Infallible> for $Leaves<Sure, $($F, $F::Output,)+> {
            const COUNT: usize = [$(stringify!($f)),+].len();

            type Output = ($($F::Output,)+);

            fn poll(
                self: Pin<&mut Self>,
                due: &mut Due<'_, '_>,
                mut at: usize,
            ) -> Result<usize, Infallible> {
                let this = self.project();
                let mut ended = 0;
                $(
                    if due.is_any_of(at, 1) && this.$f.is_running() {
                        let has_ended = due.poll(at, |context| Ok::<_, Infallible>(this.$f.poll_ended(context)))?;
                        ended += usize::from(has_ended);
                    }
                    at += 1;
                )+
                let _ = at;
                Ok(ended)
            }

            fn take(self: Pin<&mut Self>) -> Self::Output {
                let this = self.project();
                ($(this.$f.take(),)+)
            }
        }

        impl<E, $($T, $F: Future<Output = Result<$T, E>>,)+> Branches<E>
            for $Leaves<CanFail, $($F, $T,)+>
        {
            const COUNT: usize = [$(stringify!($f)),+].len();

            type Output = ($($T,)+);

            fn poll(self: Pin<&mut Self>, due: &mut Due<'_, '_>, mut at: usize) -> Result<usize, E> {
                let this = self.project();
                let mut ended = 0;
                $(
                    if due.is_any_of(at, 1) && this.$f.is_running() {
                        let has_ended = due.poll(at, |context| this.$f.try_poll_ended(context))?;
                        ended += usize::from(has_ended);
                    }
                    at += 1;
                )+
                let _ = at;
                Ok(ended)
            }

            fn take(self: Pin<&mut Self>) -> Self::Output {
                let this = self.project();
                ($(this.$f.take(),)+)
            }
        }

        pin_project! {
            #[doc(hidden)]
            pub struct $Boughs<$($F,)+> {
                $(#[pin] $f: $F,)+
            }
        }

        impl<$($F,)+> Boughs for ($($F,)+) {
            type Boughs = $Boughs<$($F,)+>;

            #[inline]
            fn boughs(self) -> Self::Boughs {
                let ($($f,)+) = self;
                $Boughs { $($f,)+ }
            }
        }

        impl<E, $($F: Branches<E>,)+> Branches<E> for $Boughs<$($F,)+> {
            const COUNT: usize = 0 $(+ $F::COUNT)+;

            type Output = ($($F::Output,)+);

            fn poll(self: Pin<&mut Self>, due: &mut Due<'_, '_>, mut at: usize) -> Result<usize, E> {
                let this = self.project();
                let mut ended = 0;
                $(
                    if due.is_any_of(at, $F::COUNT) {
                        ended += this.$f.poll(due, at)?;
                    }
                    at += $F::COUNT;
                )+
                let _ = at;
                Ok(ended)
            }

            fn take(self: Pin<&mut Self>) -> Self::Output {
                let this = self.project();
                ($(this.$f.take(),)+)
            }
        }
    )+};
}

trees! {
    Leaves2 Boughs2: A TA a, B TB b;
    Leaves3 Boughs3: A TA a, B TB b, C TC c;
    Leaves4 Boughs4: A TA a, B TB b, C TC c, D TD d;
    Leaves5 Boughs5: A TA a, B TB b, C TC c, D TD d, F TF f;
    Leaves6 Boughs6: A TA a, B TB b, C TC c, D TD d, F TF f, G TG g;
    Leaves7 Boughs7: A TA a, B TB b, C TC c, D TD d, F TF f, G TG g, H TH h;
    Leaves8 Boughs8: A TA a, B TB b, C TC c, D TD d, F TF f, G TG g, H TH h, I TI i;
}
