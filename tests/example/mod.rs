//! The examples, as a person runs them.

use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Builds an example, and says where it is.
pub(crate) fn build(name: &str) -> String {
    let output = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--example", name])
        .args(["--message-format", "json"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", error(&output));
    let lines = output.stdout.split(|&byte| byte == b'\n');
    lines
        .filter_map(|line| serde_json::from_slice::<Value>(line).ok())
        .find_map(|message| Some(message["executable"].as_str()?.to_owned()))
        .unwrap()
}

/// An example that is built, not started, with nothing around it that could change what it does.
pub(crate) fn command(path: &str) -> Command {
    let mut command = Command::new(path);
    for (name, _) in std::env::vars_os() {
        let prefixes = ["OPENAI_", "CHAT_", "AGENT_"];
        if prefixes
            .iter()
            .any(|it| name.as_encoded_bytes().starts_with(it.as_bytes()))
        {
            command.env_remove(name);
        }
    }
    command.env("NO_PROXY", "127.0.0.1");
    command.stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// What it shows in the end, if all went well.
#[track_caller]
pub(crate) fn shown(output: &Output) -> String {
    assert!(output.status.success(), "{}", error(output));
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn error(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
