//! All graphs, each in two ways, and what the workflow may cost as a multiple of what is written by
//! hand.

use std::hint::black_box;

use futures::FutureExt;

use crate::chain::{self, Chain};
use crate::crowd;
use crate::deep::{self, Deep};
use crate::fan::{self, Fan};
use crate::grid::{self, Grid, WaitingGrid};
use crate::items_in_each::{self, AsReady, Each};
use crate::ladder::{self, Ladder};
use crate::mix::{self, DESK, Mix, Ticket};
use crate::nodes::{self, add, step};
use crate::pipeline::{self, Pipeline, WithAsync};
use crate::rounds::{self, Rounds};
use crate::run;
use crate::split::{self, Split};
use crate::wide::{self, Wide8, Wide64, Wide512, ask};

/// How many items pass a stream.
const ITEMS: u64 = 1_000_000;

/// A graph in two ways.
pub struct Twins {
    /// Its letter in the table, and what it is.
    pub name: &'static str,
    /// How it is written by hand.
    pub by: &'static str,
    /// What the workflow may cost, as a multiple of what is written by hand.
    pub bounds: Bounds,
    /// As one would write it by hand.
    pub by_hand: Way,
    /// As a workflow.
    pub workflow: Way,
}

/// What a workflow may cost, as a multiple of what is written by hand.
#[derive(Clone, Copy)]
pub struct Bounds {
    /// In time, where the machine does nothing else.
    pub time: f64,
    /// In instructions.
    pub instructions: f64,
    /// In bytes of a run.
    pub bytes: f64,
}

impl Bounds {
    /// What is written by hand promises less: a node may start late.
    const NONE: Self = Bounds {
        time: f64::INFINITY,
        instructions: f64::INFINITY,
        bytes: f64::INFINITY,
    };

    /// What is written by hand allocates for each node.
    const WITHOUT_BOXES: Self = Bounds {
        time: 1.00,
        instructions: 1.00,
        bytes: 1.10,
    };

    const fn of(bound: f64) -> Self {
        Bounds {
            time: bound,
            instructions: bound,
            bytes: 1.10,
        }
    }
}

/// One way to write a graph.
#[derive(Clone, Copy)]
pub struct Way {
    /// Runs it once. Both ways give the same.
    pub run: fn() -> u64,
    /// How many bytes the future of a run takes.
    pub bytes: fn() -> usize,
}

/// A future, and what answers where it waits.
macro_rules! way {
    ($future:expr) => {
        way!($future, || unreachable!("it never waits"))
    };
    ($future:expr, $answer:expr) => {
        Way {
            run: || run($future, $answer),
            bytes: || size_of_val(&$future),
        }
    };
}

