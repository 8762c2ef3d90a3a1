//! The function under `#[component]`, as it is written.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Signature, Token, Visibility};

/// A function whose body stays as it is: what is half typed there is for rustc to report.
pub(crate) struct Function {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) signature: Signature,
    body: TokenStream,
}

impl Function {
    pub(crate) fn parse(item: TokenStream) -> syn::Result<Self> {
        syn::parse2(item)
    }
}

impl Parse for Function {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        refuse_other_items(input)?;
        Ok(Function {
            attributes,
            visibility,
            signature: input.parse()?,
            body: input.parse()?,
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

/// An item that does not parse as a function, without what only this macro knows, so that rustc
/// need not report that too.
pub(crate) fn without_context_attributes(item: TokenStream) -> TokenStream {
    let mut kept = Vec::new();
    let mut tokens = item.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let is_pound = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
        if is_pound && tokens.next_if(is_context_attribute).is_some() {
            continue;
        }
        kept.push(match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                let inner = without_context_attributes(group.stream());
                let mut stripped = Group::new(Delimiter::Parenthesis, inner);
                stripped.set_span(group.span());
                stripped.into()
            }
            other => other,
        });
    }
    kept.into_iter().collect()
}

fn is_context_attribute(token: &TokenTree) -> bool {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
            let first = group.stream().into_iter().next();
            matches!(first, Some(TokenTree::Ident(name)) if name == "context")
        }
        _ => false,
    }
}
