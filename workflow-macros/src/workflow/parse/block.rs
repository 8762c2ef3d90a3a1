//! `{ let a = f(x); g(a) }`: statements, and a tail that is the block's value.

use proc_macro2::{Group, Span, TokenTree};
use quote::{ToTokens, quote};
use syn::buffer::Cursor;
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;
use syn::{Attribute, Item, Pat, Token, Type, token};

use super::node::{self, Place};
use super::{Node, route, skip_token};
use crate::errors::Errors;
use crate::source_text::source_text;

pub(crate) struct Block {
    /// The closing brace, where a result is missing.
    pub(crate) end: Span,
    /// The user's own braces, closing one included; an arm may have none.
    pub(crate) braces: Option<Span>,
    /// The last one is the tail if `has_tail`.
    pub(crate) statements: Vec<Statement>,
    pub(crate) has_tail: bool,
    /// Something in it could not be read; it may have been the result.
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
            braces: None,
            statements: vec![Statement {
                attrs: Vec::new(),
                binding: None,
                node,
            }],
            has_tail: true,
            broken: false,
        }
    }

    pub(super) fn ends_rounds(&self) -> bool {
        let last = self.statements.last();
        last.is_some_and(|last| self.has_tail && last.node.ends_rounds())
    }
}

pub(super) fn contents(input: ParseStream, brace: token::Brace, errors: &mut Errors) -> Block {
    let mut block = Block {
        end: brace.span.close(),
        braces: Some(brace.span.join()),
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
        if item(input, errors) {
            continue;
        }
        let begin = input.cursor();
        let mut mistakes = Errors::default();
        match statement(input, &mut mistakes) {
            Ok((statement, is_tail)) => {
                block.statements.push(statement);
                block.has_tail = is_tail;
            }
            Err(error) => {
                mistakes.absorb(error);
                if input.cursor() == begin {
                    skip_token(input);
                }
                skip_statement(input);
            }
        }
        block.broken |= !mistakes.is_empty();
        errors.extend(mistakes);
    }
    block
}

/// A statement, and whether it is the block's tail.
fn statement(input: ParseStream, errors: &mut Errors) -> syn::Result<(Statement, bool)> {
    let attrs = input.call(Attribute::parse_outer)?;
    if input.is_empty()
        && let Some(last) = attrs.last()
    {
        let message = "expected a node behind this attribute";
        return Err(syn::Error::new_spanned(last, message));
    }
    let (binding, has_node) = if input.peek(Token![let]) {
        let (binding, has_node) = binding(input, errors)?;
        (Some(binding), has_node)
    } else {
        (None, true)
    };
    let begin = input.cursor();
    let node = match has_node.then(|| node::node(input, Place::Statement, errors)) {
        Some(Ok(node)) => node,
        Some(Err(error)) if binding.is_none() => return Err(error),
        // The names stay, so that nothing is said about what uses them.
        no_node => {
            if let Some(Err(error)) = no_node {
                errors.absorb(error);
            }
            skip_statement(input);
            let node = Node::nothing();
            return Ok((
                Statement {
                    attrs,
                    binding,
                    node,
                },
                false,
            ));
        }
    };
    let is_tail = input.is_empty() && binding.is_none();
    if !is_tail && !node.ends_in_brace() || input.peek(Token![;]) {
        semicolon(input, begin, binding.is_some(), errors)?;
    }
    // A `;` behind `break` is as good as none, as in Rust.
    let is_tail = is_tail || input.is_empty() && binding.is_none() && node.ends_rounds();
    let statement = Statement {
        attrs,
        binding,
        node,
    };
    Ok((statement, is_tail))
}

/// The `;` behind a node; and where it is missing, as if it were there.
fn semicolon(
    input: ParseStream,
    begin: Cursor<'_>,
    is_let: bool,
    errors: &mut Errors,
) -> syn::Result<()> {
    if input.peek(Token![;]) {
        input.parse::<Token![;]>()?;
    } else if input.peek(Token![,]) {
        errors.absorb(input.error("expected `;`, found `,`"));
        input.parse::<Token![,]>()?;
    } else if is_let && input.peek(Token![else]) {
        errors.absorb(input.error("a `let` of a workflow has no `else`; use `match`"));
        input.parse::<Token![else]>()?;
        let _ = input.parse::<Group>();
        let _ = input.parse::<Token![;]>();
    } else {
        let end = last_span(begin, input.cursor()).unwrap_or_else(|| input.span());
        errors.absorb(syn::Error::new(end, "expected `;` behind this"));
    }
    Ok(())
}

pub(super) fn last_span(mut begin: Cursor<'_>, end: Cursor<'_>) -> Option<Span> {
    let mut last = None;
    while begin != end {
        let (token, rest) = begin.token_tree()?;
        last = Some(match token {
            TokenTree::Group(group) => group.span_close(),
            token => token.span(),
        });
        begin = rest;
    }
    last
}

/// Reports and skips what may stand in the body of a function, but not in a workflow.
fn item(input: ParseStream, errors: &mut Errors) -> bool {
    let ahead = input.fork();
    let Ok(item) = ahead.parse::<Item>() else {
        return false;
    };
    let keyword = match &item {
        Item::Const(item) => item.const_token.to_token_stream(),
        Item::Enum(item) => item.enum_token.to_token_stream(),
        Item::Fn(item) => item.sig.fn_token.to_token_stream(),
        Item::Impl(item) => item.impl_token.to_token_stream(),
        Item::Mod(item) => item.mod_token.to_token_stream(),
        Item::Static(item) => item.static_token.to_token_stream(),
        Item::Struct(item) => item.struct_token.to_token_stream(),
        Item::Trait(item) => item.trait_token.to_token_stream(),
        Item::Type(item) => item.type_token.to_token_stream(),
        Item::Use(item) => item.use_token.to_token_stream(),
        _ => return false,
    };
    input.advance_to(&ahead);
    let message = format!("a workflow has only nodes; put this `{keyword}` outside of it");
    errors.at(keyword, message);
    true
}

/// `let pattern: Type =`, and whether a node can follow.
fn binding(input: ParseStream, errors: &mut Errors) -> syn::Result<(Binding, bool)> {
    let keyword: Token![let] = input.parse()?;
    let Ok(pattern) = route::pattern(input, Pat::parse_single) else {
        let message = "expected a name and a node: `let name = node;`";
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
    let binding = Binding { pattern, ty };
    if !input.peek(Token![=]) {
        let message = "expected `=` and a node behind this";
        match &binding.ty {
            Some(ty) => errors.at(ty, message),
            None => errors.at(&binding.pattern, message),
        }
        return Ok((binding, false));
    }
    let equals: Token![=] = input.parse()?;
    let policies = input.call(Attribute::parse_outer)?;
    if !policies.is_empty() {
        let written = node::short_text(&policies);
        let pattern = source_text(&binding.pattern);
        let message =
            format!("policies stand in front of the `let`: `{written} let {pattern} = …;`");
        errors.at(quote!(#(#policies)*), message);
    }
    let has_node = !Place::Statement.ends(input);
    if !has_node {
        errors.at(equals, "expected a node behind this `=`");
    }
    Ok((binding, has_node))
}

/// Goes on behind the next `;`, or at the next `let`.
fn skip_statement(input: ParseStream) {
    while !input.is_empty() && !input.peek(Token![let]) {
        let is_end = input.peek(Token![;]);
        skip_token(input);
        if is_end {
            return;
        }
    }
}
