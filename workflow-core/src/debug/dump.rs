//! What runs do at one moment, and what they wait for.

use std::collections::HashMap;
use std::fmt;
use std::time::Duration;

use super::book::{Book, Instant, Running};
use super::report::Names;
use super::wait::Waits;
use crate::Place;

/// The runs that go on, as [`debug::dump`](super::dump) has found them. Its text has a line for
/// each node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dump {
    runs: Vec<LiveRun>,
}

/// A run that goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LiveRun {
    /// The name of its workflow.
    pub name: &'static str,
    /// How long ago it has started.
    pub time: Duration,
    /// Its nodes that run or will run, as far as the workflows, rounds and items that they stand in
    /// have begun.
    pub nodes: Vec<LiveNode>,
}

/// A node of a run that goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LiveNode {
    /// Where it stands, such as `Support/answer[3]/draft`.
    pub path: String,
    /// What it does.
    pub activity: Activity,
}

/// What a node does.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Activity {
    /// It is polled at this moment.
    Polled {
        /// How long ago it has started.
        time: Duration,
    },
    /// It has started, and waits.
    Waiting {
        /// How long ago it has started.
        time: Duration,
        /// The nodes whose items it reads and that wait themselves. If there are none, it waits for
        /// something of its own.
        reads: Vec<String>,
        /// Whether it runs on a task, or a thread, of its own.
        has_task: bool,
    },
    /// A try has failed, and it waits for the next.
    Pausing {
        /// How long from now.
        left: Duration,
    },
    /// It has not started.
    NotStarted {
        /// The nodes that it waits for.
        waits_for: Vec<String>,
    },
}

impl Dump {
    /// The runs, in the order in which they have started.
    pub fn runs(&self) -> &[LiveRun] {
        &self.runs
    }

    pub(super) fn of(book: &Book, now: Instant) -> Self {
        let runs = book.by_run();
        let roots = book.running_of(runs.keys().copied());
        let mut roots: Vec<_> = roots.collect();
        roots.sort_unstable_by_key(|(_, running)| running.number);
        let pauses = book.pauses();
        let runs = roots.into_iter().filter_map(|(root, running)| {
            Some(LiveRun {
                name: book.table.own_graph(root)?.name(),
                time: now.saturating_duration_since(running.since),
                nodes: nodes(book, root, &runs[&root], &pauses, now),
            })
        });
        Dump {
            runs: runs.collect(),
        }
    }
}

/// The nodes of the run at `root`, whose places are `places`.
fn nodes(
    book: &Book,
    root: Place,
    places: &[Place],
    pauses: &HashMap<Place, Instant>,
    now: Instant,
) -> Vec<LiveNode> {
    let mut running: Vec<_> = book
        .running_of(places.iter().copied())
        .filter(|(place, _)| *place != root && !pauses.contains_key(place))
        .collect();
    running.sort_unstable_by_key(|(_, running)| running.number);
    let started = running.iter().map(|(place, running)| LiveNode {
        path: book.path(*place),
        activity: activity(book, places, *place, running, now),
    });
    let mut nodes: Vec<_> = started.collect();

    let pausing = places.iter().filter_map(|at| Some((at, pauses.get(at)?)));
    let pausing = pausing.map(|(at, due)| LiveNode {
        path: book.path(*at),
        activity: Activity::Pausing {
            left: due.saturating_duration_since(now),
        },
    });
    nodes.extend(in_order(pausing.collect()));

    let blocks = places.iter().copied().filter(|place| {
        let table = &book.table;
        match table.own_graph(*place) {
            // A workflow, once it runs.
            Some(_) => book.running(*place).is_some(),
            None => table.is_block(*place),
        }
    });
    let waiting = blocks
        .filter_map(|block| Some((block, book.table.graph(block)?)))
        .flat_map(|(block, graph)| {
            let not_started = Waits::new(book, block, graph).not_started(places);
            not_started
                .into_iter()
                .map(move |(site, waits_for)| LiveNode {
                    path: book.table.of_node(block, site),
                    activity: Activity::NotStarted { waits_for },
                })
        });
    nodes.extend(in_order(waiting.collect()));
    nodes
}

fn in_order(mut nodes: Vec<LiveNode>) -> Vec<LiveNode> {
    nodes.sort_by(|one, other| one.path.cmp(&other.path));
    nodes
}

fn activity(
    book: &Book,
    places: &[Place],
    place: Place,
    running: &Running,
    now: Instant,
) -> Activity {
    let time = now.saturating_duration_since(running.since);
    if running.is_polled {
        return Activity::Polled { time };
    }
    Activity::Waiting {
        time,
        reads: book.waiting_streams(place, places),
        has_task: running.has_task,
    }
}

impl fmt::Display for Dump {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.runs.is_empty() {
            return writeln!(f, "no run is watched");
        }
        self.runs.iter().try_for_each(|run| run.fmt(f))
    }
}

impl fmt::Display for LiveRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} has run for {:.1?}", self.name, self.time)?;
        self.nodes
            .iter()
            .try_for_each(|node| writeln!(f, "  {node}"))
    }
}

impl fmt::Display for LiveNode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let LiveNode { path, activity } = self;
        match activity {
            Activity::Polled { time } => {
                write!(f, "{path} is being polled, {time:.1?} after its start")
            }
            Activity::Waiting {
                time,
                reads,
                has_task,
            } => {
                write!(f, "{path} has run for {time:.1?}")?;
                if *has_task {
                    f.write_str(", on a task or a thread of its own")?;
                }
                if !reads.is_empty() {
                    write!(f, ", and waits for items of {}", Names(reads, "or"))?;
                }
                Ok(())
            }
            Activity::Pausing { left } => {
                write!(f, "{path} waits {left:.1?} for its next try")
            }
            Activity::NotStarted { waits_for } => {
                write!(f, "{path} waits for {}", Names(waits_for, "and"))
            }
        }
    }
}
