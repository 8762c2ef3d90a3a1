//! What the model says, without the words that nobody should read.

use std::future::ready;
use std::mem::take;

use futures::{Stream, StreamExt, stream};
use workflow::component;

/// The words to mask, in lower case.
pub(crate) struct Masks(Vec<String>);

impl Masks {
    /// The words in `CHAT_MASK`, between commas.
    pub(crate) fn from_env() -> Self {
        let words = std::env::var("CHAT_MASK");
        Masks::new(words.as_deref().unwrap_or("damn,hell,crap,bloody"))
    }

    fn new(words: &str) -> Self {
        let words = words.split(',').map(|word| word.trim().to_lowercase());
        Masks(words.filter(|word| !word.is_empty()).collect())
    }

    fn has(&self, word: &str) -> bool {
        let word = word.to_lowercase();
        self.0.contains(&word)
    }

    fn has_one_that_starts_with(&self, start: &str) -> bool {
        let start = start.to_lowercase();
        self.0.iter().any(|word| word.starts_with(&start))
    }
}

/// Masks words, also those that are cut between tokens. What is held back is the start of a word that may have to be
/// masked, and nothing else.
#[component]
pub(crate) fn moderate(
    #[context] masks: &Masks,
    tokens: impl Stream<Item = String>,
) -> impl Stream<Item = String> {
    let mut moderator = Moderator::new(masks);
    tokens
        .map(Some)
        .chain(stream::iter([None])) // the end of the last word
        .map(move |token| match token {
            Some(token) => moderator.read(&token),
            None => moderator.end(),
        })
        .filter(|text| ready(!text.is_empty()))
}

struct Moderator<'m> {
    masks: &'m Masks,
    /// The start of a word, which is also the start of a word to mask.
    held: String,
    /// In a word whose start is not that of a word to mask.
    is_harmless: bool,
}

impl<'m> Moderator<'m> {
    fn new(masks: &'m Masks) -> Self {
        Moderator {
            masks,
            held: String::new(),
            is_harmless: false,
        }
    }

    /// What can be shown once a token is there.
    fn read(&mut self, token: &str) -> String {
        let mut shown = String::new();
        for char in token.chars() {
            if !char.is_alphanumeric() {
                shown += &self.end();
                shown.push(char);
            } else if self.is_harmless {
                shown.push(char);
            } else {
                self.held.push(char);
                self.is_harmless = !self.masks.has_one_that_starts_with(&self.held);
                if self.is_harmless {
                    shown += &take(&mut self.held);
                }
            }
        }
        shown
    }

    /// What can be shown once a word has ended.
    fn end(&mut self) -> String {
        self.is_harmless = false;
        let word = take(&mut self.held);
        if self.masks.has(&word) {
            "*".repeat(word.chars().count())
        } else {
            word
        }
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;

    use super::*;

    /// What comes out, token by token.
    fn moderated(masks: &str, tokens: &[&str]) -> Vec<String> {
        let tokens = stream::iter(tokens.iter().map(|&token| token.to_owned()));
        let masks = Masks::new(masks);
        let texts = moderate(&masks, tokens).collect::<Vec<_>>();
        texts.now_or_never().unwrap()
    }

    #[test]
    fn words_that_are_cut_are_masked() {
        assert_eq!(
            moderated("damn", &["Oh D", "a", "M", "n! It works"]),
            ["Oh ", "****! It works"]
        );
        assert_eq!(moderated("damn", &["da", "mn"]), ["****"]);
    }

    #[test]
    fn only_what_may_be_masked_is_held_back() {
        assert_eq!(
            moderated("damn", &["a d", "a", "nce, d", "o"]),
            ["a ", "dance, ", "do"]
        );
        assert_eq!(moderated("damn, ", &["d", "a"]), ["da"]);
    }

    #[test]
    fn words_are_masked_whole_or_not_at_all() {
        let text = "hello shell, hell's bells. HELL";
        assert_eq!(
            moderated("hell", &[text]).concat(),
            "hello shell, ****'s bells. ****"
        );
    }

    #[test]
    fn the_longer_of_two_words_is_masked_whole() {
        let masks = "bug,bugs";
        assert_eq!(
            moderated(masks, &["bu", "g", "s", " bug"]).concat(),
            "**** ***"
        );
    }

    #[test]
    fn any_text_passes_where_nothing_is_masked() {
        for text in ["", "Größe: 3 × 漢字 🦀\n", "*** a-b_c"] {
            assert_eq!(moderated("", &[text]).concat(), text);
            let tokens: Vec<String> = text.chars().map(String::from).collect();
            let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
            assert_eq!(moderated("größer", &tokens).concat(), text);
        }
    }
}
