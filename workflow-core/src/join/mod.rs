//! Futures of one block, run side by side in one task.
//!
//! All are polled on each wake, always in the order in which they are written: what a run does is
//! decided by which nodes have ended, and a strand that reads a [slot](crate::slot) is polled
//! after the one that fills it.

mod wide;

use std::pin::Pin;
use std::task::{Context, Poll};

use pin_project_lite::pin_project;

pub(crate) use wide::Wide;
pub use wide::{Boughs, Branches, CanFail, Leaves, Sure};

pin_project! {
    /// A future, then its output, then nothing.
    #[project = ChildProjection]
    #[project_replace = ChildReplaced]
    #[doc(hidden)]
    pub enum Child<F, T> {
        Running { #[pin] future: F },
        Ended { output: T },
        Taken,
    }
}

impl<F: Future> Child<F, F::Output> {
    /// Whether the future has ended.
    #[inline]
    fn poll_ended(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> bool {
        match self.as_mut().project() {
            ChildProjection::Running { future } => match future.poll(context) {
                Poll::Ready(output) => {
                    self.set(Child::Ended { output });
                    true
                }
                Poll::Pending => false,
            },
            ChildProjection::Ended { .. } => true,
            ChildProjection::Taken => polled_after_end(),
        }
    }
}

impl<F, T> Child<F, T> {
    #[inline]
    fn is_running(&self) -> bool {
        matches!(self, Child::Running { .. })
    }

    /// Whether the future has ended well.
    #[inline]
    fn try_poll_ended<E>(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Result<bool, E>
    where
        F: Future<Output = Result<T, E>>,
    {
        match self.as_mut().project() {
            ChildProjection::Running { future } => match future.poll(context) {
                Poll::Ready(outcome) => {
                    self.set(Child::Ended { output: outcome? });
                    Ok(true)
                }
                Poll::Pending => Ok(false),
            },
            ChildProjection::Ended { .. } => Ok(true),
            ChildProjection::Taken => polled_after_end(),
        }
    }

    #[inline]
    fn take(self: Pin<&mut Self>) -> T {
        match self.project_replace(Child::Taken) {
            ChildReplaced::Ended { output } => output,
            ChildReplaced::Running { .. } | ChildReplaced::Taken => polled_after_end(),
        }
    }
}

#[cold]
fn polled_after_end() -> ! {
    panic!("a run was polled after its end")
}

/// Futures that can run side by side: a tuple of them.
pub trait Join {
    /// The future of all their outputs.
    type Future: Future;

    /// Runs them to the end of each.
    fn join(self) -> Self::Future;
}

/// Futures that can run side by side until one fails: a tuple of them.
pub trait TryJoin<E> {
    /// The future of all their values, or of the first error.
    type Future: Future;

    /// Runs them to the end of each or to the first error.
    fn try_join(self) -> Self::Future;
}

macro_rules! tuples {
    ($($All:ident $TryAll:ident: $($F:ident $T:ident $f:ident),+;)+) => {$(
        pin_project! {
            #[doc(hidden)]
            pub struct $All<$($F: Future,)+> {
                $(#[pin] $f: Child<$F, $F::Output>,)+
            }
        }

        impl<$($F: Future,)+> Future for $All<$($F,)+> {
            type Output = ($($F::Output,)+);

            #[inline]
            fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
                let mut this = self.project();
                let mut all_ended = true;
                $(all_ended &= this.$f.as_mut().poll_ended(context);)+
                if all_ended {
                    Poll::Ready(($(this.$f.take(),)+))
                } else {
                    Poll::Pending
                }
            }
        }

        impl<$($F: Future,)+> Join for ($($F,)+) {
            type Future = $All<$($F,)+>;

            #[inline]
            fn join(self) -> Self::Future {
                let ($($f,)+) = self;
                $All { $($f: Child::Running { future: $f },)+ }
            }
        }

        pin_project! {
            #[doc(hidden)]
            pub struct $TryAll<$($F, $T,)+> {
                $(#[pin] $f: Child<$F, $T>,)+
            }
        }

        impl<E, $($T, $F: Future<Output = Result<$T, E>>,)+> Future for $TryAll<$($F, $T,)+> {
            type Output = Result<($($T,)+), E>;

            #[inline]
            fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
                let mut this = self.project();
                let mut all_ended = true;
                $(all_ended &= this.$f.as_mut().try_poll_ended(context)?;)+
                if all_ended {
                    Poll::Ready(Ok(($(this.$f.take(),)+)))
                } else {
                    Poll::Pending
                }
            }
        }

        impl<E, $($T, $F: Future<Output = Result<$T, E>>,)+> TryJoin<E> for ($($F,)+) {
            type Future = $TryAll<$($F, $T,)+>;

            #[inline]
            fn try_join(self) -> Self::Future {
                let ($($f,)+) = self;
                $TryAll { $($f: Child::Running { future: $f },)+ }
            }
        }
    )+};
}

// Wider forks are joins of joins.
tuples! {
    Join2 TryJoin2: A TA a, B TB b;
    Join3 TryJoin3: A TA a, B TB b, C TC c;
    Join4 TryJoin4: A TA a, B TB b, C TC c, D TD d;
    Join5 TryJoin5: A TA a, B TB b, C TC c, D TD d, F TF f;
    Join6 TryJoin6: A TA a, B TB b, C TC c, D TD d, F TF f, G TG g;
    Join7 TryJoin7: A TA a, B TB b, C TC c, D TD d, F TF f, G TG g, H TH h;
    Join8 TryJoin8: A TA a, B TB b, C TC c, D TD d, F TF f, G TG g, H TH h, I TI i;
}
