//! A graph as the text of a mermaid flowchart.

mod arrow;
mod label;
#[cfg(test)]
mod tests;

use std::fmt;

use super::{Connection, End, Flow, Graph, Input, Kind, Site};
use arrow::{Arrow, Id};
use label::{Label, Text};

/// A graph as a [mermaid](https://mermaid.js.org) flowchart; see [`Graph::mermaid`].
#[derive(Clone, Copy, Debug)]
#[must_use = "its text is what `Display` gives"]
pub struct Mermaid<'g> {
    graph: &'g Graph,
    depth: usize,
    direction: &'static str,
}

impl Graph {
    /// The graph as a mermaid flowchart, from top to bottom, sub-workflows folded.
    ///
    /// | in the picture | in the workflow |
    /// |---|---|
    /// | rounded ends | an input; the result's type |
    /// | box | a component, as `name: component` when the two differ |
    /// | box with double sides | a sub-workflow, folded |
    /// | diamond | a `match` or an `if` |
    /// | rounded box | a Rust expression |
    /// | hexagon | a `loop`, with its states |
    /// | trapezoid, wider below | an `each` |
    /// | trapezoid, wider above | a `race`, where its nodes come together |
    /// | `-->` | a whole value |
    /// | `==>` | a stream |
    /// | `-.->` with a label | the node runs if the route takes this way, or `after` another |
    ///
    /// # Example
    ///
    /// ```
    /// # use workflow_core::graph::{Connection, End, Flow, Graph, Input, Kind, Site};
    /// # static ANSWER: Site = Site::new("Support", "answer", Kind::Component, "draft", None);
    /// # static SUPPORT: Graph = Graph::new(
    /// #     "Support",
    /// #     "Reply",
    /// #     &[Input::new("ticket", "Ticket")],
    /// #     &[&ANSWER],
    /// #     &[
    /// #         Connection::new(End::Input(0), End::Node(0), Flow::Whole, "question"),
    /// #         Connection::new(End::Node(0), End::Output, Flow::Whole, ""),
    /// #     ],
    /// # );
    /// # struct Support;
    /// # impl Support { fn graph() -> &'static Graph { &SUPPORT } }
    /// let text = r#"flowchart TD
    ///     i0(["ticket"])
    ///     n0["answer: draft"]
    ///     out(["Reply"])
    ///     i0 --> n0
    ///     n0 --> out"#;
    /// assert_eq!(Support::graph().mermaid().unfold(1).to_string(), text);
    /// ```
    pub fn mermaid(&self) -> Mermaid<'_> {
        Mermaid {
            graph: self,
            depth: 0,
            direction: "TD",
        }
    }
}

impl Mermaid<'_> {
    /// With the insides of sub-workflows, and of those inside them, down to `depth` levels.
    pub fn unfold(self, depth: usize) -> Self {
        Mermaid { depth, ..self }
    }

    /// From left to right.
    pub fn left_to_right(self) -> Self {
        Mermaid {
            direction: "LR",
            ..self
        }
    }
}

impl fmt::Display for Mermaid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "flowchart {}", self.direction)?;
        let whole = Part {
            graph: self.graph,
            depth: self.depth,
            direction: self.direction,
            within: None,
            indent: 4,
        };
        whole.draw(f)
    }
}

/// One graph of the picture: the whole one, or that of an unfolded sub-workflow.
struct Part<'p> {
    graph: &'p Graph,
    depth: usize,
    direction: &'static str,
    within: Option<&'p Id<'p>>,
    indent: usize,
}

