//! Which name does an identifier mean, at a node?

use syn::Ident;

use super::{BlockId, Bound, Model, NameId, NodeId};

impl Model<'_> {
    /// The name that `ident` means in the expressions of `node`: one of its block, or of a block
    /// around it. `guard` is the arm whose pattern can be seen too.
    ///
    /// As in Rust, a node that shadows a name may use the shadowed one to make its own; the head of
    /// a route belongs to the route.
    pub(crate) fn lookup(
        &self,
        node: NodeId,
        guard: Option<BlockId>,
        ident: &Ident,
    ) -> Option<NameId> {
        let text = ident.to_string();
        let of_pattern = guard.and_then(|arm| self.blocks[arm].pattern_names.find(&text));
        of_pattern.or_else(|| self.lookup_outside_guard(node, &text))
    }

    fn lookup_outside_guard(&self, node: NodeId, text: &str) -> Option<NameId> {
        let mut own = None;
        let mut inner = node;
        loop {
            let block = &self.blocks[self.nodes[inner].block];
            match block.names.find(text) {
                Some(name) if self.makes(inner, name) => own = own.or(Some(name)),
                // A node of an input's name is a mistake of its own; in front of it, the input is meant.
                Some(name)
                    if self.names[name].node > Some(inner)
                        && block.parent.is_none()
                        && block.pattern_names.find(text).is_some() => {}
                Some(name) => return Some(name),
                None => {}
            }
            if let Some(name) = block.pattern_names.find(text) {
                return Some(name);
            }
            match block.parent {
                Some(parent) => inner = parent,
                None => return own,
            }
        }
    }

    fn makes(&self, node: NodeId, name: NameId) -> bool {
        let maker = self.names[name].node;
        maker.is_some() && (maker == Some(node) || maker == self.nodes[node].route)
    }

    /// All names that can be used at `node`.
    pub(crate) fn visible(&self, node: NodeId) -> Vec<String> {
        let mut names = Vec::new();
        let mut block = Some(self.nodes[node].block);
        while let Some(id) = block {
            let here = &self.blocks[id];
            let ids = here.names.iter().chain(here.pattern_names.iter());
            let ids = ids.filter(|&&name| !self.is_hidden(name));
            names.extend(ids.map(|&name| self.names[name].ident.to_string()));
            block = here.parent.map(|parent| self.nodes[parent].block);
        }
        names
    }

    /// Whether users do not see a name.
    fn is_hidden(&self, name: NameId) -> bool {
        let node = self.names[name].node;
        node.is_some_and(|node| matches!(self.nodes[node].binding, Bound::Hidden))
    }
}
