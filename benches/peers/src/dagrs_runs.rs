//! dagrs: a task for each node, and a channel for each edge. The graph is built once; before each run
//! it must be reset.

use std::sync::Arc;

use async_trait::async_trait;
use dagrs::graph::loop_subgraph::LoopSubgraph;
use dagrs::{
    Action, Content, DefaultNode, EnvVar, Graph, InChannels, Node, NodeId, NodeTable, OutChannels,
    Output,
};
use workflow_benches::nodes::work;

use crate::{Run, Shape, block_on};

pub fn run(shape: Shape, size: usize) -> Result<Run, &'static str> {
    let (mut graph, mut last) = build(shape, size);
    let mut is_new = true;
    Ok(Box::new(move || {
        if !std::mem::take(&mut is_new) {
            if shape == Shape::Loop {
                // A reset leaves a loop without its edges.
                (graph, last) = build(shape, size);
            } else {
                block_on(graph.reset()).expect("the graph is not running");
            }
        }
        block_on(graph.async_start()).expect("no node fails");
        let mut results = graph.get_results::<u64>();
        *results
            .remove(&last)
            .flatten()
            .expect("the last node has a result")
    }))
}

/// The graph, and the node that has the result.
fn build(shape: Shape, size: usize) -> (Graph, NodeId) {
    let mut building = Building::default();
    let last = match shape {
        Shape::Chain => (0..size).fold(building.node(Sum, &[]), |last, _| {
            building.node(Step, &[last])
        }),
        Shape::Fan => {
            let start = building.node(Sum, &[]);
            let first = building.node(Step, &[start]);
            let branches: Vec<NodeId> = (0..size).map(|_| building.node(Step, &[first])).collect();
            building.node(Sum, &branches)
        }
        Shape::Ladder => (0..size / 4).fold(building.node(Sum, &[]), |last, _| {
            let head = building.node(Step, &[last]);
            let branches = [building.node(Step, &[head]), building.node(Step, &[head])];
            building.node(Sum, &branches)
        }),
        Shape::Loop => building.rounds(size),
        Shape::Stream => building.stages(size),
    };
    let Building {
        table,
        mut graph,
        edges,
        ..
    } = building;
    for (from, to) in edges {
        graph.add_edge(from, [to]).expect("both nodes are there");
    }
    graph.set_env(EnvVar::new(table));
    (graph, last)
}

#[derive(Default)]
struct Building {
    nodes: usize,
    table: NodeTable,
    graph: Graph,
    edges: Vec<(NodeId, NodeId)>,
}

impl Building {
    fn node(&mut self, action: impl Action + 'static, from: &[NodeId]) -> NodeId {
        let name = format!("node {}", self.nodes);
        self.nodes += 1;
        let node = DefaultNode::with_action(name, action, &mut self.table);
        let id = node.id();
        self.graph.add_node(node).expect("its id is its own");
        self.edges.extend(from.iter().map(|&from| (from, id)));
        id
    }

    /// Two nodes that send a number to and fro.
    fn rounds(&mut self, rounds: usize) -> NodeId {
        let start = self.node(Sum, &[]);
        let mut first = DefaultNode::new("first".to_owned(), &mut self.table);
        let mut second = DefaultNode::new("second".to_owned(), &mut self.table);
        let (first_id, second_id) = (first.id(), second.id());
        first.set_action(First {
            start,
            second: second_id,
        });
        second.set_action(Second {
            first: first_id,
            to: 2 * rounds as u64,
        });
        let mut both = LoopSubgraph::new("loop".to_owned(), &mut self.table);
        both.add_node(first).expect("its id is its own");
        both.add_node(second).expect("its id is its own");
        self.graph.add_node(both).expect("its id is its own");
        self.edges.extend([
            (start, first_id),
            (first_id, second_id),
            (second_id, first_id),
        ]);
        second_id
    }

    fn stages(&mut self, items: usize) -> NodeId {
        let numbers = self.node(Numbers(items as u64), &[]);
        let tripled = self.node(Stage(|x| Some(3 * x)), &[numbers]);
        let uneven = self.node(Stage(|x| (!x.is_multiple_of(4)).then_some(x)), &[tripled]);
        let turned = self.node(Stage(|x| Some(x ^ 0x55)), &[uneven]);
        self.node(Fold, &[turned])
    }
}

