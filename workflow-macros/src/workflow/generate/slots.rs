//! The places through which values pass from strand to strand.

use std::collections::HashMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Index;

use super::body::{Generator, Places};
use super::rewrite::{Access, Accesses};
use super::{field, hidden};
use crate::expr::Usage;
use crate::workflow::model::{BlockId, Body, NameId, NodeId};
use crate::workflow::plan::{Home, RegionId, Row};

impl Generator<'_> {
    /// Brings in what a node mentions of values that other strands make, and waits for nodes that
    /// it runs after.
    pub(super) fn wait_for_others(
        &self,
        node: NodeId,
        accesses: &mut Accesses,
        steps: &mut Vec<TokenStream>,
    ) {
        self.wait_for_part(node, 0, accesses, steps);
        for after in self.signals(node) {
            let done = self.place(after, "ended");
            steps.push(quote!(#done.get().await;));
        }
    }

    /// The nodes of other strands that a node runs after.
    fn signals(&self, node: NodeId) -> impl Iterator<Item = NodeId> {
        let after = self.model.runs_after(node).into_iter();
        after.filter(|&after| {
            let block = self.model.nodes[after].block;
            self.plans[block].signals.contains_key(&after)
        })
    }

    /// Brings in what one part of a template mentions; all else is of part 0.
    pub(super) fn wait_for_part(
        &self,
        node: NodeId,
        part: usize,
        accesses: &mut Accesses,
        steps: &mut Vec<TokenStream>,
    ) {
        for name in self.awaited(node, part, accesses) {
            let ident = &self.model.names[name].ident;
            if accesses[&name] == Access::InSlot {
                let slot = self.read_slot(name);
                steps.push(quote!(let #ident = #slot.get().await;));
                accesses.insert(name, Access::Lent);
            } else {
                let take = self.half(name, "take");
                steps.push(quote!(let #ident = #take.take().await;));
                accesses.remove(&name);
            }
        }
    }

    /// The names that a node itself mentions and that are still in a slot.
    fn awaited(&self, node: NodeId, part: usize, accesses: &Accesses) -> Vec<NameId> {
        let emptied = self.slots_to_empty(node);
        let is_awaited = |name: &NameId| {
            matches!(accesses.get(name), Some(Access::InSlot | Access::InHandoff))
                && !emptied.contains_key(name)
        };
        let is_of_part = |name: &NameId| {
            let mut uses = self.model.names[*name].uses.iter();
            uses.any(|usage| usage.node == node && usage.part == part)
        };
        let own = self.model.used[node].iter().copied();
        let mut names: Vec<NameId> = own.filter(is_awaited).filter(is_of_part).collect();
        if let Body::Each { block, .. } = self.model.nodes[node].body {
            // It waits once for what all its items need.
            names.extend(self.model.used_inside(block).into_iter().filter(is_awaited));
            names.sort_unstable();
            names.dedup();
        }
        names
    }

    /// Whether a node names anything that may still be in a slot when it is reached.
    pub(super) fn may_wait(&self, node: NodeId) -> bool {
        let mut names = self.model.used[node].clone();
        if let Body::Each { block, .. } = self.model.nodes[node].body {
            names.extend(self.model.used_inside(block));
        }
        let may_be_in_slot = |name: &NameId| {
            let homes = &self.plans[self.model.names[*name].block].homes;
            matches!(homes.get(name), Some(Home::Slot(_) | Home::Handoff(_)))
        };
        names.iter().any(may_be_in_slot) || self.signals(node).next().is_some()
    }

    /// Whether a node waits for values or signals of other strands.
    pub(super) fn waits_for_others(&self, node: NodeId, accesses: &Accesses) -> bool {
        self.signals(node).next().is_some() || !self.awaited(node, 0, accesses).is_empty()
    }

    /// Makes the slots of a region that these nodes of a step fill, in front of them, each behind those
    /// that its value may borrow from, so that it is dropped before them.
    pub(super) fn places(
        &self,
        block: BlockId,
        (region, step): (RegionId, usize),
        nodes: &[NodeId],
        accesses: &mut Accesses,
        steps: &mut Vec<TokenStream>,
    ) {
        let plan = &self.plans[block];
        let run = hidden("run", self.model.source.name.span());
        for &node in nodes {
            for &name in &self.model.nodes[node].binds {
                match plan.homes.get(&name) {
                    Some(Home::Slot(home)) if *home == region => {
                        if plan.in_row(name).is_none() {
                            let [slot, put, get] =
                                ["slot", "put", "get"].map(|part| self.half(name, part));
                            steps.push(quote! {
                                let mut #slot = #run.slot();
                                let (#put, #get) = #slot.split();
                            });
                        }
                        accesses.insert(name, Access::InSlot);
                    }
                    Some(Home::Handoff(home)) if *home == region => {
                        let [handoff, give, take] =
                            ["handoff", "give", "take"].map(|part| self.half(name, part));
                        steps.push(quote! {
                            let mut #handoff = #run.handoff();
                            let (#give, #take) = #handoff.split();
                        });
                        accesses.insert(name, Access::InHandoff);
                    }
                    Some(Home::Hub(home)) if *home == region => {
                        steps.push(self.hub(name));
                        accesses.insert(name, Access::Divided);
                    }
                    _ => {}
                }
            }
            if plan.signals.get(&node) == Some(&region) {
                let [signal, done, ended] =
                    ["signal", "done", "ended"].map(|part| self.place(node, part));
                steps.push(quote! {
                    let mut #signal = #run.slot();
                    let (#done, #ended) = #signal.split();
                });
            }
        }
        // Nothing borrows from what is in these, which may borrow from all others.
        let is_filled = |row: &&Row| {
            let node = self.model.names[row.names[0]].node;
            row.home == (region, step) && node.is_some_and(|node| nodes.contains(&node))
        };
        for row in plan.rows.iter().filter(is_filled) {
            let [slots, puts, gets] =
                ["slots", "puts", "gets"].map(|part| self.half(row.names[0], part));
            let none = quote!(());
            let types = row.names.iter().fold(none, |rest, _| quote!((_, #rest)));
            steps.push(quote! {
                let mut #slots = #run.slots::<#types>();
                let (#puts, #gets) = #slots.split();
            });
        }
    }

    /// The slot of a name, as those see it that read it.
    fn read_slot(&self, name: NameId) -> TokenStream {
        let plan = &self.plans[self.model.names[name].block];
        if let Some((row, at)) = plan.in_row(name) {
            let gets = self.half(row.names[0], "gets");
            let rest = std::iter::repeat_n(Index::from(1), at);
            quote!(#gets #(.#rest)* .0)
        } else {
            let get = self.half(name, "get");
            quote!(#get)
        }
    }

    /// What puts a value into its slot, up to the parenthesis; it is `lent` back to its maker, or not.
    pub(super) fn put(&self, name: NameId, is_lent: bool) -> TokenStream {
        let own = &self.model.names[name];
        let lent = if is_lent {
            let ident = &own.ident;
            quote!(#ident)
        } else {
            quote!(_)
        };
        if let Some((row, at)) = self.plans[own.block].in_row(name) {
            let puts = self.half(row.names[0], "puts");
            let rest = if at + 1 < row.names.len() {
                quote!(#puts)
            } else {
                quote!(_)
            };
            return quote!(let (#lent, #rest) = #puts.put);
        }
        let put = self.half(name, "put");
        if is_lent {
            quote!(let #lent = #put.put)
        } else {
            quote!(#put.put)
        }
    }

    /// The nodes in a step that need a place in its region, each behind those that it needs.
    pub(super) fn nodes_with_places(
        &self,
        block: BlockId,
        region: RegionId,
        step: usize,
    ) -> &[NodeId] {
        let places = self.places[block].get_or_init(|| {
            let plan = &self.plans[block];
            let mut places = Places::new();
            for &node in &plan.nodes {
                let binds = self.model.nodes[node].binds.iter();
                let homes = binds
                    .filter_map(|name| plan.homes.get(name))
                    .filter_map(|home| match home {
                        Home::Slot(region) | Home::Handoff(region) | Home::Hub(region) => {
                            Some(*region)
                        }
                        Home::Returned(_) => None,
                    });
                for region in homes.chain(plan.signals.get(&node).copied()) {
                    if let Some(step) = self.step_of(block, region, node) {
                        let nodes = places.entry((region, step)).or_default();
                        if nodes.last() != Some(&node) {
                            nodes.push(node);
                        }
                    }
                }
            }
            places
        });
        places.get(&(region, step)).map_or(&[], Vec::as_slice)
    }

    /// The step of `region` in which `node` runs.
    pub(super) fn step_of(&self, block: BlockId, region: RegionId, node: NodeId) -> Option<usize> {
        self.plans[block].step_of(region, node)
    }

    /// The slots of the values that the end of a round takes with it: it comes last, so nobody
    /// reads them any more.
    pub(super) fn slots_to_empty(&self, node: NodeId) -> HashMap<NameId, Ident> {
        if !self.comes_last(node) {
            return HashMap::new();
        }
        let is_taken = |&name: &NameId| {
            let uses = &self.model.names[name].uses;
            let here: Vec<_> = uses.iter().filter(|usage| usage.node == node).collect();
            let mut uses = uses.iter();
            !uses.any(|usage| self.model.is_lent_to_stream(name, usage))
                && matches!(here.as_slice(), [only] if only.usage == Usage::Value
                && only.fields.is_empty()
                && !self.model.is_repeated(name, only))
        };
        let is_in_slot = |&name: &NameId| {
            let homes = &self.plans[self.model.names[name].block].homes;
            matches!(homes.get(&name), Some(Home::Slot(_)))
        };
        let own = self.model.used[node].iter().copied();
        own.filter(is_in_slot)
            .filter(is_taken)
            .map(|name| (name, self.half(name, "slot")))
            .collect()
    }

    /// A half of the place that a name passes through.
    pub(super) fn half(&self, name: NameId, part: &str) -> Ident {
        let ident = &self.model.names[name].ident;
        let base = ident.to_string();
        let base = base.trim_start_matches("r#");
        let text = if self.model.names[name].is_only {
            format!("{base}_{part}")
        } else {
            format!("{base}_{part}_{name}")
        };
        hidden(&text, ident.span())
    }

    pub(super) fn place(&self, node: NodeId, part: &str) -> Ident {
        let node = &self.model.nodes[node];
        let field = field(&node.field, node.span);
        hidden(
            &format!("{}_{part}", field.to_string().trim_start_matches("r#")),
            node.span,
        )
    }
}
