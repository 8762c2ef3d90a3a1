//! floxide: a workflow is a list of nodes and edges, run one node after the other.

use async_trait::async_trait;
use floxide::{FloxideError, Node, Transition, Workflow, WorkflowCtx, workflow};
use workflow_benches::nodes::work;

use crate::{Run, Shape, block_on, graphs};

pub fn run(shape: Shape, size: usize) -> Result<Run, &'static str> {
    Ok(match (shape, size) {
        (Shape::Chain, 10) => of(graphs::floxide_chain_10(), 1),
        (Shape::Chain, 100) => of(graphs::floxide_chain_100(), 1),
        (Shape::Chain, _) => return Err("takes minutes to compile"),
        (Shape::Fan | Shape::Ladder, _) => return Err("has no join"),
        (Shape::Loop, rounds) => {
            let second = Second {
                to: 2 * rounds as u64,
            };
            of(
                Rounds {
                    first: Step,
                    second,
                    last: Last,
                },
                0,
            )
        }
        (Shape::Stream, _) => return Err("has no streams"),
    })
}

fn of<W>(workflow: W, input: u64) -> Run
where
    W: Workflow<(), Input = u64, Output = u64> + 'static,
{
    let context = WorkflowCtx::new(());
    Box::new(move || block_on(workflow.run(&context, input)).expect("no node fails"))
}

#[derive(Clone, Debug)]
pub struct Step;

#[async_trait]
impl Node for Step {
    type Input = u64;
    type Output = u64;

    async fn process(&self, _: &(), x: u64) -> Result<Transition<u64>, FloxideError> {
        Ok(Transition::Next(work::step(x)))
    }
}

#[derive(Clone, Debug)]
enum Next {
    Round(u64),
    End(u64),
}

#[derive(Clone, Debug)]
struct Second {
    to: u64,
}

#[async_trait]
impl Node for Second {
    type Input = u64;
    type Output = Next;

    async fn process(&self, _: &(), x: u64) -> Result<Transition<Next>, FloxideError> {
        let x = work::step(x);
        let next = if x >= self.to {
            Next::End(x)
        } else {
            Next::Round(x)
        };
        Ok(Transition::Next(next))
    }
}

#[derive(Clone, Debug)]
struct Last;

#[async_trait]
impl Node for Last {
    type Input = u64;
    type Output = u64;

    async fn process(&self, _: &(), x: u64) -> Result<Transition<u64>, FloxideError> {
        Ok(Transition::Next(x))
    }
}

workflow! {
    struct Rounds {
        first: Step,
        second: Second,
        last: Last,
    }
    start = first;
    edges {
        first => { [second] };
        second => {
            Next::Round(_) => [first];
            Next::End(_) => [last];
        };
        last => {};
    }
}
