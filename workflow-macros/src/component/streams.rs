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
use crate::root::Root;

/// Whether an input is a stream: `impl Stream<…>`, or a type parameter that is bounded so.
pub(crate) fn is_stream(input: &Parameter, generics: &Generics) -> bool {
    match &input.ty {
        Type::ImplTrait(found) => impl_trait::is_stream(found),
        Type::Path(path) => path.path.get_ident().is_some_and(|name| {
            let declared = generics.type_params().filter(|it| it.ident == *name);
            let predicates = generics.where_clause.iter().flat_map(|it| &it.predicates);
            let predicates = predicates.filter_map(|predicate| match predicate {
                WherePredicate::Type(it) if is_same_type(&it.bounded_ty, &input.ty) => {
                    Some(&it.bounds)
                }
                _ => None,
            });
            let mut bounds = declared.map(|it| &it.bounds).chain(predicates).flatten();
            bounds.any(impl_trait::is_stream_bound)
        }),
        _ => false,
    }
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
