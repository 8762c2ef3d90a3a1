//! What stands in the parentheses of `#[component(…)]`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::Token;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};

use crate::errors::Errors;
use crate::root::Root;
use crate::similar::closest;

#[derive(Default)]
pub(crate) struct Options {
    /// `blocking` or `spawn`, if one is given.
    pub(crate) apart: Option<Apart>,
    /// `crate = path`
    pub(crate) root: Root,
}

/// How a component runs outside the task of its run.
pub(crate) struct Apart {
    pub(crate) mode: Mode,
    pub(crate) original: Ident,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Blocking,
    Spawn,
}

impl Mode {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Mode::Blocking => "blocking",
            Mode::Spawn => "spawn",
        }
    }
}

const NAMES: [&str; 3] = ["blocking", "spawn", "crate"];

impl Options {
    pub(crate) fn parse(arguments: TokenStream, errors: &mut Errors) -> Self {
        let mut options = Options::default();
        let mut seen = Vec::new();
        let parser = |input: ParseStream| {
            while !input.is_empty() {
                options.parse_one(input, &mut seen, errors)?;
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(())
        };
        if let Err(error) = parser.parse2(arguments) {
            errors.absorb(error);
        }
        options
    }

    fn parse_one(
        &mut self,
        input: ParseStream,
        seen: &mut Vec<Ident>,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        let option = input.call(Ident::parse_any)?;
        if seen.contains(&option) {
            errors.at(&option, format!("`{option}` is given twice; remove one"));
            skip_value(input);
            return Ok(());
        }
        seen.push(option.clone());
        match option.to_string().as_str() {
            "blocking" => self.run_apart(Mode::Blocking, option, input, errors),
            "spawn" => self.run_apart(Mode::Spawn, option, input, errors),
            "crate" => match Root::parse_value(&option, input) {
                Ok(root) => self.root = root,
                Err(error) => {
                    errors.absorb(error);
                    skip_value(input);
                }
            },
            unknown => {
                let help = match closest(unknown, NAMES) {
                    Some("crate") => "did you mean `crate = path`?".to_owned(),
                    Some(name) => format!("did you mean `{name}`?"),
                    None => "there are `blocking`, `spawn` and `crate = path`".to_owned(),
                };
                errors.at(&option, format!("unknown option `{unknown}`; {help}"));
                skip_value(input);
            }
        }
        Ok(())
    }

    fn run_apart(&mut self, mode: Mode, option: Ident, input: ParseStream, errors: &mut Errors) {
        if let Some(value) = skip_value(input) {
            errors.at(
                value,
                format!("`{option}` takes no value; write just `{option}`"),
            );
        }
        if let Some(Apart { mode: other, .. }) = &self.apart {
            let message = format!(
                "`{option}` and `{}` exclude each other; keep `spawn` for an `async fn`, `blocking` \
                 for a plain `fn`",
                other.name(),
            );
            errors.at(option, message);
        } else {
            self.apart = Some(Apart {
                mode,
                original: option,
            });
        }
    }
}

/// Goes to the next comma. Returns what it has passed, if anything.
fn skip_value(input: ParseStream) -> Option<TokenStream> {
    let mut skipped = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        skipped.extend(input.parse::<TokenTree>());
    }
    (!skipped.is_empty()).then_some(skipped)
}
