//! What is offered while typing.

use crate::{Case, body};

#[expect(clippy::too_many_lines, reason = "it is a table")]
pub(crate) fn cases() -> Vec<Case> {
    vec![
        offers("component as a node", "let intent = cla$0;", &["classify"]),
        offers("component without `;`", "let intent = cla$0", &["classify"]),
        offers(
            "component behind `=`",
            "let intent = $0",
            &["classify", "search", "ticket"],
        ),
        offers(
            "component as the last node",
            "let found = search(query: &ticket.text);\nrep$0",
            &["reply"],
        ),
        offers(
            "component in front of other nodes",
            "let intent = cla$0\nlet found = search(query: &ticket.text);\nreply(answer: String::new())",
            &["classify"],
        ),
        offers(
            "component in an arm",
            "match ticket.urgency { 0 => rep$0, _ => reply(answer: String::new()) }",
            &["reply"],
        ),
        offers(
            "component in an unfinished arm",
            "match ticket.urgency { 0 => rep$0 }",
            &["reply"],
        ),
        offers(
            "component in `if`",
            "if ticket.urgency > 0 { rep$0 } else { reply(answer: String::new()) }",
            &["reply"],
        ),
        offers(
            "component in `each`",
            "let all = each word in ticket.text.chars() { sea$0 };\nreply(answer: String::new())",
            &["search"],
        ),
        offers(
            "component in `loop`",
            "loop round = 1 { let found = sea$0; break reply(answer: String::new()) }",
            &["search"],
        ),
        offers(
            "component in `race`",
            "race { rep$0, reply(answer: String::new()) }",
            &["reply"],
        ),
        offers("component in an empty `race`", "race { $0 }", &["reply"]),
        offers(
            "input, half typed",
            "let intent = classify(te$0);",
            &["text"],
        ),
        offers(
            "input, nothing typed",
            "let intent = classify($0);",
            &["text", "urgency"],
        ),
        offers(
            "input behind another",
            "let intent = classify(text: &ticket.text, ur$0);",
            &["urgency"],
        ),
        offers(
            "input behind another, nothing typed",
            "let intent = classify(text: &ticket.text, $0);",
            &["urgency"],
        ),
        offers(
            "input in front of another",
            "let intent = classify(te$0, urgency: 1);",
            &["text"],
        ),
        offers(
            "input of the last node",
            "let intent = classify(text: &ticket.text, urgency: 1);\nreply(an$0)",
            &["answer"],
        ),
        offers(
            "input without `;`",
            "let intent = classify(te$0)\nreply(answer: String::new())",
            &["text"],
        ),
        offers(
            "input in an arm",
            "match ticket.urgency { _ => reply(an$0) }",
            &["answer"],
        ),
        offers(
            "input in `each`",
            "let all = each word in ticket.text.split(' ') { search(qu$0) };\nreply(answer: String::new())",
            &["query"],
        ),
        offers(
            "input of the workflow as a value",
            "let intent = classify(text: &tic$0);",
            &["ticket"],
        ),
        offers(
            "node as a value",
            "let answer = String::new();\nreply(answer: ans$0)",
            &["answer"],
        ),
        offers(
            "field of an input",
            "let intent = classify(text: &ticket.$0);",
            &["text", "urgency"],
        ),
        offers(
            "field of an input, half typed",
            "let intent = classify(text: &ticket.te$0, urgency: 1);",
            &["text"],
        ),
        offers(
            "field of an input without `;`",
            "let intent = classify(text: &ticket.$0)\nreply(answer: String::new())",
            &["text", "urgency"],
        ),
        offers(
            "field of a node",
            "let first = reply(answer: String::new());\nreply(answer: first.$0)",
            &["answer"],
        ),
        offers(
            "method of a node",
            "let found = search(query: &ticket.text)?;\nreply(answer: found.joi$0)",
            &["join"],
        ),
        offers(
            "field on the spot",
            "let answer = reply(answer: String::new()).$0;\nreply(answer)",
            &["answer"],
        ),
        offers(
            "method of glue",
            "let answer = ticket.text.to_upp$0;\nreply(answer)",
            &["to_uppercase"],
        ),
        offers(
            "head of a `match`",
            "let intent = classify(text: &ticket.text, urgency: 1);\nmatch inte$0 { _ => reply(answer: String::new()) }",
            &["intent"],
        ),
        offers(
            "component in the head of a `match`",
            "match class$0 { _ => reply(answer: String::new()) }",
            &["classify"],
        ),
        offers(
            "pattern",
            "let intent = classify(text: &ticket.text, urgency: 1);\nmatch intent { Intent::$0 => reply(answer: String::new()) }",
            &["Refund{}", "Question"],
        ),
        offers(
            "pattern without an arm",
            "let intent = classify(text: &ticket.text, urgency: 1);\nmatch intent { Intent::$0 }",
            &["Refund{}", "Question"],
        ),
        offers(
            "what a pattern binds",
            "let intent = classify(text: &ticket.text, urgency: 1);\nmatch intent { Intent::Refund { order } => reply(answer: ord$0), _ => reply(answer: String::new()) }",
            &["order"],
        ),
        offers(
            "head of an `if`",
            "if ticket.$0 { reply(answer: String::new()) } else { reply(answer: String::new()) }",
            &["text", "urgency"],
        ),
        offers(
            "items of an `each`",
            "let all = each word in ticket.$0 { search(query: word) };\nreply(answer: String::new())",
            &["text"],
        ),
        offers(
            "item of an `each`",
            "let all = each word in ticket.text.split(' ') { search(query: wo$0) };\nreply(answer: String::new())",
            &["word"],
        ),
        offers(
            "what the pattern of an `each` binds",
            "let replies: Vec<Reply> = Vec::new();\nlet all = each Reply { answer } in replies { search(query: ans$0) };\nreply(answer: String::new())",
            &["answer"],
        ),
        offers(
            "state of a `loop`",
            "loop round = 1 { let now = rou$0; break reply(answer: String::new()) }",
            &["round"],
        ),
        offers(
            "first value of a state",
            "loop round = ticket.$0 { break reply(answer: String::new()) }",
            &["urgency"],
        ),
        offers(
            "value of a `break`",
            "loop round = 1 { let last = reply(answer: String::new()); break la$0 }",
            &["last"],
        ),
        offers(
            "value of a `continue`",
            "loop round = 1 { if round > 3 { break reply(answer: String::new()) } else { continue rou$0 } }",
            &["round"],
        ),
        offers(
            "stream",
            "let words = draft(docs: Vec::new());\nlet answer = workflow::concat(items: ~wor$0);\nreply(answer)",
            &["words"],
        ),
        offers(
            "argument of `format!`",
            "let answer = format!(\"{}\", ticket.$0);\nreply(answer)",
            &["text", "urgency"],
        ),
        offers("field of a struct literal", "Reply { ans$0 }", &["answer"]),
        offers(
            "argument of a policy",
            "#[retry(ticket.$0)]\nlet found = search(query: &ticket.text)?;\nreply(answer: String::new())",
            &["urgency"],
        ),
        offers(
            "while another line is broken",
            "let broken = ;\nlet intent = classify(te$0);\nlet more = search(query: ",
            &["text"],
        ),
        offers(
            "while a `)` is missing above",
            "let found = search(query: &ticket.text;\nlet intent = classify(te$0);\nreply(answer: String::new())",
            &["text"],
        ),
        offers(
            "while a `)` is missing here",
            "let intent = classify(te$0;\nreply(answer: String::new())",
            &["text"],
        ),
        offers(
            "while the `)` is not typed yet",
            "let intent = classify(te$0",
            &["text"],
        ),
        offers(
            "value while the `)` is not typed yet",
            "let intent = classify(text: &ticket.$0",
            &["text", "urgency"],
        ),
    ]
}

fn offers(what: &str, text: &str, expected: &'static [&str]) -> Case {
    let text = body(text);
    Case::new("completion", what, move |editor| {
        let offered = editor.complete(&text)?;
        let is_offered = |name: &&&str| offered.iter().any(|it| it == *name);
        match expected.iter().find(|name| !is_offered(name)) {
            None => Ok(()),
            Some(missing) => Err(format!("`{missing}` is not offered, but {offered:?}").into()),
        }
    })
}
