//! Draws the graphs of the `workflow` crate, and what a run has made of them, as SVG and PNG.
//!
//! [`Picture`] is where to start.

mod curve;
mod geometry;
mod layout;
mod overlay;
mod picture;
#[cfg(feature = "png")]
mod png;
mod ports;
mod scene;
mod svg;
mod text;
mod theme;

pub use overlay::{NodeState, Overlay, Status};
pub use picture::Picture;
#[cfg(feature = "png")]
pub use png::PngError;
pub use theme::Theme;
