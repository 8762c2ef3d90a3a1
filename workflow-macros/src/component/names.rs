//! Names in a signature: which are mentioned, and which are still free.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{
    BoundLifetimes, GenericParam, Lifetime, Macro, Path, PredicateType, TraitBound, TypeFnPtr,
};

/// The lifetimes and the generic parameters that a piece of a signature may mention.
///
/// A lifetime that the piece declares itself, by `for<'x>`, does not count.
#[derive(Default)]
pub(crate) struct Mentioned {
    pub(crate) lifetimes: Vec<Lifetime>,
    /// Also names that are not parameters.
    pub(crate) names: Vec<Ident>,
    bound: Vec<Lifetime>,
}

impl Mentioned {
    pub(crate) fn by(walk: impl FnOnce(&mut Self)) -> Self {
        let mut mentioned = Self::default();
        walk(&mut mentioned);
        mentioned
    }

    pub(crate) fn has(&self, parameter: &GenericParam) -> bool {
        match parameter {
            GenericParam::Lifetime(lifetime) => self.lifetimes.contains(&lifetime.lifetime),
            GenericParam::Type(ty) => self.names.contains(&ty.ident),
            GenericParam::Const(value) => self.names.contains(&value.ident),
        }
    }

    /// Whether one of `parameters` is mentioned.
    pub(crate) fn has_any<'p>(
        &self,
        parameters: impl IntoIterator<Item = &'p GenericParam>,
    ) -> bool {
        parameters.into_iter().any(|parameter| self.has(parameter))
    }

    fn within(&mut self, binder: Option<&BoundLifetimes>, walk: impl FnOnce(&mut Self)) {
        let outer = self.bound.len();
        self.bound.extend(bound_lifetimes(binder));
        walk(self);
        self.bound.truncate(outer);
    }
}

/// What `for<'x, 'y>` declares.
pub(crate) fn bound_lifetimes(
    binder: Option<&BoundLifetimes>,
) -> impl Iterator<Item = Lifetime> + '_ {
    let parameters = binder.into_iter().flat_map(|binder| &binder.lifetimes);
    parameters.filter_map(|parameter| match parameter {
        GenericParam::Lifetime(lifetime) => Some(lifetime.lifetime.clone()),
        _ => None,
    })
}

impl<'s> Visit<'s> for Mentioned {
    fn visit_lifetime(&mut self, lifetime: &'s Lifetime) {
        if !self.bound.contains(lifetime) {
            self.lifetimes.push(lifetime.clone());
        }
    }

    fn visit_path(&mut self, path: &'s Path) {
        if let (None, Some(first)) = (path.leading_colon, path.segments.first()) {
            self.names.push(first.ident.clone());
        }
        visit::visit_path(self, path);
    }

    fn visit_bound_lifetimes(&mut self, _: &'s BoundLifetimes) {}

    fn visit_trait_bound(&mut self, bound: &'s TraitBound) {
        self.within(bound.lifetimes.as_ref(), |this| {
            visit::visit_trait_bound(this, bound);
        });
    }

    fn visit_type_fn_ptr(&mut self, pointer: &'s TypeFnPtr) {
        self.within(pointer.lifetimes.as_ref(), |this| {
            visit::visit_type_fn_ptr(this, pointer);
        });
    }

    fn visit_predicate_type(&mut self, predicate: &'s PredicateType) {
        self.within(predicate.lifetimes.as_ref(), |this| {
            visit::visit_predicate_type(this, predicate);
        });
    }

    fn visit_macro(&mut self, call: &'s Macro) {
        each_name(call.tokens.clone(), &mut |name| match name {
            Name::Ident(ident) => self.names.push(ident),
            Name::Lifetime(lifetime) => self.lifetimes.push(lifetime),
        });
    }
}

/// Makes names that stand nowhere in a signature, or in whatever else they must not shadow.
#[derive(Clone)]
pub(crate) struct Fresh {
    taken: HashSet<String>,
}

impl Fresh {
    pub(crate) fn in_place_of(source: &impl ToTokens) -> Self {
        let mut taken = HashSet::new();
        each_name(source.to_token_stream(), &mut |name| {
            taken.insert(match name {
                Name::Ident(ident) => ident.to_string(),
                Name::Lifetime(lifetime) => lifetime.to_string(),
            });
        });
        Fresh { taken }
    }

    /// `'a`, `'b`, and so on, shown at `span` in messages.
    pub(crate) fn lifetime(&mut self, span: Span) -> Lifetime {
        let letters = ('a'..='z').map(|letter| format!("'{letter}"));
        let name = self.first_free(letters, "'l");
        Lifetime::new(&name, Span::mixed_site().located_at(span))
    }

    /// `name`, or the first of `name1`, `name2` and so on that is free.
    pub(crate) fn ident(&mut self, name: &str, span: Span) -> Ident {
        let name = self.first_free([name.to_owned()], name);
        Ident::new(&name, Span::mixed_site().located_at(span))
    }

    fn first_free(&mut self, wished: impl IntoIterator<Item = String>, base: &str) -> String {
        let mut number = 0_usize;
        let numbered = std::iter::repeat_with(|| {
            number += 1;
            format!("{base}{number}")
        });
        for name in wished.into_iter().chain(numbered) {
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
        base.to_owned()
    }
}

enum Name {
    Ident(Ident),
    Lifetime(Lifetime),
}

/// Calls `found` for each identifier and each lifetime in `tokens`, in whatever syntax.
fn each_name(tokens: TokenStream, found: &mut dyn FnMut(Name)) {
    let mut apostrophe = None;
    for token in tokens {
        let quote = apostrophe.take();
        match token {
            TokenTree::Group(group) => each_name(group.stream(), found),
            TokenTree::Punct(punct) if punct.as_char() == '\'' => apostrophe = Some(punct.span()),
            TokenTree::Ident(ident) => found(match quote {
                Some(apostrophe) => Name::Lifetime(Lifetime { apostrophe, ident }),
                None => Name::Ident(ident),
            }),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}
