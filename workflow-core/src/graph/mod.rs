//! The static graph of a workflow: what the compiler has checked, as data.

mod dot;
mod mermaid;
mod plan;
mod text;

use std::hash::{Hash, Hasher};
use std::{fmt, ptr};

pub use dot::Dot;
pub use mermaid::Mermaid;
pub use plan::Plan;

/// The graph of one workflow, built at compile time; `Name::graph()` gives it.
///
/// Two are equal if they are the same one.
#[derive(Debug)]
pub struct Graph(Plan);

impl Graph {
    #[doc(hidden)]
    pub const fn new(plan: Plan) -> Self {
        Graph(plan)
    }

    /// The workflow's name.
    pub const fn name(&self) -> &'static str {
        self.0.name
    }

    /// The type of its result, as written; of the items, if the result is a stream.
    pub const fn output(&self) -> &'static str {
        self.0.output
    }

    /// Whether its result is a stream: `~>`.
    pub const fn is_streaming(&self) -> bool {
        self.0.is_streaming
    }

    /// Its inputs, as declared.
    pub fn inputs(
        &self,
    ) -> impl DoubleEndedIterator<Item = Input> + ExactSizeIterator + Clone + use<> {
        let Plan {
            inputs,
            stream_inputs,
            ..
        } = self.0;
        let inputs = inputs.iter().enumerate();
        inputs.map(|(n, &(name, ty))| Input {
            name,
            ty,
            is_stream: plan::has(stream_inputs, n),
        })
    }

    /// Its nodes, in the order of the text, those of inner blocks behind the node they stand in.
    pub fn nodes(
        &'static self,
    ) -> impl DoubleEndedIterator<Item = Site> + ExactSizeIterator + Clone {
        (0..self.len()).map(|node| self.node(node))
    }

    /// The node at this place of [`nodes`](Self::nodes), or behind them: see [`Site::place`].
    ///
    /// # Panics
    ///
    /// If there is none.
    pub const fn node(&'static self, place: usize) -> Site {
        assert!(place < self.0.nodes.len(), "the graph has fewer nodes");
        self.site(place)
    }

    /// The node of a path, as errors and events have it, with the numbers of rounds and items or
    /// without: one of a sub-workflow's graph, if the path leads into it. `None` if there is none,
    /// and for the path of the workflow itself.
    pub fn find(&'static self, path: &str) -> Option<Site> {
        let names = path.split('/');
        let names = names.map(|name| name.split_once('[').map_or(name, |(name, _)| name));
        let names: Vec<&str> = names.collect();
        let (&workflow, names) = names.split_first()?;
        (workflow == self.name()).then(|| self.find_inside(names))?
    }

    fn find_inside(&'static self, names: &[&str]) -> Option<Site> {
        let mut nodes = (0..self.0.nodes.len()).map(|place| self.site(place));
        nodes.find_map(|node| {
            let rest = node.key().split('/').try_fold(names, |names, name| {
                let (&first, rest) = names.split_first()?;
                (first == name).then_some(rest)
            })?;
            match rest {
                [] => Some(node),
                inside => node.graph()?.find_inside(inside),
            }
        })
    }

    /// As [`node`](Self::node), for generated code, whose nodes are there.
    pub(crate) const fn site(&'static self, place: usize) -> Site {
        Site { graph: self, place }
    }

    /// Its connections, ordered by the node they lead to.
    ///
    /// They lead in circles only through a `loop`: what its next round is given leads from a node
    /// that stands [`within`](Site::within) the loop back to the loop's own node.
    pub fn connections(
        &'static self,
    ) -> impl DoubleEndedIterator<Item = Connection> + ExactSizeIterator + Clone {
        (0..self.0.connections.len()).map(|number| self.connection(number))
    }

    /// Those that lead to one end.
    fn connections_to(
        &'static self,
        end: End,
    ) -> impl DoubleEndedIterator<Item = Connection> + Clone {
        let end = match end {
            End::Node(node) => node,
            End::Output => self.0.nodes.len(),
            End::Input(input) => self.0.nodes.len() + 1 + input,
        };
        let first = |end| self.0.connections.partition_point(|&(_, to, _)| to < end);
        (first(end)..first(end + 1)).map(|number| self.connection(number))
    }

    fn connection(&self, number: usize) -> Connection {
        let (from, to, label) = self.0.connections[number];
        let kind = match number {
            n if plan::has(self.0.conditional, n) => Flow::Conditional,
            n if plan::has(self.0.streams, n) => Flow::Stream,
            n if plan::has(self.0.orders, n) => Flow::Order,
            _ => Flow::Whole,
        };
        Connection {
            from: self.end(from),
            to: self.end(to),
            kind,
            label,
        }
    }

    fn end(&self, number: usize) -> End {
        match number.checked_sub(self.0.nodes.len()) {
            None => End::Node(number),
            Some(0) => End::Output,
            Some(behind) => End::Input(behind - 1),
        }
    }

    /// How many nodes there are to see.
    fn len(&self) -> usize {
        self.0.nodes.len() - self.0.undrawn
    }
}

impl PartialEq for Graph {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other)
    }
}

