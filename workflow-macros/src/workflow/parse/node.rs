//! What may stand behind `let x =`, in an arm, or at the end of a block.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;
use syn::{AngleBracketedGenericArguments, Attribute, Ident, Member, Token, braced, token};

use super::{
    Block, Break, Call, Combination, Continue, Each, Glue, If, Loop, Match, Race, Stream, block,
    call, glue, label, plain_loop, race, repeat, route, stream,
};
use crate::errors::Errors;
use crate::source_text::source_text;

pub(crate) struct Node {
    pub(crate) body: Body,
    pub(crate) postfix: Vec<Postfix>,
}

pub(crate) enum Body {
    Call(Call),
    Match(Match),
    If(Box<If>),
    Block(Block),
    Loop(Loop),
    Each(Each),
    Race(Race),
    Break(Break),
    Continue(Continue),
    Glue(Glue),
    Stream(Stream),
    Combination(Combination),
}

/// What is done with a node's value on the spot.
pub(crate) enum Postfix {
    Try(Token![?]),
    Field(Token![.], Member),
    Method {
        dot: Token![.],
        name: Ident,
        turbofish: Option<AngleBracketedGenericArguments>,
        arguments: Vec<Glue>,
    },
}

impl Node {
    /// In place of one that could not be read.
    pub(super) fn nothing() -> Self {
        Node::of(Body::Glue(Glue::Broken(TokenStream::new())))
    }

    pub(super) fn of(body: Body) -> Self {
        Node {
            body,
            postfix: Vec::new(),
        }
    }

    /// Whether every path of it that has an end at all says how a round goes on.
    pub(super) fn ends_rounds(&self) -> bool {
        let mut blocks: Vec<&Block> = Vec::new();
        match &self.body {
            Body::Break(_) | Body::Continue(_) => return true,
            Body::Match(route) => blocks.extend(route.arms.iter().map(|arm| &arm.body)),
            Body::If(route) => blocks.extend([&route.then].into_iter().chain(&route.otherwise)),
            Body::Block(block) => blocks.push(block),
            _ => {}
        }
        blocks.into_iter().any(Block::ends_rounds)
    }

    pub(super) fn ends_in_brace(&self) -> bool {
        let ends = match &self.body {
            Body::Match(_)
            | Body::If(_)
            | Body::Block(_)
            | Body::Loop(_)
            | Body::Each(_)
            | Body::Race(_) => true,
            Body::Glue(glue) => glue.ends_in_brace(),
            _ => false,
        };
        ends && self.postfix.is_empty()
    }
}

pub(super) fn node(input: ParseStream, place: Place, errors: &mut Errors) -> syn::Result<Node> {
    attributes(input, place, errors)?;
    if plain_loop::begins(input) {
        return plain_loop::parse(input, place, errors).map(|glue| Node::of(Body::Glue(glue)));
    }
    if label::begins(input) {
        return label::parse(input, place, errors);
    }
    let body = if input.peek(Token![match]) {
        Body::Match(route::parse_match(input, errors)?)
    } else if input.peek(Token![if]) {
        Body::If(Box::new(route::parse_if(input, errors)?))
    } else if input.peek(token::Brace) {
        let content;
        let brace = braced!(content in input);
        Body::Block(block::contents(&content, brace, errors))
    } else if input.peek(Token![loop]) {
        Body::Loop(repeat::parse_loop(input, errors)?)
    } else if repeat::is_each(input) {
        Body::Each(repeat::parse_each(input, errors)?)
    } else if race::is_race(input) {
        Body::Race(race::parse_race(input, errors)?)
    } else if input.peek(Token![break]) {
        Body::Break(repeat::parse_break(input, place, errors)?)
    } else if input.peek(Token![continue]) {
        Body::Continue(repeat::parse_continue(input, place, errors)?)
    } else {
        return leaf(input, place, errors);
    };
    let postfix = match body {
        Body::Break(_) | Body::Continue(_) => Vec::new(),
        _ => postfix(input, errors)?,
    };
    Ok(Node { body, postfix })
}

/// Where a node stands decides where an expression ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Up to `;` or the end.
    Statement,
    /// Up to `,` or the end.
    Argument,
    /// Up to the `{` of a `match` or an `if`.
    Header,
    /// Up to the `,` behind a state of a `loop`, or its `{`.
    State,
}

impl Place {
    pub(super) fn ends(self, input: ParseStream) -> bool {
        input.is_empty()
            || match self {
                Place::Statement => input.peek(Token![;]),
                Place::Argument => input.peek(Token![,]),
                Place::Header => input.peek(token::Brace),
                Place::State => input.peek(Token![,]) || input.peek(token::Brace),
            }
    }
}

