//! Texts that are written for people.

use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use unicode_segmentation::UnicodeSegmentation;
use workflow::component;

use super::{Findings, count, line_at};

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
    let mut facts = vec![title, format!("{headings}, {words}, {links}")];
    facts.retain(|line| !line.is_empty());
    Findings {
        kind: "Markdown",
        facts,
        problems: broken,
    }
}

/// Whether a link goes to a file beside the document, and there is none.
fn is_broken(link: &str, document: &Path) -> bool {
    let target = link.split(['#', '?']).next().unwrap_or_default();
    let is_elsewhere = target.starts_with('/') || target.contains([':', '@', '%']);
    !is_elsewhere && !document.with_file_name(target).exists()
}

/// Counts lines and words.
#[component(blocking)]
pub(crate) fn prose(text: String) -> Findings {
    let lines = count(text.lines().count(), "line");
    let words = count(text.unicode_words().count(), "word");
    Findings::new("text", [format!("{lines}, {words}")])
}
