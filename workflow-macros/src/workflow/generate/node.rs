//! One node as an expression.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Ident;
use syn::spanned::Spanned;

use super::body::Generator;
use super::rewrite::{Accesses, Rewrite};
use super::{hidden, hidden_span};
use crate::workflow::model::{BlockId, Body, Bound, Head, NodeId, links};
use crate::workflow::parse::{Call, Glue, Postfix};

impl Generator<'_> {
    /// The value of a node, waited for.
    pub(super) fn value(&self, node: NodeId, accesses: &Accesses) -> TokenStream {
        let rewrite = self.rewrite(node, accesses);
        let value = match &self.model.nodes[node].body {
            Body::Call(call) if self.is_left_lying(node) => self.left_lying(call, &rewrite),
            Body::Call(call) => {
                if self.model.runs_as_stream(node) {
                    return self.postfix(self.handed(call, &rewrite, "stream"), node, &rewrite);
                }
                let future = self.handed(call, &rewrite, "node");
                quote_spanned!(at(call)=> #future.await)
            }
            Body::Glue(glue) => rewrite.glue(glue, None),
            Body::Forward(link) => {
                let stream = self.link(node, link, 0);
                if self.model.emits(node) && !self.model.is_pipeline() {
                    self.sent(&stream, "forward")
                } else {
                    stream
                }
            }
            Body::Template(parts) => return self.template(node, parts, accesses),
            Body::Combination(word, links) => self.combined(node, word, links),
            Body::Group(block) => self.braces(*block, accesses),
            Body::Match {
                keyword,
                head,
                arms,
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
                let arms = quote_spanned!(hidden_span(keyword.span())=> { #(#arms)* });
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
                let otherwise = otherwise.map(|block| {
                    let block = self.arm(node, block, accesses);
                    quote!(else #block)
                });
                quote!(#keyword #head #then #otherwise)
            }
        };
        self.postfix(value, node, &rewrite)
    }

    /// Whether a node's value goes nowhere.
    fn is_left_lying(&self, node: NodeId) -> bool {
        let block = &self.model.blocks[self.model.nodes[node].block];
        matches!(self.model.nodes[node].binding, Bound::Nothing) && block.tail != Some(node)
    }

    /// An inner block. Where its value is of the wrong type, its end is shown.
    pub(super) fn braces(&self, block: BlockId, accesses: &Accesses) -> TokenStream {
        let contents = self.block(block, accesses);
        let end = self.model.blocks[block].end;
        quote_spanned!(hidden_span(end)=> { #contents })
    }

    /// What a route decides on. A component right in front of it stands in the header itself, so
    /// that what it borrows for the moment lives as long as in plain Rust.
    fn head(&self, route: NodeId, head: &Glue, rewrite: &Rewrite<'_>) -> TokenStream {
        match self.inline_head(route) {
            Some(component) => self.value(component, rewrite.accesses),
            None => rewrite.head(head),
        }
    }

    fn postfix(&self, value: TokenStream, node: NodeId, rewrite: &Rewrite<'_>) -> TokenStream {
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

    pub(super) fn rewrite<'r>(&'r self, node: NodeId, accesses: &'r Accesses) -> Rewrite<'r> {
        Rewrite {
            model: self.model,
            node,
            accesses,
            site: self.site(node),
        }
    }

    /// A component handed to a method of the run, as a future:
    /// `run.node(&SUPPORT_NODES.docs, search { query })`
    pub(super) fn handed(&self, call: &Call, rewrite: &Rewrite<'_>, method: &str) -> TokenStream {
        let component = self.component(call, at(call), rewrite);
        let [run, method] = ["run", method].map(|name| hidden(name, at(call)));
        let site = &rewrite.site;
        quote_spanned!(at(call)=> #run.#method(#site, #component))
    }

    /// A component whose value goes nowhere, waited for. All of it stands in the user's own
    /// place, or a warning that the value must be used would show the whole macro.
    fn left_lying(&self, call: &Call, rewrite: &Rewrite<'_>) -> TokenStream {
        let place = call.path.span();
        let component = self.component(call, place, rewrite);
        let run = hidden("run", place);
        let site = &rewrite.site;
        quote_spanned!(place=> (#run.node(#site, #component)).await)
    }

    /// The same with a `?` behind it:
    /// `run.try_node(&SUPPORT_NODES.docs, search { query }, |outcome| run.at(&SUPPORT_NODES.docs, outcome))`
    pub(super) fn tried(&self, call: &Call, rewrite: &Rewrite<'_>) -> TokenStream {
        let component = self.component(call, at(call), rewrite);
        let [run, outcome] = ["run", "outcome"].map(|name| hidden(name, at(call)));
        let site = &rewrite.site;
        quote_spanned! {at(call)=>
            #run.try_node(#site, #component, move |#outcome| #run.at(#site, #outcome))
        }
    }

    /// `search { query: &ticket.text, limit }`
    fn component(&self, call: &Call, braces: Span, rewrite: &Rewrite<'_>) -> TokenStream {
        let path = &call.path;
        let mut links = links(&self.model.nodes[rewrite.node]).into_iter();
        let mut seen: Vec<Ident> = Vec::new();
        let inputs = call.args.iter().map(|arg| {
            let name = &arg.name;
            let value = match arg.stream.and_then(|_| links.next()) {
                Some((link, _)) => {
                    let nth = seen.iter().filter(|other| **other == link.ident).count();
                    seen.push(link.ident.clone());
                    self.link(rewrite.node, &link, nth)
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
        quote_spanned!(braces=> #path { #inputs })
    }
}

/// Where messages about what is made of a call point to. It is one place for all of it: the
/// compiler reports a bound that is not met once for each place.
fn at(call: &Call) -> Span {
    hidden_span(call.path.span())
}
