//! The policies that a component has where its node has none of its own.

use std::time::Duration;

use super::retry::Attempt;
use super::timer::Timer;
use super::tries::Tries;
use super::{Kinds, Retry, Timeout};
use crate::{Driver, Failed, Graph, Invoke, Node, Run};

/// The policies that a component has where its node has none of its own:
/// `#[component(retry(3), timeout = "10s")]`, as data.
pub struct Defaults<N: Node> {
    /// The component's.
    pub(super) name: &'static str,
    pub(super) retry: Option<DefaultRetry<N>>,
    pub(super) timeout: Option<DefaultTimeout<N>>,
}

pub(super) struct DefaultRetry<N: Node> {
    pub(super) retry: Retry,
    pub(super) again: fn(&N::Output) -> bool,
    pub(super) clone: fn(&N) -> N,
}

pub(super) struct DefaultTimeout<N: Node> {
    pub(super) limit: Duration,
    pub(super) expired: fn(Timeout) -> N::Output,
}

impl<N: Node> Defaults<N> {
    /// None, as most components have.
    pub const NONE: Self = Defaults::of("");

    /// Those of the component of this name, to begin with none.
    #[must_use]
    pub const fn of(name: &'static str) -> Self {
        Defaults {
            name,
            retry: None,
            timeout: None,
        }
    }

    /// With tries, each of a clone of the inputs, while `again` says that one more may help.
    #[must_use]
    pub const fn retry(
        mut self,
        retry: Retry,
        again: fn(&N::Output) -> bool,
        clone: fn(&N) -> N,
    ) -> Self {
        self.retry = Some(DefaultRetry {
            retry,
            again,
            clone,
        });
        self
    }

    /// With a limit for each try.
    #[must_use]
    pub const fn timeout(mut self, limit: Duration, expired: fn(Timeout) -> N::Output) -> Self {
        self.timeout = Some(DefaultTimeout { limit, expired });
        self
    }
}

/// They are numbers and functions.
impl<N: Node> Clone for Defaults<N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<N: Node> Copy for Defaults<N> {}

impl<N: Node> Clone for DefaultRetry<N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<N: Node> Copy for DefaultRetry<N> {}

impl<N: Node> Clone for DefaultTimeout<N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<N: Node> Copy for DefaultTimeout<N> {}

/// Runs a component with its defaults, those left out of which its node has `own` ones.
#[expect(
    clippy::manual_async_fn,
    reason = "an `async fn` holds its arguments twice"
)]
pub fn invoke<D: Driver, C: ?Sized, N: Invoke<C>>(
    node: N,
    run: Run<'_, D, C>,
    own: Kinds,
) -> impl Future<Output = N::Output> {
    async move {
        let Defaults { name, retry, .. } = N::DEFAULTS;
        let Some(default) = retry.filter(|_| !own.retry) else {
            return try_once(node, run, own).await;
        };
        let mut tries = Tries::new(run.body::<()>(), name, default.retry, own);
        loop {
            let outcome = tries.once((default.clone)(&node)).await;
            let again = (default.again)(&outcome);
            if let Some(outcome) = tries.unless(again, outcome) {
                break outcome;
            }
            tries.pause().await;
        }
    }
}

#[expect(
    clippy::manual_async_fn,
    reason = "an `async fn` holds its arguments twice"
)]
fn try_once<D: Driver, C: ?Sized, N: Invoke<C>>(
    node: N,
    run: Run<'_, D, C>,
    own: Kinds,
) -> impl Future<Output = N::Output> {
    async move {
        let Defaults { name, timeout, .. } = N::DEFAULTS;
        let Some(default) = timeout.filter(|_| !own.timeout) else {
            return node.invoke_bare(run).await;
        };
        let timer = Timer::start(run.driver(), run.scope(), name, default.limit);
        let outcome = timer.around(node.invoke_bare(run)).await;
        outcome.unwrap_or_else(default.expired)
    }
}

/// One try of a component that is tried by default.
pub(super) struct Once<N> {
    node: N,
    own: Kinds,
}

impl<N> Once<N> {
    pub(super) fn new(node: N, own: Kinds) -> Self {
        Once { node, own }
    }
}

impl<N: Node> Node for Once<N> {
    type Output = N::Output;

    const GRAPH: Option<&'static Graph> = N::GRAPH;

    #[inline]
    fn failed(output: &N::Output) -> Option<Failed<'_>> {
        N::failed(output)
    }

    forward_values!(Node: Output);
}

impl<C: ?Sized, N: Invoke<C>> Invoke<C> for Once<N> {
    fn invoke<D: Driver>(self, run: Run<'_, D, C>) -> impl Future<Output = N::Output> {
        try_once(self.node, run, self.own)
    }
}

/// Whether a try has failed in a way that one more may help.
pub fn failed<O: Attempt>(outcome: &O, when: impl FnOnce(&O::Error) -> bool) -> bool {
    outcome.error().is_some_and(when)
}

/// An input of a node that is tried several times: each try takes a clone.
#[diagnostic::on_unimplemented(
    message = "`{Self}` goes into each try of a retried node, but it is not `Clone`",
    label = "taken by value in each try",
    note = "let the node borrow it, `&name`; or derive `Clone` for `{Self}`, then each try gets a clone, or share it in an `Arc`"
)]
pub trait Afresh: Sized {
    /// A copy for one of the tries.
    #[must_use]
    fn afresh(&self) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Clone> Afresh for T {
    #[inline]
    fn afresh(&self) -> T {
        self.clone()
    }
}

/// An output that tells of a time that was too short.
#[diagnostic::on_unimplemented(
    message = "a default `timeout` ends the component with an error, and its output `{Self}` is no `Result`",
    label = "not a `Result`",
    note = "return a `Result` whose error is `From<workflow::Timeout>`, or put `#[timeout(\"…\")]` on the node"
)]
pub trait Expires {
    /// The output when time was up.
    fn expired(timeout: Timeout) -> Self;
}

impl<T, E: FromTimeout> Expires for Result<T, E> {
    #[cold]
    fn expired(timeout: Timeout) -> Self {
        Err(E::from_timeout(timeout))
    }
}

/// The error of a component with a default timeout.
#[diagnostic::on_unimplemented(
    message = "a default `timeout` ends the component with an error, and `{Self}` cannot be made of a `workflow::Timeout`",
    label = "not `From<workflow::Timeout>`",
    note = "implement `From<workflow::Timeout>` for `{Self}`, or put `#[timeout(\"…\")]` on the node"
)]
pub trait FromTimeout {
    #[doc(hidden)]
    fn from_timeout(timeout: Timeout) -> Self;
}

#[diagnostic::do_not_recommend]
impl<E: From<Timeout>> FromTimeout for E {
    fn from_timeout(timeout: Timeout) -> Self {
        timeout.into()
    }
}
