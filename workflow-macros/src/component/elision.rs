//! What a function may leave unsaid and a struct may not: lifetimes, and `impl Trait`.

use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{
    BoundLifetimes, Expr, GenericParam, Lifetime, ParenthesizedGenericArguments, Path, TraitBound,
    Type, TypeFnPtr, TypeParam, TypePath, TypeReference,
};

use super::names::{Fresh, bound_lifetimes};

/// Rewrites types so that all lifetimes have names and each `impl Trait` is a type parameter.
///
/// Function pointers and `Fn(&str)` have lifetimes of their own, which stay elided.
pub(crate) struct Explicit<'s, 'f> {
    declared: &'s [Lifetime],
    names: Names<'f>,
    /// The lifetimes and type parameters made on the way.
    pub(crate) lifetimes: Vec<Lifetime>,
    pub(crate) type_parameters: Vec<TypeParam>,
    /// All lifetimes met, new or not: what an elided lifetime of the output may stand for.
    pub(crate) met: Vec<Lifetime>,
    /// Whether a lifetime is used without being declared, which rustc reports at the function.
    pub(crate) undeclared: bool,
    bound: Vec<Lifetime>,
}

/// Where the name of an elided lifetime comes from.
enum Names<'f> {
    /// Each has a name of its own: in parameters.
    Fresh(&'f mut Fresh),
    /// All are this one: in the output.
    Only(Lifetime),
}

impl<'s, 'f> Explicit<'s, 'f> {
    pub(crate) fn with_fresh_names(declared: &'s [Lifetime], fresh: &'f mut Fresh) -> Self {
        Explicit::new(declared, Names::Fresh(fresh))
    }

    pub(crate) fn with_only(declared: &'s [Lifetime], lifetime: Lifetime) -> Self {
        Explicit::new(declared, Names::Only(lifetime))
    }

    fn new(declared: &'s [Lifetime], names: Names<'f>) -> Self {
        Explicit {
            declared,
            names,
            lifetimes: Vec::new(),
            type_parameters: Vec::new(),
            met: Vec::new(),
            undeclared: false,
            bound: Vec::new(),
        }
    }

    fn name(&mut self, span: Span) -> Lifetime {
        let lifetime = match &mut self.names {
            Names::Fresh(fresh) => fresh.lifetime(span),
            Names::Only(lifetime) => lifetime.clone(),
        };
        self.lifetimes.push(lifetime.clone());
        lifetime
    }

    fn name_impl_trait(&mut self, ty: &Type) -> Option<TypeParam> {
        let (Type::ImplTrait(original), Names::Fresh(fresh)) = (ty, &mut self.names) else {
            return None;
        };
        Some(TypeParam {
            attrs: Vec::new(),
            ident: fresh.ident("T", original.impl_token.span()),
            colon_token: None,
            bounds: original.bounds.clone(),
            default: None,
        })
    }
}

impl VisitMut for Explicit<'_, '_> {
    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        if reference.lifetime.is_none() {
            let lifetime = self.name(reference.and_token.span());
            self.met.push(lifetime.clone());
            reference.lifetime = Some(lifetime);
            self.visit_type_mut(&mut reference.elem);
        } else {
            visit_mut::visit_type_reference_mut(self, reference);
        }
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if self.bound.contains(lifetime) {
            return;
        }
        let is_elided = lifetime.ident == "_";
        if !is_elided && lifetime.ident != "static" && !self.declared.contains(lifetime) {
            self.undeclared = true;
            *lifetime = self.name(lifetime.span());
        } else if is_elided {
            *lifetime = self.name(lifetime.span());
        }
        self.met.push(lifetime.clone());
    }

    fn visit_type_mut(&mut self, ty: &mut Type) {
        visit_mut::visit_type_mut(self, ty);
        if let Some(parameter) = self.name_impl_trait(ty) {
            *ty = Type::Path(TypePath {
                attrs: Vec::new(),
                qself: None,
                path: Path::from(parameter.ident.clone()),
            });
            self.type_parameters.push(parameter);
        }
    }

    fn visit_trait_bound_mut(&mut self, bound: &mut TraitBound) {
        let outer = self.bound.len();
        self.bound.extend(bound_lifetimes(bound.lifetimes.as_ref()));
        visit_mut::visit_trait_bound_mut(self, bound);
        self.bound.truncate(outer);
    }

    fn visit_bound_lifetimes_mut(&mut self, _: &mut BoundLifetimes) {}

    fn visit_type_fn_ptr_mut(&mut self, _: &mut TypeFnPtr) {}

    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut ParenthesizedGenericArguments) {
    }

    fn visit_expr_mut(&mut self, _: &mut Expr) {}
}

/// The lifetimes and type parameters made, as parameters to declare.
pub(crate) fn parameters(
    lifetimes: Vec<Lifetime>,
    types: Vec<TypeParam>,
) -> impl Iterator<Item = GenericParam> {
    let lifetimes = lifetimes.into_iter().map(|lifetime| {
        GenericParam::Lifetime(syn::LifetimeParam {
            attrs: Vec::new(),
            lifetime,
            colon_token: None,
            bounds: Punctuated::new(),
        })
    });
    lifetimes.chain(types.into_iter().map(GenericParam::Type))
}
