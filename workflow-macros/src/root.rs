//! The path by which generated code reaches the run time.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{Ident, Path, Token};

/// The crate `workflow`, or what `crate = path` names instead.
///
/// The default path is absolute, so no module or local name can stand in its way.
pub(crate) struct Root(Path);

impl From<Path> for Root {
    fn from(path: Path) -> Self {
        Root(path)
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
