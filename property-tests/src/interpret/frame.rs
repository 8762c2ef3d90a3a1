//! A block while it runs: what its names mean, and what its nodes do.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::state::{Sink, State, Together, used};
use super::{Record, Time, Workflow};
use crate::graph::{Block, Body, Form, Mention};
use crate::value::Value;

pub(super) struct Frame<'f> {
    pub(super) record: &'f Record,
    pub(super) inner: &'f [Workflow],
    pub(super) block: &'f Block,
    pub(super) entry: Time,
    /// What its nodes have in front of their labels: the rounds and items around.
    pub(super) place: String,
    /// The names that are there from the start: inputs, states, items, and parts of a value.
    pub(super) given: BTreeMap<String, Value>,
    /// The block around, and which of its statements this is in.
    pub(super) outer: Option<(&'f Frame<'f>, Line)>,
    pub(super) states: RefCell<Vec<Option<State>>>,
    pub(super) sink: RefCell<Sink>,
}

/// A statement of a block by its number, or the last node.
pub(super) type Line = Option<usize>;

static NOTHING: Block = Block {
    statements: Vec::new(),
    tail: None,
};

impl<'f> Frame<'f> {
    pub(super) fn nothing_yet(block: &Block) -> RefCell<Vec<Option<State>>> {
        vec![None; block.statements.len()].into()
    }

    /// A block inside.
    pub(super) fn inside<'i>(
        &'i self,
        line: Line,
        block: &'i Block,
        place: &str,
        entry: Time,
        given: BTreeMap<String, Value>,
    ) -> Frame<'i> {
        Frame {
            record: self.record,
            inner: self.inner,
            block,
            entry,
            place: format!("{}{place}", self.place),
            given,
            outer: Some((self, line)),
            states: Frame::nothing_yet(block),
            sink: RefCell::default(),
        }
    }

    /// A place whose nodes can be told from all others here.
    pub(super) fn apart(&self, line: Line, entry: Time) -> Frame<'_> {
        self.inside(line, &NOTHING, "", entry, BTreeMap::new())
    }

    /// A block ends when all its nodes have ended; the last one is its value.
    pub(super) fn run(&self) -> State {
        let mut all = Together::new(self.entry);
        for line in 0..self.block.statements.len() {
            all.add(self.statement(line));
        }
        match &self.block.tail {
            Some(tail) => all.add(self.node(tail, self.entry, None)),
            None => all.add(State::Ready(Value::Tuple(Vec::new()), self.entry)),
        }
        all.map(|mut values| values.pop().expect("the last node"))
    }

    /// The same inside of this.
    pub(super) fn run_inside(
        &self,
        line: Line,
        block: &Block,
        place: &str,
        entry: Time,
        given: BTreeMap<String, Value>,
    ) -> State {
        let frame = self.inside(line, block, place, entry, given);
        let state = frame.run();
        self.sink.borrow_mut().add(frame.sink.into_inner());
        state
    }

    pub(super) fn statement(&self, line: usize) -> State {
        if let Some(state) = &self.states.borrow()[line] {
            return state.clone();
        }
        let statement = &self.block.statements[line];
        let mut after = Together::new(self.entry);
        for name in &statement.after {
            after.add(self.named(name, Some(line)));
        }
        let state = match (after.end(), &statement.node.body) {
            (None, _) => State::Waiting,
            // It runs as its consumer reads it, but not what gives it its items.
            (Some(entry), Body::Each(each)) if each.is_stream => {
                self.items(&each.items, entry, Some(line))
            }
            (Some(entry), _) => self.node(&statement.node, entry, Some(line)),
        };
        self.states.borrow_mut()[line] = Some(state.clone());
        state
    }

    /// The block and the statement that bind a name, as it is meant on a line of this block.
    pub(super) fn find(&self, name: &str, line: Line) -> Option<(&Frame<'f>, usize)> {
        let mut statements = self.block.statements.iter().enumerate();
        let bound = statements.find(|(n, statement)| {
            // What shadows a name may use it to make its own value.
            Some(*n) != line && statement.names.iter().any(|bound| bound == name)
        });
        if let Some((line, _)) = bound {
            return Some((self, line));
        }
        if self.given.contains_key(name) {
            return None;
        }
        let (outer, line) = self.outer?;
        outer.find(name, line)
    }

    pub(super) fn named(&self, name: &str, line: Line) -> State {
        if let Some((frame, line)) = self.find(name, line) {
            let names = &frame.block.statements[line].names;
            return match frame.statement(line) {
                State::Ready(Value::Tuple(mut parts), time) if names.len() > 1 => {
                    let part = names.iter().position(|bound| bound == name);
                    State::Ready(parts.swap_remove(part.expect("it binds it")), time)
                }
                state => state,
            };
        }
        let mut frame = Some(self);
        while let Some(here) = frame {
            if let Some(value) = here.given.get(name) {
                return State::Ready(value.clone(), here.entry);
            }
            frame = here.outer.map(|(outer, _)| outer);
        }
        panic!("there is no `{name}`")
    }

    pub(super) fn mention(&self, mention: &Mention, line: Line) -> State {
        if mention.form == Form::Zero {
            return State::Ready(Value::Number(0), 0);
        }
        match self.named(&mention.name, line) {
            State::Ready(value, time) => State::Ready(used(value, mention.form), time),
            State::Waiting => State::Waiting,
        }
    }

    pub(super) fn mentions(&self, mentions: &[Mention], entry: Time, line: Line) -> Together {
        let mut all = Together::new(entry);
        for mention in mentions {
            all.add(self.mention(mention, line));
        }
        all
    }
}
