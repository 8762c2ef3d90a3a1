//! What the body of a workflow does about its nodes, as methods of its [`Body`].

use std::time::Duration;

use super::own::Own;
use super::spawned::Spawned;
use super::timer::Timer;
use super::tries::Tries;
use super::{Afresh, Kinds, Retry, Timeout};
use crate::body::{Body, Held};
use crate::error::Error;
use crate::fan_out::Copied;
use crate::open::{InScope, Open};
use crate::rounds::Rounds;
use crate::task::Task;
use crate::{Driver, Invoke, Node};

/// What only generated code calls. It has its names from here, so that it reads without paths.
#[doc(hidden)]
impl<D: Driver, H: Held, E, R: Copy> Body<D, H, E, R> {
    /// [`node`](Body::node), if it ends in time.
    #[inline]
    pub fn timed<N: Invoke<H::Context>>(
        self,
        place: usize,
        limit: Duration,
        node: N,
    ) -> impl Future<Output = Result<N::Output, Timeout>> + use<D, H, E, R, N> {
        let scope = self.driver().child(self.scope, Self::site(place));
        let timer = Timer::start(self.driver(), scope, Self::site(place).key(), limit);
        let own = Kinds {
            timeout: true,
            ..Kinds::NONE
        };
        let node = Own::new(node, own);
        timer.around(self.held().node(self.driver(), scope, node))
    }

    /// The tries of the node at `place`.
    #[inline]
    pub fn retry(self, place: usize, retry: Retry) -> Tries<D, H> {
        let scope = self.driver().child(self.scope, Self::site(place));
        let own = Kinds {
            retry: true,
            ..Kinds::NONE
        };
        let run = Body::new(self.driver(), scope, self.held());
        Tries::new(run, Self::site(place).key(), retry, own).opened()
    }

    /// A node that runs on a task of its own, which `start` starts.
    #[inline]
    pub fn spawned<N: Node>(
        self,
        place: usize,
        node: N,
        start: fn(N, &H::Context) -> Task<N::Output>,
    ) -> Spawned<N, H::Context> {
        Spawned::new(Self::site(place).key(), node, start)
    }

    /// The time that a group or a route has.
    #[inline]
    pub fn limit(
        self,
        place: usize,
        limit: Duration,
    ) -> Timer<impl Future<Output = ()> + use<D, H, E, R>> {
        let scope = self.driver().child(self.scope, Self::site(place));
        let open = Open::new(self.driver(), scope);
        Timer::start(self.driver(), scope, Self::site(place).key(), limit)
            .with(|sleep| InScope::new(sleep, open))
    }

    /// A copy of a value that goes into each try.
    #[inline]
    pub fn afresh<T: Afresh>(self, value: &T) -> Copied<T> {
        Copied(value.afresh())
    }
}

/// `#[timeout]` in a workflow with an error type of its own; see the inherent `Body::in_time` for
/// the other case.
pub trait InTime<E> {
    /// What the node at `place` gave in time.
    ///
    /// # Errors
    ///
    /// When time was up, as the error of the run.
    fn in_time<T>(self, place: usize, outcome: Result<T, Timeout>) -> Result<T, E>
    where
        E: EndsWith<Timeout>;
}

impl<D: Driver, H: Held, E, R: Copy> InTime<E> for Body<D, H, E, R> {
    #[inline]
    fn in_time<T>(self, _: usize, outcome: Result<T, Timeout>) -> Result<T, E>
    where
        E: EndsWith<Timeout>,
    {
        outcome.map_err(E::end_with)
    }
}

/// An inherent method beats a trait's: so errors learn the node's path where the run ends with a
/// [`workflow::Error`](Error), and [`InTime`] serves all others.
#[doc(hidden)]
impl<D: Driver, H: Held, R: Rounds> Body<D, H, Error, R> {
    /// What the node at `place` gave in time.
    ///
    /// # Errors
    ///
    /// When time was up, as the error of the run.
    #[inline]
    pub fn in_time<T>(self, place: usize, outcome: Result<T, Timeout>) -> Result<T, Error> {
        self.at(place, outcome)
    }
}

/// The error of a workflow that a policy may end.
#[diagnostic::on_unimplemented(
    message = "`{L}` cannot become `{Self}`, the error of this workflow",
    label = "may end the run with a `{L}`",
    note = "implement `From<{L}>` for `{Self}`, or let the workflow return `Result<_, workflow::Error>`, which takes any error",
    note = "with `else = value`, as in `#[timeout(\"10s\", else = value)]`, the run goes on with that value"
)]
pub trait EndsWith<L> {
    #[doc(hidden)]
    fn end_with(limit: L) -> Self;
}

#[diagnostic::do_not_recommend]
impl<L, E: From<L>> EndsWith<L> for E {
    #[cold]
    fn end_with(limit: L) -> Self {
        limit.into()
    }
}
