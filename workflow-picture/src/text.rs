//! Text: how wide it is in the font that draws it, and where its lines break.

use std::sync::LazyLock;

use ttf_parser::Face;

/// Arimo, which is as wide as Arial, Helvetica and Liberation Sans, letter by letter: what is measured here is right
/// wherever one of them draws it.
pub(crate) const REGULAR: &[u8] = include_bytes!("../fonts/Arimo-Regular.ttf");
pub(crate) const BOLD: &[u8] = include_bytes!("../fonts/Arimo-Bold.ttf");
pub(crate) const FAMILIES: &str = "Arimo, 'Liberation Sans', Arial, Helvetica, sans-serif";

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// The name of a node.
    Name,
    /// A Rust expression, a pattern, a condition.
    Code,
    /// What stands smaller below or beside.
    Note,
    /// The name of a box around nodes, smaller than that of a node.
    Title,
}

impl Style {
    pub(crate) const fn size(self) -> f64 {
        match self {
            Style::Name => 14.0,
            Style::Code | Style::Title => 12.5,
            Style::Note => 11.5,
        }
    }

    pub(crate) const fn line_height(self) -> f64 {
        match self {
            Style::Name => 18.0,
            Style::Code | Style::Title => 16.0,
            Style::Note => 15.0,
        }
    }

    const fn is_bold(self) -> bool {
        matches!(self, Style::Name | Style::Title)
    }
}

static FACES: LazyLock<[Option<Face<'static>>; 2]> =
    LazyLock::new(|| [REGULAR, BOLD].map(|font| Face::parse(font, 0).ok()));

/// The width of one line.
pub(crate) fn width(text: &str, style: Style) -> f64 {
    let face = FACES[usize::from(style.is_bold())].as_ref();
    text.chars().map(|char| advance(face, char)).sum::<f64>() * style.size()
}

/// Whether the fonts shipped here have all characters of a text.
#[cfg(feature = "png")]
pub(crate) fn has_glyphs(text: &str) -> bool {
    let face = FACES[0].as_ref();
    let has = |char: char| {
        char.is_whitespace() || face.is_some_and(|face| face.glyph_index(char).is_some())
    };
    text.chars().all(has)
}

/// In units of the font's size. What the font does not have comes from another, where it is at most a square.
fn advance(face: Option<&Face<'_>>, char: char) -> f64 {
    let advance = face.and_then(|face| {
        let advance = face.glyph_hor_advance(face.glyph_index(char)?)?;
        Some(f64::from(advance) / f64::from(face.units_per_em()))
    });
    advance.unwrap_or(1.0)
}

/// A text on one line: white space of any kind is one space, and what XML cannot hold is left out.
pub(crate) fn on_one_line(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|char| if char.is_control() { ' ' } else { char })
        .collect();
    let plain = plain.replace(['\u{fffe}', '\u{ffff}'], "");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text in at most `most` lines that are no wider than `limit`; what is left over becomes `…`.
pub(crate) fn wrap(text: &str, style: Style, limit: f64, most: usize) -> Vec<String> {
    let text = on_one_line(text);
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let is_last = lines.len() + 1 == most;
        if width(rest, style) <= limit {
            lines.push(rest.to_owned());
            break;
        }
        if is_last {
            lines.push(shortened(rest, style, limit));
            break;
        }
        let end = line_end(rest, style, limit);
        lines.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    lines
}

/// The longest beginning that fits, with `…` behind it.
fn shortened(text: &str, style: Style, limit: f64) -> String {
    let end = fitting(text, style, limit - width("…", style));
    format!("{}…", text[..end].trim_end())
}

/// Where the first line ends: behind a space if there is one late enough, else behind `_`, `(`, `:` and the like.
fn line_end(text: &str, style: Style, limit: f64) -> usize {
    let end = fitting(text, style, limit);
    let fits = &text[..end];
    let is_late = |at: &usize| *at * 3 > end;
    let space = if text[end..].starts_with(' ') {
        Some(end)
    } else {
        fits.rfind(' ').map(|at| at + 1)
    };
    let mark = || {
        fits.rfind(['_', '(', '.', ':', ',', '<', '-', '/'])
            .map(|at| at + 1)
    };
    space
        .filter(is_late)
        .or_else(|| mark().filter(is_late))
        .unwrap_or(end)
}

/// How many bytes of a text fit; at least its first character.
fn fitting(text: &str, style: Style, limit: f64) -> usize {
    let face = FACES[usize::from(style.is_bold())].as_ref();
    let mut used = 0.0;
    for (at, char) in text.char_indices() {
        used += advance(face, char) * style.size();
        if used > limit && at > 0 {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_font() {
        assert!(FACES.iter().all(Option::is_some));
        // 1139 and 455 of 2048, as in Arial.
        assert!((width("a", Style::Code) - 1139.0 / 2048.0 * 12.5).abs() < 1e-9);
        assert!((width("i", Style::Code) - 455.0 / 2048.0 * 12.5).abs() < 1e-9);
        assert!(width("a", Style::Name) > width("a", Style::Code));
        assert!((width("漢", Style::Code) - 12.5).abs() < 1e-9);
    }

    #[test]
    fn lines_break_between_words_and_are_no_wider_than_asked() {
        for text in [
            "one two three four five six",
            "a_name_that_has_many_parts_in_it",
            "Wwwwwwwwwwwwwwwwwwwww",
            "漢字漢字漢字漢字",
        ] {
            for limit in [40.0, 60.0, 90.0] {
                for most in 1..4 {
                    let lines = wrap(text, Style::Name, limit, most);
                    assert!(lines.len() <= most);
                    assert!(
                        lines.iter().all(|line| width(line, Style::Name) <= limit),
                        "{lines:?}"
                    );
                }
            }
        }
        assert_eq!(
            wrap("one two three", Style::Name, 60.0, 3),
            ["one two", "three"]
        );
        assert_eq!(wrap("\none\t two ", Style::Name, 100.0, 1), ["one two"]);
        assert_eq!(wrap("", Style::Name, 100.0, 1), [""; 0]);
    }
}
