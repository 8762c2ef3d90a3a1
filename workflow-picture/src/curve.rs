//! Smooth curves through points that go in one direction.

use crate::geometry::Point;

/// A piece of a curve, from where the last one ends: two control points, and its end.
pub(crate) type Piece = [Point; 3];

/// Cubic pieces through all points, which leave the first and reach the last straight on, and do not swing past a
/// point on the way.
pub(crate) fn through(points: &[Point], is_sideways: bool) -> Vec<Piece> {
    let turned = |point: Point| {
        if is_sideways {
            Point {
                x: point.y,
                y: point.x,
            }
        } else {
            point
        }
    };
    let points: Vec<Point> = points.iter().copied().map(turned).collect();
    let slopes = slopes(&points);
    let pieces = points
        .windows(2)
        .zip(slopes.windows(2))
        .map(|(ends, slopes)| {
            let (start, end) = (ends[0], ends[1]);
            // Handles of half the height: where both ends are straight, the bend is in the middle.
            let half = (end.y - start.y) / 2.0;
            let first = Point {
                x: start.x + slopes[0] * half,
                y: start.y + half,
            };
            let second = Point {
                x: end.x - slopes[1] * half,
                y: end.y - half,
            };
            [first, second, end].map(turned)
        });
    pieces.collect()
}

/// How much `x` grows with `y` at each point, so that no piece swings out (Fritsch and Carlson, 1980); nothing at the ends.
fn slopes(points: &[Point]) -> Vec<f64> {
    let steep = |a: Point, b: Point| {
        if (b.y - a.y).abs() < 1e-6 {
            0.0
        } else {
            (b.x - a.x) / (b.y - a.y)
        }
    };
    let mut slopes = vec![0.0; points.len()];
    for at in 1..points.len().saturating_sub(1) {
        let before = steep(points[at - 1], points[at]);
        let behind = steep(points[at], points[at + 1]);
        if before * behind > 0.0 {
            slopes[at] = 2.0 * before * behind / (before + behind);
        }
    }
    slopes
}
