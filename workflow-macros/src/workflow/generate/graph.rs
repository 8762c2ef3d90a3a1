//! The static graph: the table of nodes, and the connections between them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Expr;

use super::{Names, field};
use crate::expr::source_text;
use crate::root::Root;
use crate::workflow::model::{BlockId, Body, Head, Model, NameId, NodeId, OUTERMOST};
use crate::workflow::parse::Glue;

/// `struct SupportNodes { intent: Site, … }` and the one value of it.
pub(super) fn nodes(root: &Root, model: &Model<'_>) -> TokenStream {
    let Names {
        nodes_type, nodes, ..
    } = Names::of(model);
    let workflow = model.source.name.to_string();
    let shown: Vec<NodeId> = (0..model.nodes.len()).collect();
    let fields: Vec<_> = shown
        .iter()
        .map(|&id| field(&model.nodes[id].key, model.source.name.span()))
        .collect();
    let sites = shown.iter().zip(&fields).map(|(&id, field)| {
        let node = &model.nodes[id];
        let (kind, text, inner) = describe(root, model, id);
        let key = &node.key;
        quote!(#field: #root::Site::new(#workflow, #key, #root::graph::Kind::#kind, #text, #inner))
    });
    quote! {
        struct #nodes_type { #(#fields: #root::Site,)* }
        static #nodes: #nodes_type = #nodes_type { #(#sites,)* };
    }
}

fn describe(root: &Root, model: &Model<'_>, id: NodeId) -> (TokenStream, String, TokenStream) {
    let none = quote!(::core::option::Option::None);
    match &model.nodes[id].body {
        Body::Call(call) => {
            let path = &call.path;
            // Only a workflow has a graph, and only its name says so here: types that stand for
            // components may have parameters that are known only where they are used.
            let is_workflow = call.name().to_string().starts_with(char::is_uppercase);
            let graph = if is_workflow {
                quote!(<#path as #root::Node>::GRAPH)
            } else {
                none
            };
            (quote!(Component), source_text(path), graph)
        }
        Body::Glue(glue) => (quote!(Glue), source_text(glue), none),
        Body::Group(_) => (quote!(Glue), String::from("{ … }"), none),
        Body::Match { head, .. } => (
            quote!(Route),
            format!("match {}", head_text(model, id, head)),
            none,
        ),
        Body::If { head, .. } => {
            let text = match head {
                Head::Condition(glue) => format!("if {}", head_text(model, id, glue)),
                Head::Let(pattern, glue) => {
                    format!(
                        "if let {} = {}",
                        source_text(pattern),
                        head_text(model, id, glue)
                    )
                }
            };
            (quote!(Route), text, none)
        }
    }
}

/// The head of a route; that of a hidden name is its component's.
fn head_text(model: &Model<'_>, route: NodeId, head: &Glue) -> String {
    let hidden = hidden_head(model, route, head);
    hidden.map_or_else(|| source_text(head), |node| model.label(node))
}

fn hidden_head(model: &Model<'_>, route: NodeId, head: &Glue) -> Option<NodeId> {
    let Glue::Rust(expr) = head else { return None };
    let Expr::Path(path) = &**expr else {
        return None;
    };
    let name = model.lookup(route, None, path.path.get_ident()?)?;
    let node = model.names[name].node?;
    let is_hidden = matches!(
        model.nodes[node].binding,
        crate::workflow::model::Bound::Hidden
    );
    is_hidden.then_some(node)
}

/// The graph as a constant.
pub(super) fn graph(root: &Root, model: &Model<'_>) -> TokenStream {
    let Names { nodes, graph, .. } = Names::of(model);
    let name = model.source.name.to_string();
    let output = source_text(&model.source.output);
    let inputs = model.source.inputs.iter().map(|input| {
        let (name, ty) = (input.name.to_string(), source_text(&input.ty));
        quote!(#root::graph::Input::new(#name, #ty))
    });
    let drawing = Drawing::of(model);
    let sites = drawing.shown.iter().map(|&id| {
        let field = field(&model.nodes[id].key, model.source.name.span());
        quote!(&#nodes.#field)
    });
    let connections = drawing.connections().into_iter().map(|line| {
        let (from, to) = (line.from.tokens(root), line.to.tokens(root));
        let (flow, label) = line.flow.tokens();
        quote!(#root::graph::Connection::new(#from, #to, #root::graph::Flow::#flow, #label))
    });
    quote! {
        static #graph: #root::Graph = #root::Graph::new(
            #name,
            #output,
            &[#(#inputs),*],
            &[#(#sites),*],
            &[#(#connections),*],
        );
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Input(usize),
    Node(usize),
    Output,
}

impl End {
    fn tokens(self, root: &Root) -> TokenStream {
        match self {
            End::Input(n) => quote!(#root::graph::End::Input(#n)),
            End::Node(n) => quote!(#root::graph::End::Node(#n)),
            End::Output => quote!(#root::graph::End::Output),
        }
    }
}

#[derive(Clone, PartialEq, Eq)]
enum Flow {
    Whole,
    Order,
    Conditional(String),
}

impl Flow {
    fn tokens(&self) -> (TokenStream, &str) {
        match self {
            Flow::Whole => (quote!(Whole), ""),
            Flow::Order => (quote!(Order), ""),
            Flow::Conditional(label) => (quote!(Conditional), label),
        }
    }
}

#[derive(PartialEq, Eq)]
struct Line {
    from: End,
    to: End,
    flow: Flow,
}

/// Where a value comes from: a line is still to be drawn to where it goes.
#[derive(Clone)]
struct Loose {
    from: End,
    flow: Flow,
}

struct Drawing<'m> {
    model: &'m Model<'m>,
    /// The nodes that are drawn: a group is only its contents, a name only what it names.
    shown: Vec<NodeId>,
}

impl<'m> Drawing<'m> {
    fn of(model: &'m Model<'m>) -> Self {
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

    fn connections(&self) -> Vec<Line> {
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

/// A graph of nothing, for a workflow that has mistakes.
pub(super) fn empty(root: &Root, model: &Model<'_>) -> TokenStream {
    let Names { graph, .. } = Names::of(model);
    let name = model.source.name.to_string();
    quote!(static #graph: #root::Graph = #root::Graph::new(#name, "", &[], &[], &[]);)
}
