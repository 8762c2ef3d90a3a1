//! Points, boxes, and the curves between them.

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Point {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

/// A box by its middle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Rect {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Rect {
    pub(crate) fn left(self) -> f64 {
        self.x - self.width / 2.0
    }

    pub(crate) fn right(self) -> f64 {
        self.x + self.width / 2.0
    }

    pub(crate) fn top(self) -> f64 {
        self.y - self.height / 2.0
    }

    pub(crate) fn bottom(self) -> f64 {
        self.y + self.height / 2.0
    }

    pub(crate) fn between(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Rect {
            x: f64::midpoint(left, right),
            y: f64::midpoint(top, bottom),
            width: right - left,
            height: bottom - top,
        }
    }

    /// The smallest box around both.
    pub(crate) fn around(self, other: Rect) -> Self {
        Rect::between(
            self.left().min(other.left()),
            self.top().min(other.top()),
            self.right().max(other.right()),
            self.bottom().max(other.bottom()),
        )
    }
}
