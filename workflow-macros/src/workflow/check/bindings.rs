use syn::visit::{self, Visit};
use syn::{Ident, PatIdent};

use crate::errors::Errors;
use crate::workflow::model::{Body, Bound, Model};

/// Nothing orders the nodes that would change a value, so none may.
pub(super) fn check_values_do_not_change(model: &Model<'_>, errors: &mut Errors) {
    for node in &model.nodes {
        let bound = match &node.binding {
            Bound::Pattern(binding) => Some(&binding.pattern),
            _ => None,
        };
        let item = match &node.body {
            Body::Each { pattern, .. } => Some(*pattern),
            _ => None,
        };
        for pattern in [bound, item].into_iter().flatten() {
            let mut found = Found::default();
            found.visit_pat(pattern);
            for name in found.changing {
                errors.at(
                    &name,
                    format!(
                        "`{name}` cannot be `mut`: the order of the lines means nothing, so nobody \
                         could tell who sees the change; make a new value \
                         from it in a component"
                    ),
                );
            }
            for name in found.borrowing {
                errors.at(
                    &name,
                    format!("`{name}` cannot be bound by `ref`; write `&{name}` where it is used"),
                );
            }
        }
    }
}

#[derive(Default)]
struct Found {
    changing: Vec<Ident>,
    borrowing: Vec<Ident>,
}

impl<'p> Visit<'p> for Found {
    fn visit_pat_ident(&mut self, pattern: &'p PatIdent) {
        if pattern.by_ref.is_some() {
            self.borrowing.push(pattern.ident.clone());
        } else if pattern.mutability.is_some() {
            self.changing.push(pattern.ident.clone());
        }
        visit::visit_pat_ident(self, pattern);
    }
}
