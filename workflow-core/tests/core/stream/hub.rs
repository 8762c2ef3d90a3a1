//! One stream for several readers.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::Poll::{Pending, Ready};
use std::task::{Context, Poll, Wake, Waker};
use std::thread;

use futures::executor::block_on;
use futures::{Stream, StreamExt, stream};
use workflow_core::__private::DEFAULT_BUFFER;
use workflow_core::__private::{Body, NoContext};
use workflow_core::{Direct, Run, collect};

use super::script::{items, next, script};
use crate::steps::{Log, Value, now, poll};

fn run() -> Body<Direct, NoContext> {
    Run::direct(&()).body_without_context()
}

#[test]
fn each_reader_gets_every_item_in_order() {
    let hub = pin!(run().hub(DEFAULT_BUFFER));
    let (feed, [a, b, c], turns) = hub.split();
    feed.give(stream::iter(0..1000));
    let all = block_on(turns.drive(run().join((collect(a), collect(b), collect(c.take(3))))));
    let expected: Vec<u32> = (0..1000).collect();
    assert_eq!((&all.0, &all.1), (&expected, &expected));
    assert_eq!(all.2, [0, 1, 2]);
}

#[test]
fn an_empty_stream_is_empty_for_all() {
    let log = Log::default();
    let hub = pin!(run().hub(1));
    let (feed, [mut a, mut b], _) = hub.split();
    feed.give(items::<u8>(&log, "s", []));
    assert_eq!(next(pin!(&mut a)), Ready(None));
    assert_eq!(log.take(), "s drop(s)");
    assert_eq!(next(pin!(&mut b)), Ready(None));
    assert_eq!(next(pin!(&mut a)), Ready(None));
}

#[test]
fn readers_wait_for_a_stream_that_another_strand_gives() {
    let hub = pin!(run().hub(2));
    let (feed, [a, b], turns) = hub.split();
    let mut given = pin!(turns.drive(run().join((collect(a), async {
        run()
            .join((collect(b), async { feed.give(stream::iter([1, 2, 3])) }))
            .await
            .0
    },))));
    assert_eq!(block_on(given.as_mut()), (vec![1, 2, 3], vec![1, 2, 3]));
}

#[test]
fn the_slowest_reader_holds_the_stream_back() {
    for capacity in [1, 2, 3, 4, 5, 64] {
        let polled = Cell::new(0);
        let hub = pin!(run().hub(capacity));
        let (feed, [mut fast, mut slow], _) = hub.split();
        feed.give(stream::iter(0..).inspect(|_| polled.set(polled.get() + 1)));
        for n in 0..capacity {
            assert_eq!(next(pin!(&mut fast)), Ready(Some(n)));
        }
        assert_eq!(next(pin!(&mut fast)), Pending);
        assert_eq!(polled.get(), capacity);
        for n in 0..3 * capacity {
            assert_eq!(next(pin!(&mut slow)), Ready(Some(n)));
            assert_eq!(next(pin!(&mut fast)), Ready(Some(n + capacity)));
            assert_eq!(next(pin!(&mut fast)), Pending);
        }
        assert_eq!(polled.get(), 4 * capacity);
    }
}

/// Counts its clones and the living.
struct Counted<'c>(&'c Counts);

#[derive(Default)]
struct Counts {
    clones: Cell<usize>,
    living: Cell<usize>,
}

impl Counts {
    fn item(&self) -> Counted<'_> {
        self.living.set(self.living.get() + 1);
        Counted(self)
    }
}

impl Clone for Counted<'_> {
    fn clone(&self) -> Self {
        self.0.clones.set(self.0.clones.get() + 1);
        self.0.item()
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.living.set(self.0.living.get() - 1);
    }
}

#[test]
fn an_item_is_cloned_once_for_each_further_reader() {
    let counts = Counts::default();
    let hub = pin!(run().hub(4));
    let (feed, [a, b, c], _) = hub.split();
    feed.give(stream::iter(0..10).map(|_| counts.item()));
    let count = |tap| StreamExt::count(tap);
    assert_eq!(
        block_on(run().join((count(a), count(b), count(c)))),
        (10, 10, 10)
    );
    assert_eq!(counts.clones.get(), 20);
    assert_eq!(counts.living.get(), 0);
}

