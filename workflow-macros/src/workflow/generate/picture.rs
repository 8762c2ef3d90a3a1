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
use syn::ext::IdentExt;
use workflow_core::graph::{Connection, End, Flow, Graph, Input, Kind, Site};
use workflow_picture::{Picture, Theme};

use super::drawing::{self, Drawing};
use super::graph::{describe, is_workflow, within};
use crate::errors::Errors;
use crate::root::Root;
use crate::source_text::source_text;
use crate::workflow::model::{Model, NodeId};
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
    let graph = graph(&source.root, &model);
    Some(Picture::of(&graph).theme(Theme::Rustdoc).svg())
}

/// The graph that `Name::graph()` gives, but that nothing is known of the inside of sub-workflows.
///
/// Graphs are made of constants. Here they are made for good, which is as long as one `cargo doc`.
fn graph(root: &Root, model: &Model<'_>) -> Graph {
    let inputs = model.source.inputs.iter().map(|input| {
        Input::new(
            kept(input.name.unraw().to_string()),
            kept(source_text(&input.ty)),
        )
    });
    let drawing = Drawing::of(model);
    let workflow = kept(model.source.name.unraw().to_string());
    let sites = drawing
        .shown
        .iter()
        .map(|&id| &*Box::leak(Box::new(site(root, model, workflow, id))));
    let connections = drawing.connections().into_iter().map(|line| {
        let (flow, label) = flow(line.flow);
        Connection::new(end(line.from), end(line.to), flow, kept(label))
    });
    Graph::new(
        workflow,
        kept(source_text(&model.source.output)),
        inputs.collect::<Vec<_>>().leak(),
        sites.collect::<Vec<_>>().leak(),
        connections.collect::<Vec<_>>().leak(),
    )
}

fn site(root: &Root, model: &Model<'_>, workflow: &'static str, id: NodeId) -> Site {
    let node = &model.nodes[id];
    let (kind, text, _) = describe(root, model, id);
    let kind = match kind.to_string().as_str() {
        "Component" => Kind::Component,
        "Route" => Kind::Route,
        "Loop" => Kind::Loop,
        "Each" => Kind::Each,
        "Race" => Kind::Race,
        _ => Kind::Glue,
    };
    let inside =
        is_workflow(model, id).then(|| &*Box::leak(Box::new(Graph::new("", "", &[], &[], &[]))));
    let texts = |texts: Vec<String>| &*texts.into_iter().map(kept).collect::<Vec<_>>().leak();
    Site::new(workflow, kept(node.key.clone()), kind, kept(text), inside)
        .standing_in(texts(
            within(model, id).into_iter().map(str::to_owned).collect(),
        ))
        .under(texts(node.policies.texts.clone()))
}

fn end(end: drawing::End) -> End {
    match end {
        drawing::End::Input(n) => End::Input(n),
        drawing::End::Node(n) => End::Node(n),
        drawing::End::Output => End::Output,
    }
}

fn flow(flow: drawing::Flow) -> (Flow, String) {
    match flow {
        drawing::Flow::Whole(input) => (Flow::Whole, input),
        drawing::Flow::Stream(input) => (Flow::Stream, input),
        drawing::Flow::Order => (Flow::Order, String::new()),
        drawing::Flow::Conditional(label) => (Flow::Conditional, label),
    }
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
