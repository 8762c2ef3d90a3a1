//! `~`: what passes item by item.

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;
use syn::{Ident, Token, parenthesized, token};

use super::node::{self, Place};
use super::{Body, Glue, Node, glue};
use crate::errors::Errors;

/// `~` in front of a name, and perhaps `?` behind it.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    pub(crate) tilde: Token![~],
    /// The first `Err` among the items ends the run.
    pub(crate) question: Option<Token![?]>,
}

/// What passes on a stream: the tail of a block, or an arm.
pub(crate) struct Stream {
    pub(crate) tilde: Token![~],
    pub(crate) source: Source,
}

pub(crate) enum Source {
    /// `~name`
    Name(Ident, Mark),
    /// `~search(query)`, and perhaps `?` behind it.
    Node(Box<Node>, Mark),
    /// `~("Answer: ", ~tokens)`
    Template(Vec<Part>),
}

/// A part of a text template.
pub(crate) enum Part {
    Value(Glue),
    Stream(Ident, Mark),
}

/// `chain(~a, ~b)` and `merge(~a, ~b)`.
pub(crate) struct Combination {
    pub(crate) word: Ident,
    pub(crate) streams: Vec<(Ident, Mark)>,
}

/// `~name` or `~name?`
pub(super) fn link(input: ParseStream) -> syn::Result<(Ident, Mark)> {
    let tilde: Token![~] = input.parse()?;
    let name: Ident = input.parse().map_err(|_| {
        syn::Error::new_spanned(
            tilde,
            "`~` connects a stream by its name: `~name`; bind it with `let` first",
        )
    })?;
    let question = input.parse()?;
    Ok((name, Mark { tilde, question }))
}

/// The first `~` among the tokens of an expression.
pub(super) fn in_the_middle(tokens: &TokenStream) -> Option<syn::Error> {
    tokens.clone().into_iter().find_map(|token| match token {
        TokenTree::Group(group) => in_the_middle(&group.stream()),
        TokenTree::Punct(punct) if punct.as_char() == '~' => Some(syn::Error::new_spanned(
            punct,
            "a stream is not a value to calculate with; `~` connects it to an input of a component, \
             `f(xs: ~name)`",
        )),
        _ => None,
    })
}

/// What stands behind a stream that is not connected as it is.
fn surplus(name: &Ident, mark: &Mark, input: ParseStream) -> syn::Error {
    let message = if input.peek(Token![.]) {
        format!(
            "`~{name}` connects a stream as it is; what changes it is a component: \
             `fn f(xs: impl Stream<Item = T>) -> impl Stream<Item = U>`"
        )
    } else {
        "`~` connects a stream by its name: `~name`; bind this with `let` first".to_owned()
    };
    syn::Error::new_spanned(mark.tilde, message)
}

/// The same in a list, where nothing else belongs to it.
pub(super) fn listed(input: ParseStream) -> syn::Result<(Ident, Mark)> {
    let (name, mark) = link(input)?;
    if input.is_empty() || input.peek(Token![,]) {
        return Ok((name, mark));
    }
    Err(surplus(&name, &mark, input))
}

pub(super) fn stream(input: ParseStream, place: Place, errors: &mut Errors) -> syn::Result<Stream> {
    if input.peek2(token::Paren) {
        let tilde = input.parse()?;
        return template(input, tilde, errors);
    }
    let ahead = input.fork();
    if let Ok((name, mark)) = link(&ahead) {
        if place.ends(&ahead) {
            input.advance_to(&ahead);
            return Ok(Stream {
                tilde: mark.tilde,
                source: Source::Name(name, mark),
            });
        }
        if ahead.peek(Token![.]) {
            return Err(surplus(&name, &mark, &ahead));
        }
    }
    let tilde: Token![~] = input.parse()?;
    let mut node = node::leaf(input, place, errors)?;
    let question = match node.postfix.last() {
        Some(node::Postfix::Try(question)) => Some(*question),
        _ => None,
    };
    if question.is_some() {
        node.postfix.pop();
    }
    if !matches!(node.body, Body::Call(_) | Body::Combination(_)) {
        return Err(syn::Error::new_spanned(
            tilde,
            "`~` passes on a stream by its name or a component that gives one: `~answer`, `~draft(question)`",
        ));
    }
    Ok(Stream {
        tilde,
        source: Source::Node(Box::new(node), Mark { tilde, question }),
    })
}

fn template(input: ParseStream, tilde: Token![~], errors: &mut Errors) -> syn::Result<Stream> {
    let content;
    parenthesized!(content in input);
    let mut parts = Vec::new();
    while !content.is_empty() {
        parts.push(if content.peek(Token![~]) {
            let (name, mark) = listed(&content)?;
            Part::Stream(name, mark)
        } else {
            Part::Value(glue::parse(&content, Place::Argument, errors)?)
        });
        if !content.is_empty() {
            content.parse::<Token![,]>()?;
        }
    }
    Ok(Stream {
        tilde,
        source: Source::Template(parts),
    })
}

/// Whether `chain(~…)` or `merge(~…)` begins here; a component of that name goes by its path.
pub(super) fn is_combination(input: ParseStream) -> bool {
    let ahead = input.fork();
    let is_word = ahead
        .parse::<Ident>()
        .is_ok_and(|word| word == "chain" || word == "merge");
    is_word && ahead.peek(token::Paren)
}

pub(super) fn combination(input: ParseStream) -> syn::Result<Combination> {
    let word: Ident = input.parse()?;
    let content;
    parenthesized!(content in input);
    let mut streams = Vec::new();
    while !content.is_empty() {
        if !content.peek(Token![~]) {
            return Err(content.error(format!(
                "`{word}` takes streams: `{word}(~a, ~b)`; a component of that name is called by its path, `self::{word}(…)`"
            )));
        }
        streams.push(listed(&content)?);
        if !content.is_empty() {
            content.parse::<Token![,]>()?;
        }
    }
    if streams.len() < 2 {
        return Err(syn::Error::new_spanned(
            &word,
            format!("`{word}` takes at least two streams: `{word}(~a, ~b)`"),
        ));
    }
    Ok(Combination { word, streams })
}
