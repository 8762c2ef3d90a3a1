//! How an observer sees what goes into a component, and what comes out of it.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;

use crate::root::Root;

/// `values! { Output text "text" }`, where `given` is what the trait calls the output.
///
/// Whether there is anything to show depends on a feature of the run time, which says so itself.
pub(crate) fn values<'i>(
    inputs: impl Iterator<Item = &'i Ident>,
    given: &str,
    root: &Root,
) -> TokenStream {
    let span = Span::mixed_site();
    let given = Ident::new(given, span);
    let inputs = inputs.map(|input| {
        let name = Literal::string(&input.unraw().to_string());
        quote!(#input #name)
    });
    quote_spanned!(span=> #root::__private::values! { #given #(#inputs)* })
}
