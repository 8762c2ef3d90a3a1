//! `path(name: value, shorthand)`: a component with its inputs.

use proc_macro2::TokenStream;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Expr, Ident, Path, Token, parenthesized, token};

use super::node::Place;
use super::{Glue, glue, not_yet, skip_token};
use crate::errors::Errors;

pub(crate) struct Call {
    pub(crate) path: Path,
    pub(crate) args: Vec<Arg>,
}

pub(crate) struct Arg {
    pub(crate) name: Ident,
    /// `None` for the shorthand.
    pub(crate) colon: Option<Token![:]>,
    pub(crate) value: Glue,
}

impl Call {
    /// The component's name without its module.
    pub(crate) fn name(&self) -> &Ident {
        &self
            .path
            .segments
            .last()
            .expect("a path has segments")
            .ident
    }
}

/// Whether a component call begins here. What the path of a component cannot be is a plain call:
/// `Some(…)`, `Ok(…)`, `Err(…)`, and what belongs to a type, such as `Vec::new()`.
pub(super) fn is_call(input: ParseStream) -> bool {
    let ahead = input.fork();
    if !(ahead.peek(Ident::peek_any) || ahead.peek(Token![::])) {
        return false;
    }
    let Ok(path) = ahead.parse::<Path>() else {
        return false;
    };
    if !ahead.peek(token::Paren) {
        return false;
    }
    let names: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
    match names.as_slice() {
        [only] => !matches!(only.as_str(), "Some" | "Ok" | "Err"),
        [.., owner, _] => !owner.starts_with(char::is_uppercase),
        [] => false,
    }
}

pub(super) fn parse(input: ParseStream, errors: &mut Errors) -> syn::Result<Call> {
    let path: Path = input.parse()?;
    let content;
    parenthesized!(content in input);
    let mut call = Call {
        path,
        args: Vec::new(),
    };
    while !content.is_empty() {
        match arg(&content, &call) {
            Ok(arg) => call.args.push(arg),
            Err(error) => {
                errors.absorb(error);
                while !content.is_empty() && !content.peek(Token![,]) {
                    skip_token(&content);
                }
            }
        }
        if !content.is_empty() {
            content.parse::<Token![,]>()?;
        }
    }
    Ok(call)
}

fn arg(input: ParseStream, call: &Call) -> syn::Result<Arg> {
    if input.peek(Token![~]) {
        return not_yet(input.parse::<Token![~]>()?, "a stream connection, `~`,");
    }
    if input.peek(Ident) && input.peek2(Token![:]) && !input.peek2(Token![::]) {
        return named(input);
    }
    if input.peek(Ident)
        && (input.peek2(Token![,]) || input.fork().parse::<Ident>().is_ok() && is_last(input))
    {
        let name: Ident = input.parse()?;
        let value = Glue::Rust(Box::new(syn::parse_quote!(#name)));
        return Ok(Arg {
            name,
            colon: None,
            value,
        });
    }
    let tokens = rest(input);
    Err(syn::Error::new_spanned(
        &tokens,
        format!(
            "inputs of `{0}` go by name: `{0}(input: …)`; only a plain name can stand alone, \
             as short for `name: name`",
            call.name()
        ),
    ))
}

fn is_last(input: ParseStream) -> bool {
    let ahead = input.fork();
    ahead.parse::<Ident>().is_ok() && ahead.is_empty()
}

fn named(input: ParseStream) -> syn::Result<Arg> {
    let name: Ident = input.parse()?;
    let colon: Token![:] = input.parse()?;
    if input.peek(Token![~]) {
        return not_yet(input.parse::<Token![~]>()?, "a stream connection, `~`,");
    }
    if Place::Statement.ends(input) {
        return Err(syn::Error::new(
            name.span(),
            format!("input `{name}` has no value"),
        ));
    }
    let value = glue::parse(input, Place::Statement)?;
    Ok(Arg {
        name,
        colon: Some(colon),
        value,
    })
}

/// The tokens up to the next `,`, which stay where they are.
fn rest(input: ParseStream) -> TokenStream {
    let ahead = input.fork();
    if let Ok(expr) = ahead.parse::<Expr>() {
        return quote::quote!(#expr);
    }
    input.cursor().token_stream()
}
