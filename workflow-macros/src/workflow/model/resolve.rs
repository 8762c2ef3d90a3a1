//! Gives each mention the name that it means.

use syn::{Expr, Ident, Token};

use super::build::Builder;
use super::{BlockId, Body, Link, Node, NodeId, Order, Place, Use, links, scan};
use crate::expr::{Mention, Usage, Visitor, base_name};
use crate::similar::closest;
use crate::workflow::parse::{Glue, Postfix};

impl Builder<'_, '_> {
    pub(super) fn resolve(&mut self) {
        for id in 0..self.model.nodes.len() {
            let mut found = Found::default();
            scan(&self.model.nodes[id], |glue, place| {
                found.guard = match place {
                    Place::Guard(arm) => Some(arm),
                    _ => None,
                };
                found.in_head = matches!(place, Place::Head);
                found.part = match place {
                    Place::Part(part) => part,
                    _ => 0,
                };
                glue.visit(&mut found);
            });
            let looks = self.model.looks_at_head(id);
            for (mut mention, guard) in std::mem::take(&mut found.mentions) {
                if looks && mention.in_head && mention.usage == Usage::Value {
                    mention.usage = Usage::Place;
                }
                self.mention(id, guard, mention);
            }
            for (n, (link, _)) in links(&self.model.nodes[id]).into_iter().enumerate() {
                let part = self.model.part(id, n);
                self.link(id, link, part);
            }
            self.direct_arguments(id);
            self.returns(id, &found);
            let postfix = self.model.nodes[id]
                .postfix
                .iter()
                .find_map(|postfix| match postfix {
                    Postfix::Try(question) => Some(*question),
                    _ => None,
                });
            self.model.nodes[id].question = postfix.or(found.question);
            self.model.nodes[id].question_inside = found.question.is_some();
            self.model.nodes[id].waits = found.waits;
        }
        for (node, ident) in std::mem::take(&mut self.after) {
            self.order(node, ident);
        }
        for (node, ident) in std::mem::take(&mut self.unknown) {
            self.report_unknown(node, &ident);
        }
    }

    fn mention(&mut self, node: NodeId, guard: Option<BlockId>, mention: FoundMention) {
        match self.model.lookup(node, guard, &mention.ident) {
            Some(name) => self.model.names[name].uses.push(Use {
                node,
                fields: mention.fields,
                usage: mention.usage,
                ident: mention.ident,
                question: None,
                part: mention.part,
            }),
            None if mention.usage == Usage::Callee || mention.in_macro => {}
            None if !self.is_direct_argument(node, &mention.ident) => {
                self.out_of_scope(&mention.ident);
            }
            None => {}
        }
    }

    fn link(&mut self, node: NodeId, link: Link, part: usize) {
        let Some(name) = self.model.lookup(node, None, &link.ident) else {
            // As the value of an input it is reported there.
            if !self.is_direct_argument(node, &link.ident) {
                self.unknown.push((node, link.ident));
            }
            return;
        };
        self.model.names[name].uses.push(Use {
            node,
            fields: Vec::new(),
            usage: Usage::Stream,
            ident: link.ident,
            question: link.question,
            part,
        });
    }

    fn is_direct_argument(&self, node: NodeId, ident: &Ident) -> bool {
        direct_arguments(&self.model.nodes[node]).any(|name| name == ident)
    }

    /// A plain name as the value of an input must be known; in other places it may be a function,
    /// and the compiler knows those.
    fn direct_arguments(&mut self, node: NodeId) {
        let unknown: Vec<Ident> = direct_arguments(&self.model.nodes[node])
            .filter(|name| self.model.lookup(node, None, name).is_none())
            .filter(|name| {
                name.to_string()
                    .starts_with(|c: char| c.is_lowercase() || c == '_')
            })
            .filter(|name| *name != "self")
            .cloned()
            .collect();
        self.unknown
            .extend(unknown.into_iter().map(|ident| (node, ident)));
    }

    fn report_unknown(&mut self, node: NodeId, ident: &Ident) {
        if !self.out_of_scope(ident) {
            let usable = self.model.usable(node);
            let hint = match closest(&ident.to_string(), usable.iter().map(String::as_str)) {
                Some(similar) => format!("did you mean `{similar}`?"),
                None if usable.is_empty() => {
                    "bind a node to it with `let`, or declare it as an input".to_owned()
                }
                None => format!("in scope here: {}", list(&usable)),
            };
            self.errors.at(
                ident,
                format!("there is no node or input `{ident}`; {hint}"),
            );
        }
    }

    /// Reports a name that is bound, but in a block that does not reach here.
    fn out_of_scope(&mut self, ident: &Ident) -> bool {
        let Some(name) = self.model.names.iter().find(|name| name.ident == *ident) else {
            return false;
        };
        let (whole, place) = self.place(name.block);
        self.errors.at(
            ident,
            format!(
                "`{ident}` exists only in the {place} of {whole} that binds it; make it the value \
                 of that {place}, or move this node there"
            ),
        );
        true
    }

