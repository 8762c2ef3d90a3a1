//! Times of systems that take turns.
//!
//! What else runs on the machine slows down all of them, and a ratio of two times taken one after
//! the other would show that. So each runs for a moment, then the next, a few hundred times, and what
//! counts is the median of the ratios within a turn.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// What one runs before it is the next one's turn, at least.
const MOMENT: Duration = Duration::from_micros(200);

/// What all turns take, about.
const ALL: Duration = Duration::from_millis(1500);

/// Nanoseconds of a run, of each system in each turn.
pub struct Times(Vec<Vec<f64>>);

impl Times {
    /// Lets all take turns.
    pub fn take(systems: &mut [&mut dyn FnMut() -> u64]) -> Self {
        let (mut runs, mut turn) = (Vec::new(), Duration::ZERO);
        for system in &mut *systems {
            let once = duration(1, system).min(duration(1, system));
            let most = MOMENT.as_nanos() / once.as_nanos().max(1);
            let count = u32::try_from(most).unwrap_or(u32::MAX).max(1);
            turn += once * count;
            runs.push(count);
        }
        let turns = (ALL.as_nanos() / turn.as_nanos().max(1)).clamp(21, 2001);
        let mut times = vec![Vec::new(); systems.len()];
        for turn in 0..turns {
            let mut take = |at: usize| {
                let nanoseconds = duration(runs[at], &mut systems[at]).as_secs_f64() * 1e9;
                times[at].push(nanoseconds / f64::from(runs[at]));
            };
            // None is always the first.
            if turn.is_multiple_of(2) {
                (0..runs.len()).for_each(&mut take);
            } else {
                (0..runs.len()).rev().for_each(&mut take);
            }
        }
        Times(times)
    }

    /// The shortest time of a run.
    pub fn shortest(&self, system: usize) -> f64 {
        self.0[system].iter().copied().fold(f64::INFINITY, f64::min)
    }

    /// What `system` takes as a multiple of what `other` takes.
    pub fn ratio(&self, system: usize, other: usize) -> f64 {
        let times = self.0[system].iter().zip(&self.0[other]);
        let mut ratios: Vec<f64> = times.map(|(time, other)| time / other).collect();
        ratios.sort_by(f64::total_cmp);
        ratios[ratios.len() / 2]
    }
}

fn duration(runs: u32, system: &mut dyn FnMut() -> u64) -> Duration {
    let start = Instant::now();
    for _ in 0..runs {
        black_box(system());
    }
    start.elapsed()
}
