//! Plain Rust inside a workflow.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::Expr;
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;

use super::node::Place;
use crate::expr::{self, Visitor};

#[derive(Clone)]
pub(crate) enum Glue {
    Rust(Box<Expr>),
    /// Tokens that do not parse, half typed perhaps. They reach the output as they stand, so that
    /// the compiler says what is wrong with them and an editor can complete them.
    Broken(TokenStream),
}

impl Glue {
    /// Walks through it without changing it.
    pub(crate) fn visit(&self, visitor: &mut impl Visitor) {
        match self {
            Glue::Rust(expr) => expr::visit(&mut expr.clone(), visitor),
            Glue::Broken(tokens) => {
                expr::visit_tokens(tokens.clone(), visitor);
            }
        }
    }
}

impl ToTokens for Glue {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Glue::Rust(expr) => expr.to_tokens(tokens),
            Glue::Broken(broken) => broken.to_tokens(tokens),
        }
    }
}

pub(super) fn parse(input: ParseStream, place: Place) -> syn::Result<Glue> {
    if place.ends(input) {
        return Err(input.error("expected a node or an expression"));
    }
    let ahead = input.fork();
    let parsed = match place {
        Place::Statement => ahead.parse(),
        Place::Header => ahead.call(Expr::parse_without_eager_brace),
    };
    if let Ok(expr) = parsed
        && place.ends(&ahead)
    {
        input.advance_to(&ahead);
        return Ok(Glue::Rust(Box::new(expr)));
    }
    let mut broken = TokenStream::new();
    while !place.ends(input) {
        broken.extend([input.parse::<TokenTree>()?]);
    }
    Ok(Glue::Broken(broken))
}
