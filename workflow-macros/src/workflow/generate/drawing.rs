//! The lines of a workflow's picture: who gives what to whom, and which route decides.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Expr;

use crate::root::Root;
use crate::source_text::source_text;
use crate::workflow::model::{BlockId, Body, Model, NameId, NodeId, OUTERMOST};
use crate::workflow::parse::Glue;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Input(usize),
    Node(usize),
    Output,
}

impl End {
    pub(super) fn tokens(self, root: &Root) -> TokenStream {
        match self {
            End::Input(n) => quote!(#root::graph::End::Input(#n)),
            End::Node(n) => quote!(#root::graph::End::Node(#n)),
            End::Output => quote!(#root::graph::End::Output),
        }
    }
}

#[derive(Clone, PartialEq, Eq)]
pub(super) enum Flow {
    Whole,
    Order,
    Conditional(String),
}

impl Flow {
    pub(super) fn tokens(&self) -> (TokenStream, &str) {
        match self {
            Flow::Whole => (quote!(Whole), ""),
            Flow::Order => (quote!(Order), ""),
            Flow::Conditional(label) => (quote!(Conditional), label),
        }
    }
}

#[derive(PartialEq, Eq)]
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

pub(super) struct Drawing<'m> {
    model: &'m Model<'m>,
    /// The nodes that are drawn: a group is only its contents, a name only what it names.
    pub(super) shown: Vec<NodeId>,
}

impl<'m> Drawing<'m> {
    pub(super) fn of(model: &'m Model<'m>) -> Self {
        let is_shown = |&id: &NodeId| match &model.nodes[id].body {
            Body::Group(_) => false,
            Body::Glue(glue) => alias(model, id, glue).is_none(),
            _ => true,
        };
        let shown = (0..model.nodes.len()).filter(is_shown).collect();
        Drawing { model, shown }
    }

    fn end(&self, node: NodeId) -> Option<End> {
        self.shown.binary_search(&node).ok().map(End::Node)
    }

    pub(super) fn connections(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let mut add = |loose: Loose, to: End| {
            let line = Line {
                from: loose.from,
                to,
                flow: loose.flow,
            };
            if !lines.contains(&line) {
                lines.push(line);
            }
        };
        for &node in &self.shown {
            let Some(to) = self.end(node) else { continue };
            for loose in self.conditions(node) {
                add(loose, to);
            }
            for name in self.mentioned(node) {
                for loose in self.sources(name, node) {
                    add(loose, to);
                }
            }
            for order in self.model.orders.iter().filter(|order| order.node == node) {
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
        if let Some(tail) = self.model.blocks[OUTERMOST].tail {
            for loose in self.exits(tail) {
                add(loose, End::Output);
            }
        }
        lines
    }

    /// The names that a node mentions, in the order in which they are declared.
    fn mentioned(&self, node: NodeId) -> Vec<NameId> {
        let mentions = |&name: &NameId| {
            self.model.names[name]
                .uses
                .iter()
                .any(|usage| usage.node == node)
        };
        (0..self.model.names.len()).filter(mentions).collect()
    }

    fn sources(&self, name: NameId, user: NodeId) -> Vec<Loose> {
        if let Some(node) = self.model.names[name].node {
            return self.exits(node);
        }
        let block = self.model.names[name].block;
        if block == OUTERMOST {
            let inputs = &self.model.source.inputs;
            let input = inputs
                .iter()
                .position(|input| input.name == self.model.names[name].ident);
            return input
                .map(|n| Loose {
                    from: End::Input(n),
                    flow: Flow::Whole,
                })
                .into_iter()
                .collect();
        }
        // A name of an arm's pattern comes with the condition, where the arm begins.
        let begins = self.entries(block).contains(&user);
        let route = self.model.blocks[block]
            .parent
            .and_then(|route| self.end(route));
        match route {
            Some(from) if !begins => vec![Loose {
                from,
                flow: Flow::Whole,
            }],
            _ => Vec::new(),
        }
    }

    /// The nodes that a block starts with.
    fn entries(&self, block: BlockId) -> Vec<NodeId> {
        let inside = |name: &NameId| {
            let name = &self.model.names[*name];
            name.node
                .is_some_and(|node| self.model.lift(node, block).is_some())
        };
        let mut entries = Vec::new();
        for &node in &self.model.blocks[block].nodes {
            if self.mentioned(node).iter().any(inside) {
                continue;
            }
            match &self.model.nodes[node].body {
                Body::Group(inner) => entries.extend(self.entries(*inner)),
                _ => entries.push(node),
            }
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
            match self.end(parent) {
                Some(from) => {
                    let label = self.label(parent, block);
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

    /// When a block of a route runs.
    fn label(&self, route: NodeId, block: BlockId) -> String {
        match &self.model.nodes[route].body {
            Body::Match { arms, .. } => arms
                .iter()
                .find(|arm| arm.block == block)
                .map(|arm| {
                    let pattern = source_text(arm.pattern);
                    let guard = arm.guard.map(|guard| format!(" if {}", source_text(guard)));
                    pattern + &guard.unwrap_or_default()
                })
                .unwrap_or_default(),
            Body::If { then, .. } if *then == block => "true".to_owned(),
            _ => "false".to_owned(),
        }
    }

    /// Where the value of a node comes from.
    fn exits(&self, node: NodeId) -> Vec<Loose> {
        match &self.model.nodes[node].body {
            Body::Call(_) => self.own(node),
            Body::Glue(glue) => match alias(self.model, node, glue) {
                Some(name) => self.sources(name, node),
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

    fn arm_exits(&self, route: NodeId, block: BlockId) -> Vec<Loose> {
        let exits = self.model.blocks[block].tail.map(|tail| self.exits(tail));
        match exits {
            Some(exits) if !exits.is_empty() => exits,
            _ => self.skip(route, &self.label(route, block)),
        }
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
        let from = self.end(node).into_iter();
        from.map(|from| Loose {
            from,
            flow: Flow::Whole,
        })
        .collect()
    }
}

/// The name that a node is just another name for.
fn alias(model: &Model<'_>, node: NodeId, glue: &Glue) -> Option<NameId> {
    let Glue::Rust(expr) = glue else { return None };
    let Expr::Path(path) = &**expr else {
        return None;
    };
    model.lookup(node, None, path.path.get_ident()?)
}
