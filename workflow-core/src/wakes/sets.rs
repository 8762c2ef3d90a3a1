//! Sets of numbers in which those that are there are found without a look at the others.
//!
//! Each number has a bit, each word of these has a bit in a group, and each group, or each 64th of
//! them, one in the top.

use std::sync::atomic::{AtomicU64, Ordering};

/// How many words and groups there are for so many numbers.
fn sizes(count: usize) -> (usize, usize) {
    let words = count.div_ceil(64);
    (words, words.div_ceil(64))
}

/// The numbers of the bits that are set.
#[inline]
fn ones(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let one = bits.trailing_zeros() as usize;
        bits &= bits.wrapping_sub(1);
        (one < 64).then_some(one)
    })
}

/// So many bits, at the lower end.
#[inline]
fn lowest(count: usize) -> u64 {
    u64::MAX >> (64 - count)
}

/// The groups out of `count` that a bit of the top stands for.
#[inline]
fn groups_of(bit: usize, count: usize) -> impl Iterator<Item = usize> {
    let first = (bit < count).then_some(bit);
    std::iter::successors(first, move |group| {
        let next = group + 64;
        (next < count).then_some(next)
    })
}

/// A set to which any thread adds.
pub(super) struct Shared {
    /// The words, and behind them the groups.
    bits: Vec<AtomicU64>,
    words: usize,
    top: AtomicU64,
}

impl Shared {
    pub(super) fn new(count: usize) -> Self {
        let (words, groups) = sizes(count);
        Shared {
            bits: (0..words + groups).map(|_| AtomicU64::new(0)).collect(),
            words,
            top: AtomicU64::new(0),
        }
    }

    /// Gives whether the set was empty, as far as those who take from it know.
    ///
    /// It adds from the bottom to the top, and [`Set::take_from`] takes from the top to the bottom:
    /// so whoever comes second sees what the first has done, or is seen.
    #[inline]
    pub(super) fn add(&self, number: usize) -> bool {
        let add = |bits: &AtomicU64, bit: usize| {
            let before = bits.fetch_or(1 << (bit % 64), Ordering::SeqCst);
            before == 0
        };
        let word = number / 64;
        let group = word / 64;
        add(&self.bits[word], number)
            && add(&self.bits[self.words + group], word)
            && add(&self.top, group)
    }
}

/// A set of one thread.
pub(super) struct Set {
    /// As in [`Shared`].
    bits: Vec<u64>,
    words: usize,
    top: u64,
}

impl Set {
    pub(super) fn empty(count: usize) -> Self {
        let (words, groups) = sizes(count);
        Set {
            bits: vec![0; words + groups],
            words,
            top: 0,
        }
    }

    #[inline]
    pub(super) fn add(&mut self, number: usize) {
        let word = number / 64;
        let group = word / 64;
        self.bits[word] |= 1 << (number % 64);
        self.bits[self.words + group] |= 1 << (word % 64);
        self.top |= 1 << (group % 64);
    }

    /// Whether one of `count` numbers is there, the first of which is `at`.
    #[inline]
    pub(super) fn has_any_of(&self, at: usize, count: usize) -> bool {
        let (first, last) = (at / 64, (at + count - 1) / 64);
        if count == 1 {
            return self.bits[first] & (1 << (at % 64)) != 0;
        }
        if first == last {
            return self.bits[first] & (lowest(count) << (at % 64)) != 0;
        }
        let behind = at + count - 64 * last;
        self.bits[first] >> (at % 64) != 0
            || self.bits[first + 1..last].iter().any(|&word| word != 0)
            || self.bits[last] & lowest(behind) != 0
    }

    /// Takes out a number.
    #[inline]
    pub(super) fn pop(&mut self) -> Option<usize> {
        let groups = self.bits.len() - self.words;
        while self.top != 0 {
            for group in groups_of(self.top.trailing_zeros() as usize, groups) {
                while self.bits[self.words + group] != 0 {
                    let in_group = self.bits[self.words + group];
                    let word = 64 * group + in_group.trailing_zeros() as usize;
                    let bits = self.bits[word];
                    if bits != 0 {
                        self.bits[word] &= bits - 1;
                        return Some(64 * word + bits.trailing_zeros() as usize);
                    }
                    self.bits[self.words + group] = in_group & (in_group - 1);
                }
            }
            self.top &= self.top - 1;
        }
        None
    }

    pub(super) fn clear(&mut self) {
        let groups = self.bits.len() - self.words;
        for bit in ones(std::mem::take(&mut self.top)) {
            for group in groups_of(bit, groups) {
                for word in ones(std::mem::take(&mut self.bits[self.words + group])) {
                    self.bits[64 * group + word] = 0;
                }
            }
        }
    }

    /// Moves all that is in another one here. Both are for as many numbers.
    #[inline]
    pub(super) fn take_from(&mut self, other: &Shared) {
        let groups = self.bits.len() - self.words;
        let top = other.top.swap(0, Ordering::SeqCst);
        for bit in ones(top) {
            for group in groups_of(bit, groups) {
                let at = self.words + group;
                let in_group = other.bits[at].swap(0, Ordering::SeqCst);
                for word in ones(in_group).map(|word| 64 * group + word) {
                    self.bits[word] |= other.bits[word].swap(0, Ordering::SeqCst);
                }
                self.bits[at] |= in_group;
            }
        }
        self.top |= top;
    }
}

#[cfg(test)]
mod tests {
    use super::{Set, Shared};

    /// More than the top has bits for.
    const COUNT: usize = 70 * 64 * 64;

    fn all(set: &mut Set) -> Vec<usize> {
        let mut all: Vec<usize> = std::iter::from_fn(|| set.pop()).collect();
        all.sort_unstable();
        all
    }

    #[test]
    fn what_is_added_is_taken_once() {
        let (shared, mut set) = (Shared::new(COUNT), Set::empty(COUNT));
        assert_eq!(set.pop(), None);
        assert!(shared.add(70));
        assert!(!shared.add(7));
        assert!(!shared.add(70));
        set.add(7);
        set.add(COUNT - 1);
        set.take_from(&shared);
        assert!(shared.add(64 * 4096 + 1));
        set.take_from(&shared);
        assert_eq!(all(&mut set), [7, 70, 64 * 4096 + 1, COUNT - 1]);
        set.take_from(&shared);
        assert_eq!(set.pop(), None);
    }

    #[test]
    fn a_cleared_set_is_empty() {
        for count in [1, 64, 200, COUNT] {
            let mut set = Set::empty(count);
            // Miri takes its time.
            let step = if cfg!(miri) { 61 } else { 1 };
            for number in (0..count).step_by(step).chain([count - 1]) {
                set.add(number);
            }
            assert!(set.has_any_of(0, 1) && set.has_any_of(count - 1, 1));
            set.clear();
            assert!(!set.has_any_of(0, count));
            assert_eq!(set.pop(), None);
        }
    }
}
