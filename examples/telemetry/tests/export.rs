//! The example, run as a person runs it, with a collector on this machine: what arrives there.

mod collector;

use std::process::Command;

use collector::{Collector, Trace};
use opentelemetry_proto::tonic::trace::v1::span::SpanKind;
use opentelemetry_proto::tonic::trace::v1::status::StatusCode;
use opentelemetry_proto::tonic::trace::v1::{Span, Status};

/// Reports on a file that is there and one that is not.
fn report() -> Trace {
    let collector = Collector::start();
    let mut example = Command::new(env!("CARGO_BIN_EXE_telemetry"));
    for (name, _) in std::env::vars_os() {
        if name.as_encoded_bytes().starts_with(b"OTEL_") {
            example.env_remove(name);
        }
    }
    let output = example
        .env("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url())
        .env("NO_PROXY", "127.0.0.1")
        .args(["src/main.rs", "missing.rs"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{errors}");
    assert_eq!(errors, "");
    let shown = String::from_utf8(output.stdout).unwrap();
    assert_eq!(shown.lines().count(), 2);
    collector.trace()
}

#[test]
fn a_run_arrives_as_one_trace() {
    let trace = report();
    assert_eq!(trace.resource["service.name"], "telemetry");
    assert_eq!(
        trace.paths(),
        [
            "Report",
            "Report/each[0]/summary",
            "Report/each[0]/summary/lines",
            "Report/each[0]/summary/text",
            "Report/each[0]/summary/word",
            "Report/each[1]/summary",
            "Report/each[1]/summary/text",
        ]
    );
    let ids = trace.spans.iter().map(|span| &span.trace_id);
    assert!(ids.clone().all(|id| Some(id) == ids.clone().next()));
    let mut kinds = trace.spans.iter().map(Span::kind);
    assert!(kinds.all(|kind| kind == SpanKind::Internal));

    // Workflows have their name, also below another one; nodes the name that they are bound to.
    let name = |path| trace.span(path).name.as_str();
    assert_eq!(name("Report"), "Report");
    assert_eq!(name("Report/each[0]/summary"), "Summary");
    assert_eq!(name("Report/each[0]/summary/text"), "text");
}

#[test]
fn a_node_is_below_the_workflow_that_it_stands_in() {
    let trace = report();
    assert_eq!(trace.parent("Report"), None);
    for item in ["Report/each[0]/summary", "Report/each[1]/summary"] {
        assert_eq!(trace.parent(item), Some("Report"));
    }
    // `lines` runs at the same time as `word`, which is on a task of its own.
    for node in ["lines", "text", "word"] {
        let node = format!("Report/each[0]/summary/{node}");
        assert_eq!(trace.parent(&node), Some("Report/each[0]/summary"));
    }
    for span in &trace.spans {
        if let Some(parent) = trace.parent(collector::path(span)) {
            let parent = trace.span(parent);
            assert!(parent.start_time_unix_nano <= span.start_time_unix_nano);
            assert!(parent.end_time_unix_nano >= span.end_time_unix_nano);
        }
    }
}

#[test]
fn spans_say_where_they_stand_and_how_they_end() {
    let trace = report();
    let node = trace.fields("Report/each[0]/summary/text");
    assert_eq!(node["code.function.name"], "read");
    assert_eq!(node["workflow.name"], "Summary");
    assert_eq!(node["workflow.node"], "text");
    assert_eq!(node["workflow.outcome"], "finished");
    let workflow = trace.fields("Report/each[1]/summary");
    assert_eq!(workflow["workflow.name"], "Summary");
    assert_eq!(workflow["workflow.item"], "1");
    assert_eq!(workflow["workflow.outcome"], "failed");

    // The component traced this on a thread of the pool.
    let [read] = &trace.span("Report/each[0]/summary/text").events[..] else {
        panic!("there is one event");
    };
    assert_eq!(read.name, "read");
    let route = &trace.span("Report/each[0]/summary").events[0];
    let route = collector::fields(&route.attributes);
    assert_eq!(route["workflow.arm"], "Some(word)");
}

#[test]
fn what_failed_has_the_status_of_an_error() {
    let trace = report();
    for span in &trace.spans {
        let path = collector::path(span);
        let has_failed = span.status.as_ref().map(Status::code) == Some(StatusCode::Error);
        // The outermost workflow went on with the error.
        let fails = path.starts_with("Report/each[1]/summary");
        assert_eq!(has_failed, fails, "{path}");
    }

    let span = trace.span("Report/each[1]/summary/text");
    let message = &span.status.as_ref().unwrap().message;
    assert!(
        message.starts_with("No such file or directory"),
        "{message}"
    );
    let fields = trace.fields("Report/each[1]/summary/text");
    assert_eq!(fields["error.type"], "std::io::error::Error");

    let [exception] = &span.events[..] else {
        panic!("there is one event");
    };
    assert_eq!(exception.name, "exception");
    let fields = collector::fields(&exception.attributes);
    assert_eq!(fields["exception.type"], "std::io::error::Error");
    assert_eq!(&fields["exception.message"], message);
}
