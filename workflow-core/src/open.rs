//! A scope that no node takes with it.

use std::pin::Pin;
use std::task::{Context, Poll};

use pin_project_lite::pin_project;

use crate::Driver;

/// Says to the driver that a scope is over. For [`Direct`](crate::Direct) it is nothing.
#[must_use = "the scope is over when this is dropped"]
pub struct Open<D: Driver> {
    driver: D,
    scope: D::Scope,
}

impl<D: Driver> Open<D> {
    #[inline]
    pub(crate) fn new(driver: D, scope: D::Scope) -> Self {
        Open { driver, scope }
    }
}

impl<D: Driver> Drop for Open<D> {
    #[inline]
    fn drop(&mut self) {
        self.driver.close(self.scope);
    }
}

pin_project! {
    /// A future and the scope that ends with it.
    pub(crate) struct InScope<F, D: Driver> {
        // Dropped before its scope is over.
        #[pin]
        future: F,
        open: Open<D>,
    }
}

impl<F, D: Driver> InScope<F, D> {
    #[inline]
    pub(crate) fn new(future: F, open: Open<D>) -> Self {
        InScope { future, open }
    }
}

impl<F: Future, D: Driver> Future for InScope<F, D> {
    type Output = F::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        self.project().future.poll(context)
    }
}
