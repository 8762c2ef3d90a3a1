//! What the nodes of a block do.

use std::collections::BTreeMap;

use super::frame::{Frame, Line};
use super::state::{State, Together, one_or_tuple};
use super::{Time, Workflow, output, run};
use crate::graph::{Body, Call, Input, Mention, Node, Pattern, Route};
use crate::value::{Value, digest};

impl Frame<'_> {
    pub(super) fn node(&self, node: &Node, entry: Time, line: Line) -> State {
        let state = self.body(&node.body, entry, line);
        match state {
            State::Ready(Value::Ok(value), time) if node.question => State::Ready(*value, time),
            State::Ready(Value::Err(error), time) if node.question => {
                self.sink.borrow_mut().errors.push((time, *error));
                State::Waiting
            }
            state => state,
        }
    }

    fn body(&self, body: &Body, entry: Time, line: Line) -> State {
        match body {
            Body::Call(call) => self.call(call, entry, line),
            Body::Sub {
                at,
                needs,
                workflow,
                given,
            } => self.sub(at, [needs, given], &self.inner[*workflow], entry, line),
            Body::Glue(mention) => {
                let mut all = Together::new(entry);
                all.add(self.mention(mention, line));
                all.map(one_or_tuple)
            }
            Body::Group(block) => self.run_inside(line, block, "", entry, BTreeMap::new()),
            Body::Route(route) => self.route(route, entry, line),
            Body::Loop(looped) => self.looped(looped, entry, line),
            Body::Each(each) => self.each(each, entry, line),
            Body::Race(nodes, of_results) => self.race(nodes, *of_results, entry, line),
            Body::Collect(name) => self.collect(name, entry, line),
            Body::Break(value) => match self.node(value, entry, line) {
                State::Ready(value, time) => State::Ready(Value::Ok(Box::new(value)), time),
                State::Waiting => State::Waiting,
            },
            Body::Continue(values) => {
                let mut all = Together::new(entry);
                for value in values {
                    all.add(self.node(value, entry, line));
                }
                all.map(|values| Value::Err(Box::new(Value::Tuple(values))))
            }
        }
    }

    pub(super) fn call(&self, call: &Call, entry: Time, line: Line) -> State {
        let needs = self.mentions(&call.needs, entry, line).map(one_or_tuple);
        let State::Ready(needs, _) = needs else {
            return State::Waiting;
        };
        let id = digest(&call.at, &needs);
        let place = format!("{}{}", self.place, call.at);
        if let Some((time, choice)) = self.record.get(&place) {
            return State::Ready(output(call.component, id, *choice, &needs), *time);
        }
        let running = ((call.at.clone(), id), place);
        self.sink.borrow_mut().running.push(running);
        State::Waiting
    }

    /// A workflow in a workflow: unlike a block, it waits for all that it is given.
    fn sub(
        &self,
        at: &str,
        [needs, given]: [&[Mention]; 2],
        workflow: &Workflow,
        entry: Time,
        line: Line,
    ) -> State {
        let needs = self.mentions(needs, entry, line);
        let given = self.mentions(given, entry, line);
        let (Some(needed), Some(time)) = (needs.end(), given.end()) else {
            return State::Waiting;
        };
        let key = digest(at, &one_or_tuple(needs.values));
        let mut values = given.values.into_iter();
        let given = workflow.inputs.iter().filter_map(|(_, input)| match input {
            Input::Key => Some(Value::Number(key)),
            Input::Owned | Input::Lent => values.next(),
        });
        let place = format!("{}{at}/", self.place);
        let entry = needed.max(time);
        let (state, sink) = run(
            workflow,
            self.inner,
            self.record,
            &place,
            entry,
            given.collect(),
        );
        if let Some((time, error)) = sink.errors.iter().min_by_key(|(time, _)| *time) {
            return State::Ready(Value::Err(Box::new(error.clone())), *time);
        }
        self.sink.borrow_mut().add(sink);
        match state {
            State::Ready(value, time) if workflow.error.is_some() => {
                State::Ready(Value::Ok(Box::new(value)), time)
            }
            state => state,
        }
    }

    fn route(&self, route: &Route, entry: Time, line: Line) -> State {
        let mut decided = Together::new(entry);
        decided.add(self.node(&route.head, entry, line));
        for guard in route.arms.iter().filter_map(|arm| arm.guard.as_ref()) {
            decided.add(self.mention(guard, line));
        }
        let Some(time) = decided.end() else {
            return State::Waiting;
        };
        let mut values = decided.values.into_iter();
        let head = values.next().expect("the head");
        for arm in &route.arms {
            let guard = arm.guard.as_ref().map(|_| values.next().expect("a guard"));
            if !arm.pattern.matches(&head) || guard == Some(Value::Flag(false)) {
                continue;
            }
            let inside = match &head {
                Value::Some(inside) | Value::Ok(inside) => Some((**inside).clone()),
                _ => None,
            };
            let name = arm.pattern.binds().map(str::to_owned);
            let given = name.into_iter().zip(inside).collect();
            return self.run_inside(line, &arm.block, "", time, given);
        }
        State::Ready(Value::Tuple(Vec::new()), time)
    }
}

impl Pattern {
    pub(super) fn binds(&self) -> Option<&str> {
        match self {
            Pattern::Some(name) | Pattern::Ok(name) => Some(name),
            _ => None,
        }
    }

    fn matches(&self, value: &Value) -> bool {
        match self {
            Pattern::True => *value == Value::Flag(true),
            Pattern::False => *value == Value::Flag(false),
            Pattern::Some(_) => matches!(value, Value::Some(_)),
            Pattern::None => *value == Value::None,
            Pattern::Ok(_) => matches!(value, Value::Ok(_)),
            Pattern::Err => matches!(value, Value::Err(_)),
            Pattern::Number(number) => *value == Value::Number(*number),
            Pattern::Any => true,
        }
    }
}
