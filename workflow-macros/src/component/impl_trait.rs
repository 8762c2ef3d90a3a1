//! `impl Trait`, and which trait it is.

use syn::visit::{self, Visit};
use syn::{
    GenericArgument, ParenthesizedGenericArguments, PathArguments, PathSegment, Type,
    TypeImplTrait, TypeParamBound,
};

/// The first `impl Trait` in `ty`.
pub(crate) fn first_in(ty: &Type) -> Option<&TypeImplTrait> {
    let mut search = Search(None);
    search.visit_type(ty);
    search.0
}

/// The `Name<…>` of the first bound that is a trait of this name.
pub(crate) fn bound<'t>(ty: &'t TypeImplTrait, name: &str) -> Option<&'t PathSegment> {
    ty.bounds.iter().find_map(|bound| named(bound, name))
}

fn named<'t>(bound: &'t TypeParamBound, name: &str) -> Option<&'t PathSegment> {
    match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last().filter(|it| it.ident == name),
        _ => None,
    }
}

struct Search<'t>(Option<&'t TypeImplTrait>);

impl<'t> Visit<'t> for Search<'t> {
    fn visit_type_impl_trait(&mut self, ty: &'t TypeImplTrait) {
        self.0 = self.0.or(Some(ty));
    }

    fn visit_parenthesized_generic_arguments(&mut self, _: &'t ParenthesizedGenericArguments) {}
}

/// The `T` of `Name<Item = T>`.
pub(crate) fn binding<'t>(segment: &'t PathSegment, item: &str) -> Option<&'t Type> {
    struct Binding<'t, 'n>(&'n str, Option<&'t Type>);

    impl<'t> Visit<'t> for Binding<'t, '_> {
        fn visit_assoc_type(&mut self, binding: &'t syn::AssocType) {
            if self.1.is_none() && binding.ident == self.0 {
                self.1 = Some(&binding.ty);
            }
        }
    }

    let mut binding = Binding(item, None);
    visit::visit_path_segment(&mut binding, segment);
    binding.1
}

/// The `T` of `Name<Item = T>`, if nothing else stands there.
pub(crate) fn only_binding(segment: &PathSegment) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    match arguments.args.first() {
        Some(GenericArgument::AssocType(binding)) if arguments.args.len() == 1 => {
            (binding.ident == "Item").then_some(&binding.ty)
        }
        _ => None,
    }
}

/// Whether this is a stream of some kind.
pub(crate) fn is_stream(ty: &TypeImplTrait) -> bool {
    ty.bounds.iter().any(is_stream_bound)
}

pub(crate) fn is_stream_bound(bound: &TypeParamBound) -> bool {
    ["Stream", "TryStream"]
        .iter()
        .any(|name| named(bound, name).is_some())
}
