//! The items that some reader has still to take.

use std::num::NonZeroU32;

struct Slot<T> {
    item: T,
    /// How many readers have still to take the item.
    readers: NonZeroU32,
}

/// A bounded queue in which each item stays until its last reader has taken it.
///
/// Items are numbered from the first one on. A number may wrap around: only differences count.
pub(super) struct Ring<T> {
    // None, or a power of two that is not less than `capacity`: made for the first item.
    slots: Box<[Option<Slot<T>>]>,
    /// The number of the oldest item that is still there, or of the next. As each reader takes
    /// them in order, they go in order.
    start: usize,
    /// The number of the next item.
    end: usize,
    capacity: usize,
}

impl<T> Ring<T> {
    pub(super) fn new(capacity: usize) -> Self {
        Ring {
            slots: Box::default(),
            start: 0,
            end: 0,
            capacity: capacity.max(1),
        }
    }

    pub(super) fn capacity(&self) -> usize {
        self.capacity
    }

    /// The number of the next item to come.
    #[inline]
    pub(super) fn end(&self) -> usize {
        self.end
    }

    #[inline]
    fn slot(&mut self, number: usize) -> Option<&mut Option<Slot<T>>> {
        let mask = self.slots.len().wrapping_sub(1);
        self.slots.get_mut(number & mask)
    }

    /// For how many more items there is room.
    #[inline]
    pub(super) fn room(&self) -> usize {
        self.capacity - self.end.wrapping_sub(self.start)
    }

    /// Adds an item for `readers`, and gives the number after it. There must be room.
    #[inline]
    pub(super) fn push(&mut self, item: T, readers: NonZeroU32) -> usize {
        if self.slots.is_empty() {
            self.allocate();
        }
        let end = self.end;
        if let Some(slot) = self.slot(end) {
            *slot = Some(Slot { item, readers });
        }
        self.end = end.wrapping_add(1);
        self.end
    }

    #[cold]
    fn allocate(&mut self) {
        let length = self.capacity.next_power_of_two();
        self.slots = std::iter::repeat_with(|| None).take(length).collect();
    }

    /// The item of that number for one of its readers, and whether that has made room. The last
    /// reader gets the item itself.
    #[inline]
    pub(super) fn read(&mut self, number: usize) -> Option<(T, bool)>
    where
        T: Clone,
    {
        let place = self.slot(number)?;
        let slot = place.as_mut()?;
        if let Some(others) = NonZeroU32::new(slot.readers.get() - 1) {
            // A clone that panics has not been taken.
            let item = slot.item.clone();
            slot.readers = others;
            return Some((item, false));
        }
        let slot = place.take()?;
        self.start = number.wrapping_add(1);
        Some((slot.item, true))
    }

    /// Takes out the items from that number on which had only one reader left.
    pub(super) fn leave(&mut self, from: usize) -> Vec<T> {
        let mut freed = Vec::new();
        let mut number = from;
        while number != self.end {
            if let Some(place) = self.slot(number)
                && let Some(slot) = place
            {
                match NonZeroU32::new(slot.readers.get() - 1) {
                    Some(others) => slot.readers = others,
                    None => freed.extend(place.take().map(|slot| slot.item)),
                }
            }
            number = number.wrapping_add(1);
        }
        self.start = self.start.wrapping_add(freed.len());
        freed
    }
}
