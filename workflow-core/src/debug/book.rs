//! What a monitor knows of the runs that go on.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::thread::{self, ThreadId};
use std::time::Duration;

#[cfg(not(feature = "tokio"))]
pub(super) use std::time::Instant;
#[cfg(feature = "tokio")]
pub(super) use tokio::time::Instant;

use super::report::{Found, ReportKind, WaitsFor};
use super::wait::{Waits, is_behind};
use crate::graph::{End, Flow, Kind};
use crate::observe::paths::Table;
use crate::{Graph, Place, Site};

/// A time of the real clock, as one of the clock of runs: tokio's, which a test may pause.
pub(super) fn real(time: std::time::Instant) -> Instant {
    #[cfg(feature = "tokio")]
    let time = Instant::from_std(time);
    time
}

/// The thread whose runs go by this clock, if it is one that a test has put forward: there is one for each
/// runtime, and such a runtime has one thread. None for the real clock.
fn thread_of(clock: Instant) -> Option<ThreadId> {
    let is_ahead = clock > real(std::time::Instant::now());
    is_ahead.then(|| thread::current().id())
}

/// All that is open.
#[derive(Default)]
pub(super) struct Book {
    pub(super) table: Table,
    /// By place.
    spots: Vec<Spot>,
    /// How many nodes have started.
    starts: u64,
    /// When to look for what has waited too long.
    due: Option<Instant>,
    /// The times that run, by number: in the order of their starts.
    timers: BTreeMap<u64, Timer>,
    /// The nodes of each graph that read a stream.
    readers: HashMap<&'static Graph, HashSet<Site>>,
}

/// The time that a node has, or a pause in front of a try.
struct Timer {
    at: Place,
    due: Instant,
}

/// What a report is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Subject {
    Node(Site),
    Workflow(&'static Graph),
    Unknown,
}

/// What is known of a place.
#[derive(Default)]
pub(super) struct Spot {
    /// What runs there.
    pub(super) running: Option<Running>,
    /// Of a block: its nodes that have come to their end, those of them that have failed, and the arms
    /// that its routes have taken.
    pub(super) done: Vec<Site>,
    pub(super) failed: Vec<Site>,
    pub(super) arms: Vec<(Site, usize)>,
    /// Of a block: its streams that have started, and those that were dropped unread. That is nobody's
    /// fault where what was to read them is dropped, too.
    pub(super) streams: Vec<Site>,
    unread: Vec<(Site, String)>,
    /// Of a node: how many tries it has begun.
    attempts: usize,
    /// Of a run: whether it is inside a node of another one.
    is_inside: bool,
}

/// A node, or a stream, that has started and not ended.
pub(super) struct Running {
    /// In the order of the starts.
    pub(super) number: u64,
    pub(super) since: Instant,
    /// Where it was polled first.
    thread: ThreadId,
    /// Since when nothing came of it.
    pub(super) waits_since: Option<Instant>,
    pub(super) is_polled: bool,
    /// What it has polled that had to wait, such as a stream that it reads.
    reads: Option<Place>,
    /// Whether what it waits for is a task, or a thread, of its own.
    pub(super) has_task: bool,
    gives: Gives,
}

/// What a node gives.
#[derive(Clone, Copy, PartialEq)]
enum Gives {
    Output,
    /// A stream that nobody has asked for an item.
    Unread,
    Items,
}

impl Spot {
    fn clear(&mut self) {
        self.running = None;
        self.done.clear();
        self.failed.clear();
        self.arms.clear();
        self.streams.clear();
        self.unread.clear();
        self.attempts = 0;
    }
}

impl Book {
    fn spot_mut(&mut self, place: Place) -> &mut Spot {
        let index = place.index();
        if self.spots.len() <= index {
            self.spots.resize_with(index + 1, Spot::default);
        }
        &mut self.spots[index]
    }

    pub(super) fn spot(&self, place: Place) -> Option<&Spot> {
        self.spots.get(place.index())
    }

