//! Plain Rust inside a workflow.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Expr;
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;

use super::node::Place;
use super::{call, stream};
use crate::errors::Errors;
use crate::expr::{self, Visitor};

#[derive(Clone)]
pub(crate) enum Glue {
    Rust(Box<Expr>),
    /// Tokens that do not parse, half typed perhaps. They are kept, so that an editor can complete
    /// them.
    Broken(TokenStream),
}

impl Glue {
    /// Whether nothing behind it can be reached: it is a `todo!()`, or a panic.
    pub(crate) fn is_never(&self) -> bool {
        let never = ["todo", "unimplemented", "unreachable", "panic"];
        let Glue::Rust(expr) = self else { return false };
        matches!(&**expr, Expr::Macro(call) if never.iter().any(|name| call.mac.path.is_ident(name)))
    }

    /// Whether it is a statement of Rust that ends in a brace, or reads like one.
    pub(super) fn ends_in_brace(&self) -> bool {
        match self {
            Glue::Rust(expr) => matches!(&**expr, Expr::ForLoop(_) | Expr::While(_)),
            Glue::Broken(tokens) => {
                let last = tokens.clone().into_iter().last();
                matches!(last, Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace)
            }
        }
    }

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

/// As much as is one expression. Tokens that are none are reported here, and kept.
pub(super) fn parse(input: ParseStream, place: Place, errors: &mut Errors) -> syn::Result<Glue> {
    if place.ends(input) {
        return Err(input.error("expected a node or an expression"));
    }
    let ahead = input.fork();
    let parsed = match place {
        Place::Header | Place::State => ahead.call(Expr::parse_without_eager_brace),
        _ => ahead.parse(),
    };
    if let Ok(expr) = parsed {
        input.advance_to(&ahead);
        return Ok(Glue::Rust(Box::new(expr)));
    }
    let mut broken = TokenStream::new();
    while !place.ends(input) {
        broken.extend([input.parse::<TokenTree>()?]);
    }
    errors.absorb(mistake(&broken));
    Ok(Glue::Broken(broken))
}

/// What is wrong with tokens that are no expression.
fn mistake(tokens: &TokenStream) -> syn::Error {
    let known = call::in_the_middle(tokens).or_else(|| stream::in_the_middle(tokens));
    if let Some(error) = known {
        return error;
    }
    match syn::parse2::<Expr>(tokens.clone()) {
        Err(error) if !error.to_string().starts_with("unexpected end of input") => error,
        _ => syn::Error::new(last_span(tokens), "this expression is not finished"),
    }
}

fn last_span(tokens: &TokenStream) -> Span {
    let last = tokens.clone().into_iter().last();
    last.map_or_else(Span::call_site, |last| last.span())
}
