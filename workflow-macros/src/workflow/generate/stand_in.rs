//! What stands for a workflow that has mistakes, so that one mistake gives one error.

use proc_macro2::TokenStream;
use quote::quote;

use super::definition::Definition;
use super::{Names, graph};
use crate::component::Fresh;
use crate::root::Root;
use crate::workflow::model::Model;

/// The same items with the same types, and a body that is never run.
pub(crate) fn stand_in(root: &Root, model: &Model<'_>, fresh: &Fresh) -> TokenStream {
    let names = Names::of(model, fresh.clone());
    let definition = Definition::of(root, model, &names);
    let inputs_struct = definition.inputs_struct(None);
    let implementations = definition.implementations();
    let empty = graph::empty(root, model, &names);
    let inputs = model.source.inputs.iter().map(|input| &input.name);
    let nothing = quote!(#(let _ = &#inputs;)*);
    let body = definition.function(&if model.source.is_streaming {
        quote!({ #nothing #root::__private::StandIn::new() })
    } else {
        quote!(async move { #nothing ::core::panic!("this workflow has mistakes") })
    });
    let conditions = super::conditions(model);
    quote! {
        #inputs_struct

        #(#conditions)*
        #[allow(clippy::future_not_send, reason = "that depends on the context and the driver")]
        const _: () = {
            #empty
            #implementations
            #body
        };
    }
}