    fn running_mut(&mut self, at: Place) -> Option<&mut Running> {
        self.spots.get_mut(at.index())?.running.as_mut()
    }

    pub(super) fn running(&self, at: Place) -> Option<&Running> {
        self.spot(at)?.running.as_ref()
    }

    /// All that runs.
    pub(super) fn all_running(&self) -> impl Iterator<Item = (Place, &Running)> {
        self.running_of(self.table.places())
    }

    /// What runs at these places.
    pub(super) fn running_of(
        &self,
        places: impl Iterator<Item = Place>,
    ) -> impl Iterator<Item = (Place, &Running)> {
        places.filter_map(|place| Some((place, self.running(place)?)))
    }

    pub(super) fn path(&self, place: Place) -> String {
        self.table.of(place)
    }

    /// What stands at a place: a node, or the workflow of a run.
    pub(super) fn subject(&self, place: Place) -> Subject {
        let workflow = || {
            let graph = self.table.graph(place);
            graph.map_or(Subject::Unknown, Subject::Workflow)
        };
        self.table.site(place).map_or_else(workflow, Subject::Node)
    }

    pub(super) fn found(&self, place: Place, kind: ReportKind) -> Found {
        Found::new(self.subject(place), self.path(place), kind)
    }

    pub(super) fn root(&mut self, graph: &'static Graph, is_inside: bool) -> Place {
        let root = self.table.root(graph);
        self.spot_mut(root).is_inside = is_inside;
        root
    }

    pub(super) fn child(&mut self, parent: Place, site: Site) -> Place {
        self.table.child(parent, site)
    }

    pub(super) fn first_round(&mut self, of: Place) -> Place {
        self.table.first_round(of)
    }

    pub(super) fn next_round(&mut self, round: Place) -> Place {
        self.spot_mut(round).clear();
        self.table.next_round(round)
    }

    pub(super) fn item(&mut self, of: Place, number: usize) -> Place {
        self.table.item(of, number)
    }

    pub(super) fn attempt(&mut self, of: Place, number: usize) -> Place {
        self.spot_mut(of).attempts += 1;
        self.table.attempt(of, number)
    }

    pub(super) fn arm(&mut self, at: Place, route: Site, arm: usize) {
        self.spot_mut(at).arms.push((route, arm));
    }

    pub(super) fn close(&mut self, place: Place) {
        let repeats = |site: &Site| matches!(site.kind(), Kind::Loop | Kind::Each);
        if let Some(site) = self.table.site(place).filter(repeats) {
            self.done(place, site);
        }
        if let Some(spot) = self.spots.get_mut(place.index()) {
            spot.clear();
        }
        self.table.close(place);
    }

    pub(super) fn started(&mut self, at: Place, is_stream: bool, now: Instant) {
        let number = self.starts;
        self.starts += 1;
        if is_stream && let (Some(site), Some(block)) = (self.table.site(at), self.table.block(at))
        {
            self.spot_mut(block).streams.push(site);
        }
        self.spot_mut(at).running = Some(Running {
            number,
            since: now,
            thread: thread::current().id(),
            waits_since: None,
            is_polled: false,
            reads: None,
            has_task: false,
            gives: if is_stream {
                Gives::Unread
            } else {
                Gives::Output
            },
        });
    }

    /// A node is about to be polled, or asked for an item.
    pub(super) fn polled(&mut self, at: Place, is_read: bool) {
        if let Some(running) = self.running_mut(at) {
            running.is_polled = true;
            if is_read {
                running.gives = Gives::Items;
            }
        }
    }

    /// A node has started a task, or a thread, that it waits for. Gives what it is.
    #[cfg_attr(not(all(feature = "tokio", debug_assertions)), expect(dead_code))]
    pub(super) fn has_task(&mut self, at: Place) -> (Subject, String) {
        if let Some(running) = self.running_mut(at) {
            running.has_task = true;
        }
        (self.subject(at), self.path(at))
    }

