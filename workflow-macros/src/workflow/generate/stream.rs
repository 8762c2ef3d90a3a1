//! Streams: made, connected, divided, and sent.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};

use super::body::Generator;
use super::rewrite::{Access, Accesses};
use super::{hidden, hidden_span};
use crate::expr::Usage;
use crate::workflow::model::{BlockId, Link, NameId, NodeId, OUTERMOST, Part};
use crate::workflow::plan::{Home, ROOT, RegionId, Step};

impl Generator<'_> {
    /// A stream as a node gets it: the whole of it, or its part of one that is divided. `nth` tells
    /// apart several connections of one stream to one node.
    pub(super) fn link(&self, node: NodeId, link: &Link, nth: usize) -> TokenStream {
        let ident = &link.ident;
        self.linked(node, link, nth, quote!(#ident))
    }

    /// The same for a node that is about to read it: `run.started(tokens)`.
    pub(super) fn started(&self, node: NodeId, link: &Link, nth: usize) -> TokenStream {
        let ident = &link.ident;
        let stream = match self.model.lookup(node, None, ident) {
            Some(name) if self.model.is_unread(name) => {
                let (run, started) = (
                    hidden("run", ident.span()),
                    Ident::new("started", ident.span()),
                );
                quote_spanned!(ident.span()=> (#run).#started(#ident))
            }
            _ => quote!(#ident),
        };
        self.linked(node, link, nth, stream)
    }

    fn linked(&self, node: NodeId, link: &Link, nth: usize, stream: TokenStream) -> TokenStream {
        let ident = &link.ident;
        let Some(name) = self.model.lookup(node, None, ident) else {
            return quote!(#ident);
        };
        if self.model.is_split(name) {
            let tap = self.tap_of(name, node, nth);
            let tap = self.tap(name, tap);
            return quote!(#tap);
        }
        match link.question {
            Some(_) => self.guarded(name, node, &stream, ident.span()),
            None => stream,
        }
    }

    /// A stream whose first error ends the run: `(run).guard(1, &failure, words)`, all of it in one
    /// place, where the compiler says once that the items are no `Result`s.
    pub(super) fn guarded(
        &self,
        name: NameId,
        user: NodeId,
        stream: &TokenStream,
        at: Span,
    ) -> TokenStream {
        let maker = self.model.names[name].node.unwrap_or(user);
        let site = self.site(maker);
        let run = hidden("run", at);
        let failure = hidden("failure", at);
        quote_spanned!(at=> (#run).guard(#site, &#failure, #stream))
    }

    fn tap_of(&self, name: NameId, node: NodeId, nth: usize) -> usize {
        let uses = self.model.names[name].uses.iter();
        let taps = uses.zip(self.model.taps(name));
        let mut here = taps.filter(|(usage, _)| usage.node == node && usage.usage == Usage::Stream);
        here.nth(nth).map_or(0, |(_, tap)| tap)
    }

    fn tap(&self, name: NameId, tap: usize) -> Ident {
        self.half(name, &format!("tap_{}", tap + 1))
    }

    /// Makes the place where a stream is divided.
    pub(super) fn hub(&self, name: NameId) -> TokenStream {
        let root = self.root;
        let run = hidden("run", self.model.source.name.span());
        let [hub, give] = ["hub", "give"].map(|part| self.half(name, part));
        let count = self.model.taps(name).into_iter().max().unwrap_or(0) + 1;
        let taps = (0..count).map(|tap| self.tap(name, tap));
        let buffer = self.model.names[name]
            .node
            .and_then(|node| self.model.nodes[node].policies.buffer.as_ref());
        let buffer = buffer.map_or_else(
            || quote!(#root::__private::DEFAULT_BUFFER),
            |buffer| quote!(#buffer),
        );
        // That the items are not `Clone` is the mistake of the reader that is one too many.
        let uses = self.model.names[name].uses.iter();
        let mut others = uses.zip(self.model.taps(name)).filter(|(_, tap)| *tap > 0);
        let other = others.next().map_or(&hub, |(other, _)| &other.ident);
        let at = hidden_span(other.span());
        let mut divided = hub.clone();
        divided.set_span(at);
        let split = quote_spanned!(at=> #divided.split());
        let turns = if self.driven_in(name).is_some() {
            self.turns(name).to_token_stream()
        } else {
            quote!(_)
        };
        quote! {
            let #hub = ::core::pin::pin!(#run.hub(#buffer));
            let (#give, [#(#taps),*], #turns) = #split;
        }
    }

    fn turns(&self, name: NameId) -> Ident {
        self.half(name, "turns")
    }

    /// The step of the region around a hub in which all parts of its stream are read.
    fn driven_in(&self, name: NameId) -> Option<usize> {
        let block = self.model.names[name].block;
        let plan = &self.plans[block];
        let region = match plan.homes.get(&name) {
            Some(Home::Hub(region)) => *region,
            _ => ROOT,
        };
        let readers = self.model.names[name].uses.iter();
        let mut steps = readers
            .filter_map(|usage| self.model.lift(usage.node, block))
            .filter_map(|reader| self.step_of(block, region, reader));
        let first = steps.next()?;
        let is_fork = matches!(plan.regions[region].steps[first], Step::Fork(_));
        (is_fork && steps.all(|step| step == first)).then_some(first)
    }

    /// A fork in which divided streams are read, with their turns taken once for each poll.
    pub(super) fn driven(
        &self,
        block: BlockId,
        region: RegionId,
        step: usize,
        fork: TokenStream,
    ) -> TokenStream {
        let names = self.model.streams.iter().copied().filter(|&name| {
            let is_here = self.model.names[name].block == block && self.model.is_split(name);
            let home = match self.plans[block].homes.get(&name) {
                Some(Home::Hub(home)) => *home,
                _ => ROOT,
            };
            is_here && home == region && self.driven_in(name) == Some(step)
        });
        names.fold(fork, |fork, name| {
            let at = hidden_span(self.model.source.name.span());
            let mut turns = self.turns(name);
            turns.set_span(at);
            quote_spanned!(at=> #turns.drive(#fork))
        })
    }

    /// Divides the inputs that several nodes read.
    pub(super) fn divided_inputs(&self) -> TokenStream {
        let inputs = self.model.blocks[OUTERMOST].pattern_names.iter();
        let divided = inputs
            .filter(|&&name| self.model.is_split(name))
            .map(|&name| {
                let ident = &self.model.names[name].ident;
                let (hub, divided) = (self.hub(name), self.divided(name, &quote!(#ident)));
                quote!(#hub #divided)
            });
        divided.collect()
    }

    /// Gives a stream to the place where it is divided.
    pub(super) fn divided(&self, name: NameId, stream: &TokenStream) -> TokenStream {
        let give = self.half(name, "give");
        let stream = match (self.model.guard(name), self.model.names[name].uses.first()) {
            (Some(_), Some(first)) => self.guarded(name, first.node, stream, first.ident.span()),
            _ => stream.clone(),
        };
        quote!(#give.give(#stream);)
    }

    /// Sends on all of a stream, or a value as a text.
    pub(super) fn sent(&self, stream: &TokenStream, method: &str) -> TokenStream {
        let span = self.model.source.name.span();
        let (emit, method) = (hidden("emit", span), hidden(method, span));
        quote!(#emit.#method(#stream).await)
    }

    /// Sends the parts of a text, each as soon as it is ready.
    pub(super) fn template(
        &self,
        node: NodeId,
        parts: &[Part<'_>],
        accesses: &Accesses,
    ) -> TokenStream {
        let mut accesses = accesses.clone();
        let mut steps = Vec::new();
        let mut links: Vec<&Ident> = Vec::new();
        for (n, part) in parts.iter().enumerate() {
            self.wait_for_part(node, n, &mut accesses, &mut steps);
            let sent = match part {
                Part::Value(glue) => {
                    let value = self.rewrite(node, &accesses).glue(glue, None);
                    self.sent(&value, "text")
                }
                Part::Stream(link) => {
                    let nth = links.iter().filter(|other| **other == &link.ident).count();
                    links.push(&link.ident);
                    self.sent(&self.link(node, link, nth), "texts")
                }
            };
            steps.push(quote!(#sent;));
        }
        quote!({ #(#steps)* })
    }

    /// An arm in its braces. Arms give streams of different types, of which one type is made.
    pub(super) fn arm(&self, route: NodeId, block: BlockId, accesses: &Accesses) -> TokenStream {
        let blocks = self.model.inner_blocks(route);
        let at = blocks.iter().position(|&other| other == block).unwrap_or(0);
        let taken = self.arm_taken(route, at);
        if !self.model.gives_stream(route) || self.model.emits(route) || blocks.len() < 2 {
            return self.braces_with(Some(&taken), block, accesses);
        }
        let (steps, value) = self.contents(block, accesses);
        let root = self.root;
        let mut value = quote!(#value);
        if at + 1 < blocks.len() {
            value = quote!(#root::__private::Either::left(#value));
        }
        for _ in 0..at {
            value = quote!(#root::__private::Either::right(#value));
        }
        quote!({ #taken #(#steps)* #value })
    }

    /// Lets go of the streams that only other arms of a route read: a part of a divided stream that
    /// is kept and not read would hold the other parts.
    pub(super) fn let_go(&self, arm: BlockId, accesses: &Accesses) -> Vec<TokenStream> {
        let route = self.model.blocks[arm].parent;
        let route = route.filter(|&route| self.model.is_route(route));
        route.map_or_else(Vec::new, |route| {
            self.let_go_of_others(route, Some(arm), accesses)
        })
    }

    /// `else { … }` where there is none and there is something to do. Where a value is asked for
    /// the compiler says best that an `else` is missing.
    pub(super) fn way_around(&self, route: NodeId, accesses: &Accesses) -> Option<TokenStream> {
        let taken = self.is_left_lying(route).then(|| self.arm_taken(route, 1));
        let steps = self.let_go_of_others(route, None, accesses);
        (taken.is_some() || !steps.is_empty()).then(|| quote!(else { #taken #(#steps)* }))
    }

    fn let_go_of_others(
        &self,
        route: NodeId,
        arm: Option<BlockId>,
        accesses: &Accesses,
    ) -> Vec<TokenStream> {
        let model = self.model;
        let mut streams: Vec<Ident> = Vec::new();
        for &id in &model.streams {
            let name = &model.names[id];
            let is_at_hand = matches!(accesses.get(&id), None | Some(Access::Divided));
            if !is_at_hand || model.is_inside(name.block, route) {
                continue;
            }
            let stream = |tap| {
                if model.is_split(id) {
                    self.tap(id, tap)
                } else {
                    name.ident.clone()
                }
            };
            let read = |is_here: &dyn Fn(NodeId) -> bool| -> Vec<Ident> {
                let uses = name.uses.iter().zip(model.taps(id));
                uses.filter(|(usage, _)| usage.usage == Usage::Stream && is_here(usage.node))
                    .map(|(_, tap)| stream(tap))
                    .collect()
            };
            let in_route = read(&|node| model.is_inside(model.nodes[node].block, route));
            let in_arm = read(&|node| arm.is_some_and(|arm| model.is_within(node, arm)));
            for stream in in_route {
                if !in_arm.contains(&stream) && !streams.contains(&stream) {
                    streams.push(stream);
                }
            }
        }
        streams
            .iter()
            .map(|stream| quote!(::core::mem::drop(#stream);))
            .collect()
    }

    /// `run.chain((a, b))`
    pub(super) fn combined(&self, node: NodeId, word: &Ident, links: &[Link]) -> TokenStream {
        let run = hidden("run", word.span());
        let method = format_ident!("{word}", span = run.span());
        let streams = links.iter().enumerate().map(|(n, link)| {
            let earlier = links[..n].iter().filter(|other| other.ident == link.ident);
            self.link(node, link, earlier.count())
        });
        quote_spanned!(run.span()=> #run.#method((#(#streams),*)))
    }
}
