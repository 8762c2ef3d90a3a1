//! A model that needs nothing: what it says it has read, or found out with tools.

mod findings;
mod planner;
mod reader;
mod step;

use std::time::Duration;

use futures::{Stream, StreamExt, stream};
use unicode_segmentation::UnicodeSegmentation;

use super::{Message, Thought, ToolSpec};
use reader::Reader;

pub(crate) struct Offline {
    reader: Reader,
}

impl Offline {
    pub(crate) fn new() -> Self {
        let reader = Reader::new();
        Offline { reader }
    }

    /// What it says next in a conversation, token by token.
    pub(crate) fn answer(&self, conversation: &[Message]) -> impl Stream<Item = String> + use<> {
        let tokens = tokens(&self.reader.find(question(conversation)));
        stream::iter(tokens).then(async |token| {
            tokio::time::sleep(Duration::from_millis(10)).await; // it thinks
            token
        })
    }

    /// What it says next in a conversation: an answer, or which of the tools it needs first.
    #[expect(clippy::unused_self, reason = "tools know all that it needs")]
    pub(crate) fn think(&self, conversation: &[Message], tools: &[ToolSpec]) -> Thought {
        planner::think(conversation, tools)
    }
}

/// What the user wants to know.
fn question(conversation: &[Message]) -> &str {
    let last = conversation.iter().rev().find_map(|message| match message {
        Message::User { content } => Some(content.as_str()),
        _ => None,
    });
    last.unwrap_or_default()
}

/// Cuts a text as models do: long words into pieces.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for word in text.split_word_bounds() {
        let chars: Vec<char> = word.chars().collect();
        tokens.extend(chars.chunks(4).map(String::from_iter));
    }
    tokens
}
