//! What there is to say about one file, by kind.

mod code;
mod data;
mod documents;

pub(crate) use code::rust;
pub(crate) use data::{binary, empty, json, large, toml};
pub(crate) use documents::{markdown, prose};

/// What was found in a file, a line for each thing.
#[derive(Clone)]
pub(crate) struct Findings {
    pub(crate) kind: &'static str,
    pub(crate) facts: Vec<String>,
    /// What somebody should see to.
    pub(crate) problems: Vec<String>,
}

impl Findings {
    pub(crate) fn new(kind: &'static str, facts: impl Into<Vec<String>>) -> Self {
        Findings {
            kind,
            facts: facts.into(),
            problems: Vec::new(),
        }
    }

    fn or_problem(kind: &'static str, found: Result<String, String>) -> Self {
        let mut findings = Findings::new(kind, []);
        match found {
            Ok(fact) => findings.facts.push(fact),
            Err(problem) => findings.problems.push(problem),
        }
        findings
    }
}

/// `1 link`, `2 links`.
pub(crate) fn count(n: usize, noun: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{s}")
}

/// The number of the line in which a byte stands.
fn line_at(text: &str, byte: usize) -> usize {
    1 + text[..byte].matches('\n').count()
}
