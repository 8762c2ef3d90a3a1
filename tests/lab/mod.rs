//! Components that can be watched and held, and an oracle for what runs when.
//!
//! A `step` says that it has started, waits until the test lets it go, and says that it has ended.
//! Nothing here looks at a clock: the test polls the run itself, and only when it was woken.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use workflow::component;
use workflow::graph::{End, Graph};

/// What each node needs before it starts: all of these must have ended.
pub(crate) type Table<'t> = &'t [(&'t str, &'t [&'t str])];

/// The context of the workflows under test.
#[derive(Default)]
pub(crate) struct Lab(Mutex<State>);

#[derive(Default)]
struct State {
    log: Vec<String>,
    running: BTreeMap<&'static str, Option<Waker>>,
    started: BTreeSet<&'static str>,
    ended: BTreeSet<&'static str>,
    failing: BTreeSet<String>,
    dropped: Vec<&'static str>,
}

impl Lab {
    /// All that has happened, such as `+a` (started), `-a` (ended), `!a` (dropped in between).
    pub(crate) fn log(&self) -> Vec<String> {
        self.0.lock().unwrap().log.clone()
    }

    /// Lets a running node end.
    pub(crate) fn release(&self, node: &str) {
        let mut state = self.0.lock().unwrap();
        let (node, waker) = state
            .running
            .remove_entry(node)
            .unwrap_or_else(|| panic!("`{node}` does not run"));
        state.ended.insert(node);
        drop(state);
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Lets a running node end with an error, if it is a `risk`.
    pub(crate) fn fail(&self, node: &str) {
        self.0.lock().unwrap().failing.insert(node.to_owned());
        self.release(node);
    }

    /// The nodes that have started and not ended.
    pub(crate) fn running(&self) -> Vec<&'static str> {
        self.0.lock().unwrap().running.keys().copied().collect()
    }

    /// The nodes that have started, in the order of their names.
    pub(crate) fn started(&self) -> Vec<&'static str> {
        self.0.lock().unwrap().started.iter().copied().collect()
    }

    /// The nodes that were dropped before their end.
    pub(crate) fn dropped(&self) -> Vec<&'static str> {
        self.0.lock().unwrap().dropped.clone()
    }

    /// What a step does, for components of the test's own.
    pub(crate) async fn hold(&self, node: &'static str) {
        self.visit(node).await;
    }

    fn visit(&self, node: &'static str) -> Visit<'_> {
        Visit {
            lab: self,
            node,
            at: At::Front,
        }
    }
}

/// A node while it is held.
struct Visit<'l> {
    lab: &'l Lab,
    node: &'static str,
    at: At,
}

#[derive(PartialEq)]
enum At {
    Front,
    Inside,
    End,
}

impl Future for Visit<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let node = self.node;
        let mut state = self.lab.0.lock().unwrap();
        match self.at {
            At::Front => {
                assert!(state.started.insert(node), "`{node}` has run already");
                state.log.push(format!("+{node}"));
                state.running.insert(node, Some(context.waker().clone()));
                drop(state);
                self.at = At::Inside;
                Poll::Pending
            }
            At::Inside if state.ended.contains(node) => {
                state.log.push(format!("-{node}"));
                drop(state);
                self.at = At::End;
                Poll::Ready(())
            }
            At::Inside => {
                state.running.insert(node, Some(context.waker().clone()));
                Poll::Pending
            }
            At::End => panic!("`{node}` was polled after its end"),
        }
    }
}

impl Drop for Visit<'_> {
    fn drop(&mut self) {
        if self.at == At::Inside {
            let state = self.lab.0.lock();
            let mut state = state.unwrap_or_else(PoisonError::into_inner);
            state.running.remove(self.node);
            state.dropped.push(self.node);
            state.log.push(format!("!{}", self.node));
        }
    }
}

/// The value of a step: its name. Not `Copy`, so that moves and clones are told apart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Token(pub(crate) &'static str);

/// The name of a step that runs several times, such as `think2`.
pub(crate) fn of(step: &str, number: usize) -> &'static str {
    static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let name = format!("{step}{number}");
    let mut names = NAMES.lock().unwrap();
    if let Some(known) = names.get(name.as_str()) {
        return known;
    }
    let name = name.leak();
    names.insert(name);
    name
}

/// A node called `at` that needs what it is given, and may be held.
#[component]
pub(crate) async fn step<N>(#[context] lab: &Lab, at: &'static str, needs: N) -> Token {
    lab.visit(at).await;
    drop(needs);
    Token(at)
}

