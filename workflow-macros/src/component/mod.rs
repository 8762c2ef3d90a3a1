//! `#[component]`: from a function, or a block of them, to the struct of the inputs, which runs it.

mod apart;
mod attributes;
mod block;
mod borrow;
mod context;
mod defaults;
mod elision;
mod generate;
mod generics;
mod impl_trait;
mod names;
mod options;
mod output;
mod parameters;
mod parse;
mod progress;
mod signature;
mod streams;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::errors::Errors;
pub(crate) use elision::Explicit;
pub(crate) use names::Fresh;
use options::Options;
use parse::{Item, Refused};
use signature::Component;

pub(crate) fn expand(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let options = Options::parse(arguments, &mut errors);
    let items = match Item::parse(item.clone()) {
        Ok(Item::Function(mut function)) => {
            let component = Component::resolve(&mut function, &options, &mut errors);
            generate::function(&function, component.as_ref(), &options.root)
        }
        Ok(Item::Block(mut block)) => match block::resolve(&mut block, &options, &mut errors) {
            Some(resolved) => generate::block(&block, &resolved, &options.root),
            None => block.to_token_stream(),
        },
        Err(Refused::OtherItem(error)) => {
            errors.absorb(error);
            item
        }
        Err(Refused::Unreadable(error)) => {
            errors.absorb(error);
            TokenStream::new()
        }
    };
    let errors = errors.into_compile_errors();
    quote! { #items #errors }
}
