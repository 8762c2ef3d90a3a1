//! Pictures as text: what all formats have in common.

mod arrow;
mod label;

use std::fmt;

use super::{Connection, End, Flow, Graph, Input, Kind, Site};
pub(super) use arrow::{Arrow, Id};
pub(super) use label::{LONGEST, is_blank, label};

/// What is asked of a picture.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Options {
    /// How many levels of sub-workflows are unfolded.
    pub(super) depth: usize,
    pub(super) is_sideways: bool,
}

/// How a format writes what is drawn.
pub(super) trait Syntax {
    fn node(&self, page: &mut Page<'_, '_>, id: &dyn fmt::Display, shape: Shape<'_>)
    -> fmt::Result;

    /// The beginning of a frame.
    fn open(&self, page: &mut Page<'_, '_>, id: &dyn fmt::Display, of: Frame<'_>) -> fmt::Result;

    fn close(&self, page: &mut Page<'_, '_>) -> fmt::Result;

    fn arrow(&self, page: &mut Page<'_, '_>, arrow: &Arrow<'_>) -> fmt::Result;
}

/// What is drawn of a node.
#[derive(Clone, Copy)]
pub(super) enum Shape<'s> {
    Input(&'s str),
    Output(&'s str),
    Component(Site),
    /// A folded sub-workflow.
    Workflow(Site),
    Glue(Site),
    Route(Site),
    Loop(Site),
    Each(Site),
    Race(Site),
}

/// What a frame is around.
#[derive(Clone, Copy)]
pub(super) enum Frame<'s> {
    /// The inside of an unfolded sub-workflow.
    Workflow(Site),
    /// The inside of the loop, `each`, race or named block of this key.
    Block(&'s str),
}

/// Where the text goes, line by line.
pub(super) struct Page<'f, 'b> {
    f: &'f mut fmt::Formatter<'b>,
    indent: usize,
}

impl<'f, 'b> Page<'f, 'b> {
    pub(super) fn new(f: &'f mut fmt::Formatter<'b>, indent: usize) -> Self {
        Page { f, indent }
    }

    pub(super) fn line(&mut self, line: fmt::Arguments<'_>) -> fmt::Result {
        write!(self.f, "\n{:1$}{line}", "", self.indent)
    }

    pub(super) fn indent(&mut self) {
        self.indent += 4;
    }

    pub(super) fn outdent(&mut self) {
        self.indent -= 4;
    }
}

/// One graph of the picture: the whole one, or that of an unfolded sub-workflow.
pub(in crate::graph) struct Part<'p> {
    graph: &'static Graph,
    depth: usize,
    within: Option<&'p Id<'p>>,
}

impl Part<'_> {
    pub(in crate::graph) fn whole(graph: &'static Graph, options: Options) -> Self {
        Part {
            graph,
            depth: options.depth,
            within: None,
        }
    }

    pub(in crate::graph) fn draw(
        &self,
        page: &mut Page<'_, '_>,
        syntax: &impl Syntax,
    ) -> fmt::Result {
        for (n, input) in self.graph.inputs().enumerate() {
            syntax.node(page, &self.id(End::Input(n)), Shape::Input(input.name()))?;
        }
        self.nodes(page, syntax, &[])?;
        syntax.node(
            page,
            &self.id(End::Output),
            Shape::Output(self.graph.output()),
        )?;
        let mut drawn: Vec<Arrow<'_>> = Vec::new();
        let mut to = None;
        for connection in self.graph.connections() {
            if to.replace(connection.to) != Some(connection.to) {
                drawn.clear();
            }
            let arrow = self.arrow(connection);
            if !drawn.contains(&arrow) {
                syntax.arrow(page, &arrow)?;
                drawn.push(arrow);
            }
        }
        Ok(())
    }

    /// The nodes that stand in the blocks of these keys, and the frames around those further in.
    fn nodes(&self, page: &mut Page<'_, '_>, syntax: &impl Syntax, within: &[&str]) -> fmt::Result {
        let sites: Vec<Site> = self.graph.nodes().collect();
        for (n, &site) in sites
            .iter()
            .enumerate()
            .filter(|(_, site)| site.within().starts_with(within))
        {
            let id = self.id(End::Node(n));
            let frame = if site.within().len() == within.len() {
                let holds = |inner: &&Site| inner.within().get(within.len()) == Some(&site.key());
                sites
                    .iter()
                    .find(holds)
                    .map(|inner| &inner.within()[..=within.len()])
            } else {
                // A named block is no node: its first one stands for it.
                let frame = &site.within()[..=within.len()];
                let is_first = !sites[..n]
                    .iter()
                    .any(|other| other.within().starts_with(frame));
                let is_node = sites.iter().any(|other| Some(&other.key()) == frame.last());
                Some(frame).filter(|_| is_first && !is_node)
            };
            let is_here = site.within().len() == within.len();
            if let Some((frame, key)) = frame.and_then(|frame| Some((frame, frame.last()?))) {
                syntax.open(page, &format_args!("{id}_in"), Frame::Block(key))?;
                if is_here {
                    self.node(page, syntax, &id, site)?;
                }
                self.nodes(page, syntax, frame)?;
                syntax.close(page)?;
            } else if is_here {
                self.node(page, syntax, &id, site)?;
            }
        }
        Ok(())
    }

    fn node(
        &self,
        page: &mut Page<'_, '_>,
        syntax: &impl Syntax,
        id: &Id<'_>,
        site: Site,
    ) -> fmt::Result {
        if let Some(graph) = self.unfolded(site) {
            let inside = Part {
                graph,
                depth: self.depth - 1,
                within: Some(id),
            };
            syntax.open(page, id, Frame::Workflow(site))?;
            inside.draw(page, syntax)?;
            return syntax.close(page);
        }
        let shape = match site.kind() {
            Kind::Component if site.graph().is_some() => Shape::Workflow(site),
            Kind::Component => Shape::Component(site),
            Kind::Glue => Shape::Glue(site),
            Kind::Route => Shape::Route(site),
            Kind::Loop => Shape::Loop(site),
            Kind::Each => Shape::Each(site),
            Kind::Race => Shape::Race(site),
        };
        syntax.node(page, id, shape)
    }

    fn arrow(&self, connection: Connection) -> Arrow<'_> {
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
    fn beside(&self, connection: Connection, is_meant: fn(Flow) -> bool) -> Option<Connection> {
        std::iter::once(connection)
            .chain(self.graph.connections_to(connection.to))
            .filter(|other| other.from == connection.from)
            .find(|other| other.kind != Flow::Order && is_meant(other.kind))
    }

    /// The graph inside an end of a connection, if the picture shows it.
    fn inside(&self, end: End) -> Option<&'static Graph> {
        match end {
            End::Node(n) => self.unfolded(self.graph.node(n)),
            End::Input(_) | End::Output => None,
        }
    }

    fn unfolded(&self, site: Site) -> Option<&'static Graph> {
        site.graph().filter(|_| self.depth > 0)
    }

    fn id(&self, end: End) -> Id<'_> {
        Id::new(self.within, end)
    }
}

impl Graph {
    /// The input of this name.
    fn input(&self, name: &str) -> Option<End> {
        let mut names = self.inputs().map(Input::name);
        names.position(|input| input == name).map(End::Input)
    }
}
