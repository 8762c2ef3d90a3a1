//! Whether two functions have the same inputs, in whatever order, by whatever lifetimes.

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::visit::Visit;
use syn::visit_mut::{self, VisitMut};
use syn::{Lifetime, Type, TypeImplTrait};

use crate::component::names::Mentioned;
use crate::component::parameters::Parameter;
use crate::component::signature::{Component, Input, Origin};
use crate::errors::Errors;

/// What the lifetimes of one function are called in the other.
#[derive(Clone, Default)]
pub(super) struct Renaming(Vec<(Lifetime, Lifetime)>);

/// Returns what makes lifetimes of `other` those of `first`, if all is well.
pub(super) fn check(
    first: &Component,
    other: &Component,
    (first_name, other_name): (&Ident, &Ident),
    written: &[Parameter],
    errors: &mut Errors,
) -> Option<Renaming> {
    let mut renaming = Renaming::default();
    let mut is_same = true;
    for input in &first.inputs {
        let name = &input.name;
        let Some(found) = other.inputs.iter().find(|it| is_same_name(&it.name, name)) else {
            let message = format!(
                "`{other_name}` lacks the input `{name}` of `{first_name}`; the functions of a \
                 component have the same inputs, so take it here too"
            );
            errors.at(other_name, message);
            is_same = false;
            continue;
        };
        if !renaming.unify(input, found) {
            let message = format!(
                "`{name}` is another type in `{first_name}`; the functions of a component have \
                 the same inputs"
            );
            match written.iter().find(|it| it.name == found.name) {
                Some(written) => errors.at(&written.ty, message),
                None => errors.at(&found.name, message),
            }
            is_same = false;
        }
    }
    for input in &other.inputs {
        let name = &input.name;
        if !first.inputs.iter().any(|it| is_same_name(&it.name, name)) {
            let message = format!(
                "`{first_name}` lacks the input `{name}`; the functions of a component have the \
                 same inputs, so take it there too"
            );
            errors.at(name, message);
            is_same = false;
        }
    }
    is_same.then_some(renaming)
}

/// A function that does not use an input may call it `_name`.
pub(super) fn is_same_name(one: &Ident, other: &Ident) -> bool {
    let plain = |name: &Ident| name.unraw().to_string().trim_start_matches('_').to_owned();
    plain(one) == plain(other)
}

/// Gives the inputs of `first` and the arguments of all abilities one name each: the plain one.
/// Docs may stand at either.
pub(super) fn unify_names(first: &mut Component, other: &Component) {
    for input in &mut first.inputs {
        let mut others = other.inputs.iter();
        let Some(same) = others.find(|it| is_same_name(&it.name, &input.name)) else {
            continue;
        };
        if input.name.to_string().starts_with('_') {
            input.name = same.name.clone();
        }
        if input.docs.is_empty() {
            input.docs.clone_from(&same.docs);
        }
    }
    let arguments = first.abilities.iter_mut().flat_map(|it| &mut it.arguments);
    for argument in arguments.filter(|it| matches!(it.origin, Origin::Input)) {
        let mut inputs = first.inputs.iter();
        if let Some(input) = inputs.find(|it| is_same_name(&it.name, &argument.name)) {
            argument.name = input.name.clone();
        }
    }
}

impl Renaming {
    /// Whether both are one type once more lifetimes are renamed.
    fn unify(&mut self, first: &Input, other: &Input) -> bool {
        let (first, other) = (written_out(first), written_out(other));
        let pairs = lifetimes(&first).into_iter().zip(lifetimes(&other));
        let mut attempt = self.clone();
        for (to, from) in pairs {
            let known = attempt.0.iter().any(|(known, _)| *known == from);
            let is_taken = attempt.0.iter().any(|(_, known)| *known == to);
            if !known && !is_taken {
                attempt.0.push((from, to));
            }
        }
        let mut renamed = other;
        attempt.visit_type_mut(&mut renamed);
        let is_same = text(&renamed) == text(&first);
        if is_same {
            *self = attempt;
        }
        is_same
    }
}

impl VisitMut for Renaming {
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if let Some((_, name)) = self.0.iter().find(|(from, _)| from == lifetime) {
            *lifetime = name.clone();
        }
    }
}

fn text(ty: &Type) -> String {
    ty.to_token_stream().to_string()
}

/// The type with each `impl Trait` as it was.
fn written_out(input: &Input) -> Type {
    struct WrittenOut<'i>(&'i Input);

    impl VisitMut for WrittenOut<'_> {
        fn visit_type_mut(&mut self, ty: &mut Type) {
            if let Type::Path(path) = ty
                && let Some(name) = path.path.get_ident()
                && let Some(made) = self.0.made.iter().find(|it| it.ident == *name)
            {
                *ty = Type::ImplTrait(TypeImplTrait {
                    attrs: Vec::new(),
                    impl_token: syn::Token![impl](Span::mixed_site()),
                    bounds: made.bounds.clone(),
                });
            }
            visit_mut::visit_type_mut(self, ty);
        }
    }

    let mut ty = input.ty.clone();
    WrittenOut(input).visit_type_mut(&mut ty);
    ty
}

/// The lifetimes of a type that have names outside of it, in their order.
fn lifetimes(ty: &Type) -> Vec<Lifetime> {
    let mentioned = Mentioned::by(|mentioned| mentioned.visit_type(ty)).lifetimes;
    mentioned
        .into_iter()
        .filter(|it| it.ident != "static")
        .collect()
}
