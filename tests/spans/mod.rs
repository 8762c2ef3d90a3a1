//! A subscriber that keeps all spans and events of this process.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Mutex, Once};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;

type Fields = BTreeMap<&'static str, String>;

struct Kept {
    /// `Span` or `Event`, by its place in the list.
    parent: Option<usize>,
    is_span: bool,
    name: &'static str,
    fields: Fields,
}

static KEPT: Mutex<Vec<Kept>> = Mutex::new(Vec::new());

/// From now on all is kept.
pub(crate) fn collect() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let collector = tracing_subscriber::registry().with(Collector);
        tracing::subscriber::set_global_default(collector).expect("there is no other");
    });
}

/// The fields of the span of this name.
pub(crate) fn named(name: &str) -> Fields {
    let kept = KEPT.lock().unwrap();
    let mut named = kept.iter().filter(|it| it.is_span && it.shown() == name);
    named.next().expect("there is one").fields.clone()
}

/// The span of this name and all that is in it, in the order in which it began.
pub(crate) fn tree(name: &str) -> Vec<String> {
    let kept = KEPT.lock().unwrap();
    let root = kept.iter().position(|it| it.is_span && it.shown() == name);
    let mut lines = Vec::new();
    if let Some(root) = root {
        write(&kept, root, 0, &mut lines);
    }
    lines
}

fn write(kept: &[Kept], at: usize, depth: usize, lines: &mut Vec<String>) {
    lines.push(format!(
        "{:width$}{}",
        "",
        kept[at].line(),
        width = 2 * depth
    ));
    for (child, it) in kept.iter().enumerate() {
        if it.parent == Some(at) {
            write(kept, child, depth + 1, lines);
        }
    }
}

impl Kept {
    fn shown(&self) -> &str {
        self.fields.get("otel.name").map_or(self.name, |name| name)
    }

    fn line(&self) -> String {
        let field = |name| self.fields.get(name);
        if !self.is_span {
            return match self.name {
                "exception" => format!(
                    "! exception {}: {}",
                    self.fields["exception.type"], self.fields["exception.message"]
                ),
                "route" => format!(
                    "= {}: {}",
                    self.fields["workflow.route"], self.fields["workflow.arm"]
                ),
                "progress" => format!("+ {}", self.fields["workflow.progress"]),
                "item" => format!(
                    "- {} ({})",
                    self.fields["output.value"], self.fields["output.mime_type"]
                ),
                _ => format!("* {}", self.fields["message"]),
            };
        }
        let mut words = vec![format!("{}:", self.shown())];
        for (name, before) in [
            ("workflow.path", ""),
            ("workflow.round", "round "),
            ("workflow.item", "item "),
            ("workflow.attempt", "attempt "),
            ("workflow.items", "items "),
            ("workflow.outcome", ""),
            ("otel.status_code", ""),
        ] {
            words.extend(field(name).map(|value| format!("{before}{value}")));
        }
        words.extend(field("otel.status_description").map(|text| format!("{text:?}")));
        words.extend(field("error.type").cloned());
        words.join(" ")
    }
}

struct Collector;

/// Where a span stands in the list.
struct Index(usize);

impl<S: Subscriber + for<'s> LookupSpan<'s>> Layer<S> for Collector {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let span = context.span(id).expect("it is new");
        let parent = span.parent().map(|parent| index(&parent));
        let mut fields = Fields::new();
        attributes.record(&mut Into(&mut fields));
        let mut kept = KEPT.lock().unwrap();
        span.extensions_mut().insert(Index(kept.len()));
        kept.push(Kept {
            parent,
            is_span: true,
            name: attributes.metadata().name(),
            fields,
        });
    }

    fn on_record(&self, id: &Id, record: &Record<'_>, context: Context<'_, S>) {
        let at = index(&context.span(id).expect("it is open"));
        record.record(&mut Into(&mut KEPT.lock().unwrap()[at].fields));
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let parent = context.event_span(event).map(|span| index(&span));
        let mut fields = Fields::new();
        event.record(&mut Into(&mut fields));
        KEPT.lock().unwrap().push(Kept {
            parent,
            is_span: false,
            name: event.metadata().name(),
            fields,
        });
    }
}

fn index<'s, S: LookupSpan<'s>>(span: &tracing_subscriber::registry::SpanRef<'s, S>) -> usize {
    span.extensions().get::<Index>().expect("set when made").0
}

struct Into<'f>(&'f mut Fields);

impl Visit for Into<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }
}
