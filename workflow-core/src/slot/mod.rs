//! Values that pass between strands of one block.
//!
//! Where a graph is not series-parallel, a block runs as several strands side by side, and a value
//! made in one is read in others. Each such value has one writer, known at compile time, so a
//! place for it needs neither a lock nor a list of wakers: a reader that finds it empty just
//! stays pending. That is enough because a [join](crate::join) polls all its strands on each
//! wake, the writer first.

mod row;

use std::cell::UnsafeCell;
use std::future::poll_fn;
use std::mem::MaybeUninit;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;

pub(crate) use row::Row;
pub use row::Slots;

/// A value, perhaps; full once and empty at most once more.
struct Cell<T> {
    full: AtomicBool,
    value: UnsafeCell<MaybeUninit<T>>,
}

impl<T> Cell<T> {
    const fn new() -> Self {
        Cell {
            full: AtomicBool::new(false),
            value: UnsafeCell::new(MaybeUninit::uninit()),
        }
    }

    /// # Safety
    ///
    /// The cell is empty, and nobody else writes to it.
    unsafe fn fill(&self, value: T) {
        // SAFETY: nobody else writes, and nobody reads until `full` says so below.
        unsafe { (*self.value.get()).write(value) };
        self.full.store(true, Ordering::Release);
    }

    fn is_full(&self) -> bool {
        self.full.load(Ordering::Acquire)
    }
}

impl<T> Drop for Cell<T> {
    fn drop(&mut self) {
        if *self.full.get_mut() {
            // SAFETY: `full` says that the value is there, and it is dropped only here.
            unsafe { self.value.get_mut().assume_init_drop() }
        }
    }
}

/// A place for a value that one strand writes and others borrow.
pub struct Slot<T>(Cell<T>);

// SAFETY: through a `&Slot` a `&T` is lent, perhaps to several threads (`T: Sync`); its `Put`, made
// from a `&mut Slot`, writes the `T` from one thread (`T: Send`). `full` puts them in order.
unsafe impl<T: Send + Sync> Sync for Slot<T> {}

impl<T> Slot<T> {
    pub(crate) const fn new() -> Self {
        Slot(Cell::new())
    }

    /// Its writing half, and itself for those who read. What an earlier split has left here is
    /// dropped.
    #[inline]
    pub fn split(&mut self) -> (Put<'_, T>, &Self) {
        self.0 = Cell::new();
        (Put(self), self)
    }

    /// The value, once it is there.
    #[inline]
    pub fn get(&self) -> impl Future<Output = &T> {
        poll_fn(move |_| {
            if self.0.is_full() {
                // SAFETY: `is_full` has synchronised with `fill`; a full slot is not written to
                // until this borrow of it ends.
                Poll::Ready(unsafe { (*self.0.value.get()).assume_init_ref() })
            } else {
                Poll::Pending
            }
        })
    }

    /// The value, once nobody reads it any more.
    ///
    /// # Panics
    ///
    /// If none was put here.
    #[inline]
    pub fn into_value(mut self) -> T {
        let is_full = std::mem::take(self.0.full.get_mut());
        assert!(is_full, "a slot was emptied that was never filled");
        // SAFETY: it was full, and says that it no longer is, so that the value is not dropped.
        unsafe { self.0.value.get_mut().assume_init_read() }
    }
}

/// The writing half of a [`Slot`]; there is one, and it writes once.
pub struct Put<'s, T>(&'s Slot<T>);

impl<'s, T> Put<'s, T> {
    /// Fills the slot, and lends the value to the writer.
    #[inline]
    pub fn put(self, value: T) -> &'s T {
        // SAFETY: `split` has emptied the slot and made one `Put`, which is used up here.
        unsafe { self.0.0.fill(value) };
        // SAFETY: filled above; it stays until the `&mut` behind `'s` ends.
        unsafe { (*self.0.0.value.get()).assume_init_ref() }
    }
}

/// A place for a value that one strand gives away and another takes.
pub struct Handoff<T>(Cell<T>);

// SAFETY: through a `&Handoff` there is nothing to do; of its halves one writes the `T` and one
// takes it, perhaps on another thread (`T: Send`), ordered by `full`. No `&T` is ever lent.
unsafe impl<T: Send> Sync for Handoff<T> {}

impl<T> Handoff<T> {
    pub(crate) const fn new() -> Self {
        Handoff(Cell::new())
    }

    /// Its two halves. What an earlier split has left here is dropped.
    #[inline]
    pub fn split(&mut self) -> (Give<'_, T>, Take<'_, T>) {
        self.0 = Cell::new();
        (Give(self), Take(self))
    }
}

/// The writing half of a [`Handoff`]; there is one, and it writes once.
pub struct Give<'s, T>(&'s Handoff<T>);

impl<T> Give<'_, T> {
    /// Hands the value over.
    #[inline]
    pub fn give(self, value: T) {
        // SAFETY: `split` has emptied the place and made one `Give`, which is used up here.
        unsafe { self.0.0.fill(value) }
    }
}

/// The reading half of a [`Handoff`]; there is one, and it takes once.
pub struct Take<'s, T>(&'s Handoff<T>);

impl<'s, T> Take<'s, T> {
    /// The value, once it is there.
    #[inline]
    pub fn take(self) -> impl Future<Output = T> + use<'s, T> {
        poll_fn(move |_| {
            if self.0.0.is_full() {
                // Empty again before the value leaves, so that it is dropped once.
                self.0.0.full.store(false, Ordering::Relaxed);
                // SAFETY: `is_full` has synchronised with `fill`, whose `Give` is used up; there
                // is one `Take`, used up by this call, and it finds the place full once.
                Poll::Ready(unsafe { (*self.0.0.value.get()).assume_init_read() })
            } else {
                Poll::Pending
            }
        })
    }
}
