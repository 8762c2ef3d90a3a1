//! From what was written to what it means.

use std::collections::{HashMap, HashSet};

use proc_macro2::Span;
use quote::{format_ident, quote_spanned};
use syn::spanned::Spanned;
use syn::{Ident, Pat};

use super::{
    Arm, Block, BlockId, Body, Bound, Head, Items, Link, Model, Name, NameId, Names, Node, NodeId,
    OUTERMOST, Part, Policies, State, policies,
};
use crate::errors::Errors;
use crate::expr::bound_names;
use crate::workflow::parse::{self, Glue, Statement};

pub(super) fn model<'s>(source: &'s parse::Workflow, errors: &mut Errors) -> Model<'s> {
    let mut builder = Builder {
        model: Model {
            source,
            blocks: Vec::new(),
            nodes: Vec::new(),
            names: Vec::new(),
            orders: Vec::new(),
            used: Vec::new(),
            streams: Vec::new(),
            leaps: HashMap::new(),
            hands_on_result: false,
        },
        keys: HashMap::new(),
        fields: HashSet::new(),
        after: Vec::new(),
        unknown: Vec::new(),
        errors,
    };
    builder.block(&source.body, None, "");
    builder.inputs();
    builder.resolve();
    builder.count();
    builder.model
}

pub(super) struct Builder<'s, 'e> {
    pub(super) model: Model<'s>,
    /// How many nodes have asked for a key.
    keys: HashMap<String, usize>,
    fields: HashSet<String>,
    pub(super) after: Vec<(NodeId, Ident)>,
    /// Names that nothing is known by, which are reported when all others are resolved.
    pub(super) unknown: Vec<(NodeId, Ident)>,
    pub(super) errors: &'e mut Errors,
}

