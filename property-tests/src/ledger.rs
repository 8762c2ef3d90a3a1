//! An observer that keeps the books of a run.

use std::sync::{Mutex, MutexGuard, PoisonError};

use workflow::{Graph, Node, Observer, Site, Source};

/// Notes what is wrong with what it is told: a start without an end, an end without a start, two
/// of them, something that happens in a scope that is closed, or a scope that stays open.
#[derive(Default)]
pub struct Ledger(Mutex<Books>);

#[derive(Default)]
struct Books {
    scopes: Vec<Scope>,
    started: usize,
    mistakes: Vec<String>,
}

struct Scope {
    parent: Option<usize>,
    name: &'static str,
    state: State,
    /// How many scopes inside are open.
    open: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Open,
    Started,
    Ended,
    Closed,
}

impl Ledger {
    /// How many nodes and streams have started.
    pub fn started(&self) -> usize {
        self.lock().started
    }

    /// What was wrong, also that something is still open.
    pub fn mistakes(&self) -> Vec<String> {
        let books = self.lock();
        let open = books.scopes.iter();
        let open = open.filter(|scope| scope.state != State::Closed);
        let open = open.map(|scope| format!("{} is left {:?}", scope.name, scope.state));
        books.mistakes.iter().cloned().chain(open).collect()
    }

    fn lock(&self) -> MutexGuard<'_, Books> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Books {
    fn open(&mut self, parent: Option<usize>, name: &'static str) -> usize {
        if let Some(parent) = parent {
            self.is_open(parent);
            self.scopes[parent].open += 1;
        }
        self.scopes.push(Scope {
            parent,
            name,
            state: State::Open,
            open: 0,
        });
        self.scopes.len() - 1
    }

    fn is_open(&mut self, at: usize) {
        let Scope { name, state, .. } = self.scopes[at];
        if matches!(state, State::Ended | State::Closed) {
            self.mistakes
                .push(format!("something in {name}, which is {state:?}"));
        }
    }

    fn go(&mut self, at: usize, from: &[State], to: State) {
        let Scope { name, state, .. } = self.scopes[at];
        if !from.contains(&state) {
            self.mistakes
                .push(format!("{name} goes from {state:?} to {to:?}"));
        }
        self.scopes[at].state = to;
    }

    fn start(&mut self, at: usize) {
        self.started += 1;
        self.go(at, &[State::Open], State::Started);
    }

    fn close(&mut self, at: usize) {
        let Scope {
            parent, name, open, ..
        } = self.scopes[at];
        if open > 0 {
            self.mistakes
                .push(format!("{name} is closed around {open} others"));
        }
        self.go(at, &[State::Open, State::Ended], State::Closed);
        if let Some(parent) = parent {
            self.scopes[parent].open -= 1;
        }
    }
}

impl Observer for Ledger {
    type Scope = usize;

    fn root(&self, graph: &'static Graph) -> usize {
        self.lock().open(None, graph.name())
    }

    fn child(&self, parent: usize, site: Site) -> usize {
        self.lock().open(Some(parent), site.key())
    }

    fn first_round(&self, of: usize) -> usize {
        self.lock().is_open(of);
        of
    }

    fn next_round(&self, round: usize) -> usize {
        let mut books = self.lock();
        books.is_open(round);
        if books.scopes[round].open > 0 {
            let mistake = format!("a round of {} ends around others", books.scopes[round].name);
            books.mistakes.push(mistake);
        }
        round
    }

    fn item(&self, of: usize, _: usize) -> usize {
        self.lock().open(Some(of), "item")
    }

    fn attempt(&self, of: usize, _: usize) -> usize {
        self.lock().open(Some(of), "attempt")
    }

    fn close(&self, scope: usize) {
        self.lock().close(scope);
    }

    fn started<N: Node>(&self, at: usize, _: &N) {
        self.lock().start(at);
    }

    fn finished<N: Node>(&self, at: usize, _: &N::Output) {
        self.lock().go(at, &[State::Started], State::Ended);
    }

    fn cancelled(&self, at: usize) {
        self.lock().go(at, &[State::Started], State::Ended);
    }

    fn panicked(&self, at: usize) {
        self.lock().go(at, &[State::Started], State::Ended);
    }

    fn stream_started<N: Source>(&self, at: usize, _: &N) {
        self.lock().start(at);
    }

    fn stream_item<N: Source>(&self, at: usize, _: &N::Item) {
        self.lock().go(at, &[State::Started], State::Started);
    }

    fn stream_ended(&self, at: usize) {
        self.lock().go(at, &[State::Started], State::Ended);
    }

    fn arm(&self, at: usize, route: Site, arm: usize) {
        let mut books = self.lock();
        books.is_open(at);
        if arm >= route.arms().len() {
            let mistake = format!("{} has no arm {arm}", route.key());
            books.mistakes.push(mistake);
        }
    }
}
