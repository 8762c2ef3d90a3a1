//! Blocks that run more than once, or beside one another.

use std::collections::BTreeSet;

use super::{BlockId, Body, Items, Model, NameId, NodeId, Use};

impl Model<'_> {
    /// Whether a use of a name may happen many times while the name is bound once.
    pub(crate) fn is_repeated(&self, name: NameId, usage: &Use) -> bool {
        let own = self.names[name].block;
        let mut block = self.nodes[usage.node].block;
        while block != own {
            let Some(parent) = self.blocks[block].parent else {
                return false;
            };
            if matches!(
                self.nodes[parent].body,
                Body::Loop { .. } | Body::Each { .. }
            ) {
                return true;
            }
            block = self.nodes[parent].block;
        }
        false
    }

    pub(crate) fn has_loops(&self) -> bool {
        let mut nodes = self.nodes.iter();
        nodes.any(|node| matches!(node.body, Body::Loop { .. }))
    }

    /// Whether an `each` takes its items from what is no stream.
    pub(crate) fn has_listed_items(&self) -> bool {
        let is_listed = |body: &Body<'_>| {
            matches!(
                body,
                Body::Each {
                    items: Items::Whole(_),
                    ..
                }
            )
        };
        self.nodes.iter().any(|node| is_listed(&node.body))
    }

    /// Whether a use of a name is inside an `each` that is connected as a stream: then the stream
    /// borrows from it, however it is used there.
    pub(crate) fn is_lent_to_stream(&self, name: NameId, usage: &Use) -> bool {
        let own = self.names[name].block;
        let mut block = self.nodes[usage.node].block;
        while block != own {
            let Some(parent) = self.blocks[block].parent else {
                return false;
            };
            let is_each = matches!(self.nodes[parent].body, Body::Each { .. });
            if is_each && self.runs_as_stream(parent) {
                return true;
            }
            block = self.nodes[parent].block;
        }
        false
    }

    pub(crate) fn has_races(&self) -> bool {
        let mut nodes = self.nodes.iter();
        nodes.any(|node| matches!(node.body, Body::Race { .. }))
    }

    /// The loop whose round ends in a `break` or `continue`: that stands at the end of a path of
    /// its body.
    pub(crate) fn loop_of(&self, mut node: NodeId) -> Option<NodeId> {
        loop {
            let block = self.nodes[node].block;
            if self.blocks[block].tail != Some(node) {
                return None;
            }
            let parent = self.blocks[block].parent?;
            match self.nodes[parent].body {
                Body::Loop { .. } => return Some(parent),
                Body::Match { .. } | Body::If { .. } | Body::Group(_) => node = parent,
                _ => return None,
            }
        }
    }

    /// The innermost loop around a node, at any depth.
    pub(crate) fn loop_around(&self, node: NodeId) -> Option<NodeId> {
        let mut block = self.nodes[node].block;
        while let Some(parent) = self.blocks[block].parent {
            if matches!(self.nodes[parent].body, Body::Loop { .. }) {
                return Some(parent);
            }
            block = self.nodes[parent].block;
        }
        None
    }

    /// Whether an `each` or a `race` stands between a node and the loop around it.
    pub(crate) fn is_apart(&self, node: NodeId) -> bool {
        let mut block = self.nodes[node].block;
        while let Some(parent) = self.blocks[block].parent {
            match self.nodes[parent].body {
                Body::Loop { .. } => return false,
                Body::Each { .. } | Body::Race { .. } => return true,
                _ => block = self.nodes[parent].block,
            }
        }
        false
    }

    /// Whether a node holds the end of a round of a loop that it stands in.
    pub(crate) fn ends_a_round_around(&self, node: NodeId) -> bool {
        let is_inside = |leap: NodeId| self.is_inside(self.nodes[leap].block, node);
        (0..self.nodes.len()).any(|leap| {
            let around = self.loop_of(leap).filter(|_| self.is_leap(leap));
            is_inside(leap)
                && around.is_some_and(|around| self.is_inside(self.nodes[node].block, around))
        })
    }

    /// The ends of the paths of a loop's body.
    pub(crate) fn leaps(&self, node: NodeId) -> &[NodeId] {
        self.leaps.get(&node).map_or(&[], Vec::as_slice)
    }

    /// Whether a loop goes on to another round anywhere.
    pub(crate) fn goes_on(&self, node: NodeId) -> bool {
        let mut leaps = self.leaps(node).iter().map(|&leap| &self.nodes[leap].body);
        leaps.any(|leap| matches!(leap, Body::Continue { .. }))
    }

    /// Whether a node is nothing but the end of a round: it takes no time, and comes last.
    pub(crate) fn is_leap(&self, node: NodeId) -> bool {
        let only_leaps = |block: &BlockId| {
            let block = &self.blocks[*block];
            block.tail.is_some() && block.nodes.iter().all(|&node| self.is_leap(node))
        };
        match &self.nodes[node].body {
            Body::Break { .. } | Body::Continue { .. } => true,
            Body::Match { .. } | Body::If { .. } | Body::Group(_) => {
                self.inner_blocks(node).iter().all(only_leaps)
            }
            _ => false,
        }
    }

    /// The names from outside that are used in a block, at any depth.
    pub(crate) fn used_inside(&self, block: BlockId) -> Vec<NameId> {
        let is_inside = |usage: &Use| self.is_within(usage.node, block);
        let is_outside = |name: NameId| {
            let own = self.names[name].block;
            own != block
                && self.blocks[own]
                    .parent
                    .is_none_or(|node| !self.is_within(node, block))
        };
        (0..self.names.len())
            .filter(|&name| self.names[name].uses.iter().any(is_inside) && is_outside(name))
            .collect()
    }

    /// The nodes that a node waits for beside those that it names. An `each` waits once for what its
    /// items run after, and they do not.
    pub(crate) fn runs_after(&self, node: NodeId) -> BTreeSet<NodeId> {
        let waits = |user: NodeId, after: NodeId| {
            user == node || self.is_each_around(node, user) && !self.is_each_around(node, after)
        };
        let has_waited = |after: NodeId| {
            let mut around = (0..self.nodes.len()).filter(|&each| self.is_each_around(each, node));
            around.any(|each| !self.is_each_around(each, after))
        };
        let orders = self.orders.iter();
        let after = orders.filter(|order| waits(order.node, order.after));
        let after = after.map(|order| order.after);
        after.filter(|&after| !has_waited(after)).collect()
    }

    /// Whether a node stands in the body of an `each`, at any depth.
    fn is_each_around(&self, each: NodeId, node: NodeId) -> bool {
        match self.nodes[each].body {
            Body::Each { block, .. } => self.is_within(node, block),
            _ => false,
        }
    }

    /// Whether a stream inside a block may end the run.
    pub(crate) fn guards_inside(&self, block: BlockId) -> bool {
        let guarded = self.names.iter().flat_map(|name| &name.uses);
        let mut guarded = guarded.filter(|usage| usage.question.is_some());
        guarded.any(|usage| self.is_within(usage.node, block))
            || (0..self.nodes.len())
                .any(|node| self.fails_as_stream(node) && self.is_within(node, block))
    }
}
