//! `workflow! { … }`: text → syntax → model → checks → plan → code.

mod check;
mod generate;
mod model;
mod parse;
mod plan;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;

use crate::component::Fresh;
use crate::errors::Errors;
use model::Model;

#[cfg(feature = "doc-pictures")]
pub(crate) use generate::picture;

pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let fresh = Fresh::in_place_of(&tokens);
    let written = tokens.clone();
    let source = parse::source(tokens, &mut errors);
    let mut models: Vec<Model<'_>> = source
        .workflows
        .iter()
        .map(|workflow| Model::build(workflow, &mut errors))
        .collect();
    for model in &models {
        check::all(model, &mut errors);
    }
    check::check_workflows_do_not_contain_themselves(&models, &mut errors);
    let items: TokenStream = if errors.is_empty() {
        models.iter_mut().for_each(Model::settle);
        models
            .iter()
            .map(|model| {
                #[cfg(feature = "doc-pictures")]
                let picture = Some(generate::picture_attribute(&source.root, model, &written));
                #[cfg(not(feature = "doc-pictures"))]
                let picture = None;
                generate::workflow(&source.root, model, &fresh, picture.as_ref())
            })
            .collect()
    } else {
        let stand_ins = models
            .iter()
            .map(|model| generate::stand_in(&source.root, model, &fresh));
        let stand_ins: TokenStream = stand_ins.collect();
        let errors = errors.into_compile_errors();
        quote::quote!(#errors #stand_ins)
    };
    let root = &source.root;
    quote::quote!(#root::__sketch! { #written } #items)
}

/// What `__sketch!` is to rust-analyzer. The compiler never asks for it.
pub(crate) fn sketch(tokens: TokenStream) -> TokenStream {
    // The workflow itself reports its mistakes.
    let source = parse::source(tokens, &mut Errors::default());
    let workflows = source.workflows.iter();
    workflows
        .map(|workflow| generate::sketch(&source.root, workflow))
        .collect()
}
