//! Where a name is defined.

use crate::bodies::BOTH;
use crate::{Case, outside};
use editor_tests::find_marked;

/// The place of the cursor, and the definition between `«` and `»`.
const CASES: [(&str, &str, &str); 10] = [
    ("component", "= classify$0(text:", "async fn «classify»("),
    (
        "input",
        "classify(text$0: &ticket.text",
        "_rules: &Rules, «text»: &str",
    ),
    (
        "second input",
        "urgency$0: ticket.urgency",
        "«urgency»: u32)",
    ),
    ("node", "match intent$0 {", "let «intent» = classify"),
    ("stream", "~words$0)", "let «words» ="),
    ("node in an arm", "reply(answer: long$0)", "let «long» ="),
    (
        "input of the workflow",
        "text: &ticket$0.text",
        "Support<«ticket»: Ticket",
    ),
    (
        "field",
        "text: &ticket.text$0, urgency",
        "pub «text»: String",
    ),
    ("workflow", "Support$0 { ticket }", "pub «Support»<ticket"),
    ("run", ".run$0(app)", "pub «Support»<ticket"),
];

pub(crate) fn cases() -> Vec<Case> {
    let cases = BOTH.iter().flat_map(|&(state, body)| {
        CASES.iter().map(move |&(what, place, expected)| {
            let text = outside(body, place);
            Case::new("definition", &format!("{what}{state}"), move |editor| {
                let found = editor.definitions(&text)?;
                let wanted = find_marked(text.written(), expected);
                if found.contains(&wanted) {
                    return Ok(());
                }
                let shown: Vec<&str> = found.into_iter().map(|it| &text.written()[it]).collect();
                Err(format!("it is not `{expected}`, but {shown:?}").into())
            })
        })
    });
    cases.collect()
}
