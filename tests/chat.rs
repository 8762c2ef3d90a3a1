//! The example `chat`, run as a person runs it: offline, and against a real server on this machine.

#![cfg(feature = "tokio")]

#[allow(dead_code, reason = "each test uses its part")]
mod example;
#[allow(dead_code, reason = "each test uses its part")]
mod server;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::sync::{LazyLock, mpsc};
use std::time::Duration;

use example::{error, shown};
use serde_json::json;
use server::{DONE, Request, STREAM, chunk, serve, token, write};

/// How long a test waits for what does not come.
const PATIENCE: Duration = Duration::from_mins(1);

#[test]
fn answers_with_nothing_installed() {
    let output = chat("what happens on a panic?")
        .env("CHAT_MASK", "unwinds,pan")
        .output();
    let answer = "A panic in a node ******* through run like any panic. ";
    assert!(shown(&output.unwrap()).starts_with(answer));
}

#[test]
fn answers_each_line_of_the_standard_input() {
    let mut chat = chat("");
    let mut child = chat.stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(b"hm?\nhm?\n").unwrap();
    drop(stdin);
    let shown = shown(&child.wait_with_output().unwrap());
    assert_eq!(shown.matches("Ask me about components").count(), 2);
    assert_eq!(shown.lines().count(), 2);
}

#[test]
fn asks_the_server_as_the_protocol_says() {
    let (send, receive) = mpsc::channel();
    let server = serve(move |request, connection| {
        send.send(request).unwrap();
        write(connection, STREAM);
        chunk(connection, token("Hello"));
        chunk(connection, token(", world"));
        chunk(connection, DONE);
    });
    let output = ask(server).env("OPENAI_API_KEY", "secret").output();
    assert_eq!(shown(&output.unwrap()), "Hello, world\n");

    let Request { head, body } = receive.recv().unwrap();
    let head = head.to_lowercase();
    assert!(head.starts_with("post /v1/chat/completions http/1.1\r\n"));
    assert!(head.contains("\r\nauthorization: bearer secret\r\n"));
    assert_eq!(body["model"], "small");
    assert_eq!(body["stream"], true);
    let question = json!({ "role": "user", "content": "Who are you?" });
    assert_eq!(body["messages"].as_array().unwrap().last(), Some(&question));
}

#[test]
fn tokens_arrive_live() {
    let (show, shown) = mpsc::channel();
    let server = serve(move |_, connection| {
        write(connection, STREAM);
        chunk(connection, token("Oh da"));
        shown.recv_timeout(PATIENCE).unwrap(); // until the first is in the terminal
        chunk(connection, token("mn! Goodbye"));
        shown.recv_timeout(PATIENCE).unwrap();
        chunk(connection, DONE);
    });
    let mut chat = ask(server).spawn().unwrap();
    assert_eq!(read(&mut chat, 3), "Oh "); // the rest may be part of a word to mask
    show.send(()).unwrap();
    assert_eq!(read(&mut chat, 13), "****! Goodbye");
    show.send(()).unwrap();
    assert!(chat.wait().unwrap().success());
}

#[test]
fn events_may_be_cut_anywhere() {
    let answer = [": wait\r\n\r\n", &token("Grüße, "), &token("damn 🦀"), DONE].concat();
    for length in [1, 2, 3, 7] {
        let answer = answer.clone();
        let server = serve(move |_, connection| {
            write(connection, STREAM);
            for bytes in answer.as_bytes().chunks(length) {
                chunk(connection, bytes);
            }
        });
        let output = ask(server).output().unwrap();
        assert_eq!(shown(&output), "Grüße, **** 🦀\n");
    }
}

#[test]
fn an_answer_is_whole_when_the_model_says_so() {
    let (finish, finished) = mpsc::channel::<()>();
    let server = serve(move |_, connection| {
        write(connection, STREAM);
        chunk(
            connection,
            "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":null}}]}\n\n",
        );
        chunk(
            connection,
            "data: {\"choices\":[],\"usage\":{\"total_tokens\":1}}\n\n",
        );
        chunk(connection, token("Yes."));
        chunk(
            connection,
            "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n",
        );
        let _ = finished.recv(); // the connection stays open
    });
    assert_eq!(shown(&ask(server).output().unwrap()), "Yes.\n");
    drop(finish);
}

#[test]
fn a_server_that_dies_leaves_no_answer_that_looks_whole() {
    // In the middle of the body, between two events.
    let dies = serve(|_, connection| {
        write(connection, STREAM);
        chunk(connection, token("The answer is not"));
    });
    assert_fails_after(
        "The answer is not",
        "the answer broke off\n\nCaused by:",
        dies,
    );

    // In the middle of an event.
    let dies = serve(|_, connection| {
        write(connection, STREAM);
        chunk(connection, token("The answer is not"));
        chunk(connection, "data: {\"choices\":[{\"del");
    });
    assert_fails_after(
        "The answer is not",
        "the answer broke off\n\nCaused by:",
        dies,
    );

    // In a way that looks like the end to HTTP.
    let dies = serve(|_, connection| {
        write(connection, STREAM);
        chunk(connection, token("The answer is not"));
        chunk(connection, "");
    });
    let message = "the answer broke off: the server closed the connection before its end";
    assert_fails_after("The answer is not", message, dies);

    // Before anything.
    let dies = serve(|_, _| {});
    assert_fails_after(
        "",
        "no connection to the model's server\n\nCaused by:",
        dies,
    );
}

