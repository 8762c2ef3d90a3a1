//! Which generic parameters of a function its struct and its impls have.

use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{
    AssocType, GenericParam, Generics, ParenthesizedGenericArguments, PathArguments, ReturnType,
    Token, TypeParamBound, WherePredicate,
};

use super::impl_trait;
use super::names::Mentioned;

/// `generics` with only the parameters to `keep`, and without each bound that mentions another.
pub(crate) fn restricted(generics: &Generics, keep: impl Fn(&GenericParam) -> bool) -> Generics {
    let (kept, dropped): (Vec<_>, Vec<_>) = generics.params.iter().cloned().partition(keep);
    let params = kept.into_iter().map(|mut parameter| {
        match &mut parameter {
            GenericParam::Lifetime(lifetime) => retain(&mut lifetime.bounds, |longer| {
                !Mentioned::by(|m| m.visit_lifetime(longer)).has_any(&dropped)
            }),
            GenericParam::Type(ty) => retain_bounds(&mut ty.bounds, &dropped),
            GenericParam::Const(_) => {}
        }
        parameter
    });
    let mut restricted = Generics {
        params: params.collect(),
        ..generics.clone()
    };
    if let Some(clause) = &mut restricted.where_clause {
        for predicate in &mut clause.predicates {
            if let WherePredicate::Type(predicate) = predicate
                && !Mentioned::by(|m| m.visit_type(&predicate.bounded_ty)).has_any(&dropped)
            {
                retain_bounds(&mut predicate.bounds, &dropped);
            }
        }
        retain(&mut clause.predicates, |predicate| {
            !Mentioned::by(|m| m.visit_where_predicate(predicate)).has_any(&dropped)
        });
    }
    restricted
}

fn retain_bounds(bounds: &mut Punctuated<TypeParamBound, Token![+]>, dropped: &[GenericParam]) {
    let has_dropped = |bound: &TypeParamBound| {
        Mentioned::by(|m| m.visit_type_param_bound(bound)).has_any(dropped)
    };
    for bound in bounds.iter_mut().filter(|bound| has_dropped(bound)) {
        if impl_trait::is_stream_bound(bound)
            && let TypeParamBound::Trait(stream) = bound
            && let Some(name) = stream.path.segments.last_mut()
        {
            // A stream of whatever.
            name.arguments = PathArguments::None;
        }
    }
    retain(bounds, |bound| !has_dropped(bound));
}

fn retain<T, P: Default>(list: &mut Punctuated<T, P>, keep: impl Fn(&T) -> bool) {
    let all = std::mem::take(list);
    list.extend(all.into_iter().filter(keep));
}

/// The parameters that are known once those of the inputs are: these, and what a bound of a known
/// one binds, such as `T` in `I: IntoIterator<Item = T>`.
pub(crate) fn determined(generics: &Generics, inputs: Mentioned) -> Mentioned {
    let mut known = inputs;
    loop {
        let before = (known.names.len(), known.lifetimes.len());
        for parameter in generics.type_params() {
            if known.names.contains(&parameter.ident) {
                let bounds = parameter.bounds.iter();
                bounds.for_each(|bound| bind(&mut known, |b| b.visit_type_param_bound(bound)));
            }
        }
        let predicates = generics.where_clause.iter().flat_map(|it| &it.predicates);
        for predicate in predicates {
            let WherePredicate::Type(predicate) = predicate else {
                continue;
            };
            let bounded = Mentioned::by(|m| m.visit_type(&predicate.bounded_ty));
            let is_unknown =
                |parameter: &&GenericParam| bounded.has(parameter) && !known.has(parameter);
            if !generics
                .params
                .iter()
                .any(|parameter| is_unknown(&parameter))
            {
                bind(&mut known, |b| b.visit_predicate_type(predicate));
            }
        }
        if before == (known.names.len(), known.lifetimes.len()) {
            return known;
        }
    }
}

fn bind(known: &mut Mentioned, walk: impl FnOnce(&mut Bindings)) {
    let mut bindings = Bindings::default();
    walk(&mut bindings);
    add_new(&mut known.names, bindings.0.names);
    add_new(&mut known.lifetimes, bindings.0.lifetimes);
}

fn add_new<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}

/// What the bounds of `generics` mention.
pub(crate) fn in_bounds(generics: &Generics) -> Mentioned {
    Mentioned::by(|mentioned| {
        for parameter in &generics.params {
            match parameter {
                GenericParam::Lifetime(_) | GenericParam::Const(_) => {}
                GenericParam::Type(it) => {
                    let bounds = it.bounds.iter();
                    bounds.for_each(|bound| mentioned.visit_type_param_bound(bound));
                }
            }
        }
        if let Some(clause) = &generics.where_clause {
            mentioned.visit_where_clause(clause);
        }
    })
}

/// What stands to the right of `Item =` and of the arrow of `Fn() ->`.
#[derive(Default)]
struct Bindings(Mentioned);

impl<'s> Visit<'s> for Bindings {
    fn visit_assoc_type(&mut self, binding: &'s AssocType) {
        self.0.visit_type(&binding.ty);
        visit::visit_assoc_type(self, binding);
    }

    fn visit_parenthesized_generic_arguments(&mut self, call: &'s ParenthesizedGenericArguments) {
        if let ReturnType::Type(_, output) = &call.output {
            self.0.visit_type(output);
        }
    }
}
