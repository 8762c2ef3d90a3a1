//! Where everything goes: sizes from the texts, places from dagre.

use dagre::graph::{Graph, GraphOptions};
use dagre::layout::types::LabelPos;
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir};

use crate::geometry::{Point, Rect};
use crate::ports::attach;
use crate::scene::{Arrow, FrameKind, Line, Node, NodeKind, Scene};
use crate::text::{Style, width, wrap};

/// Around the whole picture.
pub(crate) const MARGIN: f64 = 24.0;
/// The width of the text at an arrow, at most.
const LABEL: f64 = 170.0;

pub(crate) struct Layout {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) nodes: Vec<Rect>,
    pub(crate) boxes: Vec<Rect>,
    pub(crate) arrows: Vec<Course>,
}

/// Where an arrow goes along.
pub(crate) struct Course {
    pub(crate) points: Vec<Point>,
    pub(crate) label: Option<Label>,
}

/// What is written at an arrow.
pub(crate) struct Label {
    pub(crate) lines: Vec<String>,
    pub(crate) place: Rect,
}

impl Layout {
    pub(crate) fn of(scene: &Scene, is_sideways: bool) -> Self {
        let mut graph = graph(scene);
        let options = LayoutOptions {
            rankdir: if is_sideways {
                RankDir::LR
            } else {
                RankDir::TB
            },
            nodesep: 34.0,
            edgesep: 22.0,
            ranksep: if is_sideways { 64.0 } else { 52.0 },
            ..LayoutOptions::default()
        };
        dagre::layout(&mut graph, Some(options));
        let rect = |name: &str| {
            let node = graph.node(name)?;
            let (width, height) = (node.width, node.height);
            Some(Rect {
                x: node.x?,
                y: node.y?,
                width,
                height,
            })
        };
        let nodes: Vec<Rect> = (0..scene.nodes.len())
            .map(|n| rect(&node_name(n)).unwrap_or_default())
            .collect();
        let mut arrows: Vec<Course> = scene
            .arrows
            .iter()
            .enumerate()
            .map(|(n, arrow)| course(scene, &graph, n, arrow))
            .collect();
        attach(scene, &nodes, &mut arrows, is_sideways);
        let boxes = boxes(scene, &nodes, &arrows);
        let mut layout = Layout {
            width: 0.0,
            height: 0.0,
            nodes,
            boxes,
            arrows,
        };
        layout.shift();
        layout
    }

    /// Moves all so that it begins behind the margin.
    fn shift(&mut self) {
        let points = self.arrows.iter().flat_map(|course| &course.points);
        let points = points.map(|point| Rect {
            x: point.x,
            y: point.y,
            ..Rect::default()
        });
        let labels = self
            .arrows
            .iter()
            .filter_map(|course| Some(course.label.as_ref()?.place));
        let all = self
            .nodes
            .iter()
            .chain(&self.boxes)
            .copied()
            .chain(points)
            .chain(labels);
        let whole = all.reduce(Rect::around).unwrap_or_default();
        let (x, y) = (MARGIN - whole.left(), MARGIN - whole.top());
        for rect in self.nodes.iter_mut().chain(&mut self.boxes) {
            (rect.x, rect.y) = (rect.x + x, rect.y + y);
        }
        for course in &mut self.arrows {
            for point in &mut course.points {
                (point.x, point.y) = (point.x + x, point.y + y);
            }
            if let Some(label) = &mut course.label {
                (label.place.x, label.place.y) = (label.place.x + x, label.place.y + y);
            }
        }
        self.width = whole.width + 2.0 * MARGIN;
        self.height = whole.height + 2.0 * MARGIN;
    }
}

fn node_name(n: usize) -> String {
    format!("n{n}")
}

fn box_name(n: usize) -> String {
    format!("b{n}")
}

/// Its ends and its name. Arrows that lead back are laid out the other way round.
fn edge_name(n: usize, arrow: &Arrow) -> (String, String, String) {
    let (from, to) = if arrow.is_back {
        (arrow.to, arrow.from)
    } else {
        (arrow.from, arrow.to)
    };
    (node_name(from), node_name(to), format!("e{n}"))
}

fn graph(scene: &Scene) -> Graph<NodeLabel, EdgeLabel> {
    let mut graph = Graph::with_options(GraphOptions {
        directed: true,
        multigraph: true,
        compound: true,
    });
    for (n, node) in scene.nodes.iter().enumerate() {
        let (width, height) = size(node);
        graph.set_node(
            node_name(n),
            Some(NodeLabel {
                width,
                height,
                ..NodeLabel::default()
            }),
        );
    }
    for n in 0..scene.boxes.len() {
        graph.set_node(box_name(n), Some(NodeLabel::default()));
    }
    for (n, node) in scene.nodes.iter().enumerate() {
        if let Some(parent) = node.parent {
            graph.set_parent(&node_name(n), Some(&box_name(parent)));
        }
    }
    for (n, frame) in scene.boxes.iter().enumerate() {
        if let Some(parent) = frame.parent {
            graph.set_parent(&box_name(n), Some(&box_name(parent)));
        }
    }
    for (n, arrow) in scene.arrows.iter().enumerate() {
        let (from, to, name) = edge_name(n, arrow);
        let lines = label_lines(scene, arrow);
        let (width, height) = label_size(&lines);
        let label = EdgeLabel {
            width,
            height,
            labelpos: LabelPos::Center,
            ..EdgeLabel::default()
        };
        graph.set_edge(from, to, Some(label), Some(&name));
    }
    graph
}

