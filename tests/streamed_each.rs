//! An `each` that is connected as a stream borrows what its items have in common, also where they
//! use it by value. The random workflows of `property-tests` have found these.

#![allow(
    clippy::unused_async,
    clippy::needless_pass_by_value,
    reason = "components as users write them"
)]

#[allow(dead_code, reason = "each test uses its part")]
mod lab;

use lab::{Lab, Table, Token, pick, runs_exactly, step};
use workflow::{collect, workflow};

workflow! {
    /// The state changes when the stream is gone.
    State<-> Token> with Lab {
        let first = step(at: "a", needs: ());
        loop draft = first {
            if draft.0 == "a" {
                let words = each () in pick(at: "d", needs: &draft, give: [()]) {
                    step(at: "b", needs: &draft)
                };
                let _all = {
                    collect(items: ~words)
                };
                continue step(at: "c", needs: ())
            } else {
                break draft
            }
        }
    }

    /// What the end of a round gives stays where it is borrowed.
    Round<-> Token> with Lab {
        let last = loop {
            let a = step(at: "a", needs: ());
            let words = each () in [()] { step(at: "b", needs: a) };
            let _all = {
                step(at: "c", needs: ());
                collect(items: ~words)
            };
            break a
        };
        last
    }

    /// The stream is read beside other uses of what its items are given.
    Shared<-> Vec<Token>> with Lab {
        let a = step(at: "a", needs: ());
        let b = step(at: "b", needs: &a);
        let words = each () in [()] { step(at: "c", needs: a) };
        let all = {
            step(at: "d", needs: ());
            collect(items: ~words)
        };
        step(at: "e", needs: (a, b));
        all
    }
}

#[test]
fn of_a_state() {
    let table: Table<'_> = &[("a", &[]), ("b", &["d"]), ("c", &["a"]), ("d", &["a"])];
    runs_exactly(table, async |lab| State {}.run(lab).await);
}

#[test]
fn of_what_a_round_gives() {
    let table: Table<'_> = &[("a", &[]), ("b", &["a"]), ("c", &[])];
    runs_exactly(table, async |lab| Round {}.run(lab).await);
}

#[test]
fn of_what_others_use() {
    let table: Table<'_> = &[
        ("a", &[]),
        ("b", &["a"]),
        ("c", &["a"]),
        ("d", &[]),
        ("e", &["a", "b"]),
    ];
    runs_exactly(table, async |lab| Shared {}.run(lab).await);
}