/// The same with a value of the test's choice, such as the way that a route takes.
#[component]
pub(crate) async fn pick<N, T>(#[context] lab: &Lab, at: &'static str, needs: N, give: T) -> T {
    lab.visit(at).await;
    drop(needs);
    give
}

/// A step that fails when the test says so.
#[component]
pub(crate) async fn risk<N>(
    #[context] lab: &Lab,
    at: &'static str,
    needs: N,
) -> Result<Token, Fault> {
    lab.visit(at).await;
    drop(needs);
    if lab.0.lock().unwrap().failing.contains(at) {
        Err(Fault(at))
    } else {
        Ok(Token(at))
    }
}

/// The error of a `risk`: its name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fault(pub(crate) &'static str);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is out of order", self.0)
    }
}

impl std::error::Error for Fault {}

/// A run in the hands of a test.
pub(crate) struct Held<F: Future> {
    run: Option<Pin<Box<F>>>,
    woken: Arc<Woken>,
}

struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::SeqCst);
    }
}

impl<F: Future> Held<F> {
    pub(crate) fn new(run: F) -> Self {
        Held {
            run: Some(Box::pin(run)),
            woken: Arc::new(Woken(AtomicBool::new(true))),
        }
    }

    /// Lets the next `settle` poll, woken or not.
    pub(crate) fn wake(&self) {
        self.woken.0.store(true, Ordering::SeqCst);
    }

    /// Polls as long as something has woken the run; gives its output when it ends.
    pub(crate) fn settle(&mut self) -> Option<F::Output> {
        let waker = Waker::from(self.woken.clone());
        let mut context = Context::from_waker(&waker);
        while self.woken.0.swap(false, Ordering::SeqCst) {
            let run = self.run.as_mut()?;
            if let Poll::Ready(output) = run.as_mut().poll(&mut context) {
                self.run = None;
                return Some(output);
            }
        }
        None
    }
}

/// Runs to the end what is not held anywhere.
#[track_caller]
pub(crate) fn now<F: Future>(run: F) -> F::Output {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(run).poll(&mut context) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the run waits for something"),
    }
}

/// Orders to try at most, one node at a time, and more with several nodes at a time.
const ORDERS: usize = 1000;

/// Runs a workflow of steps again and again, lets its nodes end in every order (or very many of
/// them), and asserts after each that exactly those have started that the table lets start.
#[track_caller]
pub(crate) fn runs_exactly<T>(table: Table<'_>, run: impl AsyncFn(&Lab) -> T) {
    let mut choices = Choices::default();
    for _ in 0..ORDERS {
        run_once(table, &run, |running| {
            vec![running[choices.next(running.len())]]
        });
        if !choices.advance() {
            break;
        }
    }
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for _ in 0..ORDERS / 5 {
        run_once(table, &run, |running| {
            let mut some = running.to_vec();
            some.retain(|_| dice.roll(2) == 0);
            if some.is_empty() {
                some.push(running[dice.roll(running.len())]);
            }
            if dice.roll(2) == 0 {
                some.reverse();
            }
            some
        });
    }
}

