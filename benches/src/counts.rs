//! What can be counted of each graph, and so is the same on every machine that does other things,
//! too.

use std::fmt::{self, Display, Formatter};

use serde::{Deserialize, Serialize};

use crate::ratio::Ratio;
use crate::twins::Twins;

/// A line of the table: counts by hand and as a workflow.
#[derive(Serialize, Deserialize)]
pub struct Counts {
    /// Instructions of a run, where they are counted.
    pub instructions: [u64; 2],
    /// Bytes of a run's future.
    pub future: [u64; 2],
    /// Bytes that a run has allocated at the same time, at most.
    pub heap: [u64; 2],
    /// Allocations of a run.
    pub allocations: [u64; 2],
    /// How often nodes of a run are polled, where they count.
    pub polls: [u64; 2],
}

impl Counts {
    fn bytes_of(&self, way: usize) -> String {
        match self.heap[way] {
            0 => self.future[way].to_string(),
            heap => format!("{} + {heap}", self.future[way]),
        }
    }
}

/// Counts, what they are of and what they may be.
pub struct Row<'t>(pub &'t Twins, pub &'t Counts);

impl Row<'_> {
    /// What stands above all rows.
    pub const HEAD: &'static str = "\
        | graph | by hand, with | instructions by hand | workflow | ratio | \
        bytes (future + heap) by hand | workflow | ratio | \
        allocations by hand | workflow | polls by hand | workflow |\n\
        |---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|";

    /// What the workflow needs more of than it may.
    pub fn beyond(&self) -> impl Iterator<Item = String> {
        let [allocations_by_hand, allocations] = self.1.allocations;
        let all = [
            ("instructions", self.instructions().is_beyond()),
            ("bytes", self.bytes().is_beyond()),
            ("allocations", allocations > allocations_by_hand),
        ];
        let beyond = all.into_iter().filter(|(_, is_beyond)| *is_beyond);
        beyond.map(|(count, _)| format!("{}: {count}", self.0.name))
    }

    fn instructions(&self) -> Ratio {
        Ratio::of(self.1.instructions, self.0.bounds.instructions)
    }

    /// A future by hand may keep in boxes what a workflow has in its future.
    fn bytes(&self) -> Ratio {
        let Counts { future, heap, .. } = self.1;
        Ratio::of(
            [future[0] + heap[0], future[1] + heap[1]],
            self.0.bounds.bytes,
        )
    }
}

impl Row<'_> {
    /// The ratio of instructions, bytes and allocations, as the end of another table's row.
    pub fn short(&self) -> String {
        let instructions = match self.1.instructions {
            [0, 0] => String::new(),
            _ => self.instructions().to_string(),
        };
        let [bytes_by_hand, bytes] = [0, 1].map(|way| self.1.bytes_of(way));
        let [allocations_by_hand, allocations] = self.1.allocations;
        format!(
            " {instructions} | {bytes_by_hand} | {bytes} | {} | {allocations_by_hand} | {allocations} |",
            self.bytes()
        )
    }
}

impl Display for Row<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Row(twins, counts) = self;
        write!(f, "| {} | {} |", twins.name, twins.by)?;
        match counts.instructions {
            [0, 0] => write!(f, " | | |")?,
            [by_hand, workflow] => {
                write!(f, " {by_hand} | {workflow} | {} |", self.instructions())?;
            }
        }
        for way in [0, 1] {
            write!(f, " {} |", counts.bytes_of(way))?;
        }
        let [by_hand, workflow] = counts.allocations;
        write!(f, " {} | {by_hand} | {workflow} |", self.bytes())?;
        match counts.polls {
            [0, 0] => write!(f, " | |"),
            [by_hand, workflow] => write!(f, " {by_hand} | {workflow} |"),
        }
    }
}