#[test]
fn a_reader_that_goes_frees_the_others_and_its_items() {
    let counts = Counts::default();
    let hub = pin!(run().hub(4));
    let (feed, [mut fast, slow], _) = hub.split();
    feed.give(stream::iter(0..).map(|_| counts.item()));
    let read = |tap: &mut _| matches!(next::<_>(Pin::new(tap)), Ready(Some(_)));
    assert_eq!((0..5).filter(|_| read(&mut fast)).count(), 4);
    assert_eq!(counts.living.get(), 4);
    drop(slow);
    assert_eq!(counts.living.get(), 0);
    let clones = counts.clones.get();
    assert_eq!((0..100).filter(|_| read(&mut fast)).count(), 100);
    assert_eq!(counts.clones.get(), clones, "a sole reader needs no clones");
}

#[test]
fn a_reader_that_goes_leaves_as_much_room_as_it_held() {
    let polled = Cell::new(0);
    let hub = pin!(run().hub(4));
    let (feed, [mut fast, mut slow, slowest], _) = hub.split();
    feed.give(stream::iter(0..).inspect(|_| polled.set(polled.get() + 1)));
    let read_all_there_is = |tap: &mut _| while next::<_>(Pin::new(tap)).is_ready() {};
    read_all_there_is(&mut fast);
    assert_eq!(polled.get(), 4);
    for n in 0..3 {
        assert_eq!(next(pin!(&mut slow)), Ready(Some(n)));
    }
    assert_eq!(next(pin!(&mut fast)), Pending);
    drop(slowest);
    // There is one item that `slow` has still to read.
    read_all_there_is(&mut fast);
    assert_eq!(polled.get(), 7);
    for n in 3..7 {
        assert_eq!(next(pin!(&mut slow)), Ready(Some(n)));
    }
    read_all_there_is(&mut fast);
    assert_eq!(polled.get(), 11);
}

#[test]
fn the_last_reader_takes_the_stream_along() {
    let log = Log::default();
    let shared = |name| std::rc::Rc::new(Value(name, &log));
    let hub = pin!(run().hub(4));
    let (feed, [mut a, b], _) = hub.split();
    feed.give(items(&log, "s", [shared("1"), shared("2")]));
    assert!(next(pin!(&mut a)).is_ready());
    assert_eq!(log.take(), "s");
    drop(a);
    assert_eq!(log.take(), "");
    drop(b);
    assert_eq!(log.take(), "drop(s) drop(2) drop(1)");
}

#[test]
fn a_stream_that_nobody_reads_is_dropped_when_it_is_given() {
    let log = Log::default();
    let hub = pin!(run().hub::<_, 2>(4));
    let (feed, taps, _) = hub.split();
    drop(taps);
    feed.give(items(&log, "s", [1]));
    assert_eq!(log.take(), "drop(s)");
}

#[test]
fn a_hub_can_be_split_again() {
    let log = Log::default();
    let mut hub = pin!(run().hub(4));
    for _ in 0..3 {
        let (feed, [mut a, b], _) = hub.as_mut().split();
        feed.give(items(&log, "s", [1, 2]));
        assert_eq!(next(pin!(&mut a)), Ready(Some(1)));
        std::mem::forget((a, b));
    }
    assert_eq!(log.take(), "s drop(s) s drop(s) s");
}

#[test]
fn a_panic_in_the_stream_or_in_a_clone_leaves_the_rest_in_order() {
    #[derive(Debug, PartialEq)]
    struct Picky<'p>(u8, &'p Cell<bool>);

    impl Clone for Picky<'_> {
        fn clone(&self) -> Self {
            assert!(!self.1.get(), "no clone");
            Picky(self.0, self.1)
        }
    }

    let picky = Cell::new(false);
    let panics = Cell::new(false);
    let hub = pin!(run().hub(2));
    let (feed, [mut a, mut b, mut c], _) = hub.split();
    feed.give(stream::iter(0..).map(|n| {
        assert!(!panics.get(), "no item");
        Picky(n, &picky)
    }));
    let mut number = |tap: usize| {
        let tap = [&mut a, &mut b, &mut c].into_iter().nth(tap).unwrap();
        let caught = catch_unwind(AssertUnwindSafe(|| next(Pin::new(tap))));
        caught.ok().map(|poll| match poll {
            Ready(Some(item)) => item.0,
            _ => 99,
        })
    };
    assert_eq!(number(0), Some(0));
    picky.set(true);
    assert_eq!(number(1), None);
    picky.set(false);
    assert_eq!([number(1), number(2)], [Some(0), Some(0)]);
    panics.set(true);
    assert_eq!(number(2), None);
    panics.set(false);
    // `n` was taken by the `map` that panicked.
    assert_eq!([number(2), number(0), number(1)], [Some(2); 3]);
}

