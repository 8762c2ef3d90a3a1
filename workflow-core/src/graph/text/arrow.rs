//! The ends of connections and the arrows between them.

use std::fmt;

use crate::graph::{End, Flow};

/// An end in the whole picture, such as `n3`, or `n3_i0` inside the sub-workflow `n3`.
#[derive(PartialEq)]
pub(in crate::graph) struct Id<'p> {
    /// The unfolded node that it stands in.
    within: Option<&'p Id<'p>>,
    end: End,
    /// The end inside an unfolded node that is meant in its place.
    inside: Option<End>,
}

impl<'p> Id<'p> {
    pub(super) fn new(within: Option<&'p Id<'p>>, end: End) -> Self {
        Id {
            within,
            end,
            inside: None,
        }
    }

    pub(super) fn at(self, inside: Option<End>) -> Self {
        Id { inside, ..self }
    }
}

impl fmt::Display for Id<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(within) = self.within {
            write!(f, "{within}_")?;
        }
        write_end(f, self.end)?;
        if let Some(inside) = self.inside {
            f.write_str("_")?;
            write_end(f, inside)?;
        }
        Ok(())
    }
}

fn write_end(f: &mut fmt::Formatter<'_>, end: End) -> fmt::Result {
    match end {
        End::Input(n) => write!(f, "i{n}"),
        End::Node(n) => write!(f, "n{n}"),
        End::Output => f.write_str("out"),
    }
}

/// A connection as it is drawn.
#[derive(PartialEq)]
pub(in crate::graph) struct Arrow<'p> {
    pub(in crate::graph) from: Id<'p>,
    pub(in crate::graph) into: Id<'p>,
    pub(in crate::graph) kind: Flow,
    pub(in crate::graph) condition: &'static str,
}

impl<'p> Arrow<'p> {
    pub(super) fn new(from: Id<'p>, into: Id<'p>, kind: Flow, condition: &'static str) -> Self {
        Arrow {
            from,
            into,
            kind,
            condition,
        }
    }
}
