//! The functions that all graphs are made of.
//!
//! The work in them is a call that the compiler may neither look into nor leave out: it would add
//! up whole graphs at compile time, and call once what is called a hundred times with one value. A
//! `black_box` around the values would send each through memory, and then what is measured is how
//! the processor forwards stores.

use std::cell::RefCell;
use std::future::poll_fn;
use std::task::{Poll, Waker};

use workflow::component;

/// One more.
#[component]
pub async fn step(x: u64) -> u64 {
    work::step(x)
}

/// Both together.
#[component]
pub async fn add(a: u64, b: u64) -> u64 {
    work::add(a, b)
}

/// All together.
#[component]
pub async fn total(all: [u64; 100]) -> u64 {
    work::total(&all)
}

thread_local! {
    /// The nodes that have asked somebody else.
    static ASKED: RefCell<Vec<Waker>> = const { RefCell::new(Vec::new()) };
}

/// Waits for somebody else, until [`answer`] is called in this thread.
pub(crate) async fn answered() {
    let mut asked = false;
    poll_fn(|context| {
        if std::mem::replace(&mut asked, true) {
            return Poll::Ready(());
        }
        ASKED.with_borrow_mut(|asked| asked.push(context.waker().clone()));
        Poll::Pending
    })
    .await;
}

/// Answers all that have asked in this thread.
pub(crate) fn answer() {
    let mut asked = ASKED.take();
    asked.drain(..).for_each(Waker::wake);
    // Its room can be used again.
    ASKED.set(asked);
}

/// What the functions do.
pub mod work {
    use std::hint::black_box;

    #[inline(never)]
    /// One more.
    pub fn step(x: u64) -> u64 {
        black_box(&());
        x + 1
    }

    #[inline(never)]
    /// Both together.
    pub fn add(a: u64, b: u64) -> u64 {
        black_box(&());
        a + b
    }

    #[inline(never)]
    /// All together.
    pub fn total(all: &[u64]) -> u64 {
        black_box(&());
        all.iter().sum()
    }
}
