//! Ratios and their bounds.

use std::fmt::{self, Display, Formatter};

/// A ratio, and what it may be at most.
#[derive(Clone, Copy)]
pub struct Ratio {
    /// In hundredths, as it is shown: no 1.02 is beyond 1.02.
    hundredths: f64,
    bound: f64,
}

impl Ratio {
    /// With a bound, which may be infinite.
    pub fn new(ratio: f64, bound: f64) -> Self {
        Ratio {
            hundredths: (ratio * 100.0).round(),
            bound: (bound * 100.0).round(),
        }
    }

    /// Of two counts.
    #[expect(clippy::cast_precision_loss, reason = "it is shown with three digits")]
    pub fn of([by_hand, workflow]: [u64; 2], bound: f64) -> Self {
        Ratio::new(workflow as f64 / by_hand as f64, bound)
    }

    /// Whether it is more than it may be.
    pub fn is_beyond(self) -> bool {
        self.hundredths > self.bound
    }
}

impl Display for Ratio {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Ratio { hundredths, bound } = self;
        let (ratio, bound) = (hundredths / 100.0, bound / 100.0);
        match self.is_beyond() {
            true => write!(f, "**{ratio:.2} > {bound:.2}**"),
            false if bound.is_finite() => write!(f, "{ratio:.2} ≤ {bound:.2}"),
            false => write!(f, "{ratio:.2}"),
        }
    }
}
