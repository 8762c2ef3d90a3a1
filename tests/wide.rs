//! Forks of more nodes than are polled on each wake.

#![allow(clippy::unused_async, reason = "components as users write them")]

use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use workflow::{component, workflow};

/// Holds each node until it is let go, and counts the polls.
#[derive(Default)]
struct Gates {
    gates: Vec<Gate>,
}

#[derive(Default)]
struct Gate {
    is_open: Cell<bool>,
    waker: RefCell<Option<Waker>>,
    polls: Cell<usize>,
    dropped: Cell<usize>,
}

impl Gates {
    fn new() -> Self {
        Gates {
            gates: (0..40).map(|_| Gate::default()).collect(),
        }
    }

    fn open(&self, gate: usize) {
        self.gates[gate].is_open.set(true);
        if let Some(waker) = self.gates[gate].waker.take() {
            waker.wake();
        }
    }

    fn polls(&self) -> usize {
        self.gates.iter().map(|gate| gate.polls.get()).sum()
    }

    fn dropped(&self) -> usize {
        self.gates.iter().map(|gate| gate.dropped.get()).sum()
    }
}

struct Pass<'g>(&'g Gate);

impl Future for Pass<'_> {
    type Output = ();

    fn poll(self: std::pin::Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let Pass(gate) = *self;
        gate.polls.set(gate.polls.get() + 1);
        if gate.is_open.get() {
            return Poll::Ready(());
        }
        *gate.waker.borrow_mut() = Some(context.waker().clone());
        Poll::Pending
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        self.0.dropped.set(self.0.dropped.get() + 1);
    }
}

#[component]
async fn pass(#[context] gates: &Gates, gate: usize) -> usize {
    Pass(&gates.gates[gate]).await;
    gate
}

#[component]
async fn try_pass(#[context] gates: &Gates, gate: usize) -> Result<usize, String> {
    Pass(&gates.gates[gate]).await;
    if gate == 37 {
        return Err("not through this one".to_owned());
    }
    Ok(gate)
}

macro_rules! forks {
    ($a:ident $b:ident $c:ident: $($name:ident $gate:literal)*) => {
        workflow! {
            Wide< -> Vec<usize>> with Gates {
                $(let $name = pass(gate: $gate);)*
                vec![$($name),*]
            }

            TryWide< -> workflow::Result<Vec<usize>>> with Gates {
                $(let $name = try_pass(gate: $gate)?;)*
                vec![$($name),*]
            }

            /// Here nodes of one strand wait for those of another.
            Crossed< -> Vec<usize>> with Gates {
                $(let $name = pass(gate: $gate);)*
                let first = pass(gate: $a + $b);
                let second = pass(gate: $b + $c);
                let third = pass(gate: first + $c);
                vec![second, third, $($name),*]
            }
        }
    };
}

forks! {
    n0 n1 n2:
    n0 0 n1 1 n2 2 n3 3 n4 4 n5 5 n6 6 n7 7 n8 8 n9 9
    n10 10 n11 11 n12 12 n13 13 n14 14 n15 15 n16 16 n17 17 n18 18 n19 19
    n20 20 n21 21 n22 22 n23 23 n24 24 n25 25 n26 26 n27 27 n28 28 n29 29
    n30 30 n31 31 n32 32 n33 33 n34 34 n35 35 n36 36 n37 37 n38 38 n39 39
}

/// Counts the wakes of a task, and whether it is to be polled.
#[derive(Default)]
struct Task {
    is_woken: AtomicBool,
    wakes: AtomicUsize,
}

impl Wake for Task {
    fn wake(self: Arc<Self>) {
        self.is_woken.store(true, Ordering::SeqCst);
        self.wakes.fetch_add(1, Ordering::SeqCst);
    }
}

#[test]
fn only_those_are_polled_that_were_woken() {
    let gates = Gates::new();
    let task = Arc::new(Task::default());
    let waker = Waker::from(Arc::clone(&task));
    let mut context = Context::from_waker(&waker);
    let mut run = pin!(Wide {}.run(&gates));
    assert!(run.as_mut().poll(&mut context).is_pending());
    // In an order in which neighbours do not follow one another.
    for n in 0..40 {
        gates.open(n * 27 % 40);
        assert!(task.is_woken.swap(false, Ordering::SeqCst));
        let poll = run.as_mut().poll(&mut context);
        if n < 39 {
            assert!(poll.is_pending());
        } else {
            assert_eq!(poll, Poll::Ready((0..40).collect()));
        }
    }
    assert_eq!(task.wakes.load(Ordering::SeqCst), 40);
    // Once to start and once to end.
    assert_eq!(gates.polls(), 40 + 40);
    assert_eq!(gates.dropped(), 40);
}

