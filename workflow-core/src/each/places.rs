//! Where the futures of the items are, which must not move.

use std::pin::Pin;
use std::task::{Context, Poll};

use pin_project_lite::pin_project;

/// A fixed number of places, each with a future in it or free.
pub(super) struct Places<F> {
    all: Pin<Box<[Place<F>]>>,
    /// The first that is free, or the number of all.
    free: usize,
    taken: usize,
}

pin_project! {
    #[project = PlaceProject]
    enum Place<F> {
        Free {
            // The next that is free, or the number of all.
            next: usize,
        },
        Taken {
            // That of the item.
            number: usize,
            #[pin]
            future: F,
        },
    }
}

impl<F> Places<F> {
    pub(super) fn new(count: usize) -> Self {
        let all = (1..=count).map(|next| Place::Free { next });
        Places {
            all: Box::into_pin(all.collect()),
            free: 0,
            taken: 0,
        }
    }

    /// How many are taken.
    #[inline]
    pub(super) fn taken(&self) -> usize {
        self.taken
    }

    #[inline]
    pub(super) fn is_full(&self) -> bool {
        self.taken == self.all.len()
    }

    /// Takes a place for the future of the item of this number, and gives that of the place.
    ///
    /// # Panics
    ///
    /// If none is free.
    #[inline]
    pub(super) fn add(&mut self, number: usize, future: F) -> usize {
        let at = self.free;
        let place = self.place(at);
        let Place::Free { next } = *place.as_ref().get_ref() else {
            unreachable!("the list has only those that are free");
        };
        self.place(at).set(Place::Taken { number, future });
        self.free = next;
        self.taken += 1;
        at
    }

    fn place(&mut self, at: usize) -> Pin<&mut Place<F>> {
        // SAFETY: the place stays where it is, since the slice does, and is reached only through a
        // `Pin`; nothing takes the box out of its `Pin`, which drops each place where it is.
        unsafe { self.all.as_mut().map_unchecked_mut(|all| &mut all[at]) }
    }
}

impl<F: Future> Places<F> {
    /// Polls what is in a place, if it is taken. When that has ended the place is free, and the
    /// output comes with the number of its item.
    #[inline]
    pub(super) fn poll(
        &mut self,
        at: usize,
        context: &mut Context<'_>,
    ) -> Poll<Option<(usize, F::Output)>> {
        let mut place = self.place(at);
        let (number, output) = match place.as_mut().project() {
            // Whoever had the place before has been woken once more.
            PlaceProject::Free { .. } => return Poll::Ready(None),
            PlaceProject::Taken { number, future } => match future.poll(context) {
                Poll::Ready(output) => (*number, output),
                Poll::Pending => return Poll::Pending,
            },
        };
        let next = self.free;
        self.place(at).set(Place::Free { next });
        self.free = at;
        self.taken -= 1;
        Poll::Ready(Some((number, output)))
    }
}
