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

mod call;
mod inputs;
mod run;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;

use super::attributes::Attributes;
use super::parse::Function;
use super::signature::Component;
use crate::root::Root;
use inputs::inputs_struct;
use run::{output_impl, run_impl};

pub(crate) fn component(
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
    quote! {
        #function
        #inputs
        #abilities
    }
}

fn abilities(component: &Component, root: &Root) -> TokenStream {
    let impls = component.abilities.iter().map(|ability| {
        let output = output_impl(component, ability, root);
        let run = run_impl(component, ability, root);
        quote! { #output #run }
    });
    impls.collect()
}

/// Where rustc shows what is wrong with what no user has written.
fn at(name: &Ident) -> Span {
    Span::mixed_site().located_at(name.span())
}
