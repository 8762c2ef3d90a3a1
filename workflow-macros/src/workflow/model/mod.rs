//! What a workflow means: its blocks, nodes and names, each in an arena, in the order of the text.

mod build;
mod dependencies;
mod lookup;
mod names;
mod policies;
mod repeat;
mod resolve;
mod scan;

use std::collections::HashMap;

use proc_macro2::Span;
use syn::{Ident, Pat, Token, Type};

use super::parse::{self, Binding, Call, Glue, Postfix};
use crate::errors::Errors;
use crate::expr::Usage;

pub(crate) use dependencies::Dependencies;
pub(crate) use names::Names;
pub(crate) use policies::{Policies, Timed, Tried};
pub(crate) use scan::{Place, links, scan};

pub(crate) type BlockId = usize;
pub(crate) type NodeId = usize;
pub(crate) type NameId = usize;

pub(crate) const OUTERMOST: BlockId = 0;

pub(crate) struct Model<'s> {
    pub(crate) source: &'s parse::Workflow,
    pub(crate) blocks: Vec<Block>,
    pub(crate) nodes: Vec<Node<'s>>,
    pub(crate) names: Vec<Name>,
    /// `#[after]`: the first waits for the second.
    pub(crate) orders: Vec<Order>,
    /// For each node, the names that it uses itself, in order.
    pub(crate) used: Vec<Vec<NameId>>,
    /// The names that are streams.
    pub(crate) streams: Vec<NameId>,
    /// The ends of the paths of each loop's body.
    pub(crate) leaps: HashMap<NodeId, Vec<NodeId>>,
    /// A streamed result is the stream of the last node, handed on as it is.
    pub(crate) hands_on_result: bool,
}

pub(crate) struct Block {
    /// The node whose arm, branch, group or body this is.
    pub(crate) parent: Option<NodeId>,
    /// Those its own nodes bind, and those of the pattern in front of it.
    pub(crate) names: Names,
    pub(crate) pattern_names: Names,
    pub(crate) nodes: Vec<NodeId>,
    pub(crate) tail: Option<NodeId>,
    pub(crate) end: Span,
    pub(crate) braces: Option<Span>,
    pub(crate) broken: bool,
}

pub(crate) struct Node<'s> {
    pub(crate) block: BlockId,
    pub(crate) binding: Bound<'s>,
    pub(crate) binds: Vec<NameId>,
    pub(crate) body: Body<'s>,
    pub(crate) postfix: &'s [Postfix],
    /// Unique in the workflow; `group/inner` in a group.
    pub(crate) key: String,
    /// The key as one word, which is unique, too.
    pub(crate) field: String,
    /// Where messages about the node as a whole point to.
    pub(crate) span: Span,
    /// The first `?` that may end the run here, inner blocks not counted.
    pub(crate) question: Option<Token![?]>,
    /// One of them stands in its expressions, not behind the node itself.
    pub(crate) question_inside: bool,
    /// It waits in the middle of its own expressions.
    pub(crate) waits: bool,
    pub(crate) policies: Policies,
    /// The route, or the loop or `each`, that it is the head of.
    pub(crate) route: Option<NodeId>,
}

pub(crate) enum Bound<'s> {
    Nothing,
    Pattern(&'s Binding),
    /// A component inside another node, such as the head of a route: a name that users do not see.
    Hidden,
}

