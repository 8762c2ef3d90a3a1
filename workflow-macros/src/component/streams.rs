//! Streams among the inputs of a component.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::{
    GenericParam, Generics, PathArguments, PathSegment, Type, TypeParamBound, WherePredicate,
};

use super::impl_trait;
use super::names::Mentioned;
use super::parameters::Parameter;
use crate::errors::Errors;
use crate::root::Root;
use crate::source_text::source_text;

/// Whether an input is a stream: `impl Stream<…>`, or a type parameter that is bounded so.
pub(crate) fn is_stream(input: &Parameter, generics: &Generics) -> bool {
    bounds(input, generics)
        .into_iter()
        .any(impl_trait::is_stream_bound)
}

/// What an input is bounded by, if its type has no name but that of a parameter.
fn bounds<'i>(input: &'i Parameter, generics: &'i Generics) -> Vec<&'i TypeParamBound> {
    match &input.ty {
        Type::ImplTrait(found) => found.bounds.iter().collect(),
        Type::Path(path) => path.path.get_ident().map_or_else(Vec::new, |name| {
            let declared = generics.type_params().filter(|it| it.ident == *name);
            let predicates = generics.where_clause.iter().flat_map(|it| &it.predicates);
            let predicates = predicates.filter_map(|predicate| match predicate {
                WherePredicate::Type(it) if is_same_type(&it.bounded_ty, &input.ty) => {
                    Some(&it.bounds)
                }
                _ => None,
            });
            let bounds = declared.map(|it| &it.bounds).chain(predicates);
            bounds.flatten().collect()
        }),
        _ => Vec::new(),
    }
}

/// A workflow's body is the same for each driver, and what stream a driver gives is not known
/// there but for its items: whatever else a component asked for, no workflow could connect it.
pub(crate) fn check_streams_are_asked_for_nothing_else(
    inputs: &[Parameter],
    generics: &Generics,
    errors: &mut Errors,
) {
    let inputs = inputs.iter().filter(|input| input.is_input());
    for input in inputs.filter(|input| is_stream(input, generics)) {
        let surplus = bounds(input, generics)
            .into_iter()
            .filter(|bound| !impl_trait::is_stream_bound(bound) && !is_relaxed(bound));
        for bound in surplus {
            let name = &input.name;
            let asked = match bound {
                TypeParamBound::Trait(bound) => source_text(bound.path.segments.last()),
                bound => source_text(bound),
            };
            let instead = match asked.as_str() {
                "Unpin" => {
                    format!("pin it where it is read: `let mut {name} = std::pin::pin!({name});`")
                }
                "Send" | "Sync" => format!("a run is `{asked}` when all its streams are"),
                _ => "take it as it is, or make what is asked for of it".to_owned(),
            };
            let message = format!(
                "of the stream `{name}` a workflow knows nothing but its items, not that it is \
                 `{asked}`; remove this: {instead}"
            );
            errors.at(bound, message);
        }
    }
}

/// `?Sized`
fn is_relaxed(bound: &TypeParamBound) -> bool {
    bound.to_token_stream().to_string().starts_with('?')
}

/// Makes each bound `Stream<Item = T>` a `StreamOf<T>`.
///
/// They mean the same, but where it does not hold, rustc has less to say about the second, and
/// says it better. Not if the struct is without `T`, for then only the first tells what `T` is.
pub(crate) fn aim(generics: &Generics, of_struct: &Generics, root: &Root) -> Generics {
    let is_of_impl = |it: &&GenericParam| {
        !of_struct
            .params
            .iter()
            .any(|other| is_same_parameter(it, other))
    };
    let of_impl: Vec<_> = generics.params.iter().filter(is_of_impl).cloned().collect();
    let mut aimed = generics.clone();
    let declared = aimed.params.iter_mut().filter_map(|it| match it {
        GenericParam::Type(it) => Some(&mut it.bounds),
        _ => None,
    });
    let clause = aimed.where_clause.iter_mut();
    let predicates = clause.flat_map(|clause| &mut clause.predicates);
    let predicates = predicates.filter_map(|it| match it {
        WherePredicate::Type(it) => Some(&mut it.bounds),
        _ => None,
    });
    for bound in declared.chain(predicates).flatten() {
        if let Some((stream, item)) = stream(bound)
            && !Mentioned::by(|m| m.visit_type(item)).has_any(&of_impl)
        {
            *bound = TypeParamBound::Verbatim(stream_of(stream, item, root));
        }
    }
    aimed
}

fn is_same_type(one: &Type, other: &Type) -> bool {
    one.to_token_stream().to_string() == other.to_token_stream().to_string()
}

fn is_same_parameter(one: &GenericParam, other: &GenericParam) -> bool {
    match (one, other) {
        (GenericParam::Type(one), GenericParam::Type(other)) => one.ident == other.ident,
        (GenericParam::Const(one), GenericParam::Const(other)) => one.ident == other.ident,
        (GenericParam::Lifetime(one), GenericParam::Lifetime(other)) => {
            one.lifetime == other.lifetime
        }
        _ => false,
    }
}

/// `Stream<Item = T>` and its `T`, if that is what a bound is.
fn stream(bound: &TypeParamBound) -> Option<(&PathSegment, &Type)> {
    match bound {
        TypeParamBound::Trait(bound) if bound.lifetimes.is_none() => {
            let stream = bound.path.segments.last()?;
            let item = impl_trait::only_binding(stream)?;
            (stream.ident == "Stream").then_some((stream, item))
        }
        _ => None,
    }
}

/// From its first token to its last this stands where the user's bound does, so that rustc shows
/// that one.
fn stream_of(stream: &PathSegment, item: &Type, root: &Root) -> TokenStream {
    let first = stream.ident.span();
    let last = match &stream.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.gt_token.span(),
        _ => first,
    };
    // A `::` is two tokens.
    let path = root.located_at(first).into_iter().enumerate();
    let path = path.map(|(index, mut token)| {
        if index < 2 {
            token.set_span(first);
        }
        token
    });
    let path: TokenStream = path.collect();
    let inside = Span::mixed_site().located_at(first);
    let inside = quote_spanned!(inside=> #path::__private::StreamOf<#item);
    let end = quote_spanned!(last=> >);
    quote!(#inside #end)
}
