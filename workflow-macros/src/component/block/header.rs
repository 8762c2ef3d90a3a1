//! What stands between `impl` and the brace: the name of the component, and its generics.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::visit::Visit;
use syn::visit_mut::{self, VisitMut};
use syn::{
    FnArg, GenericArgument, GenericParam, Generics, Lifetime, ParenthesizedGenericArguments, Path,
    PathArguments, Signature, Type, TypeFnPtr, TypeImplTrait, TypePath,
};

use super::same::is_same_name;
use crate::component::elision::Explicit;
use crate::component::generics;
use crate::component::parameters::{self, Parameters};
use crate::component::parse::Block;
use crate::component::signature::{Component, Input};
use crate::errors::Errors;

/// The generics of the block, as they come out.
pub(crate) struct Header {
    pub(crate) generics: Generics,
    /// `<'_, T>`
    pub(crate) arguments: TokenStream,
    /// For each input what stands in place of each `impl Trait` there.
    made: Vec<(Ident, Vec<Ident>)>,
}

/// The name that the block declares.
pub(super) fn name(block: &Block, errors: &mut Errors) -> Option<Ident> {
    let name = match &block.of {
        Type::Path(TypePath {
            qself: None, path, ..
        }) if path.leading_colon.is_none() && path.segments.len() == 1 => path.segments.first(),
        _ => None,
    };
    let Some(name) = name else {
        errors.at(
            &block.of,
            "the block declares the component, so a name stands here: `impl Name`",
        );
        return None;
    };
    check_arguments(&name.arguments, block, errors);
    Some(name.ident.clone())
}

/// `impl<T> Name<T>` is well, as is `impl<T> Name`.
fn check_arguments(arguments: &PathArguments, block: &Block, errors: &mut Errors) {
    let arguments = match arguments {
        PathArguments::AngleBracketed(arguments) => &arguments.args,
        _ => return,
    };
    let declared: Vec<_> = block.generics.params.iter().map(name_of).collect();
    for argument in arguments {
        let text = argument.to_token_stream().to_string();
        let is_elided = matches!(argument, GenericArgument::Lifetime(it) if it.ident == "_");
        if !is_elided && !declared.contains(&text) {
            errors.at(
                argument,
                "the block declares the component for all types; write a parameter here, and \
                 declare it: `impl<T> Name<T>`",
            );
        }
    }
}

fn name_of(parameter: &GenericParam) -> String {
    match parameter {
        GenericParam::Lifetime(it) => it.lifetime.to_token_stream().to_string(),
        GenericParam::Type(it) => it.ident.to_string(),
        GenericParam::Const(it) => it.ident.to_string(),
    }
}

/// All functions have the same inputs, so what these mention is declared once.
pub(super) fn check_generics(signature: &Signature, errors: &mut Errors) {
    for parameter in &signature.generics.params {
        match parameter {
            GenericParam::Lifetime(it) if it.bounds.is_empty() => {}
            _ => {
                let message = format!(
                    "the functions of a component share their inputs, so declare `{}` for all of \
                     them: `impl<…> Name<…>`",
                    name_of(parameter),
                );
                errors.at(parameter, message);
            }
        }
    }
    if let Some(clause) = &signature.generics.where_clause {
        errors.at(
            clause,
            "the functions of a component share their inputs, so this stands in front of the \
             brace of the `impl`",
        );
    }
}

/// The type of an `impl Trait` is a parameter of the block, which knows no lifetime of a function.
pub(super) fn check_lifetimes_of_streams(
    parameters: &Parameters,
    generics: &Generics,
    errors: &mut Errors,
) {
    struct Found<'t>(Vec<&'t TypeImplTrait>);
    impl<'t> Visit<'t> for Found<'t> {
        fn visit_type_impl_trait(&mut self, ty: &'t TypeImplTrait) {
            self.0.push(ty);
        }
    }

    let declared: Vec<Lifetime> = generics.lifetimes().map(|it| it.lifetime.clone()).collect();
    for input in parameters.usable.iter().filter(|it| it.is_input()) {
        let mut found = Found(Vec::new());
        found.visit_type(&input.ty);
        for ty in found.0 {
            let mut ty = ty.clone();
            let original = ty.clone();
            let nowhere = Lifetime::new("'static", proc_macro2::Span::mixed_site());
            let mut explicit = Explicit::with_only(&declared, nowhere);
            explicit.visit_type_impl_trait_mut(&mut ty);
            if !explicit.lifetimes.is_empty() {
                errors.at(
                    original,
                    "what this borrows needs a lifetime that all functions share; declare it for \
                     the block, `impl<'a> Name<'a>`, and name it here",
                );
            }
        }
    }
}

