//! How a block runs: what goes one after the other, what side by side, and where values are kept.
//!
//! A plan is made for each block on its own. It is exact: a node starts when what it names is
//! ready, and waits for nothing else.

mod duplicates;
mod homes;
mod order;
mod regions;
mod rows;
mod scopes;
mod units;

use std::collections::HashMap;

use super::model::{BlockId, Model, NameId, NodeId};

pub(crate) use homes::Home;
pub(crate) use rows::Row;

pub(crate) type RegionId = usize;

pub(crate) const ROOT: RegionId = 0;

pub(crate) struct Plan {
    /// The nodes of the block, each behind those that it needs.
    pub(crate) nodes: Vec<NodeId>,
    /// The first is the block itself, the others are blocks in it, most of them `async`.
    pub(crate) regions: Vec<Region>,
    pub(crate) node_regions: HashMap<NodeId, RegionId>,
    /// Where names of this block live that the region which makes them cannot keep.
    pub(crate) homes: HashMap<NameId, Home>,
    /// Slots that are one place.
    pub(crate) rows: Vec<Row>,
    /// For names in these slots, the row and where in it they stand.
    row_places: HashMap<NameId, (usize, usize)>,
    /// For nodes, the names that they may copy without borrowing.
    pub(crate) duplicates: HashMap<NodeId, Vec<NameId>>,
    /// Nodes that others wait for across strands without taking a value, and the region around.
    pub(crate) signals: HashMap<NodeId, RegionId>,
}

/// Steps that run one after the other.
pub(crate) struct Region {
    /// The region around, and the step of it that this one belongs to.
    pub(crate) parent: Option<(RegionId, usize)>,
    pub(crate) steps: Vec<Step>,
    /// What it hands to the region around when it ends.
    pub(crate) outputs: Vec<NameId>,
    /// It holds the block's tail.
    pub(crate) has_tail: bool,
    pub(crate) may_fail: bool,
}

pub(crate) enum Step {
    Node(NodeId),
    /// Regions side by side, in an order in which none reads what a later one writes.
    Fork(Vec<RegionId>),
    /// A part of a long block, cut off because rustc's effort grows with the square of the awaits
    /// in one body.
    Piece(RegionId),
    /// A part of a block that makes values nobody else needs, in braces.
    Scope(RegionId),
}

/// The plans of all blocks of a workflow, by block.
pub(crate) fn plans(model: &Model<'_>) -> Vec<Plan> {
    let mut weights = vec![0; model.blocks.len()];
    let mut plans: Vec<Plan> = Vec::new();
    // Inner blocks stand behind outer ones, and an outer one must know what its inner ones weigh.
    for block in (0..model.blocks.len()).rev() {
        let (plan, weight) = plan(model, block, &weights);
        weights[block] = weight;
        plans.push(plan);
    }
    plans.reverse();
    plans
}

fn plan(model: &Model<'_>, block: BlockId, weights: &[usize]) -> (Plan, usize) {
    let (nodes, tree) = order::arrange(model, block);
    let mut plan = Plan {
        nodes,
        regions: Vec::new(),
        node_regions: HashMap::new(),
        homes: HashMap::new(),
        rows: Vec::new(),
        row_places: HashMap::new(),
        duplicates: HashMap::new(),
        signals: HashMap::new(),
    };
    let weight = regions::divide(model, &tree, weights, &mut plan);
    scopes::enclose(model, block, &mut plan);
    homes::settle(model, block, &mut plan);
    rows::line_up(model, block, &mut plan);
    duplicates::find(model, block, &mut plan);
    regions::trace(model, block, &mut plan);
    (plan, weight)
}

/// Whether `earlier` is over before anything of `node` is evaluated: it runs in a step in front of
/// it, or is a route that has decided on the arm with `node` in it.
pub(crate) fn is_over(plans: &[Plan], model: &Model<'_>, earlier: NodeId, node: NodeId) -> bool {
    let mut block = model.nodes[node].block;
    let (before, after) = loop {
        if let Some(before) = model.lift(earlier, block)
            && let Some(after) = model.lift(node, block)
        {
            break (before, after);
        }
        let Some(parent) = model.blocks[block].parent else {
            return false;
        };
        block = model.nodes[parent].block;
    };
    if before == after {
        return earlier == before && earlier != node && model.is_route(earlier);
    }
    let plan = &plans[block];
    let mut around = plan.outwards(plan.node_regions[&before]);
    let shared = around.find_map(|(region, _)| {
        let steps = [before, after].map(|node| plan.step_of(region, node));
        match steps {
            [Some(before), Some(after)] => Some((before, after)),
            _ => None,
        }
    });
    shared.is_some_and(|(before, after)| before < after)
}

impl Plan {
    /// The regions around `region`, itself included, from the inside outwards, each with the step
    /// of it that leads to `region`.
    fn outwards(&self, region: RegionId) -> impl Iterator<Item = (RegionId, Option<usize>)> {
        let start = Some((region, None));
        std::iter::successors(start, |&(region, _)| {
            self.regions[region]
                .parent
                .map(|(parent, step)| (parent, Some(step)))
        })
    }

    pub(crate) fn is_within(&self, region: RegionId, outer: RegionId) -> bool {
        self.outwards(region).any(|(region, _)| region == outer)
    }

    /// The step of `region` in which `node` runs.
    pub(crate) fn step_of(&self, region: RegionId, node: NodeId) -> Option<usize> {
        let own = self.node_regions[&node];
        let (_, step) = self.outwards(own).find(|&(around, _)| around == region)?;
        let is_node = |step: &Step| matches!(step, Step::Node(here) if *here == node);
        step.or_else(|| self.regions[region].steps.iter().position(is_node))
    }

    /// The row that the slot of `name` stands in, and where.
    pub(crate) fn in_row(&self, name: NameId) -> Option<(&Row, usize)> {
        let &(row, at) = self.row_places.get(&name)?;
        Some((&self.rows[row], at))
    }

    pub(super) fn depth(&self, region: RegionId) -> usize {
        self.outwards(region).count()
    }
}
