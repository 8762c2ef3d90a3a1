//! The `#[progress]` parameters: how a component tells how far it is.

use syn::{PathArguments, ReturnType, Type, TypeParamBound};

use super::borrow::Borrow;
use super::options::Options;
use super::parameters::{Parameter, Role};
use crate::errors::Errors;

pub(crate) fn check(parameters: &[Parameter], options: &Options, errors: &mut Errors) {
    for parameter in parameters.iter().filter(|it| it.role == Role::Progress) {
        check_one(parameter, options, errors);
    }
}

fn check_one(parameter: &Parameter, options: &Options, errors: &mut Errors) {
    let name = &parameter.name;
    if let Some(apart) = &options.apart {
        let mode = apart.mode.name();
        let message = format!(
            "a `{mode}` component leaves its run, and `{name}` stays there; remove `{mode}`, and \
             put what is to run apart into a component of its own, or into a task that this one \
             awaits"
        );
        errors.at(&parameter.ty, message);
        return;
    }
    let Some(told) = only_argument(&parameter.ty) else {
        let message = format!(
            "`#[progress]` is the function by which a component tells how far it is; write `{name}: \
             impl Fn(Step)`, with what it tells in place of `Step`"
        );
        errors.at(&parameter.ty, message);
        return;
    };
    if let Type::ImplTrait(function) = &parameter.ty {
        for bound in function.bounds.iter().filter(|bound| !is_met(bound)) {
            let message = format!(
                "which function `{name}` is depends on who watches, so nothing is known of it but \
                 that it is `Fn`, `Copy` and `Clone`; remove this"
            );
            errors.at(bound, message);
        }
    }
    if let Some(borrow) = Borrow::in_type(told) {
        let advice = match borrow.owned {
            Some(owned) => format!("tell `{owned}` instead"),
            None => "tell what owns all that is in it".to_owned(),
        };
        let message = format!("what `{name}` tells is kept, so it cannot borrow; {advice}");
        errors.at(borrow.tokens, message);
    }
}

/// The `Step` of `impl Fn(Step)`.
fn only_argument(ty: &Type) -> Option<&Type> {
    let Type::ImplTrait(function) = ty else {
        return None;
    };
    function.bounds.iter().find_map(|bound| {
        let TypeParamBound::Trait(bound) = bound else {
            return None;
        };
        let segment = bound.path.segments.last().filter(|it| it.ident == "Fn")?;
        match &segment.arguments {
            PathArguments::Parenthesized(arguments)
                if arguments.inputs.len() == 1
                    && matches!(arguments.output, ReturnType::Default) =>
            {
                arguments.inputs.first().map(|argument| &argument.ty)
            }
            _ => None,
        }
    })
}

/// Whether every reporter is that.
fn is_met(bound: &TypeParamBound) -> bool {
    match bound {
        TypeParamBound::Trait(bound) => {
            let name = bound.path.segments.last().map(|it| it.ident.to_string());
            matches!(name.as_deref(), Some("Fn" | "Copy" | "Clone"))
        }
        _ => false,
    }
}
