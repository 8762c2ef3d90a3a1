//! The components of the workflows. Each waits until the test lets it go, and says what it gives.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};

use workflow::component;

use crate::value::{Fault, ToValue, Token, Value, digest};

/// A call of a component: its label, and the [`digest`] of that with its inputs.
pub type Id = (&'static str, u64);

/// How a node ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// With a value that depends on the number.
    Choice(u64),
    /// With a panic.
    Panic,
}

/// Whether a `risk` fails.
#[must_use]
pub fn fails(choice: u64) -> bool {
    choice % 8 == 7
}

/// What an `again` gives.
#[must_use]
pub fn goes_on(choice: u64) -> bool {
    choice % 2 == 1
}

/// Whether a `maybe` gives something.
#[must_use]
pub fn is_some(choice: u64) -> bool {
    !choice.is_multiple_of(3)
}

/// What a `way` gives.
#[must_use]
pub fn one_of_three(choice: u64) -> u64 {
    choice % 3
}

/// How many `items` there are.
#[must_use]
pub fn count(choice: u64) -> u64 {
    choice % 5
}

/// The context of the workflows.
pub struct Lab {
    state: Mutex<State>,
    tokens: Arc<()>,
    lent: Token,
}

#[derive(Default)]
struct State {
    running: BTreeMap<Id, Running>,
    mistakes: Vec<String>,
}

#[derive(Default)]
struct Running {
    end: Option<End>,
    waker: Option<Waker>,
}

impl Default for Lab {
    fn default() -> Self {
        let tokens = Arc::new(());
        Lab {
            state: Mutex::default(),
            lent: Token {
                id: 1,
                _counted: tokens.clone(),
            },
            tokens,
        }
    }
}

impl Lab {
    /// What a workflow is given to own.
    #[must_use]
    pub fn owned(&self) -> Token {
        self.token(0)
    }

    /// What a workflow is given to borrow.
    #[must_use]
    pub fn lent(&self) -> &Token {
        &self.lent
    }

    fn token(&self, id: u64) -> Token {
        Token {
            id,
            _counted: self.tokens.clone(),
        }
    }

    /// How many tokens there are in the run.
    #[must_use]
    pub fn tokens(&self) -> usize {
        Arc::strong_count(&self.tokens) - 2
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The nodes that have started and not ended.
    #[must_use]
    pub fn running(&self) -> Vec<Id> {
        self.state().running.keys().copied().collect()
    }

    /// What nodes have done that they must not do.
    #[must_use]
    pub fn mistakes(&self) -> Vec<String> {
        self.state().mistakes.clone()
    }

    /// Lets a running node end.
    ///
    /// # Panics
    ///
    /// When it does not run.
    pub fn end(&self, id: Id, end: End) {
        let mut state = self.state();
        let node = state.running.get_mut(&id);
        let node = node.unwrap_or_else(|| panic!("{id:?} does not run"));
        node.end = Some(end);
        let waker = node.waker.take();
        drop(state);
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    fn visit(&self, at: &'static str, needs: &impl ToValue) -> Visit<'_> {
        Visit {
            lab: self,
            id: (at, digest(at, &needs.value())),
            at: At::Front,
        }
    }
}

/// A node while it is held. It gives its id and a choice.
struct Visit<'l> {
    lab: &'l Lab,
    id: Id,
    at: At,
}

#[derive(Clone, Copy, PartialEq)]
enum At {
    Front,
    Inside,
    End,
}

impl Future for Visit<'_> {
    type Output = (u64, u64);

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<(u64, u64)> {
        let id = self.id;
        let lab = self.lab;
        let mut state = lab.state();
        if self.at == At::Front {
            self.at = At::Inside;
            if state.running.insert(id, Running::default()).is_some() {
                state.mistakes.push(format!("{id:?} runs twice"));
            }
        } else if self.at == At::End {
            state
                .mistakes
                .push(format!("{id:?} was polled after its end"));
        }
        let Some(node) = state.running.get_mut(&id) else {
            state.mistakes.push(format!("{id:?} does not run"));
            return Poll::Pending;
        };
        match node.end {
            None => {
                node.waker = Some(context.waker().clone());
                Poll::Pending
            }
            Some(end) => {
                state.running.remove(&id);
                drop(state);
                self.at = At::End;
                match end {
                    End::Choice(choice) => Poll::Ready((id.1, choice)),
                    // Unlike `panic!`, it prints nothing.
                    End::Panic => resume_unwind(Box::new("as the test wants it")),
                }
            }
        }
    }
}

impl Drop for Visit<'_> {
    fn drop(&mut self) {
        if self.at == At::Inside {
            let mut state = self.lab.state();
            if state.running.remove(&self.id).is_none() {
                let id = self.id;
                state.mistakes.push(format!("{id:?} was dropped twice"));
            }
        }
    }
}

/// The key of a sub-workflow, which tells its nodes from those of others.
#[must_use]
pub fn key(at: &'static str, needs: impl ToValue) -> u64 {
    digest(at, &needs.value())
}

/// A node that gives a token.
#[component]
pub async fn step<N: ToValue>(#[context] lab: &Lab, at: &'static str, needs: N) -> Token {
    let (id, _) = lab.visit(at, &needs).await;
    lab.token(id)
}

/// A node that may fail.
///
/// # Errors
///
/// When the test chooses so.
#[component]
pub async fn risk<N: ToValue>(
    #[context] lab: &Lab,
    at: &'static str,
    needs: N,
) -> Result<Token, Fault> {
    let (id, choice) = lab.visit(at, &needs).await;
    if fails(choice) {
        Err(Fault(lab.token(id)))
    } else {
        Ok(lab.token(id))
    }
}

/// A node that lends what it is lent.
#[component]
pub async fn lend<'t>(#[context] lab: &Lab, at: &'static str, needs: &'t Token) -> &'t Token {
    lab.visit(at, &needs).await;
    needs
}

/// A node that decides between two ways.
#[component]
pub async fn again<N: ToValue>(#[context] lab: &Lab, at: &'static str, needs: N) -> bool {
    let (_, choice) = lab.visit(at, &needs).await;
    goes_on(choice)
}

/// A node that decides between three ways.
#[component]
pub async fn way<N: ToValue>(#[context] lab: &Lab, at: &'static str, needs: N) -> u64 {
    let (_, choice) = lab.visit(at, &needs).await;
    one_of_three(choice)
}

/// A node that gives something or nothing.
#[component]
pub async fn maybe<N: ToValue>(#[context] lab: &Lab, at: &'static str, needs: N) -> Option<Token> {
    let (id, choice) = lab.visit(at, &needs).await;
    is_some(choice).then(|| lab.token(id))
}

/// A node that gives two values.
#[component]
pub async fn pair<N: ToValue>(#[context] lab: &Lab, at: &'static str, needs: N) -> (Token, Token) {
    let (id, _) = lab.visit(at, &needs).await;
    (lab.token(id), lab.token(item(id, 0)))
}

/// A node that gives any number of values.
#[component]
pub async fn items<N: ToValue>(#[context] lab: &Lab, at: &'static str, needs: N) -> Vec<Token> {
    let (id, choice) = lab.visit(at, &needs).await;
    let numbers = 0..count(choice);
    numbers.map(|n| lab.token(item(id, n))).collect()
}

/// The id of the `n`th of several values.
#[must_use]
pub fn item(id: u64, n: u64) -> u64 {
    digest(
        "item",
        &Value::Tuple(vec![Value::Number(id), Value::Number(n)]),
    )
}
