//! From a graph to what is drawn of it.

use std::collections::HashMap;

use workflow_core::graph::{Connection, End, Flow, Graph, Kind, Site};

use super::label;
use super::{Arrow, FrameKind, Node, NodeKind, Scene};

pub(super) fn scene(graph: &'static Graph, depth: usize) -> Scene {
    let mut scene = Scene {
        name: graph.name(),
        boxes: Vec::new(),
        nodes: Vec::new(),
        arrows: Vec::new(),
        note: None,
    };
    Part::add(&mut scene, graph, graph.name(), depth, None);
    scene
}

/// One graph of the picture, in the scene: the whole one, or that of an unfolded sub-workflow.
struct Part {
    graph: &'static Graph,
    inputs: Vec<usize>,
    places: Vec<Place>,
    output: usize,
}

/// Where a node of the graph is in the scene.
enum Place {
    Node(usize),
    Unfolded(Part),
}

impl Part {
    fn add(
        scene: &mut Scene,
        graph: &'static Graph,
        path: &str,
        depth: usize,
        parent: Option<usize>,
    ) -> Self {
        let inputs = graph
            .inputs()
            .map(|input| scene.add(label::input(path, input), parent));
        let inputs = inputs.collect();
        let mut boxes = Boxes {
            path,
            parent,
            of: HashMap::new(),
        };
        let holds = |site: Site| {
            let mut nodes = graph.nodes();
            nodes.any(|inner| inner.within().contains(&site.key()))
        };
        let places = graph.nodes().map(|site| {
            let mut parent = boxes.around(scene, graph, site.within());
            if site.kind() != Kind::Component && holds(site) {
                parent = Some(boxes.of(scene, graph, site.key(), parent));
            }
            let path = format!("{path}/{}", site.key());
            match site.graph().filter(|_| depth > 0) {
                Some(inside) => {
                    let frame = label::workflow_frame(&path, site, parent);
                    scene.boxes.push(frame);
                    let parent = Some(scene.boxes.len() - 1);
                    Place::Unfolded(Part::add(scene, inside, &path, depth - 1, parent))
                }
                None => Place::Node(scene.add(label::node(path, site), parent)),
            }
        });
        let places = places.collect();
        let output = scene.add(label::output(path, graph), parent);
        let part = Part {
            graph,
            inputs,
            places,
            output,
        };
        part.add_arrows(scene);
        part
    }

    fn add_arrows(&self, scene: &mut Scene) {
        let connections = self.graph.connections();
        for connection in connections.clone() {
            let (from, flow) = (self.exit(connection.from()), connection.kind());
            if flow == Flow::Order {
                scene.connect(Arrow::new(from, self.entry(connection.to(), ""), flow));
                continue;
            }
            let beside = |other: &Connection| {
                other.from() == connection.from()
                    && other.to() == connection.to()
                    && other.kind() != Flow::Order
            };
            let hands_over = |other: Connection| other.kind() != Flow::Conditional;
            // A way of a route that also hands over a value is one arrow.
            if flow == Flow::Conditional && connections.clone().filter(beside).any(hands_over) {
                continue;
            }
            let ways = connections.clone().filter(beside);
            let ways = ways.filter(|other| !hands_over(*other));
            let label = if flow == Flow::Conditional {
                ""
            } else {
                connection.label()
            };
            let ways: Vec<String> = ways.map(|way| way.label().to_owned()).collect();
            scene.connect(Arrow {
                is_conditional: !ways.is_empty(),
                ways,
                inputs: Some(label)
                    .filter(|label| !label.is_empty())
                    .into_iter()
                    .collect(),
                is_back: self.is_back(connection),
                ..Arrow::new(from, self.entry(connection.to(), label), flow)
            });
        }
    }

    /// Whether a connection leads from inside of a loop to its beginning.
    fn is_back(&self, connection: Connection) -> bool {
        let (End::Node(from), End::Node(to)) = (connection.from(), connection.to()) else {
            return false;
        };
        let (from, to) = (self.graph.node(from), self.graph.node(to));
        to.kind() == Kind::Loop && from.within().contains(&to.key())
    }

