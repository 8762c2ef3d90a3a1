//! Plain blocks around what some values are for.
//!
//! A value that is copied has been borrowed, and the compiler keeps a place for it in the future of
//! the run until its scope ends. Steps from the one that makes it to the last that uses it, with
//! others behind them, become a block: `let total = { let price = …; … };`.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use super::homes::borrowers;
use super::{Plan, Region, RegionId, Step, regions};
use crate::expr::Usage;
use crate::workflow::model::{BlockId, Model, NameId, NodeId};

pub(super) fn enclose(model: &Model<'_>, block: BlockId, plan: &mut Plan) {
    for region in 0..plan.regions.len() {
        let ranges = ranges(model, block, plan, region);
        // From the back, so that the places of those in front stay what they are.
        for range in ranges.into_iter().rev() {
            enclose_steps(plan, region, range);
        }
        regions::place(plan, region);
    }
}

/// Steps from the first to the last, both included.
#[derive(Clone, Copy)]
struct Range {
    first: usize,
    last: usize,
}

/// The steps to enclose: apart from each other, and in order.
fn ranges(model: &Model<'_>, block: BlockId, plan: &Plan, region: RegionId) -> Vec<Range> {
    let steps = Steps::of(model, block, plan, region);
    let mut wanted: Vec<Range> = steps.copied().collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    wanted.sort_by_key(|range| (range.first, range.last));
    let limits = steps.limits();
    // A range with many names in it grows by one after the other: none is looked at twice.
    let limit = |steps: RangeInclusive<usize>| {
        let least = limits[steps].iter().copied().min();
        least.unwrap_or(usize::MAX)
    };
    let may_end = |last, limit| last + 1 < steps.all.len() && last < limit;
    let mut ranges: Vec<(Range, usize)> = Vec::new();
    for range in wanted {
        let range = steps.with_heads(range);
        match ranges.last_mut() {
            Some((before, limit_before)) if range.first <= before.last => {
                let last = before.last.max(range.last);
                let both = limit(before.last + 1..=last).min(*limit_before);
                if may_end(last, both) {
                    before.last = last;
                    *limit_before = both;
                }
            }
            _ if range.first < range.last => {
                let limit = limit(range.first..=range.last);
                if may_end(range.last, limit) {
                    ranges.push((range, limit));
                }
            }
            _ => {}
        }
    }
    ranges.into_iter().map(|(range, _)| range).collect()
}

/// The steps of one region, and the names that they make.
struct Steps<'s> {
    model: &'s Model<'s>,
    block: BlockId,
    all: &'s [Step],
    /// The step in which each node of the region runs.
    step_of: HashMap<NodeId, usize>,
    names: Vec<NameId>,
}

impl<'s> Steps<'s> {
    fn of(model: &'s Model<'_>, block: BlockId, plan: &'s Plan, region: RegionId) -> Self {
        let steps = &plan.regions[region].steps;
        let mut step_of = HashMap::new();
        for (n, step) in steps.iter().enumerate() {
            let mut open = vec![step];
            while let Some(step) = open.pop() {
                if let Step::Node(node) = step {
                    step_of.insert(*node, n);
                }
                let inner = regions::inner_of(step);
                open.extend(inner.flat_map(|region| &plan.regions[region].steps));
            }
        }
        let nodes = step_of.keys();
        let names = nodes.flat_map(|&node| model.nodes[node].binds.iter().copied());
        let names = names.collect();
        Steps {
            model,
            block,
            all: steps,
            step_of,
            names,
        }
    }

    /// For each name that is copied, the steps from the one that makes it to its last use.
    fn copied(&self) -> impl Iterator<Item = Range> {
        let names = self.names.iter().copied();
        names
            .filter(|&name| self.is_copied(name))
            .filter_map(|name| {
                Some(Range {
                    first: self.maker(name)?,
                    last: self.last_use(name)?,
                })
            })
    }

    fn is_copied(&self, name: NameId) -> bool {
        let uses = &self.model.names[name].uses;
        let by_value = |usage: Usage| matches!(usage, Usage::Value | Usage::Opaque);
        uses.iter().enumerate().any(|(n, one)| {
            let mut others = uses[..n].iter();
            let is_shared = others.any(|other| !self.model.apart(one, other));
            by_value(one.usage) && (is_shared || self.model.is_repeated(name, one))
        })
    }

    /// With the component in the header of a route goes the route.
    fn with_heads(&self, mut range: Range) -> Range {
        while range.first > 0 && self.is_head(range.first - 1) {
            range.first -= 1;
        }
        while self.is_head(range.last) {
            range.last += 1;
        }
        range
    }

    fn is_head(&self, step: usize) -> bool {
        match (self.all.get(step), self.all.get(step + 1)) {
            (Some(Step::Node(head)), Some(Step::Node(route))) => {
                self.model.nodes[*head].route == Some(*route)
            }
            _ => false,
        }
    }

    /// For each step, the first one that a range with it must not reach: all that is left behind are
    /// values that borrow nothing from inside. 0 if no range may hold it.
    fn limits(&self) -> Vec<usize> {
        let mut limits = vec![usize::MAX; self.all.len()];
        let mut limit = |step: Option<usize>, at: usize| {
            if let Some(step) = step {
                limits[step] = limits[step].min(at);
            }
        };
        let tail = self.model.value_of(self.block);
        limit(tail.and_then(|tail| self.step_of.get(&tail).copied()), 0);
        for &stream in &self.model.streams {
            if self.model.is_split(stream) {
                for usage in &self.model.names[stream].uses {
                    limit(self.step(usage.node), 0);
                }
            }
        }
        for &name in &self.names {
            let maker = self.maker(name);
            if self.model.is_stream(name) {
                limit(maker, 0);
            }
            for borrower in borrowers(self.model, self.block, name) {
                if let Some(&at) = self.step_of.get(&borrower) {
                    limit(maker, at);
                }
            }
        }
        limits
    }

    fn maker(&self, name: NameId) -> Option<usize> {
        let node = self.model.names[name].node?;
        self.step_of.get(&node).copied()
    }

    /// Nothing if it is used outside of the region.
    fn last_use(&self, name: NameId) -> Option<usize> {
        let uses = self.model.names[name].uses.iter();
        let steps: Option<Vec<usize>> = uses.map(|usage| self.step(usage.node)).collect();
        steps?.into_iter().max()
    }

    /// The step in which a node runs, or the one that it is inside of.
    fn step(&self, node: NodeId) -> Option<usize> {
        let node = self.model.lift(node, self.block)?;
        self.step_of.get(&node).copied()
    }
}

fn enclose_steps(plan: &mut Plan, region: RegionId, range: Range) {
    let id = plan.regions.len();
    let mut steps = std::mem::take(&mut plan.regions[region].steps);
    let enclosed = steps.splice(range.first..=range.last, [Step::Scope(id)]);
    let enclosed = enclosed.collect();
    plan.regions[region].steps = steps;
    plan.regions.push(Region {
        parent: Some((region, range.first)),
        steps: enclosed,
        outputs: Vec::new(),
        has_tail: false,
        may_fail: false,
    });
    regions::place(plan, id);
}
