//! `3, backoff = "100ms..5s", when = is_transient`

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::ParseStream;
use syn::{Expr, LitInt, LitStr, Token};

use super::duration::{self, Length};
use super::{once, option};
use crate::root::Root;

#[derive(Clone)]
pub(crate) struct Retry {
    /// How many more tries than the first.
    times: LitInt,
    backoff: Option<(Length, Length)>,
    pub(crate) when: Option<Expr>,
}

impl Retry {
    pub(crate) fn parse(input: ParseStream) -> syn::Result<Self> {
        let mut retry = Retry {
            times: times(input)?,
            backoff: None,
            when: None,
        };
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if !input.is_empty() {
                retry.option(input)?;
            }
        }
        Ok(retry)
    }

    fn option(&mut self, input: ParseStream) -> syn::Result<()> {
        let option = option(input, "retry", &["backoff", "when"])?;
        if option == "backoff" {
            once(&option, self.backoff.as_ref())?;
            input.parse::<Token![=]>()?;
            self.backoff = Some(backoff(&duration::text(input)?)?);
        } else {
            once(&option, self.when.as_ref())?;
            input.parse::<Token![=]>()?;
            self.when = Some(input.parse()?);
        }
        Ok(())
    }

    /// `Retry::times(3).backoff(…, …)`
    pub(crate) fn value(&self, root: &Root) -> TokenStream {
        let times = &self.times;
        let backoff = self.backoff.map(|(from, to)| quote!(.backoff(#from, #to)));
        quote!(#root::Retry::times(#times)#backoff)
    }
}

fn times(input: ParseStream) -> syn::Result<LitInt> {
    let example = "`retry` begins with how many more tries there are: `retry(3)`";
    if input.is_empty() {
        return Err(input.error(example));
    }
    let ahead = input.fork();
    match ahead
        .parse::<LitInt>()
        .map(|times| times.base10_parse::<usize>())
    {
        Ok(Ok(0)) => {
            Err(input.error("a node that is tried 0 times more needs no `retry`; remove it"))
        }
        Ok(Ok(_)) => input.parse(),
        _ => Err(input.error(example)),
    }
}

/// `"100ms..5s"`, or `"100ms"` for pauses that do not grow.
fn backoff(text: &LitStr) -> syn::Result<(Length, Length)> {
    let (value, place) = (text.value(), text.span());
    let Some((from, to)) = value.split_once("..") else {
        let pause = Length::of(value.trim(), place)?;
        return Ok((pause, pause));
    };
    let from = Length::of(from.trim(), place)?;
    let to = Length::of(to.trim(), place)?;
    if from > to {
        let message = "pauses grow: the shorter one stands first, as in `\"100ms..5s\"`";
        return Err(syn::Error::new(place, message));
    }
    Ok((from, to))
}
