//! The function as it was, and beside it the struct of its inputs.
//!
//! ```ignore
//! #[component]
//! async fn classify(#[context] llm: &Llm, text: &str) -> Intent { … }
//! ```
//! expands to the function, without `#[context]`, and
//! ```ignore
//! struct classify<'a> {
//!     text: &'a str,
//! }
//!
//! impl<'a> ::workflow::Node for classify<'a> {
//!     type Output = Intent;
//! }
//!
//! impl<'a, C: ?Sized + ::workflow::Provide<Llm>> ::workflow::Invoke<C> for classify<'a> {
//!     fn invoke<D: ::workflow::Driver>(
//!         self,
//!         run: ::workflow::Run<'_, D, C>,
//!     ) -> impl ::core::future::Future<Output = Self::Output> {
//!         classify(run.provide::<Llm>(), self.text)
//!     }
//! }
//! ```

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{GenericParam, Generics, Signature, Type};

use super::attributes::Attributes;
use super::options::Mode;
use super::parse::Function;
use super::signature::{Argument, Call, Component};
use crate::root::Root;

pub(crate) fn component(
    function: &Function,
    component: Option<&Component>,
    root: &Root,
) -> TokenStream {
    let Some(component) = component else {
        return function.to_token_stream();
    };
    let attributes = Attributes::of(&function.attributes);
    let inputs = inputs_struct(function, component, &attributes);
    let node = node_impl(component, &attributes, root);
    let invoke = invoke_impl(&function.signature, component, &attributes, root);
    quote! {
        #function
        #inputs
        #node
        #invoke
    }
}

fn inputs_struct(
    function: &Function,
    component: &Component,
    attributes: &Attributes,
) -> TokenStream {
    let Component {
        name,
        struct_generics,
        ..
    } = component;
    let Attributes {
        docs,
        of_struct,
        of_all,
        ..
    } = attributes;
    let blank = (!docs.is_empty()).then(|| quote!(#[doc = ""]));
    let link = format!("The inputs of the component [`{0}`](fn@{0}).", name.unraw());
    let visibility = &function.visibility;
    let fields = component.inputs.iter().map(|input| {
        let (docs, name, ty) = (&input.docs, &input.name, &input.ty);
        quote! { #(#docs)* #visibility #name: #ty }
    });
    let where_clause = &struct_generics.where_clause;
    quote! {
        #(#docs)*
        #blank
        #[doc = #link]
        #(#of_struct)*
        #(#of_all)*
        #[allow(
            non_camel_case_types,
            non_snake_case,
            reason = "it has the names of the function and its parameters"
        )]
        #[allow(dead_code, reason = "a component may also be used only as a function")]
        #[allow(
            missing_docs,
            missing_copy_implementations,
            missing_debug_implementations,
            reason = "it comes from a function, which has neither"
        )]
        #[allow(
            explicit_outlives_requirements,
            private_bounds,
            private_interfaces,
            unreachable_pub,
            clippy::pub_underscore_fields,
            clippy::struct_excessive_bools,
            clippy::struct_field_names,
            clippy::type_complexity,
            reason = "the function is the place to say it"
        )]
        #visibility struct #name #struct_generics #where_clause {
            #(#fields,)*
        }
    }
}

fn node_impl(component: &Component, attributes: &Attributes, root: &Root) -> TokenStream {
    let Component {
        name,
        output,
        struct_generics,
        impl_generics,
        ..
    } = component;
    let attributes = impl_attributes(attributes);
    let (_, arguments, _) = struct_generics.split_for_impl();
    let (parameters, _, where_clause) = impl_generics.split_for_impl();
    quote_spanned! {Span::mixed_site()=>
        #attributes
        impl #parameters #root::Node for #name #arguments #where_clause {
            type Output = #output;
        }
    }
}

