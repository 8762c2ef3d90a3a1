//! Measures all graphs, as workflows, by hand and in other systems, and writes what came out:
//! `docs/performance.md`, and the picture in it.
//!
//! `cargo run --release --manifest-path benches/peers/Cargo.toml`

// dfir_rs nests a type in another for each operator.
#![recursion_limit = "4096"]

mod dagrs_runs;
mod dfir_runs;
mod floxide_runs;
mod graph_flow_runs;
mod graphs;
mod ours;
mod plot;

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use tokio::runtime::{Builder, Runtime};
use workflow_benches::counts::{self, Counts};
use workflow_benches::times::{self, Nanoseconds};
use workflow_benches::turns::Times;
use workflow_benches::twins::{CROWDS, TWINS};

/// Runs a graph once.
pub type Run = Box<dyn FnMut() -> u64>;

/// Builds a graph of a size, or says why it cannot.
type Build = fn(Shape, usize) -> Result<Run, &'static str>;

/// All systems; the first one is what the others are compared with.
const SYSTEMS: [(&str, Build); 6] = [
    ("workflow", ours::workflow),
    ("by hand", ours::by_hand),
    ("dfir_rs 0.17.0-alpha.6", dfir_runs::run),
    ("graph-flow 0.8.1", graph_flow_runs::run),
    ("floxide 3.2.2", floxide_runs::run),
    ("dagrs 0.9.0", dagrs_runs::run),
];

/// What graphs look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Nodes in a row.
    Chain,
    /// One node, many, one.
    Fan,
    /// Diamonds in a row, of four nodes each.
    Ladder,
    /// Two nodes and a way back.
    Loop,
    /// Items through three stages.
    Stream,
}

const SHAPES: [Shape; 5] = [
    Shape::Chain,
    Shape::Fan,
    Shape::Ladder,
    Shape::Loop,
    Shape::Stream,
];

impl Shape {
    fn name(self) -> &'static str {
        match self {
            Shape::Chain => "a: nodes in a row",
            Shape::Fan => "b: 1 → n → 1",
            Shape::Ladder => "c: diamonds in a row",
            Shape::Loop => "d: a loop",
            Shape::Stream => "e: a stream through 3 stages",
        }
    }

    fn unit(self) -> &'static str {
        match self {
            Shape::Chain | Shape::Fan | Shape::Ladder => "nodes",
            Shape::Loop => "rounds",
            Shape::Stream => "items",
        }
    }

    fn sizes(self) -> [usize; 3] {
        match self {
            Shape::Stream => [1000, 10_000, 100_000],
            _ => [10, 100, 1000],
        }
    }
}

/// What a system takes for a graph.
struct Cost {
    shape: Shape,
    size: usize,
    system: usize,
    nanoseconds: f64,
}

/// Runs a future to its end, as all systems but `workflow` and `dfir_rs` ask for tokio.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    thread_local! {
        static RUNTIME: Runtime = {
            let runtime = Builder::new_current_thread().enable_time().build();
            runtime.expect("there is a clock")
        };
    }
    RUNTIME.with(|runtime| runtime.block_on(future))
}

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()?;
    let mut text = String::from(INTRODUCTION);
    twins(&mut text, &counts(&root)?)?;
    let costs = peers(&mut text)?;
    print!("{text}");
    let docs = root.join("docs");
    std::fs::create_dir_all(docs.join("plots"))?;
    plot::draw(&docs.join("plots/cost.svg"), &costs)?;
    std::fs::write(docs.join("performance.md"), text)?;
    Ok(())
}

const INTRODUCTION: &str = "\
# Performance

Written by `cargo run --release --manifest-path benches/peers/Cargo.toml`, on a machine with two cores that others use, too. So times are the
shortest of all runs, and ratios of times are medians of many in which the two took turns for a moment each. A number that is beyond its bound
is **bold**, with the bound behind it.
The times of small graphs also depend on the addresses that the linker gives to their code. Beside instructions that are not more, compare a
ratio of times with that of another program, `cargo bench -p workflow-benches --bench by_hand`.
What graphs cost while they are built is in [compile time](compile-time.md).

