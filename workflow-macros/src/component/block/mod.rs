//! `#[component] impl Name { … }`: several abilities on the same inputs.
//!
//! ```text
//! #[component]
//! impl Chat {
//!     async fn invoke(#[context] llm: &Llm, question: &str) -> String { … }
//!     fn stream(#[context] llm: &Llm, question: &str) -> impl Stream<Item = Token> { … }
//! }
//! ```
//! Each function is resolved as if it stood alone; then all must have the inputs of the first.

mod ability;
mod header;
mod same;

use syn::visit_mut::VisitMut;
use syn::{Generics, Signature, Visibility, parse_quote};

use super::attributes::Attributes;
use super::names::Fresh;
use super::options::Options;
use super::parameters::Parameters;
use super::parse::{Block, Function};
use super::signature::{Component, check_qualifiers};
use crate::errors::Errors;
use crate::source_text::source_text;
pub(crate) use ability::Kind;
pub(crate) use header::Header;

/// A block, understood.
pub(crate) struct Resolved {
    pub(crate) component: Component,
    /// As visible as the functions.
    pub(crate) visibility: Visibility,
    pub(crate) header: Header,
    /// Which abilities there are, in the order of the component's.
    pub(crate) kinds: Vec<Kind>,
}

/// Takes from the functions of `block` what rustc must not see.
pub(crate) fn resolve(
    block: &mut Block,
    options: &Options,
    errors: &mut Errors,
) -> Option<Resolved> {
    let name = header::name(block, errors)?;
    if let Some(apart) = &options.apart {
        let message = format!(
            "`{0}` is for a single function; make the one that is to run so a component of its \
             own, with `#[component({0})]`",
            apart.mode.name(),
        );
        errors.at(&apart.original, message);
    }
    options.defaults.refuse_for_blocks(errors);
    for other in &block.others {
        errors.at(
            other,
            "only the functions of a component stand here; move this to another `impl` block, or \
             out of it",
        );
    }
    let mut resolving = Resolving {
        name,
        generics: block.generics.clone(),
        fresh: Fresh::in_place_of(&block),
        attributes: Attributes::of(&block.attributes),
        options,
        first: None,
    };
    let functions = block.functions.iter_mut();
    let is_ability: Vec<_> = functions
        .map(|function| resolving.function(function, errors))
        .collect();
    if block.functions.is_empty() {
        errors.at(
            &resolving.name,
            "a component needs a function that runs it: `invoke`, `stream`, `collect` or \
             `transform`",
        );
    }
    let first = match resolving.first.take() {
        Some(first) => first,
        None if block.functions.is_empty() => resolving.without_functions(errors),
        // Whoever has put this above some `impl` block has the struct already.
        None => return None,
    };
    let header = Header::of(&first.component, &block.generics);
    for (function, is_ability) in block.functions.iter_mut().zip(is_ability) {
        if is_ability {
            header.hoist(&mut function.signature);
        }
        header.make_room_in(&mut function.signature);
    }
    Some(Resolved {
        component: first.component,
        visibility: first.visibility,
        header,
        kinds: first.kinds,
    })
}

struct Resolving<'o> {
    name: syn::Ident,
    generics: Generics,
    fresh: Fresh,
    /// Those of the block.
    attributes: Attributes,
    options: &'o Options,
    first: Option<First>,
}

/// The component that the first function makes, to which the others add.
struct First {
    component: Component,
    signature: Signature,
    visibility: Visibility,
    kinds: Vec<Kind>,
    /// Whether it is what its name says.
    is_right: bool,
}

