//! What goes into nodes and comes out of them as JSON, for the observers here that can be asked
//! for it. Without the feature `json` there is none.

#[cfg(feature = "json")]
pub(super) use with_json::*;
#[cfg(not(feature = "json"))]
pub(super) use without_json::*;

#[cfg(feature = "json")]
#[expect(
    clippy::unnecessary_wraps,
    reason = "without the feature there are none"
)]
mod with_json {
    use crate::{Node, Source, Value};

    pub(in crate::observe) type Json = serde_json::Value;

    pub(in crate::observe) fn inputs<N: Node>(node: &N) -> Option<Json> {
        Some(node.inputs().to_json())
    }

    pub(in crate::observe) fn inputs_of_stream<N: Source>(node: &N) -> Option<Json> {
        Some(node.inputs().to_json())
    }

    pub(in crate::observe) fn output<N: Node>(output: &N::Output) -> Option<Json> {
        N::value(output).map(Value::to_json)
    }

    pub(in crate::observe) fn item<N: Source>(item: &N::Item) -> Option<Json> {
        N::value(item).map(Value::to_json)
    }

    /// As text, and its MIME type: a text is shown as it is.
    #[cfg(feature = "tracing")]
    pub(in crate::observe) fn text(json: Json) -> (String, &'static str) {
        match json {
            Json::String(text) => (text, "text/plain"),
            json => (json.to_string(), "application/json"),
        }
    }
}

#[cfg(not(feature = "json"))]
mod without_json {
    use crate::{Node, Source};

    pub(in crate::observe) type Json = std::convert::Infallible;

    pub(in crate::observe) fn inputs<N: Node>(_: &N) -> Option<Json> {
        None
    }

    pub(in crate::observe) fn inputs_of_stream<N: Source>(_: &N) -> Option<Json> {
        None
    }

    pub(in crate::observe) fn output<N: Node>(_: &N::Output) -> Option<Json> {
        None
    }

    pub(in crate::observe) fn item<N: Source>(_: &N::Item) -> Option<Json> {
        None
    }

    #[cfg(feature = "tracing")]
    pub(in crate::observe) fn text(json: Json) -> (String, &'static str) {
        match json {}
    }
}
