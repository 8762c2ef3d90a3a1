//! The struct of a component's inputs.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Token, Visibility};

use super::at;
use crate::component::attributes::Attributes;
use crate::component::signature::Component;

pub(super) fn inputs_struct(
    component: &Component,
    visibility: &Visibility,
    link: &str,
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
            dead_code,
            missing_docs,
            missing_copy_implementations,
            missing_debug_implementations,
            explicit_outlives_requirements,
            private_bounds,
            private_interfaces,
            unreachable_pub,
            clippy::pub_underscore_fields,
            clippy::struct_excessive_bools,
            clippy::struct_field_names,
            clippy::type_complexity,
            reason = "all of it is the function's, which is the place to say it"
        )]
        #visibility #struct_token #name #struct_generics #where_clause #body
    }
}
