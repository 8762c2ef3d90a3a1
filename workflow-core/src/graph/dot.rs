//! A graph as DOT, the language of Graphviz.

use std::fmt::{self, Write as _};

use super::text::{Arrow, Frame, LONGEST, Options, Page, Part, Shape, Syntax, is_blank, label};
use super::{Flow, Graph, Site};

/// A graph as [DOT](https://graphviz.org/doc/info/lang.html), for Graphviz; see [`Graph::dot`].
#[derive(Clone, Copy, Debug)]
#[must_use = "its text is what `Display` gives"]
pub struct Dot {
    graph: &'static Graph,
    options: Options,
}

impl Graph {
    /// The graph as DOT, from top to bottom, sub-workflows folded. Shapes and lines are those of
    /// [`mermaid`](Self::mermaid), but that a stream is a double line and `after` a dotted one.
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
    /// let text = Support::graph().dot().left_to_right().to_string();
    /// assert!(text.starts_with("digraph \"Support\" {"));
    /// assert!(text.contains("n0 [shape=box, label=\"answer: draft\"]"));
    /// ```
    pub fn dot(&'static self) -> Dot {
        Dot {
            graph: self,
            options: Options::default(),
        }
    }
}

impl Dot {
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

impl fmt::Display for Dot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "digraph \"{}\" {{", Text(self.graph.name()))?;
        let mut page = Page::new(f, 4);
        let direction = if self.options.is_sideways { "LR" } else { "TB" };
        page.line(format_args!("rankdir={direction}"))?;
        for of in ["graph", "node", "edge"] {
            page.line(format_args!(
                "{of} [fontname=\"Helvetica,Arial,sans-serif\"]"
            ))?;
        }
        Part::whole(self.graph, self.options).draw(&mut page, &Language)?;
        f.write_str("\n}")
    }
}

struct Language;

impl Syntax for Language {
    fn node(
        &self,
        page: &mut Page<'_, '_>,
        id: &dyn fmt::Display,
        shape: Shape<'_>,
    ) -> fmt::Result {
        let (shape, site) = match shape {
            Shape::Input(text) | Shape::Output(text) => {
                let text = Text(text);
                return page.line(format_args!(
                    "{id} [shape=box, style=rounded, label=\"{text}\"]"
                ));
            }
            Shape::Component(site) => ("box", site),
            Shape::Workflow(site) => ("box, peripheries=2", site),
            Shape::Glue(site) => ("box, style=filled, fillcolor=gray95", site),
            Shape::Route(site) => ("diamond", site),
            Shape::Loop(site) => ("hexagon", site),
            Shape::Each(site) => ("trapezium", site),
            Shape::Race(site) => ("invtrapezium", site),
        };
        page.line(format_args!("{id} [shape={shape}, label={}]", Label(site)))
    }

    fn open(&self, page: &mut Page<'_, '_>, id: &dyn fmt::Display, of: Frame<'_>) -> fmt::Result {
        page.line(format_args!("subgraph cluster_{id} {{"))?;
        page.indent();
        match of {
            Frame::Workflow(site) => page.line(format_args!("label={}; style=solid", Label(site))),
            Frame::Block(key) => page.line(format_args!("label=\"{}\"; style=rounded", Text(key))),
        }
    }

    fn close(&self, page: &mut Page<'_, '_>) -> fmt::Result {
        page.outdent();
        page.line(format_args!("}}"))
    }

    fn arrow(&self, page: &mut Page<'_, '_>, arrow: &Arrow<'_>) -> fmt::Result {
        let Arrow { from, into, .. } = arrow;
        match arrow.kind {
            Flow::Whole => page.line(format_args!("{from} -> {into}")),
            Flow::Stream => page.line(format_args!(
                "{from} -> {into} [color=\"black:invis:black\"]"
            )),
            Flow::Conditional => {
                let condition = Text(arrow.condition);
                page.line(format_args!(
                    "{from} -> {into} [style=dashed, label=\"{condition}\"]"
                ))
            }
            Flow::Order => page.line(format_args!(
                "{from} -> {into} [style=dotted, label=\"after\"]"
            )),
        }
    }
}

struct Label(Site);

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match label(self.0) {
            (name, None) => write!(f, "\"{}\"", Text(name)),
            (name, Some(component)) => write!(f, "\"{}: {}\"", Text(name), Text(component)),
        }
    }
}

/// The inside of a string: a text on one line, cut when it is long.
struct Text<'t>(&'t str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut was_blank = false;
        let mut length = 0;
        for char in self.0.trim_matches(is_blank).chars() {
            if is_blank(char) && was_blank {
                continue;
            }
            if length == LONGEST {
                return f.write_char('…');
            }
            match char {
                '"' | '\\' => write!(f, "\\{char}")?,
                // Graphviz reads entities in labels.
                '&' => f.write_str("&amp;")?,
                _ if is_blank(char) => f.write_char(' ')?,
                _ => f.write_char(char)?,
            }
            was_blank = is_blank(char);
            length += 1;
        }
        Ok(())
    }
}
