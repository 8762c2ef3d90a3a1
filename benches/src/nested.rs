//! A streamed result that passes five workflows, beside one workflow of all their nodes.

use workflow::workflow;

use crate::items::{numbers, sum};
use crate::nodes::step;

workflow! {
    /// Flat.
    pub Flat<to: u64 -> u64> {
        let all = All(to);
        sum(xs: ~all)
    }

    All<to: u64 ~> u64> {
        let a = step(x: to);
        let b = step(x: a);
        let c = step(x: b);
        let d = step(x: c);
        let e = step(x: d);
        let numbers = numbers(to: e);
        ~numbers
    }

    /// Nested.
    pub Nested<to: u64 -> u64> {
        let first = First(to);
        sum(xs: ~first)
    }

    First<to: u64 ~> u64> {
        let further = step(x: to);
        let inner = Second(to: further);
        ~inner
    }

    Second<to: u64 ~> u64> {
        let further = step(x: to);
        let inner = Third(to: further);
        ~inner
    }

    Third<to: u64 ~> u64> {
        let further = step(x: to);
        let inner = Fourth(to: further);
        ~inner
    }

    Fourth<to: u64 ~> u64> {
        let further = step(x: to);
        let inner = Fifth(to: further);
        ~inner
    }

    Fifth<to: u64 ~> u64> {
        let further = step(x: to);
        let numbers = numbers(to: further);
        ~numbers
    }
}
