//! Chains, forks, joins, groups, patterns, orders, sub-workflows.

use workflow::workflow;

use crate::components::{count, first, internal, length, many, next, note, show, slow, sum};

workflow! {
    /// One after the other.
    pub Chain<x: u64 -> u64> {
        let a = next(x);
        let b = next(x: a);
        next(x: b)
    }

    /// A fork and a join.
    pub Diamond<x: u64 -> u64> {
        let a = next(x);
        let b = next(x: a);
        let c = next(x: a);
        sum(a: b, b: c)
    }

    /// A fork wider than one join.
    pub Wide<x: u64 -> u64> {
        let a = next(x);
        let b = next(x);
        let c = next(x);
        let d = next(x);
        let e = next(x);
        let f = next(x);
        let g = next(x);
        let h = next(x);
        let i = next(x);
        let j = next(x);
        a + b + c + d + e + f + g + h + i + j
    }

    /// Not series-parallel: `d` starts without `b`, `e` without neither.
    pub Shape<x: u64, text: &str -> String> {
        let a = show(value: &x);
        let b = show(value: &text);
        let c = length(text: &a);
        let d = format!("{a} {b}");
        let e = length(text: &b);
        format!("{c} {d} {e}")
    }

    /// Values handed from one strand to another, and borrowed across.
    pub Strands<x: u64 -> (Option<u64>, Option<u64>, u64)> {
        let list = Vec::from([x, 3]);
        let head = first(all: &list);
        let a = next(x);
        let b = next(x: a);
        let c = slow(x: a);
        let d = sum(a: b, b: c);
        let e = sum(a: c, b: 1);
        let n = count(all: [d, e]);
        (head.copied(), n, d + list.iter().sum::<u64>())
    }

    /// Groups, patterns, types and orders.
    pub Groups<x: u64, pair: (u64, u64) -> u64> {
        let (left, right) = pair;
        let group = {
            let a = next(x: left);
            let b: u64 = next(x: right);
            let _c = next(x: right);
            sum(a, b)
        };
        note(text: "first");
        #[after(group)]
        let done = note(text: "last");
        #[after(done)]
        let unit = internal(x);
        let parts = { (left, unit) };
        let (l, u) = parts;
        let _ = next(x);
        let all = many(first: l, second: u + group, e: true, f: true, g: false, h: x > 1);
        all.max(1)
    }

    /// Workflows in a workflow.
    pub Nested<x: u64 -> u64> {
        let a = Chain(x);
        let b = Diamond(x: a);
        let c = Private(x: a);
        sum(a: b, b: c)
    }

    Private<x: u64 -> u64> {
        next(x)
    }

    /// Nothing at all.
    pub Nothing<-> ()> {
        note(text: "nothing")
    }
}
