//! What came of a call, and what to make of it.

use std::collections::HashSet;

use super::step::Step;

/// What a tool found.
pub(super) struct Finding {
    pub(super) step: Step,
    outcome: String,
}

impl Finding {
    pub(super) fn new(step: Step, outcome: String) -> Self {
        Finding { step, outcome }
    }

    /// What to try next. Where no line has all words, some may have the longest.
    pub(super) fn next_step(&self) -> Option<Step> {
        match &self.step {
            Step::Search(words) if self.places().is_empty() && self.error().is_none() => {
                let longest = words.split(' ').max_by_key(|word| word.len())?;
                (longest != words).then(|| Step::Search(longest.to_owned()))
            }
            _ => None,
        }
    }

    /// What to tell the user; nothing, if the next step tells more.
    pub(super) fn told(&self) -> Option<String> {
        let outcome = &self.outcome;
        Some(match (&self.step, self.error()) {
            _ if self.next_step().is_some() => return None,
            (Step::Calculate(sum), None) => format!("{sum} = {outcome}"),
            (Step::Calculate(sum), Some(error)) => format!("I cannot work out {sum}: {error}"),
            (Step::Search(words), None) => self.told_places(words),
            (Step::Search(words), Some(error)) => format!("I cannot look for {words}: {error}"),
        })
    }

    fn told_places(&self, words: &str) -> String {
        let places = self.places();
        let Some((path, line, text)) = places.first() else {
            return format!("No line has `{words}`.");
        };
        let files: HashSet<_> = places.iter().map(|(path, ..)| path).collect();
        let more = if self.outcome.contains("\n…") {
            "more than "
        } else {
            ""
        };
        format!(
            "`{words}` is in {more}{} of {}, first in {path}, line {line}: {text}",
            counted(places.len(), "line"),
            counted(files.len(), "file"),
        )
    }

    /// The lines in the outcome that say `path:line: text`.
    fn places(&self) -> Vec<(&str, usize, &str)> {
        self.outcome.lines().filter_map(place).collect()
    }

    fn error(&self) -> Option<&str> {
        self.outcome.strip_prefix("error: ")
    }
}

fn counted(n: usize, noun: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{s}")
}

fn place(line: &str) -> Option<(&str, usize, &str)> {
    let (place, text) = line.split_once(": ")?;
    let (path, line) = place.rsplit_once(':')?;
    Some((path, line.parse().ok()?, text.trim()))
}
