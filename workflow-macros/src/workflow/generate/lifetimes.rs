//! Lifetimes that the header of a workflow leaves unsaid and a struct may not.

use proc_macro2::Span;
use syn::visit::Visit;
use syn::visit_mut::VisitMut;
use syn::{Lifetime, Type};

use crate::component::{Explicit, Fresh};

/// Gives each elided lifetime of the inputs a name, and the output's the one that Rust would take.
/// Where there is none, which has been reported, it is `'static`.
pub(super) fn name_lifetimes(inputs: &mut [Type], output: &mut Type) -> Vec<Lifetime> {
    let mut named = Named(Vec::new());
    for ty in inputs.iter() {
        named.visit_type(ty);
    }
    let Named(declared) = named;
    let mut fresh = Fresh::in_place_of(&quote::quote!(#(#inputs)* #output));
    let mut explicit = Explicit::with_fresh_names(&declared, &mut fresh);
    for ty in inputs.iter_mut() {
        explicit.visit_type_mut(ty);
    }
    let mut met = explicit.met;
    let made = explicit.lifetimes;
    met.dedup();
    let forever = Lifetime::new("'static", Span::mixed_site());
    let only = match met.as_slice() {
        [only] => only,
        _ => &forever,
    };
    Explicit::with_only(&declared, only.clone()).visit_type_mut(output);
    declared.into_iter().chain(made).collect()
}

struct Named(Vec<Lifetime>);

impl<'t> Visit<'t> for Named {
    fn visit_lifetime(&mut self, lifetime: &'t Lifetime) {
        let is_name = lifetime.ident != "static" && lifetime.ident != "_";
        if is_name && !self.0.contains(lifetime) {
            self.0.push(lifetime.clone());
        }
    }

    fn visit_bound_lifetimes(&mut self, _: &'t syn::BoundLifetimes) {}
}
