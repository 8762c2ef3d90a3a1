//! What a workflow means: its blocks, nodes and names, each in an arena, in the order of the text.

mod build;
mod dependencies;
mod lookup;
mod policies;
mod resolve;
mod scan;

use proc_macro2::Span;
use syn::{Ident, Pat, Token};

use super::parse::{self, Binding, Call, Glue, Postfix};
use crate::errors::Errors;
use crate::expr::Usage;

pub(crate) use dependencies::Dependencies;
pub(crate) use scan::{Place, scan};

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
}

pub(crate) struct Block {
    /// The node whose arm, branch or group this is.
    pub(crate) parent: Option<NodeId>,
    /// Those its own nodes bind, and those of the pattern in front of it.
    pub(crate) names: Vec<NameId>,
    pub(crate) pattern_names: Vec<NameId>,
    pub(crate) nodes: Vec<NodeId>,
    pub(crate) tail: Option<NodeId>,
    pub(crate) end: Span,
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
    /// The route that it is the head of.
    pub(crate) route: Option<NodeId>,
}

pub(crate) enum Bound<'s> {
    Nothing,
    Pattern(&'s Binding),
    /// The head of a route that is a component: a name that users do not see.
    Hidden,
}

pub(crate) enum Body<'s> {
    Call(&'s Call),
    Match {
        keyword: Token![match],
        head: Glue,
        arms: Vec<Arm<'s>>,
    },
    If {
        keyword: Token![if],
        head: Head<'s>,
        then: BlockId,
        otherwise: Option<BlockId>,
    },
    Group(BlockId),
    Glue(&'s Glue),
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
}

pub(crate) struct Use {
    pub(crate) node: NodeId,
    pub(crate) fields: Vec<String>,
    pub(crate) usage: Usage,
    pub(crate) ident: Ident,
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

    /// The blocks inside a node, in the order of the text.
    pub(crate) fn inner_blocks(&self, node: NodeId) -> Vec<BlockId> {
        match &self.nodes[node].body {
            Body::Call(_) | Body::Glue(_) => Vec::new(),
            Body::Match { arms, .. } => arms.iter().map(|arm| arm.block).collect(),
            Body::If {
                then, otherwise, ..
            } => [Some(*then), *otherwise].into_iter().flatten().collect(),
            Body::Group(block) => vec![*block],
        }
    }

    /// The node of `block` that `node` is, or is inside of.
    pub(crate) fn lift(&self, mut node: NodeId, block: BlockId) -> Option<NodeId> {
        while self.nodes[node].block != block {
            node = self.blocks[self.nodes[node].block].parent?;
        }
        Some(node)
    }

    /// Whether at most one of two nodes runs: they are in different arms of one route.
    pub(crate) fn exclusive(&self, a: NodeId, b: NodeId) -> bool {
        let (a, b) = (self.ancestry(a), self.ancestry(b));
        let parting = a.iter().zip(&b).find(|(a, b)| a != b);
        parting.is_some_and(|(a, b)| {
            let (a, b) = (&self.blocks[*a], &self.blocks[*b]);
            a.parent.is_some() && a.parent == b.parent
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

    /// Whether `?` may leave `node`, inner blocks counted.
    pub(crate) fn may_fail(&self, node: NodeId) -> bool {
        self.nodes[node].question.is_some()
            || self
                .inner_blocks(node)
                .into_iter()
                .any(|block| self.block_may_fail(block))
    }

    pub(crate) fn block_may_fail(&self, block: BlockId) -> bool {
        self.blocks[block]
            .nodes
            .iter()
            .any(|&node| self.may_fail(node))
    }

    /// How a message calls a node: the name it is bound to, or its component.
    pub(crate) fn label(&self, node: NodeId) -> String {
        let key = &self.nodes[node].key;
        key.rsplit('/').next().unwrap_or(key).to_owned()
    }
}
