//! What a conversation is made of, as the protocol of `OpenAI` writes it.

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

/// One turn of a conversation.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "role", rename_all = "lowercase")]
pub(crate) enum Message {
    System {
        content: String,
    },
    User {
        content: String,
    },
    /// The model calls tools, and may say something about it.
    Assistant {
        #[serde(skip_serializing_if = "String::is_empty")]
        content: String,
        tool_calls: Vec<Call>,
    },
    /// What a tool found.
    Tool {
        tool_call_id: String,
        content: String,
    },
}

impl Message {
    pub(crate) fn system(content: impl Into<String>) -> Self {
        let content = content.into();
        Message::System { content }
    }

    pub(crate) fn user(content: impl Into<String>) -> Self {
        let content = content.into();
        Message::User { content }
    }

    /// What came of a call.
    pub(crate) fn observation(call: &Call, content: impl Into<String>) -> Self {
        Message::Tool {
            tool_call_id: call.id.clone(),
            content: content.into(),
        }
    }
}

/// A tool that the model wants to be called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The arguments as the model wrote them, in JSON if it got that right.
    pub(crate) arguments: String,
}

impl Serialize for Call {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Call {
            id,
            name,
            arguments,
        } = self;
        let function = json!({ "name": name, "arguments": arguments });
        json!({ "id": id, "type": "function", "function": function }).serialize(serializer)
    }
}

/// A tool that the model may call.
#[derive(Clone, Debug)]
pub(crate) struct ToolSpec {
    pub(crate) name: &'static str,
    pub(crate) description: &'static str,
    /// A JSON schema.
    pub(crate) parameters: Value,
}

impl Serialize for ToolSpec {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ToolSpec {
            name,
            description,
            parameters,
        } = self;
        let function =
            json!({ "name": name, "description": description, "parameters": parameters });
        json!({ "type": "function", "function": function }).serialize(serializer)
    }
}

/// What a model says next where it may call tools.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Thought {
    Answer(String),
    /// What it needs to know first.
    Calls {
        said: String,
        calls: Vec<Call>,
    },
}
