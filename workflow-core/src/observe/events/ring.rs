//! The last events of a run, for any number of readers.

use std::collections::VecDeque;
use std::mem;
use std::task::Waker;

use super::Event;

/// Holds so many events. The oldest gives way to the newest, whether or not it was read: a writer
/// never waits.
pub(super) struct Ring {
    events: VecDeque<Event>,
    /// The number of the first one, or of the next if there is none.
    first: u64,
    capacity: usize,
    readers: usize,
    /// Of readers that have read all.
    wakers: Vec<Waker>,
    is_closed: bool,
}

/// What there is for a reader.
pub(super) enum Next {
    Event(Event),
    /// So many are gone.
    Missed(u64),
    /// Not yet; it will be woken.
    Wait,
    End,
}

impl Ring {
    pub(super) fn new(capacity: usize) -> Self {
        Ring {
            events: VecDeque::new(),
            first: 0,
            capacity: capacity.max(1),
            readers: 0,
            wakers: Vec::new(),
            is_closed: false,
        }
    }

    /// The number of the next event.
    fn end(&self) -> u64 {
        self.first + self.events.len() as u64
    }

    pub(super) fn has_readers(&self) -> bool {
        self.readers > 0
    }

    /// A new reader: the number of the first event that it reads, which is the next one.
    pub(super) fn enter(&mut self) -> u64 {
        self.readers += 1;
        self.end()
    }

    /// A reader is gone. Gives what was for the last one only.
    pub(super) fn leave(&mut self) -> VecDeque<Event> {
        self.readers -= 1;
        if self.readers > 0 {
            return VecDeque::new();
        }
        self.first = self.end();
        mem::take(&mut self.events)
    }

    /// Adds an event. Gives the one that has made room for it, and who waits for it: others' code
    /// is for the caller to run, without a lock.
    pub(super) fn push(&mut self, event: Event) -> (Option<Event>, Vec<Waker>) {
        let mut gone = None;
        if self.events.len() == self.capacity {
            gone = self.events.pop_front();
            self.first += 1;
        }
        self.events.push_back(event);
        (gone, mem::take(&mut self.wakers))
    }

    /// No more events come.
    pub(super) fn close(&mut self) -> Vec<Waker> {
        self.is_closed = true;
        mem::take(&mut self.wakers)
    }

    /// What there is for the reader whose next event is `next`.
    pub(super) fn read(&mut self, next: &mut u64, waker: &Waker) -> Next {
        if *next < self.first {
            let missed = self.first - *next;
            *next = self.first;
            return Next::Missed(missed);
        }
        let at = usize::try_from(*next - self.first).ok();
        if let Some(event) = at.and_then(|at| self.events.get(at)) {
            *next += 1;
            return Next::Event(event.clone());
        }
        if self.is_closed {
            return Next::End;
        }
        if !self.wakers.iter().any(|other| other.will_wake(waker)) {
            self.wakers.push(waker.clone());
        }
        Next::Wait
    }
}
