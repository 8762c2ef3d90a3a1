//! Who waits for a split stream.

use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Wake, Waker};

/// The wakers of the readers that wait.
pub(super) struct Wakers<const N: usize> {
    // Kept after a wake: the next one is as a rule the same.
    last: [Option<Waker>; N],
    /// The readers that wait, one bit each.
    waiting: u64,
    /// What the stream wakes where the readers are in several tasks.
    crowd: Option<(Arc<Crowd>, Waker)>,
}

/// What a reader has to know after it has left its waker.
pub(super) enum Parked {
    /// It will be woken.
    Heard,
    /// The stream does not yet know what to wake: it must be polled once more.
    Unheard,
}

impl<const N: usize> Wakers<N> {
    pub(super) const fn new() -> Self {
        Wakers {
            last: [const { None }; N],
            waiting: 0,
            crowd: None,
        }
    }

    /// What the stream is to wake instead of the reader that polls it.
    #[inline]
    pub(super) fn of_stream(&self) -> Option<&Waker> {
        self.crowd.as_ref().map(|(_, waker)| waker)
    }

    /// Leaves the waker of a reader that waits for another reader.
    #[cold]
    pub(super) fn park(&mut self, reader: usize, waker: &Waker) {
        self.waiting |= 1 << reader;
        match &mut self.last[reader] {
            Some(known) => known.clone_from(waker),
            unknown => *unknown = Some(waker.clone()),
        }
    }

    /// Leaves the waker of a reader that has polled the stream, and waits for it.
    ///
    /// The stream wakes only who has polled it last. That is enough as long as all readers are in
    /// one task; else it must wake them all, as the one it wakes may no longer be interested.
    #[cold]
    pub(super) fn park_at_stream(&mut self, reader: usize, waker: &Waker) -> Parked {
        self.park(reader, waker);
        let mut others = self.last.iter().enumerate();
        let alike = |(other, last): (usize, &Option<Waker>)| match last {
            Some(last) => other == reader || last.will_wake(waker),
            None => true,
        };
        if self.crowd.is_none() && others.all(alike) {
            return Parked::Heard;
        }
        let (crowd, _) = self.crowd.get_or_insert_with(|| {
            let crowd = Arc::new(Crowd::default());
            let waker = Waker::from(Arc::clone(&crowd));
            (crowd, waker)
        });
        let mut members = crowd.lock();
        if members.is_empty() {
            members.clone_from(&self.last.to_vec());
            return Parked::Unheard;
        }
        match &mut members[reader] {
            Some(known) if known.will_wake(waker) => Parked::Heard,
            member => {
                *member = Some(waker.clone());
                Parked::Unheard
            }
        }
    }

    /// Whether any reader waits.
    #[inline]
    pub(super) fn is_awaited(&self) -> bool {
        self.waiting != 0
    }

    /// Wakes all that wait, but for `reader`, which is at it.
    #[inline]
    pub(super) fn wake_others(&mut self, reader: usize) {
        if self.is_awaited() {
            self.wake(!(1 << reader));
        }
    }

    /// Wakes all that wait.
    pub(super) fn wake_all(&mut self) {
        self.wake(u64::MAX);
    }

    #[cold]
    fn wake(&mut self, readers: u64) {
        let woken = self.waiting & readers;
        self.waiting &= !readers;
        for (reader, waker) in self.last.iter().enumerate() {
            if woken & 1 << reader != 0
                && let Some(waker) = waker
            {
                waker.wake_by_ref();
            }
        }
    }

    /// Forgets a reader that has gone.
    pub(super) fn leave(&mut self, reader: usize) {
        self.waiting &= !(1 << reader);
        self.last[reader] = None;
        if let Some((crowd, _)) = &self.crowd
            && let Some(member) = crowd.lock().get_mut(reader)
        {
            *member = None;
        }
    }
}

/// The wakers of all readers, as one.
#[derive(Default)]
struct Crowd(Mutex<Vec<Option<Waker>>>);

impl Crowd {
    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Option<Waker>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Wake for Crowd {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let members: Vec<Waker> = self.lock().iter_mut().filter_map(Option::take).collect();
        members.into_iter().for_each(Waker::wake);
    }
}