    /// Something is given so much time from now on. Gives the number of its timer.
    #[cfg(feature = "tokio")]
    pub(super) fn timer_started(&mut self, at: Place, due: Instant) -> u64 {
        let last = self.timers.last_key_value();
        let number = last.map_or(0, |(number, _)| number + 1);
        self.timers.insert(number, Timer { at, due });
        number
    }

    #[cfg(feature = "tokio")]
    pub(super) fn timer_ended(&mut self, number: u64) {
        self.timers.remove(&number);
    }

    /// A panic unwinds through a node: that is how it ends.
    pub(super) fn has_panicked(&mut self, at: Place) {
        if let Some(spot) = self.spots.get_mut(at.index()) {
            spot.running = None;
        }
    }

    /// A poll is over: from now on the node waits, or there was something for it.
    pub(super) fn left(&mut self, at: Place, waits_since: Option<Instant>) {
        if let Some(running) = self.running_mut(at) {
            running.is_polled = false;
            running.waits_since = waits_since.map(|now| running.waits_since.unwrap_or(now));
        }
    }

    /// The poll of something inside the poll of a node is over: it waits, or there was something for
    /// the node.
    pub(super) fn left_inside(&mut self, at: Place, inside: Place, is_pending: bool) {
        if let Some(running) = self.running_mut(at) {
            if is_pending {
                running.reads = Some(inside);
            } else {
                running.waits_since = None;
            }
        }
    }

    /// Whether what a node waits for is another node, wherever that stands.
    fn waits_for_another(&self, running: &Running) -> bool {
        let other = running.reads.and_then(|place| self.running(place));
        other.is_some_and(|other| other.waits_since.is_some())
    }

    /// A node has come to its end. Gives the streams that it should have read, which one that has
    /// failed need not have done.
    pub(super) fn ended(&mut self, at: Place, has_failed: bool) -> Vec<Found> {
        if let Some(spot) = self.spots.get_mut(at.index()) {
            spot.running = None;
        }
        let Some(site) = self.table.site(at) else {
            return Vec::new();
        };
        self.done(at, site);
        if has_failed && let Some(block) = self.table.block(at) {
            self.spot_mut(block).failed.push(site);
        }
        self.ignored(at, site)
    }

    fn done(&mut self, at: Place, site: Site) {
        if let Some(block) = self.table.block(at) {
            self.spot_mut(block).done.push(site);
        }
    }

    /// A stream is about to be closed. Gives it if nobody has read it, though what takes it has
    /// come to its end. If that is still to come, the stream is noted.
    pub(super) fn unread(&mut self, at: Place) -> Option<Found> {
        let running = self.running(at)?;
        if running.gives != Gives::Unread {
            return None;
        }
        let (site, block) = (self.table.site(at)?, self.table.block(at)?);
        if self.are_read(block, site) {
            return Some(self.found(at, ReportKind::UnreadStream));
        }
        let path = self.path(at);
        self.spot_mut(block).unread.push((site, path));
        None
    }

    /// The streams that the node at a place should have read, if nobody else will.
    fn ignored(&mut self, at: Place, site: Site) -> Vec<Found> {
        let mut ignored = Vec::new();
        let Some(block) = self.table.block(at) else {
            return ignored;
        };
        // Most nodes read none, and most graphs have none.
        if !self.reads(block, site) {
            return ignored;
        }
        let found =
            |stream, path| Found::new(Subject::Node(stream), path, ReportKind::UnreadStream);
        for stream in self.never_started(block, site) {
            ignored.push(found(stream, self.table.of_node(block, stream)));
            self.spot_mut(block).streams.push(stream);
        }
        let unread = std::mem::take(&mut self.spot_mut(block).unread);
        for (stream, path) in unread {
            if self.are_read(block, stream) {
                ignored.push(found(stream, path));
            } else {
                self.spot_mut(block).unread.push((stream, path));
            }
        }
        ignored
    }

