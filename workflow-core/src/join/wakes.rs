//! Which of many futures have been woken.
//!
//! Each future has a waker of its own, and all wakers together one allocation: with an `Arc` for
//! each, as `std::task::Wake` has it, a fork would allocate once for every node.

use std::mem::ManuallyDrop;
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{RawWaker, RawWakerVTable, Waker};

/// A waker for each future, and what they wake.
pub(super) struct Wakes {
    shared: Arc<Shared>,
    /// What is woken when one of them is.
    task: Waker,
    /// The futures that are to be polled now, one bit each.
    due: Vec<u64>,
    /// The words of `due` in which something may be set, as in `touched`.
    touched: u64,
}

struct Shared {
    task: Mutex<Waker>,
    /// The futures that have been woken, one bit each.
    woken: Vec<AtomicU64>,
    /// The words of `woken` in which something is set, a bit for each 64th of them.
    touched: AtomicU64,
    /// What the waker of each future points to.
    futures: Vec<One>,
}

/// A future, as its waker knows it.
struct One {
    /// What it stands in: an `Arc` that has been turned into a pointer, which each clone of the
    /// waker has a share in.
    shared: AtomicPtr<Shared>,
    number: usize,
}

impl Wakes {
    /// All are due.
    pub(super) fn new(count: usize, task: &Waker) -> Self {
        let words = count.div_ceil(64);
        let shared = Arc::new(Shared {
            task: Mutex::new(task.clone()),
            woken: (0..words).map(|_| AtomicU64::new(0)).collect(),
            touched: AtomicU64::new(0),
            futures: (0..count)
                .map(|number| One {
                    shared: AtomicPtr::new(ptr::null_mut()),
                    number,
                })
                .collect(),
        });
        let pointer = Arc::into_raw(shared);
        // SAFETY: it comes from `Arc::into_raw`, and is turned back once.
        let shared = unsafe { Arc::from_raw(pointer) };
        for future in &shared.futures {
            future.shared.store(pointer.cast_mut(), Ordering::Relaxed);
        }
        Wakes {
            task: task.clone(),
            due: vec![u64::MAX; words],
            touched: u64::MAX,
            shared,
        }
    }

    /// Those that have been woken since the last time are due.
    pub(super) fn collect(&mut self, task: &Waker) {
        if !self.task.will_wake(task) {
            self.task.clone_from(task);
            self.shared.lock().clone_from(task);
        }
        for word in words(self.touched, self.due.len()) {
            self.due[word] = 0;
        }
        // Whoever is woken from here on wakes the task again, also if it is still collected below.
        self.touched = self.shared.touched.swap(0, Ordering::SeqCst);
        for word in words(self.touched, self.due.len()) {
            self.due[word] = self.shared.woken[word].swap(0, Ordering::SeqCst);
        }
    }

    /// Whether one of `count` futures is due, the first of which is `at`.
    #[inline]
    pub(super) fn is_due(&self, at: usize, count: usize) -> bool {
        let (first, last) = (at / 64, (at + count - 1) / 64);
        if first == last {
            return self.due[first] & (ones(count) << (at % 64)) != 0;
        }
        let behind = at + count - 64 * last;
        self.due[first] >> (at % 64) != 0
            || self.due[first + 1..last].iter().any(|&due| due != 0)
            || self.due[last] & ones(behind) != 0
    }

    /// Lends the waker of a future.
    #[inline]
    pub(super) fn with<T>(&self, future: usize, poll: impl FnOnce(&Waker) -> T) -> T {
        let future: *const One = &raw const self.shared.futures[future];
        // SAFETY: the functions of the table keep the contract of a waker, see there. The pointer
        // is valid for longer than this waker, which has no share in the `Arc` of its own and must
        // not give one back: `self` has one all the while, and the waker is not dropped.
        let waker = ManuallyDrop::new(unsafe { Waker::new(future.cast(), &TABLE) });
        poll(&waker)
    }
}

/// The words that a set of touched ones stands for, out of `count`.
fn words(mut touched: u64, count: usize) -> impl Iterator<Item = usize> {
    let bits = std::iter::from_fn(move || {
        let bit = touched.trailing_zeros();
        touched &= touched.wrapping_sub(1);
        (bit < 64).then_some(bit as usize)
    });
    bits.flat_map(move |bit| (bit..count).step_by(64))
}

