//! What a signature means for a component: its inputs, its context, its output.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::visit::Visit;
use syn::visit_mut::VisitMut;
use syn::{Attribute, GenericParam, Generics, Lifetime, Safety, Signature, Type, TypeParam};

use super::attributes::Attributes;
use super::context::Asked;
use super::defaults::Defaults;
use super::elision::{self, Explicit};
use super::names::{Fresh, Mentioned};
use super::options::{Mode, Options};
use super::output::{Gives, Lifetimes};
use super::parameters::{Parameter, Parameters, Role};
use super::parse::Function;
use super::{apart, context, generics, output, progress, streams};
use crate::errors::Errors;

/// Inputs, and what can be made of them.
pub(crate) struct Component {
    pub(crate) name: Ident,
    pub(crate) inputs: Vec<Input>,
    /// The generics of the struct.
    pub(crate) struct_generics: Generics,
    /// The generics of the impls: they may have more, such as `T` in `I: Iterator<Item = T>`.
    pub(crate) impl_generics: Generics,
    /// Names for the impl that nothing in the signature has.
    pub(crate) context_parameter: Ident,
    pub(crate) driver_parameter: Ident,
    pub(crate) abilities: Vec<Ability>,
}

/// A function, understood.
pub(crate) struct Ability {
    pub(crate) gives: Gives,
    /// The type of the value, or that of the items.
    pub(crate) output: Type,
    /// The path of the function, with all type arguments that it can be told.
    pub(crate) function: TokenStream,
    /// What to hand to the function, in its order.
    pub(crate) arguments: Vec<Argument>,
    /// The type of each context parameter, once.
    pub(crate) contexts: Vec<Type>,
    pub(crate) call: Call,
    /// It can run on a task of its own: it is `async`, and takes nothing that belongs to its run.
    pub(crate) is_spawnable: bool,
    pub(crate) defaults: Defaults,
    pub(crate) attributes: Attributes,
    /// Where rustc shows what is wrong with what no user has written.
    pub(crate) shown: Span,
}

/// A field of the struct.
pub(crate) struct Input {
    pub(crate) docs: Vec<Attribute>,
    pub(crate) name: Ident,
    pub(crate) ty: Type,
    /// What stands in `ty` in place of each `impl Trait`.
    pub(crate) made: Vec<TypeParam>,
}

/// What goes into the call of the function.
pub(crate) struct Argument {
    pub(crate) name: Ident,
    pub(crate) origin: Origin,
}

/// Where it comes from.
pub(crate) enum Origin {
    /// The field of its name.
    Input,
    Context(Box<Asked>),
    /// The run, which is told.
    Progress,
}

/// How the function is run.
pub(crate) enum Call {
    /// An `async fn`: it gives a future.
    Async,
    /// A plain `fn`: it runs when polled.
    Plain,
    /// A plain `fn` that gives a stream.
    Stream,
    /// Outside the task of the run.
    Apart(Mode),
    /// Not at all: there is a mistake, and types must do.
    StandIn,
}

impl Component {
    /// Takes from `function` what rustc must not see. There is no component in a method.
    pub(crate) fn resolve(
        function: &mut Function,
        options: &Options,
        errors: &mut Errors,
    ) -> Option<Self> {
        let signature = &mut function.signature;
        check_qualifiers(signature, errors);
        let parameters = Parameters::take(signature, errors);
        if let Some(receiver) = parameters.receiver {
            errors.at(
                receiver,
                "a component has no `self`; make it a function of its own, outside of the `impl`, \
                 and take what it needs as inputs",
            );
            return None;
        }
        if let Some(apart) = &options.apart {
            apart::check(apart, signature, &parameters.usable, errors);
        }
        let defaults = &options.defaults;
        defaults.check(signature, &parameters.usable, errors);
        let mut fresh = Fresh::in_place_of(signature);
        let mut component = Component::of(signature, parameters, options, &mut fresh, errors);
        for ability in &mut component.abilities {
            ability.attributes = Attributes::of(&function.attributes);
        }
        Some(component)
    }

