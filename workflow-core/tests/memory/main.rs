//! However many items pass, a run of streams takes the memory of a few: measured by an allocator
//! that counts. It has a binary of its own, as it counts what all threads allocate.

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use futures::executor::block_on;
use futures::{Stream, StreamExt, stream};
use workflow_core::__private::{Body, DEFAULT_BUFFER, HasGraph, NoContext};
use workflow_core::graph::Plan;
use workflow_core::{Direct, Error, Graph, Run};

struct Counting;

static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);
static LIVING: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: it hands everything to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Relaxed);
        let living = LIVING.fetch_add(layout.size(), Relaxed) + layout.size();
        PEAK.fetch_max(living, Relaxed);
        // SAFETY: as the caller says.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        LIVING.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as the caller says.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How often `run` allocates, and the most that it holds at a time.
fn measure<T>(run: impl FnOnce() -> T) -> (T, usize, usize) {
    let (allocations, living) = (ALLOCATIONS.load(Relaxed), LIVING.load(Relaxed));
    PEAK.store(living, Relaxed);
    let output = run();
    (
        output,
        ALLOCATIONS.load(Relaxed) - allocations,
        PEAK.load(Relaxed) - living,
    )
}

/// A workflow of one node.
struct Flow;

impl HasGraph for Flow {
    const GRAPH: &'static Graph = &Graph::new(Plan {
        name: "Flow",
        nodes: &[("node", "node")],
        ..Plan::EMPTY
    });
}

const ITEMS: u64 = if cfg!(miri) { 200 } else { 1_000_000 };

fn run() -> Body<Direct, NoContext<Flow>> {
    Run::direct(&()).body_without_context()
}

/// A stage that is a sub-workflow, so items pass a body.
fn stage(items: impl Stream<Item = u64>) -> impl Stream<Item = u64> {
    run().emitting(move |mut emit| async move { emit.forward(items.map(|n| n + 1)).await })
}

async fn total(items: impl Stream<Item = u64>) -> u64 {
    items.fold(0, |sum, n| async move { sum + n }).await
}

fn numbers() -> impl Stream<Item = u64> {
    stream::iter((0..ITEMS).map(black_box))
}

fn five_stages_allocate_nothing() {
    let staged = || block_on(total(stage(stage(stage(stage(stage(numbers())))))));
    staged();
    let (sum, allocations, peak) = measure(staged);
    assert_eq!(sum, ITEMS * (ITEMS - 1) / 2 + 5 * ITEMS);
    assert_eq!((allocations, peak), (0, 0));
}

fn a_guarded_stream_allocates_nothing() {
    let guarded = || {
        block_on(async {
            let run = run().failing::<Error>();
            let failure = run.failure();
            let items = run.guard(0, &failure, numbers().map(Ok::<_, Error>));
            let all = async { Ok(total(run.merge((items, stream::empty()))).await) };
            run.until_failure(&failure, all)
                .await
                .expect("no item is an error")
        })
    };
    guarded();
    let (_, allocations, peak) = measure(guarded);
    assert_eq!((allocations, peak), (0, 0));
}

fn a_split_allocates_its_buffer_and_no_more() {
    let split = || {
        block_on(async {
            let hub = pin!(run().hub(DEFAULT_BUFFER));
            let (feed, [a, b], turns) = hub.split();
            feed.give(stage(numbers()));
            turns.drive(run().join((total(stage(a)), total(b)))).await
        })
    };
    split();
    let ((a, b), allocations, peak) = measure(split);
    assert_eq!(a, b + ITEMS);
    assert_eq!(allocations, 1);
    assert!(
        peak <= DEFAULT_BUFFER * 2 * size_of::<u64>(),
        "{peak} bytes"
    );
}

/// One after the other: they count together.
#[test]
fn memory_is_flat() {
    five_stages_allocate_nothing();
    a_guarded_stream_allocates_nothing();
    a_split_allocates_its_buffer_and_no_more();
}