pub(crate) enum Body<'s> {
    Call(&'s Call),
    Match {
        keyword: Token![match],
        head: Glue,
        arms: Vec<Arm<'s>>,
        /// The closing brace.
        end: Span,
    },
    If {
        keyword: Token![if],
        head: Head<'s>,
        then: BlockId,
        otherwise: Option<BlockId>,
    },
    Group(BlockId),
    Loop {
        keyword: Token![loop],
        states: Vec<State<'s>>,
        block: BlockId,
    },
    Each {
        pattern: &'s Pat,
        items: Items,
        block: BlockId,
    },
    Race {
        blocks: Vec<BlockId>,
    },
    Break {
        keyword: Token![break],
        value: Option<Glue>,
    },
    Continue {
        keyword: Token![continue],
        values: Vec<Glue>,
        /// Where they are.
        span: Span,
    },
    Glue(&'s Glue),
    /// Passes a stream on: the tail of a block.
    Forward(Link),
    /// Sends texts, one after the other.
    Template(Vec<Part<'s>>),
    Combination(&'s Ident, Vec<Link>),
}

/// What a loop passes from round to round.
pub(crate) struct State<'s> {
    pub(crate) name: &'s Ident,
    pub(crate) ty: Option<&'s Type>,
    pub(crate) first: Glue,
}

/// What an `each` takes its items from.
pub(crate) enum Items {
    Whole(Glue),
    Stream(Link),
}

/// A part of a text template.
pub(crate) enum Part<'s> {
    Value(&'s Glue),
    Stream(Link),
}

/// A mention of a stream.
#[derive(Clone)]
pub(crate) struct Link {
    pub(crate) ident: Ident,
    pub(crate) question: Option<Token![?]>,
}

pub(crate) struct Arm<'s> {
    pub(crate) pattern: &'s Pat,
    pub(crate) guard: Option<&'s Glue>,
    pub(crate) block: BlockId,
}

pub(crate) enum Head<'s> {
    Condition(Glue),
    Let(&'s Pat, Glue),
}

pub(crate) struct Name {
    pub(crate) ident: Ident,
    pub(crate) block: BlockId,
    /// The node that binds it; inputs and patterns have none.
    pub(crate) node: Option<NodeId>,
    pub(crate) uses: Vec<Use>,
    /// No other name in the workflow is called the same.
    pub(crate) is_only: bool,
}

pub(crate) struct Use {
    pub(crate) node: NodeId,
    pub(crate) fields: Vec<String>,
    pub(crate) usage: Usage,
    pub(crate) ident: Ident,
    /// `~name?`
    pub(crate) question: Option<Token![?]>,
    /// The part of a template that it belongs to. The node starts without what only later parts
    /// need.
    pub(crate) part: usize,
}

pub(crate) struct Order {
    pub(crate) node: NodeId,
    pub(crate) after: NodeId,
    pub(crate) ident: Ident,
}

impl<'s> Model<'s> {
    pub(crate) fn build(source: &'s parse::Workflow, errors: &mut Errors) -> Self {
        build::model(source, errors)
    }

    /// Decides what only a workflow without mistakes has an answer to.
    pub(crate) fn settle(&mut self) {
        self.hands_on_result = self.owns_result();
    }

    /// The blocks inside a node, in the order of the text.
    pub(crate) fn inner_blocks(&self, node: NodeId) -> Vec<BlockId> {
        match &self.nodes[node].body {
            Body::Call(_)
            | Body::Glue(_)
            | Body::Forward(_)
            | Body::Template(_)
            | Body::Combination(..)
            | Body::Break { .. }
            | Body::Continue { .. } => Vec::new(),
            Body::Match { arms, .. } => arms.iter().map(|arm| arm.block).collect(),
            Body::If {
                then, otherwise, ..
            } => [Some(*then), *otherwise].into_iter().flatten().collect(),
            Body::Group(block) | Body::Loop { block, .. } | Body::Each { block, .. } => {
                vec![*block]
            }
            Body::Race { blocks, .. } => blocks.clone(),
        }
    }

    pub(crate) fn has_matches(&self) -> bool {
        let mut nodes = self.nodes.iter();
        nodes.any(|node| matches!(node.body, Body::Match { .. }))
    }

    /// Whether only one of a node's inner blocks runs, or one at a time.
    pub(crate) fn is_route(&self, node: NodeId) -> bool {
        matches!(self.nodes[node].body, Body::Match { .. } | Body::If { .. })
    }

    /// The node of `block` that `node` is, or is inside of.
    pub(crate) fn lift(&self, mut node: NodeId, block: BlockId) -> Option<NodeId> {
        while self.nodes[node].block != block {
            node = self.blocks[self.nodes[node].block].parent?;
        }
        Some(node)
    }

    /// Whether a block is one of a node's inner blocks, at any depth.
    pub(crate) fn is_inside(&self, mut block: BlockId, node: NodeId) -> bool {
        while let Some(parent) = self.blocks[block].parent {
            if parent == node {
                return true;
            }
            block = self.nodes[parent].block;
        }
        false
    }

    /// Whether a node stands in a block, at any depth.
    pub(crate) fn is_within(&self, node: NodeId, block: BlockId) -> bool {
        self.lift(node, block).is_some()
    }

    /// Whether at most one of two nodes runs: they are in different arms of one route.
    pub(crate) fn exclusive(&self, a: NodeId, b: NodeId) -> bool {
        let (a, b) = (self.ancestry(a), self.ancestry(b));
        let parting = a.iter().zip(&b).find(|(a, b)| a != b);
        parting.is_some_and(|(a, b)| {
            let (a, b) = (&self.blocks[*a], &self.blocks[*b]);
            a.parent.is_some_and(|parent| self.is_route(parent)) && a.parent == b.parent
        })
    }

    /// The blocks around a node, from the outermost inwards.
    fn ancestry(&self, node: NodeId) -> Vec<BlockId> {
        let mut blocks = vec![self.nodes[node].block];
        while let Some(parent) = self.blocks[blocks[blocks.len() - 1]].parent {
            blocks.push(self.nodes[parent].block);
        }
        blocks.reverse();
        blocks
    }

    /// Whether one use of a name is over before another begins, or only one of them happens. Then
    /// the value can be given away at both.
    pub(crate) fn apart(&self, a: &Use, b: &Use) -> bool {
        self.exclusive(a.node, b.node) || self.decides(a, b) || self.decides(b, a)
    }

    /// Whether `head` only looks at a value to decide about the way on which `inner` uses it.
    pub(crate) fn decides(&self, head: &Use, inner: &Use) -> bool {
        let route = head.node;
        let is_inside =
            route != inner.node && self.lift(inner.node, self.nodes[route].block) == Some(route);
        is_inside && self.only_looks(head)
    }

    /// Whether a route looks at a value to decide, and keeps nothing of it.
    pub(crate) fn only_looks(&self, usage: &Use) -> bool {
        let looks = matches!(usage.usage, Usage::Place | Usage::Borrow | Usage::Callee);
        looks && self.is_route(usage.node) && self.binds_nothing(usage.node)
    }

    /// Whether no pattern of a route keeps a part of what it decides on.
    fn binds_nothing(&self, route: NodeId) -> bool {
        let mut blocks = self.inner_blocks(route).into_iter();
        blocks.all(|block| self.blocks[block].pattern_names.is_empty())
    }

    /// Whether a `match` only looks at the value in its head.
    pub(crate) fn looks_at_head(&self, route: NodeId) -> bool {
        let Body::Match { head, .. } = &self.nodes[route].body else {
            return false;
        };
        let is_place = matches!(
            head,
            Glue::Rust(expr) if matches!(**expr, syn::Expr::Path(_) | syn::Expr::Field(_))
        );
        is_place && self.binds_nothing(route)
    }

    /// The component in the head of a route, a node of its own right in front of it.
    pub(crate) fn head(&self, route: NodeId) -> Option<NodeId> {
        let before = route.checked_sub(1)?;
        (self.nodes[before].route == Some(route)).then_some(before)
    }

    /// Whether `node` may end the run with an error, inner blocks counted.
    pub(crate) fn may_fail(&self, node: NodeId) -> bool {
        let own = &self.nodes[node];
        own.question.is_some()
            || own.policies.end_run()
            || !self.runs_as_stream(node)
                && self
                    .inner_blocks(node)
                    .into_iter()
                    .any(|block| self.block_may_fail(block))
    }

    /// Whether `?` may leave one of the inner blocks of `node`.
    pub(crate) fn may_fail_inside(&self, node: NodeId) -> bool {
        let mut blocks = self.inner_blocks(node).into_iter();
        blocks.any(|block| self.block_may_fail(block))
    }

    pub(crate) fn block_may_fail(&self, block: BlockId) -> bool {
        self.blocks[block]
            .nodes
            .iter()
            .any(|&node| self.may_fail(node))
    }

    /// Whether a name is a stream: it is connected as one, or made as one.
    pub(crate) fn is_stream(&self, name: NameId) -> bool {
        let name = &self.names[name];
        let is_connected = name.uses.iter().any(|usage| usage.usage == Usage::Stream);
        is_connected || name.node.is_some_and(|node| self.gives_stream(node))
    }

    /// Whether the value of a node is a stream, by what it is.
    pub(crate) fn gives_stream(&self, node: NodeId) -> bool {
        match &self.nodes[node].body {
            Body::Forward(_) | Body::Combination(..) => true,
            Body::Call(_)
            | Body::Glue(_)
            | Body::Template(_)
            | Body::Loop { .. }
            | Body::Each { .. }
            | Body::Race { .. }
            | Body::Break { .. }
            | Body::Continue { .. } => false,
            Body::Match { .. } | Body::If { .. } | Body::Group(_) => self
                .inner_blocks(node)
                .into_iter()
                .filter_map(|block| self.blocks[block].tail)
                .any(|tail| self.gives_stream(tail)),
        }
    }

    /// Whether a component, or an `each`, runs as a stream: what it is bound to is connected as
    /// one.
    pub(crate) fn runs_as_stream(&self, node: NodeId) -> bool {
        let binds = &self.nodes[node].binds;
        matches!(self.nodes[node].body, Body::Call(_) | Body::Each { .. })
            && binds.iter().any(|&name| self.is_stream(name))
    }

    /// Whether the code asks a component whether it gives a stream at all before that is used. One
    /// with streams among its inputs is not asked: if their items are wrong it has no answer, and
    /// that would be a second error.
    pub(crate) fn is_asked_to_stream(&self, node: NodeId) -> bool {
        let Body::Call(call) = &self.nodes[node].body else {
            return false;
        };
        let takes_streams = call.args.iter().any(|arg| arg.stream.is_some());
        self.runs_as_stream(node) && !takes_streams
    }

    /// Whether the tail of a block is the streamed result of the workflow, or a part of it.
    pub(crate) fn block_emits(&self, block: BlockId) -> bool {
        match self.blocks[block].parent {
            None => self.source.is_streaming,
            Some(parent) => {
                let outer = self.nodes[parent].block;
                let passes =
                    self.is_route(parent) || matches!(self.nodes[parent].body, Body::Group(_));
                passes && self.blocks[outer].tail == Some(parent) && self.block_emits(outer)
            }
        }
    }

    /// Whether a node sends what the workflow streams.
    pub(crate) fn emits(&self, node: NodeId) -> bool {
        let block = self.nodes[node].block;
        self.blocks[block].tail == Some(node) && self.block_emits(block)
    }

    /// The part of a template that its `nth` stream is; 0 in any other node.
    pub(crate) fn part(&self, node: NodeId, nth: usize) -> usize {
        let Body::Template(parts) = &self.nodes[node].body else {
            return 0;
        };
        let streams = parts
            .iter()
            .enumerate()
            .filter(|(_, part)| matches!(part, Part::Stream(_)));
        streams.map(|(at, _)| at).nth(nth).unwrap_or(0)
    }

    /// The node whose value is that of a block; what a block streams is sent, and no value.
    pub(crate) fn value_of(&self, block: BlockId) -> Option<NodeId> {
        let tail = self.blocks[block].tail;
        tail.filter(|_| !self.block_emits(block) || self.hands_on_result)
    }

    /// The `?` with which a stream is connected.
    pub(crate) fn guard(&self, name: NameId) -> Option<Token![?]> {
        self.names[name]
            .uses
            .iter()
            .find_map(|usage| usage.question)
    }

    /// Whether the run may end because time is up.
    pub(crate) fn has_timeouts(&self) -> bool {
        let mut nodes = self.nodes.iter();
        nodes.any(|node| node.policies.last_timeout().is_some())
    }

    /// Whether an error among the items of a stream may end the run.
    pub(crate) fn has_guards(&self) -> bool {
        (0..self.names.len()).any(|name| self.guard(name).is_some())
            || (0..self.nodes.len()).any(|node| self.fails_as_stream(node))
    }

    /// Whether a `?` in the body of an `each` ends the run in the middle of its stream.
    pub(crate) fn fails_as_stream(&self, node: NodeId) -> bool {
        match self.nodes[node].body {
            Body::Each { block, .. } => self.runs_as_stream(node) && self.block_may_fail(block),
            _ => false,
        }
    }

    /// Whether a streamed result is the stream of the last node, and can be handed on as it is: it
    /// owns all that it is made from, and nothing runs beside it.
    fn owns_result(&self) -> bool {
        let owns = |usage: &Use| {
            let by_value = matches!(usage.usage, Usage::Value | Usage::Opaque | Usage::Stream);
            by_value || self.only_looks(usage)
        };
        let own = |name: &NameId| {
            self.names[*name].block != OUTERMOST || self.names[*name].uses.iter().all(owns)
        };
        // The stream of an `each` borrows from around it.
        let is_own = |&node: &NodeId| {
            matches!(self.nodes[node].body, Body::Call(_)) || !self.runs_as_stream(node)
        };
        let names = 0..self.names.len();
        let is_forward = |tail: NodeId| matches!(self.nodes[tail].body, Body::Forward(_));
        self.source.is_streaming
            && self.blocks[OUTERMOST].tail.is_some_and(is_forward)
            && !self.has_guards()
            && !names.clone().any(|name| self.is_split(name))
            && names.clone().all(|name| own(&name))
            && self.blocks[OUTERMOST].nodes.iter().all(is_own)
            && self.all_lead_to_the_tail()
    }

    /// Whether the last node of the workflow waits for all the others.
    fn all_lead_to_the_tail(&self) -> bool {
        let nodes = &self.blocks[OUTERMOST].nodes;
        let dependencies = Dependencies::of(self, OUTERMOST);
        let tail = self.blocks[OUTERMOST].tail;
        let mut open: Vec<usize> = (0..nodes.len())
            .filter(|&node| Some(nodes[node]) == tail)
            .collect();
        let mut leads = vec![false; nodes.len()];
        while let Some(node) = open.pop() {
            if !std::mem::replace(&mut leads[node], true) {
                open.extend(dependencies.all(node));
            }
        }
        leads.into_iter().all(|leads| leads)
    }

    /// Whether a node makes the streamed result, and all that is left to do is to hand it on.
    pub(crate) fn is_prepared(&self, node: NodeId) -> bool {
        let tail = self.blocks[OUTERMOST].tail;
        let is_read_last = |&name: &NameId| {
            let mut uses = self.names[name].uses.iter();
            uses.all(|usage| Some(usage.node) == tail)
        };
        self.hands_on_result
            && self.nodes[node].block == OUTERMOST
            && matches!(self.nodes[node].body, Body::Call(_))
            && self.runs_as_stream(node)
            && self.nodes[node].postfix.is_empty()
            && self.nodes[node].binds.iter().all(is_read_last)
            && !self.orders.iter().any(|order| Some(order.node) == tail)
    }

    /// Whether a component that runs as a stream is made only when it starts, and the streams among
    /// its inputs start with it. For that its other inputs must not mention what is there now.
    pub(crate) fn starts_with_its_inputs(&self, node: NodeId) -> bool {
        let Body::Call(call) = &self.nodes[node].body else {
            return false;
        };
        let is_literal =
            |glue: &Glue| matches!(glue, Glue::Rust(expr) if matches!(**expr, syn::Expr::Lit(_)));
        let mut args = call.args.iter();
        if self.is_prepared(node) {
            return true;
        }
        self.runs_as_stream(node)
            && call.args.iter().any(|arg| arg.stream.is_some())
            && args.all(|arg| match arg.stream {
                Some(mark) => mark.question.is_none(),
                None => is_literal(&arg.value),
            })
    }

    /// Whether a name is the stream of a component that has not started yet.
    pub(crate) fn is_unread(&self, name: NameId) -> bool {
        let maker = self.names[name].node;
        maker.is_some_and(|node| {
            let is_call = matches!(self.nodes[node].body, Body::Call(_));
            let is_plain = self.nodes[node].postfix.is_empty();
            let is_waiting = self.runs_as_stream(node) && !self.is_prepared(node);
            is_call && is_plain && is_waiting && !self.is_split(name)
        })
    }

    /// For each use of a stream, which of its parts it reads. The arms of one route share one.
    pub(crate) fn taps(&self, name: NameId) -> Vec<usize> {
        let uses = &self.names[name].uses;
        let mut taps: Vec<usize> = Vec::new();
        for (n, one) in uses.iter().enumerate() {
            let count = taps.iter().max().map_or(0, |last| last + 1);
            let is_free = |&tap: &usize| {
                let mut others = uses[..n]
                    .iter()
                    .zip(&taps)
                    .filter(|(_, other)| **other == tap);
                others.all(|(other, _)| self.exclusive(one.node, other.node))
            };
            taps.push((0..count).find(is_free).unwrap_or(count));
        }
        taps
    }

    /// Whether several consumers read a stream.
    pub(crate) fn is_split(&self, name: NameId) -> bool {
        self.is_stream(name) && self.taps(name).iter().any(|&tap| tap > 0)
    }

    /// How a message calls a node: the name it is bound to, or its component.
    pub(crate) fn label(&self, node: NodeId) -> String {
        let key = &self.nodes[node].key;
        key.rsplit('/').next().unwrap_or(key).to_owned()
    }
}
