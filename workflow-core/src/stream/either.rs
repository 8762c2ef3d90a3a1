//! One stream out of several arms.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use pin_project_lite::pin_project;

pin_project! {
    /// What one of two arms gives, a stream or a future, as one type without a box. It nests for
    /// more arms.
    #[derive(Clone, Copy, Debug)]
    pub struct Either<L, R> {
        #[pin]
        arm: Arm<L, R>,
    }
}

pin_project! {
    #[project = ArmProjection]
    #[derive(Clone, Copy, Debug)]
    enum Arm<L, R> {
        Left { #[pin] left: L },
        Right { #[pin] right: R },
    }
}

impl<L, R> Either<L, R> {
    /// What the first arm gives.
    #[inline]
    pub fn left(left: L) -> Self {
        Either {
            arm: Arm::Left { left },
        }
    }

    /// What the second arm gives.
    #[inline]
    pub fn right(right: R) -> Self {
        Either {
            arm: Arm::Right { right },
        }
    }
}

impl<L: Stream, R: Stream<Item = L::Item>> Stream for Either<L, R> {
    type Item = L::Item;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<L::Item>> {
        match self.project().arm.project() {
            ArmProjection::Left { left } => left.poll_next(context),
            ArmProjection::Right { right } => right.poll_next(context),
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        match &self.arm {
            Arm::Left { left } => left.size_hint(),
            Arm::Right { right } => right.size_hint(),
        }
    }
}

impl<L: Future, R: Future<Output = L::Output>> Future for Either<L, R> {
    type Output = L::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<L::Output> {
        match self.project().arm.project() {
            ArmProjection::Left { left } => left.poll(context),
            ArmProjection::Right { right } => right.poll(context),
        }
    }
}
