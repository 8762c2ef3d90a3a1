//! Prints what it costs to watch a run: chain a, bare and under observers that take turns with it.
//!
//! `cargo bench -p workflow-benches --bench observed`

use std::hint::black_box;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use workflow::{Broadcast, Graph, Node, Observed, Observer, Site, Traced};
use workflow_benches::chain::Chain;
use workflow_benches::run;
use workflow_benches::turns::Times;

/// How many nodes the chain has.
const NODES: f64 = 100.0;

/// Names, and what they may cost at most, in nanoseconds for each node.
const SYSTEMS: [(&str, f64); 5] = [
    ("bare", f64::INFINITY),
    ("counting", 20.0),
    ("spans without a subscriber", 10.0),
    ("events that nobody reads", f64::INFINITY),
    ("events for a slow reader", f64::INFINITY),
];

/// Counts what starts, finishes and fails.
#[derive(Default)]
struct Count {
    started: AtomicU64,
    finished: AtomicU64,
    failed: AtomicU64,
}

impl Observer for Count {
    type Scope = ();

    fn root(&self, _: &'static Graph) {}

    fn child(&self, (): (), _: Site) {}

    fn started<N: Node>(&self, (): (), _: &N) {
        self.started.fetch_add(1, Relaxed);
    }

    fn finished<N: Node>(&self, (): (), output: &N::Output) {
        let count = match N::failed(output) {
            None => &self.finished,
            Some(_) => &self.failed,
        };
        count.fetch_add(1, Relaxed);
    }
}

fn chain() -> Chain {
    Chain { n0: black_box(1) }
}

fn main() {
    let count = Count::default();
    let traced = Traced::new();
    let (unread, read) = (Broadcast::new(1024), Broadcast::new(1024));
    let events = read.events();
    let systems: &mut [&mut dyn FnMut() -> u64] = &mut [
        &mut || run(chain().run(), || {}),
        &mut || run(chain().run_with(Observed::new(&count)), || {}),
        &mut || run(chain().run_with(Observed::new(&traced)), || {}),
        &mut || run(chain().run_with(Observed::new(&unread)), || {}),
        &mut || run(chain().run_with(Observed::new(&read)), || {}),
    ];
    let times = Times::take(systems);
    drop(events);
    assert_eq!(
        count.started.into_inner(),
        count.finished.into_inner(),
        "none fails"
    );
    println!("| chain a | a run | more for each node |\n|---|---:|---:|");
    for (system, (name, bound)) in SYSTEMS.iter().enumerate() {
        let time = times.shortest(system);
        let more = (time - times.shortest(0)) / NODES;
        let mark = if more > *bound { " !" } else { "" };
        println!("| {name} | {time:.0} ns | {more:.1} ns{mark} |");
    }
}