    /// Whether a node reads streams.
    fn reads(&mut self, block: Place, site: Site) -> bool {
        let Some(graph) = self.table.graph(block) else {
            return false;
        };
        let all = self.readers.entry(graph).or_insert_with(|| {
            let streams = graph.connections();
            let streams = streams.filter(|connection| connection.kind() == Flow::Stream);
            let readers = streams.filter_map(|connection| match connection.to() {
                End::Node(node) => Some(graph.node(node)),
                End::Input(_) | End::Output => None,
            });
            readers.collect()
        });
        all.contains(&site)
    }

    /// The streams into a node that go to several and that none of these has asked for an item:
    /// only then do they start. One for a single node starts with that.
    fn never_started(&self, block: Place, reader: Site) -> Vec<Site> {
        let Some(graph) = self.table.graph(block) else {
            return Vec::new();
        };
        let waits = Waits::new(self, block, graph);
        waits
            .divided_streams_into(reader)
            .filter(|stream| !waits.has_started(*stream) && self.are_read(block, *stream))
            .collect()
    }

    /// Whether all nodes that take a stream have come to their end, and none has failed.
    fn are_read(&self, block: Place, site: Site) -> bool {
        let Some(graph) = self.table.graph(block) else {
            return false;
        };
        let mut readers = graph.connections().filter(|connection| {
            let End::Node(from) = connection.from() else {
                return false;
            };
            connection.kind() == Flow::Stream && graph.node(from) == site
        });
        let waits = Waits::new(self, block, graph);
        let has_ended = |to| match to {
            End::Node(node) => {
                let reader = graph.node(node);
                waits.is_done(reader) && !waits.has_failed(reader)
            }
            // Of a result that is a stream it is known to the one who reads that.
            End::Input(_) | End::Output => false,
        };
        readers.all(|connection| has_ended(connection.to()))
    }

    pub(super) fn root_of(&self, place: Place) -> Place {
        self.table
            .parent(place)
            .map_or(place, |parent| self.root_of(parent))
    }

    /// What is at a place is about to be dropped. Gives what there is to report, if it is a run that
    /// is not at its end; the nodes that run are still to be [filled in](Book::unfinished).
    pub(super) fn cut_short(&self, at: Place, now: Instant) -> Option<Found> {
        let spot = self.spot(at)?;
        let running = spot.running.as_ref()?;
        if self.table.parent(at).is_some() || spot.is_inside {
            return None;
        }
        let kind = match running.gives {
            Gives::Output => ReportKind::Dropped {
                time: now.saturating_duration_since(running.since),
                running: Vec::new(),
            },
            Gives::Unread => ReportKind::UnreadStream,
            // Who has read some items may well have enough of them.
            Gives::Items => return None,
        };
        Some(self.found(at, kind))
    }

    /// What a run is at.
    pub(super) fn unfinished(&self, run: Place) -> Vec<String> {
        let inside = self.innermost().into_iter();
        let inside = inside.filter(|place| *place != run && self.root_of(*place) == run);
        inside.map(|place| self.path(place)).collect()
    }

    /// What runs, without what only waits for something that runs inside it, in the order of the
    /// starts.
    pub(super) fn innermost(&self) -> Vec<Place> {
        let mut has_inside = vec![false; self.spots.len()];
        for (place, _) in self.all_running() {
            let mut around = self.table.parent(place);
            while let Some(place) = around {
                // What is around this one is marked already.
                if std::mem::replace(&mut has_inside[place.index()], true) {
                    break;
                }
                around = self.table.parent(place);
            }
        }
        let innermost = self
            .all_running()
            .filter(|(place, _)| !has_inside[place.index()]);
        let mut innermost: Vec<_> = innermost
            .map(|(place, running)| (running.number, place))
            .collect();
        innermost.sort_unstable_by_key(|(number, _)| *number);
        innermost.into_iter().map(|(_, place)| place).collect()
    }

