//! Every node goes through the driver: two that watch and steer a run show what it can do.
//!
//! A driver that answers from a record needs to know how outputs are written down; that comes with
//! journals. What the seam needs for it is here: a driver may keep a result back, deliver it later,
//! and leave a node unstarted.

#![allow(
    clippy::unused_async,
    clippy::needless_pass_by_value,
    clippy::many_single_char_names,
    reason = "components as users write them"
)]
#![cfg(feature = "tokio")]

#[allow(dead_code, reason = "each test uses its part")]
mod lab;

use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use futures::FutureExt;
use futures::future::{Either, pending};
use lab::{Fault, Held, Lab, Table, Token, now, risk, runs_exactly, step};
use tokio::time::{Instant, sleep};
use workflow::graph::{Graph, Site};
use workflow::{Driver, Invoke, Run, component, workflow};

/// The paths of the nodes of a run, such as `Outer/inner/a`; a scope is an index into them.
#[derive(Default)]
struct Paths(Mutex<Vec<String>>);

impl Paths {
    fn add(&self, path: String) -> usize {
        let mut paths = self.0.lock().unwrap();
        paths.push(path);
        paths.len() - 1
    }

    fn child(&self, parent: usize, site: Site) -> usize {
        let path = format!("{}/{}", self.of(parent), site.key());
        self.add(path)
    }

    fn of(&self, scope: usize) -> String {
        self.0.lock().unwrap()[scope].clone()
    }
}

mod timing {
    use super::*;

    /// Notes from when to when each node runs, in milliseconds since its own beginning.
    struct Times {
        start: Instant,
        paths: Paths,
        taken: Mutex<Vec<(String, u128, u128)>>,
    }

    impl Times {
        fn now(&self) -> u128 {
            self.start.elapsed().as_millis()
        }

        fn take(&self) -> Vec<(String, u128, u128)> {
            let mut times = std::mem::take(&mut *self.taken.lock().unwrap());
            times.sort();
            times
        }
    }

    impl Driver for &Times {
        type Scope = usize;

        fn root(self, graph: &'static Graph) -> usize {
            self.paths.add(graph.name().to_owned())
        }

        fn child(self, parent: usize, site: Site) -> usize {
            self.paths.child(parent, site)
        }

        fn node<C: ?Sized, N: Invoke<C>>(
            self,
            at: usize,
            node: N,
            context: &C,
        ) -> impl Future<Output = N::Output> {
            let start = self.now();
            node.invoke(Run::new(self, at, context)).inspect(move |_| {
                let time = (self.paths.of(at), start, self.now());
                self.taken.lock().unwrap().push(time);
            })
        }
    }

    #[component]
    async fn work(ms: u64) -> u64 {
        sleep(Duration::from_millis(ms)).await;
        ms
    }

    workflow! {
        Outer<long: bool -> u64> {
            let a = work(ms: 10);
            let b = work(ms: 5);
            let inner = Inner(ms: b);
            let c = work(ms: a);
            match long {
                true => {
                    let d = work(ms: 1000);
                    let e = work(ms: inner);
                    d + e + c
                }
                false => work(ms: c + inner),
            }
        }

        Inner<ms: u64 -> u64> {
            let x = work(ms);
            let group = {
                let y = work(ms: 2 * x);
                y + x
            };
            let again = Innermost(ms: group);
            again
        }

        Innermost<ms: u64 -> u64> {
            work(ms)
        }
    }

    #[tokio::test(start_paused = true)]
    async fn is_exact_for_every_path() {
        let times = Times {
            start: Instant::now(),
            paths: Paths::default(),
            taken: Mutex::default(),
        };
        let value = Outer { long: true }.run_with(&times).await;
        assert_eq!(value, 1000 + 15 + 10);
        let expected = [
            ("Outer", 0, 1000),
            ("Outer/a", 0, 10),
            ("Outer/b", 0, 5),
            ("Outer/c", 10, 20),
            ("Outer/d", 0, 1000),
            ("Outer/e", 35, 50),
            ("Outer/inner", 5, 35),
            ("Outer/inner/again", 20, 35),
            ("Outer/inner/again/work", 20, 35),
            ("Outer/inner/group/y", 10, 20),
            ("Outer/inner/x", 5, 10),
        ];
        let expected = expected.map(|(path, from, to)| (path.to_owned(), from, to));
        assert_eq!(times.take(), expected);
        assert_eq!(times.now(), 1000);

        assert_eq!(Outer { long: false }.run_with(&times).await, 25);
        let taken = times.take();
        assert!(
            taken.contains(&("Outer/work".to_owned(), 1035, 1060)),
            "{taken:?}"
        );
        assert_eq!(taken.len(), 10);
    }

