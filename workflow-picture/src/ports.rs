//! Where arrows leave and reach their nodes: side by side along the edge, in the order in which they go on.

use crate::geometry::{Point, Rect};
use crate::layout::Course;
use crate::scene::{NodeKind, Scene};

/// The distance of two arrows at a node, at most.
const APART: f64 = 20.0;

/// Replaces the first and the last point of each course.
pub(crate) fn attach(scene: &Scene, nodes: &[Rect], arrows: &mut [Course], is_sideways: bool) {
    for (n, (node, rect)) in scene.nodes.iter().zip(nodes).enumerate() {
        // Which arrow, whether at its start, and where it goes on.
        let mut ends: Vec<(usize, bool, Point)> = Vec::new();
        for (at, (arrow, course)) in scene.arrows.iter().zip(arrows.iter()).enumerate() {
            let inner = |point: usize| course.points.get(point).copied();
            if let Some(next) = inner(1).filter(|_| arrow.from == n) {
                ends.push((at, true, next));
            }
            if let Some(next) = course
                .points
                .len()
                .checked_sub(2)
                .and_then(inner)
                .filter(|_| arrow.to == n)
            {
                ends.push((at, false, next));
            }
        }
        let along = |point: Point| if is_sideways { point.y } else { point.x };
        let is_behind = |point: Point| {
            if is_sideways {
                point.x > rect.x
            } else {
                point.y > rect.y
            }
        };
        for side in [false, true] {
            let mut here: Vec<_> = ends
                .iter()
                .filter(|(.., next)| is_behind(*next) == side)
                .collect();
            here.sort_by(|(a, _, p), (b, _, q)| along(*p).total_cmp(&along(*q)).then(a.cmp(b)));
            for (place, &&(at, is_start, next)) in here.iter().enumerate() {
                let shift = shift(
                    place,
                    here.len(),
                    *rect,
                    node.kind,
                    is_sideways,
                    along(next),
                );
                let point = edge_point(*rect, node.kind, shift, side, is_sideways);
                let points = &mut arrows[at].points;
                let end = if is_start { 0 } else { points.len() - 1 };
                points[end] = point;
            }
        }
    }
}

/// How far from the middle of its side an arrow goes.
fn shift(
    place: usize,
    count: usize,
    rect: Rect,
    kind: NodeKind,
    is_sideways: bool,
    next: f64,
) -> f64 {
    let (side, middle) = if is_sideways {
        (rect.height, rect.y)
    } else {
        (rect.width, rect.x)
    };
    let flat = match kind {
        NodeKind::Input | NodeKind::Output if !is_sideways => side - rect.height,
        NodeKind::Route if !is_sideways => side - 2.0 * slant(rect) - 8.0,
        _ => side - 20.0,
    };
    let flat = f64::max(flat, 0.0);
    if count == 1 {
        // Straight on where it can.
        let straight = (next - middle).clamp(-flat / 2.0, flat / 2.0);
        return if straight.abs() <= flat / 4.0 {
            straight
        } else {
            0.0
        };
    }
    #[expect(clippy::cast_precision_loss, reason = "a node has few arrows")]
    let (place, gaps) = (place as f64, (count - 1) as f64);
    let apart = f64::min(APART, flat / gaps);
    (place - gaps / 2.0) * apart
}

/// How far the side of a diamond, cut above and below, goes in.
pub(crate) fn slant(rect: Rect) -> f64 {
    f64::min(rect.height * 0.42, 20.0)
}

fn edge_point(rect: Rect, kind: NodeKind, shift: f64, is_behind: bool, is_sideways: bool) -> Point {
    let sign = if is_behind { 1.0 } else { -1.0 };
    if !is_sideways {
        return Point {
            x: rect.x + shift,
            y: rect.y + sign * rect.height / 2.0,
        };
    }
    let inset = match kind {
        NodeKind::Route => slant(rect) * shift.abs() / (rect.height / 2.0),
        NodeKind::Input | NodeKind::Output => {
            let radius = rect.height / 2.0;
            radius - (radius * radius - shift * shift).max(0.0).sqrt()
        }
        _ => 0.0,
    };
    Point {
        x: rect.x + sign * (rect.width / 2.0 - inset),
        y: rect.y + shift,
    }
}