/// First all names are declared, since a name may be used before the line that binds it.
impl<'s> Builder<'s, '_> {
    fn inputs(&mut self) {
        let mut seen: Vec<&Ident> = Vec::new();
        for input in &self.model.source.inputs {
            seen.push(&input.name);
            let name = self.name(input.name.clone(), OUTERMOST, None);
            self.model.blocks[OUTERMOST]
                .pattern_names
                .add(&input.name, name);
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
            is_only: true,
        });
        self.model.names.len() - 1
    }

    /// What is looked up often, once for all.
    fn count(&mut self) {
        let mut seen: HashMap<String, NameId> = HashMap::new();
        for name in 0..self.model.names.len() {
            let text = self.model.names[name].ident.to_string();
            if let Some(first) = seen.insert(text, name) {
                self.model.names[first].is_only = false;
                self.model.names[name].is_only = false;
            }
        }
        let mut used = vec![Vec::new(); self.model.nodes.len()];
        for (id, name) in self.model.names.iter().enumerate() {
            for usage in &name.uses {
                if used[usage.node].last() != Some(&id) {
                    used[usage.node].push(id);
                }
            }
        }
        self.model.used = used;
        self.model.streams = (0..self.model.names.len())
            .filter(|&name| self.model.is_stream(name))
            .collect();
        for node in 0..self.model.nodes.len() {
            let is_leap = matches!(
                self.model.nodes[node].body,
                Body::Break { .. } | Body::Continue { .. }
            );
            if let Some(around) = self.model.loop_of(node).filter(|_| is_leap) {
                self.model.leaps.entry(around).or_default().push(node);
            }
        }
    }

    fn block(&mut self, source: &'s parse::Block, parent: Option<NodeId>, prefix: &str) -> BlockId {
        let id = self.model.blocks.len();
        self.model.blocks.push(Block {
            parent,
            names: Names::default(),
            pattern_names: Names::default(),
            nodes: Vec::new(),
            tail: None,
            end: source.end,
            braces: source.braces,
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
        let idents = patterns.iter().flat_map(|pattern| bound_names(pattern));
        self.block_names(block, idents.collect());
    }

    /// What the nodes in a loop or an `each` have in front of their keys.
    fn inside(&self, node: NodeId) -> String {
        format!("{}/", self.model.nodes[node].key)
    }

    /// Names that a block has from its start.
    fn block_names(&mut self, block: BlockId, idents: Vec<Ident>) {
        for ident in idents {
            let name = self.name(ident.clone(), block, None);
            self.model.blocks[block].pattern_names.add(&ident, name);
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
                self.declare(&ident, block, node);
            }
        }
        // What a route waits for, its head waits for.
        let heads: Vec<NodeId> = (0..node)
            .rev()
            .take_while(|&head| self.model.nodes[head].route == Some(node))
            .collect();
        let policies = policies::policies(&statement.attrs, self.errors);
        for name in &policies.after {
            let waiting = if heads.is_empty() {
                &[node][..]
            } else {
                &heads
            };
            for &node in waiting {
                self.after.push((node, name.clone()));
            }
        }
        self.model.nodes[node].policies = policies;
        node
    }

    fn declare(&mut self, ident: &Ident, block: BlockId, node: NodeId) {
        let known = self.model.blocks[block].names.find(&ident.to_string());
        if known.is_some() {
            self.errors.at(
                ident,
                format!("there are two nodes of the name `{ident}` in this block; rename one"),
            );
        }
        let name = self.name(ident.clone(), block, Some(node));
        self.model.blocks[block].names.add(ident, name);
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
        let heads: Vec<(Glue, Option<NodeId>)> = values(source)
            .into_iter()
            .map(|node| self.head(node, block, prefix))
            .collect();
        let passed = match &source.body {
            parse::Body::Stream(stream) => Some(self.passed(stream, block, prefix)),
            _ => None,
        };
        let (heads, hidden): (Vec<Glue>, Vec<Option<NodeId>>) = heads.into_iter().unzip();
        let key = self.key(source, &binding, prefix);
        let field = self.field(&key);
        let id = self.model.nodes.len();
        self.model.nodes.push(Node {
            block,
            binding,
            binds: Vec::new(),
            body: Body::Group(block),
            postfix: &source.postfix,
            key,
            field,
            span: span(source),
            question: None,
            question_inside: false,
            waits: false,
            policies: Policies::default(),
            route: None,
        });
        self.model.blocks[block].nodes.push(id);
        for head in hidden.into_iter().flatten() {
            self.model.nodes[head].route = Some(id);
        }
        self.model.nodes[id].body = match passed {
            Some(body) => body,
            None => self.body(source, id, heads, prefix),
        };
        id
    }

    /// What a stream passes on.
    fn passed(&mut self, stream: &'s parse::Stream, block: BlockId, prefix: &str) -> Body<'s> {
        let link = |ident: &Ident, mark: &parse::Mark| Link {
            ident: ident.clone(),
            question: mark.question,
        };
        match &stream.source {
            parse::StreamSource::Name(ident, mark) => Body::Forward(link(ident, mark)),
            parse::StreamSource::Node(node, mark) => {
                let span = Span::mixed_site().located_at(span(node));
                let ident = format_ident!("stream_{}", self.model.names.len(), span = span);
                let maker = self.node(node, Bound::Hidden, block, prefix);
                self.declare(&ident, block, maker);
                Body::Forward(link(&ident, mark))
            }
            parse::StreamSource::Template(parts) => {
                let parts = parts.iter().map(|part| match part {
                    parse::Part::Value(glue) => Part::Value(glue),
                    parse::Part::Stream(ident, mark) => Part::Stream(link(ident, mark)),
                });
                Body::Template(parts.collect())
            }
        }
    }

    /// What a node decides on, or starts from, and the node that makes it if it is more than an
    /// expression.
    fn head(
        &mut self,
        source: &'s parse::Node,
        block: BlockId,
        prefix: &str,
    ) -> (Glue, Option<NodeId>) {
        if let (parse::Body::Glue(glue), []) = (&source.body, source.postfix.as_slice()) {
            return (glue.clone(), None);
        }
        let span = Span::mixed_site().located_at(span(source));
        let ident = format_ident!("head_{}", self.model.names.len(), span = span);
        let node = self.node(source, Bound::Hidden, block, prefix);
        self.declare(&ident, block, node);
        let glue = Glue::Rust(Box::new(syn::parse_quote!(#ident)));
        (glue, Some(node))
    }

    fn body(
        &mut self,
        source: &'s parse::Node,
        id: NodeId,
        heads: Vec<Glue>,
        prefix: &str,
    ) -> Body<'s> {
        let mut heads = heads.into_iter();
        let mut head = || {
            let nothing = || Glue::Broken(quote_spanned!(Span::mixed_site()=>));
            heads.next().unwrap_or_else(nothing)
        };
        match &source.body {
            parse::Body::Call(call) => Body::Call(call),
            parse::Body::Glue(glue) => Body::Glue(glue),
            parse::Body::Stream(_) => Body::Group(self.model.nodes[id].block),
            parse::Body::Combination(combination) => {
                let links = combination.streams.iter().map(|(ident, mark)| Link {
                    ident: ident.clone(),
                    question: mark.question,
                });
                Body::Combination(&combination.word, links.collect())
            }
            parse::Body::Block(inner) => {
                let prefix = match &self.model.nodes[id].binding {
                    Bound::Pattern(_) => format!("{}/", self.model.nodes[id].key),
                    _ => prefix.to_owned(),
                };
                Body::Group(self.block(inner, Some(id), &prefix))
            }
            parse::Body::Loop(_)
            | parse::Body::Each(_)
            | parse::Body::Race(_)
            | parse::Body::Break(_)
            | parse::Body::Continue(_) => self.repeated(source, id, head, prefix),
            parse::Body::Match(route) => Body::Match {
                keyword: route.keyword,
                head: head(),
                arms: route
                    .arms
                    .iter()
                    .map(|arm| self.arm(arm, id, prefix))
                    .collect(),
                end: route.end,
            },
            parse::Body::If(route) => {
                let then = self.block(&route.then, Some(id), prefix);
                let head = match &route.head {
                    parse::Head::Let(pattern, _) => {
                        self.pattern_names(then, &[pattern]);
                        Head::Let(pattern, head())
                    }
                    parse::Head::Chain(glue @ Glue::Rust(chain)) => {
                        let lets = parse::lets(chain);
                        let patterns: Vec<&Pat> =
                            lets.iter().map(|binding| &*binding.pat).collect();
                        self.pattern_names(then, &patterns);
                        Head::Condition(glue.clone())
                    }
                    parse::Head::Chain(glue) => Head::Condition(glue.clone()),
                    parse::Head::Condition(_) => Head::Condition(head()),
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

    /// What runs more than once, or beside others, and the ends of its rounds.
    fn repeated(
        &mut self,
        source: &'s parse::Node,
        id: NodeId,
        mut head: impl FnMut() -> Glue,
        prefix: &str,
    ) -> Body<'s> {
        match &source.body {
            parse::Body::Loop(source) => {
                let block = self.block(&source.body, Some(id), &self.inside(id));
                let names: Vec<Ident> = source
                    .states
                    .iter()
                    .map(|state| state.name.clone())
                    .collect();
                for (n, name) in names.iter().enumerate() {
                    if names[..n].contains(name) {
                        let message = format!(
                            "there are two states of the name `{name}` in this `loop`; rename one"
                        );
                        self.errors.at(name, message);
                    }
                }
                self.block_names(block, names);
                let states = source.states.iter().map(|state| State {
                    name: &state.name,
                    ty: state.ty.as_ref(),
                    first: head(),
                });
                Body::Loop {
                    keyword: source.keyword,
                    states: states.collect(),
                    block,
                }
            }
            parse::Body::Each(source) => {
                let block = self.block(&source.body, Some(id), &self.inside(id));
                self.pattern_names(block, &[&source.pattern]);
                Body::Each {
                    pattern: &source.pattern,
                    items: match &source.items {
                        parse::Items::Whole(_) => Items::Whole(head()),
                        parse::Items::Stream(ident, mark) => Items::Stream(Link {
                            ident: ident.clone(),
                            question: mark.question,
                        }),
                    },
                    block,
                }
            }
            parse::Body::Race(source) => Body::Race {
                blocks: source
                    .nodes
                    .iter()
                    .map(|block| self.block(block, Some(id), prefix))
                    .collect(),
            },
            parse::Body::Break(source) => Body::Break {
                keyword: source.keyword,
                value: source.value.as_ref().map(|_| head()),
            },
            parse::Body::Continue(source) => Body::Continue {
                keyword: source.keyword,
                values: source.values.iter().map(|_| head()).collect(),
                span: source.span,
            },
            _ => Body::Group(self.model.nodes[id].block),
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
            parse::Body::Loop(_) => "loop".to_owned(),
            parse::Body::Each(_) => "each".to_owned(),
            parse::Body::Race(_) => "race".to_owned(),
            parse::Body::Break(_) => "break".to_owned(),
            parse::Body::Continue(_) => "continue".to_owned(),
            parse::Body::Glue(_) => "expression".to_owned(),
            parse::Body::Stream(_) => "send".to_owned(),
            parse::Body::Combination(combination) => combination.word.to_string(),
        });
        self.unique(format!("{prefix}{}", name.trim_start_matches("r#")))
    }

    fn unique(&mut self, key: String) -> String {
        let count = self.keys.entry(key.clone()).or_default();
        *count += 1;
        match *count {
            1 => key,
            count => format!("{key}#{count}"),
        }
    }

    fn field(&mut self, key: &str) -> String {
        let mut field = key.replace(['/', '#'], "_");
        while !self.fields.insert(field.clone()) {
            field.push('_');
        }
        field
    }
}

/// The values inside a node that may be nodes of their own, in front of it.
fn values(source: &parse::Node) -> Vec<&parse::Node> {
    match &source.body {
        parse::Body::Match(route) => vec![&route.head],
        parse::Body::If(route) => match &route.head {
            parse::Head::Condition(node) | parse::Head::Let(_, node) => vec![node],
            parse::Head::Chain(_) => Vec::new(),
        },
        parse::Body::Loop(source) => source.states.iter().map(|state| &state.first).collect(),
        parse::Body::Each(source) => match &source.items {
            parse::Items::Whole(node) => vec![node],
            parse::Items::Stream(..) => Vec::new(),
        },
        parse::Body::Break(source) => source.value.as_deref().into_iter().collect(),
        parse::Body::Continue(source) => source.values.iter().collect(),
        _ => Vec::new(),
    }
}

fn span(source: &parse::Node) -> Span {
    match &source.body {
        parse::Body::Call(call) => call.name().span(),
        parse::Body::Match(route) => route.keyword.span(),
        parse::Body::If(route) => route.keyword.span(),
        parse::Body::Block(block) => block.end,
        parse::Body::Loop(source) => source.keyword.span(),
        parse::Body::Each(source) => source.word.span(),
        parse::Body::Race(source) => source.word.span(),
        parse::Body::Break(source) => source.keyword.span(),
        parse::Body::Continue(source) => source.keyword.span(),
        parse::Body::Glue(glue) => glue.span(),
        parse::Body::Stream(stream) => stream.tilde.span(),
        parse::Body::Combination(combination) => combination.word.span(),
    }
}
