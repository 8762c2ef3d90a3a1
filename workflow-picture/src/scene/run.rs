//! A run, laid over the scene: how far each node is, and which arrows it has followed.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use workflow_core::graph::Flow;

use super::label::lines;
use super::{About, Arrow, Line, Node, NodeKind, Scene};
use crate::overlay::{NodeState, Overlay, Status};
use crate::text::{Style, on_one_line, width};

impl Scene {
    pub(super) fn lay_over(&mut self, overlay: &Overlay) {
        let paths = self.nodes.iter().map(|node| node.path.as_str());
        let running: Vec<String> = paths
            .filter(|path| overlay.status(path) == Status::Running)
            .map(str::to_owned)
            .collect();
        let mut gives_items = vec![false; self.nodes.len()];
        for arrow in &self.arrows {
            gives_items[arrow.from] |= arrow.flow == Flow::Stream;
        }
        for (at, node) in self.nodes.iter_mut().enumerate() {
            let runs_inside = running.iter().any(|inner| is_within(inner, &node.path));
            let state = overlay.node(path_of(&node.path));
            node.status = match (node.kind, state) {
                (NodeKind::Loop | NodeKind::Each, _) if runs_inside => Some(Status::Running),
                (NodeKind::Input, Some(_)) => Some(Status::Done),
                (NodeKind::Output, Some(state)) if state.status() == Status::Running => None,
                (NodeKind::Input | NodeKind::Output, _) => state.map(NodeState::status),
                (_, Some(_)) => Some(overlay.status(&node.path)),
                (NodeKind::Component | NodeKind::Workflow, None) => {
                    Some(overlay.status(&node.path))
                }
                // Nobody may have watched it.
                _ => None,
            };
            if matches!(node.kind, NodeKind::Input | NodeKind::Output) {
                continue;
            }
            // Room is kept free for numbers that are still to come, so that nothing moves while a run goes on.
            let text = state.map(numbers).unwrap_or_default();
            let widest = match node.kind {
                NodeKind::Component | NodeKind::Workflow if gives_items[at] => {
                    "99.9 s · 9999 items"
                }
                NodeKind::Component | NodeKind::Workflow => "×99 · 99.9 s",
                NodeKind::Loop | NodeKind::Each => "×999",
                _ => "",
            };
            node.room = width(widest, Style::Note);
            if !widest.is_empty() || !text.is_empty() {
                node.lines.push(Line {
                    text: text.clone(),
                    style: Style::Note,
                    about: About::Run,
                });
            }
            if !text.is_empty() {
                node.tooltip.push(text);
            }
            let is_failed = node.status == Some(Status::Failed);
            if let Some(error) = state.and_then(NodeState::error).filter(|_| is_failed) {
                node.lines
                    .extend(lines(error, Style::Note, About::Failure, 2));
                node.tooltip.push(on_one_line(error));
            }
        }
        self.infer_unwatched(overlay);
        if overlay.has_ended() {
            self.end_races();
            self.end_repeated();
        }
        self.follow(overlay);
        self.note = match overlay.missed_events() {
            0 => None,
            1 => Some("Not complete: 1 event was missed".to_owned()),
            missed => Some(format!("Not complete: {missed} events were missed")),
        };
    }

    /// Of a race, a run tells only how its nodes end: without a winner, it ends as they do.
    fn end_races(&mut self) {
        for race in 0..self.nodes.len() {
            let Node { kind, status, .. } = &self.nodes[race];
            if *kind != NodeKind::Race || *status == Some(Status::Done) {
                continue;
            }
            let before = self.arrows.iter().filter(|arrow| arrow.to == race);
            let ends: Vec<_> = before.map(|arrow| self.nodes[arrow.from].status).collect();
            for end in [Status::Failed, Status::Cancelled] {
                if ends.contains(&Some(end)) {
                    self.nodes[race].status = Some(end);
                    break;
                }
            }
        }
    }