/// A component call or glue.
pub(super) fn leaf(input: ParseStream, place: Place, errors: &mut Errors) -> syn::Result<Node> {
    attributes(input, place, errors)?;
    if let Some(error) = in_header(input) {
        return Err(error);
    }
    if input.peek(Token![~]) && !matches!(place, Place::Header | Place::State) {
        return Ok(Node {
            body: Body::Stream(stream::stream(input, place, errors)?),
            postfix: Vec::new(),
        });
    }
    if stream::is_combination(input) {
        return Ok(Node {
            body: Body::Combination(stream::combination(input)?),
            postfix: postfix(input, errors)?,
        });
    }
    if call::is_call(input) {
        let ahead = input.fork();
        let mut errors_ahead = Errors::default();
        let call = call::parse(&ahead, &mut errors_ahead)?;
        let postfix = postfix(&ahead, &mut errors_ahead)?;
        if place.ends(&ahead) || call.has_names() && !goes_on(&ahead) {
            input.advance_to(&ahead);
            errors.extend(errors_ahead);
            return Ok(Node {
                body: Body::Call(call),
                postfix,
            });
        }
    }
    Ok(Node {
        body: Body::Glue(glue::parse(input, place, errors)?),
        postfix: Vec::new(),
    })
}

/// Policies in front of what is no statement.
fn attributes(input: ParseStream, place: Place, errors: &mut Errors) -> syn::Result<()> {
    let attrs = input.call(Attribute::parse_outer)?;
    if attrs.is_empty() {
        return Ok(());
    }
    let written = short_text(&attrs);
    let message = match place {
        Place::Statement | Place::Argument => format!(
            "policies cannot stand here; put the node into a block with them: `{{ {written} … }}`"
        ),
        Place::Header | Place::State => format!(
            "policies cannot stand here; bind the node with `let` first, `{written} let value = …;`, \
             and use its name"
        ),
    };
    errors.at(quote!(#(#attrs)*), message);
    Ok(())
}

/// Policies as a message shows them.
pub(super) fn short_text(attrs: &[Attribute]) -> String {
    let text = source_text(quote!(#(#attrs)*));
    if text.chars().count() > 40 {
        "#[…]".to_owned()
    } else {
        text
    }
}

/// Whether an expression goes on here, with an operator.
fn goes_on(input: ParseStream) -> bool {
    let is_operator = |mark: char| "+-*/%^&|<>=!".contains(mark);
    match input.cursor().punct() {
        Some((mark, _)) => is_operator(mark.as_char()) && !input.peek(Token![=>]),
        None => input.peek(Token![as]),
    }
}

/// What is a node with a block of its own, and stands where only a value can.
pub(super) fn in_header(input: ParseStream) -> Option<syn::Error> {
    let word = if input.peek(Token![loop]) {
        "loop"
    } else if repeat::is_each(input) {
        "each"
    } else if race::is_race(input) {
        "race"
    } else {
        return None;
    };
    Some(input.error(format!(
        "a `{word}` cannot stand here; bind it with `let` first, and use its name"
    )))
}

pub(super) fn postfix(input: ParseStream, errors: &mut Errors) -> syn::Result<Vec<Postfix>> {
    let mut postfix = Vec::new();
    loop {
        if input.peek(Token![?]) {
            postfix.push(Postfix::Try(input.parse()?));
        } else if input.peek(Token![.]) && !input.peek(Token![..]) {
            postfix.push(member(input, errors)?);
        } else {
            return Ok(postfix);
        }
    }
}

fn member(input: ParseStream, errors: &mut Errors) -> syn::Result<Postfix> {
    let dot: Token![.] = input.parse()?;
    if input.peek(Token![await]) {
        return Err(input.error("a workflow awaits its nodes itself; remove `.await`"));
    }
    let Ok(member) = input.parse::<Member>() else {
        return Err(syn::Error::new_spanned(
            dot,
            "expected a field or a method behind this `.`",
        ));
    };
    let Member::Named(name) = member else {
        return Ok(Postfix::Field(dot, member));
    };
    let turbofish = if input.peek(Token![::]) {
        Some(input.call(AngleBracketedGenericArguments::parse_turbofish)?)
    } else {
        None
    };
    if !input.peek(token::Paren) {
        return Ok(Postfix::Field(dot, Member::Named(name)));
    }
    let content;
    syn::parenthesized!(content in input);
    let mut arguments = Vec::new();
    while !content.is_empty() {
        arguments.push(glue::parse(&content, Place::Argument, errors)?);
        call::comma(&content, errors)?;
    }
    Ok(Postfix::Method {
        dot,
        name,
        turbofish,
        arguments,
    })
}
