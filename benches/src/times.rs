//! The table of times.

use std::fmt::{self, Display, Formatter};

use crate::ratio::Ratio;
use crate::turns::Times;
use crate::twins::Twins;

/// A line of the table: what a graph takes in two ways.
pub struct Row {
    twins: &'static Twins,
    by_hand: f64,
    workflow: f64,
    ratio: f64,
}

impl Row {
    /// What stands above all rows.
    pub const HEAD: &str = "| graph | by hand, with | by hand | workflow | ratio |\n\
                            |---|---|---:|---:|---:|";

    /// Lets the two take turns.
    ///
    /// # Panics
    ///
    /// If they do not give the same.
    pub fn measure(twins: &'static Twins) -> Self {
        let (mut by_hand, mut workflow) = (twins.by_hand.run, twins.workflow.run);
        assert_eq!(
            by_hand(),
            workflow(),
            "{}: these are two graphs",
            twins.name
        );
        let times = Times::take(&mut [&mut by_hand, &mut workflow]);
        Row {
            twins,
            by_hand: times.shortest(0),
            workflow: times.shortest(1),
            ratio: times.ratio(1, 0),
        }
    }
}

impl Display for Row {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Twins { name, by, .. } = self.twins;
        let (by_hand, workflow) = (Nanoseconds(self.by_hand), Nanoseconds(self.workflow));
        let ratio = Ratio::new(self.ratio, self.twins.bounds.time);
        write!(f, "| {name} | {by} | {by_hand} | {workflow} | {ratio} |")
    }
}

/// A time in three digits.
pub struct Nanoseconds(pub f64);

impl Display for Nanoseconds {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (number, unit) = match self.0 {
            ns if ns < 1e3 => (ns, "ns"),
            ns if ns < 1e6 => (ns / 1e3, "µs"),
            ns => (ns / 1e6, "ms"),
        };
        let decimals = match number {
            n if n < 10.0 => 2,
            n if n < 100.0 => 1,
            _ => 0,
        };
        write!(f, "{number:.decimals$} {unit}")
    }
}
