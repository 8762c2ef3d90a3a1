//! What `#[component(blocking)]` and `#[component(spawn)]` ask of a function: it leaves the task
//! of its run, so it can borrow nothing from there.

use syn::{Signature, Type};

use super::borrow::Borrow;
use super::options::{Apart, Mode};
use super::parameters::Parameter;
use super::{output, streams};
use crate::errors::Errors;
use crate::source_text::source_text;

pub(crate) fn check(
    apart: &Apart,
    signature: &Signature,
    parameters: &[Parameter],
    errors: &mut Errors,
) {
    if output::streams(signature) {
        refuse_to_stream(apart, errors);
    } else {
        check_kind_of_function(apart, signature, errors);
    }
    for parameter in parameters {
        if parameter.is_context() {
            check_context_is_by_value(apart, parameter, errors);
        } else if !parameter.is_input() {
            // Refused where it is understood.
        } else if streams::is_stream(parameter, &signature.generics) {
            check_input_is_whole(apart, parameter, errors);
        } else {
            check_input_is_owned(apart, parameter, errors);
        }
    }
}

fn refuse_to_stream(apart: &Apart, errors: &mut Errors) {
    let mode = apart.mode.name();
    let message = format!(
        "a component that streams cannot be `{mode}`; it runs where its items go, so remove \
         `{mode}`, and put what is to run apart into a component of its own"
    );
    errors.at(&apart.original, message);
}

fn check_input_is_whole(apart: &Apart, input: &Parameter, errors: &mut Errors) {
    let message = format!(
        "a `{}` component cannot take the stream `{}`, which is read where it comes from; take a \
         whole value, such as a `Vec` that `collect` makes of the stream",
        apart.mode.name(),
        input.name,
    );
    errors.at(&input.ty, message);
}

fn check_kind_of_function(apart: &Apart, signature: &Signature, errors: &mut Errors) {
    match (apart.mode, &signature.asyncness) {
        (Mode::Blocking, Some(asyncness)) => errors.at(
            asyncness,
            "a `blocking` component is a plain `fn`; remove `async`, or write \
             `#[component(spawn)]` to run an `async fn` on a task of its own",
        ),
        (Mode::Spawn, None) => errors.at(
            &apart.original,
            "`spawn` is for an `async fn`; write `blocking` to run a plain `fn` on a thread of \
             its own",
        ),
        (Mode::Blocking, None) | (Mode::Spawn, Some(_)) => {}
    }
}

fn check_context_is_by_value(apart: &Apart, context: &Parameter, errors: &mut Errors) {
    if let Type::Reference(reference) = &context.ty {
        let (name, ty) = (&context.name, source_text(&reference.elem));
        let message = format!(
            "a `{}` component cannot borrow its context; take a clone: `#[context] {name}: {ty}`",
            apart.mode.name(),
        );
        errors.at(reference, message);
    }
}

fn check_input_is_owned(apart: &Apart, input: &Parameter, errors: &mut Errors) {
    let Some(borrow) = Borrow::in_type(&input.ty) else {
        return;
    };
    let name = &input.name;
    let advice = match borrow.owned {
        Some(owned) if borrow.is_whole => format!("take it by value: `{name}: {owned}`"),
        Some(owned) => format!("take `{owned}` here"),
        None => "take it without a lifetime, or with `'static`".to_owned(),
    };
    let mode = apart.mode.name();
    let message = format!("a `{mode}` component cannot borrow its input `{name}`; {advice}");
    errors.at(borrow.tokens, message);
}
