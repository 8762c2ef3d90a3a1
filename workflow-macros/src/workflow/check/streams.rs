//! Streams are connected as streams, whole values as whole values.

use syn::Token;

use crate::errors::Errors;
use crate::expr::Usage;
use crate::workflow::model::{Body, Model, NameId, NodeId, OUTERMOST};
use crate::workflow::parse::Postfix;

pub(super) fn check_streams_are_not_read_as_wholes(model: &Model<'_>, errors: &mut Errors) {
    for (id, name) in model.names.iter().enumerate() {
        let ident = &name.ident;
        let input = inputs(model, id);
        let is_stream = input.unwrap_or_else(|| model.is_stream(id));
        for usage in &name.uses {
            // In tokens that could not be read there may be a `~` in front of it.
            let block = &model.blocks[model.nodes[usage.node].block];
            if usage.usage == Usage::Opaque && block.broken {
                continue;
            }
            let as_stream = usage.usage == Usage::Stream;
            let message = match (is_stream, as_stream) {
                (true, false) if input.is_some() => format!(
                    "`{ident}` is a stream; connect it as one, `~{ident}`, or collect it first: \
                     `let all = workflow::collect(items: ~{ident});`"
                ),
                (true, false) => format!(
                    "`{ident}` is connected as a stream, so it cannot be read as a whole here; write \
                     `~{ident}`, or collect it: `let all = workflow::collect(items: ~{ident});`"
                ),
                (false, true) => format!(
                    "the input `{ident}` is a whole value; declare it as a stream of items, \
                     `~{ident}: Type`, or leave out the `~`"
                ),
                _ => continue,
            };
            errors.at(&usage.ident, message);
        }
        check_guards(model, id, errors);
    }
}

/// Whether a name is an input, and then whether it is declared as a stream.
fn inputs(model: &Model<'_>, name: NameId) -> Option<bool> {
    let is_input = model.blocks[OUTERMOST].pattern_names.contains(&name);
    let inputs = &model.source.inputs;
    let input = inputs
        .iter()
        .find(|input| input.name == model.names[name].ident);
    input
        .filter(|_| is_input)
        .map(|input| input.stream.is_some())
}

/// A stream that several nodes read ends the run for all of them, or for none.
fn check_guards(model: &Model<'_>, name: NameId, errors: &mut Errors) {
    let uses = &model.names[name].uses;
    let is_mixed = model.is_split(name)
        && model.guard(name).is_some()
        && uses.iter().any(|usage| usage.question.is_none());
    if is_mixed && let Some(usage) = uses.iter().find(|usage| usage.question.is_none()) {
        let ident = &usage.ident;
        errors.at(
            ident,
            format!(
                "`{ident}` is divided among several nodes, and its errors end the run in one of them; \
                 write `~{ident}?` here, too"
            ),
        );
    }
}

pub(super) fn check_question_marks_of_streams_stand_where_they_are_read(
    model: &Model<'_>,
    errors: &mut Errors,
) {
    for (id, node) in model.nodes.iter().enumerate() {
        let question: Option<&Token![?]> = node.postfix.iter().find_map(|postfix| match postfix {
            Postfix::Try(question) => Some(question),
            _ => None,
        });
        if let Some(question) = question
            && model.runs_as_stream(id)
        {
            let label = model.label(id);
            errors.at(
                question,
                format!(
                    "the items of a stream fail one by one; put the `?` where the stream is read: \
                     `~{label}?`"
                ),
            );
        }
    }
}

pub(super) fn check_results_are_streamed_as_declared(model: &Model<'_>, errors: &mut Errors) {
    let name = &model.source.name;
    for (id, node) in model.nodes.iter().enumerate() {
        let is_tail = model.blocks[node.block].tail == Some(id);
        let message = match &node.body {
            Body::Template(_) if !model.emits(id) => format!(
                "a text in parts is a streamed result: it stands at the end of a workflow declared \
                 with `~>`, and `{name}` {}",
                if model.source.is_streaming {
                    "goes on behind it"
                } else {
                    "is declared with `->`"
                }
            ),
            Body::Forward(_) if !model.emits(id) && !is_tail => {
                "`~` passes a stream on at the end of a block, or connects it to an input; here it \
                 would go nowhere"
                    .to_owned()
            }
            Body::Forward(_) if is_tail && is_whole_result(model, id) => format!(
                "`{name}` gives a whole value; declare it with `~>` to stream its result, or collect \
                 the stream first"
            ),
            Body::Each { .. } if is_tail && model.block_emits(node.block) => {
                format!(
                    "`{name}` streams its result, so its last node is a stream: bind this with `let`, \
                     and pass on what is ready, `~name`"
                )
            }
            Body::Call(_) | Body::Glue(_) | Body::Loop { .. } | Body::Race { .. }
                if is_tail && model.block_emits(node.block) =>
            {
                format!(
                    "`{name}` streams its result, so its last node is a stream: put `~` in front of it"
                )
            }
            Body::Call(_) | Body::Glue(_) if is_tail && is_beside_streams(model, id) => {
                "other arms give a stream; put `~` in front of this node, too".to_owned()
            }
            _ => continue,
        };
        errors.absorb(syn::Error::new(node.span, message));
    }
}

/// Whether a node is the result of a workflow that gives a whole value.
fn is_whole_result(model: &Model<'_>, mut node: NodeId) -> bool {
    loop {
        let block = &model.blocks[model.nodes[node].block];
        if block.tail != Some(node) || model.source.is_streaming {
            return false;
        }
        match block.parent {
            None => return true,
            // These say so themselves.
            Some(parent)
                if matches!(
                    model.nodes[parent].body,
                    Body::Each { .. } | Body::Race { .. }
                ) =>
            {
                return false;
            }
            Some(parent) => node = parent,
        }
    }
}

/// Whether a node ends an arm of a route whose other arms give streams.
fn is_beside_streams(model: &Model<'_>, node: NodeId) -> bool {
    let block = model.nodes[node].block;
    let route = model.blocks[block].parent;
    route.is_some_and(|route| !model.emits(route) && model.gives_stream(route))
}

pub(super) fn check_buffers_belong_to_divided_streams(model: &Model<'_>, errors: &mut Errors) {
    for node in &model.nodes {
        let is_divided = node.binds.iter().any(|&name| model.is_split(name));
        if let Some(buffer) = &node.policies.buffer
            && !is_divided
        {
            errors.at(
                buffer,
                "there is nothing to buffer here: only a stream that several nodes read has a buffer, \
                 one reader takes each item as it comes",
            );
        }
    }
}

/// A component may read one of its streams to the end before it looks at another. Two parts of one
/// stream could then hold each other, and only with many items.
pub(super) fn check_streams_go_into_a_component_once(model: &Model<'_>, errors: &mut Errors) {
    for name in &model.names {
        for (n, usage) in name.uses.iter().enumerate() {
            let Body::Call(call) = &model.nodes[usage.node].body else {
                continue;
            };
            let same = |other: &&crate::workflow::model::Use| {
                other.node == usage.node && other.usage == Usage::Stream
            };
            if usage.usage == Usage::Stream && name.uses[..n].iter().any(|other| same(&other)) {
                let (ident, component) = (&usage.ident, call.name());
                errors.at(
                    ident,
                    format!(
                        "`{ident}` goes into two inputs of `{component}`: if that reads one of them to \
                         its end first, a full buffer holds both for ever; collect the stream, `let \
                         all = workflow::collect(items: ~{ident});`, and give `&all` to both"
                    ),
                );
            }
        }
    }
}
