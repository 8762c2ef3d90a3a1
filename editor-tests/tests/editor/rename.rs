//! Another name for something.

use crate::bodies::BOTH;
use crate::{Case, outside};

/// What stands there before, and after.
type Change = (&'static str, &'static str);

/// Inputs, of components and of workflows, are renamed where they are declared; `docs/editor.md` says why.
///
/// The place of the cursor, and each place that must follow: before, and after.
const CASES: [(&str, &str, &[Change]); 8] = [
    (
        "node, at its use",
        "match intent$0 {",
        &[
            ("let intent = ", "let new_name = "),
            ("match intent {", "match new_name {"),
        ],
    ),
    (
        "node, where it is bound",
        "let found$0 =",
        &[
            ("let found =", "let new_name ="),
            ("docs: found)", "docs: new_name)"),
        ],
    ),
    (
        "stream",
        "let words$0 =",
        &[("let words =", "let new_name ="), ("~words)", "~new_name)")],
    ),
    (
        "node in an arm",
        "let long$0 =",
        &[
            ("let long =", "let new_name ="),
            ("answer: long)", "answer: new_name)"),
        ],
    ),
    (
        "input of the workflow, in the header",
        "Support<ticket$0: Ticket",
        INPUT,
    ),
    (
        "parameter of a component",
        "_rules: &Rules, text$0: &str",
        PARAMETER,
    ),
    ("workflow", "pub Support$0<", &[("Support", "new_name")]),
    (
        "component",
        "async fn classify$0(",
        &[
            ("async fn classify(", "async fn new_name("),
            ("= classify(text", "= new_name(text"),
        ],
    ),
];

const INPUT: &[Change] = &[
    ("Support<ticket:", "Support<new_name:"),
    (": ticket.", ": new_name."),
    ("= ticket.", "= new_name."),
    ("&ticket.", "&new_name."),
    ("Support { ticket }", "Support { new_name: ticket }"),
];

const PARAMETER: &[Change] = &[
    (" text: &str", " new_name: &str"),
    ("(text, urgency)", "(new_name, urgency)"),
    ("classify(text:", "classify(new_name:"),
];

pub(crate) fn cases() -> Vec<Case> {
    let cases = BOTH.iter().flat_map(|&(state, body)| {
        CASES.iter().map(move |&(what, place, expected)| {
            let text = outside(body, place);
            Case::new("rename", &format!("{what}{state}"), move |editor| {
                let renamed = editor.rename(&text, "new_name")?;
                let wanted = expected
                    .iter()
                    .fold(text.written().to_owned(), |text, (before, after)| {
                        text.replace(before, after)
                    });
                if renamed == wanted {
                    return Ok(());
                }
                let lines = renamed.lines().zip(wanted.lines());
                let wrong: Vec<_> = lines
                    .filter(|(renamed, wanted)| renamed != wanted)
                    .collect();
                Err(format!("renamed, and wanted: {wrong:#?}").into())
            })
        })
    });
    cases.collect()
}
