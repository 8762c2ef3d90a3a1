//! The impls by which a component runs.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::{GenericParam, Generics, Type, WherePredicate};

use super::call::body;
use super::defaults;
use crate::component::names::Mentioned;
use crate::component::output::Gives;
use crate::component::signature::{Ability, Argument, Call, Component, Origin};
use crate::failed::failed;
use crate::root::Root;
use crate::values::values;

/// `impl Node` or `impl Source`: what type it gives.
pub(super) fn output_impl(component: &Component, ability: &Ability, root: &Root) -> TokenStream {
    let Component {
        name,
        struct_generics,
        impl_generics,
        ..
    } = component;
    let attributes = impl_attributes(ability);
    let (_, arguments, _) = struct_generics.split_for_impl();
    let (parameters, _, where_clause) = impl_generics.split_for_impl();
    // Shown when the output is less visible than the component.
    let output = &ability.output;
    let shown = Span::mixed_site().located_at(output.span());
    let (traits, given) = match ability.gives {
        Gives::Whole => ("Node", "Output"),
        Gives::Stream => ("Source", "Item"),
    };
    let failed = failed(output, given, root);
    let inputs = component.inputs.iter().map(|input| &input.name);
    // With a mistake there is nothing to see.
    let values = (!matches!(ability.call, Call::StandIn)).then(|| values(inputs, given, root));
    let given = Ident::new(given, shown);
    let output = quote_spanned!(shown=> type #given = #output;);
    let traits = Ident::new(traits, Span::mixed_site());
    let defaults = defaults::constant(component, ability, root);
    quote_spanned! {Span::mixed_site()=>
        #attributes
        impl #parameters #root::#traits for #name #arguments #where_clause {
            #output
            #defaults
            #failed
            #values
        }
    }
}

/// `impl Invoke` or `impl Produce`: how to get it.
pub(super) fn run_impl(component: &Component, ability: &Ability, root: &Root) -> TokenStream {
    let Component {
        name,
        struct_generics,
        impl_generics,
        context_parameter: context,
        driver_parameter: driver,
        ..
    } = component;
    let attributes = impl_attributes(ability);
    let (_, arguments, _) = struct_generics.split_for_impl();
    let (lifetimes, others) = parameters(impl_generics);
    let predicates = predicates(impl_generics);
    let body = body(component, ability, root);
    let contexts: &[Type] = match ability.call {
        Call::StandIn => &[],
        _ => &ability.contexts,
    };
    // A run lends these, for however long; a context has no lifetimes but `'static` anyway.
    let long_lived = contexts.iter().filter(|ty| {
        Mentioned::by(|mentioned| mentioned.visit_type(ty)).has_any(&impl_generics.params)
    });
    let asks = |argument: &Argument| !matches!(argument.origin, Origin::Input);
    let asks_nothing = matches!(ability.call, Call::StandIn) || !ability.arguments.iter().any(asks);
    let run = if asks_nothing {
        quote!(_)
    } else {
        quote_spanned!(Span::mixed_site()=> run)
    };
    // Where it has to be `Send`, rustc reports it here as well as in the body: both are one error
    // if they stand in one place.
    let shown = ability.shown;
    let (traits, method, given) = match ability.gives {
        Gives::Whole => (
            "Invoke",
            "invoke",
            quote_spanned!(shown=> impl ::core::future::Future<Output = Self::Output>),
        ),
        Gives::Stream => {
            let root = root.located_at(shown);
            let stream = quote_spanned!(shown=> #root::__private::Stream);
            (
                "Produce",
                "produce",
                quote_spanned!(shown=> impl #stream<Item = Self::Item>),
            )
        }
    };
    let traits = Ident::new(traits, Span::mixed_site());
    let methods = if ability.defaults.is_empty() {
        let method = Ident::new(method, Span::mixed_site());
        quote_spanned! {Span::mixed_site()=>
            fn #method<#driver: #root::Driver>(
                self,
                #run: #root::Run<'_, #driver, #context>,
            ) -> #given {
                #body
            }
        }
    } else {
        defaults::methods(driver, context, &run, &given, &body, root)
    };
    quote_spanned! {Span::mixed_site()=>
        #attributes
        #[allow(clippy::future_not_send, reason = "that depends on the context and on the driver")]
        impl<
            #(#lifetimes,)*
            #(#others,)*
            #context: ?::core::marker::Sized #(+ #root::Provide<#contexts>)*,
        > #root::#traits<#context> for #name #arguments
        where
            #(#predicates,)*
            #(#long_lived: 'static,)*
        {
            #methods
        }
    }
}

/// The lifetimes, which come first, and the others.
pub(super) fn parameters(generics: &Generics) -> (Vec<&GenericParam>, Vec<&GenericParam>) {
    let is_lifetime = |it: &&GenericParam| matches!(it, GenericParam::Lifetime(_));
    generics.params.iter().partition(is_lifetime)
}

pub(super) fn predicates(generics: &Generics) -> impl Iterator<Item = &WherePredicate> {
    let clause = generics.where_clause.iter();
    clause.flat_map(|clause| &clause.predicates)
}

pub(super) fn impl_attributes(ability: &Ability) -> TokenStream {
    let of_all = &ability.attributes.of_all;
    let deprecated = allow_deprecated(ability.attributes.is_deprecated);
    quote! {
        #[automatically_derived]
        #(#of_all)*
        #deprecated
    }
}

pub(super) fn allow_deprecated(is_deprecated: bool) -> Option<TokenStream> {
    is_deprecated.then(|| {
        quote! { #[allow(deprecated, reason = "only its users are to be warned")] }
    })
}
