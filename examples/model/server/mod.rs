//! A model behind a server that speaks the protocol of `OpenAI`: an HTTP request, answered by a stream of events.

use std::time::Duration;

use futures::{Stream, TryStreamExt, stream};
use reqwest::header::CONTENT_TYPE;
use reqwest::{Body, Client, RequestBuilder, Response, StatusCode};
use serde::Deserialize;
use serde_json::json;
use sse_stream::SseStream;

use super::Message;

pub(crate) struct Server {
    client: Client,
    url: String,
    model: String,
    key: Option<String>,
}

/// Why there is no answer, or no whole one.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum ModelError {
    #[error("no connection to the model's server")]
    NoConnection(#[source] reqwest::Error),

    #[error("the model's server says {0}: {1}")]
    Status(StatusCode, String),

    #[error("the model's server sent `{0}` instead of a stream of events")]
    NoEvents(String),

    #[error("the answer broke off")]
    Broken(#[from] sse_stream::Error),

    #[error("the answer broke off: the server closed the connection before its end")]
    Unfinished,

    #[error("the answer broke off: the model stopped for the reason `{0}`")]
    Stopped(String),

    #[error("the answer broke off: {0}")]
    Failed(String),

    #[error("the answer broke off: the server sent {0:?}, which is no token")]
    Garbage(String),
}

impl Server {
    pub(crate) fn new(base_url: &str, model: String, key: Option<String>) -> Self {
        // Fails only if there is a provider already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .connect_timeout(Duration::from_secs(10))
            .read_timeout(Duration::from_mins(2))
            .build()
            .expect("there is a provider for TLS");
        Server {
            client,
            url: format!("{}/chat/completions", base_url.trim_end_matches('/')),
            model,
            key,
        }
    }

    /// What the model says next in a conversation, token by token.
    pub(crate) fn answer(
        &self,
        conversation: &[Message],
    ) -> impl Stream<Item = Result<String, ModelError>> + use<> {
        let mut request = self.client.post(&self.url).json(&json!({
            "model": self.model,
            "messages": conversation,
            "stream": true,
        }));
        if let Some(key) = &self.key {
            request = request.bearer_auth(key);
        }
        stream::once(send(request)).map_ok(tokens).try_flatten()
    }
}

/// Sends a request, and sees that events are coming back.
async fn send(request: RequestBuilder) -> Result<Response, ModelError> {
    let response = request.send().await.map_err(ModelError::NoConnection)?;
    let status = response.status();
    if !status.is_success() {
        let body = response.text().await.unwrap_or_default();
        let message = match serde_json::from_str(&body) {
            Ok(Data::Failed { error }) => error.message(),
            _ => shortened(&body),
        };
        return Err(ModelError::Status(status, message));
    }
    match response.headers().get(CONTENT_TYPE) {
        Some(kind) if !kind.as_bytes().starts_with(b"text/event-stream") => {
            let kind = String::from_utf8_lossy(kind.as_bytes());
            Err(ModelError::NoEvents(kind.into_owned()))
        }
        _ => Ok(response),
    }
}

/// The tokens that a response is made of. Only the server can say that it is whole.
fn tokens(response: Response) -> impl Stream<Item = Result<String, ModelError>> {
    let events = SseStream::new(Body::from(response));
    stream::try_unfold(Some(events), |events| async {
        let Some(mut events) = events else {
            return Ok(None);
        };
        let data = loop {
            let event = events.try_next().await?.ok_or(ModelError::Unfinished)?;
            if let Some(data) = event.data {
                break data;
            }
        };
        if data == "[DONE]" {
            return Ok(None);
        }
        let Token { text, is_last } = token(&data)?;
        Ok(Some((text, (!is_last).then_some(events))))
    })
}

/// What an event holds.
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

#[derive(Deserialize)]
struct Delta {
    content: Option<String>,
}

#[derive(Default)]
struct Token {
    text: String,
    is_last: bool,
}

/// Reads an event.
fn token(data: &str) -> Result<Token, ModelError> {
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
        reason => Ok(Token {
            text: choice.delta.and_then(|it| it.content).unwrap_or_default(),
            is_last: reason.is_some(),
        }),
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