    /// Of a loop or an `each`, a run tells only that it goes on: what ended inside of it has ended it, unless something
    /// has come out of it.
    fn end_repeated(&mut self) {
        let is_repeated =
            |n: &usize| matches!(self.nodes[*n].kind, NodeKind::Loop | NodeKind::Each);
        for repeated in (0..self.nodes.len())
            .filter(is_repeated)
            .collect::<Vec<_>>()
        {
            let is_inside = |n: usize| is_within(&self.nodes[n].path, &self.nodes[repeated].path);
            let is_exit = |arrow: &&Arrow| {
                is_inside(arrow.from) && arrow.to != repeated && !is_inside(arrow.to)
            };
            let mut exits = self.arrows.iter().filter(is_exit);
            if exits.any(|arrow| has_begun(&self.nodes[arrow.to])) {
                continue;
            }
            let inside = (0..self.nodes.len()).filter(|n| is_inside(*n));
            let ends: Vec<_> = inside.filter_map(|n| self.nodes[n].status).collect();
            for end in [Status::Failed, Status::Cancelled] {
                if ends.contains(&end) {
                    self.nodes[repeated].status = Some(end);
                    break;
                }
            }
        }
    }

    /// What no run tells about, such as Rust expressions: done if what comes next has begun, or all that comes before
    /// is done. What is ruled out is not, and is not waited for.
    fn infer_unwatched(&mut self, overlay: &Overlay) {
        let rest = if overlay.has_ended() {
            Status::NotTaken
        } else {
            Status::Waiting
        };
        let is_ruled_out = self.ruled_out(overlay);
        // In each turn at least one more is known.
        while let Some((node, is_done)) = self.next_inferred(&is_ruled_out, overlay) {
            self.nodes[node].status = Some(if is_done { Status::Done } else { rest });
        }
        for node in &mut self.nodes {
            node.status.get_or_insert(rest);
        }
    }

    /// A node about which nothing is known but for its neighbours, and whether it is done.
    fn next_inferred(&self, is_ruled_out: &[bool], overlay: &Overlay) -> Option<(usize, bool)> {
        let unknown = self
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.status.is_none());
        let inferred =
            unknown.filter_map(|(at, _)| Some((at, self.is_done(at, is_ruled_out, overlay)?)));
        inferred.max_by_key(|(_, is_done)| *is_done)
    }

    fn is_done(&self, node: usize, is_ruled_out: &[bool], overlay: &Overlay) -> Option<bool> {
        if is_ruled_out[node] {
            return Some(false);
        }
        let mut next = self
            .arrows
            .iter()
            .filter(|arrow| arrow.from == node && !arrow.is_back);
        // A race goes on with one of those before it.
        let needs_it = |next: &Node| next.kind != NodeKind::Race && has_begun(next);
        if next.any(|arrow| needs_it(&self.nodes[arrow.to])) {
            return Some(true);
        }
        let before = self
            .arrows
            .iter()
            .filter(|arrow| arrow.to == node && !arrow.is_back);
        let mut is_done = false;
        for arrow in before {
            if self.nodes[node].kind == NodeKind::Output {
                return Some(false); // The run itself would tell.
            }
            match self.nodes[arrow.from].status? {
                Status::Done => {
                    let ways = self.ways(arrow.from, overlay);
                    is_done |=
                        arrow.ways.is_empty() || arrow.ways.iter().any(|way| ways.contains(way));
                }
                // The value comes from another arm, or from the winner of the race.
                _ if is_ruled_out[arrow.from] || self.nodes[node].kind == NodeKind::Race => {}
                _ => return Some(false),
            }
        }
        Some(is_done)
    }

    /// Whether each node stands where a route that has decided did not go, or in an `each` that has had no item.
    fn ruled_out(&self, overlay: &Overlay) -> Vec<bool> {
        let went_elsewhere = |(route, ways): (&usize, &BTreeSet<&str>)| {
            let taken = self.ways(*route, overlay);
            !taken.is_empty() && !taken.iter().any(|way| ways.contains(way.as_str()))
        };
        let empty: Vec<&str> = self
            .nodes
            .iter()
            .filter(|node| node.kind == NodeKind::Each && !overlay.knows_within(&node.path))
            .map(|node| node.path.as_str())
            .collect();
        let nodes = self.nodes.iter().zip(self.conditions());
        nodes
            .map(|(node, routes)| {
                routes.iter().any(went_elsewhere)
                    || empty.iter().any(|each| is_within(&node.path, each))
            })
            .collect()
    }

    /// The routes that lead to each node, with the ways on which they do: all of them, where arms have come together.
    fn conditions(&self) -> Vec<BTreeMap<usize, BTreeSet<&str>>> {
        let mut conditions = vec![BTreeMap::<_, BTreeSet<_>>::new(); self.nodes.len()];
        loop {
            let mut has_grown = false;
            let onward = |arrow: &&Arrow| !arrow.is_back && arrow.flow != Flow::Order;
            for arrow in self.arrows.iter().filter(onward) {
                let mut handed_on = conditions[arrow.from].clone();
                if !arrow.ways.is_empty() {
                    let ways = arrow.ways.iter().map(String::as_str);
                    handed_on.entry(arrow.from).or_default().extend(ways);
                }
                for (route, ways) in handed_on {
                    let known = conditions[arrow.to].entry(route).or_default();
                    has_grown |= !ways.is_subset(known);
                    known.extend(ways);
                }
            }
            if !has_grown {
                return conditions;
            }
        }
    }

    fn ways<'o>(&self, node: usize, overlay: &'o Overlay) -> &'o [String] {
        overlay
            .node(&self.nodes[node].path)
            .map(NodeState::ways)
            .unwrap_or_default()
    }

    fn follow(&mut self, overlay: &Overlay) {
        for at in 0..self.arrows.len() {
            let arrow = &self.arrows[at];
            let (from, to) = (&self.nodes[arrow.from], &self.nodes[arrow.to]);
            let has_left = match from.status {
                // It gives items before it ends; what is inside of a loop runs while the loop does.
                Some(Status::Running) => {
                    arrow.flow == Flow::Stream || from.kind != NodeKind::Component
                }
                // An error may be a value, too, and what was dropped has left something in earlier rounds.
                Some(Status::Failed | Status::Cancelled) => to.kind != NodeKind::Race,
                status => status == Some(Status::Done),
            };
            let has_come = has_begun(to);
            let taken = has_left && has_come && is_chosen(arrow, self.ways(arrow.from, overlay));
            self.arrows[at].taken = Some(taken);
        }
    }
}

