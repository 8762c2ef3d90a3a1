//! `"10s", else = value`

use syn::parse::ParseStream;
use syn::{Expr, Token};

use super::duration::Length;
use super::{once, option};

pub(crate) struct Timeout {
    pub(crate) limit: Length,
    /// What the value is when time is up.
    pub(crate) otherwise: Option<Expr>,
}

impl Timeout {
    pub(crate) fn parse(input: ParseStream) -> syn::Result<Self> {
        let mut timeout = Timeout {
            limit: Length::parse(input)?,
            otherwise: None,
        };
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if !input.is_empty() {
                let option = option(input, "timeout", &["else"])?;
                once(&option, timeout.otherwise.as_ref())?;
                input.parse::<Token![=]>()?;
                timeout.otherwise = Some(input.parse()?);
            }
        }
        Ok(timeout)
    }
}