fn number(content: Content) -> u64 {
    *content.into_inner().expect("all edges carry numbers")
}

/// Sends a number to all, and keeps it.
async fn give(x: u64, output: &mut OutChannels) -> Output {
    output.broadcast(Content::new(x)).await;
    Output::Out(Some(Content::new(x)))
}

/// Tells all that nothing more comes.
async fn end(output: &mut OutChannels) -> Output {
    for id in output.get_receiver_ids() {
        output.close(&id).await;
    }
    Output::empty()
}

struct Step;

#[async_trait]
impl Action for Step {
    async fn run(
        &self,
        input: &mut InChannels,
        output: &mut OutChannels,
        _: Arc<EnvVar>,
    ) -> Output {
        let (_, content) = input.recv_any().await.expect("there is one in front");
        give(work::step(number(content)), output).await
    }
}

/// Adds up; what has nobody in front gives 1.
struct Sum;

#[async_trait]
impl Action for Sum {
    async fn run(
        &self,
        input: &mut InChannels,
        output: &mut OutChannels,
        _: Arc<EnvVar>,
    ) -> Output {
        let all = input
            .map(|content| number(content.expect("all send one")))
            .await;
        let x = if all.is_empty() { 1 } else { work::total(&all) };
        give(x, output).await
    }
}

struct First {
    start: NodeId,
    second: NodeId,
}

#[async_trait]
impl Action for First {
    async fn run(
        &self,
        input: &mut InChannels,
        output: &mut OutChannels,
        _: Arc<EnvVar>,
    ) -> Output {
        input
            .recv_from(&self.start)
            .await
            .expect("it starts with a number");
        input.close(&self.start).await;
        let mut x = 0;
        loop {
            let half = Content::new(work::step(x));
            if output.send_to(&self.second, half).await.is_err() {
                return Output::empty();
            }
            match input.recv_from(&self.second).await {
                Ok(content) => x = number(content),
                Err(_) => return Output::empty(),
            }
        }
    }
}

struct Second {
    first: NodeId,
    to: u64,
}

#[async_trait]
impl Action for Second {
    async fn run(
        &self,
        input: &mut InChannels,
        output: &mut OutChannels,
        _: Arc<EnvVar>,
    ) -> Output {
        loop {
            let half = input
                .recv_from(&self.first)
                .await
                .expect("the first sends until the end");
            let x = work::step(number(half));
            if x >= self.to {
                output.close(&self.first).await;
                return Output::Out(Some(Content::new(x)));
            }
            let sent = output.send_to(&self.first, Content::new(x)).await;
            sent.expect("the first takes all until the end");
        }
    }
}

struct Numbers(u64);

#[async_trait]
impl Action for Numbers {
    async fn run(&self, _: &mut InChannels, output: &mut OutChannels, _: Arc<EnvVar>) -> Output {
        for x in 0..self.0 {
            output.broadcast(Content::new(work::step(x))).await;
        }
        end(output).await
    }
}

struct Stage(fn(u64) -> Option<u64>);

#[async_trait]
impl Action for Stage {
    async fn run(
        &self,
        input: &mut InChannels,
        output: &mut OutChannels,
        _: Arc<EnvVar>,
    ) -> Output {
        let from = input.get_sender_ids()[0];
        while let Ok(content) = input.recv_from(&from).await {
            if let Some(x) = (self.0)(number(content)) {
                output.broadcast(Content::new(x)).await;
            }
        }
        end(output).await
    }
}

struct Fold;

#[async_trait]
impl Action for Fold {
    async fn run(&self, input: &mut InChannels, _: &mut OutChannels, _: Arc<EnvVar>) -> Output {
        let from = input.get_sender_ids()[0];
        let mut sum = 0;
        while let Ok(content) = input.recv_from(&from).await {
            sum += number(content);
        }
        Output::Out(Some(Content::new(sum)))
    }
}
