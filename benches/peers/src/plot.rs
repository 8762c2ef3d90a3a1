//! Draws what each system takes for graphs of each size.

use std::error::Error;
use std::path::Path;

use plotters::prelude::*;
use workflow_benches::plots::{Line, Panel, log_log};
use workflow_benches::times::Nanoseconds;

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

fn draw_shape(panel: &Panel<'_>, shape: Shape, costs: &[Cost]) -> Result<(), Box<dyn Error>> {
    let lines = (0..SYSTEMS.len()).zip(COLORS).map(|(system, color)| {
        let costs = costs.iter().filter(|cost| cost.shape == shape);
        let costs = costs.filter(|cost| cost.system == system);
        Line {
            color,
            width: if system == 0 { 3 } else { 2 },
            is_dashed: false,
            dot: 3,
            points: costs
                .map(|cost| (cost.size as f64, cost.nanoseconds))
                .collect(),
        }
    });
    let lines: Vec<Line> = lines.rev().collect();
    log_log(panel, shape.name(), shape.unit(), &lines, &|time| {
        Nanoseconds(time).to_string()
    })
}

fn draw_names(panel: &Panel<'_>) -> Result<(), Box<dyn Error>> {
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
