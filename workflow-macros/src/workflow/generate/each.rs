//! `each`, as a future or a stream of one run of its block for every item.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Pat;
use syn::spanned::Spanned;

use super::body::Generator;
use super::rewrite::{Access, Accesses, Rewrite};
use super::{hidden, hidden_span};
use crate::workflow::model::{BlockId, Items, NodeId};

impl Generator<'_> {
    /// ```text
    /// run.each(2, run.items(tickets), 16, {
    ///     let docs = &docs;
    ///     move |run, ticket| async move { … }
    /// })
    /// ```
    pub(super) fn each(
        &self,
        node: NodeId,
        pattern: &Pat,
        items: &Items,
        block: BlockId,
        rewrite: &Rewrite<'_>,
    ) -> TokenStream {
        let span = self.model.nodes[node].span;
        let run = hidden("run", span);
        let root = self.root;
        let site = rewrite.site();
        let items = match items {
            Items::Whole(items) => {
                let place = hidden_span(Spanned::span(items));
                let items = self.inner_value(node, items, rewrite);
                quote_spanned!(place=> (#items).listed())
            }
            Items::Stream(link) => self.link(node, link, 0),
        };
        let concurrency = self.model.nodes[node].policies.concurrency.as_ref();
        let concurrency = concurrency.map_or_else(
            || quote!(#root::__private::DEFAULT_CONCURRENCY),
            |concurrency| rewrite.glue(concurrency, None),
        );
        let may_fail = self.model.block_may_fail(block);
        let is_stream = self.model.runs_as_stream(node);
        let method = match (may_fail, is_stream) {
            (false, false) => "each",
            (true, false) => "try_each",
            (false, true) => "each_as_ready",
            (true, true) => "try_each_as_ready",
        };
        let method = hidden(method, span);
        let body = self.body_of_each(node, pattern, block, may_fail, rewrite.accesses);
        let each = quote_spanned!(run.span()=> #run.#method(#site, #items, #concurrency, #body));
        match (may_fail, is_stream) {
            (false, false) => quote!(#each.await),
            (true, false) => quote!(#each.await?),
            (false, true) => each,
            (true, true) => {
                let failure = hidden("failure", self.model.source.name.span());
                quote!(#run.until_error(&#failure, #each))
            }
        }
    }

    /// What runs for one item. All that it has in common with other items it borrows.
    fn body_of_each(
        &self,
        node: NodeId,
        pattern: &Pat,
        block: BlockId,
        may_fail: bool,
        accesses: &Accesses,
    ) -> TokenStream {
        let mut accesses = accesses.clone();
        let mut shared = Vec::new();
        for name in self.model.used_inside(block) {
            if accesses.contains_key(&name) {
                continue;
            }
            let ident = &self.model.names[name].ident;
            shared.push(quote! {
                #[allow(clippy::shadow_same, reason = "it is lent to all items")]
                let #ident = &#ident;
            });
            accesses.insert(name, Access::Lent);
        }
        if self.model.guards_inside(block) {
            let failure = hidden("failure", self.model.source.name.span());
            shared.push(quote!(let #failure = &#failure;));
        }
        let run = hidden("run", self.model.source.name.span());
        let (mut steps, mut value) = self.contents(block, &accesses);
        if self.is_left_lying(node) {
            // Not collected, so that nothing is kept, and the compiler warns of what must be used.
            steps.extend(value.take().map(|value| quote!(#value;)));
        }
        let value = match (may_fail, value) {
            (false, value) => value,
            (true, Some(value)) => Some(quote!(#run.ok(#value))),
            (true, None) => Some(quote!(#run.ok(()))),
        };
        let closure = quote!(move |#run, #pattern| async move { #(#steps)* #value });
        if shared.is_empty() {
            closure
        } else {
            quote!({ #(#shared)* #closure })
        }
    }

    /// ```text
    /// {
    ///     let leader = …;
    ///     let stake = run.leader(&leader).stake();
    ///     run.race(stake, (leader, run.entry(stake, …).racer())).first()
    /// }.await
    /// ```
    pub(super) fn race(
        &self,
        node: NodeId,
        blocks: &[BlockId],
        accesses: &Accesses,
    ) -> TokenStream {
        let span = self.model.nodes[node].span;
        let may_fail = self.model.may_fail_inside(node);
        let methods = if may_fail {
            ["try_leader", "try_race", "try_entry"]
        } else {
            ["leader", "race", "entry"]
        };
        let [lead, race, entry] = methods.map(|method| hidden(method, span));
        let [run, leader, stake] = ["run", "leader", "stake"].map(|name| hidden(name, span));
        let mut racers = blocks
            .iter()
            .map(|&block| (block, self.racer(block, accesses, may_fail)));
        let first = racers.next().map(|(_, future)| future);
        let others = racers.map(|(block, future)| {
            let block = &self.model.blocks[block];
            let tail = block.tail.map(|tail| self.model.nodes[tail].span);
            let place = hidden_span(tail.unwrap_or(block.end));
            // If it gives the wrong type that is shown where it is made.
            let run = hidden("run", place);
            quote_spanned!(place=> #run.racer(#run.#entry(#stake, #future)))
        });
        let question = may_fail.then(|| quote!(?));
        let future = quote_spanned! {hidden_span(span)=>
            {
                let #leader = #first;
                let #stake = #run.#lead(&#leader).stake();
                #run.#race(#stake, (#leader, #(#others),*)).first()
            }
        };
        // At the user's own place, or a warning that the winner must be used would show the whole
        // macro.
        quote_spanned!(span=> (#future).await #question)
    }
}
