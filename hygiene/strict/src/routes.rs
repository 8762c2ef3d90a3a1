//! `match`, `if` and `if let`.

use workflow::workflow;

use crate::components::{first, length, next, show, sum};

/// What a route decides on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::exhaustive_enums,
    reason = "so that a route can cover all of it"
)]
pub enum Kind {
    /// A number.
    Number(u64),
    /// A text.
    Text {
        /// The text.
        text: String,
    },
    /// Nothing.
    Empty,
}

workflow! {
    /// By kind.
    pub Route<kind: Kind, limit: u64 -> String> {
        let slow = next(x: limit);
        match kind {
            Kind::Number(n) if n > limit => {
                let a = next(x: n);
                let b = next(x: n);
                let c = sum(a, b: slow);
                show(value: &(b + c))
            }
            Kind::Number(n) => show(value: &n),
            Kind::Text { text } => {
                let n = length(text: &text);
                format!("{text} {n} {slow}")
            }
            Kind::Empty => String::new(),
        }
    }

    /// By condition, and by pattern.
    pub Conditions<x: u64, list: Vec<u64> -> u64> {
        let big = if x > 10 { next(x) } else if x == 0 { 7 } else { sum(a: x, b: x) };
        let head = if let Some(&head) = first(all: &list) { next(x: head) } else { 0 };
        let tail = if let Some(last) = list.last() && *last > 3 { *last } else { 0 };
        if big == 3 {
            let unused = next(x: head);
            let _ = unused;
        }
        match next(x: big) {
            0 => head,
            n => sum(a: n, b: tail),
        }
    }
}
