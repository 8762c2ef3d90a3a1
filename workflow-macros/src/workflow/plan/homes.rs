//! Where a value is kept between the node that makes it and those that use it.
//!
//! Most values are just local variables of the region that makes them. A value that is used
//! outside of it is handed out when the region ends, or, where regions that run side by side use
//! it, passes through a place in the region around them.
//!
//! A value may borrow from another. So what is borrowed in a region, by something whose result
//! leaves the region, cannot be a local variable of it: it lives in the region around, too.

use std::collections::HashMap;

use super::{Plan, RegionId};
use crate::expr::Usage;
use crate::workflow::model::{BlockId, Dependencies, Model, NameId, NodeId, Use};

/// Where a value lives that is more than a local variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Home {
    /// Handed out by each region on the way to this one.
    Returned(RegionId),
    /// In a slot of this region; one strand writes it, others borrow it.
    Slot(RegionId),
    /// A stream that is divided among several consumers, in this region.
    Hub(RegionId),
    /// Handed over by one strand to another, through a place in this region.
    Handoff(RegionId),
}

pub(super) fn settle(model: &Model<'_>, block: BlockId, plan: &mut Plan) {
    let mut reaches: HashMap<NameId, Reach> = HashMap::new();
    for &name in &model.blocks[block].names {
        reaches.insert(name, reach(model, block, plan, name));
    }
    let escapes = escapes(model, block, plan, &reaches);
    for &name in &model.blocks[block].names {
        let Some(node) = model.names[name].node else {
            continue;
        };
        let made = plan.node_regions[&node];
        let mut reach = reaches[&name];
        let mut is_lent = reach.is_shared && !is_given_to_one(model, block, name);
        let borrowers = borrowers(model, block, name);
        for borrower in borrowers {
            let escape = escapes[&borrower];
            if plan.depth(escape) < plan.depth(reach.region) {
                reach.region = plan
                    .outwards(made)
                    .map(|(region, _)| region)
                    .find(|&region| plan.depth(region) == plan.depth(escape))
                    .unwrap_or(escape);
                is_lent = true;
            }
            let leaves = reach.region != made;
            is_lent |= leaves && plan.is_within(plan.node_regions[&borrower], made);
        }
        if model.is_split(name) {
            plan.homes.insert(name, Home::Hub(reach.region));
            continue;
        }
        if reach.region == made {
            continue;
        }
        let home = match (is_lent, reach.is_shared) {
            (true, _) => Home::Slot(reach.region),
            (false, true) => Home::Handoff(reach.region),
            (false, false) => Home::Returned(reach.region),
        };
        plan.homes.insert(name, home);
        if let Home::Returned(_) = home {
            let on_the_way: Vec<RegionId> = plan
                .outwards(made)
                .map(|(region, _)| region)
                .take_while(|&region| region != reach.region)
                .collect();
            for region in on_the_way {
                plan.regions[region].outputs.push(name);
            }
        }
    }
    signals(model, block, plan);
}

/// How far a name is used: the innermost region around all its uses, and whether some of them run
/// beside the node that makes it.
#[derive(Clone, Copy)]
struct Reach {
    region: RegionId,
    is_shared: bool,
}

fn reach(model: &Model<'_>, block: BlockId, plan: &Plan, name: NameId) -> Reach {
    let name = &model.names[name];
    let Some(maker) = name.node else {
        return Reach {
            region: super::ROOT,
            is_shared: false,
        };
    };
    let mut reach = Reach {
        region: plan.node_regions[&maker],
        is_shared: false,
    };
    for user in name
        .uses
        .iter()
        .filter_map(|usage| model.lift(usage.node, block))
    {
        let (region, beside) = meet(plan, maker, user);
        if plan.depth(region) < plan.depth(reach.region) {
            reach.region = region;
        }
        reach.is_shared |= beside;
    }
    reach
}

