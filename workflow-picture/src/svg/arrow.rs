//! Arrows, and what is written at them.

use workflow_core::graph::Flow;

use super::id;
use super::xml::{Xml, number};
use crate::curve::through;
use crate::geometry::Point;
use crate::layout::Course;
use crate::scene::{Arrow, Scene};
use crate::text::{Style, on_one_line};

pub(super) fn write(
    xml: &mut Xml,
    scene: &Scene,
    arrow: &Arrow,
    course: &Course,
    is_sideways: bool,
) {
    let Some((&tip, &start)) = course.points.last().zip(course.points.first()) else {
        return;
    };
    let (from, to) = (&scene.nodes[arrow.from], &scene.nodes[arrow.to]);
    let order = if arrow.flow == Flow::Order {
        ".after"
    } else {
        ""
    };
    let group = [
        (
            "id",
            format!(
                "{}..{}{order}",
                id(&from.path),
                &id(&to.path)["wf-".len()..]
            ),
        ),
        ("class", format!("arrow {}", class(arrow))),
        ("data-from", from.path.clone()),
        ("data-to", to.path.clone()),
    ];
    xml.open("g", &group);
    xml.text("title", &[], &tooltip(scene, arrow));
    // The line ends inside of the head, which would else be blunt.
    let back = if is_sideways {
        Point {
            x: sign(tip.x, course, |p| p.x),
            y: 0.0,
        }
    } else {
        Point {
            x: 0.0,
            y: sign(tip.y, course, |p| p.y),
        }
    };
    let end = Point {
        x: tip.x - back.x * 6.0,
        y: tip.y - back.y * 6.0,
    };
    let mut points = course.points.clone();
    if let Some(last) = points.last_mut() {
        *last = end;
    }
    let curve = through(&points, is_sideways).into_iter().map(|[a, b, c]| {
        let numbers = [a.x, a.y, b.x, b.y, c.x, c.y].map(number);
        format!("C{}", numbers.join(" "))
    });
    let line = format!(
        "M{} {}{}",
        number(start.x),
        number(start.y),
        curve.collect::<String>()
    );
    if arrow.flow == Flow::Stream {
        // Two lines: a wide one with paper inside.
        xml.path("line wide", &line);
        xml.path("line inside", &line);
    } else {
        xml.path("line", &line);
    }
    let (across, along) = (
        Point {
            x: back.y,
            y: back.x,
        },
        back,
    );
    let corner = |side: f64| {
        let x = tip.x - along.x * 9.0 + across.x * side;
        let y = tip.y - along.y * 9.0 + across.y * side;
        format!("{} {}", number(x), number(y))
    };
    let half = if arrow.flow == Flow::Stream { 5.5 } else { 4.2 };
    xml.path(
        "head",
        &format!(
            "M{} {}L{}L{}Z",
            number(tip.x),
            number(tip.y),
            corner(half),
            corner(-half)
        ),
    );
    xml.close("g");
}

/// In which direction the tip points.
fn sign(tip: f64, course: &Course, along: fn(&Point) -> f64) -> f64 {
    let before = course.points.iter().rev().nth(1).map_or(tip, along);
    if tip >= before { 1.0 } else { -1.0 }
}

pub(super) fn write_label(xml: &mut Xml, arrow: &Arrow, course: &Course) {
    let Some(label) = &course.label else { return };
    xml.open("g", &[("class", format!("label {}", class(arrow)))]);
    xml.rect("behind", label.place, 4.0);
    let mut top = label.place.top() + 2.0;
    for line in &label.lines {
        let baseline = top + Style::Note.size();
        xml.write_line("", line, Style::Note, label.place.x, baseline, "middle");
        top += Style::Note.line_height();
    }
    xml.close("g");
}

fn class(arrow: &Arrow) -> String {
    let mut class = String::from(match arrow.flow {
        Flow::Stream => "stream",
        Flow::Order => "order",
        _ => "whole",
    });
    if arrow.is_conditional {
        class.push_str(" conditional");
    }
    if arrow.is_back {
        class.push_str(" back");
    }
    match arrow.taken {
        Some(true) => class.push_str(" was-taken"),
        Some(false) => class.push_str(" was-not-taken"),
        None => {}
    }
    class
}

/// `Support/draft → Support/moderate`, what it fills, and when it is taken.
fn tooltip(scene: &Scene, arrow: &Arrow) -> String {
    let end = |node: usize| {
        scene.nodes[node]
            .path
            .split(['?', ':'])
            .next()
            .unwrap_or_default()
    };
    let mut told = vec![format!("{} → {}", end(arrow.from), end(arrow.to))];
    if !arrow.inputs.is_empty() {
        told.push(format!("into {}", arrow.inputs.join(", ")));
    }
    match arrow.flow {
        Flow::Stream => told.push("a stream".to_owned()),
        Flow::Order => told.push("only after it".to_owned()),
        _ => {}
    }
    if !arrow.ways.is_empty() {
        let ways: Vec<String> = arrow.ways.iter().map(|way| on_one_line(way)).collect();
        told.push(format!("if {}", ways.join(" or ")));
    }
    if arrow.is_back {
        told.push("the next round".to_owned());
    }
    told.join("\n")
}
