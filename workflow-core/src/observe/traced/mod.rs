//! The observer that makes a span of each node.

mod values;

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tracing::field::Empty;
use tracing::span::Id;
use tracing::{Level, Span};

use super::json;
use super::paths::{At, Table};
use super::{Observer, Place, Progress};
use crate::{Failed, Graph, Node, Site, Source};

/// What subscribers filter by, as in `workflow=debug`.
const TARGET: &str = "workflow";

/// An observer that makes a [`tracing`] span of each run, each sub-workflow and each node, for
/// whatever subscriber the program has.
///
/// A span's parent is that of the workflow that the node stands in, also where nodes run at the same
/// time. It is entered whenever the node is polled, so what a component traces itself is inside it;
/// with `spawn` and `blocking`, too.
///
/// Whether a run is traced is decided when it is made: without a subscriber that takes `INFO` it costs
/// a few nanoseconds for each node. One `Traced` can serve many runs, also at the same time, but has one
/// lock for all of them; one for each run costs nothing.
///
/// ```
/// use workflow_core::{Observed, Traced};
///
/// let traced = Traced::new();
/// let driver = Observed::new(&traced);
/// // `Support { … }.run_with(driver, &app)`
/// # let _ = driver;
/// ```
#[derive(Default)]
pub struct Traced {
    state: Mutex<State>,
    gen_ai: bool,
    /// Whether spans are to have values, which takes the feature `json`.
    with_values: bool,
}

#[derive(Default)]
struct State {
    table: Table,
    /// By place.
    open: Vec<Open>,
}

/// What has started at a place.
struct Open {
    span: Span,
    /// How many items a stream has given.
    items: u64,
}

impl Default for Open {
    fn default() -> Self {
        Open {
            span: Span::none(),
            items: 0,
        }
    }
}

impl State {
    fn span(&self, at: Place) -> Span {
        match self.open.get(at.index()) {
            Some(open) => open.span.clone(),
            None => Span::none(),
        }
    }

    /// The span around a place, itself included. Spans that a filter has refused are passed over.
    fn around(&self, at: Place) -> Option<Id> {
        let own = self.open.get(at.index()).and_then(|open| open.span.id());
        own.or_else(|| self.around(self.table.parent(at)?))
    }

    fn put(&mut self, at: Place, open: Open) -> Open {
        if self.open.len() <= at.index() {
            self.open.resize_with(at.index() + 1, Open::default);
        }
        std::mem::replace(&mut self.open[at.index()], open)
    }
}

impl Traced {
    /// An observer that traces under names for any workflow.
    #[must_use]
    pub fn new() -> Self {
        Traced::default()
    }

    /// The same with the names that OpenTelemetry has for workflows of generative AI, too:
    /// workflows are `invoke_workflow Name`, and have `gen_ai.operation.name` and
    /// `gen_ai.workflow.name`.
    #[must_use]
    pub fn gen_ai(mut self) -> Self {
        self.gen_ai = true;
        self
    }

