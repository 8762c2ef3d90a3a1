//! What a watcher reads.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_core::Stream;

use super::broadcast::Shared;
use super::ring::Next;
use super::{Event, EventKind};

/// The events of a run, from when it was asked for. It ends with the run.
///
/// It holds the last so many events, and the run never waits for a reader: one that is too slow
/// is told how many it has [missed](EventKind::Missed).
#[must_use = "a stream does nothing until it is read"]
pub struct Events {
    shared: Arc<Shared>,
    next: u64,
}

impl Events {
    pub(super) fn new(shared: Arc<Shared>) -> Self {
        let next = shared.lock().ring.enter();
        Events { shared, next }
    }
}

/// Reads the same events from here on.
impl Clone for Events {
    fn clone(&self) -> Self {
        self.shared.lock().ring.enter();
        Events {
            shared: self.shared.clone(),
            next: self.next,
        }
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        let unread = self.shared.lock().ring.leave();
        drop(unread);
    }
}

impl Stream for Events {
    type Item = Event;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Event>> {
        let this = &mut *self;
        let mut state = this.shared.lock();
        match state.ring.read(&mut this.next, context.waker()) {
            Next::Event(event) => Poll::Ready(Some(event)),
            Next::Missed(missed) => Poll::Ready(Some(Event {
                path: state.name.clone(),
                node: 0,
                time: this.shared.elapsed(),
                kind: EventKind::Missed(missed),
                #[cfg(feature = "json")]
                value: None,
            })),
            Next::Wait => Poll::Pending,
            Next::End => Poll::Ready(None),
        }
    }
}

impl fmt::Debug for Events {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").finish_non_exhaustive()
    }
}
