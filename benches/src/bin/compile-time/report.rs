//! The page: what was measured, and which bounds it keeps.

use std::fmt::{self, Display, Formatter};

use workflow_benches::ratio::Ratio;

use crate::graphs::Shape;
use crate::{Build, Cost};

/// How long graphs may take to build, beside the same by hand.
const RATIO_OF_100: f64 = 1.2;
const RATIO_OF_1000: f64 = 0.3;

/// How much longer three times as many nodes may take.
const GROWTH: f64 = 3.3;

/// Milliseconds that the expansion of 100 nodes may take.
pub(crate) const EXPANSION: f64 = 25.0;

/// What becomes `docs/compile-time.md`.
pub(crate) struct Report<'c> {
    pub(crate) costs: &'c [Cost],
    /// What was asked for; not all of it is built.
    pub(crate) sizes: &'c [usize],
}

impl Display for Report<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(INTRODUCTION)?;
        self.table(f)?;
        f.write_str(METHOD)?;
        for bound in &BOUNDS {
            self.verdict(f, bound)?;
        }
        f.write_str(REASONS)?;
        if self.sizes.contains(&10) && self.sizes.contains(&100) {
            self.parts(f)?;
        }
        Ok(())
    }
}

const INTRODUCTION: &str = "\
# Compile time

What rustc takes for large workflows, and for the same graphs by hand. Written by
`cargo run --release -p workflow-benches --features compile-time --bin compile-time -- --write`; with numbers instead of `--write`, it
prints what graphs of so many nodes take, and with `--without-by-hand` only workflows.

![Time to build and to expand against the number of nodes](plots/compile-time.svg)

A ratio that is beyond its bound is **bold**, with the bound behind it. Graphs by hand of more than 1000 nodes are not built: rustc takes
minutes over some of them.

";

const HEAD: &str = "\
| graph | nodes | expansion | generated code | debug | by hand | ratio | release | by hand | ratio |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|";

const METHOD: &str = "
## How it is measured

- A *chain* has its nodes in a row, a *fan* side by side. *Routes* are a `match` on each value, with a node in each of two arms; all three
  count. In a *grid* each node comes after its upper and left neighbour. By hand, nodes that are ready at the same time stand under one
  `join!`; a grid becomes a `join!` for each diagonal, which promises less (see [performance](performance.md)).
- *Debug* and *release* are seconds that all processes of a build keep a processor busy, from cargo to the linker, with the dependencies
  built before and `CARGO_INCREMENTAL=0`. So they hold on a machine that does other things, too.
- Workflow and by hand take turns: 7 times up to 100 nodes, 3 times above. What disturbs a build only ever adds to it, so the least counts.
- *Expansion* is what rustc calls `macro_expand_crate`, by the clock, the least of 7. The macro itself is built with optimisations
  in all builds (`opt-level = 3` in `[profile.dev.build-override]` and `[profile.release.build-override]`).
- *Generated code* is the program without macros, as rustc prints it.

## Bounds

";

const REASONS: &str = "
## Why

- rustc's work for one `async` body grows faster than its awaits: each of them assigns the context of the task anew, and the borrow
  checker follows each of these assignments through all that comes behind it. By hand, a long chain is one body. The macro cuts a body of
  more than 128 awaits into blocks of about 32, and these again if they are many. Each is compiled on its own: polled in one place only, it
  would become a part of one large function, which takes LLVM long.
- What has been borrowed stays in the future until its scope ends, and rustc compares all that stays with each other, for each await. So
  values that several nodes take are moved through their copying, where they can be.
- A grid cannot be cut into forks: its strands stand side by side in one join and hand their values on through slots. They become longer
  with the grid. By hand, `join!`s of diagonals are short bodies, and do not grow faster than the grid, so there is nothing to
  be gained by cutting: 0.3 of them would be less for each node than an await in a short chain takes. But they promise less: each node
  waits for all of the diagonal in front of it. Beside strands for rows by hand, which promise the same, a grid takes 1.5 times as
  long in debug and 1.2 times in release, of 100 and of 1024 nodes.
- Of few nodes, a chain of plain awaits or a `match` with an await in each arm is the cheapest code that rustc knows, and a workflow is
  more than that: each node goes through a generic call, by which an observer or another driver comes in.

