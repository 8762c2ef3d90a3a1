//! One node, tried several times.

use std::time::Duration;

use super::defaults::Once;
use super::own::Own;
use super::retry::{Attempt, Pauses, Tried};
use super::timer::Timer;
use super::{Kinds, Retry, Timeout};
use crate::body::{Body, Held};
use crate::mapped::Mapped;
use crate::open::Open;
use crate::{Driver, Invoke, Node};

type TriedOf<N> = Tried<<N as Node>::Output, <<N as Node>::Output as Attempt>::Error>;

/// The tries of one node. Each goes to the driver on its own.
pub struct Tries<D: Driver, H: Held> {
    /// Where the node stands.
    run: Body<D, H>,
    name: &'static str,
    /// How many have begun.
    begun: usize,
    left: usize,
    pauses: Option<Pauses>,
    own: Kinds,
    /// For tries that no driver has been given as one node.
    open: Option<Open<D>>,
}

impl<D: Driver, H: Held> Tries<D, H> {
    #[inline]
    pub(super) fn new(run: Body<D, H>, name: &'static str, retry: Retry, own: Kinds) -> Self {
        Tries {
            run,
            name,
            begun: 0,
            left: retry.left(),
            pauses: retry.pauses(),
            own,
            open: None,
        }
    }

    /// The same where the scope of the run is over with them.
    #[inline]
    pub(super) fn opened(mut self) -> Self {
        self.open = Some(Open::new(self.run.driver(), self.run.scope));
        self
    }

    /// The time for all of them.
    #[inline]
    pub fn limit(&mut self, limit: Duration) -> Timer<impl Future<Output = ()> + use<D, H>> {
        self.own.timeout = true;
        Timer::start(self.run.driver(), self.run.scope, self.name, limit)
    }

    /// One try.
    #[inline]
    pub fn node<N: Invoke<H::Context, Output: Attempt>>(
        &mut self,
        node: N,
    ) -> impl Future<Output = TriedOf<N>> + use<D, H, N> {
        let scope = self.begin();
        let node = Own::new(node, self.own);
        let node = self.run.held().node(self.run.driver(), scope, node);
        Mapped::new(node, Tried::new)
    }

    /// One try with a time of its own.
    #[inline]
    pub fn timed<N: Invoke<H::Context, Output: Attempt>>(
        &mut self,
        limit: Duration,
        node: N,
    ) -> impl Future<Output = Result<TriedOf<N>, Timeout>> + use<D, H, N> {
        self.own.timeout = true;
        let scope = self.begin();
        let timer = Timer::start(self.run.driver(), scope, self.name, limit);
        let node = Own::new(node, self.own);
        let node = self.run.held().node(self.run.driver(), scope, node);
        timer.around(Mapped::new(node, Tried::new))
    }

    /// One try of a component that is tried by default.
    #[inline]
    pub(super) fn once<N: Invoke<H::Context>>(
        &mut self,
        node: N,
    ) -> impl Future<Output = N::Output> + use<D, H, N> {
        let scope = self.begin();
        let node = Once::new(node, self.own);
        self.run.held().node(self.run.driver(), scope, node)
    }

    fn begin(&mut self) -> D::Scope {
        let number = self.begun;
        self.begun += 1;
        self.run.driver().attempt(self.run.scope, number)
    }

    /// What a try has given, if it was the last: it went well, or none is left, or `when` says
    /// that one more would not help.
    #[inline]
    pub fn settle<O, E>(&mut self, tried: Tried<O, E>, when: impl FnOnce(&E) -> bool) -> Option<O> {
        let again = tried.failed(when);
        self.unless(again, tried.outcome)
    }

    /// The same for a try with a time of its own: one more may help if that was up.
    #[inline]
    pub fn settle_timed<O, E>(
        &mut self,
        tried: Result<Tried<O, E>, Timeout>,
        when: impl FnOnce(&E) -> bool,
    ) -> Option<Result<O, Timeout>> {
        let again = match &tried {
            Ok(tried) => tried.failed(when),
            Err(_) => true,
        };
        self.unless(again, tried.map(|tried| tried.outcome))
    }

    /// Nothing, if there is to be one more try and one is left.
    #[inline]
    pub(super) fn unless<O>(&mut self, again: bool, outcome: O) -> Option<O> {
        let again = again && self.left > 0;
        self.left -= usize::from(again);
        (!again).then_some(outcome)
    }

    /// Waits until it is time for the next.
    #[inline]
    pub fn pause(&mut self) -> impl Future<Output = ()> + use<D, H> {
        let (driver, scope) = (self.run.driver(), self.run.scope);
        let pause = self.pauses.as_mut().map(Pauses::next);
        let pause = pause.map(|pause| driver.sleep(scope, pause));
        async move {
            if let Some(pause) = pause {
                pause.await;
            }
        }
    }
}
