//! From what was written to what it means.

use std::collections::HashMap;

use proc_macro2::Span;
use quote::{format_ident, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Ident, Pat, Token};

use super::{
    Arm, Block, BlockId, Body, Bound, Head, Model, Name, NameId, Node, NodeId, OUTERMOST, Order,
    Use, policies, scan,
};
use crate::errors::Errors;
use crate::expr::{Mention, Usage, Visitor, base_name, bound_names};
use crate::similar::closest;
use crate::workflow::parse::{self, Glue, Statement};

pub(super) fn model<'s>(source: &'s parse::Workflow, errors: &mut Errors) -> Model<'s> {
    let mut builder = Builder {
        model: Model {
            source,
            blocks: Vec::new(),
            nodes: Vec::new(),
            names: Vec::new(),
            orders: Vec::new(),
        },
        keys: HashMap::new(),
        after: Vec::new(),
        errors,
    };
    builder.block(&source.body, None, "");
    builder.inputs();
    builder.resolve();
    builder.model
}

struct Builder<'s, 'e> {
    model: Model<'s>,
    /// How many nodes have asked for a key.
    keys: HashMap<String, usize>,
    after: Vec<(NodeId, Ident)>,
    errors: &'e mut Errors,
}

/// First all names are declared, since a name may be used before the line that binds it.
impl<'s> Builder<'s, '_> {
    fn inputs(&mut self) {
        let mut seen: Vec<&Ident> = Vec::new();
        for input in &self.model.source.inputs {
            if seen.contains(&&input.name) {
                let message = format!(
                    "there are two inputs of the name `{}`; rename one",
                    input.name
                );
                self.errors.at(&input.name, message);
            }
            seen.push(&input.name);
            let name = self.name(input.name.clone(), OUTERMOST, None);
            self.model.blocks[OUTERMOST].pattern_names.push(name);
        }
        for &name in &self.model.blocks[OUTERMOST].names {
            let ident = &self.model.names[name].ident;
            if seen.contains(&ident) {
                self.errors.at(
                    ident,
                    format!("`{ident}` is an input already; give this node another name"),
                );
            }
        }
    }

    fn name(&mut self, ident: Ident, block: BlockId, node: Option<NodeId>) -> NameId {
        self.model.names.push(Name {
            ident,
            block,
            node,
            uses: Vec::new(),
        });
        self.model.names.len() - 1
    }

    fn block(&mut self, source: &'s parse::Block, parent: Option<NodeId>, prefix: &str) -> BlockId {
        let id = self.model.blocks.len();
        self.model.blocks.push(Block {
            parent,
            names: Vec::new(),
            pattern_names: Vec::new(),
            nodes: Vec::new(),
            tail: None,
            end: source.end,
            broken: source.broken,
        });
        for statement in &source.statements {
            let node = self.statement(statement, id, prefix);
            self.model.blocks[id].tail = Some(node);
        }
        if !source.has_tail {
            self.model.blocks[id].tail = None;
        }
        id
    }

    fn pattern_names(&mut self, block: BlockId, patterns: &[&Pat]) {
        for ident in patterns.iter().flat_map(|pattern| bound_names(pattern)) {
            let name = self.name(ident, block, None);
            self.model.blocks[block].pattern_names.push(name);
        }
    }

    fn statement(&mut self, statement: &'s Statement, block: BlockId, prefix: &str) -> NodeId {
        let bound = match &statement.binding {
            Some(binding) => Bound::Pattern(binding),
            None => Bound::Nothing,
        };
        let node = self.node(&statement.node, bound, block, prefix);
        if let Some(binding) = &statement.binding {
            for ident in bound_names(&binding.pattern) {
                self.declare(ident, block, node);
            }
        }
        for name in policies::after(&statement.attrs, self.errors) {
            self.after.push((node, name));
        }
        node
    }

    fn declare(&mut self, ident: Ident, block: BlockId, node: NodeId) {
        let names = &self.model.blocks[block].names;
        if names
            .iter()
            .any(|&name| self.model.names[name].ident == ident)
        {
            self.errors.at(
                &ident,
                format!("there are two nodes of the name `{ident}` in this block; rename one"),
            );
        }
        let name = self.name(ident, block, Some(node));
        self.model.blocks[block].names.push(name);
        self.model.nodes[node].binds.push(name);
    }

    fn node(
        &mut self,
        source: &'s parse::Node,
        binding: Bound<'s>,
        block: BlockId,
        prefix: &str,
    ) -> NodeId {
        // The head of a route that is a component is a node of its own, in front of the route.
        let head = match &source.body {
            parse::Body::Match(route) => Some(self.head(&route.head, block, prefix)),
            parse::Body::If(route) => match &route.head {
                parse::Head::Condition(node) | parse::Head::Let(_, node) => {
                    Some(self.head(node, block, prefix))
                }
                parse::Head::Chain(glue) => Some(glue.clone()),
            },
            _ => None,
        };
        let key = self.key(source, &binding, prefix);
        let id = self.model.nodes.len();
        self.model.nodes.push(Node {
            block,
            binding,
            binds: Vec::new(),
            body: Body::Group(block),
            postfix: &source.postfix,
            key,
            span: span(source),
            question: None,
            question_inside: false,
            waits: false,
        });
        self.model.blocks[block].nodes.push(id);
        self.model.nodes[id].body = self.body(source, id, head, prefix);
        id
    }

    fn head(&mut self, source: &'s parse::Node, block: BlockId, prefix: &str) -> Glue {
        if let (parse::Body::Glue(glue), []) = (&source.body, source.postfix.as_slice()) {
            return glue.clone();
        }
        let span = Span::mixed_site().located_at(span(source));
        let ident = format_ident!("head_{}", self.model.names.len(), span = span);
        let node = self.node(source, Bound::Hidden, block, prefix);
        self.declare(ident.clone(), block, node);
        Glue::Rust(Box::new(syn::parse_quote!(#ident)))
    }

    fn body(
        &mut self,
        source: &'s parse::Node,
        id: NodeId,
        head: Option<Glue>,
        prefix: &str,
    ) -> Body<'s> {
        let nothing = || Glue::Broken(quote_spanned!(Span::mixed_site()=>));
        match &source.body {
            parse::Body::Call(call) => Body::Call(call),
            parse::Body::Glue(glue) => Body::Glue(glue),
            parse::Body::Block(inner) => {
                let prefix = match &self.model.nodes[id].binding {
                    Bound::Pattern(_) => format!("{}/", self.model.nodes[id].key),
                    _ => prefix.to_owned(),
                };
                Body::Group(self.block(inner, Some(id), &prefix))
            }
            parse::Body::Match(route) => Body::Match {
                keyword: route.keyword,
                head: head.unwrap_or_else(nothing),
                arms: route
                    .arms
                    .iter()
                    .map(|arm| self.arm(arm, id, prefix))
                    .collect(),
            },
            parse::Body::If(route) => {
                let then = self.block(&route.then, Some(id), prefix);
                let head = head.unwrap_or_else(nothing);
                let head = match &route.head {
                    parse::Head::Let(pattern, _) => {
                        self.pattern_names(then, &[pattern]);
                        Head::Let(pattern, head)
                    }
                    parse::Head::Chain(Glue::Rust(chain)) => {
                        let lets = parse::lets(chain);
                        let patterns: Vec<&Pat> =
                            lets.iter().map(|binding| &*binding.pat).collect();
                        self.pattern_names(then, &patterns);
                        Head::Condition(head)
                    }
                    _ => Head::Condition(head),
                };
                let otherwise = route.otherwise.as_ref();
                Body::If {
                    keyword: route.keyword,
                    head,
                    then,
                    otherwise: otherwise.map(|block| self.block(block, Some(id), prefix)),
                }
            }
        }
    }

    fn arm(&mut self, arm: &'s parse::Arm, route: NodeId, prefix: &str) -> Arm<'s> {
        let block = self.block(&arm.body, Some(route), prefix);
        self.pattern_names(block, &[&arm.pattern]);
        Arm {
            pattern: &arm.pattern,
            guard: arm.guard.as_ref(),
            block,
        }
    }

    fn key(&mut self, source: &parse::Node, binding: &Bound<'_>, prefix: &str) -> String {
        let bound = match binding {
            Bound::Pattern(binding) => match &binding.pattern {
                Pat::Ident(pattern) => Some(pattern.ident.to_string()),
                _ => None,
            },
            _ => None,
        };
        let bound = bound.filter(|name| !name.starts_with('_'));
        let name = bound.unwrap_or_else(|| match &source.body {
            parse::Body::Call(call) => call.name().to_string(),
            parse::Body::Match(_) => "match".to_owned(),
            parse::Body::If(_) => "if".to_owned(),
            parse::Body::Block(_) => "block".to_owned(),
            parse::Body::Glue(_) => "expression".to_owned(),
        });
        let key = format!("{prefix}{}", name.trim_start_matches("r#"));
        let count = self.keys.entry(key.clone()).or_default();
        *count += 1;
        match *count {
            1 => key,
            count => format!("{key}#{count}"),
        }
    }
}

fn span(source: &parse::Node) -> Span {
    match &source.body {
        parse::Body::Call(call) => call.name().span(),
        parse::Body::Match(route) => route.keyword.span(),
        parse::Body::If(route) => route.keyword.span(),
        parse::Body::Block(block) => block.end,
        parse::Body::Glue(glue) => glue.span(),
    }
}

/// Then each mention is given its name.
impl Builder<'_, '_> {
    fn resolve(&mut self) {
        for id in 0..self.model.nodes.len() {
            let mut found = Found::default();
            scan(
                &self.model.nodes[id],
                |glue, guard, found: &mut Found| {
                    found.guard = guard;
                    scan::walk(glue, found);
                },
                &mut found,
            );
            for (mention, guard) in std::mem::take(&mut found.mentions) {
                self.mention(id, guard, mention);
            }
            self.direct_arguments(id);
            self.returns(&found);
            let postfix = self.model.nodes[id]
                .postfix
                .iter()
                .find_map(|postfix| match postfix {
                    parse::Postfix::Try(question) => Some(*question),
                    _ => None,
                });
            self.model.nodes[id].question = postfix.or(found.question);
            self.model.nodes[id].question_inside = found.question.is_some();
            self.model.nodes[id].waits = found.waits;
        }
        for (node, ident) in std::mem::take(&mut self.after) {
            self.order(node, ident);
        }
    }

    fn mention(&mut self, node: NodeId, guard: Option<BlockId>, mention: FoundMention) {
        match self.model.lookup(node, guard, &mention.ident) {
            Some(name) => self.model.names[name].uses.push(Use {
                node,
                fields: mention.fields,
                usage: mention.usage,
                ident: mention.ident,
            }),
            None if mention.usage == Usage::Callee => {}
            None if !self.is_direct_argument(node, &mention.ident) => {
                self.out_of_scope(&mention.ident);
            }
            None => {}
        }
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
        for ident in unknown {
            if self.out_of_scope(&ident) {
                continue;
            }
            let visible = self.model.visible(node);
            let hint = match closest(&ident.to_string(), visible.iter().map(String::as_str)) {
                Some(similar) => format!("did you mean `{similar}`?"),
                None if visible.is_empty() => {
                    "bind a node to it with `let`, or declare it as an input".to_owned()
                }
                None => format!("in scope here are {}", list(&visible)),
            };
            self.errors.at(
                &ident,
                format!("there is no node or input `{ident}`; {hint}"),
            );
        }
    }

    /// Reports a name that is bound, but in a block that does not reach here.
    fn out_of_scope(&mut self, ident: &Ident) -> bool {
        let Some(name) = self.model.names.iter().find(|name| name.ident == *ident) else {
            return false;
        };
        let place = match name.node {
            Some(_) => "an inner block",
            None => "the pattern of an arm",
        };
        self.errors.at(
            ident,
            format!(
                "`{ident}` is bound in {place} and does not exist outside; make it part of the \
                 value of that block, or move this node there"
            ),
        );
        true
    }

    fn returns(&mut self, found: &Found) {
        for expr in &found.returns {
            self.errors.at(
                expr,
                "a workflow has no `return`: its result is its last node; use `?` on an `Err` to end it early",
            );
        }
    }

    fn order(&mut self, node: NodeId, ident: Ident) {
        let by_name = self.model.lookup(node, None, &ident);
        let after = match by_name {
            Some(name) => self.model.names[name].node,
            None => self.unbound(node, &ident),
        };
        if let Some(after) = after {
            self.model.orders.push(Order { node, after, ident });
            return;
        }
        let message = if by_name.is_some() {
            format!("`{ident}` is there from the start; `#[after]` takes the name of a node")
        } else if self.out_of_scope(&ident) {
            return;
        } else {
            let visible = self.model.visible(node);
            let similar = closest(&ident.to_string(), visible.iter().map(String::as_str));
            let hint = similar.map_or_else(
                || "bind the node with `let`, or name its component".to_owned(),
                |similar| format!("did you mean `{similar}`?"),
            );
            format!("there is no node `{ident}` to wait for; {hint}")
        };
        self.errors.at(ident, message);
    }

    /// A node without a name goes by its component's, where only one has it.
    fn unbound(&self, node: NodeId, ident: &Ident) -> Option<NodeId> {
        let mut block = Some(self.model.nodes[node].block);
        while let Some(id) = block {
            let mut nodes = self.model.blocks[id].nodes.iter().filter(|&&node| {
                matches!(&self.model.nodes[node].body, Body::Call(call) if call.name() == ident)
            });
            if let (Some(&only), None) = (nodes.next(), nodes.next()) {
                return Some(only);
            }
            block = self.model.blocks[id]
                .parent
                .map(|parent| self.model.nodes[parent].block);
        }
        None
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
    mentions: Vec<(FoundMention, Option<BlockId>)>,
    question: Option<Token![?]>,
    waits: bool,
    returns: Vec<Expr>,
}

struct FoundMention {
    ident: Ident,
    fields: Vec<String>,
    usage: Usage,
}

impl Found {
    fn add(&mut self, mention: &Mention<'_>) {
        let mention = FoundMention {
            ident: mention.name.clone(),
            fields: mention.fields.clone(),
            usage: mention.usage,
        };
        self.mentions.push((mention, self.guard));
    }
}

impl Visitor for Found {
    fn mention(&mut self, mention: &Mention<'_>, _: &Expr) -> Option<Expr> {
        self.add(mention);
        None
    }

    fn mention_in_macro(&mut self, mention: &Mention<'_>) -> Option<proc_macro2::TokenStream> {
        self.add(mention);
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