    #[tokio::test(start_paused = true)]
    async fn leaves_the_run_send() {
        let times: &'static Times = Box::leak(Box::new(Times {
            start: Instant::now(),
            paths: Paths::default(),
            taken: Mutex::default(),
        }));
        let run = Outer { long: false }.run_with(times);
        assert_eq!(tokio::spawn(run).await.unwrap(), 25);
    }
}

mod gating {
    use super::*;

    /// Lets nodes run, and hands over their results in a given order: one in each poll of the run,
    /// so that what stands first in the text has no advantage.
    struct Gate {
        paths: Paths,
        state: Mutex<State>,
    }

    #[derive(Default)]
    struct State {
        order: Vec<&'static str>,
        is_open: bool,
        wakers: Vec<Waker>,
        delivered: Vec<String>,
    }

    impl Gate {
        fn new(mut order: Vec<&'static str>) -> Self {
            order.reverse();
            Gate {
                paths: Paths::default(),
                state: Mutex::new(State {
                    order,
                    ..State::default()
                }),
            }
        }

        /// Opens the gate for one result in each poll.
        fn run<T>(&self, run: impl Future<Output = T>) -> impl Future<Output = T> {
            let mut run = Box::pin(run);
            std::future::poll_fn(move |context| {
                self.state.lock().unwrap().is_open = true;
                run.as_mut().poll(context)
            })
        }

        fn delivered(&self) -> Vec<String> {
            self.state.lock().unwrap().delivered.clone()
        }
    }

    impl Driver for &Gate {
        type Scope = usize;

        fn root(self, graph: &'static Graph) -> usize {
            self.paths.add(graph.name().to_owned())
        }

        fn child(self, parent: usize, site: Site) -> usize {
            self.paths.child(parent, site)
        }

        fn node<C: ?Sized, N: Invoke<C>>(
            self,
            at: usize,
            node: N,
            context: &C,
        ) -> impl Future<Output = N::Output> {
            let node = node.invoke(Run::new(self, at, context));
            Gated {
                gate: self,
                path: self.paths.of(at),
                output: None,
                node: Box::pin(node),
            }
        }
    }

