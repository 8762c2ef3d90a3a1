//! Times that run: what has one does not wait for ever.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use pin_project_lite::pin_project;

use super::Monitor;
use super::book::Instant;
use crate::Place;

pin_project! {
    /// A sleep that a monitor knows of.
    pub(super) struct Sleeping<'m, S> {
        #[pin]
        sleep: S,
        timer: Timer<'m>,
    }
}

struct Timer<'m> {
    monitor: &'m Monitor,
    number: Option<u64>,
}

impl<'m, S> Sleeping<'m, S> {
    /// One that starts now. A time without an end is none.
    pub(super) fn new(
        monitor: &'m Monitor,
        at: Option<Place>,
        duration: Duration,
        sleep: S,
    ) -> Self {
        let number = at.and_then(|at| {
            let due = Instant::now().checked_add(duration)?;
            Some(monitor.shared().book().timer_started(at, due))
        });
        let timer = Timer { monitor, number };
        Sleeping { sleep, timer }
    }
}

impl Drop for Timer<'_> {
    fn drop(&mut self) {
        if let Some(number) = self.number {
            self.monitor.shared().book().timer_ended(number);
        }
    }
}

impl<S: Future> Future for Sleeping<'_, S> {
    type Output = S::Output;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<S::Output> {
        self.project().sleep.poll(context)
    }
}
