//! `#[derive(Context)]`: the fields of a struct, for the components that ask for their types.
//!
//! ```ignore
//! #[derive(Context)]
//! struct App { llm: Llm, name: &'static str }
//! ```
//! expands to
//! ```ignore
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
use syn::meta::ParseNestedMeta;
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Field, Fields, Index, Member, Meta, Path, Type};

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
    let mut root = Root::default();
    parse_options(&item.attrs, errors, |option| {
        if option.path.is_ident("crate") {
            root = Root::from(option.value()?.call(Path::parse_mod_style)?);
            return Ok(());
        }
        let help = "the option of a context is `crate = path`";
        Err(unknown(&option, &["crate"], help))
    });
    match &item.data {
        Data::Struct(data) => {
            let mut values: Vec<Value> = Vec::new();
            for value in Value::all(&data.fields, errors) {
                match values.iter().find(|other| other.name == value.name) {
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
        second.name,
    );
    errors.at(second.original, message);
}

/// What a field provides.
struct Value<'f> {
    field: Member,
    /// The type by which components ask for it.
    ty: &'f Type,
    /// The same as text.
    name: String,
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
            name: source_text(ty),
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

fn is_skipped(field: &Field, errors: &mut Errors) -> bool {
    let mut is_skipped = false;
    parse_options(&field.attrs, errors, |option| {
        if !option.path.is_ident("skip") {
            let help = "the option of a field is `skip`";
            return Err(unknown(&option, &["skip"], help));
        }
        if is_skipped {
            return Err(option.error("`skip` is given twice; remove one"));
        }
        is_skipped = true;
        Ok(())
    });
    is_skipped
}

/// Hands each option in `#[context(…)]` to `take`.
fn parse_options(
    attributes: &[Attribute],
    errors: &mut Errors,
    mut take: impl FnMut(ParseNestedMeta) -> syn::Result<()>,
) {
    let ours = attributes.iter().filter(|it| it.path().is_ident("context"));
    for attribute in ours {
        if let Meta::Path(path) = &attribute.meta {
            errors.at(
                path,
                "every field is provided as it is; remove this, or write `#[context(skip)]` to \
                 leave the field out",
            );
        } else if let Err(error) = attribute.parse_nested_meta(&mut take) {
            errors.absorb(error);
        }
    }
}

fn unknown(option: &ParseNestedMeta, known: &[&str], help: &str) -> syn::Error {
    let name = source_text(&option.path);
    let help = match closest(&name, known.iter().copied()) {
        Some(similar) => format!("did you mean `{similar}`?"),
        None => help.to_owned(),
    };
    let message = format!("unknown option `{name}`; {help}");
    syn::Error::new_spanned(&option.path, message)
}

/// A type that has come through a `macro_rules!` stands in an invisible group.
fn without_group(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => without_group(&group.elem),
        ty => ty,
    }
}
