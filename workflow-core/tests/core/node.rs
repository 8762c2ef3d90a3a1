//! Nodes, run by a driver in a context. What the macros would write is written by hand.

use std::cell::RefCell;
use std::future::ready;
use std::mem::size_of_val;

use workflow_core::graph::Plan;
use workflow_core::{Direct, Driver, Graph, Invoke, Node, Provide, Run, Site};

use crate::steps::now;

#[derive(Debug, PartialEq)]
struct Rate(u64);

struct App {
    rate: Rate,
    name: String,
}

impl Provide<Rate> for App {
    fn provide(&self) -> &Rate {
        &self.rate
    }
}

impl Provide<str> for App {
    fn provide(&self) -> &str {
        &self.name
    }
}

fn app() -> App {
    App {
        rate: Rate(3),
        name: String::from("shop"),
    }
}

async fn convert(rate: &Rate, amount: u64) -> u64 {
    ready(rate.0 * amount).await
}

struct Convert {
    amount: u64,
}

impl Node for Convert {
    type Output = u64;
}

impl<C: Provide<Rate> + ?Sized> Invoke<C> for Convert {
    fn invoke<D: Driver>(self, run: Run<'_, D, C>) -> impl Future<Output = u64> {
        convert(run.provide(), self.amount)
    }
}

/// A workflow `with Rate` of two nodes.
struct Twice {
    amount: u64,
}

static TWICE: Graph = Graph::new(Plan {
    name: "Twice",
    output: "u64",
    nodes: &[("first", "convert"), ("second", "convert")],
    ..Plan::EMPTY
});
const FIRST: Site = TWICE.node(0);
const SECOND: Site = TWICE.node(1);

impl Node for Twice {
    type Output = u64;

    const GRAPH: Option<&'static Graph> = Some(&TWICE);
}

impl<C: Provide<Rate> + ?Sized> Invoke<C> for Twice {
    fn invoke<D: Driver>(self, run: Run<'_, D, C>) -> impl Future<Output = u64> {
        twice(run.within(), self)
    }
}

async fn twice<D: Driver>(run: Run<'_, D, Rate>, inputs: Twice) -> u64 {
    let amount = run
        .node(
            FIRST,
            Convert {
                amount: inputs.amount,
            },
        )
        .await;
    run.node(SECOND, Convert { amount }).await
}

static OUTER: Graph = Graph::new(Plan {
    name: "Outer",
    output: "u64",
    nodes: &[("inner", "Twice")],
    workflows: &[(0, Some(&TWICE))],
    ..Plan::EMPTY
});
const INNER: Site = OUTER.node(0);

#[test]
fn a_node_asks_its_context_for_what_it_uses() {
    assert_eq!(
        now(Run::direct(&app()).node(FIRST, Convert { amount: 5 })),
        15
    );
    assert_eq!(
        now(Run::direct(&Rate(2)).node(FIRST, Convert { amount: 5 })),
        10
    );
}

#[test]
fn a_sub_workflow_runs_in_its_own_context() {
    let app = app();
    let run = Run::direct(&app);
    assert_eq!(now(run.node(INNER, Twice { amount: 1 })), 9);
    assert_eq!(run.provide::<str>(), "shop");
    assert_eq!(run.within::<Rate>().context(), &Rate(3));
    assert_eq!(run.without_context().context(), &());
}

#[test]
fn a_driver_sees_every_node_at_its_place() {
    /// Paths of nodes, as indices into a table, and what happened to them.
    #[derive(Default)]
    struct Watch {
        paths: RefCell<Vec<String>>,
        started: RefCell<Vec<usize>>,
    }

    impl Watch {
        fn add(&self, path: String) -> usize {
            self.paths.borrow_mut().push(path);
            self.paths.borrow().len() - 1
        }
    }

    impl Driver for &Watch {
        type Scope = usize;

        fn root(self, graph: &'static Graph) -> usize {
            self.add(graph.name().to_owned())
        }

        fn child(self, parent: usize, site: Site) -> usize {
            let path = format!("{}/{}", self.paths.borrow()[parent], site.key());
            self.add(path)
        }

        fn node<C: ?Sized, N: Invoke<C>>(
            self,
            at: usize,
            node: N,
            context: &C,
        ) -> impl Future<Output = N::Output> {
            self.started.borrow_mut().push(at);
            node.invoke(Run::new(self, at, context))
        }
    }

    let (app, watch) = (app(), Watch::default());
    let run = Run::root(&watch, &OUTER, &app);
    assert_eq!(now(run.node(INNER, Twice { amount: 1 })), 9);
    assert_eq!(
        *watch.paths.borrow(),
        [
            "Outer",
            "Outer/inner",
            "Outer/inner/first",
            "Outer/inner/second"
        ]
    );
    assert_eq!(*watch.started.borrow(), [1, 2, 3]);
    assert_eq!(run.scope(), 0);
}

#[test]
fn the_direct_driver_costs_nothing() {
    assert_eq!(size_of::<Direct>(), 0);
    assert_eq!(size_of::<Run<'_, Direct, App>>(), size_of::<usize>());
    let (app, rate) = (app(), Rate(3));
    let body = Run::direct(&app).body::<()>().failing::<String>();
    assert_eq!(size_of_val(&body), size_of::<usize>());
    let body = Run::direct(&())
        .body_without_context::<()>()
        .failing::<String>();
    assert_eq!(size_of_val(&body), 0);
    assert_eq!(
        size_of_val(&Run::direct(&app).node(FIRST, Convert { amount: 5 })),
        size_of_val(&convert(&rate, 5)),
    );
}

#[test]
fn a_value_for_several_nodes_is_cloned() {
    let docs = vec![String::from("a")];
    assert_eq!(
        Run::direct(&())
            .body_without_context::<()>()
            .fan_out(&docs)
            .0,
        docs
    );
}
