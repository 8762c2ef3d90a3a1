//! `"250ms"`, `"10s"`, `"5m"`, `"1h"`.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::parse::ParseStream;
use syn::{Lit, LitStr};

/// A length of time, in milliseconds. It is never zero.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Length(u64);

impl Length {
    pub(crate) fn parse(input: ParseStream) -> syn::Result<Self> {
        let text = text(input)?;
        Length::of(&text.value(), text.span())
    }

    pub(super) fn of(text: &str, place: Span) -> syn::Result<Self> {
        let unreadable = || {
            let message = format!(
                "`{text}` is no length of time; write a whole number and `ms`, `s`, `m` or `h`: \
                 `\"250ms\"`, `\"10s\"`"
            );
            syn::Error::new(place, message)
        };
        let digits = text.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let unit = match text.get(digits.len()..).map(str::trim) {
            Some("ms") => 1,
            Some("s") => 1000,
            Some("m") => 60 * 1000,
            Some("h") => 60 * 60 * 1000,
            _ => return Err(unreadable()),
        };
        let number: u64 = match digits.parse() {
            Ok(number) => number,
            Err(_)
                if digits.is_empty() || digits.contains(|digit: char| !digit.is_ascii_digit()) =>
            {
                return Err(unreadable());
            }
            Err(_) => u64::MAX,
        };
        match number.checked_mul(unit) {
            Some(0) => {
                let message =
                    format!("`{text}` is no time at all; give it some, such as `\"10s\"`");
                Err(syn::Error::new(place, message))
            }
            Some(length) => Ok(Length(length)),
            None => Err(syn::Error::new(
                place,
                format!("`{text}` is longer than a machine runs; leave out the limit"),
            )),
        }
    }
}

/// The text of a length or a range of them.
pub(super) fn text(input: ParseStream) -> syn::Result<LitStr> {
    if input.is_empty() {
        return Err(input.error("a length of time is missing here, such as `\"10s\"`"));
    }
    let ahead = input.fork();
    match ahead.parse() {
        Ok(Lit::Str(_)) => input.parse(),
        Ok(Lit::Int(number)) if !number.suffix().is_empty() => {
            let message = format!("a length of time is a text: `\"{number}\"`");
            Err(syn::Error::new_spanned(number, message))
        }
        _ => Err(input.error("a length of time is a text with a unit, such as `\"10s\"`")),
    }
}

impl ToTokens for Length {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Length(length) = *self;
        tokens.extend(if length.is_multiple_of(1000) {
            let seconds = length / 1000;
            quote!(::core::time::Duration::from_secs(#seconds))
        } else {
            quote!(::core::time::Duration::from_millis(#length))
        });
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::Span;

    use super::Length;

    fn length(text: &str) -> Result<u64, String> {
        let length = Length::of(text, Span::call_site());
        length
            .map(|Length(length)| length)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn units() {
        assert_eq!(length("250ms"), Ok(250));
        assert_eq!(length("10s"), Ok(10_000));
        assert_eq!(length("5 m"), Ok(300_000));
        assert_eq!(length("24h"), Ok(86_400_000));
    }

    #[test]
    fn what_is_none() {
        for text in [
            "", "s", "10", "-1s", "1.5s", "10 sec", "1s2", "ß", "1ß", "٣s",
        ] {
            let error = length(text).unwrap_err();
            assert!(error.contains("is no length of time"), "{text}: {error}");
        }
        assert!(length("0s").unwrap_err().contains("no time at all"));
        for text in ["99999999999999999999999s", "18446744073709551615h"] {
            assert!(length(text).unwrap_err().contains("longer"), "{text}");
        }
    }
}
