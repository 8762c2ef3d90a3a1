//! What mermaid would read as markup.

use std::fmt;

use crate::graph::text::{LONGEST, is_blank};

/// A text on one line, cut when it is long, with nothing in it that mermaid reads as markup.
///
/// What could be markup is written as an entity, `#35;`. Some versions of mermaid read labels as
/// markdown, so that counts too.
pub(super) struct Text<'t>(pub(super) &'t str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0.trim_matches(is_blank);
        if text.is_empty() {
            return f.write_str("#nbsp;"); // mermaid refuses an empty label
        }
        let mut last = None;
        let mut length = 0;
        for (at, char) in text.char_indices() {
            if is_blank(char) && last.is_some_and(is_blank) {
                continue;
            }
            if length == LONGEST {
                return f.write_str("…");
            }
            match char {
                '"' => f.write_str("#quot;")?,
                '&' => f.write_str("#amp;")?,
                '<' => f.write_str("#lt;")?,
                '>' => f.write_str("#gt;")?,
                _ if is_blank(char) => f.write_str(" ")?,
                _ if is_markup(last, &text[at..]) => write!(f, "#{};", u32::from(char))?,
                _ => write!(f, "{char}")?,
            }
            last = Some(char);
            length += 1;
        }
        Ok(())
    }
}

/// Whether mermaid or markdown could read the first character of `rest` as more than itself.
fn is_markup(last: Option<char>, rest: &str) -> bool {
    let mut chars = rest.chars();
    let (first, next) = (chars.next(), chars.next());
    let in_word = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    match first {
        Some('#' | '*' | '\\' | '`' | '[' | ']' | '{' | '}' | '|' | '~' | '$' | '%' | '@') => true,
        Some('_') => !(in_word(last) && in_word(next)),
        // An address, an icon.
        Some(':') => rest.starts_with("://") || rest.starts_with(":fa-"),
        // Mermaid takes a line with one of these words for a style, and drops its last `;`.
        Some('s') => rest.starts_with("style"),
        Some('c') => rest.starts_with("classDef"),
        Some('w') => rest.starts_with("www."),
        // A list: `- x`, `1. x`.
        Some(char) => last.is_none() && !char.is_alphabetic() && char != '(',
        None => false,
    }
}
