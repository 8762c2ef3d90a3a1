//! What stands in the parentheses of `#[component(…)]`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::Token;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};

use super::defaults::Defaults;
use crate::errors::Errors;
use crate::root::Root;
use crate::similar::closest;

#[derive(Default)]
pub(crate) struct Options {
    /// `blocking` or `spawn`, if one is given.
    pub(crate) apart: Option<Apart>,
    /// `retry(…)` and `timeout = "…"`
    pub(crate) defaults: Defaults,
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

const NAMES: [&str; 5] = ["blocking", "spawn", "retry", "timeout", "crate"];

/// Policies that only a node can have.
const OF_NODES: [&str; 4] = ["after", "buffer", "concurrency", "limit"];

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
            "retry" => or_skip(self.defaults.parse_retry(option, input), input, errors),
            "timeout" => or_skip(self.defaults.parse_timeout(option, input), input, errors),
            "crate" => {
                let root = Root::parse_value(&option, input);
                or_skip(root.map(|root| self.root = root), input, errors);
            }
            of_nodes if OF_NODES.contains(&of_nodes) => {
                let message = format!(
                    "`{of_nodes}` is about a node, not about what it runs; put `#[{of_nodes}(…)]` \
                     on the node in the workflow"
                );
                errors.at(&option, message);
                skip_value(input);
            }
            unknown => {
                let help = match closest(unknown, NAMES) {
                    Some("crate") => "did you mean `crate = path`?".to_owned(),
                    Some("retry") => "did you mean `retry(3)`?".to_owned(),
                    Some("timeout") => "did you mean `timeout = \"10s\"`?".to_owned(),
                    Some(name) => format!("did you mean `{name}`?"),
                    None => "there are `blocking`, `spawn`, `retry(…)`, `timeout = …` and `crate = path`".to_owned(),
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

fn or_skip(parsed: syn::Result<()>, input: ParseStream, errors: &mut Errors) {
    if let Err(error) = parsed {
        errors.absorb(error);
        skip_value(input);
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