    /// The nodes that wait for their next try, each with the time when that is.
    pub(super) fn pauses(&self) -> HashMap<Place, Instant> {
        let table = &self.table;
        let tries = table
            .places()
            .filter(|place| table.is_open(*place) && table.attempt_of(*place).is_some());
        let is_tried: HashSet<_> = tries.filter_map(|place| table.parent(place)).collect();
        let is_between_tries = |at: &Place| {
            let has_tries = self.spot(*at).is_some_and(|spot| spot.attempts > 0);
            has_tries && !is_tried.contains(at)
        };
        let timers = self.timers.values();
        let pauses = timers.filter(|timer| is_between_tries(&timer.at));
        // The time of all tries has begun before, and is overwritten.
        pauses.map(|timer| (timer.at, timer.due)).collect()
    }

    /// All that is open, by run.
    pub(super) fn by_run(&self) -> HashMap<Place, Vec<Place>> {
        let mut runs = HashMap::<_, Vec<_>>::new();
        for place in self.table.places() {
            if self.table.is_open(place) {
                runs.entry(self.root_of(place)).or_default().push(place);
            }
        }
        runs
    }

    /// The places whose time is not yet over, by run.
    fn limited(&self, now: Instant) -> HashMap<Place, Vec<Place>> {
        let mut limited = HashMap::<_, Vec<_>>::new();
        for timer in self.timers.values().filter(|timer| timer.due >= now) {
            let of_run = limited.entry(self.root_of(timer.at)).or_default();
            of_run.push(timer.at);
        }
        limited
    }

    fn is_inside(&self, place: Place, other: Place) -> bool {
        let mut around = std::iter::successors(Some(place), |place| self.table.parent(*place));
        around.any(|around| around == other)
    }

    /// Whether the time of what is at `limited` is the time of what is at `place`, too. A group has
    /// a place only for its time: what is in it says so.
    fn limits(&self, limited: Place, place: Place) -> bool {
        let table = &self.table;
        let mut around = std::iter::successors(Some(place), |place| table.parent(*place));
        around.any(|around| {
            let is_in_group = || {
                let block = table.block(limited)?;
                let (limited, site) = (table.site(limited)?, table.site(around)?);
                let is_beside = table.block(around) == Some(block);
                let is_in = limited == site || site.within().contains(&limited.key());
                Some(is_beside && (is_in || is_behind(table.graph(block)?, site, limited)))
            };
            around == limited || is_in_group() == Some(true)
        })
    }

    /// Whether it is time to look for what has waited too long.
    pub(super) fn is_due(&mut self, now: Instant, limit: Duration) -> bool {
        let next = now.checked_add(limit / 4);
        match self.due {
            // One further away than that is of another clock.
            Some(due) if now < due && self.due <= next => false,
            due => {
                self.due = next;
                due.is_some_and(|due| now >= due)
            }
        }
    }

    /// What has waited for as long as `limit`.
    pub(super) fn late(&self, now: Instant, limit: Duration) -> Vec<Found> {
        let limited = self.limited(now);
        // What will not wait for ever: it, or something that it stands in, has a limited time; or
        // something inside waits for its next try.
        let is_limited = |place| {
            let limited = limited.get(&self.root_of(place)).into_iter().flatten();
            let mut limited = limited.copied();
            limited.any(|limited| self.limits(limited, place) || self.is_inside(limited, place))
        };
        let thread = thread_of(now);
        let late = self.innermost().into_iter().filter_map(|place| {
            let running = self.running(place)?;
            if thread.is_some_and(|thread| running.thread != thread) {
                return None;
            }
            let time = now.saturating_duration_since(running.waits_since?);
            if time < limit || self.waits_for_another(running) || is_limited(place) {
                return None;
            }
            let kind = ReportKind::LongWait {
                time,
                waits_for: if running.has_task {
                    WaitsFor::Task
                } else if self.table.own_graph(place).is_some() {
                    WaitsFor::Input
                } else {
                    WaitsFor::Own
                },
                is_stream: running.gives != Gives::Output,
                holds_up: self.held_up_by(place),
            };
            Some(self.found(place, kind))
        });
        late.collect()
    }
}
