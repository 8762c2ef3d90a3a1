//! Nodes: an outline for each kind, and the text in it.

use super::xml::{Xml, number};
use super::{id, status_class};
use crate::geometry::Rect;
use crate::overlay::Status;
use crate::ports::slant;
use crate::scene::{About, Line, Node, NodeKind};

pub(super) fn write(xml: &mut Xml, node: &Node, rect: Rect) {
    let kind = match node.kind {
        NodeKind::Input => "input",
        NodeKind::Output => "output",
        NodeKind::Component => "component",
        NodeKind::Workflow => "workflow",
        NodeKind::Glue => "glue",
        NodeKind::Route => "route",
        NodeKind::Loop => "loop",
        NodeKind::Each => "each",
        NodeKind::Race => "race",
        NodeKind::Way => "way",
    };
    let group = [
        ("id", id(&node.path)),
        (
            "class",
            format!("node node-{kind}{}", status_class(node.status)),
        ),
        ("data-node", node.path.clone()),
    ];
    xml.open("g", &group);
    xml.text("title", &[], &node.tooltip.join("\n"));
    outline(xml, node.kind, rect);
    let has_sign = sign(xml, node.kind, rect);
    write_lines(
        xml,
        node,
        rect,
        if has_sign { rect.x + 9.0 } else { rect.x },
    );
    badge(xml, node.status, rect);
    xml.close("g");
}

fn outline(xml: &mut Xml, kind: NodeKind, rect: Rect) {
    match kind {
        NodeKind::Input | NodeKind::Output => {
            xml.rect("outline", rect, rect.height.min(44.0) / 2.0);
        }
        NodeKind::Component => xml.rect("outline", rect, 7.0),
        NodeKind::Workflow => {
            // A pile: there is more inside.
            for behind in [8.0, 4.0] {
                xml.rect(
                    "outline",
                    Rect {
                        x: rect.x + behind,
                        y: rect.y + behind,
                        ..rect
                    },
                    7.0,
                );
            }
            xml.rect("outline", rect, 7.0);
        }
        NodeKind::Glue => xml.rect("outline", rect, 3.0),
        NodeKind::Way => xml.rect("outline", rect, rect.height.min(24.0) / 2.0),
        NodeKind::Route => xml.path("outline", &hexagon(rect, slant(rect))),
        NodeKind::Loop | NodeKind::Each | NodeKind::Race => {
            xml.rect("outline", rect, rect.height.min(40.0) / 2.0);
        }
    }
}

/// A diamond with its upper and lower corners cut off, so that there is room for text.
fn hexagon(rect: Rect, slant: f64) -> String {
    let (left, right, top, bottom) = (rect.left(), rect.right(), rect.top(), rect.bottom());
    let corners = [
        (left, rect.y),
        (left + slant, top),
        (right - slant, top),
        (right, rect.y),
        (right - slant, bottom),
        (left + slant, bottom),
    ];
    let corners = corners.map(|(x, y)| format!("{} {}", number(x), number(y)));
    format!("M{}Z", corners.join("L"))
}

/// What tells a loop, an `each` and a race apart, in front of the text.
fn sign(xml: &mut Xml, kind: NodeKind, rect: Rect) -> bool {
    let (x, y) = (rect.left() + 19.0, rect.y);
    let at = |points: &[(f64, f64)]| {
        let points = points
            .iter()
            .map(|(dx, dy)| format!("{} {}", number(x + dx), number(y + dy)));
        points.collect::<Vec<_>>()
    };
    match kind {
        NodeKind::Loop => {
            // Most of a circle, and a head.
            let ends = at(&[(4.6, -3.0), (5.4, 1.2)]);
            xml.path("sign", &format!("M{}A5.5 5.5 0 1 0 {}", ends[0], ends[1]));
            let head = at(&[(6.4, -6.6), (5.9, -1.6), (1.4, -3.6)]);
            xml.path("sign-filled", &format!("M{}Z", head.join("L")));
        }
        NodeKind::Each => {
            for shift in [-2.5, 2.5] {
                let side = Rect {
                    x: x + shift,
                    y: y + shift,
                    width: 8.0,
                    height: 8.0,
                };
                xml.rect(
                    if shift < 0.0 {
                        "sign"
                    } else {
                        "sign sign-front"
                    },
                    side,
                    1.5,
                );
            }
        }
        NodeKind::Race => {
            // Two come to one.
            let ends = at(&[
                (-5.0, -5.0),
                (0.0, 0.0),
                (-5.0, 5.0),
                (0.0, -5.0),
                (5.0, 0.0),
                (0.0, 5.0),
            ]);
            xml.path(
                "sign",
                &format!(
                    "M{}L{}L{}M{}L{}L{}",
                    ends[0], ends[1], ends[2], ends[3], ends[4], ends[5]
                ),
            );
        }
        _ => return false,
    }
    true
}

fn write_lines(xml: &mut Xml, node: &Node, rect: Rect, middle: f64) {
    // Nothing is to come any more where a line was kept free.
    let is_shown = |line: &&Line| !line.text.is_empty() || node.status != Some(Status::NotTaken);
    let height: f64 = node.lines.iter().filter(is_shown).map(Line::height).sum();
    let mut top = rect.y - height / 2.0;
    for line in node.lines.iter().filter(is_shown) {
        let class = match line.about {
            About::Node => "",
            About::Detail => "detail",
            About::Run => "run",
            About::Failure => "failure",
        };
        // The middle of small letters is about a third of the size above the baseline.
        let baseline = top + line.height() / 2.0 + line.style.size() * 0.35;
        if !line.text.is_empty() {
            xml.write_line(class, &line.text, line.style, middle, baseline, "middle");
        }
        top += line.height();
    }
}

/// How far it is, at its upper right corner.
fn badge(xml: &mut Xml, status: Option<Status>, rect: Rect) {
    let (x, y) = (rect.right() - 3.0, rect.top() + 2.0);
    let stroke = match status {
        Some(Status::Done) => [(-3.4, 0.2), (-1.0, 2.8), (3.6, -2.6)].to_vec(),
        Some(Status::Failed) => [
            (-2.8, -2.8),
            (2.8, 2.8),
            (0.0, 0.0),
            (2.8, -2.8),
            (-2.8, 2.8),
        ]
        .to_vec(),
        Some(Status::Running) => [(-1.6, -3.0), (3.0, 0.0), (-1.6, 3.0)].to_vec(),
        Some(Status::Cancelled) => [(-3.0, 0.0), (3.0, 0.0)].to_vec(),
        _ => return,
    };
    let circle = Rect {
        x,
        y,
        width: 15.0,
        height: 15.0,
    };
    xml.rect("badge", circle, 7.5);
    let stroke = stroke
        .iter()
        .map(|(dx, dy)| format!("{} {}", number(x + dx), number(y + dy)));
    xml.path(
        "badge-sign",
        &format!("M{}", stroke.collect::<Vec<_>>().join("L")),
    );
}
