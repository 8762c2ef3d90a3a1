use syn::Ident;

use crate::errors::Errors;
use crate::workflow::model::{BlockId, Dependencies, Model, NodeId};

pub(super) fn check_nodes_do_not_wait_for_themselves(model: &Model<'_>, errors: &mut Errors) {
    for block in 0..model.blocks.len() {
        for cycle in cycles(model, block) {
            report(model, &cycle, errors);
        }
    }
}

/// The cycles of a block, none of which shares a node with another; each node waits for the next.
fn cycles(model: &Model<'_>, block: BlockId) -> Vec<Vec<NodeId>> {
    let nodes = &model.blocks[block].nodes;
    let dependencies = Dependencies::of(model, block);
    let mut waiting = vec![true; nodes.len()];
    let mut cycles = Vec::new();
    loop {
        release(&dependencies, &mut waiting);
        let Some(start) = waiting.iter().position(|&waiting| waiting) else {
            return cycles;
        };
        let mut path = vec![start];
        let cycle = loop {
            let here = path[path.len() - 1];
            let next = dependencies.all(here).find(|&node| waiting[node]);
            let next = next.expect("a node that waits has one to wait for");
            if let Some(begin) = path.iter().position(|&node| node == next) {
                break path.split_off(begin);
            }
            path.push(next);
        };
        for &node in &cycle {
            waiting[node] = false;
        }
        cycles.push(cycle.into_iter().map(|node| nodes[node]).collect());
    }
}

/// Lets every node go that waits for none that waits.
fn release(dependencies: &Dependencies, waiting: &mut [bool]) {
    let mut users = vec![Vec::new(); waiting.len()];
    let mut open = vec![0; waiting.len()];
    for node in (0..waiting.len()).filter(|&node| waiting[node]) {
        for used in dependencies.all(node).filter(|&used| waiting[used]) {
            users[used].push(node);
            open[node] += 1;
        }
    }
    let mut ready: Vec<usize> = (0..waiting.len())
        .filter(|&node| waiting[node] && open[node] == 0)
        .collect();
    while let Some(node) = ready.pop() {
        waiting[node] = false;
        for &user in &users[node] {
            open[user] -= 1;
            if open[user] == 0 {
                ready.push(user);
            }
        }
    }
}

fn report(model: &Model<'_>, cycle: &[NodeId], errors: &mut Errors) {
    let first = cycle[0];
    let label = model.label(first);
    if let [only] = cycle {
        let at = mention(model, *only, *only);
        let message =
            format!("`{label}` waits for itself; give it something else that is there before it");
        errors.at(at, message);
        return;
    }
    // Values flow against the direction of waiting.
    let mut path: Vec<String> = cycle.iter().rev().map(|&node| model.label(node)).collect();
    path.insert(0, label);
    let path: Vec<String> = path.iter().map(|node| format!("`{node}`")).collect();
    errors.at(
        mention(model, first, cycle[1]),
        format!(
            "these nodes wait for one another: {}; remove one of the connections",
            path.join(" → ")
        ),
    );
}

/// Where `user`, or a node inside it, mentions `used`.
fn mention(model: &Model<'_>, user: NodeId, used: NodeId) -> Ident {
    let is_user = |node| model.lift(node, model.nodes[user].block) == Some(user);
    let uses = model.nodes[used]
        .binds
        .iter()
        .flat_map(|&name| &model.names[name].uses);
    let orders = model.orders.iter().filter(|order| order.after == used);
    uses.filter(|usage| is_user(usage.node))
        .map(|usage| &usage.ident)
        .chain(
            orders
                .filter(|order| is_user(order.node))
                .map(|order| &order.ident),
        )
        .next()
        .cloned()
        .unwrap_or_else(|| Ident::new("cycle", model.nodes[user].span))
}
