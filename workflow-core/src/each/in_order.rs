//! Outputs that come in any order, put back into that of their items.

use std::collections::VecDeque;

/// The outputs up to the first one that is missing, and those behind it.
pub(super) struct InOrder<T> {
    ready: Vec<T>,
    /// What belongs behind `ready`, beginning with the one that is missing.
    early: VecDeque<Option<T>>,
}

impl<T> InOrder<T> {
    #[inline]
    pub(super) fn new() -> Self {
        InOrder {
            ready: Vec::new(),
            early: VecDeque::new(),
        }
    }

    /// Adds the output of the item of this number.
    #[inline]
    pub(super) fn put(&mut self, number: usize, output: T) {
        let ahead = number - self.ready.len();
        if ahead > 0 {
            if self.early.len() <= ahead {
                self.early.resize_with(ahead + 1, || None);
            }
            self.early[ahead] = Some(output);
            return;
        }
        self.ready.push(output);
        self.early.pop_front();
        while let Some(Some(_)) = self.early.front() {
            self.ready.extend(self.early.pop_front().flatten());
        }
    }

    /// All outputs, once there is one for each item.
    #[inline]
    pub(super) fn take(&mut self) -> Vec<T> {
        debug_assert!(self.early.is_empty(), "every item has an output");
        std::mem::take(&mut self.ready)
    }
}

#[cfg(test)]
mod tests {
    use super::InOrder;

    #[test]
    fn whatever_the_order_of_the_outputs_they_end_up_in_that_of_the_items() {
        for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
            let mut outputs = InOrder::new();
            for number in order {
                outputs.put(number, number);
            }
            assert_eq!(outputs.take(), [0, 1, 2, 3], "{order:?}");
        }
    }

    #[test]
    fn it_keeps_no_more_than_what_is_early() {
        let mut outputs = InOrder::new();
        for number in (0..1000).step_by(2) {
            outputs.put(number + 1, ());
            assert_eq!(outputs.early.len(), 2);
            outputs.put(number, ());
            assert!(outputs.early.is_empty());
        }
        assert_eq!(outputs.take().len(), 1000);
    }
}
