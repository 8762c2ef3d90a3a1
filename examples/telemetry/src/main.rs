//! Tells what is in text files, and sends a trace of it to an OpenTelemetry collector.
//!
//! ```sh
//! docker run -p 4318:4318 -p 16686:16686 jaegertracing/jaeger    # or any other collector
//! cargo run -p telemetry -- README.md docs/language.md missing.md
//! ```
//!
//! The spans go by OTLP over HTTP to `http://localhost:4318`, or to where `OTEL_EXPORTER_OTLP_ENDPOINT` says.

mod report;

use std::error::Error;

use opentelemetry::trace::TracerProvider as _;
use opentelemetry_otlp::SpanExporter;
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::SdkTracerProvider;
use report::Report;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::{Layer, SubscriberExt};
use workflow::{Observed, Traced};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let spans = export()?;
    let paths = std::env::args_os().skip(1).map(Into::into).collect();
    let traced = Traced::new();
    let lines = Report { paths }.run_with(Observed::new(&traced)).await;
    for line in lines {
        println!("{line}");
    }
    // Sends what was not sent yet.
    spans.shutdown()?;
    Ok(())
}

/// From here on all spans go to the collector, in batches, from a thread of the exporter.
fn export() -> Result<SdkTracerProvider, Box<dyn Error>> {
    // Fails only if there is one.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let exporter = SpanExporter::builder().with_http().build()?;
    // `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES` are obeyed, too.
    let mut resource = Resource::builder();
    if std::env::var_os("OTEL_SERVICE_NAME").is_none() {
        resource = resource.with_service_name("telemetry");
    }
    let provider = SdkTracerProvider::builder()
        .with_batch_exporter(exporter)
        .with_resource(resource.build())
        .build();
    let spans = tracing_opentelemetry::layer()
        .with_tracer(provider.tracer("workflow"))
        .with_filter(
            Targets::new()
                .with_default(LevelFilter::INFO)
                .with_target("workflow", LevelFilter::DEBUG) // with the arms that are taken
                .with_target("opentelemetry", LevelFilter::OFF),
        );
    // Whoever has no collector is to know.
    let troubles = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_filter(Targets::new().with_target("opentelemetry", LevelFilter::WARN));
    let subscriber = tracing_subscriber::registry().with(spans).with(troubles);
    tracing::subscriber::set_global_default(subscriber)?;
    Ok(provider)
}
