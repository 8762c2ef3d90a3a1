//! The functions that all graphs are made of.
//!
//! The work in them is a call that the compiler may neither look into nor leave out: it would add
//! up whole graphs at compile time, and call once what is called a hundred times with one value. A
//! `black_box` around the values would send each through memory, and then what is measured is how
//! the processor forwards stores.

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

pub(crate) mod work {
    use std::hint::black_box;

    #[inline(never)]
    pub(crate) fn step(x: u64) -> u64 {
        black_box(&());
        x + 1
    }

    #[inline(never)]
    pub(crate) fn add(a: u64, b: u64) -> u64 {
        black_box(&());
        a + b
    }

    #[inline(never)]
    pub(crate) fn total(all: &[u64]) -> u64 {
        black_box(&());
        all.iter().sum()
    }
}