    /// The same with what goes into nodes and comes out of them, where its type is `Serialize`.
    /// Whoever reads the spans then reads that, too.
    ///
    /// Only with the feature `json`.
    ///
    /// ```
    /// use workflow_core::Traced;
    ///
    /// let traced = Traced::new().with_values();
    /// # let _ = traced;
    /// ```
    #[cfg(feature = "json")]
    #[must_use]
    pub fn with_values(mut self) -> Self {
        self.with_values = true;
        self
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    // Subscribers are never called under the lock: they may run workflows, or be slow.

    #[inline(never)]
    fn open(&self, place: Place, graph: Option<&'static Graph>) {
        let (parent, at) = {
            let state = self.lock();
            (state.around(place), state.table.at(place))
        };
        let parent = parent.or_else(|| Span::current().id());
        let span = match graph {
            Some(graph) => self.workflow(parent, graph, &at),
            None => node(parent, &at),
        };
        self.lock().put(place, Open { span, items: 0 });
    }

    fn workflow(&self, parent: Option<Id>, graph: &'static Graph, at: &At) -> Span {
        let name = graph.name();
        let invoked = self.gen_ai.then(|| format!("invoke_workflow {name}"));
        tracing::info_span!(
            target: TARGET,
            parent: parent,
            "workflow",
            otel.name = invoked.as_deref().unwrap_or(name),
            otel.status_code = Empty,
            otel.status_description = Empty,
            error.type = Empty,
            gen_ai.operation.name = self.gen_ai.then_some("invoke_workflow"),
            gen_ai.workflow.name = self.gen_ai.then_some(name),
            workflow.name = name,
            workflow.path = at.path,
            workflow.node = at.site.map(Site::key),
            workflow.round = at.round,
            workflow.item = at.item,
            workflow.attempt = at.attempt,
            workflow.items = Empty,
            workflow.outcome = Empty,
            input.value = Empty,
            input.mime_type = Empty,
            output.value = Empty,
            output.mime_type = Empty,
        )
    }

    #[inline(never)]
    fn close_span(&self, place: Place) {
        let open = {
            let mut state = self.lock();
            state.table.close(place);
            match state.open.get_mut(place.index()) {
                Some(open) => std::mem::take(open),
                None => Open::default(),
            }
        };
        // Not under the lock.
        drop(open);
    }

    #[inline(never)]
    fn enter(&self, at: Place) {
        let span = self.lock().span(at);
        span.with_subscriber(|(id, dispatch)| dispatch.enter(id));
    }

    #[inline(never)]
    fn exit(&self, at: Place) {
        let span = self.lock().span(at);
        span.with_subscriber(|(id, dispatch)| dispatch.exit(id));
    }

    #[inline(never)]
    fn end(&self, at: Place, outcome: &'static str) {
        let span = self.lock().span(at);
        span.record("workflow.outcome", outcome);
    }

    #[inline(never)]
    fn fail(&self, at: Place, failed: &Failed<'_>, is_workflow: bool) {
        let span = self.lock().span(at);
        if !is_workflow {
            // An error is told where it comes from, not again by all that it goes through.
            exception(span.id(), failed);
        }
        span.record("workflow.outcome", "failed");
        span.record("otel.status_code", "ERROR");
        span.record("otel.status_description", tracing::field::display(failed));
        span.record("error.type", error_type(failed));
    }

    #[inline(never)]
    fn panic(&self, at: Place) {
        let span = self.lock().span(at);
        span.record("workflow.outcome", "panicked");
        span.record("otel.status_code", "ERROR");
        span.record("otel.status_description", "panicked");
        span.record("error.type", "panic");
    }

    #[inline(never)]
    fn count_item(&self, at: Place, failed: Option<&Failed<'_>>) {
        let id = {
            let mut state = self.lock();
            let Some(open) = state.open.get_mut(at.index()) else {
                return;
            };
            open.items += 1;
            open.span.id()
        };
        if let Some(failed) = failed {
            exception(id, failed);
        }
    }

    fn count(&self, at: Place) -> Option<u64> {
        let state = self.lock();
        state.open.get(at.index()).map(|open| open.items)
    }
}

fn node(parent: Option<Id>, at: &At) -> Span {
    tracing::info_span!(
        target: TARGET,
        parent: parent,
        "node",
        otel.name = at.site.map(Site::key),
        otel.status_code = Empty,
        otel.status_description = Empty,
        error.type = Empty,
        code.function.name = at.site.map(Site::text),
        workflow.name = at.site.map(Site::workflow),
        workflow.path = at.path,
        workflow.node = at.site.map(Site::key),
        workflow.round = at.round,
        workflow.item = at.item,
        workflow.attempt = at.attempt,
        workflow.items = Empty,
        workflow.outcome = Empty,
        input.value = Empty,
        input.mime_type = Empty,
        output.value = Empty,
        output.mime_type = Empty,
    )
}

fn exception(parent: Option<Id>, failed: &Failed<'_>) {
    tracing::event!(
        name: "exception",
        target: TARGET,
        parent: parent,
        Level::ERROR,
        exception.type = error_type(failed),
        exception.message = format_args!("{failed:#}"),
    );
}

fn error_type(failed: &Failed<'_>) -> &'static str {
    failed.type_name().unwrap_or("_OTHER")
}

impl fmt::Debug for Traced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Traced")
            .field("gen_ai", &self.gen_ai)
            .field("with_values", &self.with_values)
            .finish_non_exhaustive()
    }
}

