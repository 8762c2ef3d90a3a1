//! What runs one after the other, and what side by side.
//!
//! The nodes of a block are a partial order. Where it is series-parallel it becomes a tree of
//! sequences and forks. What remains is divided into strands, chains of nodes that run side by
//! side and read one another's values.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use super::units::{self, Units};
use crate::workflow::model::{BlockId, Dependencies, Model, NodeId};

/// Trees in a list run one after the other.
pub(super) enum Tree {
    Nodes(Vec<NodeId>),
    Fork(Vec<Vec<Tree>>),
}

/// The nodes of a block, each behind those that it needs, and how they run.
pub(super) fn arrange(model: &Model<'_>, block: BlockId) -> (Vec<NodeId>, Vec<Tree>) {
    let Units {
        first,
        others,
        dependencies,
    } = units::gather(model, block);
    let order = Order::of(&dependencies);
    let units = order.places.iter().map(|&place| others[place].clone());
    let arrange = Arrange {
        units: units.collect(),
        order,
    };
    let everything: Vec<usize> = (0..arrange.units.len()).collect();
    let mut nodes = first.clone();
    nodes.extend(arrange.units.iter().flatten());
    let mut trees = vec![Tree::Nodes(first)];
    trees.extend(arrange.series(&everything));
    (nodes, trees)
}

/// A linear order of the nodes in which each stands behind all that it needs. From here on, nodes
/// go by their place in it.
struct Order {
    places: Vec<usize>,
    start: Vec<BTreeSet<usize>>,
    late: Vec<BTreeSet<usize>>,
    /// All that must have ended before a node starts, as a bit each.
    ancestors: Vec<Vec<u64>>,
}

impl Order {
    fn of(dependencies: &Dependencies) -> Self {
        let count = dependencies.start.len();
        let needs: Vec<BTreeSet<usize>> = (0..count)
            .map(|node| dependencies.all(node).collect())
            .collect();
        let places = topological(&needs).unwrap_or_else(|| (0..count).collect());
        let mut place_of = vec![0; count];
        for (place, &node) in places.iter().enumerate() {
            place_of[node] = place;
        }
        let renamed = |sets: &[BTreeSet<usize>]| -> Vec<BTreeSet<usize>> {
            let set = |&node: &usize| sets[node].iter().map(|&used| place_of[used]).collect();
            places.iter().map(set).collect()
        };
        let (start, late) = (renamed(&dependencies.start), renamed(&dependencies.late));
        let ancestors = ancestors(&start);
        Order {
            places,
            start,
            late,
            ancestors,
        }
    }

    fn all(&self, node: usize) -> impl Iterator<Item = usize> {
        self.start[node].union(&self.late[node]).copied()
    }
}

fn ancestors(start: &[BTreeSet<usize>]) -> Vec<Vec<u64>> {
    let words = start.len().div_ceil(64);
    let mut ancestors: Vec<Vec<u64>> = Vec::with_capacity(start.len());
    for used in start {
        let mut bits = vec![0; words];
        for &node in used {
            bits[node / 64] |= 1 << (node % 64);
            for (bits, more) in bits.iter_mut().zip(&ancestors[node]) {
                *bits |= more;
            }
        }
        ancestors.push(bits);
    }
    ancestors
}

struct Arrange {
    order: Order,
    /// The nodes that each place stands for.
    units: Vec<Vec<NodeId>>,
}

impl Arrange {
    /// Cuts a set of nodes wherever all on one side need all on the other.
    fn series(&self, set: &[usize]) -> Vec<Tree> {
        let mut parts: Vec<usize> = Vec::new();
        let mut seen = vec![0; self.order.places.len().div_ceil(64)];
        for (n, &node) in set.iter().enumerate() {
            let apart = self.first_unneeded(node, &seen);
            seen[node / 64] |= 1 << (node % 64);
            parts.push(n);
            // Whatever runs beside an earlier node belongs to one part with it.
            while let (Some(apart), Some(&begin)) = (apart, parts.last())
                && set[begin] > apart
            {
                parts.pop();
            }
        }
        let ends = parts.iter().skip(1).copied().chain([set.len()]);
        let ranges: Vec<(usize, usize)> = parts.iter().copied().zip(ends).collect();
        ranges
            .into_iter()
            .map(|(begin, end)| self.parallel(&set[begin..end]))
            .collect()
    }

    /// The first of the nodes in `seen` that `node` does not need.
    fn first_unneeded(&self, node: usize, seen: &[u64]) -> Option<usize> {
        let needed = &self.order.ancestors[node];
        let words = seen.iter().zip(needed).map(|(seen, needed)| seen & !needed);
        words
            .enumerate()
            .find(|&(_, word)| word != 0)
            .map(|(n, word)| 64 * n + word.trailing_zeros() as usize)
    }

    /// Divides a set of nodes into those that have nothing to do with one another.
    fn parallel(&self, set: &[usize]) -> Tree {
        if let [node] = set {
            return Tree::Nodes(self.units[*node].clone());
        }
        let groups = self.groups(set);
        let branches = if groups.len() > 1 {
            self.sorted(groups)
        } else {
            None
        };
        match branches {
            Some(branches) => Tree::Fork(branches.iter().map(|set| self.series(set)).collect()),
            None => self.strands(set),
        }
    }

