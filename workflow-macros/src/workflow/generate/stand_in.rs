//! What stands for a workflow that has mistakes, so that one mistake gives one error.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::definition::Definition;
use super::{Names, graph, hidden};
use crate::component::Fresh;
use crate::root::Root;
use crate::workflow::model::{BlockId, Body, Bound, Head, Items, Model, NodeId, OUTERMOST, Part};
use crate::workflow::parse::Postfix;

/// The same items with the same types, and a body that is never run. rust-analyzer sees the nodes
/// as well, as they stand, so that it knows what is meant in a half-typed workflow.
pub(crate) fn stand_in(root: &Root, model: &Model<'_>, fresh: &Fresh) -> TokenStream {
    let names = Names::of(model, fresh.clone());
    let definition = Definition::of(root, model, &names);
    let inputs_struct = definition.inputs_struct(None);
    let implementations = definition.implementations();
    let empty = graph::empty(root, model, &names);
    let inputs = model.source.inputs.iter().map(|input| &input.name);
    let sketch = block(model, OUTERMOST);
    let nothing = quote! {
        #(let _ = &#inputs;)*
        #root::__private::sketch! { #sketch }
    };
    let body = definition.function(&if model.source.is_streaming {
        quote!({ #nothing #root::__private::StandIn::new() })
    } else {
        quote!(async move { #nothing ::core::panic!("this workflow has mistakes") })
    });
    let conditions = super::conditions(model);
    quote! {
        #inputs_struct

        #(#conditions)*
        #[allow(clippy::future_not_send, reason = "that depends on the context and the driver")]
        const _: () = {
            #empty
            #implementations
            #body
        };
    }
}

/// The nodes of a block, one after the other, in the order of the text.
fn block(model: &Model<'_>, block: BlockId) -> TokenStream {
    let tail = model.blocks[block].tail;
    let nodes = model.blocks[block].nodes.iter().map(|&node| {
        let value = value(model, node);
        match &model.nodes[node].binding {
            Bound::Nothing if tail == Some(node) => value,
            Bound::Nothing => quote!(#value;),
            Bound::Hidden => {
                let name = &model.names[model.nodes[node].binds[0]].ident;
                quote!(let #name = #value;)
            }
            Bound::Pattern(binding) => {
                let (pattern, ty) = (&binding.pattern, binding.ty.as_ref());
                let ty = ty.map(|ty| quote!(: #ty));
                quote!(let #pattern #ty = #value;)
            }
        }
    });
    quote!(#(#nodes)*)
}

fn value(model: &Model<'_>, node: NodeId) -> TokenStream {
    let node = &model.nodes[node];
    let braces = |inner: BlockId| {
        let contents = block(model, inner);
        quote!({ #contents })
    };
    let value = match &node.body {
        Body::Call(call) => {
            let path = &call.path;
            let inputs = call.args.iter().map(|arg| {
                let (name, colon, value) = (&arg.name, arg.colon, &arg.value);
                colon.map_or_else(|| quote!(#name), |colon| quote!(#name #colon #value))
            });
            let run = hidden("run", model.source.name.span());
            quote!(#run.node(::core::panic!(), #path { #(#inputs),* }).await)
        }
        Body::Glue(glue) => quote!(#glue),
        Body::Forward(link) => link.ident.to_token_stream(),
        Body::Template(parts) => {
            let parts = parts.iter().map(|part| match part {
                Part::Value(glue) => quote!(#glue),
                Part::Stream(link) => link.ident.to_token_stream(),
            });
            quote!((#(#parts,)*))
        }
        Body::Combination(_, links) => {
            let streams = links.iter().map(|link| &link.ident);
            quote!((#(#streams),*))
        }
        Body::Group(inner) => braces(*inner),
        Body::Loop { .. }
        | Body::Each { .. }
        | Body::Race { .. }
        | Body::Break { .. }
        | Body::Continue { .. } => repeated(&node.body, braces),
        Body::Match {
            keyword,
            head,
            arms,
            ..
        } => {
            let arms = arms.iter().map(|arm| {
                let (pattern, block) = (arm.pattern, braces(arm.block));
                let guard = arm.guard.map(|guard| quote!(if #guard));
                quote!(#pattern #guard => #block)
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
                Head::Condition(condition) => quote!(#condition),
                Head::Let(pattern, value) => quote!(let #pattern = #value),
            };
            let then = braces(*then);
            let otherwise = otherwise.map(|inner| {
                let block = braces(inner);
                quote!(else #block)
            });
            quote!(#keyword #head #then #otherwise)
        }
    };
    node.postfix
        .iter()
        .fold(value, |value, postfix| match postfix {
            Postfix::Try(question) => quote!(#value #question),
            Postfix::Field(dot, member) => quote!(#value #dot #member),
            Postfix::Method {
                dot,
                name,
                turbofish,
                arguments,
            } => quote!(#value #dot #name #turbofish (#(#arguments),*)),
        })
}

/// What runs more than once, or beside others, in Rust's own words.
fn repeated(body: &Body<'_>, braces: impl Fn(BlockId) -> TokenStream) -> TokenStream {
    match body {
        Body::Loop {
            keyword,
            states,
            block,
        } => {
            let states = states.iter().map(|state| {
                let (name, first) = (state.name, &state.first);
                let ty = state.ty.map(|ty| quote!(: #ty));
                quote!(let mut #name #ty = #first;)
            });
            let body = braces(*block);
            quote!({ #(#states)* #keyword #body })
        }
        Body::Each {
            pattern,
            items,
            block,
        } => {
            let items = match items {
                Items::Whole(items) => quote!(#items),
                Items::Stream(link) => link.ident.to_token_stream(),
            };
            let body = braces(*block);
            quote!(for #pattern in #items #body)
        }
        Body::Race { blocks } => {
            let futures = blocks.iter().map(|&block| braces(block));
            quote!(match () { #(() => #futures)* })
        }
        Body::Break { keyword, value } => quote!(#keyword #value),
        Body::Continue {
            keyword, values, ..
        } => quote!({ let _ = (#(#values),*); #keyword }),
        _ => TokenStream::new(),
    }
}
