//! Answers a question, token by token: `cargo run --example chat -- "What is a component?"`, or without a question
//! one for each line of the standard input.
//!
//! Set `OPENAI_BASE_URL`, `OPENAI_MODEL` and, where it is asked for, `OPENAI_API_KEY` to talk to a model behind an
//! `OpenAI`-compatible server. Otherwise the answers come out of the documentation of this crate. `CHAT_MASK="one,two"`
//! chooses the words that are masked.

#[path = "../model/mod.rs"]
#[allow(dead_code, reason = "each example uses its part")]
mod model;
mod moderation;

use std::io::{self, Write};
use std::pin::pin;

use futures::{Stream, TryStreamExt};
use workflow::{Context, component, workflow};

use model::{Message, Model, ModelError};
use moderation::{Masks, moderate};

workflow! {
    /// Answers a question, token by token.
    Chat<question: String ~> Result<String, workflow::Error>> with App {
        let tokens = answer(question);
        let safe = moderate(tokens: ~tokens?);
        ~safe
    }
}

/// What components may ask for.
#[derive(Context)]
struct App {
    model: Model,
    masks: Masks,
}

/// Asks the model.
#[component]
fn answer(
    #[context] model: &Model,
    question: String,
) -> impl Stream<Item = Result<String, ModelError>> {
    model.answer(&[
        Message::system("Answer in a few sentences of plain text."),
        Message::user(question),
    ])
}

#[tokio::main]
async fn main() -> Result<(), workflow::Error> {
    let app = App {
        model: Model::from_env().map_err(workflow::Error::new)?,
        masks: Masks::from_env(),
    };
    let words: Vec<String> = std::env::args().skip(1).collect();
    if !words.is_empty() {
        return chat(&app, words.join(" ")).await;
    }
    for question in io::stdin().lines() {
        chat(&app, question?).await?;
    }
    Ok(())
}

/// Prints each token of an answer as soon as it is there.
async fn chat(app: &App, question: String) -> Result<(), workflow::Error> {
    let mut tokens = pin!(Chat { question }.stream(app));
    let mut out = io::stdout();
    loop {
        let token = tokens.try_next().await;
        match &token {
            Ok(Some(token)) => write!(out, "{token}")?,
            Ok(None) | Err(_) => writeln!(out)?,
        }
        out.flush()?;
        if token?.is_none() {
            return Ok(());
        }
    }
}
