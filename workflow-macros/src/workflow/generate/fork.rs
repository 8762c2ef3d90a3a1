//! Regions as futures: one after the other as pieces of a long block, or side by side in a join.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::body::Generator;
use super::hidden;
use super::rewrite::{Access, Accesses};
use crate::workflow::model::{BlockId, Body, Bound, NameId, NodeId, Order};
use crate::workflow::parse::Postfix;
use crate::workflow::plan::{ROOT, RegionId, Step};

/// Futures that one join takes; wider forks are joins of joins.
const JOIN: usize = 8;

/// Futures from which on it pays to find out which of them have been woken.
const WIDE: usize = 16;

/// What a region leaves behind.
pub(super) struct Outputs {
    names: Vec<Ident>,
    pub(super) has_tail: bool,
}

impl Generator<'_> {
    pub(super) fn piece(
        &self,
        block: BlockId,
        region: RegionId,
        accesses: &Accesses,
        steps: &mut Vec<TokenStream>,
    ) -> Outputs {
        let may_fail = self.plans[block].regions[region].may_fail;
        let outputs = self.outputs(block, region);
        let future = self.branch(block, region, accesses, may_fail);
        let pattern = self.pattern(block, &outputs);
        let question = may_fail.then(|| quote!(?));
        let binding = pattern.map(|pattern| quote!(let #pattern =));
        steps.push(quote!(#binding #future.await #question;));
        outputs
    }

    pub(super) fn fork(
        &self,
        block: BlockId,
        (region, step): (RegionId, usize),
        branches: &[RegionId],
        accesses: &Accesses,
        steps: &mut Vec<TokenStream>,
    ) -> Outputs {
        let plan = &self.plans[block];
        let may_fail = branches.iter().any(|&branch| plan.regions[branch].may_fail);
        let mut all = Outputs {
            names: Vec::new(),
            has_tail: false,
        };
        let mut parts: Vec<(TokenStream, TokenStream)> = Vec::new();
        let mut is_silent = true;
        for &branch in branches {
            let outputs = self.outputs(block, branch);
            let pattern = self.pattern(block, &outputs);
            is_silent &= pattern.is_none();
            let future = self.branch(block, branch, accesses, may_fail);
            parts.push((pattern.unwrap_or_else(|| quote!(())), future));
            all.names.extend(outputs.names);
            all.has_tail |= outputs.has_tail;
        }
        let run = hidden("run", self.model.source.name.span());
        let method = |name: &str| hidden(name, self.model.source.name.span());
        let is_wide = self.is_wide(block, (region, step), branches, accesses);
        let (mut join, part) = match (is_wide, may_fail) {
            (true, true) => (method("try_leaves"), method("boughs")),
            (true, false) => (method("leaves"), method("boughs")),
            (false, true) => (method("try_join"), method("try_join")),
            (false, false) => (method("join"), method("join")),
        };
        while parts.len() > 1 {
            parts = evenly(&parts)
                .map(|chunk| {
                    let (patterns, futures): (Vec<_>, Vec<_>) = chunk.iter().cloned().unzip();
                    (
                        quote!((#(#patterns),*)),
                        quote!(#run.#join((#(#futures),*))),
                    )
                })
                .collect();
            join = part.clone();
        }
        let question = may_fail.then(|| quote!(?));
        for (pattern, future) in parts {
            let future = match (is_wide, may_fail) {
                (true, true) => quote!(#run.try_join_wide(#future)),
                (true, false) => quote!(#run.join_wide(#future)),
                (false, _) => future,
            };
            let future = self.driven(block, region, step, future);
            steps.push(if is_silent {
                quote!(#future.await #question;)
            } else {
                quote!(let #pattern = #future.await #question;)
            });
        }
        all
    }

    /// Whether a join must find out which of its futures have been woken. They can be left alone
    /// otherwise only where none waits for what another strand puts into a slot: that wakes nobody.
    fn is_wide(
        &self,
        block: BlockId,
        (region, step): (RegionId, usize),
        branches: &[RegionId],
        accesses: &Accesses,
    ) -> bool {
        let plan = &self.plans[block];
        let is_inside = |node: NodeId| {
            let node = self.model.lift(node, block);
            node.is_some_and(|node| {
                let mut branches = branches.iter();
                branches.any(|&branch| plan.is_within(plan.node_regions[&node], branch))
            })
        };
        let is_read_inside = |name: NameId| {
            let mut uses = self.model.names[name].uses.iter();
            uses.any(|usage| is_inside(usage.node))
        };
        let waits =
            |(&name, access): (&NameId, &Access)| *access != Access::Lent && is_read_inside(name);
        let is_signalled = |order: &Order| {
            let plan = &self.plans[self.model.nodes[order.after].block];
            plan.signals.contains_key(&order.after) && is_inside(order.node)
        };
        branches.len() > WIDE
            && self.nodes_with_places(block, region, step).is_empty()
            && !accesses.iter().any(waits)
            && !self.model.orders.iter().any(is_signalled)
    }

    fn outputs(&self, block: BlockId, region: RegionId) -> Outputs {
        let region = &self.plans[block].regions[region];
        let names = region
            .outputs
            .iter()
            .map(|&name| self.model.names[name].ident.clone());
        Outputs {
            names: names.collect(),
            has_tail: region.has_tail,
        }
    }

    /// `name`, `(name, other)`; nothing for nothing.
    fn pattern(&self, block: BlockId, outputs: &Outputs) -> Option<TokenStream> {
        let mut names = outputs.names.clone();
        if outputs.has_tail {
            names.push(self.output(block));
        }
        match names.as_slice() {
            [] => None,
            [name] => Some(quote!(#name)),
            names => Some(quote!((#(#names),*))),
        }
    }

    /// One of the nodes of a race as a future.
    pub(super) fn racer(&self, block: BlockId, accesses: &Accesses, may_fail: bool) -> TokenStream {
        self.branch(block, ROOT, accesses, may_fail)
    }

    /// A region as a future, of a `Result` if something beside it may fail.
    fn branch(
        &self,
        block: BlockId,
        region: RegionId,
        accesses: &Accesses,
        may_fail: bool,
    ) -> TokenStream {
        if let Some(future) = self.bare(block, region, accesses, may_fail) {
            return future;
        }
        let mut accesses = accesses.clone();
        let (steps, tail) = self.region(block, region, &mut accesses);
        let outputs = self.outputs(block, region);
        let mut values: Vec<TokenStream> = outputs.names.iter().map(|name| quote!(#name)).collect();
        if tail.is_some() && !outputs.has_tail {
            // The one name that it hands out is its last node.
            values.clear();
        }
        values.extend(tail);
        let value = match values.as_slice() {
            [] => None,
            [value] => Some(quote!(#value)),
            values => Some(quote!((#(#values),*))),
        };
        let run = hidden("run", self.model.source.name.span());
        match (may_fail, value) {
            (true, Some(value)) => quote!(async { #(#steps)* #run.ok(#value) }),
            (true, None) => quote!(async { #(#steps)* #run.ok(()) }),
            (false, value) => quote!(async { #(#steps)* #value }),
        }
    }

    /// A region of one component is that component's future, with no `async` block around it.
    fn bare(
        &self,
        block: BlockId,
        region: RegionId,
        accesses: &Accesses,
        may_fail: bool,
    ) -> Option<TokenStream> {
        let plan = &self.plans[block];
        let [Step::Node(id)] = plan.regions[region].steps.as_slice() else {
            return None;
        };
        let node = &self.model.nodes[*id];
        let Body::Call(call) = &node.body else {
            return None;
        };
        let is_tail = self.model.value_of(block) == Some(*id);
        let is_handed_out = match self.plain_name(*id) {
            Some(name) => plan.regions[region].outputs.contains(&name),
            None => is_tail,
        };
        let has_type = matches!(&node.binding, Bound::Pattern(binding) if binding.ty.is_some());
        let is_simple = is_handed_out
            && !self.model.runs_as_stream(*id)
            && !node.policies.wrap()
            && !has_type
            && !node.waits
            && !node.question_inside
            && !plan.signals.contains_key(id)
            && !self.waits_for_others(*id, accesses);
        if !is_simple {
            return None;
        }
        let rewrite = self.rewrite(*id, accesses);
        match (node.postfix, may_fail) {
            ([], false) => Some(self.handed(call, &rewrite, "node")),
            ([], true) => Some(self.handed(call, &rewrite, "sure_node")),
            ([Postfix::Try(_)], true) => Some(self.tried(call, &rewrite)),
            _ => None,
        }
    }
}

/// Several at a time, as even as can be, so that none is left alone.
fn evenly<T>(parts: &[T]) -> impl Iterator<Item = &[T]> {
    let joins = parts.len().div_ceil(JOIN);
    (0..joins).map(move |n| &parts[n * parts.len() / joins..(n + 1) * parts.len() / joins])
}
