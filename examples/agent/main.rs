//! Answers a question with the help of tools: `cargo run --example agent -- "Where is backoff, and what is 17 * 3?"`,
//! or without a question one for each line of the standard input. The calls are shown on the standard error.
//!
//! The tools work in the folder `AGENT_FOLDER`, or else in the current one. The model is that of the example `chat`: the
//! one behind `OPENAI_BASE_URL`, or one that needs nothing.

mod history;
#[path = "../model/mod.rs"]
#[allow(dead_code, reason = "each example uses its part")]
mod model;
mod tools;

use std::io;

use workflow::{Context, component, workflow};

use history::{History, begin};
use model::{Call, Message, Model, ModelError, Thought};
use tools::{Folder, Tool, calculate, choose, observe, search};

workflow! {
    /// Answers a question: thinks, calls tools, looks at what they found, and thinks again.
    Agent<question: String -> Result<String, workflow::Error>> with App {
        #[limit(8)]
        loop history = begin(question) {
            #[retry(2, backoff = "200ms..2s", when = ModelError::is_temporary)]
            let thought = think(history: &history)?;

            match thought {
                Thought::Answer(answer) => break answer,
                Thought::Calls { said, calls } => {
                    let observations = each call in &calls { Act(call) };
                    continue history.with(said, calls, observations)
                }
            }
        }
    }

    /// Calls one tool. What goes wrong here is for the model to know, and does not end the run.
    Act<call: &Call -> Message> with App {
        show(call);
        let outcome = match choose(call) {
            Ok(Tool::Search { words }) => search(words),
            Ok(Tool::Calculate { expression }) => calculate(expression),
            Err(error) => Err(error),
        };
        observe(call, outcome)
    }
}

/// What components may ask for.
#[derive(Context)]
struct App {
    model: Model,
    folder: Folder,
}

/// Asks the model.
#[component]
async fn think(#[context] model: &Model, history: &History) -> Result<Thought, ModelError> {
    model.think(history.messages(), &Tool::specs()).await
}

/// Shows what is called.
#[component]
fn show(call: &Call) {
    eprintln!("{} {}", call.name, call.arguments);
}

#[tokio::main]
async fn main() -> Result<(), workflow::Error> {
    let app = App {
        model: Model::from_env().map_err(workflow::Error::new)?,
        folder: Folder::from_env(),
    };
    let words: Vec<String> = std::env::args().skip(1).collect();
    if !words.is_empty() {
        let question = words.join(" ");
        println!("{}", Agent { question }.run(&app).await?);
        return Ok(());
    }
    for question in io::stdin().lines() {
        let question = question?;
        println!("{}", Agent { question }.run(&app).await?);
    }
    Ok(())
}
