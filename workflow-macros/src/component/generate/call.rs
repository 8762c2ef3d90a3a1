//! The body of `invoke` and `produce`: the call of the function.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;

use crate::component::context::Asked;
use crate::component::options::Mode;
use crate::component::output::Gives;
use crate::component::signature::{Ability, Argument, Call, Component};
use crate::root::Root;

pub(super) fn body(component: &Component, ability: &Ability, root: &Root) -> TokenStream {
    let name = component.name.unraw().to_string();
    let shown = ability.shown;
    let given = ability.arguments.iter().map(Argument::value);
    match ability.call {
        Call::Async | Call::Stream => call(ability, given),
        Call::Plain => {
            let (context, given) = context_first(&ability.arguments);
            let call = call(ability, given);
            quote_spanned! {Span::mixed_site()=>
                #context
                async move { #call }
            }
        }
        Call::Apart(Mode::Blocking) => {
            let (context, given) = context_first(&ability.arguments);
            let call = call(ability, given);
            let work = quote_spanned!(shown=> move || #call);
            let blocking = run_apart("blocking", &name, &work, shown, root);
            quote! { #context #blocking }
        }
        Call::Apart(Mode::Spawn) => run_apart("spawn", &name, &call(ability, given), shown, root),
        Call::StandIn => match ability.gives {
            Gives::Whole => quote_spanned!(Span::mixed_site()=> ::core::future::pending()),
            Gives::Stream => {
                quote_spanned!(Span::mixed_site()=> #root::__private::StandIn::new())
            }
        },
    }
}

fn call(ability: &Ability, given: impl IntoIterator<Item = TokenStream>) -> TokenStream {
    let function = &ability.function;
    let given = given.into_iter();
    quote_spanned!(ability.shown=> #function (#(#given),*))
}

/// Calls a function of the run time that asks for `Send + 'static`.
fn run_apart(
    function: &str,
    name: &str,
    work: &TokenStream,
    shown: Span,
    root: &Root,
) -> TokenStream {
    let function = Ident::new(function, shown);
    let root = root.located_at(shown);
    quote_spanned!(shown=> #root::__private::#function(#name, #work))
}

/// What is taken from the context before the rest is put off, and what to call the function with.
fn context_first(arguments: &[Argument]) -> (TokenStream, Vec<TokenStream>) {
    let mut context = TokenStream::new();
    let given = arguments.iter().map(|argument| {
        let value = argument.value();
        if argument.context.is_none() {
            return value;
        }
        let mut local = argument.name.clone();
        local.set_span(Span::mixed_site().located_at(local.span()));
        context.extend(quote_spanned!(Span::mixed_site()=> let #local = #value;));
        local.into_token_stream()
    });
    let given = given.collect();
    (context, given)
}

impl Argument {
    fn value(&self) -> TokenStream {
        let Argument { name, context } = self;
        match context {
            None => quote_spanned!(Span::mixed_site()=> self.#name),
            Some(asked) => from_context(asked),
        }
    }
}

fn from_context(Asked { ty, by_value }: &Asked) -> TokenStream {
    let provided = quote_spanned!(Span::mixed_site()=> run.provide::<#ty>());
    if *by_value {
        quote_spanned!(Span::mixed_site()=> <#ty as ::core::clone::Clone>::clone(#provided))
    } else {
        provided
    }
}