- For each expression, rustc goes through all that it does not know for sure yet, and what an `async` block borrows or moves is not known for
  sure before the end of the function around it. So of thrice the nodes there are thrice the blocks to go through for each: a chain of 3000
  by hand, in blocks of 32, takes 3.40 times the instructions of one of 1000, with plain awaits; as a workflow 3.43. Expansion, counted the
  same way, takes 3.0 times the instructions, but for grids, which take 3.2 times.

What that takes was counted once, in millions of instructions of rustc under callgrind, up to the end of its checks, for 100 nodes:

| | by hand | by hand, with more of what a workflow promises | workflow |
|---|---:|---:|---:|
| chain | 404 | 571: each node a struct that a generic driver is called with | 611 |
| routes | 226 | 287: the same | 415 |
| grid | 438, a `join!` for each diagonal | 642: a strand for each row, with a cell for each value, without a driver and not `Send` | 946 |

Of the 189 that routes take more than by hand, the driver's calls are about 61, the expansion 39, the graph 34, what stands once for the
components and the workflow 33, and telling which way a route goes the rest. To be within 1.2 of plain awaits in debug, one of these would
have to go.
";

const PARTS: &str = "
A part of that comes once, the rest with each node:

| graph | 10 nodes take more | each of the next 90: debug | by hand | release | by hand |
|---|---:|---:|---:|---:|---:|";

