//! What has one consumer is fused: no channel, no task, no box, and no memory that grows.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::pin::pin;
use std::task::Poll;

use futures::{Stream, StreamExt, stream};
use workflow::{Direct, component, workflow};

use super::parts::{Broken, count, doubles, echo, fragile, poll_once, sum};

/// Counts the allocations of each thread, and the memory that it holds.
struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
    static HELD: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
}

// SAFETY: all of it is the system's allocator; the counters allocate nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.with(|count| count.set(count.get() + 1));
        hold(layout.size().cast_signed());
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        hold(-layout.size().cast_signed());
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(memory, layout) }
    }
}

fn hold(more: isize) {
    let held = HELD.get() + more;
    HELD.set(held);
    PEAK.set(PEAK.get().max(held));
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// Runs to the end; gives the output, the number of allocations, and how much memory more than
/// before was held at one time.
fn counted<T>(run: impl Future<Output = T>) -> (T, usize, isize) {
    let (allocations, held) = (ALLOCATIONS.get(), HELD.get());
    PEAK.set(held);
    let mut run = pin!(run);
    loop {
        if let Poll::Ready(output) = poll_once(run.as_mut()) {
            return (output, ALLOCATIONS.get() - allocations, PEAK.get() - held);
        }
    }
}

#[component]
fn halves(xs: impl Stream<Item = u64>) -> impl Stream<Item = u64> {
    xs.map(|x| x / 2)
}

#[component]
fn pausing(xs: impl Stream<Item = u64>) -> impl Stream<Item = u64> {
    xs.then(async |x| {
        super::parts::Pause(x % 3).await;
        x
    })
}

#[component]
fn over(limit: u64, xs: impl Stream<Item = u64>) -> impl Stream<Item = u64> {
    xs.filter(move |&x| std::future::ready(x > limit))
}

workflow! {
    FiveStages<to: u64 -> u64> {
        let a = count(to);
        let b = echo(xs: ~a);
        let c = over(limit: 1, xs: ~b);
        let d = halves(xs: ~c);
        sum(xs: ~d)
    }

    Shapes<to: u64 -> Result<u64, Broken>> {
        let a = count(to);
        let b = pausing(xs: ~a);
        let limit = sum(xs: ~b);
        let c = match limit % 2 {
            0 => ~count(to: limit),
            _ => {
                let limits = doubles(v: limit);
                ~halves(xs: ~limits)
            }
        };
        let d = fragile(good: to, to);
        let e = chain(~c, ~d?);
        let f = Streamed(to);
        let g = merge(~e, ~f);
        sum(xs: ~g)
    }

    Streamed<to: u64 ~> u64> {
        let limit = { let xs = count(to); sum(xs: ~xs) };
        let xs = count(to: limit);
        ~echo(~xs)
    }
}

#[test]
fn connections_with_one_consumer_do_not_allocate() {
    assert_eq!(counted(FiveStages { to: 10 }.run_with(Direct)), (25, 0, 0));
    for to in 0..5 {
        let (sum, allocations, _) = counted(Shapes { to }.run_with(Direct));
        assert!(sum.is_ok());
        assert_eq!(allocations, 0);
    }
    let streamed = Streamed { to: 4 }.stream_with(Direct);
    let (sum, allocations, _) = counted(streamed.fold(0, async |sum, x| sum + x));
    assert_eq!((sum, allocations), (55, 0));
}

/// As many bytes as most items in a stream have.
#[component]
fn texts(to: u64) -> impl Stream<Item = String> {
    stream::iter(1..=to).map(|n| n.to_string())
}

#[component]
async fn length(texts: impl Stream<Item = String>) -> u64 {
    texts
        .fold(0, async |sum, text| sum + text.len() as u64)
        .await
}

workflow! {
    Texts<to: u64 -> u64> {
        let a = texts(to);
        let b = echo(xs: ~a);
        let c = echo(xs: ~b);
        let d = echo(xs: ~c);
        length(texts: ~d)
    }
}

const MANY: u64 = 10_000_000;

#[test]
fn ten_million_items_through_five_stages_need_no_more_memory_than_one() {
    let (sum, allocations, peak) = counted(FiveStages { to: MANY }.run_with(Direct));
    assert_eq!(sum, (2..=MANY).map(|x| x / 2).sum::<u64>());
    assert_eq!((allocations, peak), (0, 0));

    // One item is in memory at a time.
    let (length, _, peak) = counted(Texts { to: MANY }.run_with(Direct));
    assert!(length > MANY);
    assert!(peak < 100, "{peak} bytes");
}

#[test]
fn the_counter_counts() {
    let (_, allocations, peak) = counted(async { vec![Box::new(1_u64), Box::new(2)] });
    assert_eq!((allocations, peak), (3, 32));
}
