//! `const DEFAULTS`, and the methods by which they are left out.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use crate::component::defaults::{Defaults, Given};
use crate::component::signature::{Ability, Component};
use crate::root::Root;

/// ```text
/// const DEFAULTS: Defaults<Self> = Defaults::<Self>::of("classify")
///     .retry(
///         Retry::times(3),
///         |outcome| failed(outcome, is_transient),
///         |node| Self { text: Afresh::afresh(&node.text) },
///     )
///     .timeout(Duration::from_secs(10), Expires::expired);
/// ```
pub(super) fn constant(
    component: &Component,
    ability: &Ability,
    root: &Root,
) -> Option<TokenStream> {
    let defaults = &ability.defaults;
    if defaults.is_empty() {
        return None;
    }
    let name = component.name.unraw().to_string();
    let retry = retry(component, defaults, root);
    let timeout = timeout(ability, root);
    Some(quote_spanned! {Span::mixed_site()=>
        const DEFAULTS: #root::Defaults<Self> = #root::Defaults::<Self>::of(#name) #retry #timeout;
    })
}

fn retry(component: &Component, defaults: &Defaults, root: &Root) -> Option<TokenStream> {
    let Given { original, value } = defaults.retry.as_ref()?;
    let place = Span::mixed_site().located_at(original.span());
    let retry = value.value(root);
    let when = value.when.as_ref().map(|when| quote!(#when));
    let when = when.unwrap_or_else(|| quote!(|_| true));
    let fields = component.inputs.iter().map(|input| {
        let name = &input.name;
        // Shown when it is not `Clone`.
        let place = Span::mixed_site().located_at(input.ty.span());
        let root = root.located_at(place);
        quote_spanned!(place=> #name: #root::__private::Afresh::afresh(&node.#name))
    });
    let fields = quote!(#(#fields),*);
    let node = if component.inputs.is_empty() {
        quote!(_)
    } else {
        quote_spanned!(Span::mixed_site()=> node)
    };
    let root = root.located_at(place);
    Some(quote_spanned! {place=>
        .retry(
            #retry,
            |outcome| #root::__private::failed(outcome, #when),
            |#node| Self { #fields },
        )
    })
}

fn timeout(ability: &Ability, root: &Root) -> Option<TokenStream> {
    let Given { value, .. } = ability.defaults.timeout.as_ref()?;
    // Shown when the output is no `Result`, or its error does not take a timeout.
    let place = Span::mixed_site().located_at(ability.output.span());
    let root = root.located_at(place);
    Some(quote_spanned!(place=> .timeout(#value, #root::__private::Expires::expired)))
}

/// `invoke` and its two variants, of a component with defaults.
pub(super) fn methods(
    driver: &Ident,
    context: &Ident,
    run: &TokenStream,
    given: &TokenStream,
    body: &TokenStream,
    root: &Root,
) -> TokenStream {
    quote_spanned! {Span::mixed_site()=>
        fn invoke<#driver: #root::Driver>(
            self,
            run: #root::Run<'_, #driver, #context>,
        ) -> #given {
            #root::__private::invoke(self, run, #root::__private::Kinds::NONE)
        }

        fn invoke_own<#driver: #root::Driver>(
            self,
            run: #root::Run<'_, #driver, #context>,
            own: #root::__private::Kinds,
        ) -> #given {
            #root::__private::invoke(self, run, own)
        }

        fn invoke_bare<#driver: #root::Driver>(
            self,
            #run: #root::Run<'_, #driver, #context>,
        ) -> #given {
            #body
        }
    }
}
