//! What stands in the parentheses of a macro, where that is known to be plain Rust.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, Ident, Pat, Path, Token};

use super::Usage;

/// What a macro does with its arguments.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// It takes expressions by reference, as `format!` does.
    Format,
    /// `vec!`
    Vec,
    /// `matches!`
    Matches,
    /// Anything.
    Unknown,
}

const FORMATTING: [&str; 29] = [
    "format",
    "format_args",
    "print",
    "println",
    "eprint",
    "eprintln",
    "write",
    "writeln",
    "panic",
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "todo",
    "unimplemented",
    "unreachable",
    "trace",
    "debug",
    "info",
    "warn",
    "error",
    "event",
    "log",
    "bail",
    "anyhow",
    "ensure",
    "concat",
];

impl Family {
    pub(super) fn of(path: &Path) -> Self {
        let Some(last) = path.segments.last() else {
            return Family::Unknown;
        };
        if FORMATTING.iter().any(|name| last.ident == name) {
            Family::Format
        } else if last.ident == "vec" {
            Family::Vec
        } else if last.ident == "matches" {
            Family::Matches
        } else {
            Family::Unknown
        }
    }

    /// How a name is used that is an argument.
    pub(super) fn usage(self) -> Usage {
        match self {
            Family::Format | Family::Matches => Usage::Place,
            Family::Vec => Usage::Value,
            Family::Unknown => Usage::Opaque,
        }
    }
}

/// The arguments of a macro, parsed.
pub(super) enum Arguments {
    List(Punctuated<Argument, Token![,]>),
    /// `value; count`
    Repeat(Box<Expr>, Token![;], Box<Expr>),
    /// `value, pattern if guard`
    Matches {
        value: Box<Expr>,
        comma: Token![,],
        pattern: Box<Pat>,
        guard: Option<(Token![if], Box<Expr>)>,
        end: Option<Token![,]>,
    },
}

/// `value` or `name = value`
pub(super) struct Argument {
    name: Option<(Ident, Token![=])>,
    value: Expr,
}

impl Arguments {
    /// Nothing for a macro that may do anything, and for tokens that are not what it takes.
    pub(super) fn parse(family: Family, tokens: &TokenStream) -> Option<Self> {
        let parse = |input: ParseStream| match family {
            Family::Unknown => Err(input.error("unknown")),
            Family::Matches => Self::matches(input),
            Family::Vec if Self::repeat(&input.fork()).is_ok() => Self::repeat(input),
            Family::Format | Family::Vec => Self::list(input),
        };
        parse.parse2(tokens.clone()).ok()
    }

    fn list(input: ParseStream) -> syn::Result<Self> {
        Punctuated::parse_terminated_with(input, argument).map(Arguments::List)
    }

    fn repeat(input: ParseStream) -> syn::Result<Self> {
        Ok(Arguments::Repeat(
            input.parse()?,
            input.parse()?,
            input.parse()?,
        ))
    }

    fn matches(input: ParseStream) -> syn::Result<Self> {
        let (value, comma) = (input.parse()?, input.parse()?);
        let (pattern, guard) = match input.call(Pat::parse_multi_with_leading_vert)? {
            Pat::Guard(guarded) => (guarded.pat, Some((guarded.if_token, guarded.guard))),
            pattern if input.peek(Token![if]) => {
                (Box::new(pattern), Some((input.parse()?, input.parse()?)))
            }
            pattern => (Box::new(pattern), None),
        };
        Ok(Arguments::Matches {
            value,
            comma,
            pattern,
            guard,
            end: input.parse()?,
        })
    }

    /// The names that arguments are given.
    pub(super) fn names(&self) -> Vec<String> {
        match self {
            Arguments::List(list) => list
                .iter()
                .filter_map(|argument| Some(argument.name.as_ref()?.0.to_string()))
                .collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn values(&mut self) -> Vec<&mut Expr> {
        match self {
            Arguments::List(list) => list
                .iter_mut()
                .map(|argument| &mut argument.value)
                .collect(),
            Arguments::Repeat(value, _, count) => vec![value, count],
            Arguments::Matches { value, .. } => vec![value],
        }
    }
}

fn argument(input: ParseStream) -> syn::Result<Argument> {
    let is_named =
        input.peek(Ident::peek_any) && input.peek2(Token![=]) && !input.peek2(Token![==]);
    let name = if is_named {
        Some((input.call(Ident::parse_any)?, input.parse()?))
    } else {
        None
    };
    Ok(Argument {
        name,
        value: input.parse()?,
    })
}

impl ToTokens for Arguments {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Arguments::List(list) => list.to_tokens(tokens),
            Arguments::Repeat(value, semicolon, count) => {
                value.to_tokens(tokens);
                semicolon.to_tokens(tokens);
                count.to_tokens(tokens);
            }
            Arguments::Matches {
                value,
                comma,
                pattern,
                guard,
                end,
            } => {
                value.to_tokens(tokens);
                comma.to_tokens(tokens);
                pattern.to_tokens(tokens);
                if let Some((keyword, guard)) = guard {
                    keyword.to_tokens(tokens);
                    guard.to_tokens(tokens);
                }
                end.to_tokens(tokens);
            }
        }
    }
}

impl ToTokens for Argument {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let Some((name, equals)) = &self.name {
            name.to_tokens(tokens);
            equals.to_tokens(tokens);
        }
        self.value.to_tokens(tokens);
    }
}
