//! Every path of the body of a `loop` says whether it is the last one.

use quote::ToTokens;

use crate::errors::Errors;
use crate::expr::Usage;
use crate::workflow::model::{BlockId, Body, Model, NodeId};

pub(super) fn check_rounds_end(model: &Model<'_>, errors: &mut Errors) {
    for id in 0..model.nodes.len() {
        let Body::Loop { keyword, block, .. } = &model.nodes[id].body else {
            continue;
        };
        let mut found = Paths::default();
        walk(model, *block, &mut found);
        let is_known = found.breaks || found.is_broken || breaks_elsewhere(model, id);
        if found.open.is_empty() && !is_known {
            errors.at(
                keyword,
                "this `loop` never ends: no path of it ends in `break value`",
            );
        }
        for (span, what) in found.open {
            errors.absorb(syn::Error::new(
                span,
                format!(
                    "{what} ends without `break` or `continue`; write `break value` to end the \
                     `loop`, or `{}` for another round",
                    example(model, id)
                ),
            ));
        }
    }
}

/// Whether a `break` that is meant to end a loop stands where it cannot.
fn breaks_elsewhere(model: &Model<'_>, around: NodeId) -> bool {
    (0..model.nodes.len()).any(|node| {
        matches!(model.nodes[node].body, Body::Break { .. })
            && model.loop_of(node).is_none()
            && model.loop_around(node) == Some(around)
    })
}

