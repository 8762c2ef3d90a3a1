//! Looks for an answer in the documentation of this crate.

use std::collections::HashSet;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use unicode_segmentation::UnicodeSegmentation;

const BOOKS: [&str; 3] = [
    include_str!("../../../README.md"),
    include_str!("../../../docs/language.md"),
    include_str!("../../../docs/component.md"),
];

/// The words of a question that do not say what it is about.
const SMALL_WORDS: [&str; 17] = [
    "a", "about", "an", "are", "can", "do", "does", "how", "i", "in", "is", "it", "the", "to",
    "what", "when", "work",
];

/// All that the model has ever read, sentence by sentence.
pub(super) struct Reader {
    sentences: Vec<Sentence>,
}

struct Sentence {
    text: String,
    words: HashSet<String>,
    /// The number of its paragraph.
    paragraph: usize,
}

impl Reader {
    pub(super) fn new() -> Self {
        let paragraphs = BOOKS.iter().flat_map(|book| paragraphs(book));
        let mut sentences = Vec::new();
        for (paragraph, text) in paragraphs.enumerate() {
            // What ends in a colon says little without the code that follows.
            let whole = text
                .unicode_sentences()
                .filter(|it| !it.trim().ends_with(':'));
            sentences.extend(whole.map(|sentence| Sentence {
                text: sentence.to_owned(),
                words: words(sentence).collect(),
                paragraph,
            }));
        }
        Reader { sentences }
    }

    /// The sentence that has most in common with the question, and what follows it.
    pub(super) fn find(&self, question: &str) -> String {
        let asked: Vec<(String, f64)> = words(question)
            .filter(|word| !SMALL_WORDS.contains(&word.as_str()))
            .map(|word| {
                let weight = self.weight(&word);
                (word, weight)
            })
            .collect();
        let score = |sentence: &Sentence| -> f64 {
            let common = asked
                .iter()
                .filter(|(word, _)| sentence.words.contains(word));
            let common: f64 = common.map(|(_, weight)| weight).sum();
            common / (30.0 + number(sentence.words.len()))
        };
        let scores = self.sentences.iter().map(score).enumerate();
        let Some((best, score)) = scores.max_by(|a, b| a.1.total_cmp(&b.1)) else {
            return String::new();
        };
        if score == 0.0 {
            return "I have read nothing but the documentation of this crate. \
                    Ask me about components, nodes or errors."
                .to_owned();
        }
        let found = self.sentences[best..].iter().take(3);
        let paragraph = self.sentences[best].paragraph;
        found
            .take_while(|sentence| sentence.paragraph == paragraph)
            .map(|sentence| sentence.text.as_str())
            .collect::<String>()
            .trim()
            .to_owned()
    }

    /// How much a word tells: the less, the more sentences have it.
    fn weight(&self, word: &str) -> f64 {
        let sentences = self.sentences.iter();
        let having = sentences.filter(|it| it.words.contains(word)).count();
        1.0 / (1.0 + number(having)).sqrt()
    }
}

fn number(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::MAX, f64::from)
}

/// The paragraphs of a text in Markdown.
fn paragraphs(text: &str) -> Vec<String> {
    let (mut paragraphs, mut is_inside) = (Vec::new(), false);
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Paragraph) => {
                is_inside = true;
                paragraphs.push(String::new());
            }
            Event::End(TagEnd::Paragraph) => is_inside = false,
            Event::Text(text) | Event::Code(text) if is_inside => {
                *paragraphs.last_mut().expect("one is open") += &text;
            }
            Event::SoftBreak | Event::HardBreak if is_inside => {
                paragraphs.last_mut().expect("one is open").push(' ');
            }
            _ => {}
        }
    }
    paragraphs
}

/// The words of a text, in lower case and in the singular, or what comes near to it.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.unicode_words().map(|word| {
        let word = word.to_lowercase();
        match word.strip_suffix('s') {
            Some(singular) if singular.len() > 2 => singular.to_owned(),
            _ => word,
        }
    })
}
