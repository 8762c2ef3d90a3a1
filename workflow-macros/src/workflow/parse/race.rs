//! `race { …, … }`: nodes side by side, of which the first to finish wins.

use syn::parse::ParseStream;
use syn::{Ident, Token, braced, token};

use super::node::{self, Place};
use super::{Block, block, route};
use crate::errors::Errors;

/// Wider ones are races of races.
const MOST: usize = 8;

pub(crate) struct Race {
    pub(crate) word: Ident,
    pub(crate) nodes: Vec<Block>,
}

/// Whether `race {` begins here.
pub(super) fn is_race(input: ParseStream) -> bool {
    let ahead = input.fork();
    ahead.parse::<Ident>().is_ok_and(|word| word == "race") && ahead.peek(token::Brace)
}

pub(super) fn parse_race(input: ParseStream, errors: &mut Errors) -> syn::Result<Race> {
    let word: Ident = input.parse()?;
    let content;
    braced!(content in input);
    let mut nodes = Vec::new();
    while !content.is_empty() {
        if content.peek(Token![let]) {
            let message =
                "the nodes of a `race` have no names: bind the winner, `let first = race { … };`";
            errors.absorb(content.error(message));
            content.parse::<proc_macro2::TokenStream>()?;
            return Ok(Race { word, nodes });
        }
        let begin = content.cursor();
        let node = node::node(&content, Place::Argument, errors)?;
        let end = block::last_span(begin, content.cursor());
        if content.peek(Token![,]) {
            content.parse::<Token![,]>()?;
        } else if content.peek(Token![;]) {
            errors.absorb(content.error("the nodes of a `race` are divided by `,`"));
            content.parse::<Token![;]>()?;
        } else if !content.is_empty() && !node.ends_in_brace() {
            errors.absorb(content.error("expected `,` in front of this node"));
        }
        nodes.push(route::into_block(node, end.unwrap_or_else(|| word.span())));
    }
    match nodes.len() {
        2..=MOST => {}
        0 | 1 => errors.at(
            &word,
            "a `race` is between several nodes: `race { first(x), second(x) }`",
        ),
        _ => errors.at(
            &word,
            format!("a `race` is between {MOST} nodes at most; let some of them race in a `race {{ … }}` of their own"),
        ),
    }
    Ok(Race { word, nodes })
}
