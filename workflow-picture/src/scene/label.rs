//! What is written on nodes and boxes, and what is told about them where the pointer rests.

use workflow_core::graph::{Graph, Input, Kind, Site};

use super::{About, Frame, FrameKind, Line, Node, NodeKind};
use crate::text::{Style, on_one_line, wrap};

/// The width of the text on a node, at most.
const WIDEST: f64 = 190.0;

pub(super) fn lines(text: &str, style: Style, about: About, most: usize) -> Vec<Line> {
    let lines = wrap(text, style, WIDEST, most).into_iter();
    lines.map(|text| Line { text, style, about }).collect()
}

pub(super) fn input(path: &str, input: Input) -> Node {
    let (name, ty) = (input.name(), on_one_line(input.ty()));
    Node {
        lines: [
            lines(name, Style::Name, About::Node, 2),
            lines(&ty, Style::Note, About::Detail, 1),
        ]
        .concat(),
        tooltip: vec![format!("input {name}: {ty}")],
        ..Node::new(format!("{path}:{name}"), NodeKind::Input)
    }
}

pub(super) fn output(path: &str, graph: &Graph) -> Node {
    let ty = on_one_line(graph.output());
    Node {
        lines: lines(&ty, Style::Code, About::Node, 2),
        tooltip: vec![format!("result of {}: {ty}", graph.name())],
        ..Node::new(format!("{path}:"), NodeKind::Output)
    }
}

pub(super) fn node(path: String, site: Site) -> Node {
    let text = on_one_line(site.text());
    let name = own_name(site.key());
    let mut written = match site.kind() {
        Kind::Component => {
            let component = component(site.text());
            let mut written = lines(&name, Style::Name, About::Node, 2);
            if bare(site.key()) != component {
                written.extend(lines(component, Style::Note, About::Detail, 1));
            }
            written
        }
        Kind::Glue if bare(site.key()) == text => lines(&text, Style::Name, About::Node, 1),
        Kind::Glue if bare(site.key()) != "expression" => {
            let mut written = lines(&name, Style::Name, About::Node, 1);
            written.extend(lines(&text, Style::Note, About::Detail, 2));
            written
        }
        _ => lines(&text, Style::Code, About::Node, 2),
    };
    let policies: Vec<String> = site.policies().iter().map(|policy| short(policy)).collect();
    written.extend(lines(&policies.join(" · "), Style::Note, About::Detail, 2));
    Node {
        lines: written,
        tooltip: tooltip(&path, site),
        ..Node::new(path, NodeKind::of(site.kind(), site.graph().is_some()))
    }
}

pub(super) fn workflow_frame(path: &str, site: Site, parent: Option<usize>) -> Frame {
    let (name, workflow) = (own_name(site.key()), component(site.text()));
    Frame {
        path: path.to_owned(),
        kind: FrameKind::Workflow,
        title: if bare(site.key()) == workflow {
            name
        } else {
            format!("{name}: {workflow}")
        },
        tooltip: tooltip(path, site),
        parent,
    }
}

/// The box of what is inside of a node, or of a named block. What it does stands on the node.
pub(super) fn frame(path: String, key: &str, kind: FrameKind, parent: Option<usize>) -> Frame {
    let is_named = !["loop", "each", "race"].contains(&bare(key));
    Frame {
        tooltip: vec![path.clone()],
        path,
        kind,
        title: if is_named {
            own_name(key)
        } else {
            String::new()
        },
        parent,
    }
}

/// The path, what runs there, and its policies as they are written.
fn tooltip(path: &str, site: Site) -> Vec<String> {
    let policies = site
        .policies()
        .iter()
        .map(|policy| format!("#[{}]", on_one_line(policy)));
    [path.to_owned(), on_one_line(site.text())]
        .into_iter()
        .chain(policies)
        .collect()
}

/// `search #2` of `answer/search#2`, the second node of its name in `answer`.
fn own_name(key: &str) -> String {
    let own = key.rsplit('/').next().unwrap_or(key);
    own.replace('#', " #")
}

/// `search` of `answer/search#2`.
fn bare(key: &str) -> &str {
    let own = key.rsplit('/').next().unwrap_or(key);
    own.split_once('#').map_or(own, |(name, _)| name)
}

/// A component's name, from its path.
fn component(path: &str) -> &str {
    let generic = path.find("::<").filter(|_| path.ends_with('>'));
    let path = &path[..generic.unwrap_or(path.len())];
    path.rsplit("::").next().unwrap_or(path).trim()
}

/// `retry 3` for `retry(3, backoff = "1s")`: the name and the first argument.
fn short(policy: &str) -> String {
    let Some((name, arguments)) = policy.split_once('(') else {
        return policy.to_owned();
    };
    let arguments = arguments.strip_suffix(')').unwrap_or(arguments);
    let first = arguments.split(", ").next().unwrap_or(arguments);
    format!("{} {}", name.trim(), first.trim_matches('"'))
}
