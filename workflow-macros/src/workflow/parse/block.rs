//! `{ let a = f(x); g(a) }`: statements, and a tail that is the block's value.

use proc_macro2::Span;
use syn::parse::ParseStream;
use syn::{Attribute, Pat, Token, Type, token};

use super::{Node, node, skip_token};
use crate::errors::Errors;

pub(crate) struct Block {
    /// The closing brace, where a result is missing.
    pub(crate) end: Span,
    /// The last one is the tail if `has_tail`.
    pub(crate) statements: Vec<Statement>,
    pub(crate) has_tail: bool,
    /// A statement was left out because it could not be read.
    pub(crate) broken: bool,
}

/// One node of a block, with what is said about it.
pub(crate) struct Statement {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) binding: Option<Binding>,
    pub(crate) node: Node,
}

/// `let pattern: Type =`
pub(crate) struct Binding {
    pub(crate) pattern: Pat,
    pub(crate) ty: Option<Type>,
}

impl Block {
    /// A block of a single node, such as the arm `Kind::Empty => report(path)`.
    pub(super) fn of(node: Node, end: Span) -> Self {
        Block {
            end,
            statements: vec![Statement {
                attrs: Vec::new(),
                binding: None,
                node,
            }],
            has_tail: true,
            broken: false,
        }
    }
}

pub(super) fn contents(input: ParseStream, brace: token::Brace, errors: &mut Errors) -> Block {
    let mut block = Block {
        end: brace.span.close(),
        statements: Vec::new(),
        has_tail: false,
        broken: false,
    };
    while !input.is_empty() {
        if input
            .parse::<Option<Token![;]>>()
            .is_ok_and(|semicolon| semicolon.is_some())
        {
            continue;
        }
        match statement(input, errors) {
            Ok((statement, is_tail)) => {
                block.statements.push(statement);
                block.has_tail = is_tail;
            }
            Err(error) => {
                errors.absorb(error);
                block.broken = true;
                skip_statement(input);
            }
        }
    }
    block
}

/// A statement, and whether it is the block's tail.
fn statement(input: ParseStream, errors: &mut Errors) -> syn::Result<(Statement, bool)> {
    let attrs = input.call(Attribute::parse_outer)?;
    let binding = if input.peek(Token![let]) {
        Some(binding(input)?)
    } else {
        None
    };
    let node = node::node(input, errors)?;
    let is_tail = input.is_empty() && binding.is_none();
    if input.peek(Token![;]) {
        input.parse::<Token![;]>()?;
    } else if !is_tail && !node.ends_in_brace() {
        return Err(match &binding {
            Some(_) if input.is_empty() => input.error("expected `;` behind this `let`"),
            Some(_) if input.peek(Token![else]) => {
                input.error("a `let` of a workflow has no `else`; use `match`")
            }
            _ => input.error("expected `;`"),
        });
    }
    let statement = Statement {
        attrs,
        binding,
        node,
    };
    Ok((statement, is_tail))
}

fn binding(input: ParseStream) -> syn::Result<Binding> {
    input.parse::<Token![let]>()?;
    let pattern = Pat::parse_single(input)?;
    let ty = if input.peek(Token![:]) {
        input.parse::<Token![:]>()?;
        Some(input.parse()?)
    } else {
        None
    };
    input.parse::<Token![=]>()?;
    Ok(Binding { pattern, ty })
}

/// Goes on behind the next `;`, or at the next `let`.
fn skip_statement(input: ParseStream) {
    skip_token(input);
    while !input.is_empty() && !input.peek(Token![let]) {
        let is_end = input.peek(Token![;]);
        skip_token(input);
        if is_end {
            return;
        }
    }
}
