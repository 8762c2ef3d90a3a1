//! A workflow and its interpreter side by side.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use fastrand::Rng;

use crate::draw::{self, Family};
use crate::graph::Workflow;
use crate::interpret::{Now, Record, interpret};
use crate::lab::{End, Id, Lab};
use crate::ledger::Ledger;
use crate::print;
use crate::value::{ToValue, Value};

/// A run of a workflow.
pub type Run<'l> = Pin<Box<dyn Future<Output = Value> + Send + 'l>>;

/// Any run whose result can be compared.
pub fn boxed<'l, F>(run: F) -> Run<'l>
where
    F: Future<Output: ToValue> + Send + 'l,
{
    Box::pin(async move { run.await.value() })
}

/// In how many orders the nodes of each workflow end.
const ORDERS: u64 = 8;

/// From here on all choices are 0, with which every loop ends.
const ENOUGH: usize = 60;

/// Starts one of the workflows of a family.
pub type Start = for<'l> fn(usize, &'l Lab) -> Run<'l>;

/// Plays the workflows of a family: in several orders to the end, and stopped at each point of
/// these.
///
/// # Panics
///
/// When one does something else than it must.
pub fn family(seed: u64, family: Family, count: usize, start: Start) {
    for number in 0..count {
        let workflow = draw::workflow(seed, family, number);
        let play = Play {
            source: print::one(&workflow, &workflow.inner),
            workflow,
            number,
            start,
        };
        for order in 0..ORDERS {
            let mut rng = Rng::with_seed(seed ^ (order << 32));
            let steps = play.to_the_end(&mut rng);
            for stop in 0..=steps.len() {
                play.cancelled(&steps[..stop]);
                play.panicking(&steps[..stop], &mut rng);
            }
        }
    }
}

/// Starts one of the workflows of a family under an observer.
pub type Watched = for<'l> fn(usize, &'l Lab, &'l Ledger) -> Run<'l>;

/// Plays the workflows of a family under an observer, which is told of all that happens, and of
/// each thing once: to the end, and where the run is dropped, or panics, after each step.
///
/// # Panics
///
/// When it is not.
pub fn watched(seed: u64, family: Family, count: usize, start: Start, watched: Watched) {
    for number in 0..count {
        let workflow = draw::workflow(seed, family, number);
        let play = Play {
            source: print::one(&workflow, &workflow.inner),
            workflow,
            number,
            start,
        };
        let mut rng = Rng::with_seed(seed);
        let steps = play.to_the_end(&mut rng);
        for stop in 0..=steps.len() {
            for panics in [false, true] {
                let ledger = Ledger::default();
                play.watched(watched, &ledger, &steps[..stop], panics);
                let about = || play.about("told wrong", &steps[..stop]);
                assert_eq!(ledger.mistakes(), [""; 0], "{}", about());
                assert!(ledger.started() > 0, "{}", about());
            }
        }
    }
}

/// A node that has ended, and with which choice.
type Step = (Id, u64);

struct Play {
    workflow: Workflow,
    source: String,
    number: usize,
    start: Start,
}

