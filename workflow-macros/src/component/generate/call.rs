//! The body of `invoke` and `produce`: the call of the function.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;

use crate::component::context::Asked;
use crate::component::options::Mode;
use crate::component::output::Gives;
use crate::component::signature::{Ability, Argument, Call, Component, Origin};
use crate::root::Root;

pub(super) fn body(component: &Component, ability: &Ability, root: &Root) -> TokenStream {
    let name = component.name.unraw().to_string();
    let shown = ability.shown;
    let given = ability
        .arguments
        .iter()
        .map(|argument| argument.value(shown));
    match ability.call {
        Call::Async | Call::Stream => call(ability, given),
        Call::Plain => {
            let (context, given) = context_first(ability);
            let call = call(ability, given);
            quote_spanned! {Span::mixed_site()=>
                #context
                async move { #call }
            }
        }
        Call::Apart(Mode::Blocking) => {
            let (context, given) = context_first(ability);
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

/// What is taken from the run before the rest is put off, and what to call the function with.
fn context_first(ability: &Ability) -> (TokenStream, Vec<TokenStream>) {
    let mut context = TokenStream::new();
    let given = ability.arguments.iter().map(|argument| {
        let value = argument.value(ability.shown);
        if matches!(argument.origin, Origin::Input) {
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
    /// `shown` is that of its ability.
    fn value(&self, shown: Span) -> TokenStream {
        let Argument { name, origin } = self;
        match origin {
            Origin::Input => quote_spanned!(Span::mixed_site()=> self.#name),
            Origin::Context(asked) => from_context(asked),
            // What it tells may be what no observer can be told. That is reported for the whole
            // return type, too: both are one error if they stand in one place.
            Origin::Progress => quote_spanned!(shown=> run.reporter()),
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