/// The innermost region around two nodes, and whether they run side by side in it.
pub(super) fn meet(plan: &Plan, a: NodeId, b: NodeId) -> (RegionId, bool) {
    let (a, b) = (plan.node_regions[&a], plan.node_regions[&b]);
    for (region, step) in plan.outwards(a) {
        if let Some((_, other)) = plan.outwards(b).find(|&(other, _)| other == region) {
            return (region, step.is_some() && step == other);
        }
    }
    (super::ROOT, false)
}

/// At most one use, and that by value: the value can be given away.
fn is_given_to_one(model: &Model<'_>, block: BlockId, id: NameId) -> bool {
    let uses = &model.names[id].uses;
    let by_value = |usage| matches!(usage, Usage::Value | Usage::Opaque | Usage::Stream);
    uses.iter().enumerate().all(|(n, one)| {
        !model.is_repeated(id, one)
            && (by_value(one.usage) || model.only_looks(one))
            && uses[..n].iter().all(|other| model.apart(one, other))
    }) && uses
        .iter()
        .filter_map(|usage| model.lift(usage.node, block))
        .all(|user| Some(user) == uses.first().and_then(|usage| model.lift(usage.node, block)))
}

/// The nodes of the block whose result may borrow from `name`.
pub(super) fn borrowers(model: &Model<'_>, block: BlockId, name: NameId) -> Vec<NodeId> {
    let uses = model.names[name].uses.iter();
    let is_split = model.is_split(name);
    let borrows = |usage: &Use| match usage.usage {
        Usage::Value | Usage::Opaque => model.is_lent_to_stream(name, usage),
        // What reads a part of a stream borrows from where it is divided.
        Usage::Stream => is_split,
        Usage::Borrow | Usage::Place | Usage::Callee => true,
    };
    uses.filter(|usage| borrows(usage) && !model.only_looks(usage))
        .filter_map(|usage| model.lift(usage.node, block))
        .collect()
}

/// For each node, the outermost region that its result, or what comes of it, gets to.
fn escapes(
    model: &Model<'_>,
    block: BlockId,
    plan: &Plan,
    reaches: &HashMap<NameId, Reach>,
) -> HashMap<NodeId, RegionId> {
    let nodes = &model.blocks[block].nodes;
    let dependencies = Dependencies::of(model, block);
    let mut users = vec![Vec::new(); nodes.len()];
    for user in 0..nodes.len() {
        for used in dependencies.all(user) {
            users[used].push(user);
        }
    }
    let mut escapes: Vec<Option<RegionId>> = vec![None; nodes.len()];
    let mut open: Vec<(usize, bool)> = (0..nodes.len()).map(|node| (node, false)).collect();
    while let Some((node, users_are_known)) = open.pop() {
        if escapes[node].is_some() {
            continue;
        }
        if !users_are_known {
            open.push((node, true));
            open.extend(users[node].iter().map(|&user| (user, false)));
            continue;
        }
        let own = plan.node_regions[&nodes[node]];
        let names = model.nodes[nodes[node]]
            .binds
            .iter()
            .map(|name| reaches[name].region);
        let later = users[node].iter().filter_map(|&user| escapes[user]);
        escapes[node] = names
            .chain(later)
            .chain([own])
            .min_by_key(|&region| plan.depth(region));
    }
    let known = nodes.iter().copied().zip(escapes);
    known
        .map(|(node, escape)| (node, escape.unwrap_or(super::ROOT)))
        .collect()
}

/// `#[after]` across strands needs a signal.
fn signals(model: &Model<'_>, block: BlockId, plan: &mut Plan) {
    for order in model
        .orders
        .iter()
        .filter(|order| model.nodes[order.after].block == block)
    {
        let Some(user) = model.lift(order.node, block) else {
            continue;
        };
        let (region, beside) = meet(plan, order.after, user);
        if !beside {
            continue;
        }
        let known = plan.signals.get(&order.after).copied();
        let outermost = known.filter(|&known| plan.depth(known) < plan.depth(region));
        plan.signals
            .insert(order.after, outermost.unwrap_or(region));
    }
}
