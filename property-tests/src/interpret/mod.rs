//! What a workflow must do, straight from what the language says.
//!
//! Nothing is kept from step to step: given which nodes have ended, and in which order, all that
//! follows from it is worked out again from the start. A node starts when everything that it names
//! is ready.

mod frame;
mod mentions;
mod nodes;
mod repeat;
mod state;

use std::collections::BTreeMap;

use crate::graph::{Component, Workflow};
use crate::lab;
use crate::value::Value;
use frame::Frame;
use state::{Sink, State};

/// How many nodes had ended, when something happened.
pub type Time = usize;

/// The nodes that have ended, by their places: when, and with which choice.
pub type Record = BTreeMap<String, (Time, u64)>;

/// What must be the case now.
#[derive(Debug, Default)]
pub struct Now {
    /// The nodes that run, and their places.
    pub running: BTreeMap<(String, u64), String>,
    /// The result, if there is one. Of errors that come at once, it may be any.
    pub results: Vec<Value>,
}

/// What must be the case when these nodes have ended.
///
/// # Panics
///
/// When two nodes that run cannot be told apart: such a workflow must not be drawn.
#[must_use]
pub fn interpret(workflow: &Workflow, record: &Record) -> Now {
    let given = [Value::Token(0), Value::Token(1)];
    let (state, sink) = run(workflow, &workflow.inner, record, "", 0, given.into());
    if let Some(first) = sink.errors.iter().map(|(time, _)| *time).min() {
        let errors = sink.errors.into_iter().filter(|(time, _)| *time == first);
        let results = errors.map(|(_, error)| Value::Err(Box::new(error)));
        return Now {
            running: BTreeMap::new(),
            results: results.collect(),
        };
    }
    let mut now = Now::default();
    for (id, place) in sink.running {
        let other = now.running.insert(id, place);
        assert!(other.is_none(), "two nodes that look the same: {other:?}");
    }
    if let State::Ready(value, _) = state {
        now.results = vec![match workflow.error {
            None => value,
            Some(_) => Value::Ok(Box::new(value)),
        }];
    }
    now
}

/// The state of a workflow, as the outermost one or in another.
fn run(
    workflow: &Workflow,
    inner: &[Workflow],
    record: &Record,
    place: &str,
    entry: Time,
    given: Vec<Value>,
) -> (State, Sink) {
    let names = workflow.inputs.iter().map(|(name, _)| name.clone());
    let frame = Frame {
        record,
        inner,
        block: &workflow.body,
        entry,
        place: place.to_owned(),
        given: names.zip(given).collect(),
        outer: None,
        states: Frame::nothing_yet(&workflow.body),
        sink: Sink::default().into(),
    };
    let state = frame.run();
    (state, frame.sink.into_inner())
}

/// What a component gives.
fn output(component: Component, id: u64, choice: u64, needs: &Value) -> Value {
    let token = |n| Value::Token(lab::item(id, n));
    match component {
        Component::Step => Value::Token(id),
        Component::Risk if lab::fails(choice) => Value::Err(Box::new(Value::Fault(id))),
        Component::Risk => Value::Ok(Box::new(Value::Token(id))),
        Component::Lend => needs.clone(),
        Component::Again => Value::Flag(lab::goes_on(choice)),
        Component::Way => Value::Number(lab::one_of_three(choice)),
        Component::Maybe if lab::is_some(choice) => Value::Some(Box::new(Value::Token(id))),
        Component::Maybe => Value::None,
        Component::Pair => Value::Tuple(vec![Value::Token(id), token(0)]),
        Component::Items => Value::List((0..lab::count(choice)).map(token).collect()),
    }
}
