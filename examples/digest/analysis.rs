//! What there is to say about one file, by kind.

use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use syn::visit::{self, Visit};
use unicode_segmentation::UnicodeSegmentation;
use workflow::component;

/// What was found in a file, a line for each thing.
pub(crate) struct Findings {
    pub(crate) kind: &'static str,
    pub(crate) lines: Vec<String>,
}

impl Findings {
    pub(crate) fn new(kind: &'static str, lines: impl Into<Vec<String>>) -> Self {
        let lines = lines.into();
        Findings { kind, lines }
    }
}

/// Sums up all bytes, so that equal files show.
#[component]
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    crc32fast::hash(bytes)
}

/// Finds the title, and links to files that are not there; counts the rest.
#[component(blocking)]
pub(crate) fn markdown(path: PathBuf, text: String) -> Findings {
    let (mut title, mut in_title) = (String::new(), false);
    let (mut headings, mut words, mut links) = (0, 0, 0);
    let mut broken = Vec::new();
    for (event, place) in Parser::new_ext(&text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                headings += 1;
                in_title = headings == 1;
            }
            Event::End(TagEnd::Heading(_)) => in_title = false,
            Event::Text(part) | Event::Code(part) => {
                words += part.unicode_words().count();
                if in_title {
                    title += &part;
                }
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                links += 1;
                if is_broken(&dest_url, &path) {
                    let line = line_at(&text, place.start);
                    broken.push(format!(
                        "line {line}: link to `{dest_url}`, which is not there"
                    ));
                }
            }
            _ => {}
        }
    }
    let headings = count(headings, "heading");
    let words = count(words, "word");
    let links = count(links, "link");
    let mut found = vec![title, format!("{headings}, {words}, {links}")];
    found.extend(broken);
    found.retain(|line| !line.is_empty());
    Findings::new("Markdown", found)
}

/// Whether a link goes to a file beside the document, and there is none.
fn is_broken(link: &str, document: &Path) -> bool {
    let target = link.split(['#', '?']).next().unwrap_or_default();
    let is_elsewhere = target.starts_with('/') || target.contains([':', '@', '%']);
    !is_elsewhere && !document.with_file_name(target).exists()
}

/// Counts functions, types and lines, and finds the longest function.
#[component(blocking)]
pub(crate) fn rust(text: String) -> Findings {
    let file = match syn::parse_file(&text) {
        Ok(file) => file,
        Err(error) => {
            let line = error.span().start().line;
            return Findings::new("Rust", [format!("line {line}: {error}")]);
        }
    };
    let mut items = Items::default();
    items.visit_file(&file);

    let written = text.lines().filter(|line| !line.trim().is_empty()).count();
    let comments = text
        .lines()
        .filter(|line| line.trim().starts_with("//"))
        .count();
    let public = items.functions.iter().filter(|it| it.is_public).count();
    let functions = count(items.functions.len(), "function");
    let types = count(items.types, "type");
    let code = count(written - comments, "line");

    let mut lines = vec![
        format!("{functions} ({public} public), {types}"),
        format!("{code} of code, {comments} of comments"),
    ];
    if let Some(Function {
        name, line, length, ..
    }) = items.functions.iter().max_by_key(|it| it.length)
    {
        lines.push(format!(
            "longest function: `{name}`, {length} lines from line {line}"
        ));
    }
    Findings::new("Rust", lines)
}

/// What a walk through a Rust file meets.
#[derive(Default)]
struct Items {
    functions: Vec<Function>,
    types: usize,
}

struct Function {
    name: String,
    line: usize,
    length: usize,
    is_public: bool,
}

impl Items {
    fn function(&mut self, signature: &syn::Signature, body: &syn::Block, vis: &syn::Visibility) {
        let line = signature.fn_token.span.start().line;
        self.functions.push(Function {
            name: signature.ident.to_string(),
            line,
            length: body.brace_token.span.close().end().line + 1 - line,
            is_public: matches!(vis, syn::Visibility::Public(_)),
        });
    }
}

impl<'ast> Visit<'ast> for Items {
    fn visit_item_fn(&mut self, it: &'ast syn::ItemFn) {
        self.function(&it.sig, &it.block, &it.vis);
        visit::visit_item_fn(self, it);
    }

    fn visit_impl_item_fn(&mut self, it: &'ast syn::ImplItemFn) {
        self.function(&it.sig, &it.block, &it.vis);
        visit::visit_impl_item_fn(self, it);
    }

    fn visit_item(&mut self, item: &'ast syn::Item) {
        use syn::Item::{Enum, Struct, Trait, Type, Union};
        if let Enum(_) | Struct(_) | Trait(_) | Type(_) | Union(_) = item {
            self.types += 1;
        }
        visit::visit_item(self, item);
    }
}

/// Lists the keys at the top.
#[component(blocking)]
pub(crate) fn toml(text: String) -> Findings {
    let line = match text.parse::<::toml::Table>() {
        Ok(table) => keys(table.keys()),
        Err(error) => {
            let line = line_at(&text, error.span().unwrap_or_default().start);
            format!("line {line}: {}", error.message())
        }
    };
    Findings::new("TOML", [line])
}

/// Lists the keys at the top.
#[component(blocking)]
pub(crate) fn json(text: String) -> Findings {
    let line = match serde_json::from_str(&text) {
        Ok(serde_json::Value::Object(map)) => keys(map.keys()),
        Ok(serde_json::Value::Array(items)) => format!("a list of {}", count(items.len(), "item")),
        Ok(value) => value.to_string(),
        Err(error) => error.to_string(),
    };
    Findings::new("JSON", [line])
}

fn keys<'k>(keys: impl ExactSizeIterator<Item = &'k String>) -> String {
    let n = count(keys.len(), "key");
    let names: Vec<_> = keys.map(String::as_str).collect();
    format!("{n} at the top: {}", names.join(", "))
}

/// Counts lines and words.
#[component(blocking)]
pub(crate) fn prose(text: String) -> Findings {
    let lines = count(text.lines().count(), "line");
    let words = count(text.unicode_words().count(), "word");
    Findings::new("text", [format!("{lines}, {words}")])
}

/// Has nothing to say but that.
#[component]
pub(crate) fn empty() -> Findings {
    Findings::new("empty", [])
}

/// Finds the format by the first bytes.
#[component]
pub(crate) fn binary(bytes: &[u8]) -> Findings {
    let format = infer::get(bytes).map_or("of no known format", |it| it.mime_type());
    Findings::new("binary", [format.to_owned()])
}

/// `1 link`, `2 links`.
pub(crate) fn count(n: usize, noun: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{s}")
}

/// The number of the line in which a byte stands.
fn line_at(text: &str, byte: usize) -> usize {
    1 + text[..byte].matches('\n').count()
}