/// Leaks a value, and lets a leak detector know that it is meant.
fn forever<T>(value: T) -> &'static mut T {
    static KEPT: Mutex<Vec<usize>> = Mutex::new(Vec::new());
    let kept = Box::leak(Box::new(value));
    let address = std::ptr::from_ref(kept).expose_provenance();
    KEPT.lock().unwrap().push(address);
    kept
}

type Boxed = Pin<Box<dyn Stream<Item = u8>>>;

/// A stream that owns a reader of itself is odd, but neither hangs nor breaks anything. Only with
/// a leaked hub does it compile.
#[test]
#[cfg_attr(miri, ignore = "it leaks")]
fn a_reader_inside_its_own_stream_goes_with_it() {
    let hub = forever(run().hub::<Boxed, 3>(4));
    let (feed, [mut a, b, c], _) = Pin::static_mut(hub).split();
    let mut parts = (Some(b), c);
    let mut polls = 0;
    feed.give(Box::pin(stream::poll_fn(move |_| {
        let parts = &mut parts;
        polls += 1;
        match polls {
            1 | 2 => Ready(Some(polls)),
            3 => {
                // Gone while the hub is in use.
                parts.0 = None;
                Ready(Some(3))
            }
            _ => Ready(None),
        }
    })));
    for n in 1..=3 {
        assert_eq!(next(pin!(&mut a)), Ready(Some(n)));
    }
    assert_eq!(next(pin!(&mut a)), Ready(None));
}

#[test]
#[cfg_attr(miri, ignore = "it leaks")]
fn a_reader_that_its_own_stream_reads_gets_nothing_and_does_not_hang() {
    let hub = forever(run().hub::<Boxed, 2>(4));
    let (feed, [mut a, mut b], _) = Pin::static_mut(hub).split();
    feed.give(Box::pin(stream::poll_fn(move |context| {
        b.poll_next_unpin(context)
    })));
    assert_eq!(next(pin!(&mut a)), Pending);
    drop(a);
}

/// Whether it was woken since it was last asked.
#[derive(Default)]
struct Bell(AtomicUsize);

