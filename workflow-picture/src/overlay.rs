//! What a run has made of a graph so far.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use workflow_core::{Event, EventKind};

/// What is known about a run, to be drawn over the picture of its workflow; see [`Picture::overlay`](crate::Picture::overlay).
///
/// It is filled from anything: a log, a journal, a server's events. Nodes are named by their paths, as errors name them:
/// `Support/intent`, and `Support/find/search` inside the sub-workflow `find`. The numbers of rounds and items,
/// `Agent/loop[7]/think`, may be there or not: what happened in all of them is added up.
///
/// # Example
///
/// ```
/// use std::time::Duration;
/// use workflow_picture::{Overlay, Status};
///
/// let mut overlay = Overlay::new();
/// overlay.started("Agent/loop[0]/think");
/// overlay.done("Agent/loop[0]/think", Duration::from_millis(20));
/// overlay.started("Agent/loop[1]/think");
/// overlay.failed("Agent/loop[1]/think", Duration::from_millis(5), "out of tokens");
/// overlay.end();
///
/// let think = overlay.node("Agent/loop/think").unwrap();
/// assert_eq!((think.status(), think.runs()), (Status::Failed, 2));
/// assert_eq!(think.time(), Duration::from_millis(25));
/// assert_eq!(think.error(), Some("out of tokens"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overlay {
    nodes: BTreeMap<String, NodeState>,
    has_ended: bool,
    missed: u64,
    /// What runs, by the numbers that events give.
    open: BTreeMap<u64, Open>,
}

/// A start whose end is still to come.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Open {
    path: Arc<str>,
    since: Duration,
    is_root: bool,
    /// The error that a stream has given last.
    error: Option<String>,
}

/// How far a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Status {
    /// It has not started, and still may.
    Waiting,
    /// It runs: at least one of its runs has not ended.
    Running,
    /// Its last run has ended well.
    Done,
    /// Its last run has ended with an error, whatever was dropped beside it.
    Failed,
    /// It was dropped before it ended: it lost a race, or the run has ended around it.
    Cancelled,
    /// The run has ended without it.
    NotTaken,
}

/// What is known about one node.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NodeState {
    running: u64,
    ended: u64,
    last: Option<Status>,
    time: Duration,
    items: Option<u64>,
    error: Option<String>,
    /// Where the error was, with the numbers of rounds and items.
    failed_at: Option<String>,
    ways: Vec<String>,
}

impl Overlay {
    /// Of a run about which nothing is known yet: all nodes wait.
    pub fn new() -> Self {
        Overlay::default()
    }

    /// A node has started, once more.
    pub fn started(&mut self, path: &str) {
        self.entry(path).running += 1;
    }

    /// A run of a node has ended well, after `time`.
    pub fn done(&mut self, path: &str, time: Duration) {
        self.ended(path, Status::Done, time);
    }

    /// A run of a node has ended with an error, after `time`.
    pub fn failed(&mut self, path: &str, time: Duration, error: impl Into<String>) {
        let state = self.ended(path, Status::Failed, time);
        state.error = Some(error.into());
        state.failed_at = Some(path.to_owned());
    }

    /// A run of a node was dropped, after `time`.
    pub fn cancelled(&mut self, path: &str, time: Duration) {
        self.ended(path, Status::Cancelled, time);
    }

    /// `items` more have come out of a node's stream.
    pub fn streamed(&mut self, path: &str, items: u64) {
        let count = self.entry(path).items.get_or_insert(0);
        *count = count.saturating_add(items);
    }

    /// A route has taken the way of this label: a pattern, with its guard, or `true` or `false`, as
    /// [`Connection::label`](workflow_core::graph::Connection::label) gives it.
    ///
    /// Without it, ways count as taken if they lead to a node that has started.
    pub fn took(&mut self, path: &str, way: impl Into<String>) {
        let (state, way) = (self.entry(path), way.into());
        if !state.ways.contains(&way) {
            state.ways.push(way);
        }
    }

