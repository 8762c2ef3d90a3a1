//! Workflows that can fail.

use workflow::workflow;

use crate::components::{App, TooMuch, check, next, patient, sum};

/// An error of this crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Failed(TooMuch);

impl From<TooMuch> for Failed {
    fn from(error: TooMuch) -> Self {
        Self(error)
    }
}

workflow! {
    /// Ends with any error.
    pub Any<x: u64 -> Result<u64, workflow::Error>> {
        let a = check(x)?;
        let b = check(x: a + 1)?;
        let c = check(x: a + 2)?;
        let d = next(x: a);
        let e = sum(a: b, b: d);
        sum(a: c, b: e)
    }

    /// Ends with the library's error, by its short name.
    pub Short<x: u64 -> workflow::Result<u64>> {
        let checked = check(x)?;
        let parsed = "1".parse::<u64>()?;
        match check(x: checked + parsed) {
            Ok(y) => next(x: y),
            Err(error) => error.amount,
        }
    }

    /// Ends with an error of its own.
    pub Own<x: u64 -> Result<u64, Failed>> {
        let a = check(x)?;
        let b = check(x)?;
        let group = {
            let c = check(x: a)?;
            let d = check(x: b)?;
            sum(a: c, b: d)
        };
        if a > 3 { check(x: a)? } else { Own2(x: group)? }
    }

    /// Hands on what a component returns.
    pub Own2<x: u64 -> Result<u64, TooMuch>> {
        let y = check(x)?;
        let sub = Any(x: y);
        sub.unwrap_or(0)
    }

    /// Tries again, and not for too long.
    pub Policies<x: u64, text: &str -> Result<u64, workflow::Error>> with App {
        #[timeout("1m")]
        #[retry(3, backoff = "1ms..1s", when = |error| error.amount > x)]
        #[timeout("1s")]
        #[spawn]
        let a = check(x)?;
        #[timeout("1s", else = 3)]
        let b = match text {
            "" => a,
            _ => next(x: a),
        };
        #[timeout("1s")]
        let c = {
            let d = patient(x: b, text)?;
            next(x: d)
        };
        c
    }

    /// Gives nothing but may fail.
    pub Only<x: u64 -> Result<(), TooMuch>> {
        let checked = check(x)?;
        let _again = check(x: checked)?;
    }
}
