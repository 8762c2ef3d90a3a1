//! The names of one block.

use std::collections::HashMap;
use std::ops::Deref;

use syn::Ident;

use super::NameId;

/// Names in the order of the text, found by what they are called: a block may have thousands.
#[derive(Default)]
pub(crate) struct Names {
    ids: Vec<NameId>,
    by_text: HashMap<String, NameId>,
}

impl Names {
    /// Adds a name; of two that are called the same, the first is found.
    pub(super) fn add(&mut self, ident: &Ident, name: NameId) {
        self.ids.push(name);
        self.by_text.entry(ident.to_string()).or_insert(name);
    }

    pub(crate) fn find(&self, text: &str) -> Option<NameId> {
        self.by_text.get(text).copied()
    }
}

impl Deref for Names {
    type Target = [NameId];

    fn deref(&self) -> &[NameId] {
        &self.ids
    }
}

impl<'n> IntoIterator for &'n Names {
    type Item = &'n NameId;
    type IntoIter = std::slice::Iter<'n, NameId>;

    fn into_iter(self) -> Self::IntoIter {
        self.ids.iter()
    }
}
