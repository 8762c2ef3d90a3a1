//! Writes elements, one a line, with all text escaped.

use crate::geometry::Rect;
use crate::text::Style;

pub(super) struct Xml {
    text: String,
    depth: usize,
}

/// The attributes of an element.
pub(super) type Attributes<'a> = [(&'a str, String)];

impl Xml {
    pub(super) fn new() -> Self {
        Xml {
            text: String::new(),
            depth: 0,
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    pub(super) fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.start(name, attributes);
        self.text.push_str(">\n");
        self.depth += 1;
    }

    pub(super) fn close(&mut self, name: &str) {
        self.depth -= 1;
        self.indent();
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }

    pub(super) fn empty(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.start(name, attributes);
        self.text.push_str("/>\n");
    }

    /// An element of nothing but text.
    pub(super) fn text(&mut self, name: &str, attributes: &Attributes<'_>, text: &str) {
        self.raw_with(name, attributes, &escaped(text));
    }

    /// An element of text that needs no escapes.
    pub(super) fn raw(&mut self, name: &str, text: &str) {
        self.raw_with(name, &[], text);
    }

    pub(super) fn path(&mut self, class: &str, line: &str) {
        self.empty(
            "path",
            &[("class", class.to_owned()), ("d", line.to_owned())],
        );
    }

    pub(super) fn rect(&mut self, class: &str, rect: Rect, radius: f64) {
        let attributes = [
            ("class", class.to_owned()),
            ("x", number(rect.left())),
            ("y", number(rect.top())),
            ("width", number(rect.width)),
            ("height", number(rect.height)),
            ("rx", number(radius)),
        ];
        self.empty("rect", &attributes);
    }

    /// A line of text.
    pub(super) fn write_line(
        &mut self,
        class: &str,
        text: &str,
        style: Style,
        x: f64,
        baseline: f64,
        anchor: &str,
    ) {
        let style = match style {
            Style::Name => "name",
            Style::Code => "code",
            Style::Note => "note",
            Style::Title => "heading",
        };
        let attributes = [
            ("class", format!("{style} {class}")),
            ("x", number(x)),
            ("y", number(baseline)),
            ("text-anchor", anchor.to_owned()),
        ];
        self.text("text", &attributes, text);
    }

    fn raw_with(&mut self, name: &str, attributes: &Attributes<'_>, text: &str) {
        self.start(name, attributes);
        self.text.push('>');
        self.text.push_str(text);
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }

    fn start(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.indent();
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            self.text.push_str(&escaped(value));
            self.text.push('"');
        }
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.text.push(' ');
        }
    }
}

/// To a tenth of a unit, so that pictures are the same on every machine.
pub(super) fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // There is no `-0`.
    format!("{}", rounded + 0.0)
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // An empty line would end the picture in the docs.
            '\n' => escaped.push_str("&#10;"),
            // XML has no other.
            _ if char.is_control() || matches!(char, '\u{fffe}' | '\u{ffff}') => escaped.push(' '),
            _ => escaped.push(char),
        }
    }
    escaped
}
