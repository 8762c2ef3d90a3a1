//! A node with policies: tried again, limited in time, on a task of its own.
//!
//! ```text
//! #[timeout("1m")]
//! #[retry(3, when = is_transient)]
//! #[timeout("10s")]
//! let intent = classify(text: &text)?;
//! ```
//! becomes
//! ```text
//! let intent = run.at(0, run.in_time(0, run.in_time(
//!     0,
//!     {
//!         let mut tries = run.retry(0, Retry::times(3));
//!         let limit = tries.limit(Duration::from_secs(60));
//!         limit.around(async {
//!             loop {
//!                 let outcome = tries.timed(Duration::from_secs(10), classify { text: &text }).await;
//!                 if let Some(outcome) = tries.settle_timed(outcome, is_transient) {
//!                     break outcome;
//!                 }
//!                 tries.pause().await;
//!             }
//!         }).await
//!     },
//! )?)?)?;
//! ```

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Ident;

use super::body::Generator;
use super::node::place;
use super::rewrite::{Accesses, Rewrite};
use super::{hidden, hidden_span};
use crate::workflow::model::{Body, NodeId, Timed, Tried};
use crate::workflow::parse::Call;

impl Generator<'_> {
    /// A component under policies, waited for, with what is done with its value on the spot.
    pub(super) fn policed_call(
        &self,
        node: NodeId,
        call: &Call,
        accesses: &Accesses,
    ) -> TokenStream {
        let rewrite = self.rewrite(node, accesses);
        let policies = &self.model.nodes[node].policies;
        let place = place(call);
        let (run, site) = (hidden("run", place), rewrite.site());
        let outcome = match (&policies.retry, &policies.timeout) {
            (Some(tried), _) => self.tries(node, call, tried, accesses),
            (None, Some(Timed { limit, .. })) => {
                let component = self.apart(call, &rewrite);
                quote_spanned!(place=> (#run).timed(#site, #limit, #component).await)
            }
            (None, None) => {
                let component = self.apart(call, &rewrite);
                quote_spanned!(place=> (#run).node(#site, #component).await)
            }
        };
        self.in_time(node, outcome, place, &rewrite)
    }

    /// Any other node with a limit to its time.
    pub(super) fn limited(
        &self,
        node: NodeId,
        value: &TokenStream,
        timeout: &Timed,
        accesses: &Accesses,
    ) -> TokenStream {
        let rewrite = self.rewrite(node, accesses);
        let span = self.model.nodes[node].span;
        let (run, site, limit) = (hidden("run", span), rewrite.site(), timeout.limit);
        let future = self.inside(node, value, span);
        let place = hidden_span(span);
        let outcome = quote_spanned!(place=> #run.limit(#site, #limit).around(#future).await);
        self.in_time(node, outcome, span, &rewrite)
    }

    /// The tries of a component: a loop, so that what its inputs borrow for the moment lives as
    /// long as the try.
    fn tries(&self, node: NodeId, call: &Call, tried: &Tried, accesses: &Accesses) -> TokenStream {
        let place = place(call);
        let [run, tries, limit, outcome] =
            ["run", "tries", "limit", "outcome"].map(|name| hidden(name, place));
        let rewrite = self.rewrite(node, accesses);
        let site = rewrite.site();
        let policies = &self.model.nodes[node].policies;
        let retry = tried.retry.value(self.root);
        let when = tried.when.as_ref().map(|when| rewrite.glue(when, None));
        let when = when.unwrap_or_else(|| quote!(|_| true));
        let component = self.apart(call, &self.rewrite(node, accesses).of_each_try());
        let (once, settle) = match &policies.timeout {
            Some(Timed { limit, .. }) => {
                let once = quote_spanned!(place=> timed(#limit, #component));
                (once, Ident::new("settle_timed", place))
            }
            None => (
                quote_spanned!(place=> node(#component)),
                Ident::new("settle", place),
            ),
        };
        let some = quote_spanned!(hidden_span(place)=> ::core::option::Option::Some);
        let mut value = quote_spanned! {place=>
            loop {
                let #outcome = (#tries).#once.await;
                if let #some(#outcome) = (#tries).#settle(#outcome, #when) {
                    break #outcome;
                }
                (#tries).pause().await;
            }
        };
        if let Some(timeout) = &policies.timeout_of_all {
            let (length, future) = (timeout.limit, self.inside(node, &value, place));
            value = quote! {
                let #limit = #tries.limit(#length);
                #limit.around(#future).await
            };
        }
        let value = quote_spanned! {hidden_span(place)=>
            {
                let mut #tries = #run.retry(#site, #retry);
                #value
            }
        };
        if self.is_left_lying(node) {
            // Or a warning that the value must be used would show the whole macro.
            quote_spanned!(place=> (#value))
        } else {
            value
        }
    }

    /// A component, on a task of its own where that is said:
    /// `run.spawned(4, draft { … }, |node, context| …)`
    fn apart(&self, call: &Call, rewrite: &Rewrite<'_>) -> TokenStream {
        let component = self.component(call, rewrite);
        if self.model.nodes[rewrite.node].policies.spawn.is_none() {
            return component;
        }
        let place = place(call);
        let [run, node, context] = ["run", "node", "context"].map(|name| hidden(name, place));
        let root = self.root.located_at(place);
        let site = rewrite.site();
        // Started here, where its type is known, and with it whether it can leave its thread.
        quote_spanned! {place=>
            (#run).spawned(#site, #component, |#node, #context| {
                #root::__private::Task::spawn(#root::Spawn::task(#node, #context))
            })
        }
    }

    /// What is waited for with a limit, as a future. Its errors go through it.
    fn inside(&self, node: NodeId, value: &TokenStream, span: Span) -> TokenStream {
        let place = hidden_span(span);
        if self.fails_inside(node) {
            let run = hidden("run", span);
            quote_spanned!(place=> async { #run.ok(#value) })
        } else {
            quote_spanned!(place=> async { #value })
        }
    }

    /// Whether the run may end in the middle of a node.
    fn fails_inside(&self, node: NodeId) -> bool {
        let own = &self.model.nodes[node];
        own.question_inside || own.policies.limit.is_some() || self.model.may_fail_inside(node)
    }

    /// What a node has given in time. Else the run ends, or goes on with another value.
    fn in_time(
        &self,
        node: NodeId,
        outcome: TokenStream,
        place: Span,
        rewrite: &Rewrite<'_>,
    ) -> TokenStream {
        let policies = &self.model.nodes[node].policies;
        let is_call = matches!(self.model.nodes[node].body, Body::Call(_));
        let fails = self.fails_inside(node);
        let all = policies
            .timeout_of_all
            .iter()
            .map(|timeout| (timeout, fails));
        let each = policies
            .timeout
            .iter()
            .map(|timeout| (timeout, fails && !is_call));
        let timeouts: Vec<_> = all.chain(each).collect();
        self.taken_out(&timeouts, outcome, place, rewrite)
    }

    /// The value inside of the outcomes of limits, the outermost first, each with whether errors
    /// of the run come through it.
    fn taken_out(
        &self,
        timeouts: &[(&Timed, bool)],
        outcome: TokenStream,
        place: Span,
        rewrite: &Rewrite<'_>,
    ) -> TokenStream {
        let Some(((timeout, fails), inner)) = timeouts.split_first() else {
            return self.postfix(outcome, rewrite.node, rewrite);
        };
        let question = fails.then(|| quote_spanned!(place=> ?));
        let Some(otherwise) = &timeout.otherwise else {
            let (run, site) = (hidden("run", place), rewrite.site());
            let in_time = quote_spanned!(place=> (#run).in_time(#site, #outcome)? #question);
            return self.taken_out(inner, in_time, place, rewrite);
        };
        let value = hidden("value", place);
        let taken = self.taken_out(
            inner,
            quote_spanned!(place=> #value #question),
            place,
            rewrite,
        );
        let otherwise = rewrite.glue(otherwise, None);
        quote_spanned! {place=>
            match #outcome {
                ::core::result::Result::Ok(#value) => #taken,
                ::core::result::Result::Err(_) => #otherwise,
            }
        }
    }
}
