//! Files that are written for programs.

use workflow::component;

use super::{Findings, count, line_at};

/// Lists the keys at the top.
#[component(blocking)]
pub(crate) fn toml(text: String) -> Findings {
    let found = match text.parse::<::toml::Table>() {
        Ok(table) => Ok(keys(table.keys())),
        Err(error) => {
            let line = line_at(&text, error.span().unwrap_or_default().start);
            Err(format!("line {line}: {}", error.message()))
        }
    };
    Findings::or_problem("TOML", found)
}

/// Lists the keys at the top.
#[component(blocking)]
pub(crate) fn json(text: String) -> Findings {
    use serde_json::Value;
    let found = match serde_json::from_str(&text) {
        Ok(Value::Object(map)) => Ok(keys(map.keys())),
        Ok(Value::Array(items)) => Ok(format!("a list of {}", count(items.len(), "item"))),
        Ok(value) => Ok(value.to_string()),
        Err(error) => Err(format!("line {}: {error}", error.line())),
    };
    Findings::or_problem("JSON", found)
}

fn keys<'k>(keys: impl ExactSizeIterator<Item = &'k String>) -> String {
    let n = count(keys.len(), "key");
    let names: Vec<_> = keys.map(String::as_str).collect();
    format!("{n} at the top: {}", names.join(", "))
}

/// Has nothing to say but that.
#[component]
pub(crate) fn empty() -> Findings {
    Findings::new("empty", [])
}

/// Has nothing to say but what it begins with.
#[component]
pub(crate) fn large(start: &[u8]) -> Findings {
    Findings::new("large", [format(start)])
}

/// Finds the format by the first bytes.
#[component]
pub(crate) fn binary(bytes: &[u8]) -> Findings {
    Findings::new("binary", [format(bytes)])
}

fn format(start: &[u8]) -> String {
    let format = infer::get(start).map_or("of no known format", |it| it.mime_type());
    format.to_owned()
}
