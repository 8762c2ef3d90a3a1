//! What is asked for.

use workflow_core::graph::Graph;

use crate::layout::Layout;
use crate::overlay::Overlay;
use crate::scene::Scene;
use crate::svg;
use crate::theme::Theme;

/// The picture of a workflow's graph.
///
/// | in the picture | in the workflow |
/// |---|---|
/// | rounded ends | an input; the result, with a thicker line |
/// | box | a component: the node's name, and the component's where it is another |
/// | pile of boxes | a sub-workflow, folded |
/// | grey box | a Rust expression |
/// | diamond, cut above and below | a `match` or an `if` |
/// | coloured box around nodes | a `loop`, an `each`, a `race`, with the node of that name in it; an unfolded sub-workflow |
/// | dashed box around nodes | a block that is bound to a name |
/// | line | a whole value |
/// | double line | a stream |
/// | dashed line with a label | the node runs if the route takes this way |
/// | line against the direction of the others | what a loop passes to its next round |
/// | dotted line | `#[after]` |
///
/// The same graph gives the same picture, byte for byte.
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
/// use workflow_picture::{Picture, Theme};
///
/// let svg = Picture::of(Support::graph()).unfold(1).theme(Theme::Dark).svg();
/// assert!(svg.starts_with("<svg"));
/// assert!(svg.contains("data-node=\"Support/answer\""));
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use = "`svg` and `png` draw it"]
pub struct Picture<'p> {
    graph: &'static Graph,
    depth: usize,
    is_sideways: bool,
    theme: Theme,
    overlay: Option<&'p Overlay>,
}

impl<'p> Picture<'p> {
    /// The picture of a graph, from top to bottom, sub-workflows folded, light or dark as the reader likes.
    pub fn of(graph: &'static Graph) -> Self {
        Picture {
            graph,
            depth: 0,
            is_sideways: false,
            theme: Theme::Auto,
            overlay: None,
        }
    }

    /// With the insides of sub-workflows, and of those inside them, down to `depth` levels; `usize::MAX` unfolds all.
    pub fn unfold(self, depth: usize) -> Self {
        Picture { depth, ..self }
    }

    /// From left to right.
    pub fn left_to_right(self) -> Self {
        Picture {
            is_sideways: true,
            ..self
        }
    }

    /// In these colours.
    pub fn theme(self, theme: Theme) -> Self {
        Picture { theme, ..self }
    }

    /// With a run drawn over it: how far each node is, its time and count, the path taken, the failure.
    pub fn overlay(self, overlay: &'p Overlay) -> Self {
        Picture {
            overlay: Some(overlay),
            ..self
        }
    }

    /// The picture as SVG.
    ///
    /// Each node is a `<g>` with its path as `data-node`, each arrow one with the paths of its ends as `data-from` and
    /// `data-to`. Inputs are named `Support:ticket` there, the result `Support:`. Their ids are made of these paths, too.
    /// A page that shows a run while it goes on can set the classes that an [`overlay`](Self::overlay) sets: `is-waiting`,
    /// `is-running`, `is-done`, `is-failed`, `is-cancelled`, `is-not-taken` on nodes, `was-taken` and `was-not-taken`
    /// on arrows.
    pub fn svg(&self) -> String {
        let scene = Scene::of(self.graph, self.depth, self.overlay);
        let layout = Layout::of(&scene, self.is_sideways);
        svg::write(&scene, &layout, self.theme, self.is_sideways)
    }

    /// The picture as PNG, `scale` pixels to the unit of the SVG; 2 is sharp on most screens.
    ///
    /// What the Latin, Greek and Cyrillic letters shipped with this crate do not have is drawn with the fonts of the
    /// system; what these do not have either stays blank, with a warning through the crate `log`.
    ///
    /// # Errors
    ///
    /// If it would have no pixels, or more than 16384 on a side.
    #[cfg(feature = "png")]
    pub fn png(&self, scale: f32) -> Result<Vec<u8>, crate::PngError> {
        // Nobody is there yet to say what they like.
        let theme = if self.theme == Theme::Dark {
            Theme::Dark
        } else {
            Theme::Light
        };
        let svg = self.theme(theme).svg();
        crate::png::draw(&svg, !crate::text::has_glyphs(&svg), scale)
    }
}
