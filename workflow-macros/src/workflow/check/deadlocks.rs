//! The consumers of one stream read it side by side.
//!
//! A part of a divided stream that is not read fills its buffer, and then holds all the others. So
//! no consumer may wait for the end of another one before it begins.

use syn::Ident;

use crate::errors::Errors;
use crate::expr::Usage;
use crate::workflow::model::{Body, Model, NameId, NodeId, Use};

pub(super) fn check_divided_streams_are_read_side_by_side(model: &Model<'_>, errors: &mut Errors) {
    for (name, _) in model.names.iter().enumerate() {
        if model.is_split(name)
            && let Some(waiting) = waiting_consumer(model, name)
        {
            report(model, name, &waiting, errors);
        }
    }
}

/// A use of a stream: the name, and which of its uses.
type Reading = (NameId, usize);

/// What has happened before something else begins.
#[derive(Clone, Copy, PartialEq)]
enum Past {
    /// A node has ended.
    Node(NodeId),
    /// A stream has been read to its end, there.
    Stream(Reading),
}

/// A consumer that waits for another, and the nodes on the way from one to the other.
struct Waiting {
    late: Reading,
    early: Reading,
    path: Vec<NodeId>,
}

fn waiting_consumer(model: &Model<'_>, name: NameId) -> Option<Waiting> {
    let readings = readings(model, name);
    readings.into_iter().find_map(|late| {
        let (early, path) = Search::new(model, late).run()?;
        Some(Waiting { late, early, path })
    })
}

fn readings(model: &Model<'_>, name: NameId) -> Vec<Reading> {
    let uses = model.names[name].uses.iter().enumerate();
    uses.filter(|(_, usage)| usage.usage == Usage::Stream)
        .map(|(at, _)| (name, at))
        .collect()
}

/// Goes back from the beginning of one reading through all that is over by then.
struct Search<'m> {
    model: &'m Model<'m>,
    late: Reading,
    open: Vec<(Past, Vec<NodeId>)>,
    seen: Vec<Past>,
    begun: Vec<Reading>,
}

impl<'m> Search<'m> {
    fn new(model: &'m Model<'m>, late: Reading) -> Self {
        Search {
            model,
            late,
            open: Vec::new(),
            seen: Vec::new(),
            begun: Vec::new(),
        }
    }

