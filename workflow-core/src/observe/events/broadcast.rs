//! The observer that sends all it is told to whoever wants to read it.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

#[cfg(not(feature = "tokio"))]
use std::time::Instant;
#[cfg(feature = "tokio")]
use tokio::time::Instant;

use super::ring::Ring;
use super::{Event, EventKind, Events, Told};
use crate::observe::json::{self, Json};
use crate::observe::paths::Table;
use crate::{Failed, Graph, Node, Observer, Place, Progress, Site, Source};

/// An observer that makes an [`Event`] of all it is told, for any number of readers:
/// what a [`Running`](crate::Running) run has, for one with other observers beside it, or with more
/// room.
///
/// While nobody reads, no events are made.
///
/// ```
/// use futures::StreamExt;
/// use workflow_core::{Broadcast, Observed};
///
/// let broadcast = Broadcast::new(64);
/// let events = broadcast.events();
/// let driver = Observed::new(&broadcast);
/// // `Support { … }.run_with(driver, &app)` would tell it all.
/// # let _ = driver;
/// drop(broadcast);
/// assert_eq!(futures::executor::block_on(events.count()), 0);
/// ```
pub struct Broadcast {
    shared: Arc<Shared>,
}

/// What the observer and its readers have in common.
pub(super) struct Shared {
    state: Mutex<State>,
    start: Instant,
    /// Whether events are to have values, which takes the feature `json`.
    with_values: AtomicBool,
}

pub(super) struct State {
    pub(super) ring: Ring,
    /// The path of the run.
    pub(super) name: Arc<str>,
    table: Table,
    /// By place.
    nodes: Vec<Started>,
    /// How many nodes have started.
    started: u64,
}

/// A node that has started.
#[derive(Clone, Default)]
struct Started {
    node: Option<u64>,
    path: Option<Arc<str>>,
    items: u64,
}

impl Shared {
    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }

    #[cfg(feature = "json")]
    pub(super) fn ask_for_values(&self) {
        self.with_values.store(true, Relaxed);
    }

    fn wants_values(&self) -> bool {
        cfg!(feature = "json") && self.with_values.load(Relaxed) && self.lock().ring.has_readers()
    }
}

impl Broadcast {
    /// An observer that holds the last `capacity` events for those who read slower than they come.
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        Broadcast {
            shared: Arc::new(Shared {
                state: Mutex::new(State {
                    ring: Ring::new(capacity),
                    name: Arc::from(""),
                    table: Table::default(),
                    nodes: Vec::new(),
                    started: 0,
                }),
                start: Instant::now(),
                with_values: AtomicBool::new(false),
            }),
        }
    }

    /// The same with [values](Event::value) in its events: what goes into nodes and comes out of
    /// them, where its type is `Serialize`.
    ///
    /// Only with the feature `json`.
    ///
    /// ```
    /// use workflow_core::Broadcast;
    ///
    /// let broadcast = Broadcast::new(64).with_values();
    /// # let _ = broadcast;
    /// ```
    #[cfg(feature = "json")]
    #[must_use]
    pub fn with_values(self) -> Self {
        self.shared.ask_for_values();
        self
    }

    /// The events from now on. They end when this is dropped.
    pub fn events(&self) -> Events {
        Events::new(self.shared.clone())
    }

    pub(super) fn shared(&self) -> Arc<Shared> {
        self.shared.clone()
    }

    /// Changes something, and then tells of it.
    fn tell(&self, at: Place, kind: impl FnOnce(&mut State) -> EventKind) {
        self.tell_with(|| None, at, kind);
    }

    /// The same with a value, if values are asked for.
    fn tell_with(
        &self,
        value: impl FnOnce() -> Option<Json>,
        at: Place,
        kind: impl FnOnce(&mut State) -> EventKind,
    ) {
        // Not under the lock: how a value is serialized is others' code.
        let value = if self.shared.wants_values() {
            value()
        } else {
            None
        };
        #[cfg(not(feature = "json"))]
        let _ = value;
        let mut state = self.shared.lock();
        let kind = kind(&mut state);
        if !state.ring.has_readers() {
            return;
        }
        let event = Event {
            path: state.path(at),
            node: state.node(at),
            time: self.shared.elapsed(),
            kind,
            #[cfg(feature = "json")]
            value: value.map(Arc::new),
        };
        let (gone, wakers) = state.ring.push(event);
        drop(state);
        drop(gone);
        for waker in wakers {
            waker.wake();
        }
    }
}

impl State {
    fn start(&mut self, at: Place) {
        if self.nodes.len() <= at.index() {
            self.nodes.resize(at.index() + 1, Started::default());
        }
        self.nodes[at.index()] = Started {
            node: Some(self.started),
            path: None,
            items: 0,
        };
        self.started += 1;
    }

