//! The example `agent`, run as a person runs it: offline, and with a server on this machine that plays the model.

#![cfg(feature = "tokio")]

#[allow(dead_code, reason = "each test uses its part")]
mod example;
#[allow(dead_code, reason = "each test uses its part")]
mod server;

use std::fs;
use std::io::Write;
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, LazyLock, Mutex};

use example::{error, shown};
use serde_json::{Value, json};
use server::{DONE, STREAM, chunk, event, serve_all, token, write};

mod offline {
    use super::*;

    #[test]
    fn works_out_a_sum() {
        let output = ask(&shop(), "What is 12 * (3 + 4) - 1?");
        assert_eq!(shown(&output), "12 * (3 + 4) - 1 = 83\n");
        assert_eq!(
            error(&output),
            "calculate {\"expression\":\"12 * (3 + 4) - 1\"}\n"
        );
    }

    #[test]
    fn finds_words_in_files() {
        let output = ask(&shop(), "Which file mentions the price of milk?");
        // No line has all the words, so it has another thought.
        assert_eq!(
            error(&output),
            "search {\"words\":\"mentions price milk\"}\nsearch {\"words\":\"mentions\"}\n"
        );
        assert_eq!(shown(&output), "No line has `mentions`.\n");

        let output = ask(&shop(), "Where is the price of milk?");
        assert_eq!(
            shown(&output),
            "`price milk` is in 2 lines of 2 files, first in notes/today.md, line 3: The price of MILK is up.\n"
        );
    }

    #[test]
    fn does_both_at_once() {
        let output = ask(
            &shop(),
            "What is 2 + 2, who is open on Sunday, and what is 1/0?",
        );
        assert_eq!(
            shown(&output),
            "2 + 2 = 4\n\
             I cannot work out 1/0: division by zero\n\
             `open Sunday` is in 1 line of 1 file, first in notes/today.md, line 1: Open on Sunday\n"
        );
        assert_eq!(error(&output).lines().count(), 3);
    }

    #[test]
    fn answers_each_line_of_the_standard_input() {
        let mut agent = agent(&shop());
        let mut child = agent.stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(b"1 + 1?\nhi, what is it\n?\n").unwrap();
        drop(stdin);
        let shown = shown(&child.wait_with_output().unwrap());
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines[..2], ["1 + 1 = 2", "No line has `hi`."]);
        assert!(lines[2].starts_with("Ask me for a sum"));
    }
}