    pub(crate) fn of(
        signature: &Signature,
        parameters: Parameters,
        options: &Options,
        fresh: &mut Fresh,
        errors: &mut Errors,
    ) -> Self {
        let Inputs {
            fields: inputs,
            generics,
            lifetimes,
            mut complete,
        } = Inputs::of(signature, &parameters.usable, fresh);
        complete &= parameters.complete && signature.variadic.is_none();
        streams::check_streams_are_asked_for_nothing_else(
            &parameters.usable,
            &signature.generics,
            errors,
        );

        let lifetimes = Lifetimes::new(lifetimes, signature, &parameters.usable, fresh);
        let contexts = context::resolve(&parameters.usable, lifetimes.of_inputs(), options, errors);
        progress::check(&parameters.usable, options, errors);
        let output = output::resolve(signature, &lifetimes, errors);
        complete &= output.complete;

        let of_inputs = Mentioned::by(|m| inputs.iter().for_each(|input| m.visit_type(&input.ty)));
        let struct_generics = generics::restricted(&generics, |it| of_inputs.has(it));
        let known = generics::determined(&generics, of_inputs);
        let unknown = check_inputs_tell_all(signature, &known, &contexts, errors);
        check_bounds_mention_known_lifetimes(signature, &known, errors);
        let impl_generics = generics::restricted(&generics, |it| known.has(it));

        let call = if !complete || !errors.is_empty() {
            Call::StandIn
        } else if output.gives == Gives::Stream {
            Call::Stream
        } else if let Some(apart) = &options.apart {
            Call::Apart(apart.mode)
        } else if signature.asyncness.is_some() {
            Call::Async
        } else {
            Call::Plain
        };
        let shown = Span::mixed_site().located_at(signature.ident.span());
        let takes_streams = takes_streams(signature, &parameters);
        let tells_progress = (parameters.usable.iter()).any(|it| it.role == Role::Progress);
        let ability = Ability {
            gives: output.gives,
            output: if Mentioned::by(|m| m.visit_type(&output.ty)).has_any(&unknown) {
                Type::Verbatim(quote!(()))
            } else {
                output.ty
            },
            function: path(signature, shown),
            contexts: distinct_types(&contexts),
            is_spawnable: matches!(call, Call::Async | Call::Apart(Mode::Spawn))
                && struct_generics.lifetimes().next().is_none()
                && !takes_streams
                && !tells_progress,
            arguments: arguments(parameters, contexts),
            defaults: match call {
                Call::StandIn | Call::Stream => Defaults::default(),
                _ => options.defaults.clone(),
            },
            call,
            attributes: Attributes::default(),
            shown,
        };
        Component {
            name: signature.ident.clone(),
            inputs,
            struct_generics: streams::aim(&struct_generics, &struct_generics, &options.root),
            impl_generics: streams::aim(&impl_generics, &struct_generics, &options.root),
            context_parameter: fresh.ident("C", signature.ident.span()),
            driver_parameter: fresh.ident("D", signature.ident.span()),
            abilities: vec![ability],
        }
    }
}