/// What the ends of the paths of a body are.
#[derive(Default)]
struct Paths {
    breaks: bool,
    /// Those that say nothing, and how to call them.
    open: Vec<(proc_macro2::Span, &'static str)>,
    /// Something could not be read; it may have been an end.
    is_broken: bool,
}

fn walk(model: &Model<'_>, block: BlockId, found: &mut Paths) {
    let block = &model.blocks[block];
    found.is_broken |= block.broken;
    let Some(tail) = block.tail else {
        if !block.broken {
            found.open.push((block.end, "this path"));
        }
        return;
    };
    match &model.nodes[tail].body {
        Body::Break { .. } => found.breaks = true,
        Body::Continue { .. } => {}
        Body::Match { .. } | Body::Group(_) => {
            for block in model.inner_blocks(tail) {
                walk(model, block, found);
            }
        }
        Body::If {
            keyword,
            then,
            otherwise,
            ..
        } => {
            walk(model, *then, found);
            match otherwise {
                Some(block) => walk(model, *block, found),
                None => found.open.push((keyword.span, "the way without an `else`")),
            }
        }
        Body::Glue(glue) if glue.is_never() => {}
        _ => found.open.push((model.nodes[tail].span, "this path")),
    }
}

/// `continue`, `continue draft`, `continue (draft, round)`
fn example(model: &Model<'_>, around: NodeId) -> String {
    let Body::Loop { states, .. } = &model.nodes[around].body else {
        return "continue".to_owned();
    };
    let names: Vec<String> = states.iter().map(|state| state.name.to_string()).collect();
    match names.as_slice() {
        [] => "continue".to_owned(),
        [name] => format!("continue {name}"),
        names => format!("continue ({})", names.join(", ")),
    }
}

pub(super) fn check_rounds_end_at_the_end(model: &Model<'_>, errors: &mut Errors) {
    for (id, node) in model.nodes.iter().enumerate() {
        let (keyword, word) = match &node.body {
            Body::Break { keyword, .. } => (keyword.to_token_stream(), "break"),
            Body::Continue { keyword, .. } => (keyword.to_token_stream(), "continue"),
            _ => continue,
        };
        if model.loop_of(id).is_some() {
            continue;
        }
        let message = match model.loop_around(id) {
            None => format!("there is no `loop` here that this `{word}` could end or repeat"),
            Some(_) if model.is_apart(id) => format!(
                "`{word}` cannot leave an `each` or a `race`: others in it are still running; make \
                 it a value, and decide behind it"
            ),
            Some(_) => format!(
                "`{word}` stands only at the end of a path of the body, where nothing waits for a \
                 value; make this `match`, `if` or block the last node of the body"
            ),
        };
        errors.at(keyword, message);
    }
}

pub(super) fn check_states_are_passed_on(model: &Model<'_>, errors: &mut Errors) {
    for (id, node) in model.nodes.iter().enumerate() {
        let Body::Continue {
            keyword,
            values,
            span,
        } = &node.body
        else {
            continue;
        };
        let Some(around) = model.loop_of(id) else {
            continue;
        };
        let Body::Loop { states, .. } = &model.nodes[around].body else {
            continue;
        };
        // A single state may be a tuple.
        if states.len() == values.len() || states.len() == 1 && values.len() > 1 {
            continue;
        }
        let example = example(model, around);
        let message = match (states.len(), values.len()) {
            (0, _) => "this `loop` has no state to pass on; write just `continue`".to_owned(),
            (_, 0) => format!("say what the states are in the next round: `{example}`"),
            (expected, found) => {
                format!("this `loop` has {expected} states, and this gives {found}: `{example}`")
            }
        };
        let place = if values.is_empty() {
            keyword.span
        } else {
            *span
        };
        errors.absorb(syn::Error::new(place, message));
    }
}

pub(super) fn check_streams_are_not_read_again_and_again(model: &Model<'_>, errors: &mut Errors) {
    for (id, name) in model.names.iter().enumerate() {
        for usage in &name.uses {
            if usage.usage == Usage::Stream && model.is_repeated(id, usage) {
                let ident = &usage.ident;
                errors.at(
                    ident,
                    format!(
                        "`{ident}` is a stream from outside, and can be read only once; collect it in \
                         front of this, `let all = workflow::collect(items: ~{ident});`, and use `&all`"
                    ),
                );
            }
        }
    }
}

pub(super) fn check_bodies_give_whole_values(model: &Model<'_>, errors: &mut Errors) {
    for node in &model.nodes {
        let what = match &node.body {
            Body::Each { .. } => "an item of an `each`",
            Body::Race { .. } => "a node of a `race`",
            _ => continue,
        };
        let blocks = match &node.body {
            Body::Each { block, .. } => vec![*block],
            Body::Race { blocks, .. } => blocks.clone(),
            _ => Vec::new(),
        };
        for tail in blocks.iter().filter_map(|&block| model.blocks[block].tail) {
            if model.gives_stream(tail) {
                errors.absorb(syn::Error::new(
                    model.nodes[tail].span,
                    format!(
                        "{what} gives a whole value; collect the stream first: `let all = \
                         workflow::collect(items: ~…);`"
                    ),
                ));
            }
        }
    }
}

pub(super) fn check_numbers_stand_where_something_is_counted(
    model: &Model<'_>,
    errors: &mut Errors,
) {
    for node in &model.nodes {
        if let Some(limit) = &node.policies.limit
            && !matches!(node.body, Body::Loop { .. })
        {
            errors.at(
                limit,
                "`#[limit]` is for a `loop`: it ends one that goes on for too many rounds",
            );
        }
        if let Some(concurrency) = &node.policies.concurrency
            && !matches!(node.body, Body::Each { .. })
        {
            errors.at(
                concurrency,
                "`#[concurrency]` is for an `each`: it says how many items are worked on at a time",
            );
        }
    }
}

pub(super) fn check_limits_have_somewhere_to_go(model: &Model<'_>, errors: &mut Errors) {
    let limit = model.nodes.iter().find_map(|node| match node.body {
        Body::Loop { .. } => node.policies.limit.as_ref(),
        _ => None,
    });
    if let Some(limit) = limit.filter(|_| !model.source.is_fallible()) {
        let (name, output) = (
            &model.source.name,
            crate::source_text::source_text(&model.source.output),
        );
        errors.at(
            limit,
            format!(
                "a `loop` at its limit ends the run with an error, but `{name}` gives `{output}`; let \
                 it give `Result<{output}, workflow::Error>`"
            ),
        );
    }
}
