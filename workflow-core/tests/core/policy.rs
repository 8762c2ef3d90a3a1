//! Tries, limits and tasks of nodes, as generated code asks for them.

use std::any::Any;
use std::cell::RefCell;
use std::panic::AssertUnwindSafe;
use std::sync::Mutex;
use std::time::Duration;

use futures::FutureExt;
use tokio::time::{Instant, sleep};
use workflow_core::__private::{Body, HasGraph, NoContext, Task};
use workflow_core::graph::Plan;
use workflow_core::{Direct, Driver, Error, Graph, Invoke, Node, Retry, Run, Site, Spawn};

const MS: Duration = Duration::from_millis(1);

/// A workflow of the node `call`.
struct Flow;

impl HasGraph for Flow {
    const GRAPH: &'static Graph = &Graph::new(Plan {
        name: "Flow",
        nodes: &[("call", "call")],
        ..Plan::EMPTY
    });
}

/// The place of the node.
const CALL: usize = 0;

fn run() -> Body<Direct, NoContext<Flow>> {
    Run::direct(&()).body_without_context()
}

/// Takes so many milliseconds, and fails.
struct Call(u32);

impl Node for Call {
    type Output = Result<(), &'static str>;
}

impl<C: ?Sized> Invoke<C> for Call {
    async fn invoke<D: Driver>(self, _: Run<'_, D, C>) -> Result<(), &'static str> {
        sleep(self.0 * MS).await;
        Err("down")
    }
}

/// The lengths of the pauses between tries, which it cuts short.
#[derive(Default)]
struct Pauses(Mutex<Vec<Duration>>);

impl Driver for &Pauses {
    type Scope = ();

    fn root(self, _: &'static Graph) {}

    fn child(self, (): (), _: Site) {}

    async fn sleep(self, (): (), duration: Duration) {
        self.0.lock().unwrap().push(duration);
    }
}

async fn pauses(retry: Retry) -> Vec<Duration> {
    let pauses = Pauses::default();
    let mut tries = Run::new(&pauses, (), &())
        .body_without_context::<Flow>()
        .retry(CALL, retry);
    loop {
        let outcome = tries.node(Call(0)).await;
        if let Some(outcome) = tries.settle(outcome, |_| true) {
            assert_eq!(outcome, Err("down"));
            break;
        }
        tries.pause().await;
    }
    drop(tries);
    pauses.0.into_inner().unwrap()
}

#[tokio::test(start_paused = true)]
async fn pauses_grow_and_stay_within_their_bounds() {
    assert_eq!(pauses(Retry::times(3)).await, []);
    assert_eq!(
        pauses(Retry::times(2).backoff(7 * MS, 7 * MS)).await,
        [7 * MS; 2]
    );
    for _ in 0..100 {
        let pauses = pauses(Retry::times(8).backoff(100 * MS, 1000 * MS)).await;
        let bounds = [100, 200, 400, 500, 500, 500, 500, 500];
        assert_eq!(pauses.len(), bounds.len());
        for (pause, least) in pauses.into_iter().zip(bounds) {
            assert!((least * MS..=2 * least * MS).contains(&pause), "{pause:?}");
        }
    }
    let all = pauses(Retry::times(3).backoff(4 * MS, 6 * MS)).await;
    assert!(all.iter().all(|pause| (4 * MS..=6 * MS).contains(pause)));
}

#[tokio::test(start_paused = true)]
async fn what_is_there_at_the_last_moment_is_there_in_time() {
    let run = run().failing::<Error>();
    let outcome = run.timed(CALL, 10 * MS, Call(10)).await;
    assert_eq!(outcome, Ok(Err("down")));

    let timeout = run.timed(CALL, 10 * MS, Call(11)).await.unwrap_err();
    assert_eq!(timeout.to_string(), "`call` took longer than 10ms");
    assert_eq!((timeout.after(), timeout.node()), (10 * MS, Some("call")));

    let error = run.in_time::<()>(CALL, Err(timeout)).unwrap_err();
    assert_eq!(error.to_string(), "Flow/call: `call` took longer than 10ms");
}

#[tokio::test(start_paused = true)]
async fn a_try_that_takes_too_long_has_failed() {
    let start = Instant::now();
    let mut tries = run().retry(CALL, Retry::times(2).backoff(3 * MS, 3 * MS));
    let lengths = RefCell::new(vec![5, 99, 99]);
    let outcome = loop {
        let length = lengths.borrow_mut().pop().unwrap();
        let outcome = tries.timed(10 * MS, Call(length)).await;
        if let Some(outcome) = tries.settle_timed(outcome, |_| false) {
            break outcome;
        }
        tries.pause().await;
    };
    assert_eq!(outcome, Ok(Err("down")));
    assert_eq!(start.elapsed(), (10 + 3 + 10 + 3 + 5) * MS);
}

#[tokio::test(start_paused = true)]
async fn a_limit_for_all_tries_ends_them() {
    let mut tries = run().retry(CALL, Retry::times(9));
    let limit = tries.limit(10 * MS);
    let endless = async {
        loop {
            let outcome = tries.node(Call(4)).await;
            tries.settle(outcome, |_| true);
        }
    };
    let timeout: Result<(), _> = limit.around(endless).await;
    assert_eq!(timeout.unwrap_err().after(), 10 * MS);
}

/// A node that never lets its task go, and so never sees its task's time is up.
struct Greedy;

impl Node for Greedy {
    type Output = ();
}

impl<C: ?Sized> Invoke<C> for Greedy {
    async fn invoke<D: Driver>(self, _: Run<'_, D, C>) {
        loop {
            tokio::task::consume_budget().await;
        }
    }
}

#[tokio::test]
async fn a_greedy_node_is_found_late_too() {
    let outcome = run().timed(CALL, MS, Greedy).await;
    outcome.unwrap_err();
}

struct Panics<P>(P);

impl<P> Node for Panics<P> {
    type Output = ();
}

impl<C: ?Sized, P: Send + 'static> Invoke<C> for Panics<P> {
    async fn invoke<D: Driver>(self, _: Run<'_, D, C>) {
        std::panic::panic_any(self.0)
    }
}

impl<P: 'static> Spawn for Panics<P> {
    type By = ();
}

async fn panic_of<P: Send + 'static>(panic: P) -> Box<dyn Any + Send> {
    let node = run().spawned(CALL, Panics(panic), |node, context| {
        Task::spawn(node.task(context))
    });
    let outcome = AssertUnwindSafe(run().node(CALL, node))
        .catch_unwind()
        .await;
    outcome.unwrap_err()
}

#[tokio::test]
async fn a_panic_on_a_task_of_its_own_comes_back_with_the_name_of_the_node() {
    for panic in [panic_of("boom").await, panic_of(String::from("boom")).await] {
        assert_eq!(
            *panic.downcast::<String>().unwrap(),
            "`call` panicked: boom"
        );
    }
    assert_eq!(*panic_of(7_u8).await.downcast::<u8>().unwrap(), 7);
}
