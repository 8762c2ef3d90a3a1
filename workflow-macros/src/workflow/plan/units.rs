//! Nodes that run as one, because some of them take no time.
//!
//! A stream is made, and plain Rust evaluated, at once. What needs nothing but what is there from
//! the start is done first. What a single node uses is done right in front of that node, so that
//! its value stays where it is used.

use std::collections::BTreeSet;

use crate::workflow::model::{BlockId, Body, Dependencies, Model, NameId, NodeId};

pub(super) struct Units {
    /// What is done first, in order.
    pub(super) first: Vec<NodeId>,
    /// The others: a node, behind those that are done right in front of it.
    pub(super) others: Vec<Vec<NodeId>>,
    /// Which units wait for which others.
    pub(super) dependencies: Dependencies,
}

pub(super) fn gather(model: &Model<'_>, block: BlockId) -> Units {
    let nodes = &model.blocks[block].nodes;
    let mut dependencies = Dependencies::of(model, block);
    let count = nodes.len();
    let needs: Vec<BTreeSet<usize>> = (0..count)
        .map(|node| dependencies.all(node).collect())
        .collect();
    let order = super::order::topological(&needs).unwrap_or_else(|| (0..count).collect());
    let instant = instant(model, block);

    let mut is_first = vec![false; count];
    for &node in &order {
        is_first[node] = instant[node] && needs[node].iter().all(|&used| is_first[used]);
    }

    let mut before: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut is_unit: Vec<bool> = is_first.iter().map(|first| !first).collect();
    for &node in &order {
        let user = (instant[node] && !is_first[node])
            .then(|| only_user(model, nodes, node))
            .flatten();
        let Some(user) = user else { continue };
        is_unit[node] = false;
        let mut members = std::mem::take(&mut before[node]);
        members.push(node);
        before[user].append(&mut members);
        let (start, late) = (
            std::mem::take(&mut dependencies.start[node]),
            std::mem::take(&mut dependencies.late[node]),
        );
        dependencies.start[user].remove(&node);
        dependencies.start[user].extend(start);
        dependencies.late[user].extend(late);
    }

    let units: Vec<usize> = (0..count).filter(|&node| is_unit[node]).collect();
    let renamed = |sets: &[BTreeSet<usize>]| -> Vec<BTreeSet<usize>> {
        let unit = |used: &usize| units.binary_search(used).ok();
        let set = |&node: &usize| sets[node].iter().filter_map(unit).collect();
        units.iter().map(set).collect()
    };
    let dependencies = Dependencies {
        start: renamed(&dependencies.start),
        late: renamed(&dependencies.late),
    };
    Units {
        first: order
            .iter()
            .filter(|&&node| is_first[node])
            .map(|&node| nodes[node])
            .collect(),
        others: units
            .iter()
            .map(|&node| {
                let members = before[node].iter().copied().chain([node]);
                members.map(|node| nodes[node]).collect()
            })
            .collect(),
        dependencies,
    }
}

/// Whether each node takes no time once what it needs of its block is there.
fn instant(model: &Model<'_>, block: BlockId) -> Vec<bool> {
    let nodes = &model.blocks[block].nodes;
    let mut instant: Vec<bool> = nodes
        .iter()
        .map(|&node| {
            let body = match model.nodes[node].body {
                Body::Call(_) | Body::Each { .. } => model.runs_as_stream(node),
                Body::Glue(_) | Body::Combination(..) => true,
                _ => false,
            };
            body && !model.nodes[node].waits && model.nodes[node].question.is_none()
        })
        .collect();
    // What comes from a block around may still be on its way.
    let comes_from_around = |name: NameId| {
        let name = &model.names[name];
        name.node.is_some() && name.block != block
    };
    for (at, &node) in nodes.iter().enumerate() {
        let mut used = model.used[node].clone();
        if let Body::Each { block, .. } = model.nodes[node].body {
            used.extend(model.used_inside(block));
        }
        let mut after = model.runs_after(node).into_iter();
        let is_ordered = after.any(|after| model.nodes[after].block != block);
        instant[at] &= !is_ordered && !used.into_iter().any(comes_from_around);
    }
    instant
}

/// The one node that uses the value of `node`, from its start on.
fn only_user(model: &Model<'_>, nodes: &[NodeId], node: usize) -> Option<usize> {
    let id = nodes[node];
    let names = &model.nodes[id].binds;
    let mut uses = names.iter().flat_map(|&name| &model.names[name].uses);
    let first = uses.next()?.node;
    let is_ordered = model.orders.iter().any(|order| order.after == id);
    let starts_with = names
        .iter()
        .flat_map(|&name| &model.names[name].uses)
        .all(|usage| usage.node == first && usage.part == 0);
    let user = nodes.binary_search(&first).ok()?;
    (!is_ordered && starts_with && user != node).then_some(user)
}
