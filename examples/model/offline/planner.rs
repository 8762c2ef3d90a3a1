//! Decides which tools to call, by what is asked and by what they have found so far, and answers out of that.

use super::super::{Call, Message, Thought, ToolSpec};
use super::findings::Finding;
use super::question;
use super::step::{Step, first_steps};

/// What is said next: all calls that the question asks for, then those that follow from what came of them, and at
/// last an answer.
pub(super) fn think(conversation: &[Message], tools: &[ToolSpec]) -> Thought {
    let findings = findings(conversation);
    let mut steps = first_steps(question(conversation));
    steps.extend(findings.iter().filter_map(Finding::next_step));
    steps.retain(|step| tools.iter().any(|tool| tool.name == step.tool()));
    if steps.is_empty() {
        let help = "Ask me for a sum, such as 2 + 2, or for words to look for in the files.";
        return Thought::Answer(help.to_owned());
    }
    steps.retain(|step| findings.iter().all(|finding| finding.step != *step));
    if steps.is_empty() {
        let told: Vec<_> = findings.iter().filter_map(Finding::told).collect();
        return Thought::Answer(told.join("\n"));
    }
    let calls = steps.iter().zip(findings.len()..);
    Thought::Calls {
        said: String::new(),
        calls: calls.map(|(step, n)| step.call(n)).collect(),
    }
}

/// What the tools have found since the question.
fn findings(conversation: &[Message]) -> Vec<Finding> {
    let is_question = |message: &Message| matches!(message, Message::User { .. });
    let start = conversation.iter().rposition(is_question).unwrap_or(0);
    let since = &conversation[start..];
    let calls = since.iter().flat_map(|message| match message {
        Message::Assistant { tool_calls, .. } => tool_calls.as_slice(),
        _ => &[],
    });
    calls
        .filter_map(|call| Some(Finding::new(Step::of(call)?, outcome(call, since)?)))
        .collect()
}

fn outcome(call: &Call, conversation: &[Message]) -> Option<String> {
    conversation.iter().find_map(|message| match message {
        Message::Tool {
            tool_call_id,
            content,
        } if *tool_call_id == call.id => Some(content.clone()),
        _ => None,
    })
}
