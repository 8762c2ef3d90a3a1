//! A file with a place in it.

use lsp_types::{Position, Range, TextEdit};

/// Where the cursor is.
const CURSOR: &str = "$0";

/// What the file says, and where the cursor is.
pub struct Text {
    pub(crate) written: String,
    pub(crate) cursor: usize,
}

impl Text {
    /// A text with `$0` where the cursor is.
    ///
    /// # Panics
    ///
    /// If there is no cursor.
    pub fn new(marked: &str) -> Self {
        let cursor = marked.find(CURSOR).expect("a cursor");
        Text {
            written: marked.replacen(CURSOR, "", 1),
            cursor,
        }
    }

    /// What the file says.
    pub fn written(&self) -> &str {
        &self.written
    }

    pub(crate) fn position(&self) -> Position {
        position(&self.written, self.cursor)
    }
}

/// The bytes of `text` that stand where `«` and `»` do in `marked`, which occurs in it once.
///
/// # Panics
///
/// If there are no such marks, or it does not occur once.
pub fn find_marked(text: &str, marked: &str) -> std::ops::Range<usize> {
    let (before, rest) = marked.split_once('«').expect("a «");
    let (within, after) = rest.split_once('»').expect("a »");
    let plain = format!("{before}{within}{after}");
    let mut found = text.match_indices(&plain);
    let (Some((begin, _)), None) = (found.next(), found.next()) else {
        panic!("`{plain}` does not occur once");
    };
    let begin = begin + before.len();
    begin..begin + within.len()
}

fn position(text: &str, offset: usize) -> Position {
    let before = &text[..offset];
    let line = before.matches('\n').count();
    let column = offset - before.rfind('\n').map_or(0, |end| end + 1);
    let number = |count: usize| u32::try_from(count).expect("a short text");
    Position::new(number(line), number(column))
}

fn offset(text: &str, position: Position) -> usize {
    let number = |count: u32| usize::try_from(count).expect("a short text");
    let lines = text.split_inclusive('\n').take(number(position.line));
    lines.map(str::len).sum::<usize>() + number(position.character)
}

pub(crate) fn bytes(text: &str, range: Range) -> std::ops::Range<usize> {
    offset(text, range.start)..offset(text, range.end)
}

/// The text after these edits, of which no two overlap.
pub(crate) fn edited(text: &str, edits: &[TextEdit]) -> String {
    let mut edits: Vec<_> = edits
        .iter()
        .map(|edit| (bytes(text, edit.range), &edit.new_text))
        .collect();
    edits.sort_by_key(|(range, _)| range.start);
    let mut edited = text.to_owned();
    for (range, new) in edits.into_iter().rev() {
        edited.replace_range(range, new);
    }
    edited
}
