//! What was said so far.

use workflow::component;

use super::model::{Call, Message};

const RULES: &str = "Answer the question of the user in a few sentences of plain text. Call tools for what they can find \
                     out, several at once where none needs what another finds. Say in which file and line you have \
                     found what you say.";

/// A conversation: a question, and all that was done to answer it.
pub(crate) struct History(Vec<Message>);

/// Begins a conversation.
#[component]
pub(crate) fn begin(question: String) -> History {
    History(vec![Message::system(RULES), Message::user(question)])
}

impl History {
    pub(crate) fn messages(&self) -> &[Message] {
        &self.0
    }

    /// The conversation one round later.
    pub(crate) fn with(
        mut self,
        said: String,
        calls: Vec<Call>,
        observations: Vec<Message>,
    ) -> Self {
        self.0.push(Message::Assistant {
            content: said,
            tool_calls: calls,
        });
        self.0.extend(observations);
        self
    }
}
