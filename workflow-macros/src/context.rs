//! `#[derive(Context)]`: the fields of a struct, for the components that ask for their types.
//!
//! ```text
//! #[derive(Context)]
//! struct App { llm: Llm, name: &'static str }
//! ```
//! expands to
//! ```text
//! impl ::workflow::Provide<Llm> for App {
//!     fn provide(&self) -> &Llm {
//!         &self.llm
//!     }
//! }
//!
//! impl ::workflow::Provide<str> for App {
//!     fn provide(&self) -> &str {
//!         self.name
//!     }
//! }
//! ```

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Field, Fields, Ident, Index, Member, Meta, Token, Type};

use crate::errors::Errors;
use crate::root::Root;
use crate::similar::closest;
use crate::source_text::source_text;

pub(crate) fn expand(item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let impls = match syn::parse2(item) {
        Ok(item) => provide_impls(&item, &mut errors),
        Err(error) => {
            errors.absorb(error);
            TokenStream::new()
        }
    };
    let errors = errors.into_compile_errors();
    quote! { #impls #errors }
}

fn provide_impls(item: &DeriveInput, errors: &mut Errors) -> TokenStream {
    let root = struct_options(&item.attrs, errors);
    match &item.data {
        Data::Struct(data) => {
            let mut values: Vec<Value> = Vec::new();
            for value in Value::all(&data.fields, errors) {
                match values.iter().find(|other| other.tokens == value.tokens) {
                    Some(first) => report_same_type(first, &value, errors),
                    None => values.push(value),
                }
            }
            let impls = values.iter().map(|value| value.provide_impl(item, &root));
            impls.collect()
        }
        Data::Enum(data) => {
            refuse(data.enum_token, "enum", errors);
            TokenStream::new()
        }
        Data::Union(data) => {
            refuse(data.union_token, "union", errors);
            TokenStream::new()
        }
    }
}

fn struct_options(attributes: &[Attribute], errors: &mut Errors) -> Root {
    let mut root = Root::default();
    each_option(attributes, errors, |attribute, option, input| {
        let Some(option) = option else {
            let message = "`#[context]` does nothing on a struct; remove it";
            return Err(syn::Error::new_spanned(attribute, message));
        };
        if option != "crate" {
            let help = "the option of a context is `crate = path`";
            return Err(unknown(option, "crate", help));
        }
        root = Root::parse_value(option, input)?;
        Ok(())
    });
    root
}

fn is_skipped(field: &Field, errors: &mut Errors) -> bool {
    let mut is_skipped = false;
    each_option(&field.attrs, errors, |attribute, option, input| {
        let Some(option) = option else {
            let message = "components may ask for every field; remove this, or write \
                           `#[context(skip)]` to leave the field out";
            return Err(syn::Error::new_spanned(attribute, message));
        };
        if option != "skip" {
            return Err(unknown(option, "skip", "the option of a field is `skip`"));
        }
        if is_skipped {
            let message = "`skip` is given twice; remove one";
            return Err(syn::Error::new_spanned(option, message));
        }
        is_skipped = true;
        if !input.is_empty() && !input.peek(Token![,]) {
            let value: TokenStream = input.parse()?;
            let message = "`skip` takes no value; write `#[context(skip)]`";
            return Err(syn::Error::new_spanned(value, message));
        }
        Ok(())
    });
    is_skipped
}

fn refuse(keyword: impl ToTokens, kind: &str, errors: &mut Errors) {
    let message = format!(
        "a context is a struct, of which components ask for the fields; make this {kind} a field \
         of one"
    );
    errors.at(keyword, message);
}

fn report_same_type(first: &Value, second: &Value, errors: &mut Errors) {
    let message = format!(
        "the fields `{}` and `{}` are both found by the type `{}`, so a component could not say \
         which it means; put one into a type of its own, or leave it out with `#[context(skip)]`",
        source_text(&first.field),
        source_text(&second.field),
        source_text(second.ty),
    );
    errors.at(second.original, message);
}

/// What a field provides.
struct Value<'f> {
    field: Member,
    /// The type by which components ask for it.
    ty: &'f Type,
    /// Its tokens, to compare.
    tokens: String,
    /// What makes a reference to it out of the field.
    borrow: TokenStream,
    original: &'f Type,
}

impl<'f> Value<'f> {
    fn all(fields: &'f Fields, errors: &mut Errors) -> Vec<Self> {
        let mut values = Vec::new();
        for (index, field) in fields.iter().enumerate() {
            if !is_skipped(field, errors) {
                values.push(Value::of(index, field));
            }
        }
        values
    }

    fn of(index: usize, field: &'f Field) -> Self {
        let (ty, borrow) = match without_group(&field.ty) {
            Type::Reference(reference) if reference.mutability.is_some() => {
                (&*reference.elem, quote!(&*))
            }
            Type::Reference(reference) => (&*reference.elem, quote!()),
            ty => (ty, quote!(&)),
        };
        let member = match &field.ident {
            Some(name) => Member::Named(name.clone()),
            None => Member::Unnamed(Index {
                index: u32::try_from(index).unwrap_or(u32::MAX),
                span: Span::mixed_site().located_at(field.ty.span()),
            }),
        };
        Value {
            field: member,
            ty,
            tokens: ty.to_token_stream().to_string(),
            borrow,
            original: &field.ty,
        }
    }

    fn provide_impl(&self, item: &DeriveInput, root: &Root) -> TokenStream {
        let Value {
            field, ty, borrow, ..
        } = self;
        // Where two fields may have the same type after all, rustc shows these two.
        let at = Span::mixed_site().located_at(self.original.span());
        let mut context = item.ident.clone();
        context.set_span(context.span().located_at(at));
        let (parameters, arguments, where_clause) = item.generics.split_for_impl();
        quote_spanned! {at=>
            #[automatically_derived]
            impl #parameters #root::Provide<#ty> for #context #arguments #where_clause {
                fn provide(&self) -> &#ty {
                    #borrow self.#field
                }
            }
        }
    }
}

/// Hands each option in `#[context(…)]` to `take`, and an attribute that has none as it is.
fn each_option(
    attributes: &[Attribute],
    errors: &mut Errors,
    mut take: impl FnMut(&Attribute, Option<&Ident>, ParseStream) -> syn::Result<()>,
) {
    let ours = attributes.iter().filter(|it| it.path().is_ident("context"));
    for attribute in ours {
        let parser = |input: ParseStream| {
            if input.is_empty() {
                return take(attribute, None, input);
            }
            while !input.is_empty() {
                let option = input.call(Ident::parse_any)?;
                take(attribute, Some(&option), input)?;
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        };
        let parsed = match &attribute.meta {
            Meta::Path(_) => parser.parse2(TokenStream::new()),
            _ => attribute.parse_args_with(parser),
        };
        if let Err(error) = parsed {
            errors.absorb(error);
        }
    }
}

fn unknown(option: &Ident, known: &'static str, help: &str) -> syn::Error {
    let help = match closest(&option.to_string(), [known]) {
        Some(similar) => format!("did you mean `{similar}`?"),
        None => help.to_owned(),
    };
    let message = format!("unknown option `{option}`; {help}");
    syn::Error::new_spanned(option, message)
}

/// A type that has come through a `macro_rules!` stands in an invisible group.
fn without_group(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => without_group(&group.elem),
        ty => ty,
    }
}
