//! Measures how long rustc takes over large graphs, as workflows and by hand.
//!
//! `cargo run --release -p workflow-benches --features compile-time --bin compile-time -- [--without-by-hand] [--write] [NODES…]`
//!
//! With `--write` what comes out also goes to `docs/compile-time.md` and `docs/plots/compile-time.svg`.

mod graphs;
mod package;
mod plot;
mod report;

use std::error::Error;
use std::fs;
use std::path::Path;

use graphs::Shape;
use package::{Expansion, Package, Profile};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Nodes of the graphs to build, if none are asked for.
const SIZES: [usize; 4] = [10, 100, 1000, 3000];

/// Nodes up to which graphs are also built by hand: rustc takes minutes over more.
const BY_HAND: usize = 1000;

/// How many times a graph is expanded.
const EXPANSIONS: usize = 7;

/// What rustc takes for a graph.
struct Cost {
    shape: Shape,
    size: usize,
    expansion: Expansion,
    debug: Build,
    release: Build,
}

/// Seconds to build a graph.
struct Build {
    workflow: f64,
    by_hand: Option<f64>,
}

impl Build {
    fn ratio(&self) -> Option<f64> {
        Some(self.workflow / self.by_hand?)
    }
}

fn main() -> Result<()> {
    let (mut by_hand, mut write) = (true, false);
    let mut sizes = Vec::new();
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--without-by-hand" => by_hand = false,
            "--write" => write = true,
            size => sizes.push(size.parse()?),
        }
    }
    if sizes.is_empty() {
        sizes.extend(SIZES);
    }
    let package = Package::create()?;
    let mut costs = Vec::new();
    for shape in Shape::ALL {
        for &size in &sizes {
            eprintln!("{} of {size}", shape.name());
            costs.push(cost(&package, shape, size, by_hand && size <= BY_HAND)?);
        }
    }
    let report = report::Report {
        costs: &costs,
        sizes: &sizes,
    };
    print!("{report}");
    if write {
        let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
        fs::write(docs.join("compile-time.md"), report.to_string())?;
        plot::draw(&docs.join("plots/compile-time.svg"), &costs)?;
    }
    Ok(())
}

/// How many times a graph is built. What builds for long is disturbed for a small part of it.
fn times(size: usize) -> usize {
    match size {
        0..=100 => 7,
        _ => 3,
    }
}

fn cost(package: &Package, shape: Shape, size: usize, by_hand: bool) -> Result<Cost> {
    let workflow = graphs::workflow(shape, size);
    let by_hand = by_hand.then(|| graphs::by_hand(shape, size));
    let mut expansion = package.expansion(&workflow)?;
    for _ in 1..EXPANSIONS {
        let again = package.expansion(&workflow)?.milliseconds;
        expansion.milliseconds = expansion.milliseconds.min(again);
    }
    // They take turns, so that a slow moment of the machine meets both.
    let build = |profile| -> Result<Build> {
        let mut least = Build {
            workflow: f64::INFINITY,
            by_hand: by_hand.is_some().then_some(f64::INFINITY),
        };
        for _ in 0..times(size) {
            least.workflow = least.workflow.min(package.build(&workflow, profile)?);
            if let (Some(least), Some(by_hand)) = (&mut least.by_hand, &by_hand) {
                *least = least.min(package.build(by_hand, profile)?);
            }
        }
        Ok(least)
    };
    Ok(Cost {
        shape,
        size,
        expansion,
        debug: build(Profile::Debug)?,
        release: build(Profile::Release)?,
    })
}
