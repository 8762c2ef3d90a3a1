//! The parameters of a function, apart from what only this macro understands.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Attribute, FnArg, Meta, Pat, PatIdent, PatType, Receiver, Signature, Type};

use crate::errors::Errors;

/// A parameter, as it is written.
#[derive(Clone)]
pub(crate) struct Parameter {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
    pub(crate) role: Role,
    /// Doc comments, which Rust has no place for on a parameter but on a field.
    pub(crate) docs: Vec<Attribute>,
}

/// Where what a parameter is given comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A connection.
    Input,
    /// The workflow's context.
    Context,
    /// The driver, who is told.
    Progress,
}

impl Parameter {
    pub(crate) fn is_input(&self) -> bool {
        self.role == Role::Input
    }

    pub(crate) fn is_context(&self) -> bool {
        self.role == Role::Context
    }
}

/// All parameters of a function.
#[derive(Clone)]
pub(crate) struct Parameters {
    pub(crate) usable: Vec<Parameter>,
    /// Whether each parameter is usable. If not, somebody has reported it.
    pub(crate) complete: bool,
    /// `self`, in a method.
    pub(crate) receiver: Option<Receiver>,
}

impl Parameters {
    /// Takes `#[context]`, `#[progress]` and docs off the parameters of `signature`, for rustc would refuse them.
    pub(crate) fn take(signature: &mut Signature, errors: &mut Errors) -> Self {
        let mut parameters = Parameters {
            usable: Vec::new(),
            complete: true,
            receiver: None,
        };
        for argument in &mut signature.inputs {
            match argument {
                FnArg::Receiver(receiver) => parameters.receiver = Some(receiver.clone()),
                FnArg::Typed(typed) => parameters.take_one(typed, errors),
            }
        }
        parameters
    }

    fn take_one(&mut self, typed: &mut PatType, errors: &mut Errors) {
        let (role, docs) = take_attributes(&mut typed.attrs, errors);
        let parameter = match name(&typed.pat) {
            Ok(name) => Parameter {
                name: name.clone(),
                ty: without_group(&typed.ty).clone(),
                role,
                docs,
            },
            Err(error) => {
                errors.absorb(error);
                self.complete = false;
                return;
            }
        };
        if self.usable.iter().any(|other| other.name == parameter.name) {
            // rustc says so at the function.
            self.complete = false;
        } else {
            self.usable.push(parameter);
        }
    }
}

fn take_attributes(attributes: &mut Vec<Attribute>, errors: &mut Errors) -> (Role, Vec<Attribute>) {
    let mut role = Role::Input;
    let mut docs = Vec::new();
    let mut others = Vec::new();
    for attribute in attributes.drain(..) {
        let path = attribute.path();
        if path.is_ident("context") {
            check_role(&attribute, "context", Role::Context, role, errors);
            role = Role::Context;
        } else if path.is_ident("progress") {
            check_role(&attribute, "progress", Role::Progress, role, errors);
            role = Role::Progress;
        } else if path.is_ident("doc") {
            docs.push(attribute);
        } else {
            if path.is_ident("cfg") {
                errors.at(
                    &attribute,
                    "an input of a component cannot depend on `cfg`; put `#[cfg]` on two versions \
                     of the function",
                );
            }
            others.push(attribute);
        }
    }
    *attributes = others;
    (role, docs)
}

fn check_role(attribute: &Attribute, name: &str, role: Role, before: Role, errors: &mut Errors) {
    if before == role {
        errors.at(attribute, format!("`#[{name}]` is given twice; remove one"));
    } else if before != Role::Input {
        let message = "a parameter is either `#[context]` or `#[progress]`; remove one";
        errors.at(attribute, message);
    }
    let arguments = match &attribute.meta {
        Meta::Path(_) => return,
        Meta::List(list) => list.to_token_stream(),
        Meta::NameValue(pair) => pair.to_token_stream(),
    };
    let what = match role {
        Role::Progress => "tells",
        Role::Input | Role::Context => "asks for",
    };
    errors.at(
        arguments,
        format!("`#[{name}]` takes no arguments; the type of the parameter says what it {what}"),
    );
}

pub(crate) fn name(pattern: &Pat) -> syn::Result<&Ident> {
    let message = match pattern {
        Pat::Ident(PatIdent {
            by_ref: None,
            subpat: None,
            ident,
            ..
        }) => return Ok(ident),
        Pat::Ident(_) => {
            "an input of a component is a plain name; remove `ref` and `@`, and write them in a \
             `let` inside the function"
        }
        Pat::Wild(_) => {
            "an input of a component needs a name, by which a workflow connects it; write `_name` \
             if the function does not use it"
        }
        _ => {
            "an input of a component needs a name, by which a workflow connects it; write a name \
             here and take the value apart inside the function"
        }
    };
    Err(syn::Error::new_spanned(pattern, message))
}

/// A type that has come through a `macro_rules!` stands in an invisible group.
pub(crate) fn without_group(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => without_group(&group.elem),
        ty => ty,
    }
}