impl Part<'_> {
    fn draw(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, input) in self.graph.inputs.iter().enumerate() {
            let id = self.id(End::Input(n));
            self.line(f, format_args!("{id}([\"{}\"])", Text(input.name)))?;
        }
        for (n, site) in self.graph.sites.iter().enumerate() {
            self.node(f, &self.id(End::Node(n)), site)?;
        }
        let id = self.id(End::Output);
        self.line(f, format_args!("{id}([\"{}\"])", Text(self.graph.output)))?;
        for (n, connection) in self.graph.connections.iter().enumerate() {
            let arrow = self.arrow(connection);
            let mut earlier = self.graph.connections[..n].iter();
            if !earlier.any(|other| other.is_beside(connection) && self.arrow(other) == arrow) {
                self.line(f, format_args!("{arrow}"))?;
            }
        }
        Ok(())
    }

    fn node(&self, f: &mut fmt::Formatter<'_>, id: &Id<'_>, site: &Site) -> fmt::Result {
        if let Some(graph) = self.unfolded(site) {
            return self.subgraph(f, id, site, graph);
        }
        let label = Label(site);
        match (site.kind, site.graph) {
            (Kind::Component, Some(_)) => self.line(f, format_args!("{id}[[{label}]]")),
            (Kind::Component, None) => self.line(f, format_args!("{id}[{label}]")),
            (Kind::Glue, _) => self.line(f, format_args!("{id}({label})")),
            (Kind::Route, _) => self.line(f, format_args!("{id}{{{label}}}")),
            (Kind::Loop, _) => self.line(f, format_args!("{id}{{{{{label}}}}}")),
            (Kind::Each, _) => self.line(f, format_args!("{id}[/{label}\\]")),
            (Kind::Race, _) => self.line(f, format_args!("{id}[\\{label}/]")),
        }
    }

    fn subgraph(
        &self,
        f: &mut fmt::Formatter<'_>,
        id: &Id<'_>,
        site: &Site,
        graph: &Graph,
    ) -> fmt::Result {
        let inside = Part {
            graph,
            depth: self.depth - 1,
            direction: self.direction,
            within: Some(id),
            indent: self.indent + 4,
        };
        self.line(f, format_args!("subgraph {id}[{}]", Label(site)))?;
        inside.line(f, format_args!("direction {}", self.direction))?;
        inside.draw(f)?;
        self.line(f, format_args!("end"))
    }

    fn arrow<'a>(&'a self, connection: &'a Connection) -> Arrow<'a> {
        let (from, into) = (self.id(connection.from), self.id(connection.to));
        if connection.kind == Flow::Order {
            return Arrow::new(from, into, Flow::Order, "");
        }
        // A value goes from the output inside to the input inside, where they are in sight.
        let value = self.beside(connection, |kind| kind != Flow::Conditional);
        let output = value.and(self.inside(connection.from));
        let input = value.zip(self.inside(connection.to));
        let input = input.and_then(|(value, graph)| graph.input(value.label));
        let (from, into) = (from.at(output.map(|_| End::Output)), into.at(input));
        // A way of a route that also hands over a value is one arrow.
        match self.beside(connection, |kind| kind == Flow::Conditional) {
            Some(way) => Arrow::new(from, into, Flow::Conditional, way.label),
            None => Arrow::new(from, into, connection.kind, ""),
        }
    }

    /// This connection or another between the same two ends, of a given kind.
    fn beside<'a>(
        &self,
        connection: &'a Connection,
        is_meant: fn(Flow) -> bool,
    ) -> Option<&'a Connection> {
        std::iter::once(connection)
            .chain(self.graph.connections)
            .filter(|other| other.is_beside(connection))
            .find(|other| other.kind != Flow::Order && is_meant(other.kind))
    }

    /// The graph inside an end of a connection, if the picture shows it.
    fn inside(&self, end: End) -> Option<&'static Graph> {
        match end {
            End::Node(n) => self.unfolded(self.graph.sites[n]),
            End::Input(_) | End::Output => None,
        }
    }

    fn unfolded(&self, site: &Site) -> Option<&'static Graph> {
        site.graph.filter(|_| self.depth > 0)
    }

    fn id(&self, end: End) -> Id<'_> {
        Id::new(self.within, end)
    }

    fn line(&self, f: &mut fmt::Formatter<'_>, line: fmt::Arguments<'_>) -> fmt::Result {
        write!(f, "\n{:1$}{line}", "", self.indent)
    }
}

impl Graph {
    /// The input of this name.
    fn input(&self, name: &str) -> Option<End> {
        let named = |input: &Input| input.name == name;
        self.inputs.iter().position(named).map(End::Input)
    }
}

impl Connection {
    fn is_beside(&self, other: &Connection) -> bool {
        self.from == other.from && self.to == other.to
    }
}
