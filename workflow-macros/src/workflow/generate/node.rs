//! One node as an expression.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use super::body::Generator;
use super::hidden;
use super::rewrite::{Accesses, Rewrite};
use crate::workflow::model::{Body, Head, NodeId};
use crate::workflow::parse::{Call, Glue, Postfix};

impl Generator<'_> {
    /// The value of a node, waited for.
    pub(super) fn value(&self, node: NodeId, accesses: &Accesses) -> TokenStream {
        let rewrite = self.rewrite(node, accesses);
        let value = match &self.model.nodes[node].body {
            Body::Call(call) => {
                let future = handed(call, &rewrite, "node");
                let wait = quote_spanned!(hidden("run", call.path.span()).span()=> .await);
                quote!(#future #wait)
            }
            Body::Glue(glue) => rewrite.glue(glue, None),
            Body::Group(block) => {
                let block = self.block(*block, accesses);
                quote!({ #block })
            }
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
                    let block = self.block(arm.block, accesses);
                    quote!(#pattern #guard => { #block })
                });
                quote!(#keyword #head { #(#arms)* })
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
                let then = self.block(*then, accesses);
                let otherwise = otherwise.map(|block| {
                    let block = self.block(block, accesses);
                    quote!(else { #block })
                });
                quote!(#keyword #head { #then } #otherwise)
            }
        };
        self.postfix(value, node, &rewrite)
    }

    /// What a route decides on. A component right in front of it stands in the header itself, so
    /// that what it borrows for the moment lives as long as in plain Rust.
    fn head(&self, route: NodeId, head: &Glue, rewrite: &Rewrite<'_>) -> TokenStream {
        match self.inline_head(route) {
            Some(component) => self.value(component, rewrite.accesses),
            None => rewrite.glue(head, None),
        }
    }

    fn postfix(&self, value: TokenStream, node: NodeId, rewrite: &Rewrite<'_>) -> TokenStream {
        let node = &self.model.nodes[node];
        let mut value = match (&node.body, node.postfix) {
            (Body::Call(_) | Body::Glue(_), _) | (_, []) => value,
            _ => quote!((#value)),
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
}

/// A component handed to a method of the run, as a future:
/// `run.node(&SUPPORT_NODES.docs, search { query })`
pub(super) fn handed(call: &Call, rewrite: &Rewrite<'_>, method: &str) -> TokenStream {
    let component = component(call, rewrite);
    let run = hidden("run", call.path.span());
    let method = hidden(method, call.path.span());
    let site = &rewrite.site;
    quote!(#run.#method(#site, #component))
}

/// `search { query: &ticket.text, limit }`
fn component(call: &Call, rewrite: &Rewrite<'_>) -> TokenStream {
    let path = &call.path;
    let inputs = call.args.iter().map(|arg| {
        let name = &arg.name;
        let value = rewrite.glue(&arg.value, None);
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
