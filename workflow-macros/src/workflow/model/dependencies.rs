//! Which nodes of one block wait for which others.

use std::collections::BTreeSet;

use super::{BlockId, Body, Model, NodeId};

/// Nodes go by their place in the block.
pub(crate) struct Dependencies {
    /// What each node needs before it starts.
    pub(crate) start: Vec<BTreeSet<usize>>,
    /// What only nodes in its inner blocks need, so that it may start without. An `each` does not:
    /// what its items need is waited for once.
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
            let starts_with = outer == user || matches!(model.nodes[outer].body, Body::Each { .. });
            let set = if starts_with && !is_late {
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
        // The end of a round waits for all that is beside it, so that it can be a plain `break`.
        if let Some(last) = model.blocks[block].tail.filter(|&tail| model.is_leap(tail))
            && let Ok(last) = nodes.binary_search(&last)
        {
            dependencies.start[last].extend((0..nodes.len()).filter(|&node| node != last));
        }
        dependencies
    }

    /// All that a node needs before it ends.
    pub(crate) fn all(&self, node: usize) -> impl Iterator<Item = usize> {
        self.start[node].union(&self.late[node]).copied()
    }
}
