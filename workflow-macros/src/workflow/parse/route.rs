//! `match … { … }` and `if … { … } else { … }`: the conditional connections.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;
use syn::spanned::Spanned;
use syn::{Expr, ExprLet, Ident, Pat, Token, braced, token};

use super::node::{self, Place};
use super::{Block, Glue, Node, block, call, skip_token};
use crate::errors::Errors;

pub(crate) struct Match {
    pub(crate) keyword: Token![match],
    pub(crate) head: Box<Node>,
    pub(crate) arms: Vec<Arm>,
    /// The closing brace.
    pub(crate) end: Span,
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
    let keyword: Token![match] = input.parse()?;
    if Place::Header.ends(input) {
        let message = "expected a value to decide on: `match value { … }`";
        return Err(syn::Error::new_spanned(keyword, message));
    }
    let head = input.fork();
    let node = Box::new(node::leaf(input, Place::Header, errors)?);
    if !input.peek(token::Brace) {
        let message = "expected the arms of this `match`: `{ pattern => node, … }`";
        return Err(syn::Error::new_spanned(keyword, message));
    }
    let content;
    let brace = braced!(content in input);
    if is_struct_literal(&content, input) {
        return Err(header_in_braces(&head, input));
    }
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
        head: node,
        arms,
        end: brace.span.close(),
    })
}

/// Whether the braces behind a header were meant to belong to it: those behind them are its arms.
fn is_struct_literal(braces: ParseStream, behind: ParseStream) -> bool {
    let is_field = braces.peek(Ident) && (braces.peek2(Token![:]) || braces.peek2(Token![,]));
    is_field && !braces.peek2(Token![::]) && behind.peek(token::Brace)
}

fn header_in_braces(header: ParseStream, behind: ParseStream) -> syn::Error {
    let mut tokens = TokenStream::new();
    while header.cursor() != behind.cursor() {
        tokens.extend(header.parse::<TokenTree>());
    }
    skip_token(behind);
    let message = "as in Rust, a struct literal in a header stands in parentheses";
    syn::Error::new_spanned(tokens, message)
}

fn arm(input: ParseStream, errors: &mut Errors) -> syn::Result<Arm> {
    let (pattern, guard) = arm_pattern(input)?;
    if !input.peek(Token![=>]) {
        let message = "expected `=>` and a node behind this pattern";
        return Err(syn::Error::new_spanned(pattern, message));
    }
    let arrow: Token![=>] = input.parse()?;
    if input.is_empty() || input.peek(Token![,]) {
        return Err(syn::Error::new_spanned(
            arrow,
            "this arm leads nowhere; name a node for it, or `{}`",
        ));
    }
    let begin = input.cursor();
    let node = node::node(input, Place::Argument, errors)?;
    let end = block::last_span(begin, input.cursor());
    if input.peek(Token![,]) {
        input.parse::<Token![,]>()?;
    } else if !input.is_empty() && !node.ends_in_brace() {
        errors.absorb(input.error("expected `,` in front of this arm"));
    }
    Ok(Arm {
        pattern,
        guard,
        body: into_block(node, end.unwrap_or_else(|| arrow.span())),
    })
}

/// `pattern`, `pattern if guard`
fn arm_pattern(input: ParseStream) -> syn::Result<(Pat, Option<Glue>)> {
    let ahead = input.fork();
    let parsed = ahead.call(Pat::parse_multi_with_leading_vert);
    let parsed = parsed.and_then(|pattern| match pattern {
        Pat::Guard(guarded) => Ok((*guarded.pat, Some(Glue::Rust(guarded.guard)))),
        pattern if ahead.peek(Token![if]) => {
            ahead.parse::<Token![if]>()?;
            Ok((pattern, Some(Glue::Rust(ahead.parse()?))))
        }
        pattern => Ok((pattern, None)),
    });
    if parsed.is_ok() {
        input.advance_to(&ahead);
        return parsed;
    }
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![=>]) && !input.peek(Token![,]) {
        tokens.extend([input.parse::<TokenTree>()?]);
    }
    match call::in_the_middle(&tokens) {
        Some(error) => Err(error),
        None => parsed,
    }
}

/// A braced arm is its block; any other node is a block of one.
pub(super) fn into_block(node: Node, end: Span) -> Block {
    match node {
        Node {
            body: node::Body::Block(block),
            postfix,
        } if postfix.is_empty() => block,
        node => Block::of(node, end),
    }
}

pub(super) fn parse_if(input: ParseStream, errors: &mut Errors) -> syn::Result<If> {
    let keyword: Token![if] = input.parse()?;
    if Place::Header.ends(input) {
        let message = "expected a condition: `if condition { … }`";
        return Err(syn::Error::new_spanned(keyword, message));
    }
    let head = head(input, errors)?;
    let then = braces(input, keyword, "if", errors)?;
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
            Some(braces(input, keyword, "else", errors)?)
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
    let keyword: Token![let] = input.parse()?;
    let pattern = pattern(input, Pat::parse_multi_with_leading_vert)?;
    if !input.peek(Token![=]) {
        let message = "expected a pattern and a value: `if let pattern = value { … }`";
        return Err(syn::Error::new_spanned(keyword, message));
    }
    input.parse::<Token![=]>()?;
    let node = node::leaf(input, Place::Header, errors)?;
    Ok(Head::Let(Box::new(pattern), Box::new(node)))
}

/// A pattern, or nothing taken.
pub(super) fn pattern(
    input: ParseStream,
    parse: fn(ParseStream) -> syn::Result<Pat>,
) -> syn::Result<Pat> {
    let ahead = input.fork();
    let pattern = ahead.call(parse)?;
    input.advance_to(&ahead);
    Ok(pattern)
}

fn braces(
    input: ParseStream,
    keyword: impl ToTokens,
    name: &str,
    errors: &mut Errors,
) -> syn::Result<Block> {
    if !input.peek(token::Brace) {
        let message = format!("expected a block for this `{name}`, in braces");
        return Err(syn::Error::new_spanned(keyword, message));
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
