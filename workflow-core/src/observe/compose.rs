//! Observers made of others.

use super::{Observer, Progress};
use crate::{Graph, Node, Site, Source};

impl<O: Observer> Observer for &O {
    type Scope = O::Scope;

    #[inline]
    fn root(&self, graph: &'static Graph) -> Self::Scope {
        (**self).root(graph)
    }

    #[inline]
    fn child(&self, parent: Self::Scope, site: Site) -> Self::Scope {
        (**self).child(parent, site)
    }

    #[inline]
    fn first_round(&self, of: Self::Scope) -> Self::Scope {
        (**self).first_round(of)
    }

    #[inline]
    fn next_round(&self, round: Self::Scope) -> Self::Scope {
        (**self).next_round(round)
    }

    #[inline]
    fn item(&self, of: Self::Scope, number: usize) -> Self::Scope {
        (**self).item(of, number)
    }

    #[inline]
    fn attempt(&self, of: Self::Scope, number: usize) -> Self::Scope {
        (**self).attempt(of, number)
    }

    #[inline]
    fn close(&self, scope: Self::Scope) {
        (**self).close(scope);
    }

    #[inline]
    fn started<N: Node>(&self, at: Self::Scope, node: &N) {
        (**self).started(at, node);
    }

    #[inline]
    fn finished<N: Node>(&self, at: Self::Scope, output: &N::Output) {
        (**self).finished::<N>(at, output);
    }

    #[inline]
    fn cancelled(&self, at: Self::Scope) {
        (**self).cancelled(at);
    }

    #[inline]
    fn panicked(&self, at: Self::Scope) {
        (**self).panicked(at);
    }

    #[inline]
    fn stream_started<N: Source>(&self, at: Self::Scope, node: &N) {
        (**self).stream_started(at, node);
    }

    #[inline]
    fn stream_item<N: Source>(&self, at: Self::Scope, item: &N::Item) {
        (**self).stream_item::<N>(at, item);
    }

    #[inline]
    fn stream_ended(&self, at: Self::Scope) {
        (**self).stream_ended(at);
    }

    #[inline]
    fn arm(&self, at: Self::Scope, route: Site, arm: usize) {
        (**self).arm(at, route, arm);
    }

    #[inline]
    fn progress<P: Progress>(&self, at: Self::Scope, progress: &P) {
        (**self).progress(at, progress);
    }

    #[inline]
    fn poll_started(&self, at: Self::Scope) {
        (**self).poll_started(at);
    }

    #[inline]
    fn poll_ended(&self, at: Self::Scope) {
        (**self).poll_ended(at);
    }
}

/// The first is told first.
impl<A: Observer, B: Observer> Observer for (A, B) {
    type Scope = (A::Scope, B::Scope);

    #[inline]
    fn root(&self, graph: &'static Graph) -> Self::Scope {
        (self.0.root(graph), self.1.root(graph))
    }

    #[inline]
    fn child(&self, parent: Self::Scope, site: Site) -> Self::Scope {
        (self.0.child(parent.0, site), self.1.child(parent.1, site))
    }

    #[inline]
    fn first_round(&self, of: Self::Scope) -> Self::Scope {
        (self.0.first_round(of.0), self.1.first_round(of.1))
    }

    #[inline]
    fn next_round(&self, round: Self::Scope) -> Self::Scope {
        (self.0.next_round(round.0), self.1.next_round(round.1))
    }

    #[inline]
    fn item(&self, of: Self::Scope, number: usize) -> Self::Scope {
        (self.0.item(of.0, number), self.1.item(of.1, number))
    }

    #[inline]
    fn attempt(&self, of: Self::Scope, number: usize) -> Self::Scope {
        (self.0.attempt(of.0, number), self.1.attempt(of.1, number))
    }

    #[inline]
    fn close(&self, scope: Self::Scope) {
        self.0.close(scope.0);
        self.1.close(scope.1);
    }

    #[inline]
    fn started<N: Node>(&self, at: Self::Scope, node: &N) {
        self.0.started(at.0, node);
        self.1.started(at.1, node);
    }

    #[inline]
    fn finished<N: Node>(&self, at: Self::Scope, output: &N::Output) {
        self.0.finished::<N>(at.0, output);
        self.1.finished::<N>(at.1, output);
    }

    #[inline]
    fn cancelled(&self, at: Self::Scope) {
        self.0.cancelled(at.0);
        self.1.cancelled(at.1);
    }

    #[inline]
    fn panicked(&self, at: Self::Scope) {
        self.0.panicked(at.0);
        self.1.panicked(at.1);
    }

    #[inline]
    fn stream_started<N: Source>(&self, at: Self::Scope, node: &N) {
        self.0.stream_started(at.0, node);
        self.1.stream_started(at.1, node);
    }

    #[inline]
    fn stream_item<N: Source>(&self, at: Self::Scope, item: &N::Item) {
        self.0.stream_item::<N>(at.0, item);
        self.1.stream_item::<N>(at.1, item);
    }

    #[inline]
    fn stream_ended(&self, at: Self::Scope) {
        self.0.stream_ended(at.0);
        self.1.stream_ended(at.1);
    }

    #[inline]
    fn arm(&self, at: Self::Scope, route: Site, arm: usize) {
        self.0.arm(at.0, route, arm);
        self.1.arm(at.1, route, arm);
    }

    #[inline]
    fn progress<P: Progress>(&self, at: Self::Scope, progress: &P) {
        self.0.progress(at.0, progress);
        self.1.progress(at.1, progress);
    }

    #[inline]
    fn poll_started(&self, at: Self::Scope) {
        self.0.poll_started(at.0);
        self.1.poll_started(at.1);
    }

    #[inline]
    fn poll_ended(&self, at: Self::Scope) {
        self.0.poll_ended(at.0);
        self.1.poll_ended(at.1);
    }
}