    /// Takes what an event of the run tells. With all [`events`](workflow_core::Running::events) of a run, from the first to
    /// the last, the overlay is complete, and knows when the run has ended.
    ///
    /// Where events were [missed](EventKind::Missed), what they told is missing, a node whose end is among them counts as
    /// cancelled when the run ends, and a picture says that [it is not complete](Self::missed).
    pub fn event(&mut self, event: &Event) {
        match &event.kind {
            EventKind::Started { parent, .. } | EventKind::StreamStarted { parent } => {
                self.started(&event.path);
                let open = Open {
                    path: event.path.clone(),
                    since: event.time,
                    is_root: parent.is_none(),
                    error: None,
                };
                self.open.insert(event.node, open);
            }
            EventKind::Finished => self.close(event, Self::done),
            EventKind::Failed { error } => {
                self.close(event, |run, path, time| run.failed(path, time, error));
            }
            EventKind::Panicked => {
                self.close(event, |run, path, time| run.failed(path, time, "panicked"));
            }
            EventKind::StreamEnded { .. } => {
                let error = self
                    .open
                    .get(&event.node)
                    .and_then(|open| open.error.clone());
                match error {
                    Some(error) => {
                        self.close(event, |run, path, time| run.failed(path, time, error));
                    }
                    None => self.close(event, Self::done),
                }
            }
            EventKind::Cancelled => self.close(event, Self::cancelled),
            EventKind::Item { error, .. } => {
                self.streamed(&event.path, 1);
                if let Some(open) = self.open.get_mut(&event.node) {
                    open.error.clone_from(error);
                }
            }
            EventKind::Arm { route, arm } => {
                let around = self.open.get(&event.node).map(|open| open.path.clone());
                self.took(
                    &format!("{}/{route}", around.as_deref().unwrap_or(&event.path)),
                    *arm,
                );
            }
            EventKind::Round(_) | EventKind::EachItem(_) => {
                let state = self.entry(&event.path);
                state.ended += 1;
                state.last = Some(Status::Done);
            }
            EventKind::Missed(events) => self.missed(*events),
            _ => {}
        }
    }

    fn close(&mut self, event: &Event, end: impl FnOnce(&mut Self, &str, Duration)) {
        let open = self.open.remove(&event.node);
        if open.is_none() {
            self.started(&event.path); // Its start was missed.
        }
        let since = open.as_ref().map_or(event.time, |open| open.since);
        end(self, &event.path, event.time.saturating_sub(since));
        if open.map_or(!event.path.contains('/'), |open| open.is_root) {
            self.end();
        }
    }

    /// So many events could not be told. A picture says so, as what it shows may then be wrong.
    pub fn missed(&mut self, events: u64) {
        self.missed = self.missed.saturating_add(events);
    }

    /// How many events could not be told.
    pub fn missed_events(&self) -> u64 {
        self.missed
    }

    /// The run has ended: what has not started until now will not, and what still runs was dropped.
    pub fn end(&mut self) {
        self.has_ended = true;
        self.open.clear();
        for state in self.nodes.values_mut().filter(|state| state.running > 0) {
            state.ended += state.running;
            state.running = 0;
            state.last = Some(Status::Cancelled);
        }
    }

    /// Whether the run has ended.
    pub fn has_ended(&self) -> bool {
        self.has_ended
    }

    /// What is known about a node, if anything is.
    pub fn node(&self, path: &str) -> Option<&NodeState> {
        self.nodes.get(&without_numbers(path))
    }

    /// How far a node is.
    pub fn status(&self, path: &str) -> Status {
        match self.node(path).map(NodeState::status) {
            None | Some(Status::Waiting) if self.has_ended => Status::NotTaken,
            None => Status::Waiting,
            Some(status) => status,
        }
    }

    /// Whether anything is known about a node, or about one inside of it.
    pub(crate) fn knows_within(&self, path: &str) -> bool {
        let inside = format!("{path}/");
        let mut inner = self.nodes.range(inside.clone()..);
        self.nodes.contains_key(path)
            || inner
                .next()
                .is_some_and(|(path, _)| path.starts_with(&inside))
    }

    fn entry(&mut self, path: &str) -> &mut NodeState {
        self.nodes.entry(without_numbers(path)).or_default()
    }

    fn ended(&mut self, path: &str, status: Status, time: Duration) -> &mut NodeState {
        let state = self.entry(path);
        state.running = state.running.saturating_sub(1);
        state.ended += 1;
        // What an error has ended at the same time, such as the other items of an `each`, does not hide it.
        let is_beside_error = status == Status::Cancelled
            && state.last == Some(Status::Failed)
            && state.failed_at.as_deref() != Some(path);
        if !is_beside_error {
            state.last = Some(status);
        }
        state.time = state.time.saturating_add(time);
        state
    }
}

impl NodeState {
    /// How far it is, by its last run. A route that has taken a way is done.
    pub fn status(&self) -> Status {
        match self.last {
            _ if self.running > 0 => Status::Running,
            Some(status) => status,
            None if !self.ways.is_empty() => Status::Done,
            None => Status::Waiting,
        }
    }

    /// How often it has started.
    pub fn runs(&self) -> u64 {
        self.running + self.ended
    }

    /// The time of all runs that have ended, together.
    pub fn time(&self) -> Duration {
        self.time
    }

    /// How many items have come out of its streams, if it is known.
    pub fn items(&self) -> Option<u64> {
        self.items
    }

    /// The last error it has ended with.
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    /// The ways that it has taken, if it is a route and they are known.
    pub fn ways(&self) -> &[String] {
        &self.ways
    }
}

/// `Agent/loop[7]/think` as `Agent/loop/think`.
fn without_numbers(path: &str) -> String {
    let mut parts = path.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once(']').map_or(part, |(_, rest)| rest));
    }
    plain
}