/// The outline of a node, around its text.
fn size(node: &Node) -> (f64, f64) {
    let text = node
        .lines
        .iter()
        .map(|line| width(&line.text, line.style))
        .fold(node.room, f64::max);
    let height: f64 = node.lines.iter().map(Line::height).sum();
    let (aside, above) = match node.kind {
        NodeKind::Input | NodeKind::Output => (18.0, 8.0),
        NodeKind::Route => (26.0, 11.0),
        // With room for the sign in front.
        NodeKind::Loop | NodeKind::Each | NodeKind::Race => (25.0, 8.0),
        NodeKind::Glue => (13.0, 8.0),
        NodeKind::Way => (9.0, 4.0),
        NodeKind::Component | NodeKind::Workflow => (16.0, 10.0),
    };
    let least = if node.kind == NodeKind::Way {
        0.0
    } else {
        56.0
    };
    (
        f64::max(text + 2.0 * aside, least).round(),
        (height + 2.0 * above).round(),
    )
}

impl Line {
    pub(crate) fn height(&self) -> f64 {
        self.style.line_height()
    }
}

fn label_lines(scene: &Scene, arrow: &Arrow) -> Vec<String> {
    if scene.nodes[arrow.to].kind == NodeKind::Way {
        return Vec::new(); // It stands on the node.
    }
    if arrow.ways.is_empty() && arrow.flow == workflow_core::graph::Flow::Order {
        return vec!["after".to_owned()];
    }
    let ways = arrow.ways.iter();
    ways.flat_map(|way| wrap(way, Style::Note, LABEL, 2))
        .collect()
}

fn label_size(lines: &[String]) -> (f64, f64) {
    if lines.is_empty() {
        return (0.0, 0.0);
    }
    let widest = lines
        .iter()
        .map(|line| width(line, Style::Note))
        .fold(0.0, f64::max);
    #[expect(clippy::cast_precision_loss, reason = "there are few lines")]
    let height = lines.len() as f64 * Style::Note.line_height();
    ((widest + 10.0).round(), (height + 4.0).round())
}

fn course(scene: &Scene, graph: &Graph<NodeLabel, EdgeLabel>, n: usize, arrow: &Arrow) -> Course {
    let (from, to, name) = edge_name(n, arrow);
    let lines = label_lines(scene, arrow);
    let Some(edge) = graph.edge(&from, &to, Some(&name)) else {
        return Course {
            points: Vec::new(),
            label: None,
        };
    };
    let mut points: Vec<Point> = edge
        .points
        .iter()
        .map(|point| Point {
            x: point.x,
            y: point.y,
        })
        .collect();
    if arrow.is_back {
        points.reverse();
    }
    let (width, height) = label_size(&lines);
    let place = edge.x.zip(edge.y).map(|(x, y)| Rect {
        x,
        y,
        width,
        height,
    });
    let label = place
        .filter(|_| !lines.is_empty())
        .map(|place| Label { lines, place });
    Course { points, label }
}

/// The boxes, each around all that is in it, the inner ones first.
fn boxes(scene: &Scene, nodes: &[Rect], arrows: &[Course]) -> Vec<Rect> {
    let mut boxes: Vec<Option<Rect>> = vec![None; scene.boxes.len()];
    let grow = |boxes: &mut Vec<Option<Rect>>, frame: Option<usize>, rect: Rect| {
        if let Some(frame) = frame {
            boxes[frame] = Some(boxes[frame].map_or(rect, |all| all.around(rect)));
        }
    };
    for (node, rect) in scene.nodes.iter().zip(nodes) {
        grow(&mut boxes, node.parent, *rect);
    }
    for (arrow, course) in scene.arrows.iter().zip(arrows) {
        let frame = scene.common_box(arrow.from, arrow.to);
        for point in &course.points {
            grow(
                &mut boxes,
                frame,
                Rect {
                    x: point.x,
                    y: point.y,
                    ..Rect::default()
                },
            );
        }
        if let Some(label) = &course.label {
            grow(&mut boxes, frame, label.place);
        }
    }
    // A box stands behind the one that it is in.
    for (n, frame) in scene.boxes.iter().enumerate().rev() {
        let inner = boxes[n].unwrap_or_default();
        let title = if frame.title.is_empty() {
            0.0
        } else {
            Style::Title.line_height()
        };
        let aside = if frame.kind == FrameKind::Each {
            16.0
        } else {
            12.0
        };
        let least = width(&frame.title, Style::Title) + 20.0;
        let half = f64::max(inner.width / 2.0 + aside, least / 2.0);
        let rect = Rect::between(
            inner.x - half,
            inner.top() - 10.0 - title,
            inner.x + half,
            inner.bottom() + 12.0,
        );
        boxes[n] = Some(rect);
        grow(&mut boxes, frame.parent, rect);
    }
    boxes.into_iter().map(Option::unwrap_or_default).collect()
}
