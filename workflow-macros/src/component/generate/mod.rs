//! The function as it was, and beside it the struct of its inputs.
//!
//! ```text
//! #[component]
//! async fn classify(#[context] llm: &Llm, text: &str) -> Intent { … }
//! ```
//! expands to the function, without `#[context]`, and
//! ```text
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

mod call;
mod defaults;
mod inputs;
mod run;
mod spawn;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;

use super::attributes::Attributes;
use super::block::Resolved;
use super::options::Mode;
use super::parse::{Block, Function};
use super::signature::{Call, Component};
use crate::root::Root;
use inputs::inputs_struct;
use run::{allow_deprecated, output_impl, run_impl};
use spawn::spawn_impl;

pub(crate) fn function(
    function: &Function,
    component: Option<&Component>,
    root: &Root,
) -> TokenStream {
    let Some(component) = component else {
        return function.to_token_stream();
    };
    let attributes = Attributes::of(&function.attributes);
    let link = format!(
        "The inputs of the component [`{0}`](fn@{0}).",
        component.name.unraw()
    );
    let inputs = inputs_struct(component, &function.visibility, &link, &attributes);
    let abilities = abilities(component, root);
    let allow_owned = allow_owned_inputs(component);
    quote! {
        #allow_owned
        #function
        #inputs
        #abilities
    }
}

/// A function on a thread of its own cannot take its inputs as the lint asks for.
fn allow_owned_inputs(component: &Component) -> Option<TokenStream> {
    let mut calls = component.abilities.iter().map(|ability| &ability.call);
    calls
        .any(|call| matches!(call, Call::Apart(Mode::Blocking)))
        .then(|| {
            quote! { #[allow(clippy::needless_pass_by_value, reason = "it leaves the task of the run")] }
        })
}

/// The block as it was, with the generics of the struct, and the struct.
pub(crate) fn block(block: &Block, resolved: &Resolved, root: &Root) -> TokenStream {
    let Resolved {
        component,
        visibility,
        header,
        kinds,
    } = resolved;
    let attributes = block.attributes.iter();
    let attributes = attributes.filter(|it| !Attributes::is_for_struct(it));
    let Block {
        impl_token,
        functions,
        others,
        ..
    } = block;
    let name = &component.name;
    let (parameters, _, clause) = header.generics.split_for_impl();
    let arguments = &header.arguments;
    let kinds = kinds
        .iter()
        .map(|kind| format!("[`{0}`](Self::{0})", kind.name()));
    let link = format!(
        "The inputs of a component that can {}.",
        kinds.collect::<Vec<_>>().join(" and ")
    );
    let of_struct = Attributes::of_block(&block.attributes);
    let deprecated = allow_deprecated(of_struct.is_deprecated);
    let inputs = inputs_struct(component, visibility, &link, &of_struct);
    let abilities = abilities(component, root);
    quote! {
        #(#attributes)*
        #deprecated
        #[allow(clippy::same_name_method, reason = "they are what the traits run")]
        #impl_token #parameters #name #arguments #clause {
            #(#functions)*
            #(#others)*
        }
        #inputs
        #abilities
    }
}

fn abilities(component: &Component, root: &Root) -> TokenStream {
    let impls = component.abilities.iter().map(|ability| {
        let output = output_impl(component, ability, root);
        let run = run_impl(component, ability, root);
        let spawn = spawn_impl(component, ability, root);
        quote! { #output #run #spawn }
    });
    impls.collect()
}

/// Where rustc shows what is wrong with what no user has written.
fn at(name: &Ident) -> Span {
    Span::mixed_site().located_at(name.span())
}
