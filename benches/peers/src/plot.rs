//! Draws what each system takes for graphs of each size.

use std::error::Error;
use std::path::Path;

use plotters::prelude::*;

use crate::{Cost, SHAPES, SYSTEMS, Shape};

const COLORS: [RGBColor; 6] = [
    RGBColor(0, 90, 200),
    RGBColor(120, 120, 120),
    RGBColor(0, 150, 110),
    RGBColor(200, 120, 0),
    RGBColor(150, 60, 170),
    RGBColor(200, 30, 40),
];

pub fn draw(path: &Path, costs: &[Cost]) -> Result<(), Box<dyn Error>> {
    let area = SVGBackend::new(path, (960, 620)).into_drawing_area();
    area.fill(&WHITE)?;
    let panels = area.split_evenly((2, 3));
    for (shape, panel) in SHAPES.into_iter().zip(&panels) {
        draw_shape(panel, shape, costs)?;
    }
    draw_names(&panels[SHAPES.len()])?;
    area.present()?;
    Ok(())
}

type Panel<'p> = DrawingArea<SVGBackend<'p>, plotters::coord::Shift>;

fn draw_shape(panel: &Panel, shape: Shape, costs: &[Cost]) -> Result<(), Box<dyn Error>> {
    let costs: Vec<&Cost> = costs.iter().filter(|cost| cost.shape == shape).collect();
    let sizes = shape.sizes().map(|size| size as f64);
    let least = costs
        .iter()
        .map(|cost| cost.nanoseconds)
        .fold(f64::INFINITY, f64::min);
    let most = costs
        .iter()
        .map(|cost| cost.nanoseconds)
        .fold(0.0, f64::max);
    let mut chart = ChartBuilder::on(panel)
        .caption(shape.name(), ("sans-serif", 15))
        .margin(8)
        .x_label_area_size(34)
        .y_label_area_size(62)
        .build_cartesian_2d(
            (sizes[0] * 0.8..sizes[2] * 1.25).log_scale(),
            (least / 2.0..most * 2.0).log_scale(),
        )?;
    chart
        .configure_mesh()
        .light_line_style(TRANSPARENT)
        .x_desc(shape.unit())
        .y_labels(7)
        .x_labels(4)
        .x_label_formatter(&|size| format!("{size}"))
        .y_label_formatter(&|&time| workflow_benches::times::Nanoseconds(time).to_string())
        .draw()?;
    for (system, color) in (0..SYSTEMS.len()).zip(COLORS).rev() {
        let points = costs.iter().filter(|cost| cost.system == system);
        let points: Vec<(f64, f64)> = points
            .map(|cost| (cost.size as f64, cost.nanoseconds))
            .collect();
        let style = color.stroke_width(if system == 0 { 3 } else { 2 });
        chart.draw_series(LineSeries::new(points.clone(), style))?;
        let dots = points
            .into_iter()
            .map(|point| Circle::new(point, 3, color.filled()));
        chart.draw_series(dots)?;
    }
    Ok(())
}

fn draw_names(panel: &Panel) -> Result<(), Box<dyn Error>> {
    panel.draw_text(
        "Time of a run",
        &("sans-serif", 15).into_text_style(panel),
        (40, 20),
    )?;
    for ((at, (name, _)), color) in (0..).zip(SYSTEMS).zip(COLORS) {
        let y = 58 + 26 * at;
        let line = [(40, y), (80, y)];
        panel.draw(&PathElement::new(line.to_vec(), color.stroke_width(3)))?;
        panel.draw_text(
            name,
            &("sans-serif", 14).into_text_style(panel),
            (92, y - 7),
        )?;
    }
    Ok(())
}
