//! What is drawn: the nodes of a graph and of its unfolded sub-workflows in one list, the boxes around them, and the
//! arrows between them.

mod build;
mod label;
mod run;
mod ways;

use workflow_core::graph::{Flow, Graph, Kind};

use crate::overlay::{Overlay, Status};
use crate::text::Style;

pub(crate) struct Scene {
    pub(crate) name: &'static str,
    pub(crate) boxes: Vec<Frame>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) arrows: Vec<Arrow>,
    /// What is to be said about the whole.
    pub(crate) note: Option<String>,
}

/// A box around nodes.
pub(crate) struct Frame {
    /// `Support/find`
    pub(crate) path: String,
    pub(crate) kind: FrameKind,
    pub(crate) title: String,
    /// Line by line.
    pub(crate) tooltip: Vec<String>,
    /// The box that it stands in.
    pub(crate) parent: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FrameKind {
    Loop,
    Each,
    Race,
    /// A block that is bound to a name.
    Group,
    /// An unfolded sub-workflow.
    Workflow,
}

pub(crate) struct Node {
    /// `Support/find/search`; of an input `Support:ticket`, of the result `Support:`.
    pub(crate) path: String,
    pub(crate) kind: NodeKind,
    pub(crate) lines: Vec<Line>,
    /// The width of its lines, at least.
    pub(crate) room: f64,
    /// Line by line.
    pub(crate) tooltip: Vec<String>,
    /// The box that it stands in.
    pub(crate) parent: Option<usize>,
    /// What a run has made of it, if one is shown.
    pub(crate) status: Option<Status>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NodeKind {
    Input,
    Output,
    Component,
    /// A folded sub-workflow.
    Workflow,
    Glue,
    Route,
    Loop,
    Each,
    Race,
    /// A way of a route that leads to several nodes.
    Way,
}

impl NodeKind {
    fn of(kind: Kind, is_workflow: bool) -> Self {
        match kind {
            Kind::Component if is_workflow => NodeKind::Workflow,
            Kind::Glue => NodeKind::Glue,
            Kind::Route => NodeKind::Route,
            Kind::Loop => NodeKind::Loop,
            Kind::Each => NodeKind::Each,
            Kind::Race => NodeKind::Race,
            _ => NodeKind::Component,
        }
    }
}

/// A line of text on a node.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) style: Style,
    pub(crate) about: About,
}

/// What a line of text tells, which decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    Node,
    Detail,
    Run,
    Failure,
}

pub(crate) struct Arrow {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) flow: Flow,
    /// It comes from a route, which decides whether it is taken.
    pub(crate) is_conditional: bool,
    /// The ways of the route on which it is taken, where they are written at the arrow.
    pub(crate) ways: Vec<String>,
    /// The inputs that it fills.
    pub(crate) inputs: Vec<&'static str>,
    /// It leads back to the beginning of a loop.
    pub(crate) is_back: bool,
    /// Whether a run has come this way, if one is shown.
    pub(crate) taken: Option<bool>,
}

impl Scene {
    pub(crate) fn of(graph: &'static Graph, depth: usize, overlay: Option<&Overlay>) -> Self {
        let mut scene = build::scene(graph, depth);
        scene.gather_ways();
        if let Some(overlay) = overlay {
            scene.lay_over(overlay);
        }
        scene
    }

    /// The innermost box that both nodes stand in.
    pub(crate) fn common_box(&self, a: usize, b: usize) -> Option<usize> {
        self.common_frame(self.nodes[a].parent, self.nodes[b].parent)
    }

    fn common_frame(&self, a: Option<usize>, b: Option<usize>) -> Option<usize> {
        let outward =
            |start: Option<usize>| std::iter::successors(start, |&frame| self.boxes[frame].parent);
        outward(a).find(|frame| outward(b).any(|other| other == *frame))
    }
}
