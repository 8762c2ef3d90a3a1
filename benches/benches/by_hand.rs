//! Prints what each graph costs as a workflow, beside the same graph by hand.
//!
//! criterion gives the times. The ratios come from a measurement of its own, in which the two take
//! turns a few hundred times: what else runs on the machine slows down both, and a ratio of two
//! times taken one after the other would show that instead.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::Criterion;
use workflow_benches::chain::{self, Chain};
use workflow_benches::fan::{self, Fan};
use workflow_benches::items_in_each::{self, AsReady, Each};
use workflow_benches::ladder::{self, Ladder};
use workflow_benches::nested::{Flat, Nested};
use workflow_benches::pipeline::{self, Pipeline, WithAsync};
use workflow_benches::rounds::{self, Rounds};
use workflow_benches::run;
use workflow_benches::split::{self, Split};
use workflow_benches::wide::{self, Eight, SixtyFour};

/// How many items pass a stream.
const ITEMS: u64 = 1_000_000;

#[expect(clippy::too_many_lines, reason = "it is a list of all cases")]
fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    let criterion = &mut criterion;
    let rows = [
        NODES.named("a chain").measure(
            criterion,
            || chain::by_hand(black_box(1)),
            || Chain { n0: black_box(1) }.run(),
        ),
        NODES.named("b fan").measure(
            criterion,
            || fan::by_hand(black_box(1)),
            || Fan { x: black_box(1) }.run(),
        ),
        NODES.named("c ladder").measure(
            criterion,
            || ladder::by_hand(black_box(1)),
            || Ladder { j0: black_box(1) }.run(),
        ),
        NODES.named("d loop").measure(
            criterion,
            || rounds::by_hand(black_box(2000)),
            || {
                Rounds {
                    to: black_box(2000),
                }
                .run()
            },
        ),
        Case {
            bound: 1.05,
            ..STREAMS
        }
        .named("e stream")
        .measure(
            criterion,
            || pipeline::by_hand(black_box(ITEMS)),
            || {
                Pipeline {
                    to: black_box(ITEMS),
                }
                .run()
            },
        ),
        Case {
            bound: 1.05,
            ..STREAMS
        }
        .named("e stream of async functions")
        .measure(
            criterion,
            || pipeline::with_async_by_hand(black_box(ITEMS)),
            || {
                WithAsync {
                    to: black_box(ITEMS),
                }
                .run()
            },
        ),
        STREAMS.named("split").measure(
            criterion,
            || split::by_hand(black_box(ITEMS)),
            || {
                Split {
                    to: black_box(ITEMS),
                }
                .run()
            },
        ),
        NODES.named("f join of eight").measure(
            criterion,
            || wide::eight_by_hand(black_box(1)),
            || Eight { x: black_box(1) }.run(),
        ),
        NODES.named("f FuturesUnordered of 64").measure(
            criterion,
            || wide::by_hand(64, black_box(1)),
            || SixtyFour { x: black_box(1) }.run(),
        ),
        EACH.named("each, in order").measure(
            criterion,
            || items_in_each::by_hand(black_box(10_000)),
            || {
                Each {
                    to: black_box(10_000),
                }
                .run()
            },
        ),
        EACH.named("each, as ready").measure(
            criterion,
            || items_in_each::as_ready_by_hand(black_box(10_000)),
            || {
                AsReady {
                    to: black_box(10_000),
                }
                .run()
            },
        ),
        // Here both are workflows.
        STREAMS.named("five workflows deep, and flat").measure(
            criterion,
            || {
                Flat {
                    to: black_box(ITEMS),
                }
                .run()
            },
            || {
                Nested {
                    to: black_box(ITEMS),
                }
                .run()
            },
        ),
    ];
    criterion.final_summary();
    print_table(&rows);
}

/// A graph to run both ways.
#[derive(Clone, Copy)]
struct Case {
    name: &'static str,
    /// What the workflow may cost at most, as a multiple of the same graph by hand.
    bound: f64,
    /// How often a graph runs before it is the other's turn.
    runs: u32,
    turns: usize,
}

