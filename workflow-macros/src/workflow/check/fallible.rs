use crate::errors::Errors;
use crate::source_text::source_text;
use crate::workflow::model::Model;

/// Only the first is reported: they all have one cure.
pub(super) fn check_question_marks_have_somewhere_to_go(model: &Model<'_>, errors: &mut Errors) {
    if model.source.is_fallible() {
        return;
    }
    let of_nodes = model.nodes.iter().find_map(|node| node.question);
    let of_streams = || (0..model.names.len()).find_map(|name| model.guard(name));
    if let Some(question) = of_nodes.or_else(of_streams) {
        let (name, output) = (&model.source.name, source_text(&model.source.output));
        errors.at(
            question,
            format!(
                "`?` ends the run with an error, but `{name}` gives `{output}`; let it give \
                 `Result<{output}, workflow::Error>`, or `match` on the value"
            ),
        );
    }
}
