//! A rust-analyzer that runs, and what is said to it.

use std::fmt;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use lsp_server::{Message, Notification, Request, RequestId, Response};
use lsp_types::{InitializeParams, Uri, WorkspaceFolder};
use lsp_types::{notification, request};
use serde_json::{Value, json};

/// The rust-analyzer to ask: the one that `RUST_ANALYZER` names, or else the one on the `PATH`.
///
/// # Errors
///
/// Says why there is none. That of rustup is there without its component, too, but does not run.
pub fn find() -> Result<PathBuf, String> {
    let named = std::env::var_os("RUST_ANALYZER");
    let program = PathBuf::from(named.unwrap_or_else(|| "rust-analyzer".into()));
    let tried = Command::new(&program).arg("--version").output();
    let shown = program.display();
    match tried {
        Ok(output) if output.status.success() => Ok(program),
        Ok(output) => Err(format!("`{shown} --version` fails: {}", output.status)),
        Err(error) => Err(format!("`{shown}` cannot be run: {error}")),
    }
}

/// Why rust-analyzer gave no answer.
#[derive(Debug)]
pub enum Failure {
    /// The connection broke.
    Io(io::Error),
    /// It ended.
    Ended,
    /// It answered with something else.
    Unexpected(serde_json::Error),
    /// It refused.
    Refused(String),
    /// It cannot work on the project.
    Unhealthy(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Io(error) => write!(f, "no connection to rust-analyzer: {error}"),
            Failure::Ended => f.write_str("rust-analyzer has ended"),
            Failure::Unexpected(error) => write!(f, "rust-analyzer answers otherwise: {error}"),
            Failure::Refused(message) => write!(f, "rust-analyzer refuses: {message}"),
            Failure::Unhealthy(message) => write!(f, "rust-analyzer is not well: {message}"),
        }
    }
}

impl std::error::Error for Failure {}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Io(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Failure::Unexpected(error)
    }
}

pub(crate) struct Server {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    requests: i32,
}

/// What of the project changed while it was asked; to ask again is what the protocol wants.
const CONTENT_MODIFIED: i32 = -32801;

impl Server {
    /// Starts it on the project at `root`, and waits until it has read all of it.
    pub(crate) fn start(program: &Path, root: &Path, uri: &Uri) -> Result<Self, Failure> {
        let mut process = Command::new(program)
            .current_dir(root)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let input = process.stdin.take().ok_or(Failure::Ended)?;
        let output = process.stdout.take().ok_or(Failure::Ended)?;
        let mut server = Server {
            process,
            input,
            output: BufReader::new(output),
            requests: 0,
        };
        server.ask::<request::Initialize>(&parameters(uri)?)?;
        server.tell::<notification::Initialized>(json!({}))?;
        server.wait_until_ready()?;
        Ok(server)
    }

    /// Asks, and waits for the answer. What it says in between is of no interest here.
    pub(crate) fn ask<R: request::Request>(
        &mut self,
        parameters: &R::Params,
    ) -> Result<R::Result, Failure> {
        loop {
            self.requests += 1;
            let id = RequestId::from(self.requests);
            let request = Request::new(id.clone(), R::METHOD.to_owned(), parameters);
            self.send(&Message::Request(request))?;
            let response = loop {
                match self.receive()? {
                    Message::Response(response) if response.id == id => break response,
                    _ => {}
                }
            };
            match response.response_result {
                Ok(result) => return Ok(serde_json::from_value(result)?),
                Err(error) if error.code == CONTENT_MODIFIED => {}
                Err(error) => return Err(Failure::Refused(error.message)),
            }
        }
    }

    pub(crate) fn tell<N: notification::Notification>(
        &mut self,
        parameters: impl Into<Value>,
    ) -> Result<(), Failure> {
        let notification = Notification::new(N::METHOD.to_owned(), parameters.into());
        self.send(&Message::Notification(notification))
    }

    fn wait_until_ready(&mut self) -> Result<(), Failure> {
        loop {
            let Message::Notification(told) = self.receive()? else {
                continue;
            };
            if told.method != "experimental/serverStatus" || told.params["quiescent"] != true {
                continue;
            }
            return match told.params["health"].as_str() {
                Some("ok") => Ok(()),
                _ => Err(Failure::Unhealthy(told.params["message"].to_string())),
            };
        }
    }

    fn send(&mut self, message: &Message) -> Result<(), Failure> {
        Ok(message.write(&mut self.input)?)
    }

    /// The next message. Requests, such as to be told of changed files, are all granted.
    fn receive(&mut self) -> Result<Message, Failure> {
        let message = Message::read(&mut self.output)?.ok_or(Failure::Ended)?;
        if let Message::Request(request) = &message {
            let granted = Response::new_ok(request.id.clone(), Value::Null);
            self.send(&Message::Response(granted))?;
        }
        Ok(message)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let asked = self.ask::<request::Shutdown>(&());
        let told = asked.and_then(|()| self.tell::<notification::Exit>(Value::Null));
        if told.is_err() {
            // Where it has ended by itself, there is nothing to end.
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}

fn parameters(root: &Uri) -> Result<InitializeParams, serde_json::Error> {
    let folder = WorkspaceFolder {
        uri: root.clone(),
        name: "fixture".to_owned(),
    };
    let capabilities = json!({
        // Columns in bytes, as Rust has them.
        "general": { "positionEncodings": ["utf-8"] },
        "textDocument": {
            "hover": { "contentFormat": ["markdown"] },
            "rename": { "prepareSupport": true },
            "diagnostic": {},
        },
        "workspace": { "workspaceEdit": { "documentChanges": true } },
        "experimental": { "serverStatusNotification": true },
    });
    Ok(InitializeParams {
        process_id: Some(std::process::id()),
        capabilities: serde_json::from_value(capabilities)?,
        initialization_options: Some(json!({
            "procMacro": { "enable": true },
            "cargo": { "buildScripts": { "enable": true } },
            // Neither is asked about.
            "cachePriming": { "enable": false },
            "checkOnSave": false,
        })),
        workspace_folders: Some(vec![folder]),
        ..InitializeParams::default()
    })
}
