//! Races of two to eight.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use pin_project_lite::pin_project;

use super::verdict::{Any, AnyOk, AnyOkOrEnd, Verdict};
use super::{AllFailed, Racing, Same, SameOk, TryRacing};
use crate::mapped::Mapped;

pin_project! {
    /// A future, then what is kept of its output if it has not won, then nothing.
    #[project = LaneProjection]
    #[project_replace = LaneReplaced]
    enum Lane<F, L> {
        Running { #[pin] future: F },
        Lost { lost: L },
        Left,
    }
}

impl<F: Future, L> Lane<F, L> {
    /// What the future wins, if it does so now.
    #[inline]
    fn poll_won<V: Verdict<F::Output, Lost = L>>(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        all_lost: &mut bool,
    ) -> Option<V::Won> {
        match self.as_mut().project() {
            LaneProjection::Running { future } => match future.poll(context).map(V::judge) {
                Poll::Ready(Ok(won)) => return Some(won),
                Poll::Ready(Err(lost)) => self.set(Lane::Lost { lost }),
                Poll::Pending => *all_lost = false,
            },
            LaneProjection::Lost { .. } => {}
            LaneProjection::Left => polled_after_end(),
        }
        None
    }

    #[inline]
    fn lost(self: Pin<&mut Self>) -> L {
        match self.project_replace(Lane::Left) {
            LaneReplaced::Lost { lost } => lost,
            LaneReplaced::Running { .. } | LaneReplaced::Left => polled_after_end(),
        }
    }
}

#[cold]
fn polled_after_end() -> ! {
    panic!("a run was polled after its end")
}

/// What is kept of an output where whatever comes first wins.
type Nothing<F> = <Any as Verdict<<F as Future>::Output>>::Lost;

macro_rules! races {
    ($($Race:ident: $($F:ident $E:ident $L:ident $f:ident),+;)+) => {$(
        pin_project! {
            struct $Race<V, $($F, $L,)+> {
                $(#[pin] $f: Lane<$F, $L>,)+
                verdict: V,
            }
        }

        impl<V, $($F, $L,)+> $Race<V, $($F, $L,)+> {
            #[inline]
            fn new(futures: ($($F,)+), verdict: V) -> Self {
                let ($($f,)+) = futures;
                $Race { $($f: Lane::Running { future: $f },)+ verdict }
            }

            /// Drops all that have not won.
            #[inline]
            fn leave(self: Pin<&mut Self>) {
                let mut this = self.project();
                $(this.$f.set(Lane::Left);)+
            }
        }

        impl<V, W, $($F, $L,)+> Future for $Race<V, $($F, $L,)+>
        where
            $($F: Future, V: Verdict<$F::Output, Won = W, Lost = $L>,)+
        {
            type Output = Result<W, ($($L,)+)>;

            #[inline]
            fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
                let mut all_lost = true;
                let mut this = self.as_mut().project();
                $(
                    if let Some(won) = this.$f.as_mut().poll_won::<V>(context, &mut all_lost) {
                        self.leave();
                        return Poll::Ready(Ok(won));
                    }
                )+
                if all_lost {
                    Poll::Ready(Err(($(this.$f.lost(),)+)))
                } else {
                    Poll::Pending
                }
            }
        }

        impl<T, $($F: Future<Output = T>,)+> Racing<($($F,)+), Same> {
            /// What the first one to finish gives. The others are dropped before.
            #[inline]
            pub fn first(self) -> impl Future<Output = T> {
                let race = $Race::<_, $($F, Infallible,)+>::new(self.0, Any);
                Mapped::new(race, |winner: Result<T, ($(Nothing<$F>,)+)>| match winner {
                    Ok(value) => value,
                    Err((never, ..)) => match never {},
                })
            }
        }

        impl<T, $($E, $F: Future<Output = Result<T, $E>>,)+> Racing<($($F,)+), SameOk> {
            /// What the first one to succeed gives. The others are dropped before.
            #[inline]
            pub fn first(self) -> impl Future<Output = Result<T, AllFailed<($($E,)+)>>> {
                let race = $Race::<_, $($F, $E,)+>::new(self.0, AnyOk);
                Mapped::new(race, |winner: Result<T, _>| winner.map_err(AllFailed))
            }
        }

        impl<T, $($F: Future<Output = T>,)+> TryRacing<($($F,)+), Same> {
            /// What the first one to finish gives, or what ends the run. The others are dropped
            /// before.
            #[inline]
            pub fn first(self) -> impl Future<Output = T> {
                Racing::<_, Same>::new(self.0).first()
            }
        }

        impl<T, X, $($E, $F: Future<Output = Result<Result<T, $E>, X>>,)+> TryRacing<($($F,)+), SameOk> {
            /// What the first one to succeed gives, or what ends the run. The others are dropped
            /// before.
            #[inline]
            pub fn first(
                self,
            ) -> impl Future<Output = Result<Result<T, AllFailed<($($E,)+)>>, X>> {
                let race = $Race::<_, $($F, $E,)+>::new(self.0, AnyOkOrEnd);
                Mapped::new(race, |winner: Result<Result<T, X>, _>| match winner {
                    Ok(Ok(value)) => Ok(Ok(value)),
                    Ok(Err(end)) => Err(end),
                    Err(errors) => Ok(Err(AllFailed(errors))),
                })
            }
        }
    )+};
}

races! {
    Race2: A EA LA a, B EB LB b;
    Race3: A EA LA a, B EB LB b, C EC LC c;
    Race4: A EA LA a, B EB LB b, C EC LC c, D ED LD d;
    Race5: A EA LA a, B EB LB b, C EC LC c, D ED LD d, F EF LF f;
    Race6: A EA LA a, B EB LB b, C EC LC c, D ED LD d, F EF LF f, G EG LG g;
    Race7: A EA LA a, B EB LB b, C EC LC c, D ED LD d, F EF LF f, G EG LG g, H EH LH h;
    Race8: A EA LA a, B EB LB b, C EC LC c, D ED LD d, F EF LF f, G EG LG g, H EH LH h, I EI LI i;
}
