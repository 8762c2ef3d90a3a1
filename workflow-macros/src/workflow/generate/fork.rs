//! Regions as futures: one after the other as pieces of a long block, or side by side in a join.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use super::body::Generator;
use super::rewrite::{Access, Accesses};
use super::{hidden, hidden_span};
use crate::workflow::model::{BlockId, Body, Bound, NameId, NodeId, Order};
use crate::workflow::parse::Postfix;
use crate::workflow::plan::{ROOT, RegionId, Step};

/// Futures that one join takes; wider forks are joins of joins.
const JOIN: usize = 8;

/// Futures from which on it pays to find out which of them have been woken.
const WIDE: usize = 16;

/// Futures from which on they are put together by calls: rustc's effort for one function grows with
/// the square of them. It costs a copy of each.
const VERY_WIDE: usize = 128;

/// The level of a wide join, counted from the futures, whose joins are made in a closure each: rustc's
/// effort for one body grows with the square of it, and a closure is a body of its own.
const IN_CLOSURES: usize = 2;

/// What a region leaves behind.
pub(super) struct Outputs {
    names: Vec<Ident>,
    pub(super) has_tail: bool,
}

/// A fork as a future, and what becomes of its value.
struct Joined {
    /// `let pattern =`
    binding: Option<TokenStream>,
    future: TokenStream,
    question: Option<TokenStream>,
    has_tail: bool,
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
        let run = hidden("run", self.model.source.name.span());
        steps.push(quote!(#binding #run.apart(#future).await #question;));
        outputs
    }

    /// Steps in braces; the tail is never one of them.
    ///
    /// What the last step waits for is waited for behind them, if it borrows nothing from inside:
    /// then nothing from inside has a place in the future of the run.
    pub(super) fn scope(
        &self,
        block: BlockId,
        region: RegionId,
        accesses: &Accesses,
        steps: &mut Vec<TokenStream>,
    ) {
        let last = self.plans[block].regions[region].steps.len() - 1;
        let mut accesses = accesses.clone();
        let (mut inner, _) = self.steps(block, region, 0..last, &mut accesses);
        if let Some(joined) = self.joined_last(block, region, &accesses) {
            let Joined {
                binding,
                future,
                question,
                ..
            } = joined;
            steps.push(quote!(#binding { #(#inner)* #future }.await #question;));
            return;
        }
        let outputs = self.outputs(block, region);
        let (more, tail) = self.steps(block, region, last..last + 1, &mut accesses);
        inner.extend(more);
        let value = handed_out(&outputs, tail);
        let binding = self.pattern(block, &outputs);
        let (binding, end) = binding
            .map(|pattern| (quote!(let #pattern =), quote!(;)))
            .unzip();
        steps.push(quote!(#binding { #(#inner)* #value } #end));
    }

    /// The last step of a region as a future that borrows nothing from the others, if all that the
    /// region hands out is made there.
    fn joined_last(&self, block: BlockId, region: RegionId, accesses: &Accesses) -> Option<Joined> {
        let plan = &self.plans[block];
        let step = plan.regions[region].steps.len() - 1;
        let is_made_there = |name: &NameId| {
            let maker = self.model.names[*name].node;
            maker.and_then(|maker| plan.step_of(region, maker)) == Some(step)
        };
        if !plan.regions[region].outputs.iter().all(is_made_there) {
            return None;
        }
        match &plan.regions[region].steps[step] {
            Step::Fork(branches) => {
                let may_fail = branches.iter().any(|&branch| plan.regions[branch].may_fail);
                let mut branches_are_bare = branches
                    .iter()
                    .map(|&branch| self.bare(block, branch, accesses, may_fail).is_some());
                let is_bare = branches_are_bare.all(|is_bare| is_bare)
                    && self.nodes_with_places(block, region, step).is_empty();
                is_bare.then(|| {
                    let strands = branches
                        .iter()
                        .map(|&branch| self.branch(block, branch, accesses, may_fail));
                    self.join(block, (region, step), branches, strands.collect(), accesses)
                })
            }
            Step::Node(node) => {
                let name = &self.model.names[self.plain_name(*node)?].ident;
                let future = self.bare_node(block, region, *node, accesses, false)?;
                Some(Joined {
                    binding: Some(quote!(let #name =)),
                    future,
                    question: None,
                    has_tail: false,
                })
            }
            Step::Piece(_) | Step::Scope(_) => None,
        }
    }

    pub(super) fn fork(
        &self,
        block: BlockId,
        (region, step): (RegionId, usize),
        branches: &[RegionId],
        accesses: &mut Accesses,
        steps: &mut Vec<TokenStream>,
    ) -> bool {
        let strands = self.strands(block, (region, step), branches, accesses, steps);
        let Joined {
            binding,
            future,
            question,
            has_tail,
        } = self.join(block, (region, step), branches, strands, accesses);
        let at = hidden_span(self.model.source.name.span());
        let awaited = quote_spanned!(at=> #future.await);
        steps.push(quote!(#binding #awaited #question;));
        has_tail
    }

    /// The branches of a fork as futures, and in `steps` the places that they fill.
    ///
    /// What fills places stands right behind them, in a variable, so that rustc knows their types
    /// before it comes to the next: it looks at each type that it does not know yet again and
    /// again, and its effort grows with the square of them.
    fn strands(
        &self,
        block: BlockId,
        (region, step): (RegionId, usize),
        branches: &[RegionId],
        accesses: &mut Accesses,
        steps: &mut Vec<TokenStream>,
    ) -> Vec<TokenStream> {
        let plan = &self.plans[block];
        let may_fail = branches.iter().any(|&branch| plan.regions[branch].may_fail);
        let with_places = self.nodes_with_places(block, region, step);
        let runs_in = |node: &NodeId, branch| plan.is_within(plan.node_regions[node], branch);
        let fills_some = |&branch: &RegionId| with_places.iter().any(|node| runs_in(node, branch));
        // What only fills places of a fork further out stays in front of those that read them.
        let last = branches.iter().rposition(fills_some);
        let strands = branches.iter().enumerate().map(|(n, &branch)| {
            let filled = with_places.iter().filter(|node| runs_in(node, branch));
            let filled: Vec<NodeId> = filled.copied().collect();
            self.places(block, (region, step), &filled, accesses, steps);
            let future = self.branch(block, branch, accesses, may_fail);
            if Some(n) > last {
                return future;
            }
            let mut inside = plan.nodes.iter().filter(|node| runs_in(node, branch));
            let Some(&first) = filled.first().or_else(|| inside.next()) else {
                return future;
            };
            let strand = self.place(first, "strand");
            steps.push(quote!(let #strand = #future;));
            quote!(#strand)
        });
        strands.collect()
    }

    fn join(
        &self,
        block: BlockId,
        (region, step): (RegionId, usize),
        branches: &[RegionId],
        strands: Vec<TokenStream>,
        accesses: &Accesses,
    ) -> Joined {
        let plan = &self.plans[block];
        let may_fail = branches.iter().any(|&branch| plan.regions[branch].may_fail);
        let mut has_tail = false;
        let mut parts: Vec<(TokenStream, TokenStream)> = Vec::new();
        let mut is_silent = true;
        for (&branch, strand) in branches.iter().zip(strands) {
            let outputs = self.outputs(block, branch);
            let pattern = self.pattern(block, &outputs);
            is_silent &= pattern.is_none();
            parts.push((pattern.unwrap_or_else(|| quote!(())), strand));
            has_tail |= outputs.has_tail;
        }
        let run = hidden("run", self.model.source.name.span());
        let method = |name: &str| hidden(name, self.model.source.name.span());
        let is_wide = self.is_wide(block, (region, step), branches, accesses);
        let boughs = if branches.len() > VERY_WIDE {
            method("boughs_apart")
        } else {
            method("boughs")
        };
        let (mut join, part) = match (is_wide, may_fail) {
            (true, true) => (method("try_leaves"), boughs),
            (true, false) => (method("leaves"), boughs),
            (false, true) => (method("try_join"), method("try_join")),
            (false, false) => (method("join"), method("join")),
        };
        let mut level = 0;
        while parts.len() > 1 {
            level += 1;
            let is_in_closure = is_wide && level == IN_CLOSURES;
            parts = evenly(&parts)
                .map(|chunk| {
                    let (patterns, futures): (Vec<_>, Vec<_>) = chunk.iter().cloned().unzip();
                    let future = quote!(#run.#join((#(#futures),*)));
                    let future = if is_in_closure {
                        quote!((|| #future)())
                    } else {
                        future
                    };
                    (quote!((#(#patterns),*)), future)
                })
                .collect();
            join = part.clone();
        }
        let (patterns, futures): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
        let future = match (is_wide, may_fail) {
            (true, true) => quote!(#run.try_join_wide(#(#futures)*)),
            (true, false) => quote!(#run.join_wide(#(#futures)*)),
            (false, _) => quote!(#(#futures)*),
        };
        Joined {
            binding: (!is_silent).then(|| quote!(let #(#patterns)* =)),
            future: self.driven(block, region, step, future),
            question: may_fail.then(|| quote!(?)),
            has_tail,
        }
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
        let value = handed_out(&self.outputs(block, region), tail);
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
        match plan.regions[region].steps.as_slice() {
            [Step::Node(node)] => self.bare_node(block, region, *node, accesses, may_fail),
            _ => None,
        }
    }

    /// A component whose value is just handed out as its future.
    fn bare_node(
        &self,
        block: BlockId,
        region: RegionId,
        id: NodeId,
        accesses: &Accesses,
        may_fail: bool,
    ) -> Option<TokenStream> {
        let plan = &self.plans[block];
        let node = &self.model.nodes[id];
        let Body::Call(call) = &node.body else {
            return None;
        };
        let is_tail = self.model.value_of(block) == Some(id);
        let is_handed_out = match self.plain_name(id) {
            Some(name) => plan.regions[region].outputs.contains(&name),
            None => is_tail,
        };
        let has_type = matches!(&node.binding, Bound::Pattern(binding) if binding.ty.is_some());
        let is_simple = is_handed_out
            && !self.model.runs_as_stream(id)
            && !node.policies.wrap()
            && !has_type
            && !node.waits
            && !node.question_inside
            && !plan.signals.contains_key(&id)
            && !self.waits_for_others(id, accesses);
        if !is_simple {
            return None;
        }
        let rewrite = self.rewrite(id, accesses);
        match (node.postfix, may_fail) {
            ([], false) => Some(self.handed(call, &rewrite, "node")),
            ([], true) => Some(self.handed(call, &rewrite, "sure_node")),
            ([Postfix::Try(_)], true) => Some(self.tried(call, &rewrite)),
            _ => None,
        }
    }
}

/// The value of a region.
fn handed_out(outputs: &Outputs, tail: Option<TokenStream>) -> Option<TokenStream> {
    let mut values: Vec<TokenStream> = outputs.names.iter().map(|name| quote!(#name)).collect();
    if tail.is_some() && !outputs.has_tail {
        // The one name that it hands out is its last node.
        values.clear();
    }
    values.extend(tail);
    match values.as_slice() {
        [] => None,
        [value] => Some(quote!(#value)),
        values => Some(quote!((#(#values),*))),
    }
}

/// Several at a time, as even as can be, so that none is left alone.
fn evenly<T>(parts: &[T]) -> impl Iterator<Item = &[T]> {
    let joins = parts.len().div_ceil(JOIN);
    (0..joins).map(move |n| &parts[n * parts.len() / joins..(n + 1) * parts.len() / joins])
}
