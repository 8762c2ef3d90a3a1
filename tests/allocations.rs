//! A run allocates nothing, whatever its shape: all of it is one future, which the caller places.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use futures::{Stream, StreamExt};
use workflow::{Direct, component, workflow};

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
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
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

/// Runs to the end; gives the output and the number of allocations on the way.
fn counted<T>(run: impl FnOnce() -> T) -> (T, usize) {
    let before = ALLOCATIONS.get();
    let output = run();
    (output, ALLOCATIONS.get() - before)
}

/// The same, with the bytes that were held at most on the way.
fn weighed<T>(run: impl FnOnce() -> T) -> (T, usize, isize) {
    let held = HELD.get();
    PEAK.set(held);
    let (output, allocations) = counted(run);
    (output, allocations, PEAK.get() - held)
}

fn to_end<T>(run: impl Future<Output = T>) -> T {
    let mut run = pin!(run);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = run.as_mut().poll(&mut context) {
            return output;
        }
    }
}

/// Pending as often as it says.
struct Pause(u64);

impl Future for Pause {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.0 == 0 {
            return Poll::Ready(());
        }
        self.0 -= 1;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

#[component]
async fn add(x: u64) -> u64 {
    Pause(x % 3).await;
    x + 1
}

#[component]
async fn sum(l: u64, r: u64) -> u64 {
    Pause(l % 2).await;
    l.wrapping_add(r)
}

#[component]
async fn halve(x: u64) -> Result<u64, Odd> {
    Pause(1).await;
    if x.is_multiple_of(2) {
        Ok(x / 2)
    } else {
        Err(Odd)
    }
}

#[derive(Debug, PartialEq)]
struct Odd;

impl std::fmt::Display for Odd {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("odd")
    }
}

impl std::error::Error for Odd {}

workflow! {
    Chain<x: u64 -> u64> {
        let a = add(x);
        let b = add(x: a);
        let c = add(x: b);
        let d = add(x: c);
        add(x: d)
    }

    Ladder<x: u64 -> u64> {
        let a = add(x);
        let b = add(x: a);
        let c = add(x: a);
        let d = sum(l: b, r: c);
        let e = add(x: d);
        let f = add(x: d);
        sum(l: e, r: f)
    }

    Grid<x: u64 -> u64> {
        let a1 = add(x);
        let a2 = add(x: a1);
        let a3 = add(x: a2);
        let b1 = add(x: a1);
        let b2 = sum(l: a2, r: b1);
        let b3 = sum(l: a3, r: b2);
        let c1 = add(x: b1);
        let c2 = sum(l: b2, r: c1);
        sum(l: b3, r: c2)
    }

    Routes<x: u64 -> u64> {
        let beside = add(x);
        let way = match add(x) {
            1 => add(x: 5),
            n if n > beside => n,
            n => {
                let a = add(x: n);
                #[after(a)]
                let b = sum(l: n, r: beside);
                if b > 10 { sum(l: a, r: b) } else { b }
            }
        };
        let group = {
            let a = add(x: way);
            let b = add(x: way);
            (a, b)
        };
        group.0 + group.1
    }

    Fallible<x: u64 -> Result<u64, Odd>> {
        let a = halve(x)?;
        let b = halve(x)?;
        let c = halve(x: a)?;
        let d = add(x: a);
        let e = match halve(x: d) {
            Ok(e) => e,
            Err(Odd) => halve(x: d + 1)?,
        };
        b + c + e
    }

    Outer<x: u64 -> workflow::Result<u64>> {
        let a = Ladder(x);
        let b = Grid(x: a);
        let c = Fallible(x)?;
        let d = Routes(x: c);
        b + d
    }
}

#[component]
async fn count(counter: &Cell<u64>) {
    Pause(1).await;
    counter.set(counter.get() + 1);
}

workflow! {
    Rounds<rounds: u64 -> u64> {
        loop n = 0, sum = 0u64 {
            let next = add(x: n);
            let more = sum(l: n, r: sum);
            if next == rounds { break more } else { continue (next, more) }
        }
    }

    /// Places between strands, an inner loop, and a race, in each round.
    Shapes<rounds: u64 -> Result<u64, Endless>> {
        #[limit(20_000)]
        loop n = 0 {
            let a = add(x: n);
            let b = add(x: n);
            let c = sum(l: a, r: b);
            let d = sum(l: b, r: 1);
            let e = sum(l: c, r: d);
            let inner = loop m = 0 {
                let next = add(x: m);
                if next > 2 { break next } else { continue next }
            };
            let first = race { add(x: inner), sum(l: inner, r: e) };
            if n == rounds { break first } else { continue a }
        }
    }

    Values<items: &[u64] -> Vec<u64>> {
        #[concurrency(8)]
        each x in items { add(x: *x) }
    }

    /// One whose results nobody uses.
    Unused<items: u64, counter: &Cell<u64> -> ()> {
        #[concurrency(8)]
        each _ in 0..items { count(counter) };
    }

    Streamed<items: u64 -> u64> {
        #[concurrency(8)]
        let more = each x in 0..items { add(x) };
        total(xs: ~more)
    }

    Nested<rows: u64 -> u64> {
        #[concurrency(1)]
        let sizes = each row in 0..rows {
            let cells = each cell in 0..4u64 { sum(l: row, r: cell) };
            cells.len() as u64
        };
        sizes.iter().sum()
    }
}

