//! Nodes that stream: handed to the driver when they are read, and not before.

use std::mem::size_of_val;
use std::pin::pin;
use std::task::Poll;

use futures::{Stream, stream};
use workflow_core::__private::{Body, HasGraph, NoContext};
use workflow_core::graph::Plan;
use workflow_core::{Direct, Driver, Graph, Produce, Provide, Run, Site, Source};

use super::script::{all, items, next};
use crate::steps::Log;

static TICK: Graph = Graph::new(Plan {
    name: "Tick",
    output: "u64",
    nodes: &[("count", "count")],
    ..Plan::EMPTY
});

/// The place of its node.
const COUNT: usize = 0;

struct TickGraph;

impl HasGraph for TickGraph {
    const GRAPH: &'static Graph = &TICK;
}

fn run() -> Body<Direct, NoContext<TickGraph>> {
    Run::direct(&()).body_without_context()
}

fn count(step: u64, to: u64) -> impl Stream<Item = u64> {
    stream::iter((0..to).map(move |n| n * step))
}

struct Count {
    to: u64,
}

impl Source for Count {
    type Item = u64;
}

impl<C: Provide<u64> + ?Sized> Produce<C> for Count {
    fn produce<D: Driver>(self, run: Run<'_, D, C>) -> impl Stream<Item = u64> {
        count(*run.provide(), self.to)
    }
}

/// A workflow `with u64` that streams.
struct Tick {
    to: u64,
}

impl Source for Tick {
    type Item = u64;

    const GRAPH: Option<&'static Graph> = Some(&TICK);
}

impl<C: Provide<u64> + ?Sized> Produce<C> for Tick {
    fn produce<D: Driver>(self, run: Run<'_, D, C>) -> impl Stream<Item = u64> {
        run.stream(TICK.node(COUNT), Count { to: self.to })
    }
}

/// Lists the nodes in the order in which they start.
impl Driver for &Log {
    type Scope = &'static str;

    fn root(self, graph: &'static Graph) -> &'static str {
        graph.name()
    }

    fn child(self, parent: &'static str, site: Site) -> &'static str {
        self.note(format!("{parent}/{}", site.key()));
        site.key()
    }
}

#[test]
fn a_node_streams_in_its_context() {
    assert_eq!(
        all(Run::direct(&10)
            .body::<TickGraph>()
            .stream(COUNT, Count { to: 3 })),
        [0, 10, 20]
    );
    assert!(all(Tick { to: 0 }.produce(Run::direct(&10))).is_empty());
    assert_eq!(Tick::GRAPH.map(Graph::name), Some("Tick"));
    assert!(Count::GRAPH.is_none());
}

#[test]
fn a_driver_gets_a_node_when_its_stream_is_read() {
    let log = Log::default();
    let run = Run::root(&log, &TICK, &1u64).body::<TickGraph>();
    let mut unread = pin!(run.stream(COUNT, Tick { to: 2 }));
    assert_eq!(unread.size_hint(), (0, None));
    assert_eq!(log.take(), "");

    assert_eq!(next(unread.as_mut()), Poll::Ready(Some(0)));
    assert_eq!(log.take(), "Tick/count count/count");
    assert_eq!(next(unread.as_mut()), Poll::Ready(Some(1)));
    assert_eq!(next(unread.as_mut()), Poll::Ready(None));
    assert_eq!(log.take(), "");
}

#[test]
fn an_unread_stream_drops_the_inputs_of_its_node() {
    struct Owns<S>(S);
    impl<S> Source for Owns<S> {
        type Item = ();
    }
    impl<S, C: ?Sized> Produce<C> for Owns<S> {
        fn produce<D: Driver>(self, _: Run<'_, D, C>) -> impl Stream<Item = ()> {
            panic!("never read");
            #[expect(unreachable_code, reason = "it gives the stream its type")]
            stream::empty()
        }
    }

    let log = Log::default();
    drop(run().stream(COUNT, Owns(items(&log, "input", [1]))));
    assert_eq!(log.take(), "drop(input)");
}

#[test]
fn a_node_not_yet_started_takes_no_extra_room() {
    struct Wide([u64; 16]);
    impl Source for Wide {
        type Item = u64;
    }
    impl<C: ?Sized> Produce<C> for Wide {
        fn produce<D: Driver>(self, _: Run<'_, D, C>) -> impl Stream<Item = u64> {
            stream::iter(self.0)
        }
    }

    let running = size_of_val(&stream::iter([0u64; 16]));
    let stream = run().stream(COUNT, Wide([0; 16]));
    assert!(size_of_val(&stream) <= running + size_of::<u64>());
}

#[test]
fn a_stream_is_send_when_its_parts_are() {
    fn require_send<T: Send>(_: T) {}
    require_send(Run::direct(&1u64).stream(TICK.node(COUNT), Tick { to: 1 }));
    let _: Run<'_, Direct, u64> = Run::direct(&1);
}