#[test]
fn several_tools_are_called_at_once_and_heard_in_order() {
    let calls = [
        ("a", "search", r#"{"words": "milk price"}"#),
        ("b", "calculate", r#"{"expression": "0.1 + 0.2"}"#),
        ("c", "calculate", r#"{"expression": "5 miles in km"}"#),
    ];
    let (server, heard) = serve_rounds(move |round, connection| match round {
        0 => {
            chunk(connection, token("Let me see."));
            in_pieces(&calls, connection);
        }
        _ => chunk(connection, [token("That"), token(" is it.")].concat()),
    });
    let output = ask_server(server, &shop());
    assert_eq!(shown(&output), "That is it.\n");

    let heard = heard.lock().unwrap();
    assert_eq!(heard.len(), 2);
    assert_eq!(heard[0]["model"], "small");
    let tools = heard[0]["tools"].as_array().unwrap();
    let names: Vec<_> = tools.iter().map(|it| &it["function"]["name"]).collect();
    assert_eq!(names, ["search", "calculate"]);
    assert_eq!(tools[0]["type"], "function");
    assert_eq!(
        tools[0]["function"]["parameters"]["required"],
        json!(["words"])
    );
    let question = json!({ "role": "user", "content": "What is it?" });
    assert_eq!(heard[0]["messages"][1], question);
    assert_eq!(heard[0]["messages"].as_array().unwrap().len(), 2);

    let called = calls.map(|(id, name, arguments)| {
        let function = json!({ "name": name, "arguments": arguments });
        json!({ "id": id, "type": "function", "function": function })
    });
    let found = "notes/today.md:3: The price of MILK is up.\n\
                 prices.csv:2: milk, 3, price per litre";
    let messages = heard[1]["messages"].as_array().unwrap();
    assert_eq!(messages[..2], heard[0]["messages"].as_array().unwrap()[..]);
    assert_eq!(
        messages[2..],
        [
            json!({ "role": "assistant", "content": "Let me see.", "tool_calls": called }),
            json!({ "role": "tool", "tool_call_id": "a", "content": found }),
            json!({ "role": "tool", "tool_call_id": "b", "content": "0.3" }),
            json!({ "role": "tool", "tool_call_id": "c", "content": "8.04672 km" }),
        ]
    );
}

#[test]
fn servers_that_do_not_count_the_calls_are_understood() {
    let whole = |id: &str, sum: &str| {
        let arguments = json!({ "expression": sum }).to_string();
        json!({ "id": id, "function": { "name": "calculate", "arguments": arguments } })
    };
    for (first, second) in [
        // Without a number, in one event or in two.
        (json!([whole("a", "1+1"), whole("b", "2+2")]), json!([])),
        (json!([whole("a", "1+1")]), json!([whole("b", "2+2")])),
    ] {
        let observed = observed(move |connection| {
            chunk(connection, event(&json!({ "tool_calls": first })));
            chunk(connection, event(&json!({ "tool_calls": second })));
        });
        assert_eq!(observed, ["2", "4"]);
    }

    // The same number for both, and the id in every piece.
    let observed = observed(|connection| {
        for (id, arguments) in [("a", r#"{"expression":"#), ("a", r#""1+1"}"#), ("b", "{}")] {
            let function = json!({ "name": "calculate", "arguments": arguments });
            let call = json!({ "index": 0, "id": id, "function": function });
            chunk(connection, event(&json!({ "tool_calls": [call] })));
        }
    });
    assert_eq!(observed, ["2", "error: missing field `expression`"]);
}

#[test]
fn a_tool_that_fails_tells_the_model() {
    let observed = observed_calls(&[
        ("calculate", r#"{"expression": "1 / 0"}"#),
        ("calculate", r#"{"expression": "2 + apples"}"#),
        ("calculate", r#"{"expression": "10^10^10"}"#),
        ("search", r#"{"words": " "}"#),
        ("search", r#"{"words": "milk"}"#),
    ]);
    assert_eq!(
        observed[..4],
        [
            "error: division by zero",
            "error: unknown identifier 'apples'",
            "error: this takes too long to work out",
            "error: there are no words to look for",
        ]
    );
    assert!(!observed[4].starts_with("error"));

    let nowhere = observed_in(
        Path::new("/nowhere/at/all"),
        &[("search", r#"{"words": "milk"}"#)],
    );
    assert!(nowhere[0].starts_with("error: IO error for operation on /nowhere/at/all: "));
}

#[test]
fn calls_that_make_no_sense_tell_the_model() {
    let observed = observed_calls(&[
        ("fly", r#"{"to": "the moon"}"#),
        ("", "{}"),
        ("calculate", r#"{"expression": "1 +"#),
        ("calculate", ""),
        ("calculate", r#"{"sum": "1 + 1"}"#),
        ("calculate", r#"{"expression": 2}"#),
        ("calculate", r#"["1 + 1"]"#),
        ("calculate", r#"{"expression": "1 + 1", "why": "for fun"}"#),
    ]);
    assert_eq!(
        observed,
        [
            "error: unknown variant `fly`, expected `search` or `calculate`",
            "error: unknown variant ``, expected `search` or `calculate`",
            "error: the arguments are no JSON: EOF while parsing a string at line 1 column 19",
            "error: the arguments are no JSON: EOF while parsing a value at line 1 column 0",
            "error: missing field `expression`",
            "error: invalid type: integer `2`, expected a string",
            "error: invalid type: sequence, expected struct variant Tool::Calculate",
            "2",
        ]
    );
}

#[test]
fn a_search_stays_in_the_folder_and_is_bounded() {
    let folder = shop();
    fs::write(folder.join("many.txt"), "one tea\n".repeat(1000)).unwrap();
    fs::write(folder.join("long.txt"), "long ".repeat(1000)).unwrap();
    fs::write(folder.join("large.txt"), "large\n".repeat(200_000)).unwrap();
    fs::write(folder.join("binary"), b"\xff\xfe binary\n").unwrap();
    fs::write(folder.join(".hidden"), "hidden\n").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        let outside = Path::new(env!("CARGO_MANIFEST_DIR"));
        symlink(outside, folder.join("outside")).unwrap();
        symlink(outside.join("Cargo.toml"), folder.join("file")).unwrap();
    }

    let words = ["tea", "long", "large", "binary", "hidden", "workspace"];
    let arguments = words.map(|words| json!({ "words": words }).to_string());
    let calls: Vec<_> = arguments.iter().map(|it| ("search", it.as_str())).collect();
    let observed = observed_in(&folder, &calls);

    let tea: Vec<&str> = observed[0].lines().collect();
    assert_eq!(tea.len(), 21);
    assert_eq!(tea[0], "many.txt:1: one tea");
    assert_eq!(tea[20], "… and more");
    assert_eq!(observed[1].chars().count(), "long.txt:1: ".len() + 200);
    for nothing in &observed[2..] {
        assert_eq!(nothing, "no line has all of these words");
    }
}

#[test]
fn a_model_that_never_answers_is_stopped() {
    let (server, heard) = serve_rounds(|_, connection| {
        in_pieces(&[("a", "calculate", r#"{"expression": "1"}"#)], connection);
    });
    let output = ask_server(server, &shop());
    assert!(!output.status.success());
    let error = error(&output);
    assert!(
        error.ends_with("\nError: Agent/loop: no result after 8 rounds\n"),
        "{error}"
    );
    assert_eq!(heard.lock().unwrap().len(), 8);
}

#[test]
fn a_server_that_dies_in_the_middle_of_a_call_is_asked_again() {
    let (server, heard) = serve_rounds(|round, connection| match round {
        0 | 1 => half_a_call(connection),
        2 => in_pieces(
            &[("a", "calculate", r#"{"expression": "1 + 1"}"#)],
            connection,
        ),
        _ => chunk(connection, token("2")),
    });
    let output = ask_server(server, &shop());
    assert_eq!(shown(&output), "2\n");
    // More might have followed what came of the first calls, so they are not made.
    assert_eq!(error(&output), "calculate {\"expression\": \"1 + 1\"}\n");
    let heard = heard.lock().unwrap();
    assert_eq!(heard.len(), 4);
    assert_eq!(heard[0], heard[2]);
}

#[test]
fn a_server_that_dies_again_and_again_ends_the_run() {
    let (server, heard) = serve_rounds(|_, connection| half_a_call(connection));
    let output = ask_server(server, &shop());
    assert!(!output.status.success());
    assert_eq!(shown_anyway(&output), "");
    let error = error(&output);
    assert!(
        error.starts_with("Error: Agent/loop[0]/thought: the answer broke off"),
        "{error}"
    );
    assert_eq!(heard.lock().unwrap().len(), 3);
}

/// The arguments may be whole, but nobody knows.
fn half_a_call(connection: &mut TcpStream) {
    let function = json!({ "name": "calculate", "arguments": r#"{"expression": "1"}"# });
    let call = json!({ "index": 0, "id": "a", "function": function });
    chunk(connection, event(&json!({ "tool_calls": [call] })));
    let _ = connection.shutdown(std::net::Shutdown::Both);
}

/// What the tools answer to calls of the model.
fn observed_calls(calls: &[(&str, &str)]) -> Vec<String> {
    observed_in(&shop(), calls)
}

fn observed_in(folder: &Path, calls: &[(&str, &str)]) -> Vec<String> {
    let calls: Vec<_> = calls.iter().zip('a'..).map(owned).collect();
    observed_from(folder, move |connection| {
        let calls: Vec<_> = calls
            .iter()
            .map(|[id, name, arguments]| (&**id, &**name, &**arguments))
            .collect();
        in_pieces(&calls, connection);
    })
}

fn owned((&(name, arguments), id): (&(&str, &str), char)) -> [String; 3] {
    [id.to_string(), name.to_owned(), arguments.to_owned()]
}

/// What the tools answer to what the model says.
fn observed(say: impl Fn(&mut TcpStream) + Send + 'static) -> Vec<String> {
    observed_from(&shop(), say)
}

fn observed_from(folder: &Path, say: impl Fn(&mut TcpStream) + Send + 'static) -> Vec<String> {
    let (server, heard) = serve_rounds(move |round, connection| match round {
        0 => say(connection),
        _ => chunk(connection, token("I see.")),
    });
    assert_eq!(shown(&ask_server(server, folder)), "I see.\n");
    let heard = heard.lock().unwrap();
    let messages = heard[1]["messages"].as_array().unwrap();
    let observations = messages.iter().filter(|message| message["role"] == "tool");
    observations
        .map(|message| message["content"].as_str().unwrap().to_owned())
        .collect()
}

/// A server that says something in each round, and what it is sent.
fn serve_rounds(
    say: impl Fn(usize, &mut TcpStream) + Send + 'static,
) -> (SocketAddr, Arc<Mutex<Vec<Value>>>) {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let bodies = Arc::clone(&heard);
    let server = serve_all(move |request, connection| {
        let round = {
            let mut bodies = bodies.lock().unwrap();
            bodies.push(request.body);
            bodies.len() - 1
        };
        write(connection, STREAM);
        say(round, connection);
        chunk(connection, DONE);
    });
    (server, heard)
}

/// Calls tools as models do: the arguments of all calls come in small pieces, and in turns.
fn in_pieces(calls: &[(&str, &str, &str)], connection: &mut TcpStream) {
    for (index, (id, name, _)) in calls.iter().enumerate() {
        let function = json!({ "name": name, "arguments": "" });
        let call = json!({ "index": index, "id": id, "type": "function", "function": function });
        chunk(connection, event(&json!({ "tool_calls": [call] })));
    }
    let pieces = |n: usize| {
        let piece = move |(index, (_, _, arguments)): (usize, &(&str, &str, &str))| {
            let piece: String = arguments.chars().skip(n * 5).take(5).collect();
            let call = json!({ "index": index, "function": { "arguments": piece } });
            (!piece.is_empty()).then_some(call)
        };
        calls
            .iter()
            .enumerate()
            .filter_map(piece)
            .collect::<Vec<_>>()
    };
    for pieces in (0..).map(pieces).take_while(|pieces| !pieces.is_empty()) {
        chunk(connection, event(&json!({ "tool_calls": pieces })));
    }
}

/// The example in a folder, not started.
fn agent(folder: &Path) -> Command {
    static PATH: LazyLock<String> = LazyLock::new(|| example::build("agent"));
    let mut command = example::command(&PATH);
    command.env("AGENT_FOLDER", folder);
    command
}

fn ask(folder: &Path, question: &str) -> Output {
    agent(folder).arg(question).output().unwrap()
}

fn ask_server(server: SocketAddr, folder: &Path) -> Output {
    let mut agent = agent(folder);
    server::connect(&mut agent, server)
        .arg("What is it?")
        .output()
        .unwrap()
}

fn shown_anyway(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A new folder with a few files.
#[track_caller]
fn shop() -> PathBuf {
    let line = std::panic::Location::caller().line();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("agent/{line}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("notes")).unwrap();
    let prices = "what, amount, note\nmilk, 3, price per litre\n";
    fs::write(folder.join("prices.csv"), prices).unwrap();
    let today = "Open on Sunday\n\n  The price of MILK is up.\n";
    fs::write(folder.join("notes/today.md"), today).unwrap();
    folder
}
