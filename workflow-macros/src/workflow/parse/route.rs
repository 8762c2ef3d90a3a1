//! `match … { … }` and `if … { … } else { … }`: the conditional connections.

use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;
use syn::spanned::Spanned;
use syn::{Expr, ExprLet, Pat, Token, braced, token};

use super::node::{self, Place};
use super::{Block, Glue, Node, block, skip_token};
use crate::errors::Errors;

pub(crate) struct Match {
    pub(crate) keyword: Token![match],
    pub(crate) head: Box<Node>,
    pub(crate) arms: Vec<Arm>,
}

pub(crate) struct Arm {
    pub(crate) pattern: Pat,
    pub(crate) guard: Option<Glue>,
    pub(crate) body: Block,
}

pub(crate) struct If {
    pub(crate) keyword: Token![if],
    pub(crate) head: Head,
    pub(crate) then: Block,
    pub(crate) otherwise: Option<Block>,
}

pub(crate) enum Head {
    /// `if node`
    Condition(Box<Node>),
    /// `if let pattern = node`
    Let(Box<Pat>, Box<Node>),
    /// `if let pattern = expression && …`
    Chain(Glue),
}

pub(super) fn parse_match(input: ParseStream, errors: &mut Errors) -> syn::Result<Match> {
    let keyword = input.parse()?;
    let head = Box::new(node::leaf(input, Place::Header, errors)?);
    if !input.peek(token::Brace) {
        return Err(input.error("expected the arms of this `match`, in braces"));
    }
    let content;
    braced!(content in input);
    let mut arms = Vec::new();
    while !content.is_empty() {
        match arm(&content, errors) {
            Ok(arm) => arms.push(arm),
            Err(error) => {
                errors.absorb(error);
                while !content.is_empty() && !content.peek(Token![,]) {
                    skip_token(&content);
                }
                let _ = content.parse::<Token![,]>();
            }
        }
    }
    Ok(Match {
        keyword,
        head,
        arms,
    })
}

fn arm(input: ParseStream, errors: &mut Errors) -> syn::Result<Arm> {
    let (pattern, guard) = match input.call(Pat::parse_multi_with_leading_vert)? {
        Pat::Guard(guarded) => (*guarded.pat, Some(Glue::Rust(guarded.guard))),
        pattern if input.peek(Token![if]) => {
            input.parse::<Token![if]>()?;
            (pattern, Some(Glue::Rust(input.parse()?)))
        }
        pattern => (pattern, None),
    };
    let arrow: Token![=>] = input.parse()?;
    if input.is_empty() || input.peek(Token![,]) {
        return Err(syn::Error::new_spanned(
            arrow,
            "this arm leads nowhere; name a node for it, or `{}`",
        ));
    }
    let node = node::node(input, errors)?;
    if input.peek(Token![,]) {
        input.parse::<Token![,]>()?;
    } else if !input.is_empty() && !node.ends_in_brace() {
        return Err(input.error("expected `,` between the arms"));
    }
    Ok(Arm {
        pattern,
        guard,
        body: into_block(node, arrow.span()),
    })
}

/// A braced arm is its block; any other node is a block of one.
fn into_block(node: Node, end: proc_macro2::Span) -> Block {
    match node {
        Node {
            body: node::Body::Block(block),
            postfix,
        } if postfix.is_empty() => block,
        node => Block::of(node, end),
    }
}

pub(super) fn parse_if(input: ParseStream, errors: &mut Errors) -> syn::Result<If> {
    let keyword = input.parse()?;
    let head = head(input, errors)?;
    let then = braces(input, errors)?;
    let otherwise = if input.peek(Token![else]) {
        let keyword: Token![else] = input.parse()?;
        if input.peek(Token![if]) {
            let nested = parse_if(input, errors)?;
            let node = Node {
                body: node::Body::If(Box::new(nested)),
                postfix: Vec::new(),
            };
            Some(Block::of(node, keyword.span()))
        } else {
            Some(braces(input, errors)?)
        }
    } else {
        None
    };
    Ok(If {
        keyword,
        head,
        then,
        otherwise,
    })
}

fn head(input: ParseStream, errors: &mut Errors) -> syn::Result<Head> {
    if !input.peek(Token![let]) {
        return Ok(Head::Condition(Box::new(node::leaf(
            input,
            Place::Header,
            errors,
        )?)));
    }
    let ahead = input.fork();
    if let Ok(Expr::Binary(chain)) = ahead.call(Expr::parse_without_eager_brace)
        && matches!(chain.op, syn::BinOp::And(_))
    {
        input.advance_to(&ahead);
        return Ok(Head::Chain(Glue::Rust(Box::new(Expr::Binary(chain)))));
    }
    input.parse::<Token![let]>()?;
    let pattern = Pat::parse_multi_with_leading_vert(input)?;
    input.parse::<Token![=]>()?;
    let node = node::leaf(input, Place::Header, errors)?;
    Ok(Head::Let(Box::new(pattern), Box::new(node)))
}

fn braces(input: ParseStream, errors: &mut Errors) -> syn::Result<Block> {
    if !input.peek(token::Brace) {
        return Err(input.error("expected a block, in braces"));
    }
    let content;
    let brace = braced!(content in input);
    Ok(block::contents(&content, brace, errors))
}

/// Every pattern of a `let` chain.
pub(crate) fn lets(expr: &Expr) -> Vec<&ExprLet> {
    match expr {
        Expr::Let(binding) => vec![binding],
        Expr::Binary(binary) => [lets(&binary.left), lets(&binary.right)].concat(),
        _ => Vec::new(),
    }
}