#[test]
fn garbage_is_not_taken_for_an_answer() {
    for (garbage, message) in [
        (
            &b"data: {\"choices\": [{]\n\n"[..],
            "the answer broke off: the server sent \"{\\\"choices\\\": [{]\", which is no token",
        ),
        (
            b"data: \x1b[2J{}\n\n",
            "the answer broke off: the server sent \"\\u{1b}[2J{}\", which is no token",
        ),
        (b"data: {\"id\": 1}\n\n", "which is no token"),
        (
            b"data: {\"choices\":[{\"delta\":{\"content\":7}}]}\n\n",
            "which is no token",
        ),
        (
            b"dta: {\"choices\":[{\"delta\":{\"content\":\"lost\"}}]}\n\n",
            "the answer broke off\n\nCaused by:\n    unknown SSE field",
        ),
        (
            b"data: \xff\xfe\n\n",
            "the answer broke off\n\nCaused by:\n    utf8 parse error",
        ),
    ] {
        let server = serve(move |_, connection| {
            write(connection, STREAM);
            chunk(connection, token("So"));
            chunk(connection, garbage);
            chunk(connection, DONE);
            chunk(connection, "");
        });
        assert_fails_after("So", message, server);
    }

    let server = serve(|_, connection| write(connection, "220 mail.example ready\r\n"));
    assert_fails_after(
        "",
        "no connection to the model's server\n\nCaused by:",
        server,
    );

    let server = serve(|_, connection| {
        write(
            connection,
            "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 4\r\n\r\n<br>",
        );
    });
    let message = "the model's server sent `text/html` instead of a stream of events";
    assert_fails_after("", message, server);
}

#[test]
fn an_error_of_the_model_ends_the_answer() {
    for (event, message) in [
        (
            r#"{"error":{"message":"overloaded","code":503}}"#,
            "overloaded",
        ),
        (r#"{"error":"overloaded","choices":[]}"#, "overloaded"),
        (
            r#"{"choices":[{"delta":{},"finish_reason":"length"}]}"#,
            "the model stopped for the reason `length`",
        ),
    ] {
        let server = serve(move |_, connection| {
            write(connection, STREAM);
            chunk(connection, token("So"));
            chunk(connection, format!("data: {event}\n\n"));
            chunk(connection, DONE);
            chunk(connection, "");
        });
        assert_fails_after("So", &format!("the answer broke off: {message}"), server);
    }
}

#[test]
fn a_refusal_is_told() {
    for (status, body, message) in [
        (
            "401 Unauthorized",
            r#"{"error":{"message":"no such key"}}"#,
            "the model's server says 401 Unauthorized: no such key",
        ),
        (
            "500 Internal Server Error",
            "out of memory\n",
            "the model's server says 500 Internal Server Error: out of memory",
        ),
    ] {
        let server = serve(move |_, connection| {
            let length = body.len();
            write(
                connection,
                format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n\r\n{body}"),
            );
        });
        assert_fails_after("", message, server);
    }
}

#[test]
fn a_server_that_is_not_there_is_told() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr();
    let message = "no connection to the model's server\n\nCaused by:";
    assert_fails_after("", message, address.unwrap());
}

#[test]
fn a_server_without_a_model_is_told() {
    let output = chat("?")
        .env("OPENAI_BASE_URL", "http://127.0.0.1/v1")
        .output();
    let message = "OPENAI_BASE_URL is set, but OPENAI_MODEL is not";
    assert!(error(&output.unwrap()).contains(message));
}

/// The example, not started.
fn chat(question: &str) -> Command {
    static PATH: LazyLock<String> = LazyLock::new(|| example::build("chat"));
    let mut command = example::command(&PATH);
    command.args(Some(question).filter(|it| !it.is_empty()));
    command
}

/// The example with a question to a server, not started.
fn ask(server: SocketAddr) -> Command {
    let mut chat = chat("Who are you?");
    server::connect(&mut chat, server);
    chat
}

/// What the example shows next.
fn read(chat: &mut Child, length: usize) -> String {
    let mut text = vec![0; length];
    chat.stdout.as_mut().unwrap().read_exact(&mut text).unwrap();
    String::from_utf8(text).unwrap()
}

/// A question to the server fails in the node that asks it, after the start of an answer was shown.
#[track_caller]
fn assert_fails_after(start: &str, message: &str, server: SocketAddr) {
    let output = ask(server).output().unwrap();
    let error = error(&output);
    assert!(!output.status.success());
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        format!("{start}\n")
    );
    assert!(error.starts_with("Error: Chat/tokens: "), "{error}");
    assert!(error.contains(message), "{error}");
}
