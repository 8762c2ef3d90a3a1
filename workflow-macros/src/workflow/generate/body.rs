//! The body of the function that runs a workflow: regions as `async` blocks.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Pat;

use super::rewrite::{Access, Accesses};
use super::{Names, field, hidden};
use crate::workflow::model::{BlockId, Body, Bound, Model, NameId, NodeId, OUTERMOST};
use crate::workflow::parse::Postfix;
use crate::workflow::plan::{self, Home, Plan, ROOT, RegionId, Step};

/// Futures that one join takes; wider forks are joins of joins.
const JOIN: usize = 8;

pub(super) fn body(model: &Model<'_>) -> TokenStream {
    let generator = Generator {
        model,
        plans: plan::plans(model),
        nodes: Names::of(model).nodes,
    };
    let accesses = Accesses::new();
    let (steps, value) = generator.region(OUTERMOST, ROOT, &mut accesses.clone());
    let run = hidden("run", model.source.name.span());
    let value = match (model.source.is_fallible(), value) {
        (true, Some(value)) => quote!(#run.ok(#value)),
        (true, None) => quote!(#run.ok(())),
        (false, value) => quote!(#value),
    };
    quote!(#(#steps)* #value)
}

pub(super) struct Generator<'g> {
    pub(super) model: &'g Model<'g>,
    plans: Vec<Plan>,
    nodes: Ident,
}

/// What a region leaves behind.
struct Outputs {
    names: Vec<Ident>,
    has_tail: bool,
}

impl Generator<'_> {
    /// The entry of a node in the table of nodes.
    pub(super) fn site(&self, node: NodeId) -> TokenStream {
        let nodes = &self.nodes;
        let node = &self.model.nodes[node];
        let field = field(&node.key, node.span);
        quote!(&#nodes.#field)
    }

    /// The contents of an inner block.
    pub(super) fn block(&self, block: BlockId, accesses: &Accesses) -> TokenStream {
        let (steps, value) = self.region(block, ROOT, &mut accesses.clone());
        quote!(#(#steps)* #value)
    }

    /// The statements of a region, and its tail.
    fn region(
        &self,
        block: BlockId,
        region: RegionId,
        accesses: &mut Accesses,
    ) -> (Vec<TokenStream>, Option<TokenStream>) {
        let plan = &self.plans[block];
        let mut steps = Vec::new();
        let mut tail = None;
        for (n, step) in plan.regions[region].steps.iter().enumerate() {
            let is_last = n + 1 == plan.regions[region].steps.len();
            match step {
                Step::Node(node) if self.is_inline_head(block, region, n) => {
                    self.wait_for_others(*node, accesses, &mut steps);
                }
                Step::Node(node) if is_last && self.is_sole_output(block, region, *node) => {
                    self.wait_for_others(*node, accesses, &mut steps);
                    tail = Some(self.value(*node, accesses));
                }
                Step::Node(node) => {
                    let is_tail = self.model.blocks[block].tail == Some(*node);
                    let value = self.node(block, region, *node, accesses, &mut steps);
                    tail = tail.or(if is_tail { value } else { None });
                    if !is_last && let Some(value) = tail.take() {
                        let output = self.output();
                        steps.push(quote!(let #output = #value;));
                        tail = Some(quote!(#output));
                    }
                }
                Step::Fork(branches) => {
                    self.places(block, region, n, accesses, &mut steps);
                    let outputs = self.fork(block, branches, accesses, &mut steps);
                    tail = tail.or(outputs.has_tail.then(|| self.output_value()));
                }
                Step::Piece(piece) => {
                    self.places(block, region, n, accesses, &mut steps);
                    let outputs = self.piece(block, *piece, accesses, &mut steps);
                    tail = tail.or(outputs.has_tail.then(|| self.output_value()));
                }
            }
        }
        (steps, tail)
    }

    /// Whether all that a region hands out is the name of this node.
    fn is_sole_output(&self, block: BlockId, region: RegionId, node: NodeId) -> bool {
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

    /// Whether a step of a region is the component that the next one, a route, decides on.
    fn is_inline_head(&self, block: BlockId, region: RegionId, step: usize) -> bool {
        let steps = &self.plans[block].regions[region].steps;
        match (steps.get(step), steps.get(step + 1)) {
            (Some(Step::Node(head)), Some(Step::Node(route))) => {
                let is_hidden = matches!(self.model.nodes[*head].binding, Bound::Hidden);
                is_hidden
                    && self.model.names[self.model.nodes[*head].binds[0]]
                        .uses
                        .iter()
                        .all(|usage| usage.node == *route)
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

    fn output(&self) -> Ident {
        hidden("output", self.model.source.name.span())
    }

    fn output_value(&self) -> TokenStream {
        let output = self.output();
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
        let value = self.value(node, accesses);
        let is_tail = self.model.blocks[block].tail == Some(node);
        if is_tail && !self.plans[block].signals.contains_key(&node) {
            return Some(value);
        }
        let binding = &self.model.nodes[node].binding;
        match binding {
            Bound::Nothing if is_tail => {
                let output = self.output();
                steps.push(quote!(let #output = #value;));
            }
            Bound::Nothing => steps.push(quote!(#value;)),
            Bound::Hidden => {
                let name = &self.model.names[self.model.nodes[node].binds[0]].ident;
                steps.push(self.kept(block, region, node, &quote!(#name), None, value, accesses));
            }
            Bound::Pattern(binding) => {
                let (pattern, ty) = (&binding.pattern, binding.ty.as_ref());
                steps.push(self.kept(block, region, node, &quote!(#pattern), ty, value, accesses));
            }
        }
        if self.plans[block].signals.contains_key(&node) {
            let put = self.place(node, "done");
            steps.push(quote!(#put.put(());));
        }
        is_tail.then(|| self.output_value())
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
        value: TokenStream,
        accesses: &mut Accesses,
    ) -> TokenStream {
        let ty = ty.map(|ty| quote!(: #ty));
        let plan = &self.plans[block];
        let mut puts = Vec::new();
        for &name in &self.model.nodes[node].binds {
            match plan.homes.get(&name) {
                Some(Home::Slot(_)) => {
                    let ident = &self.model.names[name].ident;
                    let put = self.half(name, "put");
                    if self.is_used_within(block, region, name) {
                        accesses.insert(name, Access::Lent);
                        puts.push((ident, quote!(let #ident = #put.put), name));
                    } else {
                        puts.push((ident, quote!(#put.put), name));
                    }
                }
                Some(Home::Handoff(_)) => {
                    let ident = &self.model.names[name].ident;
                    let give = self.half(name, "give");
                    puts.push((ident, quote!(#give.give), name));
                }
                Some(Home::Returned(_)) | None => {}
            }
        }
        let is_plain = ty.is_none() && self.plain_name(node).is_some();
        let only_ordered = self.only_ordered(node);
        match puts.as_slice() {
            [] => quote!(let #pattern #ty = #value; #(let _ = &#only_ordered;)*),
            [(_, put, _)] if is_plain => quote!(#put(#value);),
            puts => {
                let puts = puts.iter().map(|(ident, put, _)| quote!(#put(#ident);));
                quote!(let #pattern #ty = #value; #(#puts)*)
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
    fn plain_name(&self, node: NodeId) -> Option<NameId> {
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

    /// Brings in what a node mentions of values that other strands make, and waits for nodes that
    /// it runs after.
    fn wait_for_others(&self, node: NodeId, accesses: &mut Accesses, steps: &mut Vec<TokenStream>) {
        for name in self.awaited(node, accesses) {
            let ident = &self.model.names[name].ident;
            if accesses[&name] == Access::InSlot {
                let get = self.half(name, "get");
                steps.push(quote!(let #ident = #get.get().await;));
                accesses.insert(name, Access::Lent);
            } else {
                let take = self.half(name, "take");
                steps.push(quote!(let #ident = #take.take().await;));
                accesses.remove(&name);
            }
        }
        for order in self.model.orders.iter().filter(|order| order.node == node) {
            let block = self.model.nodes[order.after].block;
            if self.plans[block].signals.contains_key(&order.after) {
                let done = self.place(order.after, "ended");
                steps.push(quote!(#done.get().await;));
            }
        }
    }

    /// The names that a node itself mentions and that are still in a slot.
    fn awaited(&self, node: NodeId, accesses: &Accesses) -> Vec<NameId> {
        let mut names: Vec<NameId> = accesses
            .iter()
            .filter(|(_, access)| **access != Access::Lent)
            .map(|(&name, _)| name)
            .filter(|&name| {
                self.model.names[name]
                    .uses
                    .iter()
                    .any(|usage| usage.node == node)
            })
            .collect();
        names.sort_unstable();
        names
    }

    /// Whether a node waits for values or signals of other strands.
    fn waits_for_others(&self, node: NodeId, accesses: &Accesses) -> bool {
        let signalled = self.model.orders.iter().any(|order| {
            let block = self.model.nodes[order.after].block;
            order.node == node && self.plans[block].signals.contains_key(&order.after)
        });
        signalled || !self.awaited(node, accesses).is_empty()
    }

    /// Makes the slots of a region in front of the step that fills them.
    fn places(
        &self,
        block: BlockId,
        region: RegionId,
        step: usize,
        accesses: &mut Accesses,
        steps: &mut Vec<TokenStream>,
    ) {
        let plan = &self.plans[block];
        let run = hidden("run", self.model.source.name.span());
        for &node in &self.model.blocks[block].nodes {
            if self.step_of(block, region, node) != Some(step) {
                continue;
            }
            for &name in &self.model.nodes[node].binds {
                match plan.homes.get(&name) {
                    Some(Home::Slot(home)) if *home == region => {
                        let [slot, put, get] =
                            ["slot", "put", "get"].map(|part| self.half(name, part));
                        steps.push(quote! {
                            let mut #slot = #run.slot();
                            let (#put, #get) = #slot.split();
                        });
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
    }

    /// The step of `region` in which `node` runs.
    fn step_of(&self, block: BlockId, region: RegionId, node: NodeId) -> Option<usize> {
        let plan = &self.plans[block];
        let mut inner = plan.node_regions[&node];
        while inner != region {
            let (parent, step) = plan.regions[inner].parent?;
            if parent == region {
                return Some(step);
            }
            inner = parent;
        }
        None
    }

    /// A half of the place that a name passes through.
    fn half(&self, name: NameId, part: &str) -> Ident {
        let ident = &self.model.names[name].ident;
        let is_only = self
            .model
            .names
            .iter()
            .filter(|other| other.ident == *ident)
            .count()
            == 1;
        let base = ident.to_string();
        let base = base.trim_start_matches("r#");
        let text = if is_only {
            format!("{base}_{part}")
        } else {
            format!("{base}_{name}_{part}")
        };
        hidden(&text, ident.span())
    }

    fn place(&self, node: NodeId, part: &str) -> Ident {
        let node = &self.model.nodes[node];
        let field = field(&node.key, node.span);
        hidden(
            &format!("{}_{part}", field.to_string().trim_start_matches("r#")),
            node.span,
        )
    }

    fn piece(
        &self,
        block: BlockId,
        region: RegionId,
        accesses: &Accesses,
        steps: &mut Vec<TokenStream>,
    ) -> Outputs {
        let may_fail = self.plans[block].regions[region].may_fail;
        let outputs = self.outputs(block, region);
        let future = self.branch(block, region, accesses, may_fail);
        let pattern = self.pattern(&outputs);
        let question = may_fail.then(|| quote!(?));
        steps.push(match pattern {
            Some(pattern) => quote!(let #pattern = #future.await #question;),
            None => quote!(#future.await #question;),
        });
        outputs
    }

    fn fork(
        &self,
        block: BlockId,
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
            let pattern = self.pattern(&outputs);
            is_silent &= pattern.is_none();
            let future = self.branch(block, branch, accesses, may_fail);
            parts.push((pattern.unwrap_or_else(|| quote!(())), future));
            all.names.extend(outputs.names);
            all.has_tail |= outputs.has_tail;
        }
        let run = hidden("run", self.model.source.name.span());
        let join = hidden(
            if may_fail { "try_join" } else { "join" },
            self.model.source.name.span(),
        );
        while parts.len() > 1 {
            let joins = parts.len().div_ceil(JOIN);
            let width = parts.len().div_ceil(joins);
            parts = parts
                .chunks(width)
                .map(|chunk| match chunk {
                    [only] => only.clone(),
                    chunk => {
                        let (patterns, futures): (Vec<_>, Vec<_>) = chunk.iter().cloned().unzip();
                        (
                            quote!((#(#patterns),*)),
                            quote!(#run.#join((#(#futures),*))),
                        )
                    }
                })
                .collect();
        }
        let question = may_fail.then(|| quote!(?));
        for (pattern, future) in parts {
            steps.push(if is_silent {
                quote!(#future.await #question;)
            } else {
                quote!(let #pattern = #future.await #question;)
            });
        }
        all
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
    fn pattern(&self, outputs: &Outputs) -> Option<TokenStream> {
        let mut names = outputs.names.clone();
        if outputs.has_tail {
            names.push(self.output());
        }
        match names.as_slice() {
            [] => None,
            [name] => Some(quote!(#name)),
            names => Some(quote!((#(#names),*))),
        }
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
        let is_tail = self.model.blocks[block].tail == Some(*id);
        let is_handed_out = match self.plain_name(*id) {
            Some(name) => plan.regions[region].outputs.contains(&name),
            None => is_tail,
        };
        let has_type = matches!(&node.binding, Bound::Pattern(binding) if binding.ty.is_some());
        let is_simple = is_handed_out
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
            ([Postfix::Try(_)], true) => Some(self.handed(call, &rewrite, "try_node")),
            _ => None,
        }
    }
}
