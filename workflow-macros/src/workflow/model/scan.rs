//! The expressions of one node, those of its inner blocks left out.

use syn::Ident;

use super::{BlockId, Body, Head, Node};
use crate::workflow::parse::{Glue, Postfix};

/// Where in its node an expression stands.
#[derive(Clone, Copy)]
pub(crate) enum Place<'n> {
    /// The value of an input.
    Argument(&'n Ident),
    /// A guard, which sees the pattern of its arm.
    Guard(BlockId),
    Elsewhere,
}

pub(crate) fn scan<'n>(node: &'n Node<'_>, mut visit: impl FnMut(&'n Glue, Place<'n>)) {
    match &node.body {
        Body::Call(call) => {
            for arg in &call.args {
                visit(&arg.value, Place::Argument(&arg.name));
            }
        }
        Body::Glue(glue) => visit(glue, Place::Elsewhere),
        Body::Match { head, arms, .. } => {
            visit(head, Place::Elsewhere);
            for arm in arms {
                if let Some(guard) = arm.guard {
                    visit(guard, Place::Guard(arm.block));
                }
            }
        }
        Body::If { head, .. } => match head {
            Head::Condition(glue) | Head::Let(_, glue) => visit(glue, Place::Elsewhere),
        },
        Body::Group(_) => {}
    }
    for postfix in node.postfix {
        if let Postfix::Method { arguments, .. } = postfix {
            for argument in arguments {
                visit(argument, Place::Elsewhere);
            }
        }
    }
}
