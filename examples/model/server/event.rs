//! What one event of the server says.

use serde::Deserialize;

use super::ModelError;
use super::calls::CallPart;

/// The next piece of what the model says.
#[derive(Default)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) calls: Vec<CallPart>,
    pub(super) is_last: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Data {
    Failed { error: Failure },
    Chunk { choices: Vec<Choice> },
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Failure {
    Object { message: String },
    Text(String),
}

impl Failure {
    fn message(self) -> String {
        let (Failure::Object { message } | Failure::Text(message)) = self;
        message
    }
}

#[derive(Deserialize)]
struct Choice {
    delta: Option<Delta>,
    finish_reason: Option<String>,
}

#[derive(Default, Deserialize)]
struct Delta {
    content: Option<String>,
    tool_calls: Option<Vec<CallPart>>,
}

/// Reads an event.
pub(super) fn token(data: &str) -> Result<Token, ModelError> {
    let choices = match serde_json::from_str(data) {
        Ok(Data::Chunk { choices }) => choices,
        Ok(Data::Failed { error }) => return Err(ModelError::Failed(error.message())),
        Err(_) => return Err(ModelError::Garbage(shortened(data))),
    };
    let Some(choice) = choices.into_iter().next() else {
        return Ok(Token::default()); // it tells something else, such as what the answer costs
    };
    match choice.finish_reason {
        Some(reason) if ["length", "content_filter"].contains(&&*reason) => {
            Err(ModelError::Stopped(reason))
        }
        reason => {
            let delta = choice.delta.unwrap_or_default();
            Ok(Token {
                text: delta.content.unwrap_or_default(),
                calls: delta.tool_calls.unwrap_or_default(),
                is_last: reason.is_some(),
            })
        }
    }
}

/// What a server says that does not answer.
pub(super) fn refusal(body: &str) -> String {
    match serde_json::from_str(body) {
        Ok(Data::Failed { error }) => error.message(),
        _ => shortened(body),
    }
}

/// A text from a server, short enough for a message.
fn shortened(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
