//! The static graph of a workflow: what the compiler has checked, as data.

mod dot;
mod mermaid;
mod text;

pub use dot::Dot;
pub use mermaid::Mermaid;

/// The graph of one workflow, built at compile time; `Name::graph()` gives it.
#[derive(Debug, PartialEq, Eq)]
pub struct Graph {
    name: &'static str,
    output: &'static str,
    inputs: &'static [Input],
    sites: &'static [&'static Site],
    connections: &'static [Connection],
}

impl Graph {
    #[doc(hidden)]
    pub const fn new(
        name: &'static str,
        output: &'static str,
        inputs: &'static [Input],
        sites: &'static [&'static Site],
        connections: &'static [Connection],
    ) -> Self {
        Graph {
            name,
            output,
            inputs,
            sites,
            connections,
        }
    }

    /// The workflow's name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The type of its result, as written.
    pub const fn output(&self) -> &'static str {
        self.output
    }

    /// Its inputs, as declared.
    pub const fn inputs(&self) -> &'static [Input] {
        self.inputs
    }

    /// Its nodes, in the order of the text, those of inner blocks behind the node they stand in.
    pub const fn nodes(&self) -> &'static [&'static Site] {
        self.sites
    }

    /// Its connections, ordered by the node they lead to.
    pub const fn connections(&self) -> &'static [Connection] {
        self.connections
    }
}

/// An input of a workflow.
#[derive(Debug, PartialEq, Eq)]
pub struct Input {
    name: &'static str,
    ty: &'static str,
}

impl Input {
    #[doc(hidden)]
    pub const fn new(name: &'static str, ty: &'static str) -> Self {
        Input { name, ty }
    }

    /// Its name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Its type, as written.
    pub const fn ty(&self) -> &'static str {
        self.ty
    }
}

/// One node of a workflow: a place in its text.
#[derive(Debug, PartialEq, Eq)]
pub struct Site {
    workflow: &'static str,
    key: &'static str,
    kind: Kind,
    text: &'static str,
    graph: Option<&'static Graph>,
    within: &'static [&'static str],
    policies: &'static [&'static str],
    arms: &'static [&'static str],
}

impl Site {
    #[doc(hidden)]
    pub const fn new(
        workflow: &'static str,
        key: &'static str,
        kind: Kind,
        text: &'static str,
        graph: Option<&'static Graph>,
    ) -> Self {
        Site {
            workflow,
            key,
            kind,
            text,
            graph,
            within: &[],
            policies: &[],
            arms: &[],
        }
    }

    /// A node that only calls a component: most are, and rustc takes its time over each argument.
    #[doc(hidden)]
    pub const fn component(
        workflow: &'static str,
        key: &'static str,
        component: &'static str,
    ) -> Self {
        Site::new(workflow, key, Kind::Component, component, None)
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn standing_in(self, within: &'static [&'static str]) -> Self {
        Site { within, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn under(self, policies: &'static [&'static str]) -> Self {
        Site { policies, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn with_arms(self, arms: &'static [&'static str]) -> Self {
        Site { arms, ..self }
    }

    /// The name of the workflow that the node stands in.
    pub const fn workflow(&self) -> &'static str {
        self.workflow
    }

    /// The node's name, unique in its workflow and stable while the text around it changes: the
    /// name it is bound to, or that of its component; `name#2` for the second of one name.
    pub const fn key(&self) -> &'static str {
        self.key
    }

    /// What kind of node it is.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// What it runs: the component's path, the header of a route, a loop or an `each`, or the glue
    /// expression.
    pub const fn text(&self) -> &'static str {
        self.text
    }

    /// What stands in front of the arms of a route, in the order of the text: patterns with their
    /// guards, or `true` and `false`. Nothing, if it is no route.
    pub const fn arms(&self) -> &'static [&'static str] {
        self.arms
    }

    /// The graph inside, if it is a sub-workflow.
    pub const fn graph(&self) -> Option<&'static Graph> {
        self.graph
    }

    /// The keys of what it stands in, the outermost first: each `loop`, `each` and `race`, which
    /// are nodes themselves, and each block that is bound to a name, which is only its contents.
    pub const fn within(&self) -> &'static [&'static str] {
        self.within
    }

    /// The policies in front of it, as written and in that order, such as `retry(3)`;
    /// `after` is a connection instead.
    pub const fn policies(&self) -> &'static [&'static str] {
        self.policies
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
#[derive(Debug, PartialEq, Eq)]
pub struct Connection {
    from: End,
    to: End,
    kind: Flow,
    label: &'static str,
}

impl Connection {
    #[doc(hidden)]
    pub const fn new(from: End, to: End, kind: Flow, label: &'static str) -> Self {
        Connection {
            from,
            to,
            kind,
            label,
        }
    }

    /// From node to node, as most are.
    #[doc(hidden)]
    pub const fn whole(from: usize, to: usize, label: &'static str) -> Self {
        Connection::new(End::Node(from), End::Node(to), Flow::Whole, label)
    }

    /// From node to node.
    #[doc(hidden)]
    pub const fn conditional(from: usize, to: usize, label: &'static str) -> Self {
        Connection::new(End::Node(from), End::Node(to), Flow::Conditional, label)
    }

    /// Where it starts.
    pub const fn from(&self) -> End {
        self.from
    }

    /// Where it leads.
    pub const fn to(&self) -> End {
        self.to
    }

    /// What it carries.
    pub const fn kind(&self) -> Flow {
        self.kind
    }

    /// When it is taken, for a conditional one; for a value, the input of the node that it fills,
    /// if it fills one.
    pub const fn label(&self) -> &'static str {
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
    /// The decision of a route: the node runs only if this way is taken.
    Conditional,
    /// Nothing: `#[after]` only orders.
    Order,
}
