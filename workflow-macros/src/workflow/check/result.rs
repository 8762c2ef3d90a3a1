use crate::errors::Errors;
use crate::source_text::source_text;
use crate::workflow::model::{Model, OUTERMOST};

pub(super) fn check_workflow_has_a_result(model: &Model<'_>, errors: &mut Errors) {
    let block = &model.blocks[OUTERMOST];
    let has_result = block.tail.is_some() || model.source.gives_unit();
    // A statement that could not be read has been reported, and may have been the result.
    if has_result || block.broken {
        return;
    }
    let (name, output) = (&model.source.name, source_text(&model.source.output));
    let message = if model.source.is_streaming {
        format!(
            "`{name}` ends without a result; its last line must be a stream of `{output}`, such as \
             `~name`, without `;`"
        )
    } else {
        format!(
            "`{name}` ends without a result; its last line must be a node of type `{output}`, \
             without `;`"
        )
    };
    errors.absorb(syn::Error::new(block.end, message));
}