/// What numbers are held to.
struct Bound {
    text: &'static str,
    limit: f64,
    /// The numbers of a shape, and which ones they are; none where it was not measured.
    numbers: fn(&Report<'_>, Shape) -> Vec<(String, f64)>,
}

const BOUNDS: [Bound; 5] = [
    Bound {
        text: "100 nodes take at most 1.2 times as long to build as by hand.",
        limit: RATIO_OF_100,
        numbers: |report, shape| report.ratios(shape, 100),
    },
    Bound {
        text: "1000 nodes take at most 0.3 times as long to build as by hand.",
        limit: RATIO_OF_1000,
        numbers: |report, shape| report.ratios(shape, 1000),
    },
    Bound {
        text: "3000 nodes take at most 3.3 times as long to build as 1000.",
        limit: GROWTH,
        numbers: |report, shape| report.growth(shape, 1000, 3000),
    },
    Bound {
        text: "Expansion takes at most 25 ms per 100 nodes.",
        limit: EXPANSION,
        numbers: |report, shape| report.expansion(shape),
    },
    Bound {
        text: "Expansion of 3000 nodes takes at most 3.3 times as long as that of 1000.",
        limit: GROWTH,
        numbers: |report, shape| report.growth_of_expansion(shape, 1000, 3000),
    },
];

impl Report<'_> {
    fn table(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}")?;
        for shape in Shape::ALL {
            for &size in self.sizes {
                write!(f, "| {} | {size} |", shape.name())?;
                match self.cost(shape, size) {
                    Some(cost) => writeln!(f, "{}", Numbers(cost))?,
                    None => writeln!(f, "{}", " — |".repeat(8))?,
                }
            }
        }
        Ok(())
    }

    /// Says which graphs keep a bound, and which do not.
    fn verdict(&self, f: &mut Formatter<'_>, bound: &Bound) -> fmt::Result {
        let (mut kept, mut broken, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
        for shape in Shape::ALL {
            let numbers = (bound.numbers)(self, shape);
            let is_beyond = |&(_, number): &_| Ratio::new(number, bound.limit).is_beyond();
            let verdict = match numbers.iter().any(is_beyond) {
                _ if numbers.is_empty() => &mut unknown,
                true => &mut broken,
                false => &mut kept,
            };
            let numbers = numbers
                .iter()
                .map(|(of, number)| format!("{of} {number:.2}"));
            let numbers: Vec<String> = numbers.collect();
            verdict.push(match numbers.as_slice() {
                [] => shape.name().to_owned(),
                _ => format!("{} ({})", shape.name(), numbers.join(", ")),
            });
        }
        writeln!(f, "- {}", bound.text)?;
        for (verdict, shapes) in [
            ("Met", kept),
            ("**Not met**", broken),
            ("Not measured", unknown),
        ] {
            if !shapes.is_empty() {
                writeln!(f, "  - {verdict}: {}", shapes.join(", "))?;
            }
        }
        Ok(())
    }

    /// What a workflow costs beside the same by hand, and what each of its nodes.
    fn parts(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "{PARTS}")?;
        for shape in Shape::ALL {
            let Some((few, many)) = self.cost(shape, 10).zip(self.cost(shape, 100)) else {
                continue;
            };
            let Some(by_hand) = few.debug.by_hand else {
                continue;
            };
            let more = (few.debug.workflow - by_hand) * 1e3;
            write!(f, "| {} | {more:.0} ms |", shape.name())?;
            let nodes = nodes(many) - nodes(few);
            for ((_, few), (_, many)) in profiles(few).into_iter().zip(profiles(many)) {
                let workflow = (many.workflow - few.workflow) * 1e3 / nodes;
                write!(f, " {workflow:.2} ms |")?;
                match few.by_hand.zip(many.by_hand) {
                    Some((few, many)) => write!(f, " {:.2} ms |", (many - few) * 1e3 / nodes)?,
                    None => write!(f, " — |")?,
                }
            }
            writeln!(f)?;
        }
        Ok(())
    }

    fn cost(&self, shape: Shape, size: usize) -> Option<&Cost> {
        let mut costs = self.costs.iter();
        costs.find(|cost| cost.shape == shape && cost.size == size)
    }

    fn ratios(&self, shape: Shape, size: usize) -> Vec<(String, f64)> {
        let Some(cost) = self.cost(shape, size) else {
            return Vec::new();
        };
        let ratio = |(name, build): (&str, &Build)| Some((name.to_owned(), build.ratio()?));
        profiles(cost).into_iter().filter_map(ratio).collect()
    }

    fn growth(&self, shape: Shape, from: usize, to: usize) -> Vec<(String, f64)> {
        let Some((from, to)) = self.cost(shape, from).zip(self.cost(shape, to)) else {
            return Vec::new();
        };
        let both = profiles(from).into_iter().zip(profiles(to));
        let growth =
            both.map(|((name, from), (_, to))| (name.to_owned(), to.workflow / from.workflow));
        growth.collect()
    }

    /// Milliseconds per 100 nodes, of graphs with so many.
    fn expansion(&self, shape: Shape) -> Vec<(String, f64)> {
        let costs = self.costs.iter();
        let costs = costs.filter(|cost| cost.shape == shape && cost.size >= 100);
        costs
            .map(|cost| {
                (
                    format!("{} nodes", cost.size),
                    cost.expansion.milliseconds * 100.0 / nodes(cost),
                )
            })
            .collect()
    }

    fn growth_of_expansion(&self, shape: Shape, from: usize, to: usize) -> Vec<(String, f64)> {
        let costs = self.cost(shape, from).zip(self.cost(shape, to));
        let growth =
            |(from, to): (&Cost, &Cost)| to.expansion.milliseconds / from.expansion.milliseconds;
        let growth = costs.map(growth);
        growth
            .map(|growth| ("expansion".to_owned(), growth))
            .into_iter()
            .collect()
    }
}

#[expect(clippy::cast_precision_loss, reason = "there are not that many")]
pub(crate) fn nodes(cost: &Cost) -> f64 {
    cost.size as f64
}

fn profiles(cost: &Cost) -> [(&str, &Build); 2] {
    [("debug", &cost.debug), ("release", &cost.release)]
}

/// What stands in a row of the table, behind the name.
struct Numbers<'c>(&'c Cost);

impl Display for Numbers<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Cost {
            size, expansion, ..
        } = self.0;
        let bound = match size {
            100 => RATIO_OF_100,
            1000 => RATIO_OF_1000,
            _ => f64::INFINITY,
        };
        let kilobytes = expansion.bytes / 1000;
        write!(f, " {:.0} ms | {kilobytes} kB |", expansion.milliseconds)?;
        for (_, build) in profiles(self.0) {
            write!(f, " {:.2} s |", build.workflow)?;
            match build.by_hand.zip(build.ratio()) {
                Some((by_hand, ratio)) => {
                    write!(f, " {by_hand:.2} s | {} |", Ratio::new(ratio, bound))?;
                }
                None => write!(f, " — | — |")?,
            }
        }
        Ok(())
    }
}