const NODES: Case = Case {
    name: "",
    bound: 1.10,
    runs: 500,
    turns: 601,
};

/// One run is ten thousand items.
const EACH: Case = Case {
    name: "",
    bound: 1.10,
    runs: 1,
    turns: 201,
};

/// One run is a million items.
const STREAMS: Case = Case {
    name: "",
    bound: 1.10,
    runs: 1,
    turns: 201,
};

impl Case {
    fn named(self, name: &'static str) -> Self {
        Case { name, ..self }
    }

    fn measure<H, W>(
        self,
        criterion: &mut Criterion,
        by_hand: impl Fn() -> H,
        workflow: impl Fn() -> W,
    ) -> Row
    where
        H: Future<Output = u64>,
        W: Future<Output = u64>,
    {
        let size = Pair {
            by_hand: bytes(&by_hand()),
            workflow: bytes(&workflow()),
            ratio: None,
        };
        let by_hand = || run(by_hand());
        let workflow = || run(workflow());
        assert_eq!(by_hand(), workflow(), "these are two graphs");
        let mut group = criterion.benchmark_group(self.name);
        group.bench_function("by hand", |bencher| bencher.iter(by_hand));
        group.bench_function("workflow", |bencher| bencher.iter(workflow));
        group.finish();
        Row {
            case: self,
            time: self.times(by_hand, workflow),
            size,
        }
    }

    /// The median ratio of times taken in turns, and the shortest of these times.
    fn times<T>(self, by_hand: impl Fn() -> T, workflow: impl Fn() -> T) -> Pair {
        let by_hand = || time(self.runs, &by_hand);
        let workflow = || time(self.runs, &workflow);
        let mut times: Vec<(f64, f64)> = Vec::with_capacity(self.turns);
        for turn in 0..self.turns {
            times.push(if turn % 2 == 0 {
                let by_hand = by_hand();
                (by_hand, workflow())
            } else {
                let workflow = workflow();
                (by_hand(), workflow)
            });
        }
        let mut ratios: Vec<f64> = times
            .iter()
            .map(|(by_hand, workflow)| workflow / by_hand)
            .collect();
        ratios.sort_by(f64::total_cmp);
        let shortest = |times: &mut dyn Iterator<Item = f64>| times.fold(f64::INFINITY, f64::min);
        Pair {
            by_hand: shortest(&mut times.iter().map(|times| times.0)),
            workflow: shortest(&mut times.iter().map(|times| times.1)),
            ratio: Some(ratios[self.turns / 2]),
        }
    }
}

struct Row {
    case: Case,
    /// Nanoseconds of a run.
    time: Pair,
    /// Bytes of a run's future.
    size: Pair,
}

struct Pair {
    by_hand: f64,
    workflow: f64,
    /// Where it is not just that of the two.
    ratio: Option<f64>,
}

impl Pair {
    fn ratio(&self, bound: f64) -> String {
        let ratio = self.ratio.unwrap_or(self.workflow / self.by_hand);
        let mark = if ratio > bound { " !" } else { "" };
        format!("{ratio:.2}{mark}")
    }
}

/// Nanoseconds of one of `runs` runs.
fn time<T>(runs: u32, run: impl Fn() -> T) -> f64 {
    let start = Instant::now();
    for _ in 0..runs {
        black_box(run());
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(runs)
}

fn bytes<T>(value: &T) -> f64 {
    u32::try_from(size_of_val(value)).map_or(f64::INFINITY, f64::from)
}

fn print_table(rows: &[Row]) {
    println!("| case | by hand | workflow | ratio | future by hand | workflow | ratio |");
    println!("|---|---|---|---|---|---|---|");
    for Row { case, time, size } in rows {
        println!(
            "| {} | {:.0} ns | {:.0} ns | {} | {} bytes | {} bytes | {} |",
            case.name,
            time.by_hand,
            time.workflow,
            time.ratio(case.bound),
            size.by_hand,
            size.workflow,
            size.ratio(case.bound),
        );
    }
}
