//! What rust-analyzer finds wrong by itself, while typing.

use crate::bodies::WHOLE;
use crate::{BODY, Case, FIXTURE};
use editor_tests::find_marked;

/// What is typed instead of what, where that is shown, and what is said.
const CASES: [(&str, &str, &str, &str, &str); 2] = [
    (
        "input with a slip",
        "classify(text: &",
        "classify(txet: &",
        "classify(«txet»: &",
        "no such field",
    ),
    (
        "input that is missing",
        ", urgency: ticket.urgency)",
        ")",
        "= «classify»(",
        "urgency",
    ),
];

pub(crate) fn cases() -> Vec<Case> {
    let mistakes = CASES.iter().map(|&(what, right, wrong, place, expected)| {
        let text = FIXTURE.replace(BODY, WHOLE).replace(right, wrong);
        Case::new("diagnostics", what, move |editor| {
            let found = editor.diagnose(&text)?;
            let place = find_marked(&text, place);
            let is_it = |(range, message): &(std::ops::Range<usize>, String)| {
                range.start <= place.start && place.end <= range.end && message.contains(expected)
            };
            if found.iter().any(is_it) {
                return Ok(());
            }
            Err(format!("it finds {found:?}, not at {place:?}").into())
        })
    });
    let none = Case::new("diagnostics", "none without a mistake", |editor| {
        let found = editor.diagnose(&FIXTURE.replace(BODY, WHOLE))?;
        if found.is_empty() {
            return Ok(());
        }
        Err(format!("it finds {found:?}").into())
    });
    mistakes.chain([none]).collect()
}
