//! The body of the function that runs a workflow: regions as `async` blocks.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Pat, Type};

use super::graph::Sites;
use super::rewrite::{Access, Accesses};
use super::{hidden, hidden_span};
use crate::root::Root;
use crate::workflow::model::{BlockId, Body, Bound, Model, NameId, NodeId, OUTERMOST};
use crate::workflow::plan::{self, Home, Plan, ROOT, RegionId, Step};

pub(super) fn body(root: &Root, model: &Model<'_>, sites: &Sites, output: &Type) -> TokenStream {
    let generator = Generator {
        root,
        model,
        plans: plan::plans(model),
        places: model.blocks.iter().map(|_| OnceCell::new()).collect(),
        sites,
    };
    let accesses = Accesses::new();
    let (steps, value) = generator.region(OUTERMOST, ROOT, &mut accesses.clone());
    let result = result(root, model, output, value);
    let divided = generator.divided_inputs();
    let body = quote!(#divided #(#steps)* #result);
    if model.has_guards() {
        let span = model.source.name.span();
        let [run, failure] = ["run", "failure"].map(|name| hidden(name, span));
        quote! {
            let #failure = #run.failure();
            #run.until_failure(&#failure, async { #body }).await
        }
    } else {
        body
    }
}

/// The value of the workflow. Its type is named, so that a value of another type is shown where
/// it stands, and not the block as a whole.
fn result(
    root: &Root,
    model: &Model<'_>,
    output: &Type,
    value: Option<TokenStream>,
) -> Option<TokenStream> {
    let span = model.source.name.span();
    let [run, result] = ["run", "result"].map(|name| hidden(name, span));
    let is_fallible = model.source.is_fallible();
    let ty = if is_fallible {
        let place = hidden_span(output.span());
        quote_spanned!(place=> <#output as #root::__private::Fallible>::Value)
    } else {
        quote!(#output)
    };
    match value {
        Some(value) if is_never(model) => Some(value),
        Some(value) if model.hands_on_result && is_fallible => Some(quote!(#run.ok(#value))),
        Some(value) if model.hands_on_result => Some(value),
        Some(value) if is_fallible => Some(quote!(let #result: #ty = #value; #run.ok(#result))),
        Some(value) => Some(quote!(let #result: #ty = #value; #result)),
        None => is_fallible.then(|| quote!(#run.ok(()))),
    }
}

/// Whether the workflow ends in `todo!()`, or in a route without a way, behind which nothing can
/// be reached.
fn is_never(model: &Model<'_>) -> bool {
    let tail = model.blocks[OUTERMOST].tail.map(|tail| &model.nodes[tail]);
    match tail.map(|tail| &tail.body) {
        Some(Body::Glue(glue)) => glue.is_never(),
        Some(Body::Match { arms, .. }) => arms.is_empty(),
        _ => false,
    }
}

/// By region and step.
pub(super) type Places = HashMap<(RegionId, usize), Vec<NodeId>>;

pub(super) struct Generator<'g> {
    pub(super) root: &'g Root,
    pub(super) model: &'g Model<'g>,
    pub(super) plans: Vec<Plan>,
    /// For each block, the nodes that need a place.
    pub(super) places: Vec<OnceCell<Places>>,
    pub(super) sites: &'g Sites,
}

impl Generator<'_> {
    /// The place of a node in the graph.
    pub(super) fn site(&self, node: NodeId) -> Literal {
        self.sites.place(node)
    }

    /// The contents of an inner block.
    pub(super) fn block(&self, block: BlockId, accesses: &Accesses) -> TokenStream {
        let (steps, value) = self.contents(block, accesses);
        quote!(#(#steps)* #value)
    }

    pub(super) fn contents(
        &self,
        block: BlockId,
        accesses: &Accesses,
    ) -> (Vec<TokenStream>, Option<TokenStream>) {
        let mut steps = self.let_go(block, accesses);
        let (more, tail) = self.region(block, ROOT, &mut accesses.clone());
        steps.extend(more);
        (steps, tail)
    }

    /// The statements of a region, and its tail.
    pub(super) fn region(
        &self,
        block: BlockId,
        region: RegionId,
        accesses: &mut Accesses,
    ) -> (Vec<TokenStream>, Option<TokenStream>) {
        let all = 0..self.plans[block].regions[region].steps.len();
        self.steps(block, region, all, accesses)
    }

    /// The statements of some steps of a region, and its tail, if that is among them.
    pub(super) fn steps(
        &self,
        block: BlockId,
        region: RegionId,
        range: Range<usize>,
        accesses: &mut Accesses,
    ) -> (Vec<TokenStream>, Option<TokenStream>) {
        let plan = &self.plans[block];
        let mut steps = Vec::new();
        let mut tail = None;
        for n in range {
            let step = &plan.regions[region].steps[n];
            let is_last = n + 1 == plan.regions[region].steps.len();
            if !matches!(step, Step::Fork(_)) {
                let nodes = self.nodes_with_places(block, region, n);
                self.places(block, (region, n), nodes, accesses, &mut steps);
            }
            match step {
                Step::Node(node) if self.is_inline_head(block, region, n) => {
                    self.wait_for_others(*node, accesses, &mut steps);
                }
                Step::Node(node) if is_last && self.is_sole_output(block, region, *node) => {
                    self.wait_for_others(*node, accesses, &mut steps);
                    self.duplicate(*node, accesses, &mut steps);
                    tail = Some(self.value(*node, accesses));
                }
                Step::Node(node) => {
                    let is_tail = self.model.value_of(block) == Some(*node);
                    let value = self.node(block, region, *node, accesses, &mut steps);
                    tail = tail.or(if is_tail { value } else { None });
                    if !is_last && let Some(value) = tail.take() {
                        let output = self.output(block);
                        steps.push(quote!(let #output = #value;));
                        tail = Some(quote!(#output));
                    }
                }
                Step::Fork(branches) => {
                    let has_tail = self.fork(block, (region, n), branches, accesses, &mut steps);
                    tail = tail.or(has_tail.then(|| self.output_value(block)));
                }
                Step::Piece(piece) => {
                    let outputs = self.piece(block, *piece, accesses, &mut steps);
                    tail = tail.or(outputs.has_tail.then(|| self.output_value(block)));
                }
                Step::Scope(scope) => self.scope(block, *scope, accesses, &mut steps),
            }
        }
        (steps, tail)
    }

    /// Whether all that a region hands out is the name of this node.
    pub(super) fn is_sole_output(&self, block: BlockId, region: RegionId, node: NodeId) -> bool {
        let plan = &self.plans[block];
        let has_type = matches!(
            self.model.nodes[node].binding,
            Bound::Pattern(binding) if binding.ty.is_some()
        );
        let name = self.plain_name(node);
        !has_type
            && name.is_some_and(|name| plan.regions[region].outputs == [name])
            && !plan.signals.contains_key(&node)
            && !plan.regions[region].has_tail
    }

    /// Whether a step of a region is the component that the next one, a route, decides on, and may
    /// stand in its header: there it starts only when the route has all else that it names.
    fn is_inline_head(&self, block: BlockId, region: RegionId, step: usize) -> bool {
        let steps = &self.plans[block].regions[region].steps;
        match (steps.get(step), steps.get(step + 1)) {
            (Some(Step::Node(head)), Some(Step::Node(route))) => {
                // Beside other values of the next round it would come behind those that are moved.
                let is_one_of_several = matches!(&self.model.nodes[*route].body, Body::Continue { values, .. } if values.len() > 1);
                self.model.nodes[*head].route == Some(*route)
                    && !is_one_of_several
                    && !self.may_wait(*route)
            }
            _ => false,
        }
    }

    /// The component in the header of a route, if it runs right in front of it.
    pub(super) fn inline_head(&self, route: NodeId) -> Option<NodeId> {
        let block = self.model.nodes[route].block;
        let plan = &self.plans[block];
        let region = plan.node_regions[&route];
        let steps = &plan.regions[region].steps;
        let at = steps
            .iter()
            .position(|step| matches!(step, Step::Node(node) if *node == route))?;
        let before = at.checked_sub(1)?;
        match steps[before] {
            Step::Node(head) if self.is_inline_head(block, region, before) => Some(head),
            _ => None,
        }
    }

    /// The value of a block, where it is made before the block ends.
    pub(super) fn output(&self, block: BlockId) -> Ident {
        let block = &self.model.blocks[block];
        let tail = block.tail.map(|tail| self.model.nodes[tail].span);
        hidden("output", tail.unwrap_or(block.end))
    }

    fn output_value(&self, block: BlockId) -> TokenStream {
        let output = self.output(block);
        quote!(#output)
    }

    /// Adds a node's statements; gives its value if it is a tail.
    fn node(
        &self,
        block: BlockId,
        region: RegionId,
        node: NodeId,
        accesses: &mut Accesses,
        steps: &mut Vec<TokenStream>,
    ) -> Option<TokenStream> {
        self.wait_for_others(node, accesses, steps);
        self.duplicate(node, accesses, steps);
        let value = self.value(node, accesses);
        let is_tail = self.model.value_of(block) == Some(node);
        if is_tail && !self.plans[block].signals.contains_key(&node) {
            return Some(value);
        }
        let binding = &self.model.nodes[node].binding;
        match binding {
            Bound::Nothing if is_tail => {
                let output = self.output(block);
                steps.push(quote!(let #output = #value;));
            }
            Bound::Nothing => steps.push(quote!(#value;)),
            Bound::Hidden => {
                let name = &self.model.names[self.model.nodes[node].binds[0]].ident;
                steps.push(self.kept(block, region, node, &quote!(#name), None, &value, accesses));
            }
            Bound::Pattern(binding) => {
                let (pattern, ty) = (&binding.pattern, binding.ty.as_ref());
                steps.push(self.kept(block, region, node, &quote!(#pattern), ty, &value, accesses));
            }
        }
        if self.plans[block].signals.contains_key(&node) {
            let put = self.place(node, "done");
            steps.push(quote!(#put.put(());));
        }
        is_tail.then(|| self.output_value(block))
    }

    /// `let pattern = value;`, and what goes into slots put there.
    #[expect(
        clippy::too_many_arguments,
        reason = "all of them describe one statement"
    )]
    fn kept(
        &self,
        block: BlockId,
        region: RegionId,
        node: NodeId,
        pattern: &TokenStream,
        ty: Option<&syn::Type>,
        value: &TokenStream,
        accesses: &mut Accesses,
    ) -> TokenStream {
        let ty = ty.map(|ty| quote!(: #ty));
        let plan = &self.plans[block];
        let mut puts = Vec::new();
        let mut hubs = Vec::new();
        for &name in &self.model.nodes[node].binds {
            match plan.homes.get(&name) {
                Some(Home::Slot(_)) => {
                    let ident = &self.model.names[name].ident;
                    let is_lent = self.is_used_within(block, region, name);
                    if is_lent {
                        accesses.insert(name, Access::Lent);
                    }
                    puts.push((ident, self.put(name, is_lent), name));
                }
                Some(Home::Handoff(_)) => {
                    let ident = &self.model.names[name].ident;
                    let give = self.half(name, "give");
                    puts.push((ident, quote!(#give.give), name));
                }
                Some(Home::Hub(_)) => {
                    let (ident, divided) = (&self.model.names[name].ident, &value);
                    if self.plain_name(node).is_some() {
                        return self.divided(name, divided);
                    }
                    hubs.push(self.divided(name, &quote!(#ident)));
                }
                Some(Home::Returned(_)) | None => {}
            }
        }
        let is_plain = ty.is_none() && self.plain_name(node).is_some();
        let only_ordered = self.only_ordered(node);
        match puts.as_slice() {
            [] => quote!(let #pattern #ty = #value; #(let _ = &#only_ordered;)* #(#hubs)*),
            [(_, put, _)] if is_plain => quote!(#put(#value);),
            puts => {
                let puts = puts.iter().map(|(ident, put, _)| quote!(#put(#ident);));
                quote!(let #pattern #ty = #value; #(let _ = &#only_ordered;)* #(#puts)* #(#hubs)*)
            }
        }
    }

    /// Names that nothing mentions but an `#[after]`, which is a use, too.
    fn only_ordered(&self, node: NodeId) -> Vec<&Ident> {
        let named = self.model.orders.iter().filter(|order| order.after == node);
        let idents: Vec<&Ident> = named.map(|order| &order.ident).collect();
        let names = self.model.nodes[node]
            .binds
            .iter()
            .map(|&name| &self.model.names[name]);
        names
            .filter(|name| name.uses.is_empty() && idents.contains(&&name.ident))
            .map(|name| &name.ident)
            .collect()
    }

    /// The name that a node is bound to, if it is bound to just that.
    pub(super) fn plain_name(&self, node: NodeId) -> Option<NameId> {
        let node = &self.model.nodes[node];
        let is_plain = match &node.binding {
            Bound::Nothing => false,
            Bound::Hidden => true,
            Bound::Pattern(binding) => {
                matches!(&binding.pattern, Pat::Ident(name) if name.by_ref.is_none()
                    && name.mutability.is_none() && name.subpat.is_none())
            }
        };
        match node.binds.as_slice() {
            [name] if is_plain => Some(*name),
            _ => None,
        }
    }

    fn is_used_within(&self, block: BlockId, region: RegionId, name: NameId) -> bool {
        let plan = &self.plans[block];
        let uses = self.model.names[name].uses.iter();
        uses.filter_map(|usage| self.model.lift(usage.node, block))
            .any(|user| plan.is_within(plan.node_regions[&user], region))
    }
}