#[track_caller]
fn run_once<T>(
    table: Table<'_>,
    run: impl AsyncFn(&Lab) -> T,
    mut next: impl FnMut(&[&'static str]) -> Vec<&'static str>,
) {
    let lab = Lab::default();
    let mut held = Held::new(run(&lab));
    let mut order = Vec::new();
    loop {
        let has_ended = held.settle().is_some();
        let ended = lab.0.lock().unwrap().ended.clone();
        let mut may_start: Vec<&str> = table
            .iter()
            .filter(|(_, needs)| needs.iter().all(|need| ended.contains(need)))
            .map(|(node, _)| *node)
            .collect();
        may_start.sort_unstable();
        assert_eq!(lab.started(), may_start, "started after {order:?}");
        let running = lab.running();
        assert_eq!(has_ended, running.is_empty(), "ended after {order:?}");
        if has_ended {
            assert_eq!(ended.len(), table.len(), "nodes that ran");
            assert_eq!(lab.dropped(), [""; 0]);
            return;
        }
        for node in next(&running) {
            order.push(node);
            lab.release(node);
        }
    }
}

/// Runs a workflow of risks again and again, lets one of its nodes fail at every point of every
/// order (or of very many), and asserts that this ends the run at once, with its error, and drops
/// all that still runs.
#[track_caller]
pub(crate) fn fails_exactly<T, E>(
    table: Table<'_>,
    run: impl AsyncFn(&Lab) -> Result<T, E>,
    is_error_of: impl Fn(&E, &'static str) -> bool,
) {
    let mut choices = Choices::default();
    for _ in 0..ORDERS {
        let lab = Lab::default();
        let mut held = Held::new(run(&lab));
        let mut order = Vec::new();
        let failed = loop {
            if held.settle().is_some() {
                break None;
            }
            let running = lab.running();
            let choice = choices.next(2 * running.len());
            let node = running[choice % running.len()];
            order.push(node);
            if choice < running.len() {
                lab.release(node);
            } else {
                lab.fail(node);
                break Some((node, running));
            }
        };
        if let Some((node, mut running)) = failed {
            let Some(Err(error)) = held.settle() else {
                panic!("no error after {order:?}");
            };
            assert!(is_error_of(&error, node), "error after {order:?}");
            running.retain(|other| *other != node);
            let mut dropped = lab.dropped();
            dropped.sort_unstable();
            assert_eq!(dropped, running, "dropped after {order:?}");
            assert_eq!(lab.started().len(), order.len() + running.len());
        } else {
            assert_eq!(order.len(), table.len(), "nodes that ran");
        }
        if !choices.advance() {
            break;
        }
    }
}

/// Stops a workflow of steps after every number of polls, and asserts that each step that has
/// started has ended or was dropped, once, and that no value is left behind. The run gets one to
/// pass around.
#[track_caller]
pub(crate) fn stops_cleanly<T>(run: impl AsyncFn(&Lab, Arc<()>) -> T) {
    for polls in 0.. {
        let (lab, value) = (Lab::default(), Arc::new(()));
        let mut held = Held::new(run(&lab, value.clone()));
        let mut dice = Dice(0x2545_F491_4F6C_DD1D);
        let mut has_ended = false;
        for _ in 0..polls {
            has_ended = held.settle().is_some();
            let running = lab.running();
            if has_ended || running.is_empty() {
                break;
            }
            lab.release(running[dice.roll(running.len())]);
        }
        drop(held);
        let log = lab.log();
        let mut times: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for event in &log {
            let (what, node) = event.split_at(1);
            let times = times.entry(node).or_default();
            match what {
                "+" => times.0 += 1,
                _ => times.1 += 1,
            }
        }
        assert!(times.values().all(|times| *times == (1, 1)), "{log:?}");
        assert_eq!(Arc::strong_count(&value), 1, "values after {polls} polls");
        if has_ended {
            assert!(polls > 4, "the run takes its time");
            return;
        }
    }
}

/// Every sequence of choices, one after the other.
#[derive(Default)]
struct Choices {
    made: Vec<(usize, usize)>,
    at: usize,
}

impl Choices {
    fn next(&mut self, of: usize) -> usize {
        if self.at == self.made.len() {
            self.made.push((0, of));
        }
        self.at += 1;
        self.made[self.at - 1].0
    }

    fn advance(&mut self) -> bool {
        self.at = 0;
        while let Some((made, of)) = self.made.pop() {
            if made + 1 < of {
                self.made.push((made + 1, of));
                return true;
            }
        }
        false
    }
}

/// Always the same numbers, so that a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }
}

/// Asserts that the static graph orders the steps as the table does: a node comes before another
/// in one if and only if it does in the other. Nodes that are not in the table are passed through.
#[track_caller]
pub(crate) fn draws_exactly(table: Table<'_>, graph: &'static Graph) {
    let mut drawn: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let key = |end| match end {
        End::Node(n) => Some(graph.node(n).key()),
        _ => None,
    };
    for connection in graph.connections() {
        if let (Some(from), Some(to)) = (key(connection.from()), key(connection.to())) {
            drawn.entry(to).or_default().insert(from);
        }
    }
    let needed: BTreeMap<&str, BTreeSet<&str>> = table
        .iter()
        .map(|(node, needs)| (*node, needs.iter().copied().collect()))
        .collect();
    for (node, _) in table {
        let mut before = all_before(&drawn, node);
        before.retain(|other| needed.contains_key(other));
        assert_eq!(before, all_before(&needed, node), "drawn before `{node}`");
    }
}

fn all_before<'n>(edges: &BTreeMap<&'n str, BTreeSet<&'n str>>, node: &str) -> BTreeSet<&'n str> {
    let mut all = BTreeSet::new();
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        for &before in edges.get(node).into_iter().flatten() {
            if all.insert(before) {
                open.push(before);
            }
        }
    }
    all
}
