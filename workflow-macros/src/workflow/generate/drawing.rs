//! The lines of a workflow's picture: who gives what to whom, and which route decides.

use std::cell::OnceCell;
use std::collections::HashSet;

use proc_macro2::TokenStream;
use syn::ext::IdentExt;
use syn::{Expr, Ident};

use crate::expr::{Mention, Visitor};
use crate::source_text::source_text;
use crate::workflow::model::{
    Arm, BlockId, Body, Model, NameId, NodeId, OUTERMOST, Order, Place, links, scan,
};
use crate::workflow::parse::Glue;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum End {
    Input(usize),
    Node(usize),
    Output,
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Flow {
    /// Into this input, or just in.
    Whole(String),
    /// The same, item by item.
    Stream(String),
    Order,
    Conditional(String),
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Line {
    pub(super) from: End,
    pub(super) to: End,
    pub(super) flow: Flow,
}

/// Where a value comes from: a line is still to be drawn to where it goes.
#[derive(Clone)]
struct Loose {
    from: End,
    flow: Flow,
}

impl Loose {
    fn new(from: End, is_stream: bool) -> Self {
        let flow = if is_stream { Flow::Stream } else { Flow::Whole };
        Loose {
            from,
            flow: flow(String::new()),
        }
    }
}

pub(super) struct Drawing<'m> {
    model: &'m Model<'m>,
    /// The nodes that are drawn: a group is only its contents, a name only what it names.
    pub(super) shown: Vec<NodeId>,
    /// For each block, the nodes that it starts with.
    entries: Vec<OnceCell<Vec<NodeId>>>,
}

impl<'m> Drawing<'m> {
    pub(super) fn of(model: &'m Model<'m>) -> Self {
        let is_shown = |&id: &NodeId| match &model.nodes[id].body {
            Body::Group(_)
            | Body::Forward(_)
            | Body::Template(_)
            | Body::Break { .. }
            | Body::Continue { .. } => false,
            Body::Glue(glue) => alias(model, id, glue).is_none(),
            _ => true,
        };
        let shown = (0..model.nodes.len()).filter(is_shown).collect();
        let entries = model.blocks.iter().map(|_| OnceCell::new()).collect();
        Drawing {
            model,
            shown,
            entries,
        }
    }

    fn end(&self, node: NodeId) -> Option<End> {
        self.shown.binary_search(&node).ok().map(End::Node)
    }

    pub(super) fn connections(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let mut seen: HashSet<Line> = HashSet::new();
        let mut add = |loose: Loose, to: End| {
            let line = Line {
                from: loose.from,
                to,
                flow: loose.flow,
            };
            // A guard sees the pattern in front of it, and a round may hand on what it was given:
            // these are no connections.
            if line.from != line.to && seen.insert(line.clone()) {
                lines.push(line);
            }
        };
        for &node in &self.shown {
            let Some(to) = self.end(node) else { continue };
            for loose in self.conditions(node) {
                add(loose, to);
            }
            for loose in self.returning(node) {
                add(loose, to);
            }
            for (name, input) in self.inputs(node) {
                for loose in self.sources(name) {
                    let flow = match loose.flow {
                        Flow::Whole(_) => Flow::Whole(input.clone()),
                        Flow::Stream(_) => Flow::Stream(input.clone()),
                        flow => flow,
                    };
                    add(Loose { flow, ..loose }, to);
                }
            }
            let waits = |order: &&Order| self.beginnings(order.node).contains(&node);
            for order in self.model.orders.iter().filter(waits) {
                for loose in self.exits(order.after) {
                    add(
                        Loose {
                            flow: Flow::Order,
                            ..loose
                        },
                        to,
                    );
                }
            }
        }
        if let Some(node) = self.model.blocks[OUTERMOST].tail {
            for loose in self.exits(node) {
                add(loose, End::Output);
            }
        }
        lines
    }

    /// The names that a node mentions, each with the input that it goes into.
    fn inputs(&self, node: NodeId) -> Vec<(NameId, String)> {
        let mut inputs = Vec::new();
        let mut add = |ident: &Ident, guard: Option<BlockId>, input: &str| {
            let name = self.model.lookup(node, guard, ident);
            inputs.extend(name.map(|name| (name, input.to_owned())));
        };
        scan(&self.model.nodes[node], |glue, place| {
            let (guard, input) = match place {
                Place::Argument(name) => (None, name.unraw().to_string()),
                Place::Guard(arm) => (Some(arm), String::new()),
                Place::Head | Place::Part(_) | Place::Elsewhere => (None, String::new()),
            };
            let mut mentioned = Mentioned(Vec::new());
            glue.visit(&mut mentioned);
            for ident in &mentioned.0 {
                add(ident, guard, &input);
            }
        });
        for (link, input) in links(&self.model.nodes[node]) {
            add(&link.ident, None, &input);
        }
        inputs
    }

    /// Where the value of a name comes from.
    fn sources(&self, name: NameId) -> Vec<Loose> {
        let name = &self.model.names[name];
        if let Some(node) = name.node {
            return self.exits(node);
        }
        if name.block == OUTERMOST {
            let inputs = &self.model.source.inputs;
            let at = inputs.iter().position(|input| input.name == name.ident);
            let is_stream = at.is_some_and(|at| inputs[at].stream.is_some());
            return at
                .map(|at| Loose::new(End::Input(at), is_stream))
                .into_iter()
                .collect();
        }
        let route = self.model.blocks[name.block].parent;
        let from = route.and_then(|route| self.end(route));
        from.map(|from| Loose::new(from, false))
            .into_iter()
            .collect()
    }

    /// The nodes that a node starts with: itself, or the first in a group.
    fn beginnings(&self, node: NodeId) -> Vec<NodeId> {
        match &self.model.nodes[node].body {
            Body::Group(block) => self.entries(*block).to_vec(),
            _ => vec![node],
        }
    }

    /// The nodes that a block starts with.
    fn entries(&self, block: BlockId) -> &[NodeId] {
        self.entries[block].get_or_init(|| self.find_entries(block))
    }

    fn find_entries(&self, block: BlockId) -> Vec<NodeId> {
        let inside = |(name, _): &(NameId, String)| {
            let name = &self.model.names[*name];
            name.node
                .is_some_and(|node| self.model.lift(node, block).is_some())
        };
        let mut entries = Vec::new();
        for &node in &self.model.blocks[block].nodes {
            if self.inputs(node).iter().any(inside) {
                continue;
            }
            entries.extend(self.beginnings(node));
        }
        entries
    }

    /// The route that decides whether a node runs, if it is one that its arm starts with.
    fn conditions(&self, node: NodeId) -> Vec<Loose> {
        let mut block = self.model.nodes[node].block;
        while let Some(parent) = self.model.blocks[block].parent {
            if !self.entries(block).contains(&node) {
                return Vec::new();
            }
            match self.end(parent).filter(|_| !self.is_race(parent)) {
                Some(from) if !self.model.is_route(parent) => {
                    return vec![Loose::new(from, false)];
                }
                Some(from) => {
                    let label = label(self.model, parent, block);
                    return vec![Loose {
                        from,
                        flow: Flow::Conditional(label),
                    }];
                }
                None => block = self.model.nodes[parent].block,
            }
        }
        Vec::new()
    }

    /// Where the value of a node comes from.
    fn exits(&self, node: NodeId) -> Vec<Loose> {
        match &self.model.nodes[node].body {
            Body::Call(_) | Body::Combination(..) | Body::Race { .. } => self.own(node),
            Body::Break { .. } | Body::Continue { .. } => Vec::new(),
            Body::Loop { .. } => {
                let breaks = self.leaps(node, |body| matches!(body, Body::Break { .. }));
                breaks
                    .into_iter()
                    .flat_map(|leap| self.leaving(leap))
                    .collect()
            }
            Body::Each { block, .. } => self.exits_of_each(node, *block),
            Body::Forward(_) | Body::Template(_) => {
                let names = self.inputs(node).into_iter();
                names.flat_map(|(name, _)| self.sources(name)).collect()
            }
            Body::Glue(glue) => match alias(self.model, node, glue) {
                Some(name) => self.sources(name),
                None => self.own(node),
            },
            Body::Group(block) => match self.model.blocks[*block].tail {
                Some(tail) => self.exits(tail),
                None => self.model.blocks[*block]
                    .nodes
                    .iter()
                    .flat_map(|&node| self.exits(node))
                    .collect(),
            },
            Body::Match { .. } | Body::If { .. } => {
                let mut exits: Vec<Loose> = Vec::new();
                for block in self.model.inner_blocks(node) {
                    exits.extend(self.arm_exits(node, block));
                }
                if let Body::If {
                    otherwise: None, ..
                } = self.model.nodes[node].body
                {
                    exits.extend(self.skip(node, "false"));
                }
                exits
            }
        }
    }

    /// Where the outputs of an `each` come from.
    fn exits_of_each(&self, node: NodeId, block: BlockId) -> Vec<Loose> {
        let tail = self.model.blocks[block].tail;
        let inside = tail.map_or_else(Vec::new, |tail| self.exits(tail));
        if inside.is_empty() {
            return self.own(node);
        }
        let is_stream = self.model.runs_as_stream(node);
        let exits = inside.into_iter().map(|loose| match loose.flow {
            Flow::Whole(_) => Loose::new(loose.from, is_stream),
            _ => loose,
        });
        exits.collect()
    }

    fn is_race(&self, node: NodeId) -> bool {
        matches!(self.model.nodes[node].body, Body::Race { .. })
    }

    fn leaps(&self, node: NodeId, is_meant: fn(&Body<'_>) -> bool) -> Vec<NodeId> {
        let leaps = self.model.leaps(node).iter().copied();
        leaps
            .filter(|&leap| is_meant(&self.model.nodes[leap].body))
            .collect()
    }

    /// What comes back to a loop for its next round, or together at the end of a race.
    fn returning(&self, node: NodeId) -> Vec<Loose> {
        match &self.model.nodes[node].body {
            Body::Loop { .. } => {
                let ends = self.leaps(node, |body| matches!(body, Body::Continue { .. }));
                ends.into_iter()
                    .flat_map(|leap| self.leaving(leap))
                    .collect()
            }
            Body::Race { blocks, .. } => blocks
                .iter()
                .filter_map(|&block| self.model.blocks[block].tail)
                .flat_map(|tail| self.exits(tail))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Where the end of a round comes from: the values that it names, and the route that leads to
    /// it.
    fn leaving(&self, leap: NodeId) -> Vec<Loose> {
        let names = self.inputs(leap).into_iter();
        let mut leaving: Vec<Loose> = names.flat_map(|(name, _)| self.sources(name)).collect();
        let is_inside = |loose: &Loose| match loose.from {
            End::Node(n) => {
                let block = self.model.nodes[leap].block;
                self.model.lift(self.shown[n], block).is_some()
            }
            _ => false,
        };
        if !leaving.iter().any(is_inside) {
            leaving.extend(self.conditions(leap));
        }
        leaving
    }

    /// Where the value of an arm comes from; from the route, too, where no node is in between.
    fn arm_exits(&self, route: NodeId, block: BlockId) -> Vec<Loose> {
        let tail = self.model.blocks[block].tail;
        let mut exits = tail.map_or_else(Vec::new, |tail| self.exits(tail));
        let is_inside = |loose: &Loose| match loose.from {
            End::Node(n) => self.model.lift(self.shown[n], block).is_some(),
            _ => false,
        };
        if !exits.iter().any(is_inside) {
            exits.extend(self.skip(route, &label(self.model, route, block)));
        }
        exits
    }

    /// A way that leads from the route straight on.
    fn skip(&self, route: NodeId, label: &str) -> Vec<Loose> {
        let from = self.end(route).into_iter();
        from.map(|from| Loose {
            from,
            flow: Flow::Conditional(label.to_owned()),
        })
        .collect()
    }

    fn own(&self, node: NodeId) -> Vec<Loose> {
        let is_stream = self.model.runs_as_stream(node) || self.model.gives_stream(node);
        let from = self.end(node).into_iter();
        from.map(|from| Loose::new(from, is_stream)).collect()
    }
}

/// When a block of a route runs.
fn label(model: &Model<'_>, route: NodeId, block: BlockId) -> String {
    match &model.nodes[route].body {
        Body::Match { arms, .. } => arms
            .iter()
            .find(|arm| arm.block == block)
            .map(arm_label)
            .unwrap_or_default(),
        Body::If { then, .. } if *then == block => "true".to_owned(),
        _ => "false".to_owned(),
    }
}

fn arm_label(arm: &Arm<'_>) -> String {
    let pattern = source_text(arm.pattern);
    let guard = arm.guard.map(|guard| format!(" if {}", source_text(guard)));
    pattern + &guard.unwrap_or_default()
}

/// When each of the ways of a route is taken; nothing for any other node.
pub(super) fn arms(model: &Model<'_>, route: NodeId) -> Vec<String> {
    match &model.nodes[route].body {
        Body::Match { arms, .. } => arms.iter().map(arm_label).collect(),
        Body::If { .. } => vec!["true".to_owned(), "false".to_owned()],
        _ => Vec::new(),
    }
}

/// The name that a node is just another name for.
pub(super) fn alias(model: &Model<'_>, node: NodeId, glue: &Glue) -> Option<NameId> {
    let Glue::Rust(expr) = glue else { return None };
    let Expr::Path(path) = &**expr else {
        return None;
    };
    model.lookup(node, None, path.path.get_ident()?)
}

/// All names that an expression mentions.
struct Mentioned(Vec<Ident>);

impl Visitor for Mentioned {
    fn mention(&mut self, mention: &Mention<'_>, _: &Expr) -> Option<Expr> {
        self.0.push(mention.name.clone());
        None
    }

    fn mention_in_macro(&mut self, mention: &Mention<'_>) -> Option<TokenStream> {
        self.0.push(mention.name.clone());
        None
    }
}
