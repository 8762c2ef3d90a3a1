//! Programs with a graph of any size, as a workflow and by hand.

use std::fmt::Write as _;

/// What a graph looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Nodes in a row.
    Chain,
    /// Nodes side by side.
    Fan,
    /// A `match` on each value, whose arms have a node each; a third of the nodes are routes.
    Routes,
    /// Nodes in a square, each after its upper and left neighbour.
    Grid,
}

impl Shape {
    pub(crate) const ALL: [Shape; 4] = [Shape::Chain, Shape::Fan, Shape::Routes, Shape::Grid];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Shape::Chain => "chain",
            Shape::Fan => "fan",
            Shape::Routes => "routes",
            Shape::Grid => "grid",
        }
    }
}

/// A program without a graph.
pub(crate) const NOTHING: &str = "fn main() {}\n";

/// As a workflow.
pub(crate) fn workflow(shape: Shape, size: usize) -> String {
    let mut nodes = String::new();
    if let Shape::Routes = shape {
        nodes = routes(size, |name, input| format!("{name}(x: {input})"));
    }
    for node in (0..size).take_while(|_| !matches!(shape, Shape::Routes)) {
        match inputs(shape, size, node).as_slice() {
            [] => _ = writeln!(nodes, "    let n{node} = step(x);"),
            [one] => _ = writeln!(nodes, "    let n{node} = step(x: n{one});"),
            [one, other, ..] => {
                _ = writeln!(nodes, "    let n{node} = add(a: n{one}, b: n{other});");
            }
        }
    }
    format!(
        "use workflow::{{component, workflow}};\n\
         #[component] async fn step(x: u64) -> u64 {{ x + 1 }}\n\
         #[component] async fn add(a: u64, b: u64) -> u64 {{ a + b }}\n\
         #[component] async fn twice(x: u64) -> u64 {{ 2 * x }}\n\
         #[component] async fn total(all: Vec<u64>) -> u64 {{ all.iter().sum() }}\n\
         workflow! {{ Graph<x: u64 -> u64> {{\n{nodes}    total(all: vec![{}])\n}} }}\n\
         fn main() {{ println!(\"{{}}\", futures::executor::block_on(Graph {{ x: 1 }}.run())); }}\n",
        ends(shape, size),
    )
}

/// As one would write it: nodes that are ready at the same time under one `join!`.
pub(crate) fn by_hand(shape: Shape, size: usize) -> String {
    let call = |node: usize| match inputs(shape, size, node).as_slice() {
        [] => "step(x)".to_owned(),
        [one] => format!("step(n{one})"),
        [one, other, ..] => format!("add(n{one}, n{other})"),
    };
    let mut nodes = String::new();
    if let Shape::Routes = shape {
        nodes = routes(size, |name, input| format!("{name}({input}).await"));
    }
    let levels = match shape {
        Shape::Routes => Vec::new(),
        _ => levels(shape, size),
    };
    for level in levels {
        if let [node] = level.as_slice() {
            _ = writeln!(nodes, "    let n{node} = {}.await;", call(*node));
        } else {
            let names: Vec<String> = level.iter().map(|node| format!("n{node}")).collect();
            let calls: Vec<String> = level.iter().map(|&node| call(node)).collect();
            _ = writeln!(
                nodes,
                "    let ({}) = join!({});",
                names.join(", "),
                calls.join(", ")
            );
        }
    }
    format!(
        "#[allow(unused_imports)] use futures::join;\n\
         async fn step(x: u64) -> u64 {{ x + 1 }}\n\
         #[allow(dead_code)] async fn add(a: u64, b: u64) -> u64 {{ a + b }}\n\
         #[allow(dead_code)] async fn twice(x: u64) -> u64 {{ 2 * x }}\n\
         async fn total(all: Vec<u64>) -> u64 {{ all.iter().sum() }}\n\
         async fn graph(x: u64) -> u64 {{\n{nodes}    total(vec![{}]).await\n}}\n\
         fn main() {{ println!(\"{{}}\", futures::executor::block_on(graph(1))); }}\n",
        ends(shape, size),
    )
}

/// Routes in a row, each with two nodes in its arms.
fn routes(size: usize, call: impl Fn(&str, &str) -> String) -> String {
    let (mut nodes, mut input) = (String::new(), "x".to_owned());
    for route in 0..size.div_ceil(3) {
        let (one, other) = (call("step", &input), call("twice", &input));
        let name = if 3 * (route + 1) >= size {
            "n".to_owned()
        } else {
            format!("n{route}")
        };
        _ = writeln!(
            nodes,
            "    let {name} = match {input} % 2 {{ 0 => {one}, _ => {other} }};"
        );
        input = name;
    }
    nodes
}

/// The nodes whose values a node takes.
fn inputs(shape: Shape, size: usize, node: usize) -> Vec<usize> {
    let width = size.isqrt();
    match shape {
        Shape::Fan | Shape::Routes => Vec::new(),
        Shape::Chain => node.checked_sub(1).into_iter().collect(),
        Shape::Grid => {
            let left = node.checked_sub(1).filter(|_| !node.is_multiple_of(width));
            left.into_iter().chain(node.checked_sub(width)).collect()
        }
    }
}

/// What the last node takes.
fn ends(shape: Shape, size: usize) -> String {
    let all: Vec<String> = match shape {
        Shape::Fan => (0..size).map(|node| format!("n{node}")).collect(),
        Shape::Routes => vec!["n".to_owned()],
        Shape::Chain | Shape::Grid => vec![format!("n{}", size - 1)],
    };
    all.join(", ")
}

/// The nodes by the longest way to each.
fn levels(shape: Shape, size: usize) -> Vec<Vec<usize>> {
    let mut level_of: Vec<usize> = Vec::new();
    let mut levels: Vec<Vec<usize>> = Vec::new();
    for node in 0..size {
        let inputs = inputs(shape, size, node).into_iter();
        let level = inputs.map(|input| level_of[input] + 1).max().unwrap_or(0);
        level_of.push(level);
        if level == levels.len() {
            levels.push(Vec::new());
        }
        levels[level].push(node);
    }
    levels
}
