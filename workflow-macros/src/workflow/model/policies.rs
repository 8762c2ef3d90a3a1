//! `#[…]` on a node.

use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Ident, Lit, LitInt, Token};

use crate::errors::Errors;
use crate::similar::closest;
use crate::workflow::parse::Glue;

const POLICIES: [&str; 7] = [
    "after",
    "retry",
    "timeout",
    "spawn",
    "limit",
    "concurrency",
    "buffer",
];

/// What is said about a node.
#[derive(Default)]
pub(super) struct Policies {
    /// The nodes named by `#[after(a, b)]`.
    pub(super) after: Vec<Ident>,
    /// The items that `#[buffer(n)]` allows one reader to be ahead of another.
    pub(super) buffer: Option<LitInt>,
    /// The rounds that `#[limit(n)]` allows a loop.
    pub(super) limit: Option<Glue>,
    /// The items that `#[concurrency(n)]` allows an `each` at a time.
    pub(super) concurrency: Option<Glue>,
}

pub(super) fn policies(attrs: &[Attribute], errors: &mut Errors) -> Policies {
    let mut after = None;
    let mut buffer = None;
    let mut limit = None;
    let mut concurrency = None;
    for attr in attrs {
        let name = attr.path().get_ident().map(Ident::to_string);
        match name.as_deref() {
            Some("doc") => {}
            Some("after") if after.is_some() => {
                errors.at(
                    attr,
                    "`#[after]` is here twice; name all nodes in one: `#[after(a, b)]`",
                );
            }
            Some("after") => match attr.parse_args_with(list) {
                Ok(nodes) if !nodes.is_empty() => after = Some(nodes),
                _ => errors.at(
                    attr,
                    "`#[after]` takes the names of nodes: `#[after(a, b)]`",
                ),
            },
            Some("buffer") if buffer.is_some() => {
                errors.at(attr, "`#[buffer]` is here twice");
            }
            Some("buffer") => match attr.parse_args::<LitInt>() {
                Ok(items) if items.base10_parse::<usize>().is_ok_and(|items| items > 0) => {
                    buffer = Some(items);
                }
                _ => errors.at(attr, "`#[buffer]` takes a number of items: `#[buffer(64)]`"),
            },
            Some("limit") => number(attr, "limit", "rounds", 10, &mut limit, errors),
            Some("concurrency") => {
                number(attr, "concurrency", "items", 8, &mut concurrency, errors);
            }
            Some(known) if POLICIES.contains(&known) => {
                errors.at(
                    attr,
                    format!("`#[{known}]` cannot be used in a workflow yet"),
                );
            }
            _ => unknown(attr, errors),
        }
    }
    Policies {
        after: after.unwrap_or_default(),
        buffer,
        limit,
        concurrency,
    }
}

/// `#[limit(10)]`, or an expression instead of the number.
fn number(
    attr: &Attribute,
    name: &str,
    unit: &str,
    example: usize,
    place: &mut Option<Glue>,
    errors: &mut Errors,
) {
    if place.is_some() {
        errors.at(attr, format!("`#[{name}]` is here twice"));
        return;
    }
    let is_none = |expr: &Expr| {
        matches!(expr, Expr::Lit(lit) if !matches!(&lit.lit, Lit::Int(number)
            if number.base10_parse::<usize>().is_ok_and(|number| number > 0)))
    };
    match attr.parse_args::<Expr>() {
        Ok(expr) if !is_none(&expr) => *place = Some(Glue::Rust(Box::new(expr))),
        _ => errors.at(
            attr,
            format!("`#[{name}]` takes a number of {unit}, 1 or more: `#[{name}({example})]`"),
        ),
    }
}

fn list(input: syn::parse::ParseStream) -> syn::Result<Vec<Ident>> {
    let names = Punctuated::<Ident, Token![,]>::parse_terminated(input)?;
    Ok(names.into_iter().collect())
}

fn unknown(attr: &Attribute, errors: &mut Errors) {
    let name = crate::source_text::source_text(attr.path());
    let hint = match closest(&name, POLICIES) {
        Some(similar) => format!("did you mean `#[{similar}]`?"),
        None => "a node takes policies only, such as `#[after(…)]`".to_owned(),
    };
    errors.at(attr, format!("there is no policy `{name}`; {hint}"));
}