/// The function as if it stood alone, under the name of the component.
pub(super) fn merged(name: &Ident, generics: &Generics, function: &Signature) -> Signature {
    let mut merged = function.clone();
    merged.ident = name.clone();
    let own = std::mem::take(&mut merged.generics);
    merged.generics = generics.clone();
    if !own.params.is_empty() {
        merged.generics.params = own
            .params
            .into_iter()
            .chain(generics.params.clone())
            .collect();
    }
    if let Some(own) = own.where_clause {
        let clause = merged.generics.make_where_clause();
        clause.predicates.extend(own.predicates);
    }
    merged
}

impl Header {
    /// `declared` is what the block itself declares.
    pub(super) fn of(component: &Component, declared: &Generics) -> Self {
        // A lifetime in a bound is declared, unless there is a mistake.
        let in_bounds = generics::in_bounds(&component.impl_generics);
        let is_declared = |parameter: &GenericParam| {
            let name = name_of(parameter);
            declared.params.iter().any(|it| name_of(it) == name) || in_bounds.has(parameter)
        };
        let is_lifetime = |it: &GenericParam| matches!(it, GenericParam::Lifetime(_));
        let params = component.impl_generics.params.iter();
        let params = params.filter(|it| !is_lifetime(it) || is_declared(it));
        let mut generics = component.impl_generics.clone();
        generics.params = params.cloned().collect();
        let given = component.struct_generics.params.iter();
        let (lifetimes, others): (Vec<_>, Vec<_>) = given.partition(|it| is_lifetime(it));
        let given = lifetimes.into_iter().chain(others).map(|it| match it {
            GenericParam::Lifetime(_) if !is_declared(it) => quote!('_),
            GenericParam::Lifetime(it) => it.lifetime.to_token_stream(),
            GenericParam::Type(it) => it.ident.to_token_stream(),
            GenericParam::Const(it) => it.ident.to_token_stream(),
        });
        let given: Vec<_> = given.collect();
        Header {
            generics,
            arguments: if given.is_empty() {
                TokenStream::new()
            } else {
                quote!(<#(#given),*>)
            },
            made: component.inputs.iter().map(made).collect(),
        }
    }

    /// Makes the inputs of a function mention the parameters of the block in place of their own.
    pub(super) fn hoist(&self, signature: &mut Signature) {
        for input in &mut signature.inputs {
            if let FnArg::Typed(input) = input
                && let Ok(name) = parameters::name(&input.pat)
                && let Some((_, made)) = self.made.iter().find(|(it, _)| is_same_name(it, name))
            {
                Hoist(made.iter()).visit_type_mut(&mut input.ty);
            }
        }
    }

    /// Leaves out what the block declares already, because of a mistake.
    pub(super) fn make_room_in(&self, signature: &mut Signature) {
        let declared: Vec<_> = self.generics.params.iter().map(name_of).collect();
        let generics = &mut signature.generics;
        let params = std::mem::take(&mut generics.params).into_iter();
        let (known, own): (Vec<_>, Vec<_>) = params.partition(|it| declared.contains(&name_of(it)));
        generics.params = own.into_iter().collect();
        if !known.is_empty() {
            generics.where_clause = None;
        }
    }
}

fn made(input: &Input) -> (Ident, Vec<Ident>) {
    let made = input.made.iter().map(|it| it.ident.clone());
    (input.name.clone(), made.collect())
}

/// Puts names in place of each `impl Trait`, from the inside out as [`Explicit`] does.
struct Hoist<'m>(std::slice::Iter<'m, Ident>);

impl VisitMut for Hoist<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        visit_mut::visit_type_mut(self, ty);
        if let Type::ImplTrait(_) = ty
            && let Some(name) = self.0.next()
        {
            *ty = Type::Path(TypePath {
                attrs: Vec::new(),
                qself: None,
                path: Path::from(name.clone()),
            });
        }
    }

    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut ParenthesizedGenericArguments) {
    }

    fn visit_type_fn_ptr_mut(&mut self, _: &mut TypeFnPtr) {}
}
