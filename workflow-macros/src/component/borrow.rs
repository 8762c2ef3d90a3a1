//! Where a type borrows.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{
    BoundLifetimes, Expr, Lifetime, ParenthesizedGenericArguments, TraitBound, Type, TypeFnPtr,
    TypeReference,
};

use super::names::bound_lifetimes;
use crate::source_text::source_text;

/// The first place in a type that borrows for less than `'static`.
pub(crate) struct Borrow {
    pub(crate) tokens: TokenStream,
    /// What would stand there if it were owned; `None` if `tokens` are a lifetime.
    pub(crate) owned: Option<String>,
    /// Whether `tokens` are the whole type.
    pub(crate) is_whole: bool,
}

impl Borrow {
    pub(crate) fn in_type(ty: &Type) -> Option<Self> {
        let mut search = Search::default();
        search.visit_type(ty);
        search.found
    }
}

#[derive(Default)]
struct Search {
    found: Option<Borrow>,
    is_inside: bool,
    bound: Vec<Lifetime>,
}

impl<'s> Visit<'s> for Search {
    fn visit_type(&mut self, ty: &'s Type) {
        if self.found.is_some() {
            return;
        }
        match ty {
            Type::Reference(reference) if !is_static(reference) => {
                self.found = Some(Borrow {
                    tokens: reference.to_token_stream(),
                    owned: Some(owned(&reference.elem)),
                    is_whole: !self.is_inside,
                });
            }
            _ => {
                self.is_inside = true;
                visit::visit_type(self, ty);
            }
        }
    }

    fn visit_lifetime(&mut self, lifetime: &'s Lifetime) {
        let is_long = lifetime.ident == "static" || self.bound.contains(lifetime);
        if self.found.is_none() && !is_long {
            self.found = Some(Borrow {
                tokens: lifetime.to_token_stream(),
                owned: None,
                is_whole: false,
            });
        }
    }

    fn visit_trait_bound(&mut self, bound: &'s TraitBound) {
        let outer = self.bound.len();
        self.bound.extend(bound_lifetimes(bound.lifetimes.as_ref()));
        visit::visit_trait_bound(self, bound);
        self.bound.truncate(outer);
    }

    fn visit_bound_lifetimes(&mut self, _: &'s BoundLifetimes) {}
    fn visit_type_fn_ptr(&mut self, _: &'s TypeFnPtr) {}
    fn visit_parenthesized_generic_arguments(&mut self, _: &'s ParenthesizedGenericArguments) {}
    fn visit_expr(&mut self, _: &'s Expr) {}
}

fn is_static(reference: &TypeReference) -> bool {
    let lifetime = reference.lifetime.as_ref();
    lifetime.is_some_and(|lifetime| lifetime.ident == "static")
}

/// What to take in place of `&ty`.
fn owned(ty: &Type) -> String {
    match ty {
        Type::Path(path) if path.path.is_ident("str") => "String".to_owned(),
        Type::Slice(slice) => format!("Vec<{}>", source_text(&slice.elem)),
        Type::TraitObject(object) => format!("Box<{}>", source_text(object)),
        other => source_text(other),
    }
}
