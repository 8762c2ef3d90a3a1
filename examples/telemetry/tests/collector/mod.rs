//! A collector as small as can be: it takes spans by OTLP over HTTP, and keeps them.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use opentelemetry_proto::tonic::collector::trace::v1::{
    ExportTraceServiceRequest, ExportTraceServiceResponse,
};
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::common::v1::{AnyValue, KeyValue};
use opentelemetry_proto::tonic::trace::v1::Span;
use prost::Message;

pub(crate) type Fields = BTreeMap<String, String>;

pub(crate) struct Collector {
    address: SocketAddr,
    requests: Receiver<ExportTraceServiceRequest>,
}

/// All that has arrived.
pub(crate) struct Trace {
    pub(crate) resource: Fields,
    pub(crate) spans: Vec<Span>,
}

impl Collector {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (send, requests) = channel();
        thread::spawn(move || {
            for connection in listener.incoming() {
                let mut connection = connection.unwrap();
                let request = read(&connection);
                // Kept before it is answered: who sent it is sure that it is here.
                if send.send(request).is_err() {
                    return;
                }
                answer(&mut connection);
            }
        });
        Collector { address, requests }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Those that sent spans have ended.
    pub(crate) fn trace(self) -> Trace {
        let mut trace = Trace {
            resource: Fields::new(),
            spans: Vec::new(),
        };
        let requests = self.requests.try_iter();
        for resource_spans in requests.flat_map(|request| request.resource_spans) {
            trace.resource = fields(&resource_spans.resource.unwrap().attributes);
            for scope in resource_spans.scope_spans {
                assert_eq!(scope.scope.unwrap().name, "workflow");
                trace.spans.extend(scope.spans);
            }
        }
        trace.spans.sort_by(|a, b| path(a).cmp(path(b)));
        trace
    }
}

fn read(connection: &TcpStream) -> ExportTraceServiceRequest {
    let mut connection = BufReader::new(connection);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        assert_ne!(connection.read_line(&mut head).unwrap(), 0);
    }
    let head = head.to_ascii_lowercase();
    assert!(head.starts_with("post /v1/traces http/1.1\r\n"), "{head}");
    assert!(head.contains("\r\ncontent-type: application/x-protobuf\r\n"));
    let headers = head.lines().filter_map(|line| line.split_once(": "));
    let mut lengths = headers.filter(|(name, _)| *name == "content-length");
    let (_, length) = lengths.next().unwrap();
    let mut body = vec![0; length.parse().unwrap()];
    connection.read_exact(&mut body).unwrap();
    ExportTraceServiceRequest::decode(&body[..]).unwrap()
}

fn answer(connection: &mut TcpStream) {
    let body = ExportTraceServiceResponse::default().encode_to_vec();
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/x-protobuf\r\ncontent-length: {}\r\n\
         connection: close\r\n\r\n",
        body.len()
    );
    let answer = [head.as_bytes(), &body].concat();
    connection.write_all(&answer).unwrap();
}

impl Trace {
    /// In the order of the alphabet.
    pub(crate) fn paths(&self) -> Vec<&str> {
        self.spans.iter().map(path).collect()
    }

    pub(crate) fn span(&self, at: &str) -> &Span {
        let mut spans = self.spans.iter().filter(|span| path(span) == at);
        spans.next().unwrap()
    }

    pub(crate) fn fields(&self, path: &str) -> Fields {
        fields(&self.span(path).attributes)
    }

    /// The path of the span around that of this path.
    pub(crate) fn parent(&self, path_of: &str) -> Option<&str> {
        let parent = &self.span(path_of).parent_span_id;
        if parent.is_empty() {
            return None;
        }
        let mut spans = self.spans.iter().filter(|span| span.span_id == *parent);
        Some(path(spans.next().unwrap()))
    }
}

pub(crate) fn path(span: &Span) -> &str {
    let mut fields = span.attributes.iter();
    match value(fields.find(|field| field.key == "workflow.path").unwrap()) {
        Value::StringValue(path) => path,
        value => panic!("{value:?} is no path"),
    }
}

pub(crate) fn fields(fields: &[KeyValue]) -> Fields {
    let texts = fields.iter().map(|field| {
        let text = match value(field) {
            Value::StringValue(text) => text.clone(),
            Value::IntValue(number) => number.to_string(),
            value => format!("{value:?}"),
        };
        (field.key.clone(), text)
    });
    texts.collect()
}

fn value(field: &KeyValue) -> &Value {
    let Some(AnyValue { value: Some(value) }) = &field.value else {
        panic!("{} is empty", field.key);
    };
    value
}