#[test]
fn several_that_wake_at_once_are_polled_at_once() {
    let gates = Gates::new();
    let task = Arc::new(Task::default());
    let waker = Waker::from(Arc::clone(&task));
    let mut context = Context::from_waker(&waker);
    let mut run = pin!(Wide {}.run(&gates));
    for _ in 0..3 {
        assert!(run.as_mut().poll(&mut context).is_pending());
    }
    let polls = "the second poll is for the one that waited first, the third for nobody";
    assert_eq!(gates.polls(), 41, "{polls}");
    (0..40).for_each(|gate| gates.open(gate));
    assert_eq!(task.wakes.load(Ordering::SeqCst), 1, "one wake is enough");
    assert!(run.as_mut().poll(&mut context).is_ready());
}

#[test]
fn a_task_that_moves_is_found() {
    let gates = Gates::new();
    let mut run = pin!(Wide {}.run(&gates));
    for gate in 0..40 {
        let task = Arc::new(Task::default());
        let waker = Waker::from(Arc::clone(&task));
        assert!(
            run.as_mut()
                .poll(&mut Context::from_waker(&waker))
                .is_pending()
        );
        gates.open(gate);
        assert!(task.is_woken.load(Ordering::SeqCst), "{gate}");
    }
    assert!(run.poll(&mut Context::from_waker(Waker::noop())).is_ready());
}

#[test]
fn a_task_that_moves_before_anything_wakes_is_found() {
    for gate in [0, 1, 39] {
        let gates = Gates::new();
        let mut run = pin!(Wide {}.run(&gates));
        let tasks = [Arc::new(Task::default()), Arc::new(Task::default())];
        for task in &tasks {
            let waker = Waker::from(Arc::clone(task));
            let mut context = Context::from_waker(&waker);
            assert!(run.as_mut().poll(&mut context).is_pending());
        }
        gates.open(gate);
        let wakes = tasks.map(|task| task.wakes.load(Ordering::SeqCst));
        assert_eq!(wakes, [0, 1], "{gate}");
    }
}

#[test]
fn the_first_error_ends_it_and_drops_the_others() {
    let gates = Gates::new();
    let mut context = Context::from_waker(Waker::noop());
    let mut run = pin!(TryWide {}.run(&gates));
    for gate in [3, 4, 37] {
        assert!(run.as_mut().poll(&mut context).is_pending());
        gates.open(gate);
    }
    let Poll::Ready(Err(error)) = run.as_mut().poll(&mut context) else {
        panic!("it goes on");
    };
    assert_eq!(error.to_string(), "TryWide/n37: not through this one");
    assert_eq!(gates.dropped(), 40);
}

#[test]
fn a_run_that_is_dropped_drops_all() {
    for polls in 0..4 {
        let gates = Gates::new();
        let mut context = Context::from_waker(Waker::noop());
        let mut run = Box::pin(TryWide {}.run(&gates));
        for gate in 0..polls {
            assert!(run.as_mut().poll(&mut context).is_pending());
            gates.open(gate);
        }
        drop(run);
        let started = if polls == 0 { 0 } else { 40 };
        assert_eq!(gates.dropped(), started);
    }
}

#[test]
fn strands_that_wait_for_one_another_get_what_they_wait_for() {
    let gates = Gates::new();
    let task = Arc::new(Task::default());
    let waker = Waker::from(Arc::clone(&task));
    let mut context = Context::from_waker(&waker);
    let mut run = pin!(Crossed {}.run(&gates));
    assert!(run.as_mut().poll(&mut context).is_pending());
    for gate in (0..40).rev() {
        gates.open(gate);
        assert!(task.is_woken.swap(false, Ordering::SeqCst));
        let poll = run.as_mut().poll(&mut context);
        assert_eq!(poll.is_ready(), gate == 0, "{gate}");
    }
}

#[test]
fn nodes_may_be_woken_from_other_threads() {
    #[component]
    async fn elsewhere(gate: usize) -> usize {
        let (send, receive) = futures::channel::oneshot::channel();
        std::thread::spawn(move || send.send(gate));
        receive.await.expect("the thread answers")
    }

    macro_rules! fork {
        ($($name:ident)*) => {
            workflow! {
                Threads<x: usize -> usize> {
                    $(let $name = elsewhere(gate: x);)*
                    0 $(+ $name)*
                }
            }
        };
    }
    fork!(a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9
        c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 d0 d1 d2 d3 d4 d5 d6 d7 d8 d9);
    for _ in 0..20 {
        assert_eq!(futures::executor::block_on(Threads { x: 2 }.run()), 80);
    }
}