    struct Gated<'g, F: Future> {
        gate: &'g Gate,
        path: String,
        output: Option<F::Output>,
        node: Pin<Box<F>>,
    }

    impl<F: Future> Unpin for Gated<'_, F> {}

    impl<F: Future> Future for Gated<'_, F> {
        type Output = F::Output;

        fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
            if self.output.is_none() {
                match self.node.as_mut().poll(context) {
                    Poll::Ready(output) => self.output = Some(output),
                    Poll::Pending => return Poll::Pending,
                }
            }
            let is_the_run = !self.path.contains('/');
            if is_the_run {
                return Poll::Ready(self.output.take().expect("delivered once"));
            }
            let mut state = self.gate.state.lock().unwrap();
            if state.is_open && state.order.last() == Some(&&*self.path) {
                state.is_open = false;
                state.order.pop();
                state.delivered.push(self.path.clone());
                state.wakers.drain(..).for_each(Waker::wake);
                drop(state);
                Poll::Ready(self.output.take().expect("delivered once"))
            } else {
                if state.order.last() == Some(&&*self.path) {
                    context.waker().wake_by_ref(); // its turn comes with the next poll
                } else {
                    state.wakers.push(context.waker().clone());
                }
                Poll::Pending
            }
        }
    }

    #[component]
    async fn name(
        #[context] log: &Mutex<Vec<&'static str>>,
        at: &'static str,
        needs: &[&str],
    ) -> &'static str {
        let _ = needs;
        log.lock().unwrap().push(at);
        at
    }

    workflow! {
        Chains<-> Vec<&'static str>> with Mutex<Vec<&'static str>> {
            let a = name(at: "a", needs: &[]);
            let b = name(at: "b", needs: &[]);
            let c = name(at: "c", needs: &[a]);
            let d = name(at: "d", needs: &[b]);
            let e = Sub(first: d, second: c);
            vec![a, b, c, d, e]
        }

        Sub<first: &'static str, second: &'static str -> &'static str> with Mutex<Vec<&'static str>> {
            let x = name(at: "x", needs: &[first]);
            let y = name(at: "y", needs: &[second]);
            name(at: "z", needs: &[x, y])
        }
    }

    /// The order in which nodes start when their results come in the given order.
    fn starts(order: Vec<&'static str>) -> String {
        let (gate, log) = (Gate::new(order.clone()), Mutex::default());
        let mut run = Held::new(gate.run(Chains {}.run_with(&gate, &log)));
        let value = run.settle().expect("all results are delivered");
        assert_eq!(value, ["a", "b", "c", "d", "z"]);
        assert_eq!(gate.delivered(), order);
        drop(run);
        log.into_inner().unwrap().concat()
    }

    #[test]
    fn decides_what_starts_next() {
        let [a, b, c, d] = ["Chains/a", "Chains/b", "Chains/c", "Chains/d"];
        let [x, y, z, e] = ["Chains/e/x", "Chains/e/y", "Chains/e/name", "Chains/e"];
        assert_eq!(starts(vec![a, b, c, d, x, y, z, e]), "acbdxyz");
        assert_eq!(starts(vec![b, a, d, c, y, x, z, e]), "abdcxyz");
        assert_eq!(starts(vec![b, d, a, c, x, y, z, e]), "abdcxyz");
        assert_eq!(starts(vec![a, c, b, d, y, x, z, e]), "acbdxyz");
    }

    workflow! {
        Fails<-> Result<(), workflow::Error>> with Lab {
            let a = risk(at: "a", needs: ())?;
            let b = risk(at: "b", needs: ())?;
            let c = step(at: "c", needs: ());
            step(at: "d", needs: (a, b, c));
        }
    }

    #[test]
    fn decides_which_of_two_errors_comes_first() {
        for (order, path) in [
            (vec!["Fails/a", "Fails/b"], "Fails/a"),
            (vec!["Fails/b", "Fails/a"], "Fails/b"),
            (vec!["Fails/c", "Fails/b"], "Fails/b"),
        ] {
            let (gate, lab) = (Gate::new(order), Lab::default());
            let mut run = Held::new(gate.run(Fails {}.run_with(&gate, &lab)));
            assert!(run.settle().is_none());
            lab.release("c");
            assert!(run.settle().is_none());
            // Both have failed before either result is handed over.
            lab.fail("a");
            lab.fail("b");
            let error = run.settle().unwrap().unwrap_err();
            assert_eq!(error.path(), Some(path));
            assert!(error.downcast_ref::<Fault>().is_some());
        }
    }

    #[test]
    fn may_keep_a_result_for_ever() {
        let (gate, lab) = (Gate::new(vec!["Fails/a"]), Lab::default());
        let mut run = Held::new(gate.run(Fails {}.run_with(&gate, &lab)));
        assert!(run.settle().is_none());
        for node in ["a", "b", "c"] {
            lab.release(node);
        }
        assert!(run.settle().is_none());
        assert_eq!(gate.delivered(), ["Fails/a"]);
        assert_eq!(lab.started(), ["a", "b", "c"], "`d` needs the other two");
    }
}

mod rounds {
    use super::*;

    /// Lists the paths of the nodes in the order in which they end, rounds and items in them.
    #[derive(Default)]
    struct Log {
        paths: Paths,
        ended: Mutex<Vec<String>>,
    }

    impl Log {
        /// `path[number]`, in place of the number that `path` has if it has one.
        fn numbered(&self, path: &str, number: usize) -> usize {
            let of = path.rsplit_once('[').map_or(path, |(of, _)| of);
            self.paths.add(format!("{of}[{number}]"))
        }
    }

    impl Driver for &Log {
        type Scope = usize;

        fn root(self, graph: &'static Graph) -> usize {
            self.paths.add(graph.name().to_owned())
        }

        fn child(self, parent: usize, site: Site) -> usize {
            let own = site.key().rsplit('/').next().unwrap();
            let path = format!("{}/{own}", self.paths.of(parent));
            self.paths.add(path)
        }

        fn first_round(self, of: usize) -> usize {
            self.paths.add(format!("{}[0]", self.paths.of(of)))
        }

        fn next_round(self, round: usize) -> usize {
            let path = self.paths.of(round);
            let (_, number) = path.trim_end_matches(']').rsplit_once('[').unwrap();
            self.numbered(&path, number.parse::<usize>().unwrap() + 1)
        }

        fn item(self, of: usize, number: usize) -> usize {
            self.paths.add(format!("{}[{number}]", self.paths.of(of)))
        }

        fn node<C: ?Sized, N: Invoke<C>>(
            self,
            at: usize,
            node: N,
            context: &C,
        ) -> impl Future<Output = N::Output> {
            node.invoke(Run::new(self, at, context))
                .inspect(move |_| self.ended.lock().unwrap().push(self.paths.of(at)))
        }
    }

    #[component]
    async fn think(round: usize) -> Vec<usize> {
        (0..=round).collect()
    }

    #[component]
    async fn call(tool: usize) -> usize {
        tool
    }

