//! A way of a route that starts several nodes is written once, on a node of its own, and not at every arrow.

use workflow_core::graph::Flow;

use super::label::lines;
use super::{About, Arrow, Node, NodeKind, Scene};
use crate::text::{Style, on_one_line};

impl Scene {
    pub(super) fn gather_ways(&mut self) {
        let is_route = |n: &usize| self.nodes[*n].kind == NodeKind::Route;
        for route in (0..self.nodes.len()).filter(is_route).collect::<Vec<_>>() {
            for (n, way) in self.shared_ways(route).iter().enumerate() {
                self.gather(route, n, way);
            }
        }
    }

    /// The ways that are all that is said at more than one arrow.
    fn shared_ways(&self, route: usize) -> Vec<String> {
        let arrows = self.arrows.iter().filter(|arrow| arrow.from == route);
        let only = arrows.filter_map(|arrow| match arrow.ways.as_slice() {
            [way] => Some(way),
            _ => None,
        });
        let mut counts: Vec<(&String, usize)> = Vec::new();
        for way in only {
            match counts.iter_mut().find(|(other, _)| *other == way) {
                Some((_, count)) => *count += 1,
                None => counts.push((way, 1)),
            }
        }
        let shared = counts.into_iter().filter(|(_, count)| *count > 1);
        shared.map(|(way, _)| way.clone()).collect()
    }

    fn gather(&mut self, route: usize, n: usize, way: &str) {
        let at = self.nodes.len();
        let mut targets = Vec::new();
        for arrow in &mut self.arrows {
            if arrow.from == route && arrow.ways == [way] {
                targets.push(self.nodes[arrow.to].parent);
                arrow.from = at;
                arrow.ways.clear();
            }
        }
        // Where all that it leads to is, unless the route is outside of that.
        let together = targets
            .into_iter()
            .reduce(|a, b| self.common_frame(a, b))
            .flatten();
        self.nodes.push(Node {
            lines: lines(way, Style::Note, About::Node, 2),
            tooltip: vec![
                self.nodes[route].path.clone(),
                format!("if {}", on_one_line(way)),
            ],
            parent: self.common_frame(together, self.nodes[route].parent),
            ..Node::new(format!("{}?{n}", self.nodes[route].path), NodeKind::Way)
        });
        self.arrows.push(Arrow {
            is_conditional: true,
            ways: vec![way.to_owned()],
            ..Arrow::new(route, at, Flow::Conditional)
        });
    }
}