/// A scope is nothing in a run that nobody traces.
impl Observer for Traced {
    type Scope = Option<Place>;

    #[inline]
    fn root(&self, graph: &'static Graph) -> Option<Place> {
        tracing::level_enabled!(Level::INFO).then(|| self.lock().table.root(graph))
    }

    #[inline]
    fn child(&self, parent: Option<Place>, site: Site) -> Option<Place> {
        parent.map(|parent| self.lock().table.child(parent, site))
    }

    #[inline]
    fn first_round(&self, of: Option<Place>) -> Option<Place> {
        of.map(|of| self.lock().table.first_round(of))
    }

    #[inline]
    fn next_round(&self, round: Option<Place>) -> Option<Place> {
        round.map(|round| self.lock().table.next_round(round))
    }

    #[inline]
    fn item(&self, of: Option<Place>, number: usize) -> Option<Place> {
        of.map(|of| self.lock().table.item(of, number))
    }

    #[inline]
    fn attempt(&self, of: Option<Place>, number: usize) -> Option<Place> {
        of.map(|of| self.lock().table.attempt(of, number))
    }

    #[inline]
    fn close(&self, scope: Option<Place>) {
        if let Some(scope) = scope {
            self.close_span(scope);
        }
    }

    #[inline]
    fn started<N: Node>(&self, at: Option<Place>, node: &N) {
        if let Some(at) = at {
            self.open(at, N::GRAPH);
            self.record_input(at, || json::inputs(node));
        }
    }

    #[inline]
    fn finished<N: Node>(&self, at: Option<Place>, output: &N::Output) {
        let Some(at) = at else { return };
        match N::failed(output) {
            None => {
                self.record_output(at, || json::output::<N>(output));
                self.end(at, "finished");
            }
            Some(failed) => self.fail(at, &failed, N::GRAPH.is_some()),
        }
    }

    #[inline]
    fn cancelled(&self, at: Option<Place>) {
        if let Some(at) = at {
            self.end(at, "cancelled");
        }
    }

    #[inline]
    fn panicked(&self, at: Option<Place>) {
        if let Some(at) = at {
            self.panic(at);
        }
    }

    #[inline]
    fn stream_started<N: Source>(&self, at: Option<Place>, node: &N) {
        if let Some(at) = at {
            self.open(at, N::GRAPH);
            self.record_input(at, || json::inputs_of_stream(node));
        }
    }

    #[inline]
    fn stream_item<N: Source>(&self, at: Option<Place>, item: &N::Item) {
        if let Some(at) = at {
            self.count_item(at, N::failed(item).as_ref());
            self.tell_item(at, || json::item::<N>(item));
        }
    }

    #[inline]
    fn stream_ended(&self, at: Option<Place>) {
        let Some(at) = at else { return };
        let span = self.lock().span(at);
        span.record("workflow.items", self.count(at));
        span.record("workflow.outcome", "finished");
    }

    #[inline]
    fn arm(&self, at: Option<Place>, route: Site, arm: usize) {
        let Some(at) = at else { return };
        let parent = self.lock().around(at);
        tracing::event!(
            name: "route",
            target: TARGET,
            parent: parent,
            Level::DEBUG,
            workflow.route = route.key(),
            workflow.arm = route.arms().get(arm).copied(),
        );
    }

    #[inline]
    fn progress<P: Progress>(&self, at: Option<Place>, progress: &P) {
        let Some(at) = at else { return };
        let parent = self.lock().around(at);
        tracing::event!(
            name: "progress",
            target: TARGET,
            parent: parent,
            Level::INFO,
            workflow.progress = ?progress,
        );
    }

    #[inline]
    fn poll_started(&self, at: Option<Place>) {
        if let Some(at) = at {
            self.enter(at);
        }
    }

    #[inline]
    fn poll_ended(&self, at: Option<Place>) {
        if let Some(at) = at {
            self.exit(at);
        }
    }
}
