use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::visit_mut::VisitMut;
use syn::{Lifetime, ParenthesizedGenericArguments, TraitBound, TypeFnPtr, TypeReference};

use crate::component::{Explicit, Fresh};
use crate::errors::Errors;
use crate::workflow::model::Model;

pub(super) fn check_result_says_what_it_borrows_from(model: &Model<'_>, errors: &mut Errors) {
    let source = model.source;
    let mut result = Borrows::default();
    result.visit_type(&source.output);
    let mut named = Borrows::default();
    let inputs = source.inputs.iter().map(|input| &input.ty);
    inputs.clone().for_each(|ty| named.visit_type(ty));
    let unknown = result.named.iter().find(|it| !named.named.contains(it));
    if let Some(unknown) = unknown {
        errors.at(
            unknown,
            format!(
                "no input borrows for `{unknown}`; the result can borrow only from an input, or \
                 from what is `'static`"
            ),
        );
    }
    let Some(elided) = result.elided else { return };
    let mut fresh = Fresh::in_place_of(&quote::quote!(#(#inputs)*));
    let mut explicit = Explicit::with_fresh_names(&named.named, &mut fresh);
    for input in &source.inputs {
        explicit.visit_type_mut(&mut input.ty.clone());
    }
    explicit.met.dedup();
    match explicit.met.len() {
        0 => errors.at(
            elided,
            "the result borrows, but no input does; let it own what it gives, or borrow `'static`",
        ),
        1 => {}
        _ => errors.at(
            elided,
            "several inputs borrow; say which of them the result borrows from: \
             `input: &'a str -> &'a str`",
        ),
    }
}

#[derive(Default)]
struct Borrows {
    /// The first place that leaves a lifetime out.
    elided: Option<TokenStream>,
    named: Vec<Lifetime>,
}

impl<'t> Visit<'t> for Borrows {
    fn visit_type_reference(&mut self, ty: &'t TypeReference) {
        if ty.lifetime.is_none() {
            let and = ty.and_token;
            self.elided.get_or_insert_with(|| and.to_token_stream());
        }
        visit::visit_type_reference(self, ty);
    }

    fn visit_lifetime(&mut self, lifetime: &'t Lifetime) {
        match lifetime.ident.to_string().as_str() {
            "static" => {}
            "_" => {
                let place = || lifetime.to_token_stream();
                self.elided.get_or_insert_with(place);
            }
            _ => self.named.push(lifetime.clone()),
        }
    }

    fn visit_trait_bound(&mut self, bound: &'t TraitBound) {
        if bound.lifetimes.is_none() {
            visit::visit_trait_bound(self, bound);
        }
    }

    fn visit_type_fn_ptr(&mut self, _: &'t TypeFnPtr) {}

    fn visit_parenthesized_generic_arguments(&mut self, _: &'t ParenthesizedGenericArguments) {}
}
