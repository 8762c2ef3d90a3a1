//! The names that a pattern binds.

use syn::visit::{self, Visit};
use syn::{Ident, Pat, PatIdent};

/// In the order of the text, each once, though alternatives repeat them.
pub(crate) fn bound_names(pattern: &Pat) -> Vec<Ident> {
    let mut names = Names(Vec::new());
    names.visit_pat(pattern);
    names.0
}

struct Names(Vec<Ident>);

impl<'p> Visit<'p> for Names {
    fn visit_pat_ident(&mut self, pattern: &'p PatIdent) {
        if !is_constant(pattern) && !self.0.contains(&pattern.ident) {
            self.0.push(pattern.ident.clone());
        }
        visit::visit_pat_ident(self, pattern);
    }

    fn visit_expr(&mut self, _: &'p syn::Expr) {}
}

/// Only types tell `None` from a new name; Rust's own naming convention does nearly as well.
fn is_constant(pattern: &PatIdent) -> bool {
    let plain =
        pattern.by_ref.is_none() && pattern.mutability.is_none() && pattern.subpat.is_none();
    plain && pattern.ident.to_string().starts_with(char::is_uppercase)
}