/// All but those of [`crowd`].
pub static TWINS: &[Twins] = &[
    Twins {
        name: "a: 100 nodes in a row",
        by: "`.await`",
        bounds: Bounds::of(1.02),
        by_hand: way!(chain::by_hand(black_box(1))),
        workflow: way!(Chain { n0: black_box(1) }.run()),
    },
    Twins {
        name: "b: 1 → 100 → 1",
        by: "`join!`",
        bounds: Bounds::of(1.05),
        by_hand: way!(fan::by_hand(black_box(1))),
        workflow: way!(Fan { x: black_box(1) }.run()),
    },
    Twins {
        name: "c: 25 diamonds in a row",
        by: "`join!`",
        bounds: Bounds::of(1.02),
        by_hand: way!(ladder::by_hand(black_box(1))),
        workflow: way!(Ladder { j0: black_box(1) }.run()),
    },
    Twins {
        name: "d: a loop of 1000 rounds",
        by: "`loop`",
        bounds: Bounds::of(1.02),
        by_hand: way!(rounds::by_hand(black_box(2000))),
        workflow: way!(
            Rounds {
                to: black_box(2000),
            }
            .run()
        ),
    },
    Twins {
        name: "e: 1 000 000 items through 3 stages",
        by: "`Stream`",
        bounds: Bounds::of(1.02),
        by_hand: way!(pipeline::by_hand(black_box(ITEMS))),
        workflow: way!(
            Pipeline {
                to: black_box(ITEMS),
            }
            .run()
        ),
    },
    Twins {
        name: "e: 1 000 000 items through 3 stages of async functions",
        by: "`Stream`",
        bounds: Bounds::of(1.02),
        by_hand: way!(pipeline::with_async_by_hand(black_box(ITEMS))),
        workflow: way!(
            WithAsync {
                to: black_box(ITEMS),
            }
            .run()
        ),
    },
    Twins {
        name: "e: 1 000 000 items to two readers",
        by: "a ring in a `RefCell`",
        bounds: Bounds::of(1.10),
        // The readers wait for each other.
        by_hand: way!(split::by_hand(black_box(ITEMS)), || ()),
        workflow: way!(
            Split {
                to: black_box(ITEMS),
            }
            .run(),
            || ()
        ),
    },
    Twins {
        name: "f: 1 → 8 → 1, one wakes at a time",
        by: "`join!`",
        bounds: Bounds::of(1.05),
        by_hand: way!(wide::eight_by_hand(black_box(1)), wide::answer_next),
        workflow: way!(Wide8 { x: black_box(1) }.run(), wide::answer_next),
    },
    Twins {
        name: "f: 1 → 64 → 1",
        by: "`FuturesUnordered`",
        bounds: Bounds::WITHOUT_BOXES,
        by_hand: way!(wide::by_hand(64, black_box(1)), wide::answer_next),
        workflow: way!(Wide64 { x: black_box(1) }.run(), wide::answer_next),
    },
    Twins {
        name: "f: 1 → 512 → 1",
        by: "`FuturesUnordered`",
        bounds: Bounds::WITHOUT_BOXES,
        by_hand: way!(wide::by_hand(512, black_box(1)), wide::answer_next),
        workflow: way!(Wide512 { x: black_box(1) }.run(), wide::answer_next),
    },
    Twins {
        name: "f: `each` of 4096, as ready",
        by: "`FuturesUnordered`",
        bounds: Bounds::of(1.00),
        by_hand: way!(wide::by_hand(4096, black_box(1)), wide::answer_next),
        workflow: way!(
            wide::Each {
                nodes: 4096,
                x: black_box(1),
            }
            .run(),
            wide::answer_next
        ),
    },
    Twins {
        name: "f: `each` of 65 536, as ready",
        by: "`FuturesUnordered`",
        bounds: Bounds::of(1.00),
        by_hand: way!(wide::by_hand(65_536, black_box(1)), wide::answer_next),
        workflow: way!(
            wide::Each {
                nodes: 65_536,
                x: black_box(1),
            }
            .run(),
            wide::answer_next
        ),
    },
    Twins {
        name: "f: `each` of 4096, in order",
        by: "`join_all`",
        bounds: Bounds::of(1.00),
        by_hand: way!(
            wide::in_order_by_hand(4096, black_box(1)),
            wide::answer_next
        ),
        workflow: way!(
            wide::EachInOrder {
                nodes: 4096,
                x: black_box(1),
            }
            .run(),
            wide::answer_next
        ),
    },
    Twins {
        name: "f: `each` of 65 536, in order",
        by: "`join_all`",
        bounds: Bounds::of(1.00),
        by_hand: way!(
            wide::in_order_by_hand(65_536, black_box(1)),
            wide::answer_next
        ),
        workflow: way!(
            wide::EachInOrder {
                nodes: 65_536,
                x: black_box(1),
            }
            .run(),
            wide::answer_next
        ),
    },
    Twins {
        name: "f: `each` of 10 000, 8 at a time, in order",
        by: "`buffered`",
        bounds: Bounds::of(1.05),
        by_hand: way!(items_in_each::by_hand(black_box(10_000)), nodes::answer),
        workflow: way!(
            Each {
                to: black_box(10_000),
            }
            .run(),
            nodes::answer
        ),
    },
    Twins {
        name: "f: `each` of 10 000, 8 at a time, as ready",
        by: "`buffer_unordered`",
        bounds: Bounds::of(1.05),
        by_hand: way!(
            items_in_each::as_ready_by_hand(black_box(10_000)),
            nodes::answer
        ),
        workflow: way!(
            AsReady {
                to: black_box(10_000),
            }
            .run(),
            nodes::answer
        ),
    },
    Twins {
        name: "g: 10 × 10, each after its upper and left neighbour",
        by: "`join!` of rows",
        bounds: Bounds::of(1.05),
        by_hand: way!(grid::by_hand(black_box(1), step, add)),
        workflow: way!(Grid { x: black_box(1) }.run()),
    },
    Twins {
        name: "g: 10 × 10, each after its upper and left neighbour",
        by: "`join!`s of diagonals",
        bounds: Bounds::NONE,
        by_hand: way!(grid::by_diagonals(black_box(1), step, add)),
        workflow: way!(Grid { x: black_box(1) }.run()),
    },
    Twins {
        name: "g: 10 × 10, each node waits",
        by: "`join!` of rows",
        bounds: Bounds::of(1.05),
        by_hand: way!(
            grid::by_hand(black_box(1), ask, grid::ask_both),
            wide::answer_next
        ),
        workflow: way!(WaitingGrid { x: black_box(1) }.run(), wide::answer_next),
    },
    Twins {
        name: "g: 10 × 10, each node waits",
        by: "`join!`s of diagonals",
        bounds: Bounds::NONE,
        by_hand: way!(
            grid::by_diagonals(black_box(1), ask, grid::ask_both),
            wide::answer_next
        ),
        workflow: way!(WaitingGrid { x: black_box(1) }.run(), wide::answer_next),
    },
    Twins {
        name: "h: workflows 10 deep",
        by: "functions",
        bounds: Bounds::of(1.02),
        by_hand: way!(deep::by_hand(black_box(1))),
        workflow: way!(Deep { x: black_box(1) }.run()),
    },
    Twins {
        name: "i: 20 nodes, 3 routes, a loop, a stream, an `each`",
        by: "all of these",
        bounds: Bounds::of(1.05),
        by_hand: way!(
            mix::by_hand(black_box(Ticket::question()), &DESK).map(answered),
            nodes::answer
        ),
        workflow: way!(
            Mix {
                ticket: black_box(Ticket::question()),
            }
            .run(&DESK)
            .map(answered),
            nodes::answer
        ),
    },
];

/// Many runs at once. Their instructions are not counted, since threads differ from time to time.
pub static CROWDS: &[Twins] = &[
    Twins {
        name: "j: 10 000 runs of i at once, in one thread",
        by: "the same in tasks",
        bounds: Bounds::of(1.05),
        by_hand: Way {
            run: || crowd::by_hand(&crowd::ONE_THREAD),
            bytes: || 0,
        },
        workflow: Way {
            run: || crowd::workflow(&crowd::ONE_THREAD),
            bytes: || 0,
        },
    },
    Twins {
        name: "j: the same, in two threads",
        by: "the same in tasks",
        bounds: Bounds::of(1.05),
        by_hand: Way {
            run: || crowd::by_hand(&crowd::TWO_THREADS),
            bytes: || 0,
        },
        workflow: Way {
            run: || crowd::workflow(&crowd::TWO_THREADS),
            bytes: || 0,
        },
    },
];

fn answered(outcome: Result<u64, mix::Refused>) -> u64 {
    outcome.expect("the desk answers this ticket")
}
