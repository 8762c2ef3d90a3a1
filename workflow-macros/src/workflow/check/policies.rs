//! A policy stands on a node that it can do something for.

use syn::Attribute;

use crate::errors::Errors;
use crate::source_text::source_text;
use crate::workflow::model::{Body, Model, NodeId, links};

pub(super) fn check_retried_nodes_can_start_anew(model: &Model<'_>, errors: &mut Errors) {
    for (id, node) in model.nodes.iter().enumerate() {
        let Some(retry) = &node.policies.retry else {
            continue;
        };
        let label = model.label(id);
        if !matches!(node.body, Body::Call(_)) {
            let message = format!(
                "`#[retry]` starts a component anew, and this is {}; put it on the component that \
                 may fail",
                what(model, id)
            );
            errors.at(&retry.original, message);
        } else if model.runs_as_stream(id) {
            let message = format!(
                "`{label}` is a stream, and what a stream has given cannot be taken back; put the \
                 retry into the component, in front of its first item"
            );
            errors.at(&retry.original, message);
        } else if let Some((link, _)) = links(node).first() {
            let (stream, component) = (&link.ident, called(model, id));
            let message = format!(
                "`{component}` reads a stream, which is there only once; collect it, `let all = \
                 workflow::collect(items: ~{stream});`, and retry a component that takes `&all`"
            );
            errors.at(&retry.original, message);
        }
    }
}

pub(super) fn check_timeouts_stand_on_what_takes_time(model: &Model<'_>, errors: &mut Errors) {
    for (id, node) in model.nodes.iter().enumerate() {
        let Some(timeout) = node.policies.timeouts().next() else {
            continue;
        };
        let message = if model.runs_as_stream(id) || model.gives_stream(id) || model.emits(id) {
            "`#[timeout]` limits the time until a value is there, and this is a stream; put it on \
             the node that reads the stream to its end, or limit the items where the run is read: \
             `.item_timeout(…)`"
                .to_owned()
        } else if matches!(
            node.body,
            Body::Glue(_) | Body::Break { .. } | Body::Continue { .. }
        ) && !node.waits
        {
            "an expression is evaluated at once, so there is nothing to limit; remove the \
             `#[timeout]`"
                .to_owned()
        } else if model.ends_a_round_around(id) {
            format!(
                "{} that ends the round cannot have a time of its own; put the `#[timeout]` on the nodes \
                 inside, or on the `loop`",
                what(model, id)
            )
        } else if let Some(head) = model.head(id) {
            let component = called(model, head);
            format!(
                "`{component}` in the head is a node of its own, which this does not cover; give it a \
                 line of its own, `let value = {component}(…);`, and a time of its own"
            )
        } else {
            continue;
        };
        errors.at(&timeout.original, message);
    }
}

/// Only the first is reported: they all have one cure.
pub(super) fn check_timeouts_have_somewhere_to_go(model: &Model<'_>, errors: &mut Errors) {
    if model.source.is_fallible() {
        return;
    }
    let mut ends: Vec<&Attribute> = Vec::new();
    ends.extend(
        model
            .nodes
            .iter()
            .filter_map(|node| node.policies.last_timeout()),
    );
    if let Some(timeout) = ends.first() {
        let (name, output) = (&model.source.name, source_text(&model.source.output));
        errors.at(
            timeout,
            format!(
                "`#[timeout]` ends the run with an error, but `{name}` gives `{output}`; let it \
                 give `Result<{output}, workflow::Error>`, or go on with a value: `#[timeout(\"…\", \
                 else = value)]`"
            ),
        );
    }
}

pub(super) fn check_spawned_nodes_take_nothing_along(model: &Model<'_>, errors: &mut Errors) {
    for (id, node) in model.nodes.iter().enumerate() {
        let Some(spawn) = &node.policies.spawn else {
            continue;
        };
        let message = if !matches!(node.body, Body::Call(_)) {
            format!(
                "`#[spawn]` runs a component on a task of its own, and this is {}; put it on the \
                 components inside that need one",
                what(model, id)
            )
        } else if model.runs_as_stream(id) {
            "a stream runs where it is read, so it has no task of its own; put `#[spawn]` on a \
             component that gives a whole value"
                .to_owned()
        } else if let Some((link, _)) = links(node).first() {
            let stream = &link.ident;
            format!(
                "a task of its own cannot read `{stream}`, a stream of this run; collect it, `let all \
                 = workflow::collect(items: ~{stream});`, and spawn a component that takes `all`"
            )
        } else {
            continue;
        };
        errors.at(spawn, message);
    }
}

fn called(model: &Model<'_>, node: NodeId) -> String {
    match &model.nodes[node].body {
        Body::Call(call) => call.name().to_string(),
        _ => model.label(node),
    }
}

/// How a message calls a node that is no component.
fn what(model: &Model<'_>, node: NodeId) -> &'static str {
    match &model.nodes[node].body {
        Body::Call(_) => "a component",
        Body::Match { .. } => "a `match`",
        Body::If { .. } => "an `if`",
        Body::Group(_) => "a group",
        Body::Glue(_) => "an expression",
        Body::Loop { .. } => "a `loop`",
        Body::Each { .. } => "an `each`",
        Body::Race { .. } => "a `race`",
        Body::Break { .. } => "a `break`",
        Body::Continue { .. } => "a `continue`",
        Body::Forward(_) | Body::Template(_) | Body::Combination(..) => "a stream",
    }
}