/// Whether a path leads to what is inside of `outer`.
fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer)
        .is_some_and(|rest| rest.starts_with('/'))
}

/// There is a result only when all is done.
fn has_begun(node: &Node) -> bool {
    match node.kind {
        NodeKind::Output => node.status == Some(Status::Done),
        _ => !matches!(node.status, None | Some(Status::Waiting | Status::NotTaken)),
    }
}

/// Whether an arrow is one of the ways that its route has taken, as far as they are known.
fn is_chosen(arrow: &Arrow, ways: &[String]) -> bool {
    arrow.ways.is_empty() || ways.is_empty() || arrow.ways.iter().any(|way| ways.contains(way))
}

/// That of the workflow, for its inputs and its result.
fn path_of(path: &str) -> &str {
    path.split(':').next().unwrap_or(path)
}

/// `×3 · 1.2 s · 42 items`
fn numbers(state: &NodeState) -> String {
    let mut told = Vec::new();
    if state.runs() > 1 {
        told.push(format!("×{}", state.runs()));
    }
    if state.time() > Duration::ZERO {
        told.push(length(state.time()));
    }
    match state.items() {
        Some(1) => told.push("1 item".to_owned()),
        Some(items) => told.push(format!("{items} items")),
        None => {}
    }
    told.join(" · ")
}

/// In the unit that leaves up to three digits in front of the point.
fn length(time: Duration) -> String {
    let seconds = time.as_secs();
    match time.as_nanos() {
        0..1_000_000 => format!("{} µs", time.as_micros().max(1)),
        1_000_000..10_000_000 => format!("{:.1} ms", time.as_secs_f64() * 1e3),
        10_000_000..1_000_000_000 => format!("{} ms", time.as_millis()),
        1_000_000_000..60_000_000_000 => format!("{:.1} s", time.as_secs_f64()),
        _ if seconds < 3600 => format!("{} min {} s", seconds / 60, seconds % 60),
        _ => format!("{} h {} min", seconds / 3600, seconds % 3600 / 60),
    }
}
