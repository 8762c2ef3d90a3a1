//! The function under `#[component]`, as it is written.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Signature, Token, Visibility};

/// A function whose body stays as it is: what is half typed there is for rustc to report.
pub(crate) struct Function {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) signature: Signature,
    body: TokenStream,
}

/// Why an item is no function that could be a component.
pub(crate) enum Refused {
    /// It is some other item, which can stay.
    OtherItem(syn::Error),
    /// It does not parse. rustc has said so already, and would again.
    Unreadable(syn::Error),
}

impl Function {
    pub(crate) fn parse(item: TokenStream) -> Result<Self, Refused> {
        let mut is_function = true;
        let parser = |input: ParseStream| {
            let attributes = input.call(Attribute::parse_outer)?;
            let visibility = input.parse()?;
            refuse_other_items(input).inspect_err(|_| is_function = false)?;
            Ok(Function {
                attributes,
                visibility,
                signature: input.parse()?,
                body: input.parse()?,
            })
        };
        let parsed = parser.parse2(item);
        parsed.map_err(if is_function {
            Refused::Unreadable
        } else {
            Refused::OtherItem
        })
    }
}

fn refuse_other_items(input: ParseStream) -> syn::Result<()> {
    if input.peek(Token![impl]) {
        return Err(input.error(
            "`#[component]` on an `impl` block is not supported yet; put it above a function",
        ));
    }
    let is_function = [
        input.peek(Token![fn]),
        input.peek(Token![async]),
        input.peek(Token![unsafe]),
        input.peek(Token![extern]),
        input.peek(Token![const]) && !input.peek2(syn::Ident),
    ];
    if is_function.contains(&true) {
        Ok(())
    } else {
        Err(input.error("`#[component]` goes above a function"))
    }
}

impl ToTokens for Function {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Function {
            attributes,
            visibility,
            signature,
            body,
        } = self;
        tokens.extend(quote! { #(#attributes)* #visibility #signature #body });
    }
}