impl Resolving<'_> {
    /// Returns whether it is an ability, with the inputs of all others.
    fn function(&mut self, function: &mut Function, errors: &mut Errors) -> bool {
        let signature = &mut function.signature;
        check_qualifiers(signature, errors);
        let parameters = Parameters::take(signature, errors);
        let Some(kind) = Kind::named(&signature.ident, errors) else {
            return false;
        };
        if let Some(receiver) = &parameters.receiver {
            errors.at(
                receiver,
                "a component has no `self`, for a node is nothing but its inputs; take what it \
                 needs as inputs",
            );
        }
        header::check_generics(signature, errors);
        header::check_lifetimes_of_streams(&parameters, &self.generics, errors);
        let merged = header::merged(&self.name, &self.generics, signature);
        let is_right = kind.check(signature, &merged, &parameters.usable, errors);
        let component = self.component(&merged, function, parameters.clone(), errors);
        let Some(mut first) = self.first.take() else {
            self.first = Some(First {
                component,
                signature: function.signature.clone(),
                visibility: function.visibility.clone(),
                kinds: vec![kind],
                is_right,
            });
            return true;
        };
        check_visibility(&first, function, errors);
        let is_new = is_right && first.is_right && !first.kinds.contains(&kind);
        let is_added =
            is_new && first.add(kind, component, &function.signature, &parameters, errors);
        self.first = Some(first);
        is_added
    }

    fn component(
        &self,
        merged: &Signature,
        function: &Function,
        parameters: Parameters,
        errors: &mut Errors,
    ) -> Component {
        let fresh = &mut self.fresh.clone();
        let mut component = Component::of(merged, parameters, self.options, fresh, errors);
        for ability in &mut component.abilities {
            ability.aim_at_method(&function.signature.ident);
            let attributes = Attributes::of(&function.attributes);
            ability.attributes = attributes.within(&self.attributes);
        }
        component
    }

    /// What others may mention although it can do nothing.
    fn without_functions(&self, errors: &mut Errors) -> First {
        let name = &self.name;
        let signature: Signature = parse_quote!(fn #name());
        let mut parameters = signature.clone();
        let parameters = Parameters::take(&mut parameters, errors);
        let fresh = &mut self.fresh.clone();
        let mut component = Component::of(&signature, parameters, self.options, fresh, errors);
        component.abilities.clear();
        First {
            component,
            signature,
            visibility: Visibility::Inherited,
            kinds: Vec::new(),
            is_right: false,
        }
    }
}

impl First {
    /// Adds the ability of another function, if it has the same inputs.
    fn add(
        &mut self,
        kind: Kind,
        mut other: Component,
        signature: &Signature,
        parameters: &Parameters,
        errors: &mut Errors,
    ) -> bool {
        let first = self.kinds[0];
        if kind.takes_streams() != first.takes_streams() {
            let (streams, whole) = if kind.takes_streams() {
                (kind, first)
            } else {
                (first, kind)
            };
            let message = format!(
                "`{}` takes a stream and `{}` whole values, but all functions of a component have \
                 the same inputs; make them two components",
                streams.name(),
                whole.name(),
            );
            errors.at(&signature.ident, message);
            return false;
        }
        let names = (&self.signature.ident, &signature.ident);
        let written = &parameters.usable;
        let Some(mut renaming) = same::check(&self.component, &other, names, written, errors)
        else {
            return false;
        };
        self.kinds.push(kind);
        for mut ability in std::mem::take(&mut other.abilities) {
            renaming.visit_type_mut(&mut ability.output);
            self.component.abilities.push(ability);
        }
        same::unify_names(&mut self.component, &other);
        true
    }
}

fn check_visibility(first: &First, function: &Function, errors: &mut Errors) {
    let (expected, found) = (&first.visibility, &function.visibility);
    let (expected_text, found_text) = (source_text(expected), source_text(found));
    if expected_text == found_text {
        return;
    }
    let name = &first.signature.ident;
    let message = match expected {
        Visibility::Inherited => format!(
            "all functions of a component are as visible as its inputs; remove this, or put it in \
             front of `{name}` too"
        ),
        _ => format!(
            "all functions of a component are as visible as its inputs; write `{expected_text}` \
             here, as in front of `{name}`"
        ),
    };
    match found {
        Visibility::Inherited => errors.at(&function.signature.ident, message),
        _ => errors.at(found, message),
    }
}