#[component]
async fn total(xs: impl Stream<Item = u64>) -> u64 {
    xs.fold(0, async |sum, x| sum + x).await
}

#[derive(Debug)]
struct Endless;

impl From<workflow::LimitReached> for Endless {
    fn from(_: workflow::LimitReached) -> Self {
        Endless
    }
}

macro_rules! fan {
    ($($node:ident)*) => {
        workflow! {
            Fan<x: u64 -> u64> {
                $(let $node = add(x);)*
                [$($node),*].iter().sum()
            }
        }
    };
}

fan! {
    a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9
    d0 d1 d2 d3 d4 d5 d6 d7 d8 d9 e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 f0 f1 f2 f3 f4 f5 f6 f7 f8 f9
    g0 g1 g2 g3 g4 g5 g6 g7 g8 g9 h0 h1 h2 h3 h4 h5 h6 h7 h8 h9 i0 i1 i2 i3 i4 i5 i6 i7 i8 i9
    j0 j1 j2 j3 j4 j5 j6 j7 j8 j9
}

#[test]
fn the_counter_counts() {
    let (_, allocations) = counted(|| vec![Box::new(1), Box::new(2)]);
    assert_eq!(allocations, 3);
}

#[test]
fn no_shape_allocates() {
    for x in 0..10 {
        assert_eq!(counted(|| to_end(Chain { x }.run_with(Direct))), (x + 5, 0));
        assert_eq!(
            counted(|| to_end(Ladder { x }.run_with(Direct))),
            (4 * x + 10, 0)
        );
        assert_eq!(counted(|| to_end(Grid { x }.run_with(Direct))).1, 0);
        assert_eq!(counted(|| to_end(Routes { x }.run_with(Direct))).1, 0);
        assert_eq!(counted(|| to_end(Fallible { x }.run_with(Direct))).1, 0);
    }
    let (value, allocations) = counted(|| to_end(Outer { x: 8 }.run_with(Direct)));
    assert_eq!((value.is_ok(), allocations), (true, 0));
}

/// Where many nodes wait, each gets a waker, so that only those are polled that were woken.
#[test]
fn a_wide_fork_allocates_once_it_waits_however_wide_it_is() {
    for x in 0..10 {
        let allocations = if x % 3 == 0 { 0 } else { 4 };
        let (sum, counted) = counted(|| to_end(Fan { x }.run_with(Direct)));
        assert_eq!((sum, counted), (100 * (x + 1), allocations), "{x}");
    }
}

#[test]
fn only_an_error_of_the_library_allocates() {
    let (value, allocations) = counted(|| to_end(Fallible { x: 7 }.run_with(Direct)));
    assert_eq!((value, allocations), (Err(Odd), 0));
    let (value, allocations) = counted(|| to_end(Outer { x: 7 }.run_with(Direct)));
    assert!(value.is_err());
    assert!(allocations > 0);
}

#[test]
fn a_loop_allocates_nothing_however_many_rounds_it_has() {
    let (sum, allocations) = counted(|| to_end(Rounds { rounds: 10_000 }.run_with(Direct)));
    assert_eq!((sum, allocations), (9_999 * 5_000, 0));
    let (value, allocations) = counted(|| to_end(Shapes { rounds: 10_000 }.run_with(Direct)));
    assert_eq!((value.unwrap(), allocations), (4, 0));
}

#[test]
fn an_each_allocates_six_tables_beside_its_vec() {
    // All of them end in their order, so that none has to be kept for later.
    let items = [1; 16];
    // Of what runs, of its wakers, and of who is woken, due, and due later; a `Vec` grows to 4, 8,
    // and 16.
    for (count, allocations) in [(0, 0), (1, 7), (4, 7), (16, 9)] {
        let items = &items[..count];
        let (values, counted) = counted(|| to_end(Values { items }.run_with(Direct)));
        assert_eq!(
            (values.len(), counted),
            (count, allocations),
            "{count} items"
        );
    }
}

#[test]
fn an_each_of_many_items_costs_what_its_concurrency_does() {
    let few = weighed(|| to_end(Streamed { items: 1_000 }.run_with(Direct)));
    let many = weighed(|| to_end(Streamed { items: 100_000 }.run_with(Direct)));
    assert_eq!(many.0, 50_000 * 99_999 + 100_000);
    assert_eq!((few.1, few.2), (many.1, many.2));
    assert!(many.2 < 2_000, "{} bytes", many.2);

    let counter = Cell::new(0);
    let unused = |items| {
        let counter = &counter;
        weighed(|| to_end(Unused { items, counter }.run_with(Direct)))
    };
    let (few, many) = (unused(8), unused(100_000));
    assert_eq!(counter.get(), 100_008);
    assert_eq!((few.1, few.2), (many.1, many.2));

    // One row at a time: the places of its cells, and their results.
    let few = weighed(|| to_end(Nested { rows: 2 }.run_with(Direct)));
    let many = weighed(|| to_end(Nested { rows: 4 }.run_with(Direct)));
    assert_eq!((many.0, many.2), (16, few.2));
    assert_eq!(many.1 - few.1, 2 * 7);

    let items: Vec<u64> = (0..100_000).collect();
    let (values, _, peak) = weighed(|| to_end(Values { items: &items }.run_with(Direct)));
    assert_eq!(values.len(), 100_000);
    // The results, and twice as much while they grow.
    let results = isize::try_from(values.capacity() * size_of::<u64>()).unwrap();
    assert!(peak < results * 3 / 2 + 2_000, "{peak} bytes");
}
