//! `path(name: value, shorthand)`: a component with its inputs.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Expr, Ident, Path, Token, parenthesized, token};

use super::node::{self, Place};
use super::{Glue, Mark, glue, skip_token, stream};
use crate::errors::Errors;
use crate::source_text::source_text;

pub(crate) struct Call {
    pub(crate) path: Path,
    pub(crate) args: Vec<Arg>,
}

pub(crate) struct Arg {
    pub(crate) name: Ident,
    /// `None` for the shorthand.
    pub(crate) colon: Option<Token![:]>,
    pub(crate) value: Glue,
    /// A stream connection; the value is then just its name.
    pub(crate) stream: Option<Mark>,
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
    is_component(&path)
}

pub(super) fn is_component(path: &Path) -> bool {
    let names: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
    match names.as_slice() {
        [only] => !matches!(only.as_str(), "Some" | "Ok" | "Err"),
        [.., owner, _] => !owner.starts_with(char::is_uppercase),
        [] => false,
    }
}

/// Whether these are arguments with names, which only a component has.
fn has_names(arguments: ParseStream) -> bool {
    arguments.peek(Ident::peek_any) && arguments.peek2(Token![:]) && !arguments.peek2(Token![::])
}

/// The first call with named arguments among the tokens of an expression.
pub(super) fn in_the_middle(tokens: &TokenStream) -> Option<syn::Error> {
    let mut found = None;
    let find = |input: ParseStream| {
        while !input.is_empty() {
            found = found.take().or_else(|| misplaced(input));
            if let TokenTree::Group(group) = input.parse()? {
                found = found.take().or_else(|| in_the_middle(&group.stream()));
            }
        }
        Ok(())
    };
    find.parse2(tokens.clone()).ok()?;
    found
}

fn misplaced(input: ParseStream) -> Option<syn::Error> {
    let ahead = input.fork();
    let path = ahead.call(Path::parse_mod_style).ok()?;
    let arguments = ahead.parse::<Group>().ok()?;
    let is_named = |input: ParseStream| {
        let is_named = has_names(input);
        input.parse::<TokenStream>()?;
        Ok(is_named)
    };
    let is_named = arguments.delimiter() == Delimiter::Parenthesis
        && is_named.parse2(arguments.stream()).is_ok_and(|named| named);
    if !is_named {
        return None;
    }
    let call = source_text(&path);
    let message = if is_component(&path) {
        format!(
            "a component cannot run in the middle of an expression; give it a line of its own, \
             `let value = {call}(…);`, and use `value` here"
        )
    } else {
        format!("`{call}` is plain Rust, not a component: its arguments have no names")
    };
    Some(syn::Error::new_spanned(path, message))
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
        match arg(&content, &call, errors) {
            Ok(arg) => call.args.push(arg),
            Err(error) => {
                errors.absorb(error);
                while !content.is_empty() && !content.peek(Token![,]) {
                    skip_token(&content);
                }
            }
        }
        comma(&content, errors)?;
    }
    Ok(call)
}

/// A comma, or the end; and where it is missing, as if it were there.
pub(super) fn comma(input: ParseStream, errors: &mut Errors) -> syn::Result<()> {
    if input.peek(Token![,]) {
        input.parse::<Token![,]>()?;
    } else if !input.is_empty() {
        errors.absorb(input.error("expected `,` in front of this"));
        if !has_names(input) {
            while !input.is_empty() && !input.peek(Token![,]) {
                skip_token(input);
            }
            let _ = input.parse::<Token![,]>();
        }
    }
    Ok(())
}

impl Call {
    /// Whether this can be nothing but a component.
    pub(super) fn has_names(&self) -> bool {
        self.args.iter().any(|arg| arg.colon.is_some())
    }
}

fn arg(input: ParseStream, call: &Call, errors: &mut Errors) -> syn::Result<Arg> {
    if input.peek(Token![~]) {
        let (name, mark) = stream::listed(input)?;
        let value = Glue::Rust(Box::new(syn::parse_quote!(#name)));
        return Ok(Arg {
            name,
            colon: None,
            value,
            stream: Some(mark),
        });
    }
    if has_names(input) && !input.peek(Token![_]) {
        return named(input, errors);
    }
    if let Some(keyword) = keyword_alone(input) {
        input.call(Ident::parse_any)?;
        return Err(raw(&keyword, "").1);
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
            stream: None,
        });
    }
    if input.peek(Ident) && input.peek2(Token![=]) && !input.peek2(Token![==]) {
        let name: Ident = input.parse()?;
        let message = format!("an input is given with `:`, as in `{name}: value`");
        return Err(syn::Error::new(input.span(), message));
    }
    let tokens = rest(input);
    let (name, value) = (source_text(&call.path), source_text(&tokens));
    let value = if value.len() > 30 { "…" } else { &value };
    Err(syn::Error::new_spanned(
        &tokens,
        format!(
            "the inputs of a component have names: `{name}(input: {value})`, or `{name}(input)` \
             for the node `input`; a call of a plain function stands in parentheses: \
             `({name}({value}))`"
        ),
    ))
}

fn is_last(input: ParseStream) -> bool {
    let ahead = input.fork();
    ahead.parse::<Ident>().is_ok() && ahead.is_empty()
}

/// A keyword in place of the shorthand, where it is no expression as `true` is.
fn keyword_alone(input: ParseStream) -> Option<Ident> {
    let ahead = input.fork();
    let keyword = ahead.call(Ident::parse_any).ok()?;
    let is_alone = ahead.is_empty() || ahead.peek(Token![,]);
    let is_keyword = !input.peek(Ident) && !input.peek(Token![_]);
    let is_expression = input.fork().parse::<Expr>().is_ok();
    (is_alone && is_keyword && !is_expression).then_some(keyword)
}

/// A keyword is a name only in its raw form; `behind` is what follows it.
fn raw(keyword: &Ident, behind: &str) -> (Ident, syn::Error) {
    let word = keyword.to_string();
    let (name, message) = if ["self", "Self", "super", "crate"].contains(&word.as_str()) {
        let message = format!("no input can have the name `{word}`");
        (keyword.clone(), message)
    } else {
        let message =
            format!("`{word}` is a keyword; write `r#{word}{behind}` for the input of that name");
        (Ident::new_raw(&word, keyword.span()), message)
    };
    (name, syn::Error::new_spanned(keyword, message))
}

fn named(input: ParseStream, errors: &mut Errors) -> syn::Result<Arg> {
    let is_keyword = !input.peek(Ident);
    let mut name = input.call(Ident::parse_any)?;
    let colon: Token![:] = input.parse()?;
    if is_keyword {
        let value = source_text(rest(input));
        let value = if value.len() > 30 { "…" } else { &value };
        let (raw, error) = raw(&name, &format!(": {value}"));
        errors.absorb(error);
        name = raw;
    }
    if input.peek(Token![~]) {
        let (source, mark) = stream::listed(input)?;
        let value = Glue::Rust(Box::new(syn::parse_quote!(#source)));
        return Ok(Arg {
            name,
            colon: Some(colon),
            value,
            stream: Some(mark),
        });
    }
    if Place::Argument.ends(input) {
        return Err(syn::Error::new(
            name.span(),
            format!("input `{name}` has no value; give it one, `{name}: value`"),
        ));
    }
    if let Some(error) = node::in_header(input) {
        return Err(error);
    }
    let value = glue::parse(input, Place::Argument, errors)?;
    Ok(Arg {
        name,
        colon: Some(colon),
        value,
        stream: None,
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
