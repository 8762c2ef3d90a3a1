//! Several streams of one item type, as one: `chain(~a, ~b, …)` and `merge(~a, ~b, …)`.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use pin_project_lite::pin_project;

/// Streams of one item type: a tuple of them.
#[diagnostic::on_unimplemented(
    message = "`chain` and `merge` take up to eight streams with items of one type",
    label = "these streams cannot become one"
)]
pub trait Streams {
    /// What each of them gives.
    type Item;

    /// Their items, one stream after the other. A stream is dropped when it ends.
    fn chain(self) -> impl Stream<Item = Self::Item>;

    /// Their items as they come. A stream is dropped when it ends.
    ///
    /// The streams are asked in turn, from the one after that which gave the last item: so one
    /// that always has an item leaves room for all others, and what comes out depends on nothing
    /// but when each stream has an item.
    fn merge(self) -> impl Stream<Item = Self::Item>;
}

/// Polls a stream that may have ended, and drops it when it ends.
#[inline]
fn poll_or_end<S: Stream>(
    mut stream: Pin<&mut Option<S>>,
    context: &mut Context<'_>,
) -> Poll<Option<S::Item>> {
    let Some(running) = stream.as_mut().as_pin_mut() else {
        return Poll::Ready(None);
    };
    let item = running.poll_next(context);
    if let Poll::Ready(None) = item {
        stream.set(None);
    }
    item
}

macro_rules! tuples {
    ($($Chain:ident $Merge:ident $count:literal: $first:ident $A:ident $($n:literal $s:ident $S:ident),+;)+) => {$(
        pin_project! {
            struct $Chain<$A, $($S,)+> {
                // Which stream is read.
                at: usize,
                #[pin]
                $first: Option<$A>,
                $(#[pin] $s: Option<$S>,)+
            }
        }

        impl<$A: Stream, $($S: Stream<Item = $A::Item>,)+> Stream for $Chain<$A, $($S,)+> {
            type Item = $A::Item;

            #[inline]
            fn poll_next(
                self: Pin<&mut Self>,
                context: &mut Context<'_>,
            ) -> Poll<Option<Self::Item>> {
                let mut this = self.project();
                loop {
                    let item = match *this.at {
                        0 => poll_or_end(this.$first.as_mut(), context),
                        $($n => poll_or_end(this.$s.as_mut(), context),)+
                        _ => return Poll::Ready(None),
                    };
                    match item {
                        Poll::Ready(None) => *this.at += 1,
                        item => return item,
                    }
                }
            }
        }

        pin_project! {
            struct $Merge<$A, $($S,)+> {
                // Which stream is asked first.
                at: usize,
                #[pin]
                $first: Option<$A>,
                $(#[pin] $s: Option<$S>,)+
            }
        }

        impl<$A: Stream, $($S: Stream<Item = $A::Item>,)+> Stream for $Merge<$A, $($S,)+> {
            type Item = $A::Item;

            #[inline]
            fn poll_next(
                self: Pin<&mut Self>,
                context: &mut Context<'_>,
            ) -> Poll<Option<Self::Item>> {
                let mut this = self.project();
                let mut all_ended = true;
                for turn in 0..$count {
                    let at = (*this.at + turn) % $count;
                    let item = match at {
                        0 => poll_or_end(this.$first.as_mut(), context),
                        $($n => poll_or_end(this.$s.as_mut(), context),)+
                        _ => unreachable!(),
                    };
                    match item {
                        Poll::Ready(Some(item)) => {
                            *this.at = (at + 1) % $count;
                            return Poll::Ready(Some(item));
                        }
                        Poll::Ready(None) => {}
                        Poll::Pending => all_ended = false,
                    }
                }
                if all_ended {
                    Poll::Ready(None)
                } else {
                    Poll::Pending
                }
            }
        }

        impl<$A: Stream, $($S: Stream<Item = $A::Item>,)+> Streams for ($A, $($S,)+) {
            type Item = $A::Item;

            #[inline]
            fn chain(self) -> impl Stream<Item = Self::Item> {
                let ($first, $($s,)+) = self;
                $Chain { at: 0, $first: Some($first), $($s: Some($s),)+ }
            }

            #[inline]
            fn merge(self) -> impl Stream<Item = Self::Item> {
                let ($first, $($s,)+) = self;
                $Merge { at: 0, $first: Some($first), $($s: Some($s),)+ }
            }
        }
    )+};
}

// More streams are a chain of chains, a merge of merges.
tuples! {
    Chain2 Merge2 2: a A 1 b B;
    Chain3 Merge3 3: a A 1 b B, 2 c C;
    Chain4 Merge4 4: a A 1 b B, 2 c C, 3 d D;
    Chain5 Merge5 5: a A 1 b B, 2 c C, 3 d D, 4 e E;
    Chain6 Merge6 6: a A 1 b B, 2 c C, 3 d D, 4 e E, 5 f F;
    Chain7 Merge7 7: a A 1 b B, 2 c C, 3 d D, 4 e E, 5 f F, 6 g G;
    Chain8 Merge8 8: a A 1 b B, 2 c C, 3 d D, 4 e E, 5 f F, 6 g G, 7 h H;
}
