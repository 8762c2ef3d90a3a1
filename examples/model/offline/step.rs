//! What a question asks of the tools.

use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

use super::super::Call;

/// The words of a question that nobody has to look for.
const SMALL_WORDS: [&str; 54] = [
    "a",
    "about",
    "all",
    "an",
    "and",
    "any",
    "are",
    "at",
    "be",
    "by",
    "calculate",
    "can",
    "do",
    "does",
    "file",
    "files",
    "find",
    "folder",
    "for",
    "from",
    "has",
    "have",
    "how",
    "i",
    "in",
    "is",
    "it",
    "line",
    "lines",
    "look",
    "many",
    "me",
    "mention",
    "mentioned",
    "much",
    "of",
    "on",
    "or",
    "please",
    "search",
    "tell",
    "that",
    "the",
    "there",
    "this",
    "to",
    "we",
    "what",
    "where",
    "which",
    "who",
    "why",
    "with",
    "you",
];

/// What is to be done with a tool.
#[derive(PartialEq, Eq)]
pub(super) enum Step {
    Calculate(String),
    Search(String),
}

impl Step {
    pub(super) fn tool(&self) -> &'static str {
        match self {
            Step::Calculate(_) => "calculate",
            Step::Search(_) => "search",
        }
    }

    /// The call that asks for this, the `n`th of a conversation.
    pub(super) fn call(&self, n: usize) -> Call {
        let arguments = match self {
            Step::Calculate(expression) => json!({ "expression": expression }),
            Step::Search(words) => json!({ "words": words }),
        };
        Call {
            id: format!("call_{n}"),
            name: self.tool().to_owned(),
            arguments: arguments.to_string(),
        }
    }

    /// What a call asks for.
    pub(super) fn of(call: &Call) -> Option<Self> {
        let arguments: Value = serde_json::from_str(&call.arguments).ok()?;
        let text = |name: &str| arguments[name].as_str().map(str::to_owned);
        match call.name.as_str() {
            "calculate" => text("expression").map(Step::Calculate),
            "search" => text("words").map(Step::Search),
            _ => None,
        }
    }
}

/// What a question asks for right away: each sum that is in it, and what its other words say.
pub(super) fn first_steps(question: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut rest = question.to_owned();
    for sum in question.split(|char| !is_part_of_a_sum(char)).map(trimmed) {
        if is_sum(sum) {
            rest = rest.replacen(sum, " ", 1);
            steps.push(Step::Calculate(sum.to_owned()));
        }
    }
    let words = rest
        .unicode_words()
        .filter(|word| !SMALL_WORDS.contains(&word.to_lowercase().as_str()))
        .collect::<Vec<_>>()
        .join(" ");
    if !words.is_empty() {
        steps.push(Step::Search(words));
    }
    steps
}

fn is_part_of_a_sum(char: char) -> bool {
    char.is_ascii_digit() || "+-−*×/÷^%(). ".contains(char)
}

/// Without the full stop or the dash behind it.
fn trimmed(text: &str) -> &str {
    text.trim().trim_end_matches(|char| ".-−+ ".contains(char))
}

/// Whether there is something to work out: an operator between two numbers.
fn is_sum(text: &str) -> bool {
    let numbers = text.split(|char| "+-−*×/÷^".contains(char));
    let has_digit = |part: &&str| part.contains(|char: char| char.is_ascii_digit());
    numbers.filter(has_digit).count() > 1
}