    /// How a message calls an inner block: what it is part of, and which part.
    fn place(&self, block: BlockId) -> (&'static str, &'static str) {
        let node = self.model.blocks[block].parent;
        match node.map(|node| &self.model.nodes[node].body) {
            Some(Body::Match { .. }) => ("the `match`", "arm"),
            Some(Body::If { .. }) => ("the `if`", "branch"),
            Some(Body::Loop { .. }) => ("the `loop`", "body"),
            Some(Body::Each { .. }) => ("the `each`", "body"),
            Some(Body::Race { .. }) => ("the `race`", "node"),
            _ => ("the group", "block"),
        }
    }

    fn returns(&mut self, node: NodeId, found: &Found) {
        for expr in &found.returns {
            let message = match expr {
                Expr::Return(_) => {
                    "a workflow has no `return`: its result is its last node, and `?` on an `Err` \
                     ends it early"
                }
                _ => {
                    "this cannot stand inside an expression: `break` and `continue` end a path of \
                     the body of a `loop`; decide with `if` or `match` as the last node of the body"
                }
            };
            self.errors.at(expr, message);
            // It may have been the result, or the end of a round.
            let mut block = Some(self.model.nodes[node].block);
            while let Some(id) = block {
                self.model.blocks[id].broken = true;
                let parent = self.model.blocks[id].parent;
                block = parent.map(|parent| self.model.nodes[parent].block);
            }
        }
    }

    fn order(&mut self, node: NodeId, ident: Ident) {
        let by_name = self.model.lookup(node, None, &ident);
        let (after, others) = match by_name {
            Some(name) => (self.model.names[name].node, 0),
            None => match self.unbound(node, &ident).as_slice() {
                [] => (None, 0),
                [only] => (Some(*only), 0),
                several => (None, several.len()),
            },
        };
        if let Some(after) = after {
            self.model.orders.push(Order { node, after, ident });
            return;
        }
        let message = if by_name.is_some() {
            format!("`{ident}` is there from the start; `#[after]` takes the name of a node")
        } else if others > 0 {
            format!(
                "{others} nodes run `{ident}`; bind the one that is meant with `let`, and name that"
            )
        } else if self.out_of_scope(&ident) {
            return;
        } else {
            let usable = self.model.usable(node);
            let similar = closest(&ident.to_string(), usable.iter().map(String::as_str));
            let hint = similar.map_or_else(
                || "bind the node with `let`, or name its component".to_owned(),
                |similar| format!("did you mean `{similar}`?"),
            );
            format!("there is no node `{ident}` to wait for; {hint}")
        };
        self.errors.at(ident, message);
    }

    /// The nodes of the innermost block that run a component of this name. A node without a name of
    /// its own goes by that, where it is the only one.
    fn unbound(&self, node: NodeId, ident: &Ident) -> Vec<NodeId> {
        let mut block = Some(self.model.nodes[node].block);
        while let Some(id) = block {
            let nodes = self.model.blocks[id].nodes.iter().copied();
            let found: Vec<NodeId> = nodes
                .filter(|&node| {
                    matches!(&self.model.nodes[node].body, Body::Call(call) if call.name() == ident)
                })
                .collect();
            if !found.is_empty() {
                return found;
            }
            block = self.model.blocks[id]
                .parent
                .map(|parent| self.model.nodes[parent].block);
        }
        Vec::new()
    }
}

fn list(names: &[String]) -> String {
    let names: Vec<String> = names
        .iter()
        .take(6)
        .map(|name| format!("`{name}`"))
        .collect();
    names.join(", ")
}

fn direct_arguments<'n>(node: &'n Node<'_>) -> impl Iterator<Item = &'n Ident> {
    let args = match &node.body {
        Body::Call(call) => call.args.as_slice(),
        _ => &[],
    };
    args.iter().filter_map(|arg| match &arg.value {
        Glue::Rust(expr) => base_name(expr),
        Glue::Broken(_) => None,
    })
}

/// What the walk through one node has found.
#[derive(Default)]
struct Found {
    guard: Option<BlockId>,
    part: usize,
    in_head: bool,
    mentions: Vec<(FoundMention, Option<BlockId>)>,
    question: Option<Token![?]>,
    waits: bool,
    returns: Vec<Expr>,
}

struct FoundMention {
    ident: Ident,
    fields: Vec<String>,
    usage: Usage,
    part: usize,
    in_head: bool,
    /// Then it may be anything: a pattern, a field, a name that the macro itself binds.
    in_macro: bool,
}

impl Found {
    fn add(&mut self, mention: &Mention<'_>, in_macro: bool) {
        let mention = FoundMention {
            ident: mention.name.clone(),
            fields: mention.fields.clone(),
            usage: mention.usage,
            part: self.part,
            in_head: self.in_head,
            in_macro,
        };
        self.mentions.push((mention, self.guard));
    }
}

impl Visitor for Found {
    fn mention(&mut self, mention: &Mention<'_>, _: &Expr) -> Option<Expr> {
        self.add(mention, false);
        None
    }

    fn mention_in_macro(&mut self, mention: &Mention<'_>) -> Option<proc_macro2::TokenStream> {
        self.add(mention, true);
        None
    }

    fn question(&mut self, _: &Expr, question: Token![?]) -> Option<Expr> {
        self.question.get_or_insert(question);
        None
    }

    fn wait(&mut self) {
        self.waits = true;
    }

    fn leave(&mut self, expr: &Expr) {
        self.returns.push(expr.clone());
    }
}
