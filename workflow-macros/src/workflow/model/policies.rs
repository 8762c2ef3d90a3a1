//! `#[…]` on a node.

use syn::punctuated::Punctuated;
use syn::{Attribute, Ident, Token};

use crate::errors::Errors;
use crate::similar::closest;

const POLICIES: [&str; 7] = [
    "after",
    "retry",
    "timeout",
    "spawn",
    "limit",
    "concurrency",
    "buffer",
];

/// The nodes named by `#[after(a, b)]`; all other attributes are mistakes.
pub(super) fn after(attrs: &[Attribute], errors: &mut Errors) -> Vec<Ident> {
    let mut after = None;
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
            Some(known) if POLICIES.contains(&known) => {
                errors.at(
                    attr,
                    format!("`#[{known}]` cannot be used in a workflow yet"),
                );
            }
            _ => unknown(attr, errors),
        }
    }
    after.unwrap_or_default()
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
