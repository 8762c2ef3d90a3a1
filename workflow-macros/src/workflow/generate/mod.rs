//! From the checked model to code. Each file writes one thing; this one puts them together.

mod body;
mod definition;
mod docs;
mod drawing;
mod each;
mod fork;
mod graph;
mod lifetimes;
mod node;
#[cfg(feature = "doc-pictures")]
mod picture;
mod policies;
mod repeat;
mod rewrite;
mod sketch;
mod slots;
mod stand_in;
mod stream;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::model::Model;
use crate::component::Fresh;
use crate::root::Root;
use drawing::Drawing;
use graph::{Lists, Sites};

#[cfg(feature = "doc-pictures")]
pub(crate) use picture::{attribute as picture_attribute, picture};
pub(crate) use sketch::sketch;
pub(crate) use stand_in::stand_in;

/// The struct of a workflow's inputs, all that is implemented for it, and the function that runs
/// it.
///
/// `picture` is an attribute of the struct that draws it in its docs.
pub(crate) fn workflow(
    root: &Root,
    model: &Model<'_>,
    fresh: &Fresh,
    picture: Option<&TokenStream>,
) -> TokenStream {
    let names = Names::of(model, fresh.clone());
    let definition = definition::Definition::of(root, model, &names);
    let inputs_struct = definition.inputs_struct(picture);
    let implementations = definition.implementations();
    let drawing = Drawing::of(model);
    let sites = Sites::of(model, &drawing);
    let lists = Lists::of(model, &drawing, &sites);
    let graph = graph::graph(root, model, &names, &lists);
    let body = body::body(root, model, &sites, definition.output());
    let body = definition.function(&definition.run_of(&body));
    let allowed = model.has_loops().then(|| {
        quote! {
            #[allow(
                clippy::assign_op_pattern,
                clippy::redundant_else,
                clippy::self_assignment,
                reason = "a round says how it ends on all paths, and what each state is in the next"
            )]
        }
    });
    let mut timeouts = model.nodes.iter().flat_map(|node| node.policies.timeouts());
    let has_other_values = timeouts.any(|timeout| timeout.otherwise.is_some());
    let allowed_for_timeouts = has_other_values.then(|| {
        quote! {
            #[allow(
                clippy::option_if_let_else,
                reason = "a node has a value, or another stands for it"
            )]
        }
    });
    let allowed_for_matches = model.has_matches().then(|| {
        quote! {
            #[allow(clippy::single_match_else, reason = "each arm tells that it is taken")]
        }
    });
    let conditions = conditions(model);
    quote! {
        #inputs_struct

        #(#conditions)*
        #[allow(clippy::future_not_send, reason = "that depends on the context and the driver")]
        #allowed
        #allowed_for_timeouts
        #allowed_for_matches
        const _: () = {
            #graph
            #implementations
            #body
        };
    }
}

/// Whether a workflow is there at all is said of all that is written for it.
fn conditions<'m>(model: &Model<'m>) -> Vec<&'m syn::Attribute> {
    let attrs = model.source.attrs.iter();
    attrs.filter(|attr| attr.path().is_ident("cfg")).collect()
}

/// Names of generated items and type parameters. They are not hygienic, so they are made from the
/// workflow's name, and differ from all that the workflow mentions.
struct Names {
    graph: Ident,
    graph_type: Ident,
    body: Ident,
    driver: Ident,
    outer_context: Ident,
    /// For the inputs that are streams, the types of these.
    streams: Vec<Option<Ident>>,
}

impl Names {
    fn of(model: &Model<'_>, mut fresh: Fresh) -> Self {
        let name = model.source.name.to_string();
        let name = name.trim_start_matches("r#");
        let snake = snake_case(name);
        let shout = snake.to_uppercase();
        let mut fresh = |name: &str| fresh.ident(name, model.source.name.span());
        Names {
            graph: fresh(&format!("{shout}_GRAPH")),
            graph_type: fresh(&format!("{name}Graph")),
            body: fresh(&format!("run_{snake}")),
            driver: fresh("RunDriver"),
            outer_context: fresh("AnyContext"),
            streams: model
                .source
                .inputs
                .iter()
                .map(|input| {
                    let name = camel_case(&input.name.to_string());
                    input.stream.map(|_| fresh(&name))
                })
                .collect(),
        }
    }
}

fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() && !snake.ends_with('_') {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// `AudioTrack` of `audio_track`.
fn camel_case(name: &str) -> String {
    let words = name.trim_start_matches("r#").split('_');
    words
        .map(|word| {
            let mut letters = word.chars();
            let first = letters.next().map(|first| first.to_uppercase().to_string());
            first.unwrap_or_default() + letters.as_str()
        })
        .collect()
}

/// A local variable that users cannot see.
fn hidden(name: &str, span: Span) -> Ident {
    Ident::new(name, hidden_span(span))
}

/// A place in what the user has written, for tokens that the user has not.
fn hidden_span(place: Span) -> Span {
    Span::mixed_site().located_at(place)
}

/// A name for what belongs to a node.
fn field(name: &str, span: Span) -> Ident {
    let is_plain = name != "gen" && syn::parse_str::<Ident>(name).is_ok();
    let name = match name {
        // Of a half-typed call. These cannot be raw.
        "crate" | "self" | "super" | "Self" | "_" => format!("{name}_"),
        _ if is_plain => name.to_owned(),
        // A keyword, at least in the edition of the code here.
        _ => format!("r#{name}"),
    };
    format_ident!("{name}", span = Span::mixed_site().located_at(span))
}
