//! Draws what rustc takes for graphs of each size.

use std::path::Path;

use plotters::element::DashedPathElement;
use plotters::prelude::*;
use workflow_benches::plots::{Line, Panel, log_log};

use crate::graphs::Shape;
use crate::report::{EXPANSION, nodes};
use crate::{Cost, Result};

const COLORS: [RGBColor; 4] = [
    RGBColor(0, 90, 200),
    RGBColor(0, 150, 110),
    RGBColor(200, 120, 0),
    RGBColor(150, 60, 170),
];
const BOUND: RGBColor = RGBColor(120, 120, 120);

pub(crate) fn draw(path: &Path, costs: &[Cost]) -> Result<()> {
    let area = SVGBackend::new(path, (960, 400)).into_drawing_area();
    area.fill(&WHITE)?;
    let (panels, names) = area.split_horizontally(780);
    let panels = panels.split_evenly((1, 2));
    draw_builds(&panels[0], costs)?;
    draw_expansions(&panels[1], costs)?;
    draw_names(&names)?;
    area.present()?;
    Ok(())
}

fn draw_builds(panel: &Panel<'_>, costs: &[Cost]) -> Result<()> {
    let by_hand = |cost: &Cost| Some((nodes(cost), cost.debug.by_hand?));
    let workflow = |cost: &Cost| Some((nodes(cost), cost.debug.workflow));
    let mut all = lines(costs, true, by_hand);
    all.extend(lines(costs, false, workflow));
    log_log(panel, "Debug build", "nodes", &all, &|seconds| {
        format!("{seconds} s")
    })
}

fn draw_expansions(panel: &Panel<'_>, costs: &[Cost]) -> Result<()> {
    let sizes = costs.iter().map(nodes);
    let bound = Line {
        color: BOUND,
        width: 2,
        is_dashed: true,
        dot: 0,
        points: sizes.map(|size| (size, EXPANSION * size / 100.0)).collect(),
    };
    let expansion = |cost: &Cost| Some((nodes(cost), cost.expansion.milliseconds));
    let mut all = vec![bound];
    all.extend(lines(costs, false, expansion));
    log_log(panel, "Expansion", "nodes", &all, &|time| {
        format!("{time} ms")
    })
}

fn lines(
    costs: &[Cost],
    is_dashed: bool,
    point: impl Fn(&Cost) -> Option<(f64, f64)>,
) -> Vec<Line> {
    let line = |(shape, color)| {
        let costs = costs.iter().filter(|cost| cost.shape == shape);
        Line {
            color,
            width: 2,
            is_dashed,
            dot: 3,
            points: costs.filter_map(&point).collect(),
        }
    };
    Shape::ALL.into_iter().zip(COLORS).map(line).collect()
}

fn draw_names(panel: &Panel<'_>) -> Result<()> {
    let mut names = Vec::new();
    for (shape, color) in Shape::ALL.into_iter().zip(COLORS) {
        names.push((format!("{}, workflow", shape.name()), color, false));
        names.push((format!("{}, by hand", shape.name()), color, true));
    }
    let bound = format!("{EXPANSION} ms per 100 nodes");
    names.push((bound, BOUND, true));
    let style = ("sans-serif", 13).into_text_style(panel);
    for ((name, color, is_dashed), y) in names.iter().zip((40..).step_by(26)) {
        let ends = [(0, y), (36, y)];
        let line = color.stroke_width(2);
        if *is_dashed {
            panel.draw(&DashedPathElement::new(ends, 6, 4, line))?;
        } else {
            panel.draw(&PathElement::new(ends, line))?;
        }
        panel.draw_text(name, &style, (44, y - 7))?;
    }
    Ok(())
}