impl Play {
    fn start<'l>(&self, lab: &'l Lab) -> Held<'l> {
        Held::new((self.start)(self.number, lab))
    }

    fn to_the_end(&self, rng: &mut Rng) -> Vec<Step> {
        let lab = Lab::default();
        let mut held = self.start(&lab);
        let mut record = Record::new();
        let mut steps: Vec<Step> = Vec::new();
        loop {
            let result = held.settle();
            let now = interpret(&self.workflow, &record);
            let about = |what: &str| self.about(&format!("{what}: {now:#?}"), &steps);
            assert_eq!(names(&lab.running()), expected(&now), "{}", about("runs"));
            let is_expected = match &result {
                Some(result) => now.results.contains(result),
                None => now.results.is_empty(),
            };
            assert!(is_expected, "{}", about(&format!("gives {result:?}")));
            self.assert_no_mistakes(&lab, &steps);
            if result.is_some() {
                assert_eq!(lab.tokens(), 0, "{}", about("tokens are left"));
                return steps;
            }
            let running = lab.running();
            assert!(!running.is_empty(), "{}", about("stands still"));
            let id = running[rng.usize(0..running.len())];
            let choice = if steps.len() < ENOUGH {
                rng.u64(0..840)
            } else {
                0
            };
            let place = now.running[&(id.0.to_owned(), id.1)].clone();
            steps.push((id, choice));
            record.insert(place, (steps.len(), choice));
            lab.end(id, End::Choice(choice));
            if rng.u8(0..8) == 0 {
                held.wake();
            }
        }
    }

    /// Runs up to a point, and drops the run there.
    fn cancelled(&self, steps: &[Step]) {
        let lab = Lab::default();
        drop(self.again(steps, &lab));
        self.assert_is_empty(&lab, steps);
    }

    /// Runs up to a point, and lets a node panic there.
    fn panicking(&self, steps: &[Step], rng: &mut Rng) {
        let lab = Lab::default();
        let mut held = self.again(steps, &lab);
        let running = lab.running();
        if running.is_empty() {
            return;
        }
        lab.end(running[rng.usize(0..running.len())], End::Panic);
        let outcome = catch_unwind(AssertUnwindSafe(|| held.settle()));
        assert!(outcome.is_err(), "{}", self.about("does not panic", steps));
        drop(held);
        self.assert_is_empty(&lab, steps);
    }

    /// Runs up to a point under an observer, and drops the run there, or lets all that still runs
    /// panic.
    fn watched(&self, watched: Watched, ledger: &Ledger, steps: &[Step], panics: bool) {
        let lab = Lab::default();
        let mut held = Held::new(watched(self.number, &lab, ledger));
        held.settle();
        for &(id, choice) in steps {
            lab.end(id, End::Choice(choice));
            held.settle();
        }
        if panics {
            for id in lab.running() {
                lab.end(id, End::Panic);
            }
            let _panic = catch_unwind(AssertUnwindSafe(|| held.settle()));
        }
    }

    /// A run that has come this far.
    fn again<'l>(&self, steps: &[Step], lab: &'l Lab) -> Held<'l> {
        let mut held = self.start(lab);
        held.settle();
        for &(id, choice) in steps {
            lab.end(id, End::Choice(choice));
            held.settle();
        }
        held
    }

    fn assert_is_empty(&self, lab: &Lab, steps: &[Step]) {
        let about = |what| self.about(what, steps);
        assert_eq!(lab.running(), [], "{}", about("still runs"));
        assert_eq!(lab.tokens(), 0, "{}", about("tokens are left"));
        self.assert_no_mistakes(lab, steps);
    }

    fn assert_no_mistakes(&self, lab: &Lab, steps: &[Step]) {
        let about = || self.about("mistakes", steps);
        assert_eq!(lab.mistakes(), [""; 0], "{}", about());
    }

    fn about(&self, what: &str, steps: &[Step]) -> String {
        format!("{what}, after {steps:?}, of\n{}", self.source)
    }
}

fn names(running: &[Id]) -> BTreeSet<(String, u64)> {
    let running = running.iter();
    running.map(|(at, id)| ((*at).to_owned(), *id)).collect()
}

fn expected(now: &Now) -> BTreeSet<(String, u64)> {
    if now.results.is_empty() {
        now.running.keys().cloned().collect()
    } else {
        BTreeSet::new()
    }
}

/// A run that is polled only when something has woken it.
struct Held<'l> {
    run: Option<Run<'l>>,
    woken: Arc<Woken>,
}

struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::SeqCst);
    }
}

impl<'l> Held<'l> {
    fn new(run: Run<'l>) -> Self {
        Held {
            run: Some(run),
            woken: Arc::new(Woken(AtomicBool::new(true))),
        }
    }

    /// Lets the next `settle` poll, woken or not.
    fn wake(&self) {
        self.woken.0.store(true, Ordering::SeqCst);
    }

    fn settle(&mut self) -> Option<Value> {
        let waker = Waker::from(self.woken.clone());
        let mut context = Context::from_waker(&waker);
        while self.woken.0.swap(false, Ordering::SeqCst) {
            let run = self.run.as_mut()?;
            if let Poll::Ready(value) = run.as_mut().poll(&mut context) {
                self.run = None;
                return Some(value);
            }
        }
        None
    }
}
