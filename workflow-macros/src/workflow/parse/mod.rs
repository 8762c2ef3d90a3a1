//! The grammar: what was written, tokens and spans kept.
//!
//! Mistakes of grammar are collected, not thrown: a statement that cannot be read is skipped, so
//! that the rest of the workflow is still checked, and stays alive in an editor.

mod block;
mod call;
mod glue;
mod header;
mod label;
mod node;
mod plain_loop;
mod race;
mod repeat;
mod route;
mod stream;

use proc_macro2::TokenStream;
use syn::Ident;
use syn::parse::{ParseStream, Parser};

use crate::errors::Errors;
use crate::root::Root;

pub(crate) use block::{Binding, Block, Statement};
pub(crate) use call::Call;
pub(crate) use glue::Glue;
pub(crate) use header::{Input, Workflow};
pub(crate) use node::{Body, Node, Postfix};
pub(crate) use race::Race;
pub(crate) use repeat::{Break, Continue, Each, Items, Loop};
pub(crate) use route::{Arm, Head, If, Match, lets};
pub(crate) use stream::{Combination, Mark, Part, Source as StreamSource, Stream};

/// The contents of one `workflow! { … }`.
pub(crate) struct Source {
    pub(crate) root: Root,
    pub(crate) workflows: Vec<Workflow>,
}

impl Source {
    fn has(&self, name: &Ident) -> bool {
        let mut workflows = self.workflows.iter();
        workflows.any(|workflow| workflow.name == *name)
    }
}

pub(crate) fn source(tokens: TokenStream, errors: &mut Errors) -> Source {
    let mut source = Source {
        root: Root::default(),
        workflows: Vec::new(),
    };
    let parse = |input: ParseStream| {
        match header::root(input) {
            Ok(Some(root)) => source.root = root,
            Ok(None) => {}
            Err(error) => errors.absorb(error),
        }
        while !input.is_empty() {
            match header::workflow(input, errors) {
                Ok(workflow) if source.has(&workflow.name) => {
                    let name = &workflow.name;
                    let message =
                        format!("there are two workflows of the name `{name}`; rename one");
                    errors.at(name, message);
                }
                Ok(workflow) => source.workflows.push(workflow),
                Err(error) => {
                    errors.absorb(error);
                    skip_workflow(input);
                }
            }
        }
        Ok(())
    };
    // After a mistake, tokens that nothing has read are no mistake of their own.
    if let Err(error) = parse.parse2(tokens)
        && errors.is_empty()
    {
        errors.absorb(error);
    }
    source
}

/// Goes on behind the next brace group, where the next workflow should begin.
fn skip_workflow(input: ParseStream) {
    while !input.is_empty() {
        let is_body = input.peek(syn::token::Brace);
        skip_token(input);
        if is_body {
            return;
        }
    }
}

/// As much as `word … { … }` is, or what stands there without its braces.
fn up_to_braces(input: ParseStream, place: node::Place) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !place.ends(input) {
        let is_body = input.peek(syn::token::Brace);
        tokens.extend([input.parse::<proc_macro2::TokenTree>()?]);
        if is_body {
            break;
        }
    }
    Ok(tokens)
}

fn skip_token(input: ParseStream) {
    let _ = input.parse::<proc_macro2::TokenTree>();
}
