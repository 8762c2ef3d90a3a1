//! The tools, and how a model calls them.

mod calculator;
mod files;

use serde::Deserialize;
use serde_json::{Value, json};
use workflow::component;

use super::model::{Call, Message, ToolSpec};

pub(crate) use calculator::calculate;
pub(crate) use files::{Folder, search};

/// A call that is understood.
#[derive(Debug, Deserialize)]
#[serde(tag = "tool", content = "arguments", rename_all = "snake_case")]
pub(crate) enum Tool {
    Search { words: String },
    Calculate { expression: String },
}

impl Tool {
    /// What the model is told about the tools.
    pub(crate) fn specs() -> [ToolSpec; 2] {
        [
            ToolSpec {
                name: "search",
                description: "Finds the lines of the files in the folder that have all of some words. Gives them as \
                              `file:line: text`, a limited number of them.",
                parameters: text("words", "the words, with spaces between them"),
            },
            ToolSpec {
                name: "calculate",
                description: "Works out a sum, exactly where that is possible. Knows units, too.",
                parameters: text("expression", "such as `2 * (3 + 4)`, or `5 miles in km`"),
            },
        ]
    }
}

/// The schema of arguments that are one text.
fn text(name: &str, description: &str) -> Value {
    json!({
        "type": "object",
        "properties": { name: { "type": "string", "description": description } },
        "required": [name],
    })
}

/// Why a tool found nothing out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum ToolError {
    #[error("the arguments are no JSON: {0}")]
    NoJson(serde_json::Error),

    #[error("{0}")]
    Misfit(serde_json::Error),

    #[error("{0}")]
    Sum(String),

    #[error("this takes too long to work out")]
    TooLong,

    #[error("there are no words to look for")]
    NoWords,

    #[error("this takes too long to find")]
    Late(#[from] workflow::Timeout),

    #[error(transparent)]
    Folder(#[from] walkdir::Error),
}

/// Finds out what a call means.
#[component]
pub(crate) fn choose(call: &Call) -> Result<Tool, ToolError> {
    let arguments: Value = serde_json::from_str(&call.arguments).map_err(ToolError::NoJson)?;
    let tool = json!({ "tool": call.name, "arguments": arguments });
    serde_json::from_value(tool).map_err(ToolError::Misfit)
}

/// Tells the model what came of a call.
#[component]
pub(crate) fn observe(call: &Call, outcome: Result<String, ToolError>) -> Message {
    let content = outcome.unwrap_or_else(|error| format!("error: {error}"));
    Message::observation(call, content)
}
