//! Answers tickets.

use futures::{Stream, stream};
use workflow::{Context, component, workflow};

/// What a customer has written.
#[derive(Clone)]
pub struct Ticket {
    /// The words.
    pub text: String,
    /// How much it hurries.
    pub urgency: u32,
}

/// What a customer wants.
#[derive(Clone)]
pub enum Intent {
    /// The money back.
    Refund { order: u32 },
    /// An answer.
    Question,
}

/// What a customer reads.
pub struct Reply {
    /// The words.
    pub answer: String,
}

/// What components may ask for.
#[derive(Context)]
pub struct App {
    rules: Rules,
}

/// What is allowed.
pub struct Rules;

/// Finds out what is wanted.
#[component]
pub async fn classify(#[context] _rules: &Rules, text: &str, urgency: u32) -> Intent {
    match (text, urgency) {
        (_, 0) => Intent::Refund { order: 1 },
        _ => Intent::Question,
    }
}

/// Finds what is known.
#[component]
pub fn search(query: &str) -> Result<Vec<String>, workflow::Error> {
    Ok(vec![query.to_owned()])
}

/// Writes word by word.
#[component]
pub fn draft(docs: Vec<String>) -> impl Stream<Item = String> {
    stream::iter(docs)
}

/// Puts a reply together.
#[component]
pub async fn reply(answer: String) -> Reply {
    Reply { answer }
}

workflow! {
    /// Answers a ticket.
    pub Support<ticket: Ticket -> workflow::Result<Reply>> with App {
        // BODY
    }
}

/// Answers one ticket.
pub async fn answer(app: &App, ticket: Ticket) -> workflow::Result<Reply> {
    Support { ticket }.run(app).await
}
