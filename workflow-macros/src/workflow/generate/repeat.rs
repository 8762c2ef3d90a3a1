//! `loop`, as Rust's own, and the ends of its rounds.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Token;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::body::Generator;
use super::rewrite::{Accesses, Rewrite};
use super::{hidden, hidden_span};
use crate::workflow::model::{BlockId, Body, NodeId, State};
use crate::workflow::parse::Glue;
use crate::workflow::plan::{Home, ROOT, Step};

impl Generator<'_> {
    /// ```text
    /// {
    ///     let mut draft = first;
    ///     let (mut run, _open) = run.rounds(4);
    ///     loop {
    ///         …
    ///         if good { break draft } else { draft = better; }
    ///         run.next_round();
    ///     }
    /// }
    /// ```
    pub(super) fn looped(
        &self,
        node: NodeId,
        keyword: Token![loop],
        states: &[State<'_>],
        block: BlockId,
        rewrite: &Rewrite<'_>,
    ) -> TokenStream {
        let goes_on = self.model.goes_on(node);
        let limit = self.model.nodes[node].policies.limit.as_ref();
        let is_counted = limit.is_some() || self.model.block_may_fail(block);
        let held = self.held(node, states);
        let firsts = self.firsts(node, states, &held, goes_on, rewrite);
        let run = hidden("run", keyword.span);
        let site = rewrite.site();
        let (rounds, next) = if is_counted {
            ("counted_rounds", "next_counted_round")
        } else {
            ("rounds", "next_round")
        };
        let [rounds, next, rounds_limit, open] =
            [rounds, next, "limit", "_open"].map(|name| hidden(name, keyword.span));
        let (limit, next) = match limit {
            _ if !goes_on => (None, TokenStream::new()),
            None => (None, quote!(#run.#next();)),
            Some(limit) => {
                let value = rewrite.glue(limit, None);
                let place = hidden_span(limit.span());
                (
                    Some(
                        quote_spanned!(place=> let #rounds_limit: ::core::primitive::usize = #value;),
                    ),
                    quote!(#run.at(#site, #run.next_round_of(#rounds_limit))?;),
                )
            }
        };
        let mutable = goes_on.then(|| quote!(mut));
        let taken = states.iter().zip(&held).filter_map(|(state, held)| {
            let (name, held) = (state.name, held.as_ref()?);
            Some(quote!(let #name = #held;))
        });
        let body = self.round(node, states, block, rewrite.accesses);
        quote_spanned! {hidden_span(keyword.span)=>
            {
                #firsts
                #limit
                let (#mutable #run, #open) = #run.#rounds(#site);
                #keyword {
                    #(#taken)*
                    #body
                    #next
                }
            }
        }
    }

    /// What the states are in the first round.
    fn firsts(
        &self,
        node: NodeId,
        states: &[State<'_>],
        held: &[Option<Ident>],
        goes_on: bool,
        rewrite: &Rewrite<'_>,
    ) -> TokenStream {
        let names = states.iter().zip(held).map(|(state, held)| {
            let name = held.as_ref().unwrap_or(state.name);
            let mutable = goes_on.then(|| Token![mut](hidden_span(state.name.span())));
            quote!(#mutable #name)
        });
        let values: Vec<TokenStream> = states
            .iter()
            .map(|state| self.inner_value(node, &state.first, rewrite))
            .collect();
        let types = states
            .iter()
            .map(|state| state.ty.map_or_else(|| quote!(_), |ty| quote!(#ty)));
        let has_types = states.iter().any(|state| state.ty.is_some());
        match states {
            [] => TokenStream::new(),
            [State { ty, .. }] => {
                let ty = ty.map(|ty| quote!(: #ty));
                quote!(let #(#names)* #ty = #(#values)*;)
            }
            _ => {
                let ty = has_types.then(|| quote!(: (#(#types),*)));
                quote!(let (#(#names),*) #ty = (#(#values),*);)
            }
        }
    }

    /// Where the states are kept that something in the body has the name of, where a round ends:
    /// a round takes them from there under their own names.
    fn held(&self, node: NodeId, states: &[State<'_>]) -> Vec<Option<Ident>> {
        let Body::Loop { block, .. } = &self.model.nodes[node].body else {
            return Vec::new();
        };
        let is_direct = self.is_direct(node);
        let leaps = self.model.leaps(node);
        let is_hidden = |state: &State<'_>| {
            let is_state = |leap: &NodeId| {
                let name = self.model.lookup(*leap, None, state.name);
                name.map(|name| &self.model.names[name])
                    .is_some_and(|name| name.block == *block && name.node.is_none())
            };
            is_direct && !leaps.iter().all(is_state)
        };
        let held = states.iter().map(|state| {
            is_hidden(state)
                .then(|| hidden(&format!("{}_state", state.name.unraw()), state.name.span()))
        });
        held.collect()
    }

    /// One round. Where its end is not where Rust could leave the loop, the round says how it ends,
    /// and the loop does it.
    fn round(
        &self,
        node: NodeId,
        states: &[State<'_>],
        block: BlockId,
        accesses: &Accesses,
    ) -> TokenStream {
        let (steps, end) = self.contents(block, accesses);
        if self.is_direct(node) {
            let end = end.map(|end| quote!(#end;));
            return quote!(#(#steps)* #end);
        }
        let span = self.model.nodes[node].span;
        let [turn, value, next] = ["turn", "value", "next"].map(|name| hidden(name, span));
        let states = pattern(states.iter().map(|state| state.name));
        let go_on = if self.model.goes_on(node) {
            let states = states.unwrap_or_else(|| quote!(()));
            quote!(::core::ops::ControlFlow::Continue(#next) => #states = #next,)
        } else {
            quote!(::core::ops::ControlFlow::<_, ::core::convert::Infallible>::Continue(#next) => match #next {},)
        };
        quote! {
            let #turn = { #(#steps)* #end };
            match #turn {
                ::core::ops::ControlFlow::Break(#value) => break #value,
                #go_on
            }
        }
    }

    /// Whether every end of a round stands where it can be a plain `break`, or an assignment.
    pub(super) fn is_direct(&self, node: NodeId) -> bool {
        match &self.model.nodes[node].body {
            Body::Loop { block, .. } => self.ends_in_place(*block),
            _ => false,
        }
    }

    fn ends_in_place(&self, block: BlockId) -> bool {
        let Some(tail) = self.model.blocks[block].tail else {
            return false;
        };
        let is_last = matches!(
            self.plans[block].regions[ROOT].steps.last(),
            Some(Step::Node(last)) if *last == tail
        );
        let node = &self.model.nodes[tail];
        let is_plain = node.postfix.is_empty() && !self.plans[block].signals.contains_key(&tail);
        let inner = self.model.inner_blocks(tail);
        let is_leap = matches!(node.body, Body::Break { .. } | Body::Continue { .. });
        let leads_on = matches!(
            node.body,
            Body::Match { .. } | Body::If { .. } | Body::Group(_)
        );
        let never = matches!(&node.body, Body::Glue(glue) if glue.is_never());
        is_last
            && is_plain
            && !self.holds_streams(block)
            && (is_leap
                || never
                || leads_on && inner.into_iter().all(|block| self.ends_in_place(block)))
    }

    /// Whether a stream, which may borrow from a state, lives until the end of a block: only then
    /// may the state change.
    fn holds_streams(&self, block: BlockId) -> bool {
        let mut homes = self.plans[block].homes.values();
        homes.any(|home| matches!(home, Home::Handoff(ROOT) | Home::Hub(ROOT)))
    }

    /// `break value`
    pub(super) fn broken(
        &self,
        node: NodeId,
        keyword: Token![break],
        value: Option<&Glue>,
        rewrite: &Rewrite<'_>,
    ) -> TokenStream {
        let value = value.map(|value| self.inner_value(node, value, rewrite));
        if rewrite.comes_last {
            return quote!(#keyword #value);
        }
        let value = value.unwrap_or_else(|| quote!(()));
        quote_spanned!(hidden_span(keyword.span)=> ::core::ops::ControlFlow::Break(#value))
    }

    /// `state = value`
    pub(super) fn continued(
        &self,
        node: NodeId,
        keyword: Token![continue],
        (values, place): (&[Glue], Span),
        rewrite: &Rewrite<'_>,
    ) -> TokenStream {
        let places: Vec<Span> = values.iter().map(Spanned::span).collect();
        let values: Vec<TokenStream> = values
            .iter()
            .map(|value| self.inner_value(node, value, rewrite))
            .collect();
        let around = self.model.loop_of(node);
        let states = match around.map(|around| &self.model.nodes[around].body) {
            Some(Body::Loop { states, .. }) => states.as_slice(),
            _ => &[],
        };
        let value = match values.as_slice() {
            [value] => quote!(#value),
            values => quote_spanned!(hidden_span(place)=> (#(#values),*)),
        };
        if !rewrite.comes_last {
            let place = hidden_span(keyword.span);
            return quote_spanned!(place=> ::core::ops::ControlFlow::Continue(#value));
        }
        // Each state stands where its value does: if that has another type it is shown there.
        let held = around.map_or_else(Vec::new, |around| self.held(around, states));
        let names = states
            .iter()
            .zip(held)
            .enumerate()
            .map(|(n, (state, held))| {
                let mut name = held.unwrap_or_else(|| state.name.clone());
                let place = places.get(n).copied().unwrap_or(place);
                name.set_span(name.span().located_at(place));
                name
            });
        let names: Vec<Ident> = names.collect();
        let states = pattern(names.iter());
        states.map_or_else(|| quote!(()), |states| quote!(#states = #value))
    }

    /// A value inside a node. A component right in front of the node stands where its value does.
    pub(super) fn inner_value(
        &self,
        node: NodeId,
        value: &Glue,
        rewrite: &Rewrite<'_>,
    ) -> TokenStream {
        match self.inline_head(node) {
            Some(head) if self.is_name_of(value, head) => self.value(head, rewrite.accesses),
            _ => rewrite.head(value),
        }
    }

    fn is_name_of(&self, value: &Glue, node: NodeId) -> bool {
        let names = &self.model.nodes[node].binds;
        let mut names = names.iter().map(|&name| &self.model.names[name].ident);
        match value {
            Glue::Rust(expr) => names.any(|name| quote!(#expr).to_string() == *name.to_string()),
            Glue::Broken(_) => false,
        }
    }
}

/// `name`, `(name, other)`; nothing for nothing.
fn pattern<'n>(names: impl Iterator<Item = &'n Ident>) -> Option<TokenStream> {
    let names: Vec<&Ident> = names.collect();
    match names.as_slice() {
        [] => None,
        [name] => Some(quote!(#name)),
        names => Some(quote!((#(#names),*))),
    }
}
