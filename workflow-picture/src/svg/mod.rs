//! The picture as SVG.

mod arrow;
mod node;
mod style;
mod xml;

use workflow_core::graph::Flow;

use crate::geometry::Rect;
use crate::layout::{Layout, MARGIN};
use crate::overlay::Status;
use crate::scene::{Frame, FrameKind, Scene};
use crate::text::{Style, width};
use crate::theme::Theme;
use xml::Xml;

/// How far a picture shrinks on the page of its docs.
const LEAST_SCALE: f64 = 0.7;

/// The height of a note below the picture.
const NOTE: f64 = 24.0;

pub(crate) fn write(scene: &Scene, layout: &Layout, theme: Theme, is_sideways: bool) -> String {
    let (mut wide, mut high) = (layout.width.ceil(), layout.height.ceil());
    if let Some(note) = &scene.note {
        wide = wide.max((width(note, Style::Title) + 2.0 * MARGIN).ceil());
        high += NOTE;
    }
    let mut xml = Xml::new();
    let size = format!("0 0 {wide} {high}");
    let class = format!("workflow-picture {}", style::scope(theme));
    let name = format!("Workflow {}", scene.name);
    let mut root: Vec<(&str, String)> = vec![
        ("xmlns", "http://www.w3.org/2000/svg".to_owned()),
        ("viewBox", size),
        ("width", wide.to_string()),
        ("height", high.to_string()),
        ("class", class),
        ("role", "img".to_owned()),
        ("aria-label", name.clone()),
    ];
    if theme == Theme::Rustdoc {
        // As wide as the page, but no smaller than can be read: the page lets the rest be scrolled to.
        let least = (LEAST_SCALE * wide).ceil();
        root.push((
            "style",
            format!("max-width:max(100%,{least}px);height:auto"),
        ));
    }
    xml.open("svg", &root);
    xml.text("title", &[], &name);
    xml.text("desc", &[], &told(scene));
    xml.raw("style", &style::sheet(theme));
    if theme != Theme::Rustdoc {
        let all = [
            ("class", "paper".to_owned()),
            ("width", "100%".to_owned()),
            ("height", "100%".to_owned()),
        ];
        xml.empty("rect", &all);
    }
    for (frame, rect) in scene.boxes.iter().zip(&layout.boxes) {
        write_box(&mut xml, frame, *rect);
    }
    for (arrow, course) in scene.arrows.iter().zip(&layout.arrows) {
        arrow::write(&mut xml, scene, arrow, course, is_sideways);
    }
    for (arrow, course) in scene.arrows.iter().zip(&layout.arrows) {
        arrow::write_label(&mut xml, arrow, course);
    }
    for (frame, rect) in scene.boxes.iter().zip(&layout.boxes) {
        write_title(&mut xml, frame, *rect);
    }
    for (node, rect) in scene.nodes.iter().zip(&layout.nodes) {
        node::write(&mut xml, node, *rect);
    }
    if let Some(note) = &scene.note {
        let baseline = high - MARGIN;
        xml.write_line("failure", note, Style::Title, MARGIN, baseline, "start");
    }
    xml.close("svg");
    xml.finish()
}

/// The picture in words, for those who do not see it: `question to think; think to match, as a stream; …`
fn told(scene: &Scene) -> String {
    let name = |node: usize| {
        let node = &scene.nodes[node];
        let first = node.lines.first().map(|line| line.text.as_str());
        first.unwrap_or(&node.path).to_owned()
    };
    let lines = scene.arrows.iter().map(|arrow| {
        let mut line = vec![format!("{} to {}", name(arrow.from), name(arrow.to))];
        match arrow.flow {
            Flow::Stream => line.push("as a stream".to_owned()),
            Flow::Order => line.push("which comes after".to_owned()),
            _ => {}
        }
        if !arrow.ways.is_empty() {
            line.push(format!("if {}", arrow.ways.join(" or ")));
        }
        if arrow.is_back {
            line.push("for the next round".to_owned());
        }
        line.join(", ")
    });
    crate::text::on_one_line(&lines.collect::<Vec<_>>().join("; "))
}

fn write_box(xml: &mut Xml, frame: &Frame, rect: Rect) {
    let group = [
        ("id", format!("{}.box", id(&frame.path))),
        ("class", format!("box box-{}", kind(frame))),
        ("data-box", frame.path.clone()),
    ];
    xml.open("g", &group);
    xml.text("title", &[], &frame.tooltip.join("\n"));
    if frame.kind == FrameKind::Each {
        // A sheet behind, for there are many of them.
        xml.rect(
            "behind",
            Rect {
                x: rect.x + 5.0,
                y: rect.y + 5.0,
                ..rect
            },
            10.0,
        );
    }
    xml.rect("outline", rect, 10.0);
    xml.close("g");
}

/// Over the arrows, so that it can be read where one passes.
fn write_title(xml: &mut Xml, frame: &Frame, rect: Rect) {
    if frame.title.is_empty() {
        return;
    }
    let place = Rect::between(
        rect.left() + 6.0,
        rect.top() + 6.0,
        rect.left() + 18.0 + width(&frame.title, Style::Title),
        rect.top() + 10.0 + Style::Title.line_height(),
    );
    xml.open(
        "g",
        &[("class", format!("box-title box-title-{}", kind(frame)))],
    );
    xml.rect("behind", place, 5.0);
    let baseline = rect.top() + 8.0 + Style::Title.size();
    xml.write_line(
        "",
        &frame.title,
        Style::Title,
        rect.left() + 12.0,
        baseline,
        "start",
    );
    xml.close("g");
}

fn kind(frame: &Frame) -> &'static str {
    match frame.kind {
        FrameKind::Loop => "loop",
        FrameKind::Each => "each",
        FrameKind::Race => "race",
        FrameKind::Group => "group",
        FrameKind::Workflow => "workflow",
    }
}

/// `Support/find#2` as an id that a style sheet can name: `Support-find.2`.
pub(super) fn id(path: &str) -> String {
    let mut id = String::from("wf-");
    for char in path.chars() {
        match char {
            '/' => id.push('-'),
            '#' => id.push('.'),
            // A name of Rust, which has neither `-` nor `.`, or the `:` in front of an input.
            _ => id.push(char),
        }
    }
    id
}

/// The class of what a run has made of a node.
pub(super) fn status_class(status: Option<Status>) -> &'static str {
    match status {
        None => "",
        Some(Status::Waiting) => " is-waiting",
        Some(Status::Running) => " is-running",
        Some(Status::Done) => " is-done",
        Some(Status::Failed) => " is-failed",
        Some(Status::Cancelled) => " is-cancelled",
        Some(Status::NotTaken) => " is-not-taken",
    }
}
