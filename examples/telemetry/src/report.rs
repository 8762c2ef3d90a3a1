//! What is told of each file. Nothing here knows of spans, but for one event.

use std::collections::HashMap;
use std::path::PathBuf;

use tokio::task::coop::consume_budget;
use tracing::info;
use workflow::{component, workflow};

#[component(blocking)]
fn read(path: PathBuf) -> std::io::Result<String> {
    let text = std::fs::read_to_string(path)?;
    info!(bytes = text.len(), "read");
    Ok(text)
}

#[component]
fn lines(text: &str) -> usize {
    text.lines().count()
}

/// The word with the most letters in all.
#[component]
async fn word(text: String) -> Option<String> {
    let mut letters = HashMap::<&str, usize>::new();
    for line in text.lines() {
        let words = line.split(|c: char| !c.is_alphabetic());
        for word in words.filter(|word| !word.is_empty()) {
            *letters.entry(word).or_default() += word.len();
        }
        consume_budget().await; // a long text lets others have their turn
    }
    let word = letters
        .into_iter()
        .max_by_key(|&(word, letters)| (letters, word));
    word.map(|(word, _)| word.to_owned())
}

workflow! {
    /// What there is to say of one file.
    Summary<path: PathBuf -> workflow::Result<String>> {
        let text = read(path)?;
        let lines = lines(text: &text);
        #[spawn]
        let word = word(text);
        match word {
            Some(word) => format!("{lines} lines, much about “{word}”"),
            None => format!("{lines} lines"),
        }
    }

    /// Goes on where a file cannot be read.
    pub(crate) Report<paths: Vec<PathBuf> -> Vec<String>> {
        each path in paths {
            let summary = Summary(path: path.clone());
            match summary {
                Ok(summary) => format!("{}: {summary}", path.display()),
                Err(error) => format!("{}: {error}", path.display()),
            }
        }
    }
}
