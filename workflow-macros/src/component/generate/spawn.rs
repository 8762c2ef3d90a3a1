//! `impl Spawn`: how a node of the component runs on a task of its own.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use super::run::{impl_attributes, parameters, predicates};
use crate::component::context::Asked;
use crate::component::signature::{Ability, Argument, Call, Component, Origin};
use crate::root::Root;

/// For a component that takes nothing along that belongs to the run:
///
/// ```text
/// impl Spawn for draft {
///     type By = Self;
/// }
///
/// impl<C: ?Sized + ProvideOwned<Llm>> Tasks<Self, C> for draft {
///     fn task(node: Self, context: &C) -> impl Future<Output = <Self as Node>::Output> + 'static {
///         let llm = context.provide_owned();
///         async move { draft(Borrow::borrow(&llm), node.question).await }
///     }
/// }
/// ```
///
/// One that asks nothing of the context is run as it is anyway, by `()`.
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
        ..
    } = component;
    let attributes = impl_attributes(ability);
    let (_, arguments, _) = struct_generics.split_for_impl();
    let (_, parameters) = parameters(impl_generics);
    let predicates = predicates(impl_generics);
    let types = impl_generics.type_params().map(|it| &it.ident);
    let place = Span::mixed_site();
    let clause = quote_spanned!(place=> #(#predicates,)* #(#types: 'static,)*);
    let generics = (!parameters.is_empty()).then(|| quote_spanned!(place=> <#(#parameters),*>));
    let is_invoked = matches!(ability.call, Call::Async) && ability.contexts.is_empty();
    let (by, tasks) = if is_invoked {
        (quote_spanned!(place=> ()), None)
    } else {
        let tasks = tasks_impl(component, ability, &clause, root);
        (quote_spanned!(place=> Self), Some(tasks))
    };
    Some(quote_spanned! {place=>
        #attributes
        impl #generics #root::Spawn for #name #arguments where #clause {
            type By = #by;
        }

        #tasks
    })
}

fn tasks_impl(
    component: &Component,
    ability: &Ability,
    clause: &TokenStream,
    root: &Root,
) -> TokenStream {
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
    quote_spanned! {place=>
        #attributes
        #[allow(clippy::future_not_send, reason = "that depends on the context")]
        impl<
            #(#others,)*
            #provider: ?::core::marker::Sized #(+ #root::__private::ProvideOwned<#contexts>)*,
        > #root::__private::Tasks<Self, #provider> for #name #arguments
        where
            #clause
            #(#contexts: 'static,)*
        {
            fn task(
                node: Self,
                #context: &#provider,
            ) -> impl ::core::future::Future<Output = <Self as #root::Node>::Output> + 'static {
                #(#taken)*
                #task
            }
        }
    }
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
        return (quote!(), quote_spanned!(place=> node.#name));
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
