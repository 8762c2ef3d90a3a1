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
use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::{GenericParam, Generics, Signature, Token, Type};

use super::attributes::Attributes;
use super::context::Asked;
use super::names::Mentioned;
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
    // Shown when something else has the name already.
    let at = at(name);
    let struct_token = Token![struct](at);
    let fields = component.inputs.iter().map(|input| {
        let (docs, name, ty) = (&input.docs, &input.name, &input.ty);
        quote! { #(#docs)* #visibility #name: #ty }
    });
    let body = quote_spanned!(at=> { #(#fields,)* });
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
        #visibility #struct_token #name #struct_generics #where_clause #body
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
    // Shown when the output is less visible than the component.
    let shown = Span::mixed_site().located_at(output.span());
    let output = quote_spanned!(shown=> type Output = #output;);
    quote_spanned! {Span::mixed_site()=>
        #attributes
        impl #parameters #root::Node for #name #arguments #where_clause {
            #output
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
    let predicates = impl_generics.where_clause.iter();
    let predicates = predicates.flat_map(|clause| &clause.predicates);
    let body = invoke_body(signature, component, root);
    let contexts: &[Type] = match component.call {
        Call::StandIn => &[],
        _ => &component.contexts,
    };
    // A run lends these, for however long; a context has no lifetimes but `'static` anyway.
    let long_lived = contexts.iter().filter(|ty| {
        Mentioned::by(|mentioned| mentioned.visit_type(ty)).has_any(&impl_generics.params)
    });
    let run = if contexts.is_empty() {
        quote!(_)
    } else {
        quote_spanned!(Span::mixed_site()=> run)
    };
    // Where it has to be `Send`, rustc reports it here as well as in the body: both are one error
    // if they stand in one place.
    let future = quote_spanned! {at(name)=>
        impl ::core::future::Future<Output = Self::Output>
    };
    quote_spanned! {Span::mixed_site()=>
        #attributes
        #[allow(clippy::future_not_send, reason = "that depends on the context and on the driver")]
        impl<
            #(#lifetimes,)*
            #(#others,)*
            #context: ?::core::marker::Sized #(+ #root::Provide<#contexts>)*,
        > #root::Invoke<#context> for #name #arguments
        where
            #(#predicates,)*
            #(#long_lived: 'static,)*
        {
            fn invoke<#driver: #root::Driver>(
                self,
                #run: #root::Run<'_, #driver, #context>,
            ) -> #future {
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
    let given = component.arguments.iter().map(Argument::value);
    match component.call {
        Call::Async => call(signature, given),
        Call::Plain => {
            let (context, given) = context_first(&component.arguments);
            let call = call(signature, given);
            quote_spanned! {Span::mixed_site()=>
                #context
                async move { #call }
            }
        }
        Call::Apart(Mode::Blocking) => {
            let (context, given) = context_first(&component.arguments);
            let call = call(signature, given);
            let work = quote_spanned!(at(&signature.ident)=> move || #call);
            let blocking = run_apart("blocking", &work, signature, root);
            quote! { #context #blocking }
        }
        Call::Apart(Mode::Spawn) => run_apart("spawn", &call(signature, given), signature, root),
        Call::StandIn => quote_spanned!(Span::mixed_site()=> ::core::future::pending()),
    }
}

/// The call of the function, with all type arguments that it can be told.
fn call(signature: &Signature, given: impl IntoIterator<Item = TokenStream>) -> TokenStream {
    let name = &signature.ident;
    let given = given.into_iter();
    let mut told = signature.generics.params.iter().filter_map(|it| match it {
        GenericParam::Lifetime(_) => None,
        GenericParam::Type(it) => Some(&it.ident),
        GenericParam::Const(it) => Some(&it.ident),
    });
    let at = at(name);
    let told = told
        .next()
        .map(|first| quote_spanned!(at=> ::<#first #(, #told)*>));
    quote_spanned!(at=> #name #told (#(#given),*))
}

/// Calls a function of the run time that asks for `Send + 'static`.
fn run_apart(
    function: &str,
    work: &TokenStream,
    signature: &Signature,
    root: &Root,
) -> TokenStream {
    let at = at(&signature.ident);
    let function = Ident::new(function, at);
    let root = root.located_at(at);
    quote_spanned!(at=> #root::__private::#function(#work))
}

/// Where rustc shows what is wrong with what no user has written.
fn at(name: &Ident) -> Span {
    Span::mixed_site().located_at(name.span())
}

/// What is taken from the context before the rest is put off, and what to call the function with.
fn context_first(arguments: &[Argument]) -> (TokenStream, Vec<TokenStream>) {
    let mut context = TokenStream::new();
    let given = arguments.iter().map(|argument| {
        let value = argument.value();
        if argument.context.is_none() {
            return value;
        }
        let mut local = argument.name.clone();
        local.set_span(Span::mixed_site().located_at(local.span()));
        context.extend(quote_spanned!(Span::mixed_site()=> let #local = #value;));
        local.into_token_stream()
    });
    let given = given.collect();
    (context, given)
}

impl Argument {
    fn value(&self) -> TokenStream {
        let Argument { name, context } = self;
        match context {
            None => quote_spanned!(Span::mixed_site()=> self.#name),
            Some(asked) => from_context(asked),
        }
    }
}

fn from_context(Asked { ty, by_value }: &Asked) -> TokenStream {
    let provided = quote_spanned!(Span::mixed_site()=> run.provide::<#ty>());
    if *by_value {
        quote_spanned!(Span::mixed_site()=> <#ty as ::core::clone::Clone>::clone(#provided))
    } else {
        provided
    }
}
