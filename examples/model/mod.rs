//! A model, as the examples `chat` and `agent` use it: it answers token by token, or calls tools first.

mod message;
mod offline;
mod server;

use std::env;

use futures::{Stream, StreamExt};

pub(crate) use message::{Call, Message, Thought, ToolSpec};
use offline::Offline;
pub(crate) use server::ModelError;
use server::Server;

/// A model: one behind a server, or the one that needs nothing.
pub(crate) enum Model {
    Server(Server),
    Offline(Offline),
}

impl Model {
    /// The model that the environment names: the one at `OPENAI_BASE_URL`, or the one that needs nothing.
    pub(crate) fn from_env() -> Result<Self, String> {
        let Some(base_url) = variable("OPENAI_BASE_URL") else {
            return Ok(Model::Offline(Offline::new()));
        };
        let model = variable("OPENAI_MODEL").ok_or(
            "OPENAI_BASE_URL is set, but OPENAI_MODEL is not; name a model of that server",
        )?;
        let server = Server::new(&base_url, model, variable("OPENAI_API_KEY"));
        Ok(Model::Server(server))
    }

    /// What the model says next in a conversation, token by token.
    pub(crate) fn answer(
        &self,
        conversation: &[Message],
    ) -> impl Stream<Item = Result<String, ModelError>> + use<> {
        match self {
            Model::Server(server) => server.answer(conversation).left_stream(),
            Model::Offline(offline) => offline.answer(conversation).map(Ok).right_stream(),
        }
    }

    /// What the model says next in a conversation: an answer, or which of the tools it needs first.
    pub(crate) async fn think(
        &self,
        conversation: &[Message],
        tools: &[ToolSpec],
    ) -> Result<Thought, ModelError> {
        match self {
            Model::Server(server) => server.think(conversation, tools).await,
            Model::Offline(offline) => Ok(offline.think(conversation, tools)),
        }
    }
}

/// An environment variable that is set to something.
fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}