impl Bell {
    fn rang(&self) -> bool {
        self.0.swap(0, Ordering::SeqCst) > 0
    }
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

/// A reader in a task of its own.
struct Task<T> {
    tap: Option<T>,
    bell: Arc<Bell>,
    got: Vec<u32>,
    ended: bool,
}

impl<T: Stream<Item = u32> + Unpin> Task<T> {
    fn poll(&mut self) {
        let waker = Waker::from(Arc::clone(&self.bell));
        let tap = self.tap.as_mut().unwrap();
        match tap.poll_next_unpin(&mut Context::from_waker(&waker)) {
            Ready(Some(item)) => {
                self.got.push(item);
                self.bell.0.fetch_add(1, Ordering::SeqCst);
            }
            Ready(None) => self.ended = true,
            Pending => {}
        }
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from((self.0 >> 33) % n as u64).unwrap()
    }
}

/// Readers in tasks of their own, polled only when woken, in random order; some go early, some
/// rest for a while, and items come now and then. At the end each has all.
#[test]
fn no_reader_is_forgotten() {
    let rounds = if cfg!(miri) { 20 } else { 5_000 };
    for seed in 0..rounds {
        let mut random = Random(seed);
        let capacity = 1 + random.below(5);
        let count = u32::try_from(random.below(40)).unwrap();
        // What the stream waits with, and how much of it there is.
        let source: RefCell<Option<Waker>> = RefCell::default();
        let (there, taken) = (Cell::new(0), Cell::new(0));
        let hub = pin!(run().hub::<_, 3>(capacity));
        let (feed, taps, _) = hub.split();
        let mut feed = Some(feed);
        let same_task = random.below(4) == 0;
        let bell: Arc<Bell> = Arc::default();
        let mut tasks = taps.map(|tap| Task {
            tap: Some(tap),
            bell: if same_task {
                Arc::clone(&bell)
            } else {
                Arc::default()
            },
            got: Vec::new(),
            ended: false,
        });
        for task in &tasks {
            Arc::clone(&task.bell).wake();
        }
        let mut resting = None;
        for step in 0.. {
            assert!(step < 20_000, "seed {seed}: it goes on for ever");
            if feed.is_some() && random.below(8) == 0 {
                feed.take().unwrap().give(stream::poll_fn(|context| {
                    if taken.get() < there.get() {
                        taken.set(taken.get() + 1);
                        Ready(Some(taken.get()))
                    } else if taken.get() == count {
                        Ready(None)
                    } else {
                        *source.borrow_mut() = Some(context.waker().clone());
                        Pending
                    }
                }));
            }
            if there.get() < count && random.below(3) == 0 {
                there.set(count.min(there.get() + 1 + u32::try_from(random.below(4)).unwrap()));
                if let Some(waker) = source.take() {
                    waker.wake();
                }
            }
            match random.below(60) {
                0 => resting = Some(random.below(3)),
                1 => resting = None,
                2 if step > 10 => drop(tasks[random.below(3)].tap.take()),
                _ => {}
            }
            // All tasks that were woken, or one of them.
            let woken: Vec<usize> = if same_task {
                if bell.rang() { vec![0, 1, 2] } else { vec![] }
            } else {
                let one = random.below(3);
                if tasks[one].bell.rang() {
                    vec![one]
                } else {
                    vec![]
                }
            };
            for task in woken {
                if resting == Some(task) && !same_task {
                    Arc::clone(&tasks[task].bell).wake();
                } else if tasks[task].tap.is_some() && !tasks[task].ended {
                    tasks[task].poll();
                }
            }
            let alive = || tasks.iter().filter(|task| task.tap.is_some());
            let least = alive().map(|task| task.got.len()).min();
            if let Some(least) = least {
                assert!(
                    taken.get() as usize <= least + capacity,
                    "seed {seed}: too far ahead"
                );
            }
            if feed.is_none() && alive().all(|task| task.ended) {
                break;
            }
            // With nothing left to come from outside, somebody must be awake.
            let idle = feed.is_none() && there.get() == count && resting.is_none();
            if idle {
                let awake = tasks
                    .iter()
                    .any(|task| task.bell.0.load(Ordering::SeqCst) > 0);
                assert!(awake, "seed {seed}: all sleep");
            }
        }
        for task in &tasks {
            let expected: Vec<u32> = (1..=count).collect();
            assert!(expected.starts_with(&task.got), "seed {seed}");
            assert!(!task.ended || task.got == expected, "seed {seed}");
        }
    }
}

/// The task that the stream would have woken is no longer interested.
#[test]
fn the_stream_wakes_all_tasks_that_read_it() {
    let source: RefCell<Option<Waker>> = RefCell::default();
    let hub = pin!(run().hub::<_, 2>(4));
    let (feed, taps, _) = hub.split();
    feed.give(stream::poll_fn(|context| {
        *source.borrow_mut() = Some(context.waker().clone());
        Poll::<Option<u32>>::Pending
    }));
    let mut tasks = taps.map(|tap| Task {
        tap: Some(tap),
        bell: Arc::default(),
        got: Vec::new(),
        ended: false,
    });
    for _ in 0..3 {
        tasks[0].poll();
        tasks[1].poll();
        source.take().unwrap().wake();
        assert!(tasks[0].bell.rang() && tasks[1].bell.rang());
    }
}

#[test]
fn a_reader_that_goes_passes_its_wake_on() {
    let log = Log::default();
    let hub = pin!(run().hub::<_, 2>(4));
    let (feed, taps, _) = hub.split();
    feed.give(script(&log, "s", [Pending, Ready(1), Ready(2)]));
    let mut tasks = taps.map(|tap| Task {
        tap: Some(tap),
        bell: Arc::default(),
        got: Vec::new(),
        ended: false,
    });
    tasks[0].poll();
    assert!(!tasks[0].bell.rang());
    drop(tasks[1].tap.take());
    assert!(tasks[0].bell.rang());
    tasks[0].poll();
    assert_eq!(tasks[0].got, [1]);
}

#[test]
fn readers_on_threads_of_their_own() {
    let (rounds, count) = if cfg!(miri) { (3, 20) } else { (50, 200) };
    for round in 0..rounds {
        let hub = pin!(run().hub::<_, 3>(1 + round % 4));
        let (feed, [a, b, c], _) = hub.split();
        thread::scope(|scope| {
            let a = scope.spawn(move || block_on(collect(a)));
            let b = scope.spawn(move || block_on(collect(b)));
            let c = scope.spawn(move || block_on(collect(StreamExt::take(c, 7))));
            let numbers = stream::iter(0..count).then(|n| async move {
                if n % 5 == 0 {
                    yield_now().await;
                }
                n.to_string()
            });
            feed.give(Box::pin(numbers));
            let expected: Vec<String> = (0..count).map(|n| n.to_string()).collect();
            assert_eq!(a.join().unwrap(), expected);
            assert_eq!(b.join().unwrap(), expected);
            assert_eq!(c.join().unwrap(), expected[..7]);
        });
    }
}

async fn yield_now() {
    let mut yielded = false;
    std::future::poll_fn(|context| {
        if yielded {
            return Ready(());
        }
        yielded = true;
        context.waker().wake_by_ref();
        Pending
    })
    .await;
}

#[test]
fn a_run_that_moves_between_threads_takes_its_turns_along() {
    let hub = pin!(run().hub::<_, 2>(2));
    let (feed, [a, b], turns) = hub.split();
    let numbers = stream::iter(0..20).then(|n| async move {
        yield_now().await;
        n
    });
    feed.give(Box::pin(numbers));
    let mut both = pin!(turns.drive(run().join((collect(a), collect(b)))));
    let outcome = loop {
        let polled = thread::scope(|scope| {
            let both = both.as_mut();
            scope.spawn(move || poll(both)).join().unwrap()
        });
        if let Ready(outcome) = polled {
            break outcome;
        }
    };
    assert_eq!(outcome, ((0..20).collect(), (0..20).collect()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
#[cfg_attr(miri, ignore = "it needs an I/O driver")]
async fn readers_on_tasks_of_their_own() {
    for round in 0..50 {
        let hub = forever(run().hub::<_, 3>(1 + round % 7));
        let (feed, [a, b, c], _) = Pin::static_mut(hub).split();
        let tasks = [
            tokio::spawn(collect(a)),
            tokio::spawn(collect(b)),
            tokio::spawn(collect(
                StreamExt::take(c, 100).chain(stream::pending()).take(100),
            )),
        ];
        let numbers = stream::iter(0..1000u32).then(|n| async move {
            if n % 3 == 0 {
                tokio::task::yield_now().await;
            }
            n
        });
        tokio::spawn(async move { feed.give(Box::pin(numbers)) });
        for (task, length) in tasks.into_iter().zip([1000, 1000, 100]) {
            assert_eq!(task.await.unwrap(), (0..length).collect::<Vec<u32>>());
        }
    }
}

#[test]
fn a_run_with_a_hub_is_send_when_its_parts_are() {
    fn require_send<T: Send>(value: T) -> T {
        value
    }

    // `Cell` is `Send`, not `Sync`.
    let both = require_send(async {
        let hub = pin!(run().hub(4));
        let (feed, [a, b], turns) = hub.split();
        feed.give(stream::iter([1, 2]).map(Cell::new));
        let sum = |tap| StreamExt::fold(tap, 0, |sum, n: Cell<i32>| async move { sum + n.get() });
        turns.drive(run().join((sum(a), sum(b)))).await
    });
    assert_eq!(now(both), (3, 3));
}