impl Ability {
    /// Runs the function of this name in the `impl` of the component, not one that stands alone.
    pub(crate) fn aim_at_method(&mut self, name: &Ident) {
        self.shown = Span::mixed_site().located_at(name.span());
        self.function = quote_spanned!(self.shown=> Self::#name);
    }
}

fn path(signature: &Signature, shown: Span) -> TokenStream {
    let name = &signature.ident;
    let mut told = signature.generics.params.iter().filter_map(|it| match it {
        GenericParam::Lifetime(_) => None,
        GenericParam::Type(it) => Some(&it.ident),
        GenericParam::Const(it) => Some(&it.ident),
    });
    let told = told
        .next()
        .map(|first| quote_spanned!(shown=> ::<#first #(, #told)*>));
    quote_spanned!(shown=> #name #told)
}

pub(crate) fn check_qualifiers(signature: &Signature, errors: &mut Errors) {
    if let Safety::Unsafe(token) = &signature.safety {
        errors.at(
            token,
            "a component cannot be `unsafe`; a workflow could not promise what it asks for, so \
             check that in a safe function around it",
        );
    }
    if let Some(abi) = &signature.abi {
        errors.at(
            abi,
            "a component cannot be `extern`; call this function from one that is a component",
        );
    }
}

/// The inputs with all lifetimes and type parameters named.
struct Inputs {
    fields: Vec<Input>,
    /// Those of the function and those for what it leaves unsaid.
    generics: Generics,
    lifetimes: Vec<Lifetime>,
    complete: bool,
}

impl Inputs {
    fn of(signature: &Signature, parameters: &[Parameter], fresh: &mut Fresh) -> Self {
        let declared: Vec<_> = declared_lifetimes(signature).collect();
        let mut explicit = Explicit::with_fresh_names(&declared, fresh);
        let inputs = parameters.iter().filter(|it| it.is_input());
        let inputs = inputs.map(|parameter| {
            let mut ty = parameter.ty.clone();
            let before = explicit.type_parameters.len();
            explicit.visit_type_mut(&mut ty);
            Input {
                docs: parameter.docs.clone(),
                name: parameter.name.clone(),
                ty,
                made: explicit.type_parameters[before..].to_vec(),
            }
        });
        let fields = inputs.collect();
        let mut generics = signature.generics.clone();
        let made = elision::parameters(explicit.lifetimes, explicit.type_parameters);
        generics.params.extend(made);
        Inputs {
            fields,
            generics,
            lifetimes: explicit.met,
            complete: !explicit.undeclared,
        }
    }
}

pub(crate) fn declared_lifetimes(signature: &Signature) -> impl Iterator<Item = Lifetime> + '_ {
    signature.generics.lifetimes().map(|it| it.lifetime.clone())
}

/// What a node is given must say what its type is. Returns the parameters of which it does not.
fn check_inputs_tell_all(
    signature: &Signature,
    known: &Mentioned,
    contexts: &[Asked],
    errors: &mut Errors,
) -> Vec<GenericParam> {
    let of_contexts = Mentioned::by(|m| contexts.iter().for_each(|it| m.visit_type(&it.ty)));
    let mut unknown = Vec::new();
    for parameter in &signature.generics.params {
        let name = match parameter {
            GenericParam::Lifetime(_) => continue,
            GenericParam::Type(parameter) => &parameter.ident,
            GenericParam::Const(parameter) => &parameter.ident,
        };
        if known.has(parameter) {
            continue;
        }
        let message = if of_contexts.has(parameter) {
            format!(
                "`{name}` occurs only in the context, which is found by its type; name the type \
                 that the context holds"
            )
        } else {
            format!(
                "no input tells what `{name}` is where `{}` is a node; take an input of a type \
                 that mentions `{name}`, or write a type in its place",
                signature.ident,
            )
        };
        errors.at(name, message);
        unknown.push(parameter.clone());
    }
    unknown
}

/// A trait such as `Read<'a>` is implemented once for each `'a`; which one is meant must be known.
fn check_bounds_mention_known_lifetimes(
    signature: &Signature,
    known: &Mentioned,
    errors: &mut Errors,
) {
    let in_bounds = generics::in_bounds(&signature.generics);
    for parameter in signature.generics.lifetimes() {
        let lifetime = &parameter.lifetime;
        if in_bounds.lifetimes.contains(lifetime) && !known.lifetimes.contains(lifetime) {
            let message = format!(
                "`{lifetime}` occurs in a bound, but in no input; use it in one, or write \
                 `for<{lifetime}>` in the bound"
            );
            errors.at(lifetime, message);
        }
    }
}

fn takes_streams(signature: &Signature, parameters: &Parameters) -> bool {
    let mut inputs = parameters.usable.iter().filter(|it| it.is_input());
    inputs.any(|input| streams::is_stream(input, &signature.generics))
}

fn arguments(parameters: Parameters, contexts: Vec<Asked>) -> Vec<Argument> {
    let mut contexts = contexts.into_iter();
    let arguments = parameters.usable.into_iter().map(|parameter| {
        let origin = match parameter.role {
            Role::Input => None,
            Role::Context => contexts.next().map(|it| Origin::Context(Box::new(it))),
            Role::Progress => Some(Origin::Progress),
        };
        Argument {
            name: parameter.name,
            origin: origin.unwrap_or(Origin::Input),
        }
    });
    arguments.collect()
}

fn distinct_types(contexts: &[Asked]) -> Vec<Type> {
    let mut names = HashSet::new();
    let is_new = |context: &&Asked| names.insert(context.ty.to_token_stream().to_string());
    let distinct = contexts.iter().filter(is_new);
    distinct.map(|context| context.ty.clone()).collect()
}
