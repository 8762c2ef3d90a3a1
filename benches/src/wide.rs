//! Many nodes side by side that wake one after the other.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::task::{Poll, Waker};

use futures::stream::{FuturesUnordered, StreamExt};
use workflow::{component, workflow};

use crate::nodes::step;

thread_local! {
    /// The nodes that have asked, in order.
    static WAITING: RefCell<Vec<Waker>> = const { RefCell::new(Vec::new()) };
    /// How many of them have their answer.
    static ANSWERED: Cell<usize> = const { Cell::new(0) };
}

/// Waits for its turn.
#[component]
pub async fn ask(x: u64) -> u64 {
    let mut place: Option<usize> = None;
    poll_fn(|context| {
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

/// By hand, as many as one likes.
pub async fn by_hand(nodes: usize, x: u64) -> u64 {
    let nodes: FuturesUnordered<_> = (0..nodes).map(|_| ask(x)).collect();
    nodes.fold(0, async |sum, x| sum + x).await
}

/// By hand, eight.
pub async fn eight_by_hand(x: u64) -> u64 {
    let ask = || ask(x);
    let all = futures::join!(ask(), ask(), ask(), ask(), ask(), ask(), ask(), ask());
    all.0 + all.1 + all.2 + all.3 + all.4 + all.5 + all.6 + all.7
}

macro_rules! fork {
    ($Name:ident: $($node:ident)*) => {
        workflow! {
            /// As a workflow.
            pub $Name<x: u64 -> u64> {
                $(let $node = ask(x);)*
                0 $(+ $node)*
            }
        }
    };
}

fork!(Eight: a b c d e f g h);

fork!(SixtyFour:
    a0 a1 a2 a3 a4 a5 a6 a7 b0 b1 b2 b3 b4 b5 b6 b7 c0 c1 c2 c3 c4 c5 c6 c7 d0 d1 d2 d3 d4 d5 d6 d7
    e0 e1 e2 e3 e4 e5 e6 e7 f0 f1 f2 f3 f4 f5 f6 f7 g0 g1 g2 g3 g4 g5 g6 g7 h0 h1 h2 h3 h4 h5 h6 h7
);
