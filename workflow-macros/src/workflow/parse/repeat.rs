//! `loop … { … }` and `each … in … { … }`: blocks that run more than once, and the ends of a round.

use proc_macro2::Span;
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;
use syn::{Ident, Pat, Token, Type, braced, parenthesized, token};

use super::node::{self, Place};
use super::{Block, Mark, Node, block, call, label, stream};
use crate::errors::Errors;

pub(crate) struct Loop {
    pub(crate) keyword: Token![loop],
    pub(crate) states: Vec<State>,
    pub(crate) body: Block,
}

/// `name: Type = node`, what a loop passes from round to round.
pub(crate) struct State {
    pub(crate) name: Ident,
    pub(crate) ty: Option<Type>,
    pub(crate) first: Node,
}

pub(crate) struct Each {
    pub(crate) word: Ident,
    pub(crate) pattern: Box<Pat>,
    pub(crate) items: Items,
    pub(crate) body: Block,
}

/// What an `each` takes its items from.
pub(crate) enum Items {
    Whole(Box<Node>),
    Stream(Ident, Mark),
}

/// `break node`
pub(crate) struct Break {
    pub(crate) keyword: Token![break],
    pub(crate) value: Option<Box<Node>>,
}

/// `continue node`, `continue (node, node)`
pub(crate) struct Continue {
    pub(crate) keyword: Token![continue],
    pub(crate) values: Vec<Node>,
    /// Where the list of values is.
    pub(crate) span: Span,
}

pub(super) fn parse_loop(input: ParseStream, errors: &mut Errors) -> syn::Result<Loop> {
    let keyword: Token![loop] = input.parse()?;
    let mut states = Vec::new();
    while !input.peek(token::Brace) && !input.is_empty() {
        states.push(state(input, keyword, errors)?);
        if !input.peek(Token![,]) {
            break;
        }
        input.parse::<Token![,]>()?;
    }
    if !input.peek(token::Brace) {
        let message = "expected the body of this `loop`, in braces";
        return Err(syn::Error::new_spanned(keyword, message));
    }
    let content;
    let brace = braced!(content in input);
    Ok(Loop {
        keyword,
        states,
        body: block::contents(&content, brace, errors),
    })
}

fn state(input: ParseStream, keyword: Token![loop], errors: &mut Errors) -> syn::Result<State> {
    let Ok(name) = input.parse::<Ident>() else {
        let message = "expected what this `loop` passes from round to round, `loop name = first { … }`, or `loop { … }`";
        return Err(syn::Error::new_spanned(keyword, message));
    };
    let ty = if input.peek(Token![:]) {
        let colon: Token![:] = input.parse()?;
        if input.peek(Token![=]) {
            let message = "expected a type behind this `:`";
            return Err(syn::Error::new_spanned(colon, message));
        }
        Some(input.parse()?)
    } else {
        None
    };
    if !input.peek(Token![=]) {
        let message =
            format!("expected the first value of `{name}`: `loop {name} = first {{ … }}`");
        return Err(syn::Error::new_spanned(name, message));
    }
    input.parse::<Token![=]>()?;
    if Place::State.ends(input) {
        let message = format!("expected the first value of `{name}` behind this");
        return Err(syn::Error::new_spanned(name, message));
    }
    let first = node::leaf(input, Place::State, errors)?;
    Ok(State { name, ty, first })
}

/// Whether `each pattern in` begins here; a component of that name is called by its path.
pub(super) fn is_each(input: ParseStream) -> bool {
    let ahead = input.fork();
    let is_word = ahead.parse::<Ident>().is_ok_and(|word| word == "each");
    if !is_word {
        return false;
    }
    let is_half_typed = ahead.peek(Ident) || ahead.peek(Token![_]);
    is_half_typed || ahead.call(Pat::parse_single).is_ok() && ahead.peek(Token![in])
}

pub(super) fn parse_each(input: ParseStream, errors: &mut Errors) -> syn::Result<Each> {
    let word: Ident = input.parse()?;
    let ahead = input.fork();
    let pattern = match ahead.call(Pat::parse_single) {
        Ok(pattern) if ahead.peek(Token![in]) => pattern,
        _ => {
            let message = "expected an item and where it comes from: `each item in items { … }`";
            return Err(syn::Error::new_spanned(word, message));
        }
    };
    input.advance_to(&ahead);
    let keyword: Token![in] = input.parse()?;
    if Place::Header.ends(input) {
        let message = "expected the items behind this `in`: a collection, or a stream, `~name`";
        return Err(syn::Error::new_spanned(keyword, message));
    }
    let items = if input.peek(Token![~]) {
        let (name, mark) = stream::link(input)?;
        Items::Stream(name, mark)
    } else {
        Items::Whole(Box::new(node::leaf(input, Place::Header, errors)?))
    };
    if !input.peek(token::Brace) {
        let message = "expected the body of this `each`, in braces";
        return Err(syn::Error::new_spanned(word, message));
    }
    let content;
    let brace = braced!(content in input);
    Ok(Each {
        word,
        pattern: Box::new(pattern),
        items,
        body: block::contents(&content, brace, errors),
    })
}

pub(super) fn parse_break(
    input: ParseStream,
    place: Place,
    errors: &mut Errors,
) -> syn::Result<Break> {
    let keyword = input.parse()?;
    label::of_leap(input, errors);
    let value = if place.ends(input) {
        None
    } else {
        Some(Box::new(value(input, place, errors)?))
    };
    Ok(Break { keyword, value })
}

pub(super) fn parse_continue(
    input: ParseStream,
    place: Place,
    errors: &mut Errors,
) -> syn::Result<Continue> {
    let keyword: Token![continue] = input.parse()?;
    label::of_leap(input, errors);
    let span = if place.ends(input) {
        keyword.span
    } else {
        input.span()
    };
    let values = if place.ends(input) {
        Vec::new()
    } else if is_list(input, place) {
        list(input, errors)?
    } else {
        vec![value(input, place, errors)?]
    };
    Ok(Continue {
        keyword,
        values,
        span,
    })
}

/// What a round hands on.
fn value(input: ParseStream, place: Place, errors: &mut Errors) -> syn::Result<Node> {
    let tilde = input.span();
    let is_stream = input.peek(Token![~]);
    let value = node::node(input, place, errors)?;
    if !is_stream {
        return Ok(value);
    }
    let message = "a round hands on whole values; collect the stream first: `let all = \
                   workflow::collect(items: ~…);`";
    errors.absorb(syn::Error::new(tilde, message));
    Ok(Node::nothing())
}

/// Whether several values follow, in parentheses. A single one in parentheses is just that.
fn is_list(input: ParseStream, place: Place) -> bool {
    let ahead = input.fork();
    let Ok(group) = ahead.parse::<proc_macro2::Group>() else {
        return false;
    };
    let has_comma = group
        .stream()
        .into_iter()
        .any(|token| matches!(token, proc_macro2::TokenTree::Punct(mark) if mark.as_char() == ','));
    group.delimiter() == proc_macro2::Delimiter::Parenthesis && has_comma && place.ends(&ahead)
}

fn list(input: ParseStream, errors: &mut Errors) -> syn::Result<Vec<Node>> {
    let content;
    parenthesized!(content in input);
    let mut values = Vec::new();
    while !content.is_empty() {
        values.push(value(&content, Place::Argument, errors)?);
        call::comma(&content, errors)?;
    }
    Ok(values)
}