    fn usage(&self, (name, at): Reading) -> &'m Use {
        &self.model.names[name].uses[at]
    }

    fn run(mut self) -> Option<(Reading, Vec<NodeId>)> {
        self.before(self.late, &[]);
        while let Some((past, path)) = self.open.pop() {
            if let Past::Stream(early) = past
                && early.0 == self.late.0
                && early != self.late
                && !self.excluded(self.usage(early).node)
            {
                return Some((early, path));
            }
            match past {
                Past::Node(node) => self.before_end(node, &path),
                Past::Stream(reading) => self.before_end_of_stream(reading, &path),
            }
        }
        None
    }

    /// Whether a node does not run where the late consumer does.
    fn excluded(&self, node: NodeId) -> bool {
        self.model.exclusive(node, self.usage(self.late).node)
    }

    fn add(&mut self, past: Past, path: &[NodeId]) {
        if self.seen.contains(&past) {
            return;
        }
        self.seen.push(past);
        let node = match past {
            Past::Node(node) => node,
            Past::Stream(reading) => self.usage(reading).node,
        };
        if self.excluded(node) {
            return;
        }
        let mut path = path.to_vec();
        if path.last() != Some(&node) {
            path.push(node);
        }
        self.open.push((past, path));
    }

    /// What is over before the first item is read there. A component that gives a stream reads
    /// when it is read.
    fn before(&mut self, reading: Reading, path: &[NodeId]) {
        if self.begun.contains(&reading) {
            return;
        }
        self.begun.push(reading);
        let usage = self.usage(reading);
        let node = usage.node;
        let mut path = path.to_vec();
        path.push(node);
        self.before_start(node, usage.part, &path);
        for earlier in self.read_before(reading) {
            self.add(Past::Stream(earlier), &path);
        }
        for consumer in self.consumers(node) {
            self.before(consumer, &path);
        }
    }

    /// What is over before a node starts, or comes to a part of a text.
    fn before_start(&mut self, node: NodeId, part: usize, path: &[NodeId]) {
        let mut inner = node;
        self.values(node, part, path);
        while let Some(route) = self.model.blocks[self.model.nodes[inner].block].parent {
            self.values(route, 0, path);
            inner = route;
        }
    }

    /// The nodes whose values a node has.
    fn values(&mut self, node: NodeId, part: usize, path: &[NodeId]) {
        for name in &self.model.names {
            // What the items of an `each` need is there before the first is taken.
            let is_each = matches!(self.model.nodes[node].body, Body::Each { .. });
            let is_here = |user: NodeId| {
                user == node
                    || is_each
                        && self.model.lift(user, self.model.nodes[node].block) == Some(node)
                        && !self.model.is_inside(name.block, node)
            };
            let is_used = |usage: &Use| {
                is_here(usage.node) && usage.usage != Usage::Stream && usage.part <= part
            };
            if let Some(maker) = name.node
                && name.uses.iter().any(is_used)
            {
                self.add(Past::Node(maker), path);
            }
        }
        for order in &self.model.orders {
            if order.node == node {
                self.add(Past::Node(order.after), path);
            }
        }
    }

    /// What a node reads in parts, one after the other, before it comes to this one.
    fn read_before(&self, reading: Reading) -> Vec<Reading> {
        let usage = self.usage(reading);
        let place = self.place(reading);
        self.read_by(usage.node)
            .into_iter()
            .filter(|&other| self.place(other) < place)
            .collect()
    }

    /// The part of a text, or the place in a chain.
    fn place(&self, reading: Reading) -> usize {
        let usage = self.usage(reading);
        match &self.model.nodes[usage.node].body {
            Body::Combination(word, links) if *word == "chain" => {
                let same = links
                    .iter()
                    .enumerate()
                    .filter(|(_, link)| link.ident == usage.ident);
                let nth = self.model.names[reading.0].uses[..reading.1]
                    .iter()
                    .filter(|other| other.node == usage.node)
                    .count();
                same.map(|(at, _)| at).nth(nth).unwrap_or(0)
            }
            _ => usage.part,
        }
    }

    fn read_by(&self, node: NodeId) -> Vec<Reading> {
        let names = 0..self.model.names.len();
        names
            .flat_map(|name| readings(self.model, name))
            .filter(|&reading| self.usage(reading).node == node)
            .collect()
    }

    /// Where the stream that a node gives is read.
    fn consumers(&self, node: NodeId) -> Vec<Reading> {
        if !self.gives_stream(node) {
            return Vec::new();
        }
        let mut maker = node;
        while self.model.nodes[maker].binds.is_empty() {
            let block = &self.model.blocks[self.model.nodes[maker].block];
            match block.parent {
                Some(route) if block.tail == Some(maker) => maker = route,
                _ => return Vec::new(),
            }
        }
        let names = self.model.nodes[maker].binds.iter();
        names.flat_map(|&name| readings(self.model, name)).collect()
    }

    fn gives_stream(&self, node: NodeId) -> bool {
        self.model.runs_as_stream(node)
            || (self.model.gives_stream(node) && !self.model.emits(node))
    }

    fn before_end(&mut self, node: NodeId, path: &[NodeId]) {
        self.before_start(node, usize::MAX, path);
        if self.gives_stream(node) && self.model.runs_as_stream(node) {
            return;
        }
        for reading in self.read_by(node) {
            self.add(Past::Stream(reading), path);
        }
        for block in self.model.inner_blocks(node) {
            for &inner in &self.model.blocks[block].nodes {
                if !self.gives_stream(inner) {
                    self.add(Past::Node(inner), path);
                }
            }
        }
    }

    /// Who has read all of a stream has read all that it is made from.
    fn before_end_of_stream(&mut self, reading: Reading, path: &[NodeId]) {
        if let Some(maker) = self.model.names[reading.0].node {
            self.before_end_of_source(maker, path);
        }
    }

    fn before_end_of_source(&mut self, maker: NodeId, path: &[NodeId]) {
        self.before_start(maker, usize::MAX, path);
        for reading in self.read_by(maker) {
            self.add(Past::Stream(reading), path);
        }
        for block in self.model.inner_blocks(maker) {
            if let Some(tail) = self.model.blocks[block].tail
                && !self.excluded(tail)
            {
                self.before_end_of_source(tail, path);
            }
        }
    }
}

fn report(model: &Model<'_>, name: NameId, waiting: &Waiting, errors: &mut Errors) {
    let usage = |(name, at): Reading| &model.names[name].uses[at];
    let (early, late) = (usage(waiting.early), usage(waiting.late));
    let stream = &model.names[name].ident;
    let late_label = label(model, late.node);
    let early_label = label(model, early.node);
    let mut path: Vec<NodeId> = waiting.path.clone();
    path.reverse();
    let mut labels: Vec<String> = path.into_iter().map(|node| label(model, node)).collect();
    labels.dedup();
    let ident: &Ident = &late.ident;
    let way = if labels.len() > 1 {
        format!(" ({})", labels.join(" → "))
    } else {
        String::new()
    };
    errors.at(
        ident,
        format!(
            "`{stream}` is divided among {early_label} and {late_label}, but the second waits for the \
             first to end{way}: once the buffer is full neither can go on; collect the stream, `let all \
             = workflow::collect(items: ~{stream});`, and give `&all` to both"
        ),
    );
}

/// What the user calls a node.
fn label(model: &Model<'_>, node: NodeId) -> String {
    match &model.nodes[node].body {
        Body::Template(_) => "the text".to_owned(),
        Body::Forward(_) if model.emits(node) => "the result".to_owned(),
        _ => format!("`{}`", model.label(node)),
    }
}
