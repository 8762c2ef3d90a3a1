//! Which of many futures have been woken.
//!
//! Each future has a waker of its own, and all wakers together one allocation: with an `Arc` for
//! each, as `std::task::Wake` has it, a fork would allocate once for every node.

mod sets;

use std::mem::ManuallyDrop;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{RawWaker, RawWakerVTable, Waker};

use sets::Set;

/// A waker for each future, and what they wake.
pub(crate) struct Wakes {
    shared: Arc<Shared>,
    /// What is woken when one of them is.
    task: Waker,
    /// The futures that are to be polled now.
    due: Set,
    /// Those that are to be polled behind all that are due: or one that is always ready, or takes
    /// the place of one that was, would keep the others waiting.
    later: Set,
}

struct Shared {
    task: Mutex<Waker>,
    /// The futures that have been woken.
    woken: sets::Shared,
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
    /// For futures that are added and taken one by one; none is due.
    pub(crate) fn new(count: usize, task: &Waker) -> Self {
        Wakes::made(count, task, true)
    }

    /// For futures that are polled together; none is due.
    pub(crate) fn of_a_join(count: usize, task: &Waker) -> Self {
        Wakes::made(count, task, false)
    }

    fn made(count: usize, task: &Waker, is_queue: bool) -> Self {
        let shared = Arc::new(Shared {
            task: Mutex::new(task.clone()),
            woken: sets::Shared::new(count),
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
            due: Set::empty(count),
            later: Set::empty(if is_queue { count } else { 0 }),
            shared,
        }
    }

    /// Those that have been woken since the last time are due, and no others.
    pub(crate) fn renew(&mut self, task: &Waker) {
        self.waits_with(task);
        self.due.clear();
        // Whoever is woken from here on wakes the task again, also if it is still collected here.
        self.due.take_from(&self.shared.woken);
    }

    /// Makes a future due, among the others.
    pub(crate) fn make_due(&mut self, future: usize) {
        self.due.add(future);
    }

    /// Those that have been woken since the last time are due behind the others.
    pub(crate) fn collect(&mut self, task: &Waker) {
        self.waits_with(task);
        // As above.
        self.later.take_from(&self.shared.woken);
    }

    fn waits_with(&mut self, task: &Waker) {
        if !self.task.will_wake(task) {
            self.task.clone_from(task);
            self.shared.lock().clone_from(task);
        }
    }

    /// Makes a future due, behind the others, that has not been polled yet.
    #[inline]
    pub(crate) fn add(&mut self, future: usize) {
        self.later.add(future);
    }

    /// One of those that are due, which it is no longer.
    #[inline]
    pub(crate) fn next_due(&mut self) -> Option<usize> {
        self.due.pop().or_else(|| {
            std::mem::swap(&mut self.due, &mut self.later);
            self.due.pop()
        })
    }

    /// Whether one of `count` futures is due, the first of which is `at`.
    #[inline]
    pub(crate) fn is_due(&self, at: usize, count: usize) -> bool {
        self.due.has_any_of(at, count)
    }

    /// Lends the waker of a future.
    #[inline]
    pub(crate) fn with<T>(&self, future: usize, poll: impl FnOnce(&Waker) -> T) -> T {
        let future: *const One = &raw const self.shared.futures[future];
        // SAFETY: the functions of the table keep the contract of a waker, see there. The pointer
        // is valid for longer than this waker, which has no share in the `Arc` of its own and must
        // not give one back: `self` has one all the while, and the waker is not dropped.
        let waker = ManuallyDrop::new(unsafe { Waker::new(future.cast(), &TABLE) });
        poll(&waker)
    }
}

impl Shared {
    fn lock(&self) -> std::sync::MutexGuard<'_, Waker> {
        self.task.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wake(&self, future: usize) {
        if self.woken.add(future) {
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
        let mut wakes = Wakes::of_a_join(200, Waker::noop());
        assert!(!wakes.is_due(0, 200));
        wakes.make_due(70);
        assert!(wakes.is_due(70, 1) && wakes.is_due(0, 200) && !wakes.is_due(71, 100));
        for woken in [0, 63, 64, 127, 130, 199] {
            wakes.with(woken, Waker::wake_by_ref);
            wakes.renew(Waker::noop());
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
