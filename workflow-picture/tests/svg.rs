//! What is in the pictures, read back from the SVG.

mod graphs;

use std::collections::HashSet;
use std::time::Duration;

use graphs::{Agent, Chat, Claim, Office, Support, Welcome};
use roxmltree::{Document, Node};
use workflow::Graph;
use workflow::graph::{End, Flow, Input, Kind};
use workflow_picture::{Overlay, Picture, Theme};

fn graphs() -> [&'static Graph; 6] {
    [
        Agent::graph(),
        Chat::graph(),
        Claim::graph(),
        Office::graph(),
        Support::graph(),
        Welcome::graph(),
    ]
}

/// Every way in which each graph can be drawn.
fn all(mut check: impl FnMut(&'static Graph, usize, &str)) {
    for graph in graphs() {
        for depth in [0, 1, usize::MAX] {
            check(graph, depth, &Picture::of(graph).unfold(depth).svg());
            check(
                graph,
                depth,
                &Picture::of(graph).unfold(depth).left_to_right().svg(),
            );
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    /// Of a rectangle or of a path of lines.
    fn of(shape: Node<'_, '_>) -> Self {
        let number = |name: &str| shape.attribute(name).unwrap().parse::<f64>().unwrap();
        if shape.has_tag_name("rect") {
            let (left, top) = (number("x"), number("y"));
            return Area {
                left,
                top,
                right: left + number("width"),
                bottom: top + number("height"),
            };
        }
        let numbers = shape
            .attribute("d")
            .unwrap()
            .split(['M', 'L', 'C', 'Z', ' ']);
        let numbers: Vec<f64> = numbers.filter_map(|number| number.parse().ok()).collect();
        let of = |offset: usize| numbers.iter().skip(offset).step_by(2).copied();
        Area {
            left: of(0).fold(f64::MAX, f64::min),
            top: of(1).fold(f64::MAX, f64::min),
            right: of(0).fold(f64::MIN, f64::max),
            bottom: of(1).fold(f64::MIN, f64::max),
        }
    }

    fn holds(self, inner: Area) -> bool {
        let near = 0.2; // numbers are written to a tenth
        self.left <= inner.left + near
            && self.top <= inner.top + near
            && self.right >= inner.right - near
            && self.bottom >= inner.bottom - near
    }

    fn meets(self, other: Area) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

fn classed<'a, 'i>(within: Node<'a, 'i>, class: &'a str) -> impl Iterator<Item = Node<'a, 'i>> {
    let is_classed = move |node: &Node<'_, '_>| {
        let classes = node.attribute("class").unwrap_or_default();
        classes.split(' ').any(|other| other == class)
    };
    within.descendants().filter(is_classed)
}

/// The outlines of all nodes, by path.
fn nodes(picture: &Document<'_>) -> Vec<(String, Area)> {
    let nodes = classed(picture.root_element(), "node");
    let area = |node: Node<'_, '_>| {
        // The last one is in front, where there is a pile.
        let outline = classed(node, "outline").last().unwrap();
        (
            node.attribute("data-node").unwrap().to_owned(),
            Area::of(outline),
        )
    };
    nodes.map(area).collect()
}

#[test]
fn every_node_and_every_connection_is_in_the_picture() {
    all(|graph, depth, svg| {
        let picture = Document::parse(svg).unwrap();
        let nodes: HashSet<String> = nodes(&picture).into_iter().map(|(path, _)| path).collect();
        let arrows: HashSet<(&str, &str)> = classed(picture.root_element(), "arrow")
            .map(|arrow| {
                (
                    arrow.attribute("data-from").unwrap(),
                    arrow.attribute("data-to").unwrap(),
                )
            })
            .collect();
        expect(graph, depth, graph.name(), &nodes, &arrows);
    });
}

fn expect(
    graph: &'static Graph,
    depth: usize,
    path: &str,
    nodes: &HashSet<String>,
    arrows: &HashSet<(&str, &str)>,
) {
    let path_of = |n: usize| format!("{path}/{}", graph.node(n).key());
    let inputs: Vec<&str> = graph.inputs().map(Input::name).collect();
    let unfolded = |n: usize| graph.node(n).graph().filter(|_| depth > 0);
    for (n, site) in graph.nodes().enumerate() {
        match unfolded(n) {
            Some(inside) => expect(inside, depth - 1, &path_of(n), nodes, arrows),
            None => assert!(nodes.contains(&path_of(n)), "{path}/{}", site.key()),
        }
    }
    for connection in graph.connections() {
        let from = match connection.from() {
            End::Input(n) => format!("{path}:{}", inputs[n]),
            End::Node(n) if unfolded(n).is_some() => format!("{}:", path_of(n)),
            End::Node(n) => path_of(n),
            End::Output => format!("{path}:"),
        };
        let to = match connection.to() {
            End::Output => format!("{path}:"),
            End::Node(n) if unfolded(n).is_some() => format!("{}:", path_of(n)),
            End::Input(n) | End::Node(n) => path_of(n),
        };
        let is_there = |from: &str| arrows.iter().any(|(a, b)| *a == from && b.starts_with(&to));
        // By way of the node that stands for a way of a route.
        let mut ways = arrows.iter().filter(|(a, b)| *a == from && b.contains('?'));
        assert!(
            is_there(&from) || ways.any(|(_, way)| is_there(way)),
            "{from} → {to}"
        );
    }
}

#[test]
fn nodes_do_not_overlap_and_stand_in_their_boxes() {
    all(|_, _, svg| {
        let picture = Document::parse(svg).unwrap();
        let nodes = nodes(&picture);
        for (n, (path, area)) in nodes.iter().enumerate() {
            for (other, beside) in &nodes[..n] {
                assert!(!area.meets(*beside), "{path} {area:?}, {other} {beside:?}");
            }
        }
        for frame in classed(picture.root_element(), "box") {
            let path = frame.attribute("data-box").unwrap();
            let outline = Area::of(classed(frame, "outline").next().unwrap());
            let is_repeat = |class: &str| frame.attribute("class").unwrap().ends_with(class);
            for (node, area) in &nodes {
                let is_inside = node.starts_with(&format!("{path}/")) || node == path;
                if is_inside && !is_repeat("race") && !node.contains('?') {
                    assert!(outline.holds(*area), "{node} in {path}");
                } else if !is_inside
                    && !is_repeat("race")
                    && !node.starts_with(&format!("{path}:"))
                    && !node.contains('?')
                {
                    assert!(!outline.meets(*area), "{node} in {path}");
                }
            }
        }
    });
}

#[test]
fn all_of_it_is_within_the_view() {
    all(|_, _, svg| {
        let picture = Document::parse(svg).unwrap();
        let root = picture.root_element();
        let size: Vec<f64> = root
            .attribute("viewBox")
            .unwrap()
            .split(' ')
            .map(|number| number.parse().unwrap())
            .collect();
        let view = Area {
            left: 0.0,
            top: 0.0,
            right: size[2],
            bottom: size[3],
        };
        for class in ["outline", "behind", "line", "head"] {
            for shape in classed(root, class) {
                assert!(view.holds(Area::of(shape)), "{class} {:?}", Area::of(shape));
            }
        }
        for text in root.descendants().filter(|node| node.has_tag_name("text")) {
            let number = |name: &str| text.attribute(name).unwrap().parse::<f64>().unwrap();
            let point = Area {
                left: number("x"),
                right: number("x"),
                top: number("y"),
                bottom: number("y"),
            };
            assert!(view.holds(point), "{:?}", text.text());
        }
    });
}

#[test]
fn ids_are_unique() {
    all(|graph, _, svg| {
        let picture = Document::parse(svg).unwrap();
        let mut seen = HashSet::new();
        for id in picture
            .descendants()
            .filter_map(|node| node.attribute("id"))
        {
            assert!(seen.insert(id), "{id} in {}", graph.name());
        }
    });
}

#[test]
fn the_same_graph_gives_the_same_picture() {
    all(|graph, depth, svg| {
        let drawn = [
            Picture::of(graph).unfold(depth).svg(),
            Picture::of(graph).unfold(depth).left_to_right().svg(),
        ];
        assert!(drawn.iter().any(|other| other == svg));
    });
}

#[test]
fn conditions_streams_and_rounds_are_told_apart() {
    let count = |graph: &'static Graph, class: &str| {
        let svg = Picture::of(graph).svg();
        let picture = Document::parse(&svg).unwrap();
        classed(picture.root_element(), class)
            .filter(|node| classed(*node, "arrow").count() > 0)
            .count()
    };
    assert_eq!(
        (count(Agent::graph(), "back"), count(Claim::graph(), "back")),
        (1, 1)
    );
    let streams = Chat::graph()
        .connections()
        .filter(|line| line.kind() == Flow::Stream);
    assert_eq!(count(Chat::graph(), "stream"), streams.count());
    assert_eq!(count(Support::graph(), "order"), 1);

    let svg = Picture::of(Support::graph()).svg();
    let conditions = [
        "Intent::Refund(order)",
        "order.starts_with(&quot;VIP&quot;)",
        "Intent::Question",
        "true",
        "false",
    ];
    for condition in conditions {
        assert!(svg.contains(condition), "{condition}");
    }
}

#[test]
fn loops_eaches_races_and_groups_are_boxes() {
    let boxes = |graph: &'static Graph, depth: usize| {
        let svg = Picture::of(graph).unfold(depth).svg();
        let picture = Document::parse(&svg).unwrap();
        let boxes = classed(picture.root_element(), "box");
        boxes
            .map(|node| node.attribute("data-box").unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        boxes(Agent::graph(), 0),
        ["Agent/answer", "Agent/answer/results", "Agent/checked"]
    );
    assert_eq!(boxes(Office::graph(), 0), [""; 0]);
    assert_eq!(
        boxes(Office::graph(), 1),
        [
            "Office/Letter",
            "Office/Letter/body",
            "Office/Letter#2",
            "Office/Letter#2/body"
        ]
    );
    assert_eq!(boxes(Office::graph(), usize::MAX).len(), 6);
}

#[test]
fn a_run_is_drawn_over_it() {
    let mut run = Overlay::new();
    run.started("Support");
    run.started("Support/intent");
    run.done("Support/intent", Duration::from_millis(1312));
    run.took("Support/match", "Intent::Question");
    run.started("Support/answer");
    let classes = |run: &Overlay| {
        let svg = Picture::of(Support::graph()).overlay(run).svg();
        let picture = Document::parse(&svg).unwrap();
        let nodes = classed(picture.root_element(), "node");
        let class = |node: Node<'_, '_>| {
            let class = node.attribute("class").unwrap();
            format!(
                "{} {}",
                node.attribute("data-node").unwrap(),
                class.rsplit(' ').next().unwrap()
            )
        };
        nodes.map(class).collect::<HashSet<_>>()
    };
    let has = |classes: &HashSet<String>, expected: &[&str]| {
        for class in expected {
            assert!(classes.contains(*class), "{class} in {classes:?}");
        }
    };
    has(
        &classes(&run),
        &[
            "Support:ticket is-done",
            "Support/intent is-done",
            "Support/match is-done",
            "Support/match?0 is-done",
            "Support/answer is-running",
            "Support/logged is-waiting",
            "Support/pay is-waiting",
            "Support: is-waiting",
        ],
    );

    run.failed("Support/answer", Duration::from_secs(75), "out of <words>");
    run.failed(
        "Support",
        Duration::from_secs(76),
        "Support/answer: out of <words>",
    );
    run.end();
    has(
        &classes(&run),
        &[
            "Support/answer is-failed",
            "Support/pay is-not-taken",
            "Support/logged is-not-taken",
            "Support: is-failed",
        ],
    );
    let svg = Picture::of(Support::graph()).overlay(&run).svg();
    for text in ["1.3 s", "1 min 15 s", "out of &lt;words&gt;"] {
        assert!(svg.contains(text), "{text}");
    }
    let picture = Document::parse(&svg).unwrap();
    let taken =
        classed(picture.root_element(), "was-taken").filter_map(|arrow| arrow.attribute("data-to"));
    let expected = [
        "Support/intent",
        "Support/answer",
        "Support/match",
        "Support/match?0",
    ];
    assert_eq!(taken.collect::<HashSet<_>>(), HashSet::from(expected));
}

#[test]
fn the_number_of_nodes_shown_is_the_number_there_is() {
    let (small, large) = (Welcome::graph(), Claim::graph());
    let components = |graph: &'static Graph| {
        graph
            .nodes()
            .filter(|node| node.kind() == Kind::Component)
            .count()
    };
    assert_eq!((small.nodes().len(), components(large)), (5, 46));
    let ways = 2;
    let svg = Picture::of(large).svg();
    let drawn = nodes(&Document::parse(&svg).unwrap()).len();
    assert_eq!(drawn, large.inputs().len() + large.nodes().len() + 1 + ways);
}

#[test]
fn pictures_are_as_they_were() {
    insta::assert_snapshot!(
        "welcome.svg",
        Picture::of(Welcome::graph()).theme(Theme::Light).svg()
    );
    insta::assert_snapshot!("agent.svg", Picture::of(Agent::graph()).svg());
    insta::assert_snapshot!(
        "chat.svg",
        Picture::of(Chat::graph())
            .left_to_right()
            .theme(Theme::Dark)
            .svg()
    );
}

#[test]
fn on_a_page_of_docs_a_picture_shrinks_only_as_far_as_it_can_be_read() {
    let svg = Picture::of(Office::graph()).theme(Theme::Rustdoc).svg();
    let attribute = |name: &str, end: &str| {
        let (_, value) = svg.split_once(name).expect(name);
        value.split_once(end).expect(name).0.parse::<u32>().unwrap()
    };
    let width = attribute(" width=\"", "\"");
    let least = attribute("max-width:max(100%,", "px)");
    assert!((width / 2..width).contains(&least), "{least} of {width}");
}
