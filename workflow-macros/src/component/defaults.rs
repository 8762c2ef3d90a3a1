//! The policies that a component has where its node has none of its own, and what they ask of a
//! function.

use proc_macro2::{Ident, TokenStream};
use syn::parse::ParseStream;
use syn::{LitStr, Signature, Token, parenthesized, token};

use super::parameters::Parameter;
use super::{output, streams};
use crate::errors::Errors;
use crate::policy::{Length, Retry};

/// `retry(3, …), timeout = "10s"`
#[derive(Clone, Default)]
pub(crate) struct Defaults {
    pub(crate) retry: Option<Given<Retry>>,
    pub(crate) timeout: Option<Given<Length>>,
}

#[derive(Clone)]
pub(crate) struct Given<T> {
    pub(crate) original: Ident,
    pub(crate) value: T,
}

impl Defaults {
    pub(crate) fn is_empty(&self) -> bool {
        self.names().next().is_none()
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &Ident> {
        let retry = self.retry.iter().map(|retry| &retry.original);
        retry.chain(self.timeout.iter().map(|timeout| &timeout.original))
    }

    /// What stands behind `option`, which is `retry`.
    pub(crate) fn parse_retry(&mut self, option: Ident, input: ParseStream) -> syn::Result<()> {
        if !input.peek(token::Paren) {
            let message = "`retry` takes how many more tries there are: `retry(3)`";
            return Err(syn::Error::new_spanned(option, message));
        }
        let content;
        parenthesized!(content in input);
        let value = Retry::parse(&content).inspect_err(|_| {
            // What is left unread is no mistake of its own.
            let _ = content.parse::<TokenStream>();
        })?;
        self.retry = Some(Given {
            original: option,
            value,
        });
        Ok(())
    }

    /// What stands behind `option`, which is `timeout`.
    pub(crate) fn parse_timeout(&mut self, option: Ident, input: ParseStream) -> syn::Result<()> {
        if input.parse::<Option<Token![=]>>()?.is_none() {
            let message = "`timeout` is given with `=` here: `timeout = \"10s\"`";
            return Err(syn::Error::new_spanned(option, message));
        }
        if input.is_empty() || !input.peek(LitStr) && input.peek(Token![,]) {
            let message = "a length of time is missing: `timeout = \"10s\"`";
            return Err(syn::Error::new_spanned(option, message));
        }
        let value = Length::parse(input)?;
        self.timeout = Some(Given {
            original: option,
            value,
        });
        Ok(())
    }

    pub(crate) fn check(
        &self,
        signature: &Signature,
        parameters: &[Parameter],
        errors: &mut Errors,
    ) {
        if output::streams(signature) {
            self.refuse_to_stream(errors);
            return;
        }
        let mut inputs = parameters.iter().filter(|it| it.is_input());
        let stream = inputs.find(|it| streams::is_stream(it, &signature.generics));
        if let (Some(retry), Some(stream)) = (&self.retry, stream) {
            let message = format!(
                "the stream `{}` is there only once, so this component cannot start anew; take a \
                 whole value, such as a `Vec` that `collect` makes of the stream",
                stream.name
            );
            errors.at(&retry.original, message);
        }
    }

    fn refuse_to_stream(&self, errors: &mut Errors) {
        if let Some(retry) = &self.retry {
            errors.at(
                &retry.original,
                "what a stream has given cannot be taken back; try again inside, in front of its \
                 first item",
            );
        }
        if let Some(timeout) = &self.timeout {
            errors.at(
                &timeout.original,
                "`timeout` limits the time until a value is there, and this is a stream; put it on \
                 the component that reads the stream to its end",
            );
        }
    }

    pub(crate) fn refuse_for_blocks(&self, errors: &mut Errors) {
        for name in self.names() {
            errors.at(
                name,
                format!(
                    "`{name}` is for a single function; put it on the nodes, or make the one that \
                     is to have it a component of its own"
                ),
            );
        }
    }
}
