//! The expressions of one node, those of its inner blocks left out.

use syn::Ident;
use syn::ext::IdentExt;

use super::{BlockId, Body, Head, Items, Link, Node, Part};
use crate::expr::base_name;
use crate::workflow::parse::{Glue, Postfix};

/// Where in its node an expression stands.
#[derive(Clone, Copy)]
pub(crate) enum Place<'n> {
    /// The value of an input.
    Argument(&'n Ident),
    /// A guard, which sees the pattern of its arm.
    Guard(BlockId),
    /// What a `match` decides on.
    Head,
    /// A part of a template.
    Part(usize),
    Elsewhere,
}

/// The streams that a node is connected to, each with the input that it goes into.
pub(crate) fn links(node: &Node<'_>) -> Vec<(Link, String)> {
    match &node.body {
        Body::Call(call) => {
            let args = call.args.iter().filter_map(|arg| Some((arg, arg.stream?)));
            args.filter_map(|(arg, mark)| {
                let Glue::Rust(expr) = &arg.value else {
                    return None;
                };
                let ident = base_name(expr)?.clone();
                let question = mark.question;
                Some((Link { ident, question }, arg.name.unraw().to_string()))
            })
            .collect()
        }
        Body::Forward(link)
        | Body::Each {
            items: Items::Stream(link),
            ..
        } => vec![(link.clone(), String::new())],
        Body::Template(parts) => {
            let links = parts.iter().filter_map(|part| match part {
                Part::Stream(link) => Some(link),
                Part::Value(_) => None,
            });
            links.map(|link| (link.clone(), String::new())).collect()
        }
        Body::Combination(_, links) => links
            .iter()
            .map(|link| (link.clone(), String::new()))
            .collect(),
        _ => Vec::new(),
    }
}

pub(crate) fn scan<'n>(node: &'n Node<'_>, mut visit: impl FnMut(&'n Glue, Place<'n>)) {
    match &node.body {
        Body::Call(call) => {
            for arg in call.args.iter().filter(|arg| arg.stream.is_none()) {
                visit(&arg.value, Place::Argument(&arg.name));
            }
        }
        Body::Glue(glue) => visit(glue, Place::Elsewhere),
        Body::Template(parts) => {
            for (n, part) in parts.iter().enumerate() {
                if let Part::Value(glue) = part {
                    visit(glue, Place::Part(n));
                }
            }
        }
        Body::Match { head, arms, .. } => {
            visit(head, Place::Head);
            for arm in arms {
                if let Some(guard) = arm.guard {
                    visit(guard, Place::Guard(arm.block));
                }
            }
        }
        Body::If { head, .. } => match head {
            Head::Condition(glue) | Head::Let(_, glue) => visit(glue, Place::Elsewhere),
        },
        Body::Loop { states, .. } => {
            for state in states {
                visit(&state.first, Place::Elsewhere);
            }
        }
        Body::Each { items, .. } => {
            if let Items::Whole(items) = items {
                visit(items, Place::Elsewhere);
            }
        }
        Body::Break { value, .. } => {
            if let Some(value) = value {
                visit(value, Place::Elsewhere);
            }
        }
        Body::Continue { values, .. } => {
            for value in values {
                visit(value, Place::Elsewhere);
            }
        }
        Body::Group(_) | Body::Race { .. } | Body::Forward(_) | Body::Combination(..) => {}
    }
    for glue in node.policies.glue() {
        visit(glue, Place::Elsewhere);
    }
    for postfix in node.postfix {
        if let Postfix::Method { arguments, .. } = postfix {
            for argument in arguments {
                visit(argument, Place::Elsewhere);
            }
        }
    }
}
