//! What is told about a name.

use crate::bodies::BOTH;
use crate::{Case, outside};

const CASES: [(&str, &str, &[&str]); 14] = [
    (
        "component",
        "= classify$0(text:",
        &["Finds out what is wanted."],
    ),
    (
        "component of the library",
        "concat$0(items: ~words)",
        &["concat"],
    ),
    ("input", "classify(text$0: &ticket.text", &["text: &"]),
    ("bound name", "let intent$0 = classify", &["intent: Intent"]),
    (
        "name behind `?`",
        "let found$0 = search(",
        &["found: Vec<String>"],
    ),
    ("node", "match intent$0 {", &["intent: Intent"]),
    ("node in an arm", "reply(answer: long$0)", &["long: String"]),
    (
        "whole of a stream",
        "let answer$0 = workflow",
        &["answer: String"],
    ),
    (
        "input of the workflow",
        "text: &ticket$0.text",
        &["ticket: Ticket"],
    ),
    ("field", "text: &ticket.text$0, urgency", &["The words."]),
    ("variant", "Intent::Question$0 => {", &["An answer."]),
    (
        "what a pattern binds",
        "Refund { order$0 } => reply",
        &["order: u32"],
    ),
    ("workflow", "Support$0 { ticket }", &["Answers a ticket."]),
    ("run", ".run$0(app)", &["workflow"]),
];

pub(crate) fn cases() -> Vec<Case> {
    let cases = BOTH.iter().flat_map(|&(state, body)| {
        CASES.iter().map(move |&(what, place, expected)| {
            let text = outside(body, place);
            Case::new("hover", &format!("{what}{state}"), move |editor| {
                let told = editor.hover(&text)?;
                match expected.iter().find(|it| !told.contains(**it)) {
                    None => Ok(()),
                    Some(missing) => Err(format!("no `{missing}` in what is told: {told}").into()),
                }
            })
        })
    });
    cases.collect()
}
