//! The static graph: the table of nodes, and the connections between them.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Expr;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::drawing::{self, Drawing};
use super::{Names, field, hidden_span};
use crate::root::Root;
use crate::source_text::source_text;
use crate::workflow::model::{Body, Bound, Head, Items, Model, NodeId};
use crate::workflow::parse::Glue;

/// `struct SupportNodes { intent: Site, … }` and the one value of it.
pub(super) fn nodes(root: &Root, model: &Model<'_>, names: &Names) -> TokenStream {
    let Names {
        nodes_type, nodes, ..
    } = names;
    let workflow = model.source.name.to_string();
    let shown: Vec<NodeId> = (0..model.nodes.len())
        .filter(|&id| has_site(model, id))
        .collect();
    let fields: Vec<_> = shown
        .iter()
        .map(|&id| field(&model.nodes[id].field, model.source.name.span()))
        .collect();
    let sites = shown.iter().zip(&fields).map(|(&id, field)| {
        let node = &model.nodes[id];
        let key = &node.key;
        let site = if is_component(model, id) {
            let (_, text, _) = describe(root, model, id);
            quote!(#root::Site::component(#workflow, #key, #text))
        } else {
            let (kind, text, inner) = describe(root, model, id);
            quote!(#root::Site::new(#workflow, #key, #root::graph::Kind::#kind, #text, #inner))
        };
        let within = listed(&quote!(standing_in), &within(model, id));
        let policies = listed(&quote!(under), &node.policies.texts);
        let arms = listed(&quote!(with_arms), &drawing::arms(model, id));
        quote! {
            #field: #site #within #policies #arms
        }
    });
    let span = hidden_span(model.source.name.span());
    let looks_inside = shown.iter().any(|&id| is_workflow(model, id));
    let no_graph = looks_inside.then(|| {
        quote_spanned! {span=>
            #[allow(unused_imports, reason = "it is for what is no component, which is reported")]
            use #root::__private::NoGraph as _;
        }
    });
    quote_spanned! {span=>
        #no_graph
        struct #nodes_type { #(#fields: #root::Site,)* }
        static #nodes: #nodes_type = #nodes_type { #(#sites,)* };
    }
}

/// `.standing_in(&["answer"])`, or nothing where there is nothing to say.
fn listed(method: &TokenStream, texts: &[impl quote::ToTokens]) -> Option<TokenStream> {
    (!texts.is_empty()).then(|| quote!(.#method(&[#(#texts),*])))
}

/// The keys of the repeated blocks, races and named groups around a node, the outermost first.
pub(super) fn within<'m>(model: &'m Model<'_>, id: NodeId) -> Vec<&'m str> {
    let mut keys = Vec::new();
    let mut block = model.nodes[id].block;
    while let Some(around) = model.blocks[block].parent {
        let node = &model.nodes[around];
        let is_named = match node.body {
            Body::Loop { .. } | Body::Each { .. } | Body::Race { .. } => true,
            Body::Group(_) => matches!(node.binding, Bound::Pattern(_)),
            _ => false,
        };
        keys.extend(is_named.then_some(node.key.as_str()));
        block = node.block;
    }
    keys.reverse();
    keys
}

/// Whether anything is said about a node at run time, or in the graph: not about one that is just
/// another name for a value, or for a group of others.
fn has_site(model: &Model<'_>, id: NodeId) -> bool {
    let node = &model.nodes[id];
    let is_bare =
        matches!(node.binding, Bound::Nothing) && node.postfix.is_empty() && !node.policies.wrap();
    match &node.body {
        Body::Group(_) | Body::Forward(_) => !is_bare,
        Body::Break { .. } | Body::Continue { .. } => node.question.is_some(),
        Body::Glue(glue) => !is_bare || drawing::alias(model, id, glue).is_none(),
        _ => true,
    }
}

/// Only a workflow has a graph, and only its name says so here: types that stand for components
/// may have parameters that are known only where they are used.
pub(super) fn is_workflow(model: &Model<'_>, id: NodeId) -> bool {
    match &model.nodes[id].body {
        Body::Call(call) => call.name().to_string().starts_with(char::is_uppercase),
        _ => false,
    }
}

fn is_component(model: &Model<'_>, id: NodeId) -> bool {
    matches!(model.nodes[id].body, Body::Call(_)) && !is_workflow(model, id)
}

pub(super) fn describe(
    root: &Root,
    model: &Model<'_>,
    id: NodeId,
) -> (TokenStream, String, TokenStream) {
    let none = quote!(::core::option::Option::None);
    match &model.nodes[id].body {
        Body::Call(call) => {
            let path = &call.path;
            let graph = if is_workflow(model, id) {
                let place = hidden_span(path.span());
                if model.runs_as_stream(id) {
                    quote_spanned!(place=> <#path as #root::Source>::GRAPH)
                } else {
                    quote_spanned!(place=> <#root::__private::Inside<#path>>::GRAPH)
                }
            } else {
                none
            };
            (quote!(Component), source_text(path), graph)
        }
        Body::Glue(glue) => (quote!(Glue), source_text(glue), none),
        Body::Group(_)
        | Body::Forward(_)
        | Body::Template(_)
        | Body::Break { .. }
        | Body::Continue { .. } => (quote!(Glue), String::from("…"), none),
        Body::Combination(word, _) => (quote!(Glue), word.to_string(), none),
        Body::Loop { states, .. } => {
            let names: Vec<String> = states.iter().map(|state| state.name.to_string()).collect();
            let text = format!("loop {}", names.join(", "));
            (quote!(Loop), text.trim_end().to_owned(), none)
        }
        Body::Each { pattern, items, .. } => {
            let items = match items {
                Items::Whole(items) => head_text(model, id, items),
                Items::Stream(link) => format!("~{}", link.ident),
            };
            let text = format!("each {} in {items}", source_text(pattern));
            (quote!(Each), text, none)
        }
        Body::Race { .. } => (quote!(Race), "race".to_owned(), none),
        Body::Match { head, .. } => (
            quote!(Route),
            format!("match {}", head_text(model, id, head)),
            none,
        ),
        Body::If { head, .. } => {
            let text = match head {
                Head::Condition(glue) => format!("if {}", head_text(model, id, glue)),
                Head::Let(pattern, glue) => {
                    format!(
                        "if let {} = {}",
                        source_text(pattern),
                        head_text(model, id, glue)
                    )
                }
            };
            (quote!(Route), text, none)
        }
    }
}

/// The head of a route; that of a hidden name is its component's.
fn head_text(model: &Model<'_>, route: NodeId, head: &Glue) -> String {
    let hidden = hidden_head(model, route, head);
    hidden.map_or_else(|| source_text(head), |node| model.label(node))
}

fn hidden_head(model: &Model<'_>, route: NodeId, head: &Glue) -> Option<NodeId> {
    let Glue::Rust(expr) = head else { return None };
    let Expr::Path(path) = &**expr else {
        return None;
    };
    let name = model.lookup(route, None, path.path.get_ident()?)?;
    let node = model.names[name].node?;
    let is_hidden = matches!(model.nodes[node].binding, Bound::Hidden);
    is_hidden.then_some(node)
}

/// The graph as a constant.
pub(super) fn graph(root: &Root, model: &Model<'_>, names: &Names) -> TokenStream {
    let Names { nodes, graph, .. } = names;
    let name = model.source.name.to_string();
    let output = source_text(&model.source.output);
    let inputs = model.source.inputs.iter().map(|input| {
        let (name, ty) = (input.name.unraw().to_string(), source_text(&input.ty));
        quote!(#root::graph::Input::new(#name, #ty))
    });
    let drawing = Drawing::of(model);
    let sites = drawing.shown.iter().map(|&id| {
        let field = field(&model.nodes[id].field, model.source.name.span());
        quote!(&#nodes.#field)
    });
    let connections = drawing.connections();
    let connections = connections.iter().map(|line| line.tokens(root));
    let span = hidden_span(model.source.name.span());
    quote_spanned! {span=>
        static #graph: #root::Graph = #root::Graph::new(
            #name,
            #output,
            &[#(#inputs),*],
            &[#(#sites),*],
            &[#(#connections),*],
        );
    }
}

/// A graph of nothing, for a workflow that has mistakes.
pub(super) fn empty(root: &Root, model: &Model<'_>, names: &Names) -> TokenStream {
    let Names { graph, .. } = names;
    let name = model.source.name.to_string();
    quote!(static #graph: #root::Graph = #root::Graph::new(#name, "", &[], &[], &[]);)
}
