//! A model behind a server that speaks the protocol of `OpenAI`: an HTTP request, answered by a stream of events.

mod calls;
mod error;
mod event;

use std::future::ready;
use std::time::Duration;

use futures::{Stream, TryStreamExt, stream};
use reqwest::header::CONTENT_TYPE;
use reqwest::{Body, Client, RequestBuilder, Response};
use serde_json::json;
use sse_stream::SseStream;

use super::{Message, Thought, ToolSpec};
use calls::Calls;
pub(crate) use error::ModelError;
use event::Token;

pub(crate) struct Server {
    client: Client,
    url: String,
    model: String,
    key: Option<String>,
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
        self.ask(conversation, &[]).map_ok(|token| token.text)
    }

    /// What the model says next in a conversation: an answer, or which of the tools it needs first. Nothing of it is
    /// there before the last token is, since half a call is none.
    pub(crate) async fn think(
        &self,
        conversation: &[Message],
        tools: &[ToolSpec],
    ) -> Result<Thought, ModelError> {
        let tokens = self.ask(conversation, tools);
        let start = (String::new(), Calls::default());
        let said = tokens.try_fold(start, |(mut said, mut calls), token| {
            said += &token.text;
            calls.read(token.calls);
            ready(Ok((said, calls)))
        });
        let (said, calls) = said.await?;
        Ok(match calls.all() {
            calls if calls.is_empty() => Thought::Answer(said),
            calls => Thought::Calls { said, calls },
        })
    }

    fn ask(
        &self,
        conversation: &[Message],
        tools: &[ToolSpec],
    ) -> impl Stream<Item = Result<Token, ModelError>> + use<> {
        let mut body = json!({
            "model": self.model,
            "messages": conversation,
            "stream": true,
        });
        if !tools.is_empty() {
            body["tools"] = json!(tools);
        }
        let mut request = self.client.post(&self.url).json(&body);
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
        return Err(ModelError::Status(status, event::refusal(&body)));
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
fn tokens(response: Response) -> impl Stream<Item = Result<Token, ModelError>> {
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
        let token = event::token(&data)?;
        let is_last = token.is_last;
        Ok(Some((token, (!is_last).then_some(events))))
    })
}
