//! The macros of `workflow`.

mod component;
mod context;
mod errors;
mod expr;
mod failed;
mod policy;
mod root;
mod similar;
mod source_text;
#[cfg(all(test, not(feature = "doc-pictures")))]
mod twin;
mod values;
mod workflow;

use proc_macro::TokenStream;

/// Makes a function a component.
#[proc_macro_attribute]
pub fn component(arguments: TokenStream, item: TokenStream) -> TokenStream {
    component::expand(arguments.into(), item.into()).into()
}

/// Lets the components of a workflow ask for the fields of a struct.
#[proc_macro_derive(Context, attributes(context))]
pub fn derive_context(item: TokenStream) -> TokenStream {
    context::expand(item.into()).into()
}

/// The picture of a workflow, for its docs.
#[cfg(feature = "doc-pictures")]
#[doc(hidden)]
#[proc_macro]
pub fn __picture(tokens: TokenStream) -> TokenStream {
    workflow::picture(tokens.into()).into()
}

/// Workflows in Rust's own words, for rust-analyzer.
#[doc(hidden)]
#[proc_macro]
pub fn __sketch(tokens: TokenStream) -> TokenStream {
    workflow::sketch(tokens.into()).into()
}

/// Declares workflows.
#[proc_macro]
pub fn workflow(tokens: TokenStream) -> TokenStream {
    workflow::expand(tokens.into()).into()
}
