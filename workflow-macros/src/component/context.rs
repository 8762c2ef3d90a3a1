//! The `#[context]` parameters: what a component asks of its workflow's context.

use proc_macro2::Ident;
use syn::{Lifetime, Type, TypeReference};

use super::borrow::Borrow;
use super::impl_trait;
use super::options::Options;
use super::parameters::Parameter;
use crate::errors::Errors;
use crate::source_text::source_text;

/// One thing that a component asks for.
pub(crate) struct Asked {
    /// Without the `&`.
    pub(crate) ty: Type,
    pub(crate) by_value: bool,
}

/// `of_inputs` are the lifetimes of the inputs.
pub(crate) fn resolve(
    parameters: &[Parameter],
    of_inputs: &[Lifetime],
    options: &Options,
    errors: &mut Errors,
) -> Vec<Asked> {
    let mut contexts = Vec::new();
    for parameter in parameters.iter().filter(|it| it.is_context()) {
        let (ty, by_value) = match &parameter.ty {
            Type::Reference(reference) => {
                // A component that runs apart may not borrow at all, which is reported already.
                if options.apart.is_none() {
                    check_reference(&parameter.name, reference, of_inputs, errors);
                }
                (&*reference.elem, false)
            }
            ty => (ty, true),
        };
        check_type(&parameter.name, ty, errors);
        contexts.push(Asked {
            ty: ty.clone(),
            by_value,
        });
    }
    contexts
}

fn check_reference(
    name: &Ident,
    reference: &TypeReference,
    of_inputs: &[Lifetime],
    errors: &mut Errors,
) {
    let ty = source_text(&reference.elem);
    if let Some(mutability) = reference.mutability {
        let message = format!(
            "the nodes of a run share the context, so none can change it; take `{name}: &{ty}`, \
             and put what changes behind a lock or a channel"
        );
        errors.at(mutability, message);
    }
    if let Some(lifetime) = &reference.lifetime
        && of_inputs.contains(lifetime)
    {
        let message = format!(
            "the context `{name}` and an input share `{lifetime}`, but come from different places; \
             write `{name}: &{ty}`"
        );
        errors.at(lifetime, message);
    }
}

fn check_type(name: &Ident, ty: &Type, errors: &mut Errors) {
    if let Some(found) = impl_trait::first_in(ty) {
        let message = format!(
            "the context is found by its type, and `{}` is none; name the type of `{name}` that \
             the context holds",
            source_text(found),
        );
        errors.at(found, message);
    } else if let Some(borrow) = Borrow::in_type(ty) {
        let message = format!(
            "the context is found by its type, so that of `{name}` cannot have a lifetime other \
             than `'static`; ask for a type that owns what it holds"
        );
        errors.at(borrow.tokens, message);
    }
}
