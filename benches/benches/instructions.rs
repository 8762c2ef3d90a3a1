//! Counts the instructions of each graph under callgrind, as a workflow and by hand.
//!
//! The program `counts` runs this and compares the two.

#![expect(missing_docs, reason = "what the macros write has none")]

use std::hint::black_box;

use gungraun::{Callgrind, LibraryBenchmarkConfig};
use gungraun::{library_benchmark, library_benchmark_group, main};
use workflow_benches::twins::{TWINS, Way};

type Run = fn() -> u64;

/// So that what is there only once, such as room that a thread keeps, is there already.
fn once(way: Way) -> Run {
    black_box((way.run)());
    way.run
}

#[library_benchmark]
#[benches::twins(iter = TWINS.iter().map(|twins| twins.by_hand), setup = once)]
fn by_hand(run: Run) -> u64 {
    black_box(run())
}

#[library_benchmark]
#[benches::twins(iter = TWINS.iter().map(|twins| twins.workflow), setup = once)]
fn workflow(run: Run) -> u64 {
    black_box(run())
}

library_benchmark_group!(name = twins, benchmarks = [by_hand, workflow]);

main!(
    config = LibraryBenchmarkConfig::default().tool(Callgrind::with_args(["--cache-sim=no"])),
    library_benchmark_groups = [twins]
);
