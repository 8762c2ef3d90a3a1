//! The output of a component, as the type it has where the component is a node.

use proc_macro2::Span;
use quote::quote;
use syn::visit_mut::VisitMut;
use syn::{Lifetime, PathSegment, ReturnType, Signature, Type, TypeImplTrait};

use super::borrow::Borrow;
use super::elision::Explicit;
use super::impl_trait;
use super::names::Fresh;
use super::parameters::{Parameter, without_group};
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
        for context in parameters.iter().filter(|it| it.is_context()) {
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
    pub(crate) gives: Gives,
    /// The type of the value, or that of the items.
    pub(crate) ty: Type,
    /// Whether the type is right. If not, somebody has reported it.
    pub(crate) complete: bool,
}

/// Whether the output comes at once or item by item.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gives {
    Whole,
    Stream,
}

pub(crate) fn resolve(signature: &Signature, lifetimes: &Lifetimes, errors: &mut Errors) -> Output {
    let original = match &signature.output {
        ReturnType::Default => return Output::stand_in(quote!(()), true),
        ReturnType::Type(_, ty) => without_group(ty),
    };
    match stream(original) {
        Some(stream) => {
            let items = items(signature, stream, lifetimes, errors);
            Output {
                gives: Gives::Stream,
                ..items
            }
        }
        None => whole(signature, original, lifetimes, errors),
    }
}

/// What the output is; not if it is a stream inside of something else.
pub(crate) fn gives(signature: &Signature) -> Option<Gives> {
    let ReturnType::Type(_, ty) = &signature.output else {
        return Some(Gives::Whole);
    };
    if streams(signature) {
        return Some(Gives::Stream);
    }
    let hidden = impl_trait::first_in(ty).filter(|found| impl_trait::is_stream(found));
    hidden.is_none().then_some(Gives::Whole)
}

/// Whether the output is `impl Stream<…>`.
pub(crate) fn streams(signature: &Signature) -> bool {
    match &signature.output {
        ReturnType::Default => false,
        ReturnType::Type(_, ty) => stream(without_group(ty)).is_some(),
    }
}

/// The `Stream<…>` of `impl Stream<…>`, if that is what `ty` is.
fn stream(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::ImplTrait(found) => impl_trait::bound(found, "Stream"),
        _ => None,
    }
}

fn items(
    signature: &Signature,
    stream: &PathSegment,
    lifetimes: &Lifetimes,
    errors: &mut Errors,
) -> Output {
    let Some(item) = impl_trait::binding(stream, "Item") else {
        errors.at(
            stream,
            "say what the items are: `impl Stream<Item = T>`, with a type in place of `T`",
        );
        return Output::stand_in(quote!(()), false);
    };
    if let Some(asyncness) = &signature.asyncness {
        errors.at(
            asyncness,
            "a component that streams is a plain `fn`; remove `async`, and await inside of the \
             stream: `stream::once(async move { … }).flatten()` makes it of a future that gives one",
        );
    }
    let mut items = if let Some(inner) = impl_trait::first_in(item) {
        refuse_impl_trait(inner, Gives::Stream, errors)
    } else {
        with_lifetimes(signature, item, lifetimes, Gives::Stream, errors)
    };
    items.complete &= signature.asyncness.is_none();
    items
}

fn whole(
    signature: &Signature,
    original: &Type,
    lifetimes: &Lifetimes,
    errors: &mut Errors,
) -> Output {
    if let Some(found) = impl_trait::first_in(original) {
        return if impl_trait::is_stream(found) {
            refuse_hidden_stream(original, found, errors)
        } else {
            refuse_impl_trait(found, Gives::Whole, errors)
        };
    }
    if let Type::Never(never) = original {
        errors.at(
            never,
            "the compiler does not take `!` as the output of a node yet; write \
             `std::convert::Infallible` for one that never comes",
        );
        return Output::stand_in(quote!(()), false);
    }
    with_lifetimes(signature, original, lifetimes, Gives::Whole, errors)
}

impl Output {
    fn stand_in(ty: proc_macro2::TokenStream, complete: bool) -> Self {
        Output {
            gives: Gives::Whole,
            ty: Type::Verbatim(ty),
            complete,
        }
    }
}

/// A stream inside of something else, or not quite a stream.
fn refuse_hidden_stream(original: &Type, found: &TypeImplTrait, errors: &mut Errors) -> Output {
    let try_stream = impl_trait::bound(found, "TryStream");
    let binding = |name| try_stream.and_then(|it| impl_trait::binding(it, name));
    let (what, advice) = if let (Some(ok), Some(error)) = (binding("Ok"), binding("Error")) {
        let items = format!("Result<{}, {}>", source_text(ok), source_text(error));
        (found, format!("write `impl Stream<Item = {items}>`"))
    } else if is_named(original, "Result") {
        let advice = "a component that streams returns the stream itself, and reports errors as \
                      items: `impl Stream<Item = Result<T, E>>`";
        (found, advice.to_owned())
    } else {
        let advice = "a component that streams returns the stream itself: `impl Stream<Item = T>`";
        (found, advice.to_owned())
    };
    errors.at(what, advice);
    Output::stand_in(quote!(()), false)
}

fn is_named(ty: &Type, name: &str) -> bool {
    match ty {
        Type::Path(path) => path.path.segments.last().is_some_and(|it| it.ident == name),
        _ => false,
    }
}

fn refuse_impl_trait(found: &TypeImplTrait, gives: Gives, errors: &mut Errors) -> Output {
    let future = impl_trait::bound(found, "Future");
    let awaited = future.and_then(|future| impl_trait::binding(future, "Output"));
    let message = match (gives, awaited) {
        (Gives::Whole, Some(awaited)) => {
            let awaited = source_text(awaited);
            format!("write this as an `async fn` whose output is `{awaited}`")
        }
        (Gives::Whole, None) => format!(
            "the output of a component needs a type with a name, so that other components can take \
             it; name the type, or return a `Box<dyn {}>`",
            source_text(&found.bounds),
        ),
        (Gives::Stream, _) => format!(
            "the items of a component need a type with a name, so that other components can take \
             them; name the type, or write `Box<dyn {}>`",
            source_text(&found.bounds),
        ),
    };
    errors.at(found, message);
    match awaited {
        Some(ty) if impl_trait::first_in(ty).is_none() && Borrow::in_type(ty).is_none() => Output {
            gives,
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
    gives: Gives,
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
        report(lifetime, original, lifetimes, gives, &declared, errors);
        ty = original.clone();
        Explicit::with_only(&[], long).visit_type_mut(&mut ty);
        complete = false;
    }
    Output {
        gives,
        ty,
        complete,
    }
}

/// `lifetime` is one of the output, and not of an input.
fn report(
    lifetime: &Lifetime,
    output: &Type,
    lifetimes: &Lifetimes,
    gives: Gives,
    declared: &[Lifetime],
    errors: &mut Errors,
) {
    let message = if lifetimes.is_only_of_context(lifetime) {
        let (what, owned, shared) = match gives {
            Gives::Whole => ("the output", "return an owned value", "one"),
            Gives::Stream => ("the items", "give owned values", "ones"),
        };
        format!(
            "{what} of a node cannot borrow from the context; {owned}, or {shared} that an `Arc` in \
             the context shares"
        )
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
