//! Walks every expression of one node, its inner blocks left out.

use super::{Body, Head, Node};
use crate::expr::{self, Visitor};
use crate::workflow::parse::{Glue, Postfix};

/// What is visited: an expression, and the arm whose pattern it can see, for a guard.
pub(crate) fn scan<V: Visitor>(
    node: &Node<'_>,
    mut visit: impl FnMut(&Glue, Option<usize>, &mut V),
    visitor: &mut V,
) {
    match &node.body {
        Body::Call(call) => {
            for arg in &call.args {
                visit(&arg.value, None, visitor);
            }
        }
        Body::Glue(glue) => visit(glue, None, visitor),
        Body::Match { head, arms, .. } => {
            visit(head, None, visitor);
            for arm in arms {
                if let Some(guard) = arm.guard {
                    visit(guard, Some(arm.block), visitor);
                }
            }
        }
        Body::If { head, .. } => match head {
            Head::Condition(glue) | Head::Let(_, glue) => visit(glue, None, visitor),
        },
        Body::Group(_) => {}
    }
    for postfix in node.postfix {
        if let Postfix::Method { arguments, .. } = postfix {
            for argument in arguments {
                visit(argument, None, visitor);
            }
        }
    }
}

/// Walks one expression without changing it.
pub(crate) fn walk(glue: &Glue, visitor: &mut impl Visitor) {
    match glue {
        Glue::Rust(expr) => expr::visit(&mut expr.clone(), visitor),
        Glue::Broken(tokens) => {
            expr::visit_tokens(tokens.clone(), visitor);
        }
    }
}
