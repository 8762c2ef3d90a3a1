//! graph-flow: tasks with names, which read from a context of JSON and write to it. A fork is a task
//! that spawns others.

use std::sync::Arc;

use async_trait::async_trait;
use graph_flow::fanout::FanOutTask;
use graph_flow::{Context, GraphBuilder, GraphError, NextAction, Session, Task, TaskResult};
use workflow_benches::nodes::work;

use crate::{Run, Shape, block_on};

pub fn run(shape: Shape, size: usize) -> Result<Run, &'static str> {
    let mut tasks: Vec<Arc<dyn Task>> = Vec::new();
    match shape {
        Shape::Chain => {
            for node in 0..size {
                tasks.push(step(node.to_string(), "x", "x"));
            }
        }
        Shape::Fan => {
            let branches: Vec<String> = (0..size).map(|node| format!("n{node}")).collect();
            tasks.push(step("first".into(), "x", "x"));
            tasks.push(fork("fork", branches.clone()));
            tasks.push(Arc::new(Total {
                id: "last".into(),
                from: branches,
            }));
        }
        Shape::Ladder => {
            for diamond in 0..size / 4 {
                let branches = vec![format!("l{diamond}"), format!("r{diamond}")];
                tasks.push(step(format!("h{diamond}"), "x", "x"));
                tasks.push(fork(&format!("f{diamond}"), branches.clone()));
                tasks.push(Arc::new(Total {
                    id: format!("j{diamond}"),
                    from: branches,
                }));
            }
        }
        Shape::Loop => return Ok(rounds_of(size)),
        Shape::Stream => return Err("has no streams"),
    }
    let builder = tasks
        .iter()
        .fold(GraphBuilder::new("graph"), |builder, task| {
            builder.add_task(Arc::clone(task))
        });
    let builder = tasks.windows(2).fold(builder, |builder, pair| {
        builder.add_edge(pair[0].id(), pair[1].id())
    });
    Ok(of(builder, tasks[0].id(), 1))
}

fn rounds_of(rounds: usize) -> Run {
    let to = 2 * rounds as u64;
    let is_over = move |context: &Context| context.get::<u64>("x").is_some_and(|x| x >= to);
    let builder = GraphBuilder::new("graph")
        .add_task(step("first".into(), "x", "x"))
        .add_task(step("second".into(), "x", "x"))
        .add_task(Arc::new(Last))
        .add_edge("first", "second")
        .add_conditional_edge("second", is_over, "last", "first")
        .with_max_execution_steps(usize::MAX);
    of(builder, "first", 0)
}

fn of(builder: GraphBuilder, first: &str, input: u64) -> Run {
    let graph = builder
        .set_start_task(first)
        .build()
        .expect("the graph has all its tasks");
    let first = first.to_owned();
    Box::new(move || {
        let mut session = Session::new_from_task("session".into(), &first);
        session.context.set("x", input).expect("a number is JSON");
        block_on(graph.execute_session(&mut session)).expect("no task fails");
        session
            .context
            .get("x")
            .expect("the last task has written it")
    })
}

struct Step {
    id: String,
    from: &'static str,
    to: String,
}

fn step(id: String, from: &'static str, to: &str) -> Arc<Step> {
    let to = to.to_owned();
    Arc::new(Step { id, from, to })
}

fn fork(id: &str, branches: Vec<String>) -> Arc<FanOutTask> {
    let branches = branches.into_iter().map(|id| {
        let to = id.clone();
        Arc::new(Step { id, from: "x", to }) as Arc<dyn Task>
    });
    FanOutTask::new(id, branches.collect()).with_next_action(NextAction::ContinueAndExecute)
}

fn read(context: &Context, key: &str) -> Result<u64, GraphError> {
    let value = context.get(key);
    value.ok_or_else(|| GraphError::TaskExecutionFailed(format!("there is no {key}")))
}

#[async_trait]
impl Task for Step {
    fn id(&self) -> &str {
        &self.id
    }

    async fn run(&self, context: Context) -> graph_flow::Result<TaskResult> {
        context.set(self.to.as_str(), work::step(read(&context, self.from)?))?;
        Ok(TaskResult::new(None, NextAction::ContinueAndExecute))
    }
}

struct Total {
    id: String,
    from: Vec<String>,
}

#[async_trait]
impl Task for Total {
    fn id(&self) -> &str {
        &self.id
    }

    async fn run(&self, context: Context) -> graph_flow::Result<TaskResult> {
        let all: Result<Vec<u64>, _> = self.from.iter().map(|key| read(&context, key)).collect();
        context.set("x", work::total(&all?))?;
        Ok(TaskResult::new(None, NextAction::ContinueAndExecute))
    }
}

struct Last;

#[async_trait]
impl Task for Last {
    fn id(&self) -> &str {
        "last"
    }

    async fn run(&self, _: Context) -> graph_flow::Result<TaskResult> {
        Ok(TaskResult::new(None, NextAction::End))
    }
}
