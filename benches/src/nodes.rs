//! The functions that all graphs are made of.
//!
//! The work in them is a call that the compiler may not look into: it would add up whole graphs at
//! compile time. A `black_box` in each would send every value through memory, and then what is
//! measured is how the processor forwards stores.

use workflow::component;

/// One more.
#[component]
pub async fn step(x: u64) -> u64 {
    work::step(x)
}

/// Both together.
#[component]
pub async fn add(a: u64, b: u64) -> u64 {
    work::add(a, b)
}

/// All together.
#[component]
pub async fn total(all: [u64; 100]) -> u64 {
    work::total(&all)
}

mod work {
    #[inline(never)]
    pub(super) fn step(x: u64) -> u64 {
        x + 1
    }

    #[inline(never)]
    pub(super) fn add(a: u64, b: u64) -> u64 {
        a + b
    }

    #[inline(never)]
    pub(super) fn total(all: &[u64]) -> u64 {
        all.iter().sum()
    }
}
