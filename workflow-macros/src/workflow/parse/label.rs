//! `'label: loop { … }`, which only plain Rust has.

use proc_macro2::{Group, TokenStream, TokenTree};
use syn::parse::discouraged::Speculative;
use syn::parse::{ParseStream, Parser};
use syn::{Expr, ExprBlock, ExprLoop, Lifetime, Token, token};

use super::node::{self, Place};
use super::{Body, Glue, Node, plain_loop, up_to_braces};
use crate::errors::Errors;

const MESSAGE: &str = "the loops of a workflow have no labels: `break` and `continue` belong to the \
                       innermost `loop`; let that one `break` with a value, and decide by it in the \
                       outer one";

pub(super) fn begins(input: ParseStream) -> bool {
    input.peek(Lifetime) && input.peek2(Token![:])
}

/// What stands behind a label: plain Rust as it is, a node as if there were no label.
pub(super) fn parse(input: ParseStream, place: Place, errors: &mut Errors) -> syn::Result<Node> {
    let ahead = input.fork();
    if let Ok(expr) = plain(&ahead)
        && place.ends(&ahead)
        && !plain_loop::runs_nodes(&expr)
    {
        input.advance_to(&ahead);
        return Ok(Node::of(Body::Glue(Glue::Rust(Box::new(expr)))));
    }
    let label: Lifetime = input.parse()?;
    input.parse::<Token![:]>()?;
    let written = without(&label, up_to_braces(input, place)?);
    errors.at(&label, MESSAGE);
    let node = |input: ParseStream| node::node(input, place, errors);
    let mut node = node.parse2(written)?;
    node.postfix = node::postfix(input, errors)?;
    // What ends its rounds may have stood further inside, behind that label.
    if let Body::Loop(labelled) = &mut node.body
        && !labelled.body.ends_rounds()
    {
        labelled.body.broken = true;
        labelled.body.has_tail = false;
    }
    Ok(node)
}

fn plain(input: ParseStream) -> syn::Result<Expr> {
    if input.peek3(token::Brace) {
        input.parse::<ExprBlock>().map(Expr::Block)
    } else {
        input.parse::<ExprLoop>().map(Expr::Loop)
    }
}

/// The label behind `break` or `continue`, where no loop around has it.
pub(super) fn of_leap(input: ParseStream, errors: &mut Errors) {
    if let Ok(label) = input.parse::<Lifetime>() {
        errors.at(label, MESSAGE);
    }
}

/// Without `'label` behind `break` and `continue`: one mistake is reported once.
fn without(label: &Lifetime, tokens: TokenStream) -> TokenStream {
    let mut output = Vec::<TokenTree>::new();
    for token in tokens {
        let token = match token {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), without(label, group.stream()));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            token => token,
        };
        let is_label = matches!(&token, TokenTree::Ident(name) if *name == label.ident);
        if is_label && is_leap(&output) {
            output.pop();
        } else {
            output.push(token);
        }
    }
    output.into_iter().collect()
}

/// Whether these tokens end in `break '` or `continue '`.
fn is_leap(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [.., TokenTree::Ident(word), TokenTree::Punct(mark)]
        if (word == "break" || word == "continue") && mark.as_char() == '\'')
}
