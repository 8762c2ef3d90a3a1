//! The path by which generated code reaches the run time.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::{Ident, LitStr, Path, Token};

/// The crate `workflow`, or what `crate = path` names instead.
///
/// The default path is absolute, so no module or local name can stand in its way.
pub(crate) struct Root(Path);

impl From<Path> for Root {
    fn from(path: Path) -> Self {
        Root(path)
    }
}

impl Root {
    /// What stands after `option` in `crate = path`.
    pub(crate) fn parse_value(option: &Ident, input: ParseStream) -> syn::Result<Self> {
        if !input.peek(Token![=]) {
            let message = "`crate` takes the path of the crate `workflow`: `crate = path`";
            return Err(syn::Error::new_spanned(option, message));
        }
        input.parse::<Token![=]>()?;
        if input.peek(LitStr) {
            let quoted: LitStr = input.parse()?;
            let path = quoted.value();
            let message = format!("a path stands without quotes here: `crate = {path}`");
            return Err(syn::Error::new_spanned(quoted, message));
        }
        if input.is_empty() || input.peek(Token![,]) {
            let message = "the path of the crate `workflow` is missing: `crate = path`";
            return Err(syn::Error::new_spanned(option, message));
        }
        input.call(Path::parse_mod_style).map(Root)
    }

    /// The same path, so that rustc shows what is wrong with what comes from it at `span`.
    pub(crate) fn located_at(&self, span: Span) -> TokenStream {
        let tokens = self.to_token_stream().into_iter();
        let located = tokens.map(|mut token| {
            token.set_span(token.span().located_at(span));
            token
        });
        located.collect()
    }
}

impl Default for Root {
    fn default() -> Self {
        let mut path = Path::from(Ident::new("workflow", Span::mixed_site()));
        path.leading_colon = Some(Token![::](Span::mixed_site()));
        Root(path)
    }
}

impl ToTokens for Root {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.to_tokens(tokens);
    }
}
