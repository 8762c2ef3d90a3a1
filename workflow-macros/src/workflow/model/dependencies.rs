//! Which nodes of one block wait for which others.

use std::collections::BTreeSet;

use super::{BlockId, Model, NodeId};

/// Nodes go by their place in the block.
pub(crate) struct Dependencies {
    /// What each node needs before it starts.
    pub(crate) start: Vec<BTreeSet<usize>>,
    /// What only nodes in its inner blocks need, so that it may start without.
    pub(crate) late: Vec<BTreeSet<usize>>,
}

impl Dependencies {
    pub(crate) fn of(model: &Model<'_>, block: BlockId) -> Self {
        let nodes = &model.blocks[block].nodes;
        let mut dependencies = Dependencies {
            start: vec![BTreeSet::new(); nodes.len()],
            late: vec![BTreeSet::new(); nodes.len()],
        };
        let place = |node: NodeId| nodes.binary_search(&node).ok();
        let mut add = |user: NodeId, used: NodeId, is_late: bool| {
            let Some(used) = place(used) else { return };
            let Some(outer) = model.lift(user, block) else {
                return;
            };
            let Some(at) = place(outer) else { return };
            let set = if outer == user && !is_late {
                &mut dependencies.start
            } else {
                &mut dependencies.late
            };
            set[at].insert(used);
        };
        for &name in &model.blocks[block].names {
            let name = &model.names[name];
            for usage in &name.uses {
                add(usage.node, name.node.unwrap_or(usage.node), usage.part > 0);
            }
        }
        for order in &model.orders {
            add(order.node, order.after, false);
        }
        dependencies
    }

    /// All that a node needs before it ends.
    pub(crate) fn all(&self, node: usize) -> impl Iterator<Item = usize> {
        self.start[node].union(&self.late[node]).copied()
    }
}