## Beside the same by hand

Both sides use the same functions. Instructions are those under callgrind; Bytes are those of a run's
future and of what it allocates at the same time. `bash .ci/counts` prints what can be counted alone, in a minute;
what is beyond its bound there is listed in `benches/src/bin/counts.rs`, and CI checks that nothing else is.

";

/// The table of what is beside the same by hand.
fn twins(text: &mut String, counts: &[Counts]) -> std::fmt::Result {
    writeln!(
        text,
        "| graph | by hand, with | time by hand | workflow | ratio | instructions | bytes by hand | workflow | ratio | allocations by hand | workflow |"
    )?;
    writeln!(
        text,
        "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    )?;
    let mut counts = counts.iter();
    for twins in TWINS.iter().chain(CROWDS) {
        eprintln!("{}", twins.name);
        write!(text, "{}", times::Row::measure(twins))?;
        match counts.next() {
            Some(counts) => writeln!(text, "{}", counts::Row(twins, counts).short())?,
            None => writeln!(text, " | | | | | |")?,
        }
    }
    Ok(())
}

/// Asks the program that counts, which has an allocator of its own.
fn counts(root: &Path) -> Result<Vec<Counts>, Box<dyn Error>> {
    let output = Command::new("cargo")
        .args([
            "run",
            "--release",
            "--package",
            "workflow-benches",
            "--bin",
            "counts",
            "--",
            "--json",
        ])
        .current_dir(root)
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err("nothing could be counted".into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The table of what is beside other systems.
fn peers(text: &mut String) -> Result<Vec<Cost>, Box<dyn Error>> {
    writeln!(
        text,
        "\n## Beside other systems\n\n\
         As multiples of the workflow's time. Their graphs are built once and then run, except for the loop of dagrs, whose edges a reset does not\n\
         restore. The nodes of dfir_rs are plain functions, and cannot wait.\n\n\
         ![Time of a run against the size of the graph](plots/cost.svg)\n"
    )?;
    let names: Vec<&str> = SYSTEMS.iter().skip(1).map(|(name, _)| *name).collect();
    writeln!(text, "| graph | size | workflow | {} |", names.join(" | "))?;
    writeln!(text, "|---|---:|---:|{}", "---:|".repeat(names.len()))?;
    let mut costs = Vec::new();
    for shape in SHAPES {
        for size in shape.sizes() {
            eprintln!("{} of {size}", shape.name());
            row(text, &mut costs, shape, size)?;
        }
    }
    Ok(costs)
}

fn row(
    text: &mut String,
    costs: &mut Vec<Cost>,
    shape: Shape,
    size: usize,
) -> Result<(), Box<dyn Error>> {
    let (_, build) = SYSTEMS[0];
    let mut workflow = build(shape, size)?;
    let expected = workflow();
    let mut shortest = f64::INFINITY;
    let mut cells = String::new();
    for (system, (name, build)) in SYSTEMS.iter().enumerate().skip(1) {
        let mut run = match build(shape, size) {
            Ok(run) => run,
            Err(reason) => {
                write!(cells, " {reason} |")?;
                continue;
            }
        };
        assert_eq!(run(), expected, "{name} has another graph");
        let times = Times::take(&mut [&mut workflow, &mut run]);
        shortest = shortest.min(times.shortest(0));
        let ratio = times.ratio(1, 0);
        let decimals = if ratio < 10.0 { 2 } else { 0 };
        write!(cells, " {ratio:.decimals$} |")?;
        let nanoseconds = times.shortest(1);
        costs.push(Cost {
            shape,
            size,
            system,
            nanoseconds,
        });
    }
    costs.push(Cost {
        shape,
        size,
        system: 0,
        nanoseconds: shortest,
    });
    let (name, unit) = (shape.name(), shape.unit());
    writeln!(
        text,
        "| {name} | {size} {unit} | {} |{cells}",
        Nanoseconds(shortest)
    )?;
    Ok(())
}
