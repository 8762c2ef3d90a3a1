//! Nodes that once started late, or too early. The random workflows of `property-tests` have found
//! them.

#![allow(
    clippy::match_bool,
    clippy::unused_async,
    clippy::needless_pass_by_value,
    reason = "components as users write them"
)]

#[allow(dead_code, reason = "each test uses its part")]
mod lab;

use lab::{Lab, Table, Token, pick, runs_exactly, step};
use workflow::{collect, workflow};

workflow! {
    /// What gives an `each` its items does not wait for what the items need.
    Items<-> Token> with Lab {
        let a = step(at: "a", needs: ());
        let _all = each b in pick(at: "b", needs: (), give: [()]) {
            step(at: "c", needs: (&a, b))
        };
        a
    }

    /// What a `match` decides on does not wait for what a guard needs.
    Guard<-> Token> with Lab {
        let a = step(at: "a", needs: ());
        match pick(at: "b", needs: (), give: true) {
            true if a.0 == "a" => step(at: "c", needs: ()),
            _ => step(at: "d", needs: ()),
        };
        a
    }

    /// What a state of a loop begins with does not wait for what another begins with.
    States<-> Token> with Lab {
        let a = step(at: "a", needs: ());
        let _last = loop first = &a, second = step(at: "b", needs: ()) {
            break step(at: "c", needs: (first, second))
        };
        a
    }

    /// Plain Rust that runs after something outside of its block holds nothing else up.
    Ordered<-> Token> with Lab {
        let a = step(at: "a", needs: ());
        {
            #[after(a)]
            let _ready = "now".to_owned();
            step(at: "b", needs: ());
        }
        step(at: "c", needs: ())
    }

    /// An `each` waits for what its items run after, as for what they name.
    After<-> Token> with Lab {
        let (a, b) = pick(at: "a", needs: (), give: (Token("a"), Token("b")));
        each item in pick(at: "b", needs: (), give: [()]) {
            #[after(a)]
            step(at: "c", needs: ());
            step(at: "d", needs: item)
        };
        step(at: "e", needs: &b);
        b
    }

    /// The same where the `each` is a stream.
    StreamAfter<-> Token> with Lab {
        let (a, b) = pick(at: "a", needs: (), give: (Token("a"), Token("b")));
        let words = each item in pick(at: "b", needs: (), give: [()]) {
            #[after(a)]
            step(at: "c", needs: ());
            step(at: "d", needs: item)
        };
        {
            collect(items: ~words);
        }
        step(at: "e", needs: &b);
        b
    }
}

#[test]
fn items() {
    let table: Table<'_> = &[("a", &[]), ("b", &[]), ("c", &["a", "b"])];
    runs_exactly(table, async |lab| Items {}.run(lab).await);
}

#[test]
fn guards() {
    let table: Table<'_> = &[("a", &[]), ("b", &[]), ("c", &["a", "b"])];
    runs_exactly(table, async |lab| Guard {}.run(lab).await);
}

#[test]
fn states() {
    let table: Table<'_> = &[("a", &[]), ("b", &[]), ("c", &["a", "b"])];
    runs_exactly(table, async |lab| States {}.run(lab).await);
}

#[test]
fn plain_rust_after_something_outside() {
    let table: Table<'_> = &[("a", &[]), ("b", &[]), ("c", &[])];
    runs_exactly(table, async |lab| Ordered {}.run(lab).await);
}

#[test]
fn items_after_something_outside() {
    let table: Table<'_> = &[
        ("a", &[]),
        ("b", &[]),
        ("c", &["a", "b"]),
        ("d", &["a", "b"]),
        ("e", &["a"]),
    ];
    runs_exactly(table, async |lab| After {}.run(lab).await);
    runs_exactly(table, async |lab| StreamAfter {}.run(lab).await);
}
