//! The same graphs as workflows, and by hand.

use std::hint::black_box;

use workflow_benches::pipeline::{self, Pipeline};
use workflow_benches::rounds::{self, Rounds};
use workflow_benches::run;

use crate::{Run, Shape, graphs};

macro_rules! of {
    ($future:expr) => {
        Box::new(move || run($future, || unreachable!("it never waits")))
    };
}

macro_rules! ways {
    ($($shape:ident $size:literal: $by_hand:ident, $Workflow:ident $input:ident;)+) => {
        pub fn by_hand(shape: Shape, size: usize) -> Result<Run, &'static str> {
            Ok(match (shape, size) {
                $((Shape::$shape, $size) => of!(graphs::$by_hand(black_box(1))),)+
                (Shape::Loop, rounds) => of!(rounds::by_hand(2 * rounds as u64)),
                (Shape::Stream, items) => of!(pipeline::by_hand(items as u64)),
                _ => return Err("not written"),
            })
        }

        pub fn workflow(shape: Shape, size: usize) -> Result<Run, &'static str> {
            Ok(match (shape, size) {
                $((Shape::$shape, $size) => of!(graphs::$Workflow { $input: black_box(1) }.run()),)+
                (Shape::Loop, rounds) => of!(Rounds { to: 2 * rounds as u64 }.run()),
                (Shape::Stream, items) => of!(Pipeline { to: items as u64 }.run()),
                _ => return Err("not written"),
            })
        }
    };
}

ways! {
    Chain 10: chain_10, Chain10 n0;
    Chain 100: chain_100, Chain100 n0;
    Chain 1000: chain_1000, Chain1000 n0;
    Fan 10: fan_10, Fan10 x;
    Fan 100: fan_100, Fan100 x;
    Fan 1000: fan_1000, Fan1000 x;
    Ladder 10: ladder_10, Ladder10 j0;
    Ladder 100: ladder_100, Ladder100 j0;
    Ladder 1000: ladder_1000, Ladder1000 j0;
}
