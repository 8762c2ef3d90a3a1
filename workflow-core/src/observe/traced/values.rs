//! What goes into nodes and comes out of them, under the names that `OpenInference` has for it:
//! OpenTelemetry has none, and those who show traces of agents know these.

use tracing::{Level, Span};

use super::{TARGET, Traced};
use crate::Place;
use crate::observe::json::{Json, text};

impl Traced {
    #[inline]
    pub(super) fn record_input(&self, at: Place, json: impl FnOnce() -> Option<Json>) {
        if let Some(span) = self.span_for_values(at) {
            record(&span, ["input.value", "input.mime_type"], json());
        }
    }

    #[inline]
    pub(super) fn record_output(&self, at: Place, json: impl FnOnce() -> Option<Json>) {
        if let Some(span) = self.span_for_values(at) {
            record(&span, ["output.value", "output.mime_type"], json());
        }
    }

    /// There may be many of them, so they are events, and only where they are asked for.
    #[inline]
    pub(super) fn tell_item(&self, at: Place, json: impl FnOnce() -> Option<Json>) {
        if let Some(span) = self.span_for_values(at)
            && tracing::enabled!(target: TARGET, Level::DEBUG)
            && let Some(json) = json()
        {
            let (text, mime_type) = text(json);
            tracing::event!(
                name: "item",
                target: TARGET,
                parent: span.id(),
                Level::DEBUG,
                output.value = text,
                output.mime_type = mime_type,
            );
        }
    }

    /// Nothing is serialized for a span that nobody keeps.
    fn span_for_values(&self, at: Place) -> Option<Span> {
        if !cfg!(feature = "json") || !self.with_values {
            return None;
        }
        Some(self.lock().span(at)).filter(|span| !span.is_disabled())
    }
}

fn record(span: &Span, [value, mime_type]: [&str; 2], json: Option<Json>) {
    if let Some(json) = json {
        let (text, mime) = text(json);
        span.record(value, text);
        span.record(mime_type, mime);
    }
}
