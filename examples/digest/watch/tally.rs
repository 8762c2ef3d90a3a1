//! How often each node of a graph has done what.

use std::collections::HashMap;
use std::time::Duration;

use workflow::graph::{Graph, Kind, Site};
use workflow::{Event, EventKind};

/// A line for each node, those of a sub-workflow below it. All runs of a node count together.
pub(super) struct Tally {
    pub(super) rows: Vec<Row>,
    by_path: HashMap<String, usize>,
    /// The row and the start of what runs.
    open: HashMap<u64, (usize, Duration)>,
    pub(super) missed: u64,
}

pub(super) struct Row {
    pub(super) name: String,
    pub(super) depth: usize,
    pub(super) running: usize,
    pub(super) done: usize,
    pub(super) failed: usize,
    pub(super) dropped: usize,
    /// That a stream has given, or that an `each` has begun with.
    pub(super) items: u64,
    /// How long what has ended took, in all.
    pub(super) time: Duration,
    pub(super) latest: String,
}

impl Tally {
    pub(super) fn new(graph: &'static Graph) -> Self {
        let mut tally = Tally {
            rows: Vec::new(),
            by_path: HashMap::new(),
            open: HashMap::new(),
            missed: 0,
        };
        tally.add(graph.name().to_owned(), graph.name().to_owned(), 0);
        tally.add_nodes(graph, graph.name(), 1);
        tally
    }

    fn add_nodes(&mut self, graph: &'static Graph, path: &str, depth: usize) {
        let is_shown =
            |site: &Site| matches!(site.kind(), Kind::Component | Kind::Each | Kind::Loop);
        for site in graph.nodes().filter(is_shown) {
            let inside = format!("{path}/{}", site.key());
            self.add(inside.clone(), site.key().to_owned(), depth);
            if let Some(graph) = site.graph() {
                self.add_nodes(graph, &inside, depth + 1);
            }
        }
    }

    fn add(&mut self, path: String, name: String, depth: usize) -> usize {
        self.by_path.insert(path, self.rows.len());
        self.rows.push(Row {
            name,
            depth,
            running: 0,
            done: 0,
            failed: 0,
            dropped: 0,
            items: 0,
            time: Duration::ZERO,
            latest: String::new(),
        });
        self.rows.len() - 1
    }

    /// Counts an event, and gives the line that it changes.
    pub(super) fn count(&mut self, event: &Event) -> Option<usize> {
        let path = without_numbers(&event.path);
        let at = match self.by_path.get(&path) {
            Some(at) => *at,
            None => return self.count_missed(event),
        };
        match &event.kind {
            EventKind::Started { .. } | EventKind::StreamStarted { .. } => {
                self.open.insert(event.node, (at, event.time));
                self.rows[at].running += 1;
            }
            EventKind::Finished | EventKind::StreamEnded { .. } => self.end(event)?.done += 1,
            EventKind::Failed { error } => {
                let row = self.end(event)?;
                row.failed += 1;
                row.latest.clone_from(error);
            }
            EventKind::Panicked => self.end(event)?.failed += 1,
            EventKind::Cancelled => self.end(event)?.dropped += 1,
            EventKind::Item { .. } | EventKind::EachItem(_) => self.rows[at].items += 1,
            EventKind::Round(round) => self.rows[at].latest = format!("round {round}"),
            EventKind::Progress(progress) => self.rows[at].latest = format!("{progress:?}"),
            _ => return self.count_missed(event),
        }
        Some(at)
    }

    fn count_missed(&mut self, event: &Event) -> Option<usize> {
        if let EventKind::Missed(missed) = event.kind {
            self.missed += missed;
        }
        None
    }

    fn end(&mut self, event: &Event) -> Option<&mut Row> {
        let (at, start) = self.open.remove(&event.node)?;
        let row = &mut self.rows[at];
        row.running -= 1;
        row.time += event.time.saturating_sub(start);
        Some(row)
    }
}

impl Row {
    /// How long it took each time.
    pub(super) fn average(&self) -> Option<Duration> {
        let ended = u32::try_from(self.done + self.failed).ok()?;
        self.time.checked_div(ended)
    }
}

/// `Digest/summaries/Examine` of `Digest/summaries[3]/Examine`.
fn without_numbers(path: &str) -> String {
    let mut parts = path.split('[');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |path, part| {
        path + part.split_once(']').map_or(part, |(_, behind)| behind)
    })
}
