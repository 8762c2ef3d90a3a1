//! `impl Spawn`: how a node of the component runs on a task of its own.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use super::run::{impl_attributes, parameters, predicates};
use crate::component::context::Asked;
use crate::component::signature::{Ability, Argument, Component, Origin};
use crate::root::Root;

/// For a component that takes nothing along that belongs to the run:
///
/// ```text
/// impl<C: ?Sized + ProvideOwned<Llm>> Spawn<C> for draft {
///     fn task(self, context: &C) -> impl Future<Output = Self::Output> + 'static {
///         let llm = context.provide_owned();
///         async move { draft(Borrow::borrow(&llm), self.question).await }
///     }
/// }
/// ```
pub(super) fn spawn_impl(
    component: &Component,
    ability: &Ability,
    root: &Root,
) -> Option<TokenStream> {
    if !ability.is_spawnable {
        return None;
    }
    let Component {
        name,
        struct_generics,
        impl_generics,
        context_parameter: provider,
        ..
    } = component;
    let attributes = impl_attributes(ability);
    let (_, arguments, _) = struct_generics.split_for_impl();
    let (_, others) = parameters(impl_generics);
    let predicates = predicates(impl_generics);
    let types = impl_generics.type_params().map(|it| &it.ident);
    let contexts = &ability.contexts;
    let shown = ability.shown;
    let place = Span::mixed_site();
    let (taken, given): (Vec<_>, Vec<_>) = ability
        .arguments
        .iter()
        .map(|argument| taken_along(argument, provider, root))
        .unzip();
    let context = if contexts.is_empty() {
        quote!(_)
    } else {
        quote_spanned!(place=> context)
    };
    let function = &ability.function;
    let call = quote_spanned!(shown=> #function(#(#given),*));
    let borrows = ability
        .arguments
        .iter()
        .any(|argument| match &argument.origin {
            Origin::Context(asked) => !asked.by_value,
            _ => false,
        });
    let task = if borrows {
        quote_spanned!(place=> async move { #call.await })
    } else {
        call
    };
    Some(quote_spanned! {place=>
        #attributes
        #[allow(clippy::future_not_send, reason = "that depends on the context")]
        impl<
            #(#others,)*
            #provider: ?::core::marker::Sized #(+ #root::__private::ProvideOwned<#contexts>)*,
        > #root::Spawn<#provider> for #name #arguments
        where
            #(#predicates,)*
            #(#types: 'static,)*
            #(#contexts: 'static,)*
        {
            fn task(
                self,
                #context: &#provider,
            ) -> impl ::core::future::Future<Output = Self::Output> + 'static {
                #(#taken)*
                #task
            }
        }
    })
}

/// What is cloned for the task, and what the function is given of it.
fn taken_along(
    argument: &Argument,
    provider: &syn::Ident,
    root: &Root,
) -> (TokenStream, TokenStream) {
    let Argument { name, origin } = argument;
    let place = Span::mixed_site();
    let Origin::Context(asked) = origin else {
        return (quote!(), quote_spanned!(place=> self.#name));
    };
    let Asked { ty, by_value } = &**asked;
    let mut local = name.clone();
    local.set_span(place.located_at(name.span()));
    if *by_value {
        let taken = quote_spanned! {place=>
            let #local = <#ty as ::core::clone::Clone>::clone(
                #root::Provide::<#ty>::provide(context),
            );
        };
        (taken, quote!(#local))
    } else {
        let owned = quote_spanned!(place=> <#provider as #root::__private::ProvideOwned<#ty>>);
        let taken = quote_spanned!(place=> let #local = #owned::provide_owned(context););
        let borrow =
            quote_spanned!(place=> <#owned::Owned as ::core::borrow::Borrow<#ty>>::borrow(&#local));
        (taken, borrow)
    }
}
