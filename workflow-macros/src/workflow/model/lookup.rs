//! Which name does an identifier mean, at a node?

use std::collections::HashSet;

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

    /// All names that `node` could wait for: not those of nodes that wait for it.
    pub(super) fn usable(&self, node: NodeId) -> Vec<String> {
        let waiting = self.waiting(node);
        let mut names = Vec::new();
        let mut block = Some(self.nodes[node].block);
        while let Some(id) = block {
            let here = &self.blocks[id];
            let ids = here.names.iter().chain(here.pattern_names.iter());
            let ids = ids.filter(|&&name| {
                let maker = self.names[name].node;
                !self.is_hidden(name) && maker.is_none_or(|maker| !waiting.contains(&maker))
            });
            names.extend(ids.map(|&name| self.names[name].ident.to_string()));
            block = here.parent.map(|parent| self.nodes[parent].block);
        }
        names
    }

    /// The nodes that cannot end before `node` has, itself among them.
    fn waiting(&self, node: NodeId) -> HashSet<NodeId> {
        let mut waiting = HashSet::new();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            if !waiting.insert(node) {
                continue;
            }
            let around = self.blocks[self.nodes[node].block].parent;
            let binds = self.nodes[node].binds.iter();
            let users =
                binds.flat_map(|&name| self.names[name].uses.iter().map(|usage| usage.node));
            let orders = self.orders.iter().filter(|order| order.after == node);
            open.extend(around);
            open.extend(users);
            open.extend(orders.map(|order| order.node));
        }
        waiting
    }

    /// Whether users do not see a name.
    fn is_hidden(&self, name: NameId) -> bool {
        let node = self.names[name].node;
        node.is_some_and(|node| matches!(self.nodes[node].binding, Bound::Hidden))
    }
}