    fn groups(&self, set: &[usize]) -> Vec<Vec<usize>> {
        let mut group_of: Vec<Option<usize>> = vec![None; self.order.places.len()];
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for &node in set {
            let touched: BTreeSet<usize> = self.order.start[node]
                .iter()
                .filter_map(|&used| group_of[used])
                .collect();
            let mut joined = vec![node];
            for &group in &touched {
                joined.append(&mut groups[group]);
            }
            let group = touched.first().copied().unwrap_or_else(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
            for &node in &joined {
                group_of[node] = Some(group);
            }
            groups[group] = joined;
        }
        groups.retain(|group| !group.is_empty());
        for group in &mut groups {
            group.sort_unstable();
        }
        groups.sort_unstable();
        groups
    }

    /// Groups in an order in which none reads what a later one writes, if there is one.
    fn sorted(&self, groups: Vec<Vec<usize>>) -> Option<Vec<Vec<usize>>> {
        let mut group_of = vec![usize::MAX; self.order.places.len()];
        for (n, group) in groups.iter().enumerate() {
            for &node in group {
                group_of[node] = n;
            }
        }
        let mut needs = vec![BTreeSet::new(); groups.len()];
        for (n, group) in groups.iter().enumerate() {
            let used = group.iter().flat_map(|&node| self.order.all(node));
            let used = used.map(|node| group_of[node]);
            needs[n].extend(used.filter(|&other| other != usize::MAX && other != n));
        }
        let sorted = topological(&needs)?;
        let mut groups: Vec<Option<Vec<usize>>> = groups.into_iter().map(Some).collect();
        Some(
            sorted
                .into_iter()
                .filter_map(|n| groups[n].take())
                .collect(),
        )
    }

    /// Continues a strand wherever a node needs what that strand has made last, unless strands
    /// would come to read each other's values: none could be polled, or typed, first.
    fn strands(&self, set: &[usize]) -> Tree {
        let mut strand_of = vec![usize::MAX; self.order.places.len()];
        let mut strands: Vec<Vec<usize>> = Vec::new();
        let mut needs: Vec<BTreeSet<usize>> = Vec::new();
        for &node in set {
            let used: BTreeSet<usize> = self
                .order
                .all(node)
                .map(|used| strand_of[used])
                .filter(|&strand| strand != usize::MAX)
                .collect();
            let ends = self.order.start[node].iter().rev().filter(|&&used| {
                let strand = strand_of.get(used).copied().unwrap_or(usize::MAX);
                strand != usize::MAX && strands[strand].last() == Some(&used)
            });
            let mut ends = ends.map(|&used| strand_of[used]);
            let strand = ends.find(|&strand| {
                let mut others = used.iter().filter(|&&other| other != strand);
                !others.any(|&other| reaches(&needs, other, strand))
            });
            let strand = strand.unwrap_or_else(|| {
                strands.push(Vec::new());
                needs.push(BTreeSet::new());
                strands.len() - 1
            });
            strand_of[node] = strand;
            strands[strand].push(node);
            needs[strand].extend(used.into_iter().filter(|&other| other != strand));
        }
        let sorted = topological(&needs).unwrap_or_else(|| (0..strands.len()).collect());
        let branch = |n: usize| {
            let nodes = strands[n].iter();
            nodes
                .map(|&node| Tree::Nodes(self.units[node].clone()))
                .collect()
        };
        Tree::Fork(sorted.into_iter().map(branch).collect())
    }
}

/// Whether `from` needs `to`, directly or through others.
fn reaches(needs: &[BTreeSet<usize>], from: usize, to: usize) -> bool {
    let mut seen = vec![false; needs.len()];
    let mut open = vec![from];
    while let Some(here) = open.pop() {
        if here == to {
            return true;
        }
        if !std::mem::replace(&mut seen[here], true) {
            open.extend(&needs[here]);
        }
    }
    false
}

/// All indices, each behind those it needs, else by size; `None` if they need one another.
pub(super) fn topological(needs: &[BTreeSet<usize>]) -> Option<Vec<usize>> {
    let mut users = vec![Vec::new(); needs.len()];
    let mut open: Vec<usize> = needs.iter().map(BTreeSet::len).collect();
    for (user, needs) in needs.iter().enumerate() {
        for &used in needs {
            users[used].push(user);
        }
    }
    let free = (0..needs.len()).filter(|&n| open[n] == 0).map(Reverse);
    let mut ready: BinaryHeap<Reverse<usize>> = free.collect();
    let mut sorted = Vec::new();
    while let Some(Reverse(n)) = ready.pop() {
        sorted.push(n);
        for &user in &users[n] {
            open[user] -= 1;
            if open[user] == 0 {
                ready.push(Reverse(user));
            }
        }
    }
    (sorted.len() == needs.len()).then_some(sorted)
}
