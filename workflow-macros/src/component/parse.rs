//! What stands under `#[component]`, as it is written.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Generics, ImplItem, Signature, Token, Type, Visibility, braced, token};

pub(crate) enum Item {
    Function(Function),
    Block(Block),
}

/// A function whose body stays as it is: what is half typed there is for rustc to report.
pub(crate) struct Function {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) signature: Signature,
    body: TokenStream,
}

/// Why an item cannot be a component.
pub(crate) enum Refused {
    /// It is some other item, which can stay.
    OtherItem(syn::Error),
    /// It does not parse. rustc has said so already, and would again.
    Unreadable(syn::Error),
}

/// `impl Name { … }`
pub(crate) struct Block {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) impl_token: Token![impl],
    /// With the `where` clause.
    pub(crate) generics: Generics,
    pub(crate) of: Type,
    pub(crate) functions: Vec<Function>,
    /// What has no place here, but can stay.
    pub(crate) others: Vec<ImplItem>,
}

impl Item {
    pub(crate) fn parse(item: TokenStream) -> Result<Self, Refused> {
        let mut is_known = true;
        let parser = |input: ParseStream| {
            let attributes = input.call(Attribute::parse_outer)?;
            if input.peek(Token![impl]) {
                return Block::parse(attributes, input, &mut is_known).map(Item::Block);
            }
            let visibility = input.parse()?;
            refuse_other_items(input).inspect_err(|_| is_known = false)?;
            Ok(Item::Function(Function {
                attributes,
                visibility,
                signature: input.parse()?,
                body: input.parse()?,
            }))
        };
        let parsed = parser.parse2(item);
        parsed.map_err(if is_known {
            Refused::Unreadable
        } else {
            Refused::OtherItem
        })
    }
}

impl Block {
    fn parse(
        attributes: Vec<Attribute>,
        input: ParseStream,
        is_known: &mut bool,
    ) -> syn::Result<Self> {
        let impl_token = input.parse()?;
        let mut generics: Generics = input.parse()?;
        let of: Type = input.parse()?;
        if input.peek(Token![for]) {
            *is_known = false;
            input.parse::<TokenStream>()?;
            let message = "a component is no implementation of a trait; write `impl Name`, which \
                           declares the component `Name`";
            return Err(syn::Error::new_spanned(of, message));
        }
        generics.where_clause = input.parse()?;
        let inside;
        braced!(inside in input);
        let mut block = Block {
            attributes,
            impl_token,
            generics,
            of,
            functions: Vec::new(),
            others: Vec::new(),
        };
        while !inside.is_empty() {
            block.parse_item(&inside)?;
        }
        Ok(block)
    }

    fn parse_item(&mut self, input: ParseStream) -> syn::Result<()> {
        let ahead = input.fork();
        ahead.call(Attribute::parse_outer)?;
        ahead.parse::<Visibility>()?;
        if !peek_function(&ahead) {
            self.others.push(input.parse()?);
            return Ok(());
        }
        self.functions.push(Function {
            attributes: input.call(Attribute::parse_outer)?,
            visibility: input.parse()?,
            signature: input.parse()?,
            body: if input.peek(token::Brace) {
                input.parse::<TokenTree>()?.into()
            } else {
                input.parse::<Token![;]>()?.into_token_stream()
            },
        });
        Ok(())
    }
}

fn refuse_other_items(input: ParseStream) -> syn::Result<()> {
    if peek_function(input) {
        Ok(())
    } else {
        Err(input.error("`#[component]` goes above a function, or above an `impl` block"))
    }
}

fn peek_function(input: ParseStream) -> bool {
    let is_function = [
        input.peek(Token![fn]),
        input.peek(Token![async]),
        input.peek(Token![unsafe]),
        input.peek(Token![extern]),
        input.peek(Token![const]) && !input.peek2(syn::Ident),
    ];
    is_function.contains(&true)
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

impl ToTokens for Block {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Block {
            attributes,
            impl_token,
            generics,
            of,
            functions,
            others,
        } = self;
        let clause = &generics.where_clause;
        tokens.extend(quote! {
            #(#attributes)* #impl_token #generics #of #clause { #(#functions)* #(#others)* }
        });
    }
}
