//! dfir_rs: a flow is compiled like a workflow, and its operators are plain functions. It is built
//! once, and each run puts a number in and takes one out.

use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

use dfir_rs::dfir_syntax;
use dfir_rs::scheduled::context::{Dfir, TickClosure};
use futures::{Stream, stream};
use workflow_benches::nodes::work;

use crate::{Run, Shape, graphs};

pub fn run(shape: Shape, size: usize) -> Result<Run, &'static str> {
    Ok(match (shape, size) {
        (Shape::Chain, 10) => graphs::dfir_chain_10(),
        (Shape::Chain, 100) => graphs::dfir_chain_100(),
        (Shape::Fan, 10) => graphs::dfir_fan_10(),
        (Shape::Fan, 100) => graphs::dfir_fan_100(),
        (Shape::Ladder, 10) => graphs::dfir_ladder_10(),
        (Shape::Ladder, 100) => graphs::dfir_ladder_100(),
        (Shape::Chain | Shape::Fan | Shape::Ladder, _) => return Err("does not compile"),
        (Shape::Loop, rounds) => rounds_of(rounds),
        (Shape::Stream, items) => items_of(items),
    })
}

/// Where a flow takes its number from.
pub struct Input(Rc<Cell<Option<u64>>>);

impl Stream for Input {
    type Item = u64;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u64>> {
        self.0
            .take()
            .map_or(Poll::Pending, |x| Poll::Ready(Some(x)))
    }
}

/// Runs a flow.
pub fn flow<T: TickClosure + 'static>(build: impl FnOnce(Input, Rc<Cell<u64>>) -> Dfir<T>) -> Run {
    let (input, output) = (Rc::new(Cell::new(None)), Rc::new(Cell::new(0)));
    let mut flow = build(Input(Rc::clone(&input)), Rc::clone(&output));
    Box::new(move || {
        input.set(Some(1));
        flow.run_available_sync();
        output.take()
    })
}

fn rounds_of(rounds: usize) -> Run {
    let to = 2 * rounds as u64;
    flow(|input, output| {
        dfir_syntax! {
            source_stream(input) -> map(|_| 0) -> round;
            round = union() -> map(work::step) -> map(work::step) -> next;
            next = partition(|&n: &u64, [again, done]| if n >= to { done } else { again });
            next[again] -> defer_tick() -> round;
            next[done] -> for_each(|n| output.set(n));
        }
    })
}

fn items_of(items: usize) -> Run {
    Box::new(move || {
        let output = Cell::new(0);
        let sum = &output;
        let numbers = stream::iter((0..items as u64).map(work::step));
        let mut flow = dfir_syntax! {
            source_stream(numbers) -> map(|x| 3 * x) -> filter(|x| !x.is_multiple_of(4)) -> map(|x| x ^ 0x55)
                -> fold(|| 0, |sum: &mut u64, x| *sum += x) -> for_each(|x| sum.set(x));
        };
        flow.run_available_sync();
        drop(flow);
        output.get()
    })
}
