//! The output of a component, as the type it has where the component is a node.

use proc_macro2::Span;
use quote::quote;
use syn::visit_mut::VisitMut;
use syn::{Lifetime, ReturnType, Signature, Type, TypeImplTrait};

use super::borrow::Borrow;
use super::elision::Explicit;
use super::impl_trait;
use super::names::Fresh;
use super::parameters::Parameter;
use super::signature::declared_lifetimes;
use crate::errors::Errors;
use crate::source_text::source_text;

/// All lifetimes among the parameters of a function; those without a name have got one.
pub(crate) struct Lifetimes {
    of_inputs: Vec<Lifetime>,
    of_contexts: Vec<Lifetime>,
}

impl Lifetimes {
    pub(crate) fn new(
        of_inputs: Vec<Lifetime>,
        signature: &Signature,
        parameters: &[Parameter],
        fresh: &mut Fresh,
    ) -> Self {
        let declared: Vec<_> = declared_lifetimes(signature).collect();
        let mut explicit = Explicit::with_fresh_names(&declared, fresh);
        for context in parameters.iter().filter(|it| it.is_context) {
            explicit.visit_type_mut(&mut context.ty.clone());
        }
        Lifetimes {
            of_inputs,
            of_contexts: explicit.met,
        }
    }

    pub(crate) fn of_inputs(&self) -> &[Lifetime] {
        &self.of_inputs
    }

    pub(crate) fn is_only_of_context(&self, lifetime: &Lifetime) -> bool {
        self.of_contexts.contains(lifetime) && !self.of_inputs.contains(lifetime)
    }

    /// Rust's rule: if the parameters have one lifetime, the output has it too.
    fn elided_in_output(&self) -> Option<&Lifetime> {
        let mut all = self.of_inputs.iter().chain(&self.of_contexts);
        let first = all.next()?;
        all.all(|other| other == first).then_some(first)
    }
}

pub(crate) struct Output {
    pub(crate) ty: Type,
    /// Whether the type is right. If not, somebody has reported it.
    pub(crate) complete: bool,
}

pub(crate) fn resolve(signature: &Signature, lifetimes: &Lifetimes, errors: &mut Errors) -> Output {
    let original = match &signature.output {
        ReturnType::Default => return Output::stand_in(quote!(()), true),
        ReturnType::Type(_, ty) => &**ty,
    };
    if let Some(found) = impl_trait::first_in(original) {
        return refuse_impl_trait(found, errors);
    }
    if let Type::Never(never) = original {
        errors.at(
            never,
            "the compiler does not take `!` as the output of a node yet; write \
             `std::convert::Infallible` for one that never comes",
        );
        return Output::stand_in(quote!(()), false);
    }
    with_lifetimes(signature, original, lifetimes, errors)
}

impl Output {
    fn stand_in(ty: proc_macro2::TokenStream, complete: bool) -> Self {
        Output {
            ty: Type::Verbatim(ty),
            complete,
        }
    }
}

fn refuse_impl_trait(found: &TypeImplTrait, errors: &mut Errors) -> Output {
    let future = impl_trait::bound(found, "Future");
    let awaited = future.and_then(|future| impl_trait::binding(future, "Output"));
    let message = if impl_trait::bound(found, "Stream").is_some() {
        "components that stream their output are not supported yet".to_owned()
    } else if let Some(awaited) = awaited {
        let awaited = source_text(awaited);
        format!("write this as an `async fn` whose output is `{awaited}`")
    } else {
        format!(
            "the output of a component needs a type with a name, so that other components can take \
             it; name the type, or return a `Box<dyn {}>`",
            source_text(&found.bounds),
        )
    };
    errors.at(found, message);
    match awaited {
        Some(ty) if impl_trait::first_in(ty).is_none() && Borrow::in_type(ty).is_none() => Output {
            ty: ty.clone(),
            complete: false,
        },
        _ => Output::stand_in(quote!(()), false),
    }
}

fn with_lifetimes(
    signature: &Signature,
    original: &Type,
    lifetimes: &Lifetimes,
    errors: &mut Errors,
) -> Output {
    let declared: Vec<_> = declared_lifetimes(signature).collect();
    let elided = lifetimes.elided_in_output();
    let long = Lifetime::new("'static", Span::mixed_site());

    let mut ty = original.clone();
    let mut explicit = Explicit::with_only(&declared, elided.unwrap_or(&long).clone());
    explicit.visit_type_mut(&mut ty);
    // Otherwise rustc says at the function that a lifetime is missing or unknown.
    let mut complete = !explicit.undeclared && (elided.is_some() || explicit.lifetimes.is_empty());

    let not_of_inputs = explicit
        .met
        .iter()
        .find(|lifetime| lifetime.ident != "static" && !lifetimes.of_inputs.contains(lifetime));
    if let Some(lifetime) = not_of_inputs {
        report(lifetime, original, lifetimes, &declared, errors);
        ty = original.clone();
        Explicit::with_only(&[], long).visit_type_mut(&mut ty);
        complete = false;
    }
    Output { ty, complete }
}

/// `lifetime` is one of the output, and not of an input.
fn report(
    lifetime: &Lifetime,
    output: &Type,
    lifetimes: &Lifetimes,
    declared: &[Lifetime],
    errors: &mut Errors,
) {
    let message = if lifetimes.is_only_of_context(lifetime) {
        "the output of a node cannot borrow from the context; return an owned value, or one that \
         an `Arc` in the context shares"
            .to_owned()
    } else {
        format!(
            "`{lifetime}` is the lifetime of no input; write `'static`, or return an owned value"
        )
    };
    if declared.contains(lifetime) {
        errors.at(lifetime, message);
    } else if let Some(borrow) = Borrow::in_type(output) {
        errors.at(borrow.tokens, message);
    }
}