impl Eq for Graph {}

impl Hash for Graph {
    fn hash<H: Hasher>(&self, state: &mut H) {
        ptr::from_ref(self).hash(state);
    }
}

/// An input of a workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Input {
    name: &'static str,
    ty: &'static str,
    is_stream: bool,
}

impl Input {
    /// Its name.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// Its type, as written; that of the items, if it is a stream.
    pub const fn ty(self) -> &'static str {
        self.ty
    }

    /// Whether it is a stream: `~name`.
    pub const fn is_stream(self) -> bool {
        self.is_stream
    }
}

/// One node of a workflow: a place in its text.
///
/// It is a reference to a [`Graph`] and a number: cheap to copy, to compare and to hash.
#[derive(Clone, Copy)]
pub struct Site {
    graph: &'static Graph,
    place: usize,
}

impl Site {
    /// The graph that it is a node of.
    pub const fn of(self) -> &'static Graph {
        self.graph
    }

    /// Its place in [`Graph::nodes`]. What drivers are told of but no picture shows, such as a block
    /// that is bound to a name, has a place behind all of these.
    pub const fn place(self) -> usize {
        self.place
    }

    /// The name of the workflow that the node stands in.
    pub const fn workflow(self) -> &'static str {
        self.plan().name
    }

    /// The node's name, unique in its workflow and stable while the text around it changes: the
    /// name it is bound to, or that of its component; `name#2` for the second of one name.
    pub const fn key(self) -> &'static str {
        self.plan().nodes[self.place].0
    }

    /// What kind of node it is.
    pub fn kind(self) -> Kind {
        let plan = self.plan();
        match self.place {
            n if plan::of(plan.routes, n).is_some() => Kind::Route,
            n if plan::has(plan.glue, n) => Kind::Glue,
            n if plan::has(plan.loops, n) => Kind::Loop,
            n if plan::has(plan.eaches, n) => Kind::Each,
            n if plan::has(plan.races, n) => Kind::Race,
            _ => Kind::Component,
        }
    }

    /// What it runs: the component's path, the header of a route, a loop or an `each`, or the glue
    /// expression.
    pub const fn text(self) -> &'static str {
        self.plan().nodes[self.place].1
    }

    /// What stands in front of the arms of a route, in the order of the text: patterns with their
    /// guards, or `true` and `false`. Nothing, if it is no route.
    pub fn arms(self) -> &'static [&'static str] {
        plan::of(self.plan().routes, self.place).unwrap_or_default()
    }

    /// The graph inside, if it is a sub-workflow.
    pub fn graph(self) -> Option<&'static Graph> {
        plan::of(self.plan().workflows, self.place).flatten()
    }

    /// The keys of what it stands in, the outermost first: each `loop`, `each` and `race`, which
    /// are nodes themselves, and each block that is bound to a name, which is only its contents.
    pub fn within(self) -> &'static [&'static str] {
        plan::of(self.plan().within, self.place).unwrap_or_default()
    }

    /// The policies in front of it, as written and in that order, such as `retry(3)`;
    /// `after` is a connection instead.
    pub fn policies(self) -> &'static [&'static str] {
        plan::of(self.plan().policies, self.place).unwrap_or_default()
    }

    const fn plan(self) -> &'static Plan {
        &self.graph.0
    }
}

impl PartialEq for Site {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place && self.graph == other.graph
    }
}

impl Eq for Site {}

impl Hash for Site {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.graph, self.place).hash(state);
    }
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Site")
            .field("workflow", &self.workflow())
            .field("key", &self.key())
            .finish_non_exhaustive()
    }
}

/// What kind of node it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A component, or a workflow as one.
    Component,
    /// A Rust expression evaluated in place.
    Glue,
    /// A `match` or an `if`: one of its ways is taken.
    Route,
    /// A `loop`: what is inside runs round by round.
    Loop,
    /// An `each`: what is inside runs for every item.
    Each,
    /// A `race`: of what is inside, the first to finish wins.
    Race,
}

/// A connection between two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connection {
    from: End,
    to: End,
    kind: Flow,
    label: &'static str,
}

impl Connection {
    /// Where it starts.
    pub const fn from(self) -> End {
        self.from
    }

    /// Where it leads.
    pub const fn to(self) -> End {
        self.to
    }

    /// What it carries.
    pub const fn kind(self) -> Flow {
        self.kind
    }

    /// When it is taken, for a conditional one; for a value, the input of the node that it fills,
    /// if it fills one.
    pub const fn label(self) -> &'static str {
        self.label
    }
}

/// An end of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// The input at this place of [`Graph::inputs`].
    Input(usize),
    /// The node at this place of [`Graph::nodes`].
    Node(usize),
    /// The workflow's result.
    Output,
}

/// What a connection carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Flow {
    /// A whole value.
    Whole,
    /// Items, one by one.
    Stream,
    /// The decision of a route: what is at the other end gets this way only if it is taken. Into the
    /// first nodes of an arm, it is the only way; past arms without nodes, it leads to what takes
    /// the value of the route, which runs whatever way is taken.
    Conditional,
    /// Nothing: `#[after]` only orders.
    Order,
}
