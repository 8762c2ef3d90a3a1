//! Panels of a picture with logarithmic scales.

use std::error::Error;

use plotters::coord::Shift;
use plotters::prelude::*;

/// A part of a picture.
pub type Panel<'p> = DrawingArea<SVGBackend<'p>, Shift>;

/// Sizes, and what each of them takes.
pub struct Line {
    /// Of the line and its dots.
    pub color: RGBColor,
    /// In pixels.
    pub width: u32,
    /// Dashed instead of solid.
    pub is_dashed: bool,
    /// Radius of the dots, in pixels.
    pub dot: u32,
    /// Sizes in the first place.
    pub points: Vec<(f64, f64)>,
}

/// Draws what sizes take; later lines above former ones.
///
/// # Errors
///
/// If the file cannot be written.
pub fn log_log(
    panel: &Panel<'_>,
    caption: &str,
    unit: &str,
    lines: &[Line],
    label: &dyn Fn(f64) -> String,
) -> Result<(), Box<dyn Error>> {
    let points = || lines.iter().flat_map(|line| &line.points);
    let (from, to) = ends(points().map(|&(size, _)| size));
    let (least, most) = ends(points().map(|&(_, taken)| taken));
    let mut chart = ChartBuilder::on(panel)
        .caption(caption, ("sans-serif", 15))
        .margin(8)
        .x_label_area_size(34)
        .y_label_area_size(62)
        .build_cartesian_2d(
            (from * 0.8..to * 1.25).log_scale(),
            (least / 2.0..most * 2.0).log_scale(),
        )?;
    chart
        .configure_mesh()
        .light_line_style(TRANSPARENT)
        .x_desc(unit)
        .y_labels(7)
        .x_labels(4)
        .x_label_formatter(&|size| format!("{size}"))
        .y_label_formatter(&|&taken| label(taken))
        .draw()?;
    for line in lines {
        let style = line.color.stroke_width(line.width);
        let points = line.points.iter().copied();
        if line.is_dashed {
            chart.draw_series(DashedLineSeries::new(points.clone(), 6, 4, style))?;
        } else {
            chart.draw_series(LineSeries::new(points.clone(), style))?;
        }
        let dot = line.color.filled();
        chart.draw_series(points.map(|point| Circle::new(point, line.dot, dot)))?;
    }
    Ok(())
}

fn ends(numbers: impl Iterator<Item = f64>) -> (f64, f64) {
    numbers.fold((f64::INFINITY, 0.0), |(least, most), number| {
        (least.min(number), most.max(number))
    })
}
