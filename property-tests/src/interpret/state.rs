//! What has become of nodes, and the values of expressions.

use super::Time;
use crate::graph::Form;
use crate::value::Value;

/// What has become of a node.
#[derive(Clone, Debug)]
pub(super) enum State {
    Waiting,
    Ready(Value, Time),
}

/// What goes on in a block, and in those inside of it.
#[derive(Debug, Default)]
pub(super) struct Sink {
    pub(super) running: Vec<((String, u64), String)>,
    /// What a `?` has ended the run with.
    pub(super) errors: Vec<(Time, Value)>,
}

impl Sink {
    pub(super) fn add(&mut self, other: Sink) {
        self.running.extend(other.running);
        self.errors.extend(other.errors);
    }
}

/// Several values, when all are there.
pub(super) struct Together {
    pub(super) values: Vec<Value>,
    end: Option<Time>,
}

impl Together {
    pub(super) fn new(entry: Time) -> Self {
        Together {
            values: Vec::new(),
            end: Some(entry),
        }
    }

    pub(super) fn add(&mut self, state: State) {
        match state {
            State::Ready(value, time) => {
                self.values.push(value);
                self.end = self.end.map(|end| end.max(time));
            }
            State::Waiting => self.end = None,
        }
    }

    /// When all were there.
    pub(super) fn end(&self) -> Option<Time> {
        self.end
    }

    pub(super) fn map(self, give: impl FnOnce(Vec<Value>) -> Value) -> State {
        match self.end {
            Some(end) => State::Ready(give(self.values), end),
            None => State::Waiting,
        }
    }
}

pub(super) fn one_or_tuple(mut values: Vec<Value>) -> Value {
    match values.len() {
        1 => values.remove(0),
        _ => Value::Tuple(values),
    }
}

/// The value of an expression.
pub(super) fn used(value: Value, form: Form) -> Value {
    let id = || match &value {
        Value::Token(id) => *id,
        other => panic!("{other:?} has no id"),
    };
    match form {
        Form::Value | Form::Borrow | Form::Clone | Form::Inside | Form::Zero => value,
        Form::Field => Value::Number(id()),
        Form::Format => Value::Text(format!("Token {}", id())),
        Form::Twice => Value::Tuple(vec![value.clone(), value]),
        Form::FieldAndBorrow => Value::Tuple(vec![Value::Number(id()), value]),
        Form::IsEven => Value::Flag(id() % 2 == 0),
        Form::Length => match value {
            Value::List(values) => Value::Number(values.len() as u64),
            other => panic!("{other:?} has no length"),
        },
        Form::Next => match value {
            Value::Number(number) => Value::Number(number + 1),
            other => panic!("{other:?} is no number"),
        },
    }
}
