//! One node, tried several times.

use std::time::Duration;

use super::defaults::Once;
use super::own::Own;
use super::retry::Attempt;
use super::retry::Pauses;
use super::timer::Timer;
use super::{Kinds, Retry, Timeout};
use crate::{Driver, Invoke, Run};

/// The tries of one node. Each goes to the driver on its own.
pub struct Tries<'c, D: Driver, C: ?Sized> {
    /// Where the node stands.
    run: Run<'c, D, C>,
    name: &'static str,
    /// How many have begun.
    begun: usize,
    left: usize,
    pauses: Option<Pauses>,
    own: Kinds,
}

impl<'c, D: Driver, C: ?Sized> Tries<'c, D, C> {
    #[inline]
    pub(super) fn new(run: Run<'c, D, C>, name: &'static str, retry: Retry, own: Kinds) -> Self {
        Tries {
            run,
            name,
            begun: 0,
            left: retry.left(),
            pauses: retry.pauses(),
            own,
        }
    }

    /// The time for all of them.
    #[inline]
    pub fn limit(&mut self, limit: Duration) -> Timer<impl Future<Output = ()> + use<D, C>> {
        self.own.timeout = true;
        Timer::start(self.run.driver(), self.run.scope(), self.name, limit)
    }

    /// One try.
    #[inline]
    pub fn node<N: Invoke<C>>(
        &mut self,
        node: N,
    ) -> impl Future<Output = N::Output> + use<'c, D, C, N> {
        let scope = self.begin();
        let node = Own::new(node, self.own);
        self.run.driver().node(scope, node, self.run.context())
    }

    /// One try with a time of its own.
    #[inline]
    pub fn timed<N: Invoke<C>>(
        &mut self,
        limit: Duration,
        node: N,
    ) -> impl Future<Output = Result<N::Output, Timeout>> + use<'c, D, C, N> {
        self.own.timeout = true;
        let scope = self.begin();
        let timer = Timer::start(self.run.driver(), scope, self.name, limit);
        let node = Own::new(node, self.own);
        timer.around(self.run.driver().node(scope, node, self.run.context()))
    }

    /// One try of a component that is tried by default.
    #[inline]
    pub(super) fn once<N: Invoke<C>>(
        &mut self,
        node: N,
    ) -> impl Future<Output = N::Output> + use<'c, D, C, N> {
        let scope = self.begin();
        let node = Once::new(node, self.own);
        self.run.driver().node(scope, node, self.run.context())
    }

    fn begin(&mut self) -> D::Scope {
        let number = self.begun;
        self.begun += 1;
        self.run.driver().attempt(self.run.scope(), number)
    }

    /// What a try has given, if it was the last: it went well, or none is left, or `when` says
    /// that one more would not help. Otherwise waits until it is time for the next.
    #[inline]
    pub fn settle<O: Attempt>(
        &mut self,
        outcome: O,
        when: impl FnOnce(&O::Error) -> bool,
    ) -> impl Future<Output = Option<O>> {
        let again = outcome.error().is_some_and(when);
        self.go_on(outcome, again)
    }

    /// The same for a try with a time of its own: one more may help if that was up.
    #[inline]
    pub fn settle_timed<O: Attempt>(
        &mut self,
        outcome: Result<O, Timeout>,
        when: impl FnOnce(&O::Error) -> bool,
    ) -> impl Future<Output = Option<Result<O, Timeout>>> {
        let again = match &outcome {
            Ok(outcome) => outcome.error().is_some_and(when),
            Err(_) => true,
        };
        self.go_on(outcome, again)
    }

    #[inline]
    pub(super) fn go_on<O>(
        &mut self,
        outcome: O,
        again: bool,
    ) -> impl Future<Output = Option<O>> + use<D, C, O> {
        let again = again && self.left > 0;
        self.left -= usize::from(again);
        let pause = self.pauses.as_mut().filter(|_| again).map(Pauses::next);
        let pause = pause.map(|pause| self.run.driver().sleep(self.run.scope(), pause));
        // What has failed is gone before the pause.
        let outcome = (!again).then_some(outcome);
        async move {
            if let Some(pause) = pause {
                pause.await;
            }
            outcome
        }
    }
}