    workflow! {
        Agent<-> usize> {
            let answer = loop round = 0 {
                let calls = think(round);
                let results = each tool in calls {
                    loop again = 0 {
                        let result = call(tool);
                        if again == tool { break result } else { continue again + 1 }
                    }
                };
                if round == 1 { break results.len() } else { continue round + 1 }
            };
            call(tool: answer)
        }

        Outer<-> usize> {
            let all = each _ in 0..2 { Agent() };
            race { call(tool: all.len()), call(tool: 0) }
        }
    }

    #[test]
    fn and_items_have_scopes_of_their_own() {
        let log = Log::default();
        assert_eq!(now(Agent {}.run_with(&log)), 2);
        let ended = std::mem::take(&mut *log.ended.lock().unwrap());
        assert_eq!(
            ended,
            [
                "Agent/answer[0]/calls",
                "Agent/answer[0]/results[0]/loop[0]/result",
                "Agent/answer[1]/calls",
                "Agent/answer[1]/results[0]/loop[0]/result",
                "Agent/answer[1]/results[1]/loop[0]/result",
                "Agent/answer[1]/results[1]/loop[1]/result",
                "Agent/call",
                "Agent",
            ]
        );
    }

    #[test]
    fn go_on_in_sub_workflows() {
        let log = Log::default();
        assert_eq!(now(Outer {}.run_with(&log)), 2);
        let ended = std::mem::take(&mut *log.ended.lock().unwrap());
        let last = "Outer/all[1]/Agent/answer[1]/results[1]/loop[1]/result".to_owned();
        assert!(ended.contains(&last), "{ended:?}");
        // A race has no scope of its own, nor has what loses it ended.
        assert_eq!(ended[ended.len() - 2..], ["Outer/call", "Outer"]);
        assert_eq!(ended.len(), 2 * 8 + 2);
    }

    #[tokio::test]
    async fn leave_the_run_send() {
        let log: &'static Log = Box::leak(Box::default());
        assert_eq!(tokio::spawn(Outer {}.run_with(log)).await.unwrap(), 2);
    }
}

mod selecting {
    use super::*;

    /// Starts only the nodes of some names, and leaves the others alone for ever.
    #[derive(Clone, Copy)]
    struct Only(&'static [&'static str]);

    impl Driver for Only {
        type Scope = bool;

        fn root(self, _: &'static Graph) -> bool {
            true
        }

        fn child(self, parent: bool, site: Site) -> bool {
            parent && self.0.contains(&site.key())
        }

        fn node<C: ?Sized, N: Invoke<C>>(
            self,
            starts: bool,
            node: N,
            context: &C,
        ) -> impl Future<Output = N::Output> {
            if starts {
                Either::Left(node.invoke(Run::new(self, starts, context)))
            } else {
                Either::Right(pending())
            }
        }
    }

    workflow! {
        Outer<-> Token> with Lab {
            let a = step(at: "a", needs: ());
            let b = step(at: "b", needs: ());
            let c = step(at: "c", needs: a);
            let sub = Inner();
            step(at: "d", needs: (b, c, sub))
        }

        Inner<-> Token> with Lab {
            let x = step(at: "x", needs: ());
            let y = step(at: "y", needs: ());
            (x, y).0
        }
    }

    #[test]
    fn leaves_nodes_unstarted() {
        let lab = Lab::default();
        let only = Only(&["a", "c", "sub", "y"]);
        let mut run = Held::new(Outer {}.run_with(only, &lab));
        assert!(run.settle().is_none());
        assert_eq!(lab.started(), ["a", "y"]);
        lab.release("a");
        lab.release("y");
        assert!(run.settle().is_none());
        assert_eq!(lab.running(), ["c"]);
        lab.release("c");
        assert!(run.settle().is_none());
        assert_eq!(lab.running(), [""; 0]);
    }

    #[test]
    fn a_driver_that_just_runs_them_changes_nothing() {
        let table: Table<'_> = &[
            ("a", &[]),
            ("b", &[]),
            ("c", &["a"]),
            ("x", &[]),
            ("y", &[]),
            ("d", &["b", "c", "x", "y"]),
        ];
        let all = Only(&["a", "b", "c", "sub", "x", "y", "step"]);
        runs_exactly(table, async |lab| Outer {}.run_with(all, lab).await);
    }

    #[component]
    fn one() -> u32 {
        1
    }

    #[test]
    fn a_component_alone_is_a_node_as_well() {
        let run: Run<'_, Only, ()> = Run::new(Only(&[]), true, &());
        assert_eq!(now(one {}.invoke(run)), 1);
    }
}
