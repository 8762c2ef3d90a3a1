//! How an observer sees whether an output, or an item, is an error.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use syn::{PathArguments, Type};

use crate::root::Root;

/// `fn failed`, where `ty` may be a `Result`; `name` is what the trait calls it, such as `Output`:
///
/// ```text
/// fn failed(output: &Self::Output) -> Option<Failed<'_>> {
///     use Fails as _;
///     (&&&&&Outcome::of(output)).failed()
/// }
/// ```
///
/// Only the compiler knows what an alias stands for, and whether the error can be shown.
pub(crate) fn failed(ty: &Type, name: &str, root: &Root) -> Option<TokenStream> {
    if is_surely_no_result(ty) {
        return None;
    }
    let span = Span::mixed_site();
    let name = Ident::new(name, span);
    Some(quote_spanned! {span=>
        #[inline]
        fn failed(output: &Self::#name) -> ::core::option::Option<#root::Failed<'_>> {
            use #root::__private::Fails as _;
            (&&&&&#root::__private::Outcome::of(output)).failed()
        }
    })
}

/// Most outputs are none, and then there is nothing to compile.
fn is_surely_no_result(ty: &Type) -> bool {
    match ty {
        Type::Group(group) => is_surely_no_result(&group.elem),
        Type::Paren(paren) => is_surely_no_result(&paren.elem),
        Type::Path(path) => {
            path.path.get_ident().is_some_and(|name| {
                let name = name.to_string();
                STANDARD.contains(&&*name)
            }) || path.path.segments.first().is_some_and(|first| {
                path.path.segments.len() == 1
                    && matches!(first.arguments, PathArguments::AngleBracketed(_))
                    && ["Box", "Option", "Vec"].contains(&&*first.ident.to_string())
            })
        }
        Type::Array(_)
        | Type::FnPtr(_)
        | Type::Never(_)
        | Type::Ptr(_)
        | Type::Reference(_)
        | Type::Slice(_)
        | Type::Tuple(_) => true,
        _ => false,
    }
}

const STANDARD: [&str; 17] = [
    "String", "bool", "char", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize", "u128",
    "u16", "u32", "u64", "u8", "usize",
];
