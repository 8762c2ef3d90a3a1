//! One node as an expression.

use std::collections::HashMap;

use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Ident;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::body::Generator;
use super::rewrite::{Accesses, Rewrite, last_by_value};
use super::{hidden, hidden_span};
use crate::workflow::model::{BlockId, Body, Bound, Head, NameId, NodeId, links};
use crate::workflow::parse::{Call, Glue, Postfix};

impl Generator<'_> {
    /// The value of a node, waited for.
    pub(super) fn value(&self, node: NodeId, accesses: &Accesses) -> TokenStream {
        let rewrite = self.rewrite(node, accesses);
        let value = match &self.model.nodes[node].body {
            Body::Call(call) => {
                if self.model.runs_as_stream(node) {
                    return self.postfix(self.streamed(call, &rewrite), node, &rewrite);
                }
                if self.model.nodes[node].policies.wrap() {
                    return self.policed_call(node, call, accesses);
                }
                let future = self.handed(call, &rewrite, "node");
                let place = place(call);
                if self.is_left_lying(node) {
                    // Or a warning that the value must be used would show the whole macro.
                    quote_spanned!(place=> (#future).await)
                } else {
                    quote_spanned!(place=> #future.await)
                }
            }
            Body::Glue(glue) => rewrite.glue(glue, None),
            Body::Forward(link) => {
                if !self.model.emits(node) {
                    self.link(node, link, 0)
                } else if self.model.hands_on_result {
                    self.started(node, link, 0)
                } else {
                    self.sent(&self.started(node, link, 0), "forward")
                }
            }
            Body::Template(parts) => return self.template(node, parts, accesses),
            Body::Combination(word, links) => self.combined(node, word, links),
            Body::Group(block) => self.braces(*block, accesses),
            Body::Loop {
                keyword,
                states,
                block,
            } => self.looped(node, *keyword, states, *block, &rewrite),
            Body::Each {
                pattern,
                items,
                block,
            } => self.each(node, pattern, items, *block, &rewrite),
            Body::Race { blocks, .. } => self.race(node, blocks, accesses),
            Body::Break { keyword, value } => self.broken(node, *keyword, value.as_ref(), &rewrite),
            Body::Continue {
                keyword,
                values,
                span,
            } => self.continued(node, *keyword, (values, *span), &rewrite),
            Body::Match {
                keyword,
                head,
                arms,
                end,
            } => {
                let head = self.head(node, head, &rewrite);
                let arms = arms.iter().map(|arm| {
                    let pattern = arm.pattern;
                    let guard = arm.guard.map(|guard| {
                        let guard = rewrite.glue(guard, Some(arm.block));
                        quote!(if #guard)
                    });
                    let block = self.arm(node, arm.block, accesses);
                    quote!(#pattern #guard => #block)
                });
                let arms = quote_spanned!(*end=> { #(#arms)* });
                quote!(#keyword #head #arms)
            }
            Body::If {
                keyword,
                head,
                then,
                otherwise,
            } => {
                let head = match head {
                    Head::Condition(condition) => self.head(node, condition, &rewrite),
                    Head::Let(pattern, value) => {
                        let value = self.head(node, value, &rewrite);
                        quote!(let #pattern = #value)
                    }
                };
                let then = self.arm(node, *then, accesses);
                let otherwise = match otherwise {
                    Some(block) => Some(self.otherwise(node, *block, accesses)),
                    None => self.way_around(node, accesses),
                };
                quote!(#keyword #head #then #otherwise)
            }
        };
        if let Some(timeout) = &self.model.nodes[node].policies.timeout {
            return self.limited(node, &value, timeout, accesses);
        }
        self.postfix(value, node, &rewrite)
    }

    /// Whether a node's value goes nowhere.
    pub(super) fn is_left_lying(&self, node: NodeId) -> bool {
        let block = &self.model.blocks[self.model.nodes[node].block];
        matches!(self.model.nodes[node].binding, Bound::Nothing) && block.tail != Some(node)
    }

    /// What tells the driver which way a route goes: `run.arm(2, 1);`
    pub(super) fn arm_taken(&self, route: NodeId, arm: usize) -> TokenStream {
        let run = hidden("run", self.model.nodes[route].span);
        let (site, arm) = (self.site(route), Literal::usize_unsuffixed(arm));
        quote_spanned!(run.span()=> #run.arm(#site, #arm);)
    }

    /// An inner block, in the user's own braces if it has any: warnings about the value of a route
    /// look at the place of the whole.
    pub(super) fn braces(&self, block: BlockId, accesses: &Accesses) -> TokenStream {
        self.braces_with(None, block, accesses)
    }

    /// The same with something in front of what is in it.
    pub(super) fn braces_with(
        &self,
        first: Option<&TokenStream>,
        block: BlockId,
        accesses: &Accesses,
    ) -> TokenStream {
        let contents = self.block(block, accesses);
        let block = &self.model.blocks[block];
        let braces = block.braces.unwrap_or(hidden_span(block.end));
        quote_spanned!(braces=> { #first #contents })
    }

    /// `else { … }`, `else if … { … }`
    fn otherwise(&self, route: NodeId, block: BlockId, accesses: &Accesses) -> TokenStream {
        let contents = self.arm(route, block, accesses);
        quote!(else #contents)
    }

    /// What a route decides on. A component right in front of it stands in the header itself, so
    /// that what it borrows for the moment lives as long as in plain Rust.
    fn head(&self, route: NodeId, head: &Glue, rewrite: &Rewrite<'_>) -> TokenStream {
        match self.inline_head(route) {
            Some(component) => self.value(component, rewrite.accesses),
            None => rewrite.head(head),
        }
    }

    pub(super) fn postfix(
        &self,
        value: TokenStream,
        node: NodeId,
        rewrite: &Rewrite<'_>,
    ) -> TokenStream {
        let node = &self.model.nodes[node];
        let mut value = match (&node.body, node.postfix) {
            (Body::Call(_) | Body::Glue(_), _) | (_, []) => value,
            _ => quote_spanned!(hidden_span(node.span)=> (#value)),
        };
        for postfix in node.postfix {
            value = match postfix {
                Postfix::Try(question) => rewrite.question(&value, *question),
                Postfix::Field(dot, member) => quote!(#value #dot #member),
                Postfix::Method {
                    dot,
                    name,
                    turbofish,
                    arguments,
                } => {
                    let arguments = arguments.iter().map(|glue| rewrite.glue(glue, None));
                    quote!(#value #dot #name #turbofish (#(#arguments),*))
                }
            };
        }
        value
    }

    pub(super) fn comes_last(&self, node: NodeId) -> bool {
        let is_leap = matches!(
            self.model.nodes[node].body,
            Body::Break { .. } | Body::Continue { .. }
        );
        let around = self.model.loop_of(node).filter(|_| is_leap);
        around.is_some_and(|around| self.is_direct(around))
    }

    pub(super) fn rewrite<'r>(&'r self, node: NodeId, accesses: &'r Accesses) -> Rewrite<'r> {
        let mut rewrite = Rewrite {
            model: self.model,
            plans: &self.plans,
            node,
            accesses,
            sites: self.sites,
            comes_last: self.comes_last(node),
            is_of_each_try: false,
            duplicates: HashMap::new(),
            slots: self.slots_to_empty(node),
        };
        rewrite.duplicates = self.duplicates(&rewrite).collect();
        rewrite
    }

    /// What a node takes of names that it must leave to others, and that are its own to move.
    fn duplicates(&self, rewrite: &Rewrite<'_>) -> impl Iterator<Item = (NameId, Ident)> {
        let plan = &self.plans[self.model.nodes[rewrite.node].block];
        let names = plan.duplicates.get(&rewrite.node).into_iter().flatten();
        let must_be_left =
            |name: &&NameId| !rewrite.is_lent(**name) && rewrite.is_one_of_several(**name, &[]);
        names.filter(must_be_left).map(|&name| {
            let ident = &self.model.names[name].ident;
            let copy = format!("{}_copy", ident.unraw());
            (name, hidden(&copy, ident.span()))
        })
    }

    /// `let (price, price_copy) = run.duplicate([price]);`
    pub(super) fn duplicate(
        &self,
        node: NodeId,
        accesses: &Accesses,
        steps: &mut Vec<TokenStream>,
    ) {
        let rewrite = self.rewrite(node, accesses);
        let mut duplicates: Vec<_> = rewrite.duplicates.iter().collect();
        duplicates.sort_by_key(|(name, _)| **name);
        for (&name, copy) in duplicates {
            let ident = &self.model.names[name].ident;
            let last = last_by_value(self.model, name, &[]).unwrap_or(ident);
            let mut value = ident.clone();
            value.set_span(last.span());
            let run = hidden("run", last.span());
            // In brackets, or the compiler has a borrow to suggest in place of the remedy.
            let value = quote_spanned!(run.span()=> [#value]);
            steps.push(quote!(let (#ident, #copy) = #run.duplicate(#value);));
        }
    }

    /// A component handed to a method of the run, as a future:
    /// `(run).node(1, search { query })`
    ///
    /// All of it, and the `.await` behind it, has the place of the component and looks like the
    /// user's own: the compiler reports a bound that is not met once for each place, and suggests
    /// inputs of similar names only where no macro has written. The parentheses hide that `run` is
    /// of a macro.
    pub(super) fn handed(&self, call: &Call, rewrite: &Rewrite<'_>, method: &str) -> TokenStream {
        let place = place(call);
        let component = self.component(call, rewrite);
        let (run, method) = (hidden("run", place), Ident::new(method, place));
        let site = rewrite.site();
        quote_spanned!(place=> (#run).#method(#site, #component))
    }

    /// The same of a component that runs as a stream:
    /// `(run).stream(4, draft { docs }.streamed())`, or
    /// `(run).transform(5, move || moderate { tokens: (run).started(answer) })`,
    /// or, if it is the result, `(run).prepare(4, …).await`
    fn streamed(&self, call: &Call, rewrite: &Rewrite<'_>) -> TokenStream {
        let place = place(call);
        let component = self.component(call, rewrite);
        let (run, site) = (hidden("run", place), rewrite.site());
        let component = if self.model.is_asked_to_stream(rewrite.node) {
            let streamed = Ident::new("streamed", place);
            quote_spanned!(place=> #component.#streamed())
        } else {
            component
        };
        if self.model.is_prepared(rewrite.node) {
            quote_spanned!(place=> (#run).prepare(#site, #component).await)
        } else if self.model.starts_with_its_inputs(rewrite.node) {
            quote_spanned!(place=> (#run).transform(#site, move || #component))
        } else {
            quote_spanned!(place=> (#run).stream(#site, #component))
        }
    }

    /// The same with a `?` behind it:
    /// `(run).try_node(1, search { query }, |outcome| run.at(1, outcome))`
    pub(super) fn tried(&self, call: &Call, rewrite: &Rewrite<'_>) -> TokenStream {
        let place = place(call);
        let component = self.component(call, rewrite);
        let [run, outcome] = ["run", "outcome"].map(|name| hidden(name, place));
        let site = rewrite.site();
        let convert = quote_spanned! {hidden_span(place)=>
            move |#outcome| #run.at(#site, #outcome)
        };
        quote_spanned!(place=> (#run).try_node(#site, #component, #convert))
    }

    /// `search { query: &ticket.text, limit }`
    pub(super) fn component(&self, call: &Call, rewrite: &Rewrite<'_>) -> TokenStream {
        let path = &call.path;
        let node = rewrite.node;
        let mut links = links(&self.model.nodes[node]).into_iter();
        let starts = !self.model.runs_as_stream(node) || self.model.starts_with_its_inputs(node);
        let mut seen: Vec<Ident> = Vec::new();
        let inputs = call.args.iter().map(|arg| {
            let name = &arg.name;
            let value = match arg.stream.and_then(|_| links.next()) {
                Some((link, _)) => {
                    let nth = seen.iter().filter(|other| **other == link.ident).count();
                    seen.push(link.ident.clone());
                    let stream = if starts {
                        self.started(node, &link, nth)
                    } else {
                        self.link(node, &link, nth)
                    };
                    let divided = self.model.lookup(node, None, &link.ident);
                    if divided.is_some_and(|name| self.model.is_split(name)) {
                        // In braces, or what is wrong with its items has the place of the whole macro.
                        quote_spanned!(link.ident.span()=> { #stream })
                    } else {
                        stream
                    }
                }
                None => rewrite.glue(&arg.value, None),
            };
            let colon = arg.colon.unwrap_or_default();
            if *name == value.to_string() {
                value
            } else {
                quote!(#name #colon #value)
            }
        });
        let inputs = quote!(#(#inputs),*);
        quote_spanned!(call.path.span()=> #path { #inputs })
    }
}

/// Where the compiler reports what is wrong with a component as a whole: at its name, or at its
/// first stream. Of a stream with the wrong items it says so for each of the types that it is a
/// part of, which is once if they all stand where the stream does.
pub(super) fn place(call: &Call) -> Span {
    let stream = call.args.iter().find(|arg| arg.stream.is_some());
    let stream = stream.and_then(|arg| match &arg.value {
        Glue::Rust(expr) => Some(expr.span()),
        Glue::Broken(_) => None,
    });
    stream.unwrap_or_else(|| call.path.span())
}
