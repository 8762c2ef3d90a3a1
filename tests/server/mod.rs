//! A server on this machine, in the place of one with a model.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::Command;
use std::thread;

use serde_json::{Value, json};

pub(crate) const STREAM: &str =
    "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
pub(crate) const DONE: &str = "data: [DONE]\n\n";

pub(crate) struct Request {
    pub(crate) head: String,
    pub(crate) body: Value,
}

/// A server that answers one request.
pub(crate) fn serve(answer: impl FnOnce(Request, &mut TcpStream) + Send + 'static) -> SocketAddr {
    let mut answer = Some(answer);
    serve_all(move |request, connection| {
        if let Some(answer) = answer.take() {
            answer(request, connection);
        }
    })
}

/// A server that answers one request after the other.
pub(crate) fn serve_all(
    mut answer: impl FnMut(Request, &mut TcpStream) + Send + 'static,
) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            connection.set_nodelay(true).unwrap();
            let request = Request::read(&mut BufReader::new(&connection));
            answer(request, &mut connection);
        }
    });
    address
}

/// Lets an example talk to the server.
pub(crate) fn connect(example: &mut Command, server: SocketAddr) -> &mut Command {
    example
        .env("OPENAI_BASE_URL", format!("http://{server}/v1/"))
        .env("OPENAI_MODEL", "small")
}

impl Request {
    fn read(connection: &mut impl BufRead) -> Self {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert_ne!(connection.read_line(&mut head).unwrap(), 0);
        }
        let lines = head.lines().filter_map(|line| line.split_once(": "));
        let mut lengths = lines.filter(|(name, _)| name.eq_ignore_ascii_case("content-length"));
        let (_, length) = lengths.next().unwrap();
        let mut body = vec![0; length.parse().unwrap()];
        connection.read_exact(&mut body).unwrap();
        let body = serde_json::from_slice(&body).unwrap();
        Request { head, body }
    }
}

/// An event that holds a token.
pub(crate) fn token(text: &str) -> String {
    event(&json!({ "content": text }))
}

pub(crate) fn event(delta: &Value) -> String {
    let data = json!({ "choices": [{ "delta": delta, "finish_reason": null }] });
    format!("data: {data}\n\n")
}

/// Sends part of a body; nothing ends the body. A client that has read enough may be gone.
pub(crate) fn chunk(connection: &mut TcpStream, bytes: impl AsRef<[u8]>) {
    let bytes = bytes.as_ref();
    let size = format!("{:x}\r\n", bytes.len());
    write(connection, [size.as_bytes(), bytes, b"\r\n"].concat());
}

pub(crate) fn write(connection: &mut TcpStream, bytes: impl AsRef<[u8]>) {
    let _ = connection.write_all(bytes.as_ref());
}
