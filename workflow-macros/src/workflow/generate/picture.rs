//! The picture of a workflow on the page of its docs.
//!
//! `workflow!` puts its own text into an attribute that only `cargo doc` reads:
//! ```text
//! #[cfg_attr(doc, doc = ::workflow::__picture!("Quote" Quote<parcel: String -> …> { … }))]
//! pub struct Quote { … }
//! ```
//! So nothing is laid out in any other build.

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::quote;
use workflow_core::graph::{Graph, Plan};
use workflow_picture::{Picture, Theme};

use super::drawing::Drawing;
use super::graph::{Lists, Sites, Sparse};
use crate::errors::Errors;
use crate::root::Root;
use crate::workflow::model::Model;
use crate::workflow::parse;

/// The attribute for one of the workflows in `tokens`, all that `workflow!` has been given.
pub(crate) fn attribute(root: &Root, model: &Model<'_>, tokens: &TokenStream) -> TokenStream {
    let name = model.source.name.to_string();
    quote!(#[cfg_attr(doc, doc = #root::__picture!(#name #tokens))])
}

/// What the attribute asks for: a string literal.
pub(crate) fn picture(tokens: TokenStream) -> TokenStream {
    let mut tokens = tokens.into_iter();
    let name = tokens.next().map(|name| name.to_string());
    let svg = name.and_then(|name| draw(name.trim_matches('"'), tokens.collect()));
    // A blank line ends what is in front, and begins a block of HTML, which goes on to the next.
    let doc = svg.map_or_else(String::new, |svg| {
        format!(
            "\n\n<div style=\"overflow-x:auto\">\n{}\n</div>\n",
            svg.trim_end()
        )
    });
    TokenTree::Literal(Literal::string(&doc)).into()
}

/// Nothing, if the text has mistakes: they are reported elsewhere.
fn draw(name: &str, tokens: TokenStream) -> Option<String> {
    let mut errors = Errors::default();
    let source = parse::source(tokens, &mut errors);
    let workflow = source
        .workflows
        .iter()
        .find(|workflow| workflow.name == name)?;
    let mut model = Model::build(workflow, &mut errors);
    if !errors.is_empty() {
        return None;
    }
    model.settle();
    let graph = Box::leak(Box::new(graph(&model)));
    Some(Picture::of(graph).theme(Theme::Rustdoc).svg())
}

/// The graph that `Name::graph()` gives, but that nothing is known of the inside of sub-workflows.
///
/// Graphs are made of constants. Here they are made for good, which is as long as one `cargo doc`.
fn graph(model: &Model<'_>) -> Graph {
    let drawing = Drawing::of(model);
    let lists = Lists::of(model, &drawing, &Sites::of(model, &drawing));
    let inside: &'static Graph = Box::leak(Box::new(Graph::new(Plan::EMPTY)));
    Graph::new(Plan {
        name: kept(lists.name),
        output: kept(lists.output),
        is_streaming: lists.is_streaming,
        inputs: kept_pairs(lists.inputs),
        stream_inputs: lists.stream_inputs.leak(),
        nodes: kept_pairs(lists.nodes),
        undrawn: lists.undrawn,
        glue: lists.glue.leak(),
        routes: kept_texts(lists.routes),
        loops: lists.loops.leak(),
        eaches: lists.eaches.leak(),
        races: lists.races.leak(),
        workflows: all(lists.workflows, |(place, _)| (place, Some(inside))),
        within: kept_texts(lists.within),
        policies: kept_texts(lists.policies),
        connections: all(lists.connections, |(from, to, label)| {
            (from, to, kept(label))
        }),
        streams: lists.streams.leak(),
        conditional: lists.conditional.leak(),
        orders: lists.orders.leak(),
    })
}

fn all<T, U>(list: Vec<T>, keep: impl FnMut(T) -> U) -> &'static [U] {
    list.into_iter().map(keep).collect::<Vec<_>>().leak()
}

fn kept_pairs(pairs: Vec<(String, String)>) -> &'static [(&'static str, &'static str)] {
    all(pairs, |(name, text)| (kept(name), kept(text)))
}

fn kept_texts(list: Sparse<Vec<String>>) -> &'static [(usize, &'static [&'static str])] {
    all(list, |(place, texts)| (place, all(texts, kept)))
}

fn kept(text: String) -> &'static str {
    text.leak()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_one_block_of_html() {
        let doc = picture(quote! {
            "Second"
            First<x: u32 -> u32> { x }
            Second<x: u32 -> u32> {
                #[retry(3)]
                let a = add(x, text: "\n\n<b>");
                match a { 0 => Inner(a), _ => loop n = a { break n } }
            }
        });
        let doc: syn::LitStr = syn::parse2(doc).expect("a string");
        let doc = doc.value();
        assert!(doc.starts_with("\n\n<div") && doc.ends_with("</svg>\n</div>\n"));
        assert!(!doc.trim().contains("\n\n"));
        for part in ["Second/a", "retry 3", "node-workflow", "node-loop"] {
            assert!(doc.contains(part), "{part}");
        }
    }

    #[test]
    fn a_workflow_with_mistakes_has_none() {
        let doc = picture(quote!("Broken" Broken<x: u32 -> u32> { y z }));
        assert_eq!(doc.to_string(), "\"\"");
    }
}
