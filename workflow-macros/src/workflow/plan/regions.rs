//! From the order of the nodes to the `async` blocks that run them.

use std::collections::HashMap;

use super::homes::meet;
use super::order::Tree;
use super::{Plan, ROOT, Region, RegionId, Step};
use crate::workflow::model::{BlockId, Body, Model, NodeId};

/// Awaits in one body from which on it is cut, and awaits in each piece.
const LONG: usize = 128;
const PIECE: usize = 32;

/// As many awaits as one for a value of another strand counts for: rustc takes as long for it and for
/// the value, which stays borrowed for all that follows.
const WAIT: usize = 2;

/// Makes the regions of a block; gives the awaits that stand in it directly.
pub(super) fn divide(
    model: &Model<'_>,
    trees: &[Tree],
    weights: &[usize],
    plan: &mut Plan,
) -> usize {
    let mut divide = Divide {
        model,
        weights,
        waits: HashMap::new(),
        plan,
    };
    divide.region(trees, None);
    divide.find_waits();
    divide.cut(ROOT);
    divide.weight(ROOT)
}

struct Divide<'d, 's> {
    model: &'d Model<'s>,
    weights: &'d [usize],
    /// For nodes that use values of other strands, how many.
    waits: HashMap<NodeId, usize>,
    plan: &'d mut Plan,
}

impl Divide<'_, '_> {
    fn region(&mut self, trees: &[Tree], parent: Option<(RegionId, usize)>) -> RegionId {
        let id = self.plan.regions.len();
        self.plan.regions.push(Region {
            parent,
            steps: Vec::new(),
            outputs: Vec::new(),
            has_tail: false,
            may_fail: false,
        });
        for tree in trees {
            let steps: Vec<Step> = match tree {
                Tree::Nodes(nodes) => nodes.iter().map(|&node| Step::Node(node)).collect(),
                Tree::Fork(branches) => {
                    let at = self.plan.regions[id].steps.len();
                    let branches = branches.iter();
                    let regions = branches.map(|trees| self.region(trees, Some((id, at))));
                    vec![Step::Fork(regions.collect())]
                }
            };
            self.plan.regions[id].steps.extend(steps);
        }
        place(self.plan, id);
        id
    }

    fn find_waits(&mut self) {
        for &node in &self.plan.nodes {
            let used = self.model.used[node].iter();
            let makers = used.filter_map(|&name| self.model.names[name].node);
            let is_beside = |maker: &NodeId| {
                self.plan.node_regions.contains_key(maker) && meet(self.plan, *maker, node).1
            };
            self.waits.insert(node, makers.filter(is_beside).count());
        }
    }

    /// Cuts a long region, and those inside it, into pieces; and these again if they are many.
    fn cut(&mut self, id: RegionId) {
        for inner in inner_regions(&self.plan.regions[id].steps) {
            self.cut(inner);
        }
        while self.weight(id) > LONG && self.plan.regions[id].steps.len() > 1 {
            let steps = std::mem::take(&mut self.plan.regions[id].steps);
            let groups = self.groups(steps);
            if groups.len() == 1 {
                self.plan.regions[id].steps = groups.into_iter().flatten().collect();
                break;
            }
            for group in groups {
                self.piece(id, group);
            }
        }
        place(self.plan, id);
    }

    fn groups(&self, steps: Vec<Step>) -> Vec<Vec<Step>> {
        let mut groups: Vec<Vec<Step>> = Vec::new();
        let mut weight = 0;
        for step in steps {
            let more = self.step_weight(&step);
            match groups.last_mut() {
                Some(group) if weight + more <= PIECE => {
                    weight += more;
                    group.push(step);
                }
                _ => {
                    weight = more;
                    groups.push(vec![step]);
                }
            }
        }
        groups
    }

    fn piece(&mut self, parent: RegionId, group: Vec<Step>) {
        let step = self.plan.regions[parent].steps.len();
        let single = matches!(group.as_slice(), [_]);
        if single {
            self.plan.regions[parent].steps.extend(group);
            return;
        }
        let id = self.plan.regions.len();
        self.plan.regions.push(Region {
            parent: Some((parent, step)),
            steps: group,
            outputs: Vec::new(),
            has_tail: false,
            may_fail: false,
        });
        self.plan.regions[parent].steps.push(Step::Piece(id));
        place(self.plan, id);
    }

    fn weight(&self, id: RegionId) -> usize {
        let steps = self.plan.regions[id].steps.iter();
        steps.map(|step| self.step_weight(step)).sum()
    }

    fn step_weight(&self, step: &Step) -> usize {
        match step {
            Step::Fork(_) | Step::Piece(_) => 1,
            Step::Scope(region) => self.weight(*region),
            Step::Node(node) => {
                let own = match self.model.nodes[*node].body {
                    Body::Call(_) | Body::Each { .. } | Body::Race { .. } => {
                        usize::from(!self.model.runs_as_stream(*node))
                    }
                    Body::Forward(_) => usize::from(self.model.emits(*node)),
                    Body::Template(ref parts) => parts.len(),
                    _ => usize::from(self.model.nodes[*node].waits),
                };
                // These are bodies of their own.
                let is_apart = matches!(
                    self.model.nodes[*node].body,
                    Body::Each { .. } | Body::Race { .. }
                );
                let inner = self.model.inner_blocks(*node).into_iter();
                let inner = inner.filter(|_| !is_apart);
                let waits = self.waits.get(node).map_or(0, |waits| waits * WAIT);
                own + waits + inner.map(|block| self.weights[block]).sum::<usize>()
            }
        }
    }
}

/// Tells the regions and nodes in a region where they stand now.
pub(super) fn place(plan: &mut Plan, id: RegionId) {
    let mut nodes = Vec::new();
    let mut regions = Vec::new();
    for (n, step) in plan.regions[id].steps.iter().enumerate() {
        match step {
            Step::Node(node) => nodes.push(*node),
            step => regions.extend(inner_of(step).map(|region| (region, n))),
        }
    }
    plan.node_regions
        .extend(nodes.into_iter().map(|node| (node, id)));
    for (region, step) in regions {
        plan.regions[region].parent = Some((id, step));
    }
}

pub(super) fn inner_of(step: &Step) -> impl Iterator<Item = RegionId> {
    let (many, one) = match step {
        Step::Node(_) => (None, None),
        Step::Fork(regions) => (Some(regions.iter().copied()), None),
        Step::Piece(region) | Step::Scope(region) => (None, Some(*region)),
    };
    many.into_iter().flatten().chain(one)
}

fn inner_regions(steps: &[Step]) -> Vec<RegionId> {
    steps.iter().flat_map(inner_of).collect()
}

/// Follows the tail and all errors out to the block.
pub(super) fn trace(model: &Model<'_>, block: BlockId, plan: &mut Plan) {
    let tail = model.value_of(block);
    for &node in &model.blocks[block].nodes {
        let is_tail = tail == Some(node);
        let may_fail = model.may_fail(node);
        let around: Vec<RegionId> = around(plan, node);
        for region in around {
            plan.regions[region].has_tail |= is_tail;
            plan.regions[region].may_fail |= may_fail;
        }
    }
}

fn around(plan: &Plan, node: NodeId) -> Vec<RegionId> {
    let regions = plan.outwards(plan.node_regions[&node]);
    regions.map(|(region, _)| region).collect()
}
