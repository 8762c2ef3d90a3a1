//! One node, then many side by side that wake one after the other, then their sum.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::{Poll, Waker};

use futures::stream::{FuturesUnordered, StreamExt};
use futures::{Stream, join};
use seq_macro::seq;
use workflow::{component, workflow};

use crate::nodes::step;

thread_local! {
    /// The nodes that have asked, in order.
    static WAITING: RefCell<Vec<Waker>> = const { RefCell::new(Vec::new()) };
    /// How many of them have their answer.
    static ANSWERED: Cell<usize> = const { Cell::new(0) };
    /// How often nodes have been polled.
    static POLLS: Cell<usize> = const { Cell::new(0) };
}

/// Waits for its turn.
#[component]
pub async fn ask(x: u64) -> u64 {
    let mut place: Option<usize> = None;
    poll_fn(|context| {
        POLLS.set(POLLS.get() + 1);
        let waker = context.waker();
        match place {
            Some(place) if place < ANSWERED.get() => return Poll::Ready(()),
            Some(place) => {
                WAITING.with_borrow_mut(|all| all[place].clone_from(waker));
            }
            None => WAITING.with_borrow_mut(|all| {
                if all.is_empty() {
                    ANSWERED.set(0);
                }
                place = Some(all.len());
                all.push(waker.clone());
            }),
        }
        Poll::Pending
    })
    .await;
    step(x).await
}

/// Answers the next node that has asked, if there is one.
pub(crate) fn answer_next() {
    let next = WAITING.with_borrow(|all| all.get(ANSWERED.get()).cloned());
    if let Some(waker) = next {
        ANSWERED.set(ANSWERED.get() + 1);
        waker.wake();
        if ANSWERED.get() == WAITING.with_borrow(Vec::len) {
            WAITING.with_borrow_mut(Vec::clear);
        }
    }
}

/// How often nodes have been polled in this thread.
pub fn polls() -> usize {
    POLLS.get()
}

/// All together.
#[component]
pub async fn sum(answers: impl Stream<Item = u64>) -> u64 {
    answers.fold(0, async |sum, answer| sum + answer).await
}

/// By hand, eight.
pub async fn eight_by_hand(x: u64) -> u64 {
    let first = step(x).await;
    let ask = || ask(first);
    let all = join!(ask(), ask(), ask(), ask(), ask(), ask(), ask(), ask());
    all.0 + all.1 + all.2 + all.3 + all.4 + all.5 + all.6 + all.7
}

/// By hand, as many as one likes.
pub async fn by_hand(nodes: usize, x: u64) -> u64 {
    let first = step(x).await;
    let answers: FuturesUnordered<_> = (0..nodes).map(|_| ask(first)).collect();
    sum(answers).await
}

/// By hand, with the answers in order.
pub async fn in_order_by_hand(nodes: usize, x: u64) -> u64 {
    let first = step(x).await;
    let answers = futures::future::join_all((0..nodes).map(|_| ask(first))).await;
    answers.iter().sum()
}

macro_rules! wide {
    ($Name:ident $nodes:literal) => {
        seq!(N in 0..$nodes {
            workflow! {
                /// As a workflow.
                pub $Name<x: u64 -> u64> {
                    let first = step(x);
                    #(let n~N = ask(x: first);)*
                    0 #(+ n~N)*
                }
            }
        });
    };
}

wide!(Wide8 8);
wide!(Wide64 64);
wide!(Wide512 512);

workflow! {
    /// As a workflow, as many as one likes.
    pub Each<nodes: usize, x: u64 -> u64> {
        let first = step(x);
        #[concurrency(nodes)]
        let answers = each _ in 0..nodes { ask(x: first) };
        sum(answers: ~answers)
    }

    /// As a workflow, with the answers in order.
    pub EachInOrder<nodes: usize, x: u64 -> u64> {
        let first = step(x);
        #[concurrency(nodes)]
        let answers = each _ in 0..nodes { ask(x: first) };
        answers.iter().sum()
    }
}