    /// The number of the node at a place, or around it.
    fn node(&self, at: Place) -> u64 {
        let own = self.nodes.get(at.index()).and_then(|it| it.node);
        own.or_else(|| self.parent(at)).unwrap_or(0)
    }

    fn parent(&self, at: Place) -> Option<u64> {
        Some(self.node(self.table.parent(at)?))
    }

    fn path(&mut self, at: Place) -> Arc<str> {
        match self.nodes.get_mut(at.index()) {
            // A node stays where it is, and may tell much.
            Some(Started {
                node: Some(_),
                path,
                ..
            }) => {
                let table = &self.table;
                path.get_or_insert_with(|| Arc::from(table.of(at))).clone()
            }
            _ => Arc::from(self.table.of(at)),
        }
    }
}

impl Drop for Broadcast {
    fn drop(&mut self) {
        let wakers = self.shared.lock().ring.close();
        for waker in wakers {
            waker.wake();
        }
    }
}

impl fmt::Debug for Broadcast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Broadcast").finish_non_exhaustive()
    }
}

fn text(failed: &Failed<'_>) -> String {
    format!("{failed:#}")
}

impl Observer for Broadcast {
    type Scope = Place;

    fn root(&self, graph: &'static Graph) -> Place {
        let mut state = self.shared.lock();
        state.name = Arc::from(graph.name());
        state.table.root(graph)
    }

    fn child(&self, parent: Place, site: Site) -> Place {
        self.shared.lock().table.child(parent, site)
    }

    fn first_round(&self, of: Place) -> Place {
        self.tell(of, |state| {
            state.table.first_round(of);
            EventKind::Round(0)
        });
        of
    }

    fn next_round(&self, round: Place) -> Place {
        self.tell(round, |state| {
            state.table.next_round(round);
            EventKind::Round(state.table.number_of(round))
        });
        round
    }

    fn item(&self, of: Place, number: usize) -> Place {
        let item = self.shared.lock().table.item(of, number);
        self.tell(item, |_| EventKind::EachItem(number));
        item
    }

    fn attempt(&self, of: Place, number: usize) -> Place {
        self.shared.lock().table.attempt(of, number)
    }

    fn close(&self, scope: Place) {
        let mut state = self.shared.lock();
        state.table.close(scope);
        if let Some(node) = state.nodes.get_mut(scope.index()) {
            *node = Started::default();
        }
    }

    fn started<N: Node>(&self, at: Place, node: &N) {
        self.tell_with(
            || json::inputs(node),
            at,
            |state| {
                state.start(at);
                EventKind::Started {
                    parent: state.parent(at),
                    attempt: state.table.attempt_of(at),
                }
            },
        );
    }

    fn finished<N: Node>(&self, at: Place, output: &N::Output) {
        let kind = match N::failed(output) {
            None => EventKind::Finished,
            Some(failed) => EventKind::Failed {
                error: text(&failed),
            },
        };
        self.tell_with(|| json::output::<N>(output), at, |_| kind);
    }

    fn cancelled(&self, at: Place) {
        self.tell(at, |_| EventKind::Cancelled);
    }

    fn panicked(&self, at: Place) {
        self.tell(at, |_| EventKind::Panicked);
    }

    fn stream_started<N: Source>(&self, at: Place, node: &N) {
        self.tell_with(
            || json::inputs_of_stream(node),
            at,
            |state| {
                state.start(at);
                EventKind::StreamStarted {
                    parent: state.parent(at),
                }
            },
        );
    }

    fn stream_item<N: Source>(&self, at: Place, item: &N::Item) {
        let error = N::failed(item).map(|failed| text(&failed));
        self.tell_with(
            || json::item::<N>(item),
            at,
            |state| {
                let items = &mut state.nodes[at.index()].items;
                *items += 1;
                EventKind::Item {
                    number: *items - 1,
                    error,
                }
            },
        );
    }

    fn stream_ended(&self, at: Place) {
        self.tell(at, |state| EventKind::StreamEnded {
            items: state.nodes[at.index()].items,
        });
    }

    fn arm(&self, at: Place, route: Site, arm: usize) {
        self.tell(at, |_| EventKind::Arm {
            route: route.key(),
            arm: route.arms().get(arm).copied().unwrap_or_default(),
        });
    }

    fn progress<P: Progress>(&self, at: Place, progress: &P) {
        if self.shared.lock().ring.has_readers() {
            let told = Told::new(progress);
            self.tell(at, |_| EventKind::Progress(told));
        }
    }
}