/// As many, at the lower end.
#[inline]
fn ones(count: usize) -> u64 {
    u64::MAX >> (64 - count)
}

impl Shared {
    fn lock(&self) -> std::sync::MutexGuard<'_, Waker> {
        self.task.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Shared {
    fn wake(&self, future: usize) {
        let (word, bit) = (future / 64, future % 64);
        if self.woken[word].fetch_or(1 << bit, Ordering::SeqCst) == 0
            && self.touched.fetch_or(1 << (word % 64), Ordering::SeqCst) == 0
        {
            // Not under the lock: a waker may poll on the spot.
            let task = self.lock().clone();
            task.wake();
        }
    }
}

/// Each waker points to a [`One`] in the allocation of a [`Shared`] of which it has a share; so the
/// `One` is there as long as the waker is. `Shared` is `Send` and `Sync`, so it does not matter
/// which thread does this.
static TABLE: RawWakerVTable = RawWakerVTable::new(clone, wake, wake_by_ref, release);

unsafe fn clone(future: *const ()) -> RawWaker {
    // SAFETY: see `TABLE`; `shared` comes from `Arc::into_raw`, and there is a share in it now.
    unsafe { Arc::increment_strong_count(shared(future)) };
    RawWaker::new(future, &TABLE)
}

unsafe fn wake(future: *const ()) {
    // SAFETY: see `TABLE`; this takes the waker, and so gives back its share.
    unsafe {
        wake_by_ref(future);
        release(future);
    }
}

unsafe fn wake_by_ref(future: *const ()) {
    // SAFETY: see `TABLE`. What is woken may drop the `Wakes`, and so may another thread; the share
    // of this waker keeps the `Shared` until the caller gives it back.
    let (shared, number) = unsafe { (&*shared(future), (*future.cast::<One>()).number) };
    shared.wake(number);
}

unsafe fn release(future: *const ()) {
    // SAFETY: see `TABLE`; the share that is given back here is the waker's.
    unsafe { Arc::decrement_strong_count(shared(future)) };
}

unsafe fn shared(future: *const ()) -> *const Shared {
    // SAFETY: see `TABLE`.
    let future = unsafe { &*future.cast::<One>() };
    future.shared.load(Ordering::Relaxed)
}

const _: () = {
    const fn is_send_and_sync<T: Send + Sync>() {}
    is_send_and_sync::<Shared>();
};

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use super::Wakes;

    #[test]
    fn only_who_was_woken_is_due() {
        let mut wakes = Wakes::new(200, Waker::noop());
        assert!(
            (0..200).all(|future| wakes.is_due(future, 1)),
            "the first time"
        );
        wakes.collect(Waker::noop());
        assert!(!wakes.is_due(0, 200));
        for woken in [0, 63, 64, 127, 130, 199] {
            wakes.with(woken, Waker::wake_by_ref);
            wakes.collect(Waker::noop());
            // Miri takes its time.
            let step = if cfg!(miri) { 21 } else { 1 };
            for at in (0..200).step_by(step) {
                for count in (1..=200 - at).step_by(step) {
                    let expected = (at..at + count).contains(&woken);
                    assert_eq!(wakes.is_due(at, count), expected, "{woken}: {at}, {count}");
                }
            }
        }
    }

    #[test]
    fn a_waker_outlives_what_it_was_made_for() {
        let wakes = Wakes::new(3, Waker::noop());
        let wakers: Vec<Waker> = (0..3).map(|n| wakes.with(n, Waker::clone)).collect();
        assert!(wakes.with(1, |waker| waker.will_wake(&wakers[1])));
        assert!(!wakes.with(1, |waker| waker.will_wake(&wakers[2])));
        drop(wakes);
        let threads = wakers.into_iter().map(|waker| {
            std::thread::spawn(move || {
                let copy = waker.clone();
                copy.wake();
                waker.wake_by_ref();
            })
        });
        for thread in threads.collect::<Vec<_>>() {
            thread.join().expect("nothing panics");
        }
    }
}