    /// Where a value comes out.
    fn exit(&self, end: End) -> usize {
        match end {
            End::Input(n) => self.inputs[n],
            End::Output => self.output,
            End::Node(n) => match &self.places[n] {
                Place::Node(node) => *node,
                Place::Unfolded(part) => part.output,
            },
        }
    }

    /// Where the value for an input goes in.
    fn entry(&self, end: End, input: &str) -> usize {
        match end {
            End::Input(_) | End::Output => self.exit(end),
            End::Node(n) => match &self.places[n] {
                Place::Node(node) => *node,
                Place::Unfolded(part) => part.input(input),
            },
        }
    }

    /// The input of this name, else the first node of all.
    fn input(&self, name: &str) -> usize {
        let inputs = self.graph.inputs();
        let named = inputs
            .zip(&self.inputs)
            .find(|(input, _)| input.name() == name)
            .map(|(_, &node)| node);
        let first = || match self.places.first() {
            Some(Place::Node(node)) => *node,
            Some(Place::Unfolded(part)) => part.input(name),
            None => self.output,
        };
        named
            .or_else(|| self.inputs.first().copied())
            .unwrap_or_else(first)
    }
}

/// The boxes of one graph, by the keys of what they stand for.
struct Boxes<'p> {
    path: &'p str,
    parent: Option<usize>,
    of: HashMap<&'static str, usize>,
}

impl Boxes<'_> {
    /// The innermost of the boxes of these keys.
    fn around(
        &mut self,
        scene: &mut Scene,
        graph: &'static Graph,
        keys: &[&'static str],
    ) -> Option<usize> {
        let mut parent = self.parent;
        for key in keys {
            parent = Some(self.of(scene, graph, key, parent));
        }
        parent
    }

    fn of(
        &mut self,
        scene: &mut Scene,
        graph: &'static Graph,
        key: &'static str,
        parent: Option<usize>,
    ) -> usize {
        if let Some(&frame) = self.of.get(key) {
            return frame;
        }
        let site = graph.nodes().find(|site| site.key() == key);
        let kind = match site.map(Site::kind) {
            Some(Kind::Loop) => FrameKind::Loop,
            Some(Kind::Each) => FrameKind::Each,
            Some(Kind::Race) => FrameKind::Race,
            _ => FrameKind::Group,
        };
        scene.boxes.push(label::frame(
            format!("{}/{key}", self.path),
            key,
            kind,
            parent,
        ));
        self.of.insert(key, scene.boxes.len() - 1);
        scene.boxes.len() - 1
    }
}

impl Scene {
    fn add(&mut self, node: Node, parent: Option<usize>) -> usize {
        self.nodes.push(Node { parent, ..node });
        self.nodes.len() - 1
    }

    /// Several connections between the same two nodes are one arrow, but for the order of things.
    fn connect(&mut self, arrow: Arrow) {
        let is_order = arrow.flow == Flow::Order;
        let beside = |other: &&mut Arrow| {
            (other.from, other.to) == (arrow.from, arrow.to)
                && (other.flow == Flow::Order) == is_order
        };
        let Some(there) = self.arrows.iter_mut().find(beside) else {
            self.arrows.push(arrow);
            return;
        };
        if arrow.flow == Flow::Stream {
            there.flow = Flow::Stream;
        }
        there.is_back |= arrow.is_back;
        there.is_conditional |= arrow.is_conditional;
        for way in arrow.ways {
            if !there.ways.contains(&way) {
                there.ways.push(way);
            }
        }
        for input in arrow.inputs {
            if !there.inputs.contains(&input) {
                there.inputs.push(input);
            }
        }
    }
}

impl Arrow {
    pub(super) fn new(from: usize, to: usize, flow: Flow) -> Self {
        Arrow {
            from,
            to,
            flow,
            is_conditional: false,
            ways: Vec::new(),
            inputs: Vec::new(),
            is_back: false,
            taken: None,
        }
    }
}

impl Node {
    pub(super) fn new(path: String, kind: NodeKind) -> Self {
        Node {
            path,
            kind,
            lines: Vec::new(),
            room: 0.0,
            tooltip: Vec::new(),
            parent: None,
            status: None,
        }
    }
}
