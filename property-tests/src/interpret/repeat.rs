//! `loop`, `each` and `race`.

use std::collections::BTreeMap;

use super::Time;
use super::frame::{Frame, Line};
use super::mentions::from_outside;
use super::state::{State, Together};
use crate::graph::{Body, Each, Items, Loop, Node};
use crate::value::Value;

/// How many items an `each` works on at a time where nothing else is said.
const CONCURRENCY: usize = 16;

/// What there is of a sequence: its items as they came, and when it ended.
struct Sequence {
    items: Vec<(Value, Time)>,
    end: Option<Time>,
}

impl Frame<'_> {
    /// Rounds, until one ends in an `Ok`: in a `break`.
    pub(super) fn looped(&self, looped: &Loop, entry: Time, line: Line) -> State {
        let mut states = Together::new(entry);
        for (_, first) in &looped.states {
            states.add(self.node(first, entry, line));
        }
        let Some(mut time) = states.end() else {
            return State::Waiting;
        };
        let mut values = states.values;
        let names = || looped.states.iter().map(|(name, _)| name.clone());
        for round in 0.. {
            if looped.limit == Some(round) {
                let error = Value::Number(round as u64);
                self.sink.borrow_mut().errors.push((time, error));
                break;
            }
            let given = names().zip(values).collect();
            let place = format!("{}[{round}]/", looped.at);
            match self.run_inside(line, &looped.body, &place, time, given) {
                State::Ready(Value::Ok(value), end) => return State::Ready(*value, end),
                State::Ready(Value::Err(next), end) => {
                    let Value::Tuple(next) = *next else { break };
                    (values, time) = (next, end);
                }
                _ => break,
            }
        }
        State::Waiting
    }

    pub(super) fn each(&self, each: &Each, entry: Time, line: Line) -> State {
        let Some((ends, Some(end))) = self.item_ends(each, entry, line) else {
            return State::Waiting;
        };
        let mut all = Together::new(end);
        for state in ends {
            all.add(state);
        }
        all.map(Value::List)
    }

    pub(super) fn collect(&self, name: &str, entry: Time, line: Line) -> State {
        match self.stream(name, entry, line) {
            Some(Sequence {
                items,
                end: Some(end),
            }) => {
                let items = items.into_iter().map(|(item, _)| item);
                State::Ready(Value::List(items.collect()), end)
            }
            _ => State::Waiting,
        }
    }

    /// The outputs of an `each` in the order in which they were there. It runs while it is read,
    /// and that begins at `entry`.
    fn stream(&self, name: &str, entry: Time, line: Line) -> Option<Sequence> {
        let (frame, line) = self.find(name, line).expect("a stream");
        let Body::Each(each) = &frame.block.statements[line].node.body else {
            panic!("`{name}` is no stream");
        };
        let entry = entry.max(frame.entry);
        let (ends, closed) = frame.item_ends(each, entry, Some(line))?;
        let mut items: Vec<(Value, Time)> = Vec::new();
        let mut end = closed;
        for state in ends {
            match state {
                State::Ready(value, time) => {
                    items.push((value, time));
                    end = end.map(|end| end.max(time));
                }
                State::Waiting => end = None,
            }
        }
        items.sort_by_key(|(_, time)| *time);
        Some(Sequence { items, end })
    }

    /// The items that are there at once. A call is a node of its own.
    pub(super) fn items(&self, items: &Items, entry: Time, line: Line) -> State {
        match items {
            Items::Name(name) => self.mention(name, line),
            Items::Array(names) => self.mentions(names, entry, line).map(Value::List),
            Items::Call(call) => self.call(call, entry, line),
            Items::Stream(_) => State::Ready(Value::Tuple(Vec::new()), entry),
        }
    }

    /// What has become of the items that were started, and when it was clear that there are no
    /// more; nothing as long as the `each` waits for something.
    fn item_ends(
        &self,
        each: &Each,
        entry: Time,
        line: Line,
    ) -> Option<(Vec<State>, Option<Time>)> {
        // All that the items name outside is waited for once.
        let mut outside = Together::new(entry);
        for name in from_outside(&each.body) {
            if name != each.item && each.number.as_deref() != Some(name) {
                outside.add(self.named(name, line));
            }
        }
        let whole = match line {
            Some(line) if each.is_stream => self.statement(line),
            line => self.items(&each.items, entry, line),
        };
        let mut start = outside.end()?;
        let items = match (whole, &each.items) {
            (_, Items::Stream(name)) => self.stream(name, start, line)?,
            (State::Ready(Value::List(items), time), _) => {
                start = start.max(time);
                Sequence {
                    items: items.into_iter().map(|item| (item, start)).collect(),
                    end: Some(start),
                }
            }
            _ => return None,
        };
        let concurrency = each.concurrency.unwrap_or(CONCURRENCY);
        let mut states: Vec<State> = Vec::new();
        for (number, (item, arrival)) in items.items.iter().enumerate() {
            let mut ends: Vec<Time> = states.iter().filter_map(end).collect();
            ends.sort_unstable();
            if states.len() - ends.len() >= concurrency {
                return Some((states, None));
            }
            // It is started in the place of another that has ended.
            let room = number.checked_sub(concurrency).map_or(start, |n| ends[n]);
            let entry = room.max(*arrival);
            let mut given = BTreeMap::from([(each.item.clone(), item.clone())]);
            if let Some(name) = &each.number {
                given.insert(name.clone(), Value::Number(number as u64));
            }
            let place = format!("{}[{number}]/", each.at);
            states.push(self.run_inside(line, &each.body, &place, entry, given));
        }
        Some((states, items.end))
    }

    /// The first one wins; of those that are ready at once, the first one in the text.
    pub(super) fn race(&self, nodes: &[Node], of_results: bool, entry: Time, line: Line) -> State {
        let mut ends: Vec<(Time, Result<Value, Value>)> = Vec::new();
        let mut lost = Together::new(entry);
        let mut sinks = Vec::new();
        for node in nodes {
            let lane = self.apart(line, entry);
            let state = lane.node(node, entry, None);
            let sink = lane.sink.into_inner();
            let errors = sink.errors.iter().cloned();
            ends.extend(errors.map(|(time, error)| (time, Err(error))));
            match state {
                State::Ready(Value::Err(error), time) if of_results => {
                    lost.add(State::Ready(*error, time));
                }
                State::Ready(value, time) => {
                    ends.push((time, Ok(value)));
                    lost.add(State::Waiting);
                }
                State::Waiting => lost.add(State::Waiting),
            }
            sinks.push(sink);
        }
        // `min_by_key` gives the first of several.
        match ends.into_iter().min_by_key(|(time, _)| *time) {
            Some((time, Ok(value))) => return State::Ready(value, time),
            Some((time, Err(error))) => self.sink.borrow_mut().errors.push((time, error)),
            None => {
                for sink in sinks {
                    self.sink.borrow_mut().add(sink);
                }
                return lost.map(|errors| Value::Err(Box::new(Value::Tuple(errors))));
            }
        }
        State::Waiting
    }
}

fn end(state: &State) -> Option<Time> {
    match state {
        State::Ready(_, time) => Some(*time),
        State::Waiting => None,
    }
}