fn invoke_impl(
    signature: &Signature,
    component: &Component,
    attributes: &Attributes,
    root: &Root,
) -> TokenStream {
    let Component {
        name,
        struct_generics,
        impl_generics,
        context_parameter: context,
        driver_parameter: driver,
        ..
    } = component;
    let attributes = impl_attributes(attributes);
    let (_, arguments, _) = struct_generics.split_for_impl();
    let (lifetimes, others) = parameters(impl_generics);
    let where_clause = &impl_generics.where_clause;
    let body = invoke_body(signature, component, root);
    let is_run = |argument: &Argument| matches!(argument, Argument::Context { .. });
    let asks = !matches!(component.call, Call::StandIn) && component.arguments.iter().any(is_run);
    let contexts = if asks { &*component.contexts } else { &[] };
    let run = if asks {
        quote_spanned!(Span::mixed_site()=> run)
    } else {
        quote!(_)
    };
    quote_spanned! {Span::mixed_site()=>
        #attributes
        #[allow(clippy::future_not_send, reason = "that depends on the context and on the driver")]
        impl<
            #(#lifetimes,)*
            #(#others,)*
            #context: ?::core::marker::Sized #(+ #root::Provide<#contexts>)*,
        > #root::Invoke<#context> for #name #arguments #where_clause {
            fn invoke<#driver: #root::Driver>(
                self,
                #run: #root::Run<'_, #driver, #context>,
            ) -> impl ::core::future::Future<Output = Self::Output> {
                #body
            }
        }
    }
}

/// The lifetimes, which come first, and the others.
fn parameters(generics: &Generics) -> (Vec<&GenericParam>, Vec<&GenericParam>) {
    let is_lifetime = |it: &&GenericParam| matches!(it, GenericParam::Lifetime(_));
    generics.params.iter().partition(is_lifetime)
}

fn impl_attributes(attributes: &Attributes) -> TokenStream {
    let of_all = &attributes.of_all;
    let deprecated = attributes.is_deprecated.then(|| {
        quote! { #[allow(deprecated, reason = "only its users are to be warned")] }
    });
    quote! {
        #[automatically_derived]
        #(#of_all)*
        #deprecated
    }
}

fn invoke_body(signature: &Signature, component: &Component, root: &Root) -> TokenStream {
    let function = called_function(signature);
    let given = component.arguments.iter().map(Argument::value);
    match component.call {
        Call::Async => quote_spanned!(Span::mixed_site()=> #function(#(#given),*)),
        Call::Plain => {
            let (context, given) = context_first(&component.arguments);
            quote_spanned! {Span::mixed_site()=>
                #context
                async move { #function(#(#given),*) }
            }
        }
        Call::Apart(Mode::Blocking) => {
            let (context, given) = context_first(&component.arguments);
            let blocking = apart("blocking", signature);
            quote_spanned! {Span::mixed_site()=>
                #context
                #root::__private::#blocking(move || #function(#(#given),*))
            }
        }
        Call::Apart(Mode::Spawn) => {
            let spawn = apart("spawn", signature);
            quote_spanned! {Span::mixed_site()=>
                #root::__private::#spawn(#function(#(#given),*))
            }
        }
        Call::StandIn => quote_spanned!(Span::mixed_site()=> ::core::future::pending()),
    }
}

/// The function with all type arguments that it can be told.
fn called_function(signature: &Signature) -> TokenStream {
    let name = &signature.ident;
    let mut told = signature.generics.params.iter().filter_map(|it| match it {
        GenericParam::Lifetime(_) => None,
        GenericParam::Type(it) => Some(&it.ident),
        GenericParam::Const(it) => Some(&it.ident),
    });
    match told.next() {
        None => quote!(#name),
        Some(first) => quote!(#name::<#first #(, #told)*>),
    }
}

/// A function of the run time that asks for `Send + 'static`: what is not is shown at the
/// component's name.
fn apart(function: &str, signature: &Signature) -> Ident {
    let span = Span::mixed_site().located_at(signature.ident.span());
    Ident::new(function, span)
}

/// What is taken from the context before the rest is put off, and what to call the function with.
fn context_first(arguments: &[Argument]) -> (TokenStream, Vec<TokenStream>) {
    let mut context = TokenStream::new();
    let given = arguments.iter().map(|argument| match argument {
        Argument::Input(_) => argument.value(),
        Argument::Context { name, .. } => {
            let mut local = name.clone();
            local.set_span(Span::mixed_site().located_at(name.span()));
            let value = argument.value();
            context.extend(quote_spanned!(Span::mixed_site()=> let #local = #value;));
            local.into_token_stream()
        }
    });
    let given = given.collect();
    (context, given)
}

impl Argument {
    fn value(&self) -> TokenStream {
        match self {
            Argument::Input(name) => quote_spanned!(Span::mixed_site()=> self.#name),
            Argument::Context { ty, by_value, .. } => from_context(ty, *by_value),
        }
    }
}

fn from_context(ty: &Type, by_value: bool) -> TokenStream {
    let provided = quote_spanned!(Span::mixed_site()=> run.provide::<#ty>());
    if by_value {
        quote_spanned!(Span::mixed_site()=> <#ty as ::core::clone::Clone>::clone(#provided))
    } else {
        provided
    }
}
