//! The place through which items leave a body.

use std::cell::UnsafeCell;
use std::marker::PhantomPinned;
use std::mem::MaybeUninit;
use std::process::abort;
use std::sync::atomic::{AtomicBool, Ordering};

/// The place for one item between a body and the reader of its stream.
pub(super) struct Outlet<T> {
    full: AtomicBool,
    /// Whether there is an `Emit` that points here.
    lent: AtomicBool,
    item: UnsafeCell<MaybeUninit<T>>,
    // An `Emit` points here, so a `&mut` to this must not be taken for the only access.
    _fixed: PhantomPinned,
}

impl<T> Outlet<T> {
    pub(super) const fn new() -> Self {
        Outlet {
            full: AtomicBool::new(false),
            lent: AtomicBool::new(false),
            item: UnsafeCell::new(MaybeUninit::uninit()),
            _fixed: PhantomPinned,
        }
    }

    /// From now on something points here.
    pub(super) fn lend(&self) {
        self.lent.store(true, Ordering::Relaxed);
    }

    /// Nothing points here any more.
    #[inline]
    pub(super) fn give_back(&self) {
        self.lent.store(false, Ordering::Release);
    }

    #[inline]
    pub(super) fn is_full(&self) -> bool {
        self.full.load(Ordering::Acquire)
    }

    /// # Safety
    ///
    /// The place is empty, and nobody else fills it.
    #[inline]
    pub(super) unsafe fn fill(&self, item: T) {
        // SAFETY: nobody else fills it, and nobody takes from it until `full` says so below.
        unsafe { (*self.item.get()).write(item) };
        self.full.store(true, Ordering::Release);
    }

    /// What is there.
    ///
    /// # Safety
    ///
    /// Nobody else takes from the place.
    #[inline]
    pub(super) unsafe fn take(&self) -> Option<T> {
        self.is_full().then(|| {
            // SAFETY: `is_full` has synchronised with `fill`. Nobody else takes the item, and
            // nobody writes another one until `full` says that this one is gone.
            let item = unsafe { (*self.item.get()).assume_init_read() };
            self.full.store(false, Ordering::Release);
            item
        })
    }
}

impl<T> Drop for Outlet<T> {
    fn drop(&mut self) {
        if self.lent.load(Ordering::Acquire) {
            outlived();
        }
        if *self.full.get_mut() {
            // SAFETY: `full` says that the item is there, and it is dropped only here.
            unsafe { self.item.get_mut().assume_init_drop() }
        }
    }
}

/// A pointer into a stream that is about to go: unwinding would free it too.
#[cold]
fn outlived() -> ! {
    eprintln!("an `Emit` was kept longer than the stream that it sends to");
    abort()
}
