//! `loop`, `each` and `race`.

use workflow::workflow;

use crate::components::{check, length, next, note, sum};

workflow! {
    /// One state, with an operator that an assignment could have.
    pub Count<upto: u64 -> u64> {
        loop n = 0_u64 {
            if n == upto { break n } else { continue n + 1 }
        }
    }

    /// States that stay what they are.
    pub Same<x: u64 -> u64> {
        let once = loop x = x {
            let more = next(x);
            if more > 0 { break x } else { continue x }
        };
        loop once = once, done = false {
            if done { break once } else { continue (once, true) }
        }
    }

    /// Rounds with nodes side by side, in arms, and in loops, that may fail.
    pub Search<x: u64 -> workflow::Result<u64>> {
        let limit = 9_usize;
        #[limit(limit)]
        let found = loop best = x, round = 0_u64 {
            let a = check(x: best)?;
            let b = next(x: round);
            let inner = loop { let c = next(x: a); if c > 1 { break c } else { continue } };
            match sum(a, b) {
                n if n > 10 => {
                    let last = next(x: n);
                    break last + inner
                }
                n => {
                    let other = next(x: n);
                    if other > 20 { break other } else { let d = check(x: n)?; if d > 30 { break d } else { continue (d, round + 1) } }
                }
            }
        };
        loop { break found }
    }

    /// Items in items.
    pub Sums<rows: Vec<u64> -> Vec<u64>> {
        each row in rows {
            let cells = each cell in 0..=row { let more = next(x: cell); sum(a: more, b: row) };
            cells.iter().sum()
        }
    }

    /// Items as a stream, that may fail.
    pub Total<rows: Vec<u64> -> workflow::Result<u64>> {
        #[concurrency(2)]
        let checked = each row in rows { check(x: row)? };
        let all = workflow::collect(items: ~checked);
        all.iter().sum()
    }

    /// Nothing comes of it.
    pub Lines<lines: &[&str] -> ()> {
        each line in lines { note(text: line) }
        each line in lines { let _length = length(text: line); }
        ()
    }

    /// The first to succeed, of several that may fail.
    pub Race<x: u64 -> workflow::Result<u64>> {
        let first = race { next(x), { let a = check(x)?; next(x: a) } };
        race { check(x), { let _late = first; check(x: first) } }?
    }
}
