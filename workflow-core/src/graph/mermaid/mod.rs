//! A graph as the text of a mermaid flowchart.

mod escape;
#[cfg(test)]
mod tests;

use std::fmt;

use super::text::{Arrow, Frame, Options, Page, Part, Shape, Syntax, label};
use super::{Flow, Graph, Site};
use escape::Text;

/// A graph as a [mermaid](https://mermaid.js.org) flowchart; see [`Graph::mermaid`].
#[derive(Clone, Copy, Debug)]
#[must_use = "its text is what `Display` gives"]
pub struct Mermaid {
    graph: &'static Graph,
    options: Options,
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
    /// | frame | what is inside of one of these, of a named block, or of an unfolded sub-workflow |
    /// | `-->` | a whole value |
    /// | `==>` | a stream |
    /// | `-.->` with a label | the node runs if the route takes this way, or `after` another |
    ///
    /// # Example
    ///
    /// ```
    /// # use workflow_core::graph::{Graph, Plan};
    /// # static SUPPORT: Graph = Graph::new(Plan {
    /// #     name: "Support",
    /// #     output: "Reply",
    /// #     inputs: &[("ticket", "Ticket")],
    /// #     nodes: &[("answer", "draft")],
    /// #     connections: &[(2, 0, "question"), (0, 1, "")],
    /// #     ..Plan::EMPTY
    /// # });
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
    pub fn mermaid(&'static self) -> Mermaid {
        Mermaid {
            graph: self,
            options: Options::default(),
        }
    }
}

impl Mermaid {
    /// With the insides of sub-workflows, and of those inside them, down to `depth` levels.
    pub fn unfold(mut self, depth: usize) -> Self {
        self.options.depth = depth;
        self
    }

    /// From left to right.
    pub fn left_to_right(mut self) -> Self {
        self.options.is_sideways = true;
        self
    }
}

impl fmt::Display for Mermaid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "flowchart {}", direction(self.options))?;
        let mut page = Page::new(f, 4);
        Part::whole(self.graph, self.options).draw(&mut page, &Flowchart(self.options))
    }
}

fn direction(options: Options) -> &'static str {
    if options.is_sideways { "LR" } else { "TD" }
}

struct Flowchart(Options);

impl Syntax for Flowchart {
    fn node(
        &self,
        page: &mut Page<'_, '_>,
        id: &dyn fmt::Display,
        shape: Shape<'_>,
    ) -> fmt::Result {
        match shape {
            Shape::Input(text) | Shape::Output(text) => {
                page.line(format_args!("{id}([\"{}\"])", Text(text)))
            }
            Shape::Workflow(site) => page.line(format_args!("{id}[[{}]]", Label(site))),
            Shape::Component(site) => page.line(format_args!("{id}[{}]", Label(site))),
            Shape::Glue(site) => page.line(format_args!("{id}({})", Label(site))),
            Shape::Route(site) => page.line(format_args!("{id}{{{}}}", Label(site))),
            Shape::Loop(site) => page.line(format_args!("{id}{{{{{}}}}}", Label(site))),
            Shape::Each(site) => page.line(format_args!("{id}[/{}\\]", Label(site))),
            Shape::Race(site) => page.line(format_args!("{id}[\\{}/]", Label(site))),
        }
    }

    fn open(&self, page: &mut Page<'_, '_>, id: &dyn fmt::Display, of: Frame<'_>) -> fmt::Result {
        match of {
            Frame::Workflow(site) => page.line(format_args!("subgraph {id}[{}]", Label(site)))?,
            Frame::Block(key) => page.line(format_args!("subgraph {id}[\"{}\"]", Text(key)))?,
        }
        page.indent();
        page.line(format_args!("direction {}", direction(self.0)))
    }

    fn close(&self, page: &mut Page<'_, '_>) -> fmt::Result {
        page.outdent();
        page.line(format_args!("end"))
    }

    fn arrow(&self, page: &mut Page<'_, '_>, arrow: &Arrow<'_>) -> fmt::Result {
        let Arrow { from, into, .. } = arrow;
        match arrow.kind {
            Flow::Whole => page.line(format_args!("{from} --> {into}")),
            Flow::Stream => page.line(format_args!("{from} ==> {into}")),
            Flow::Conditional => {
                let condition = Text(arrow.condition);
                page.line(format_args!("{from} -.->|\"{condition}\"| {into}"))
            }
            Flow::Order => page.line(format_args!("{from} -.->|\"after\"| {into}")),
        }
    }
}

/// What is written on a node, in quotes.
struct Label(Site);

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match label(self.0) {
            (name, None) => write!(f, "\"{}\"", Text(name)),
            (name, Some(component)) => write!(f, "\"{}: {}\"", Text(name), Text(component)),
        }
    }
}
