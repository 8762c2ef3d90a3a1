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
use workflow_benches::ladder::{self, Ladder};
use workflow_benches::run;

/// What a workflow may cost at most, as a multiple of the same graph by hand.
const BOUND: f64 = 1.10;

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    let rows = [
        chain(&mut criterion),
        fan(&mut criterion),
        ladder(&mut criterion),
    ];
    criterion.final_summary();
    print_table(&rows);
}

/// Benchmarks one graph, both ways.
macro_rules! case {
    ($name:literal, $module:ident, $Workflow:ident { $input:ident }) => {
        fn $module(criterion: &mut Criterion) -> Row {
            let by_hand = || run($module::by_hand(black_box(1)));
            let workflow = || {
                run($Workflow {
                    $input: black_box(1),
                }
                .run())
            };
            assert_eq!(by_hand(), workflow(), "these are two graphs");
            let mut group = criterion.benchmark_group($name);
            group.bench_function("by hand", |bencher| bencher.iter(by_hand));
            group.bench_function("workflow", |bencher| bencher.iter(workflow));
            group.finish();
            Row {
                name: $name,
                time: Pair::of_times(by_hand, workflow),
                size: Pair {
                    by_hand: bytes(&$module::by_hand(1)),
                    workflow: bytes(&$Workflow { $input: 1 }.run()),
                    ratio: None,
                },
            }
        }
    };
}

case!("a chain", chain, Chain { n0 });
case!("b fan", fan, Fan { x });
case!("c ladder", ladder, Ladder { j0 });

struct Row {
    name: &'static str,
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
    /// The median ratio of times taken in turns, and the shortest of these times.
    fn of_times<T>(by_hand: impl Fn() -> T, workflow: impl Fn() -> T) -> Self {
        const TURNS: usize = 601;
        const RUNS: u32 = 500;
        let by_hand = || time(RUNS, &by_hand);
        let workflow = || time(RUNS, &workflow);
        let mut times: Vec<(f64, f64)> = Vec::with_capacity(TURNS);
        for turn in 0..TURNS {
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
            ratio: Some(ratios[TURNS / 2]),
        }
    }

    fn ratio(&self) -> String {
        let ratio = self.ratio.unwrap_or(self.workflow / self.by_hand);
        let mark = if ratio > BOUND { " !" } else { "" };
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
    for Row { name, time, size } in rows {
        println!(
            "| {name} | {:.0} ns | {:.0} ns | {} | {} bytes | {} bytes | {} |",
            time.by_hand,
            time.workflow,
            time.ratio(),
            size.by_hand,
            size.workflow,
            size.ratio(),
        );
    }
}
