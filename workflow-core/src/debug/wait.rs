//! What waits for what, by the graph.

use super::book::Book;
use crate::graph::{Connection, End, Flow, Kind};
use crate::{Graph, Place, Site};

/// The nodes of one block of a run: a workflow, a round or an item.
pub(super) struct Waits<'b> {
    book: &'b Book,
    block: Place,
    graph: &'static Graph,
}

impl<'b> Waits<'b> {
    pub(super) fn new(book: &'b Book, block: Place, graph: &'static Graph) -> Self {
        Waits { book, block, graph }
    }

    /// The block, and those around it in the same workflow.
    fn blocks(&self) -> impl Iterator<Item = Place> {
        let table = &self.book.table;
        let outwards = move |block: &Place| {
            let is_workflow = table.own_graph(*block).is_some();
            table.parent(*block).filter(|_| !is_workflow)
        };
        std::iter::successors(Some(self.block), outwards)
    }

    pub(super) fn is_done(&self, site: Site) -> bool {
        let spots = self.blocks().filter_map(|block| self.book.spot(block));
        let mut done = spots.flat_map(|spot| &spot.done);
        done.any(|other| *other == site)
    }

    pub(super) fn has_failed(&self, site: Site) -> bool {
        let spots = self.blocks().filter_map(|block| self.book.spot(block));
        let mut failed = spots.flat_map(|spot| &spot.failed);
        failed.any(|other| *other == site)
    }

    /// Whether a stream has started.
    pub(super) fn has_started(&self, stream: Site) -> bool {
        let spots = self.blocks().filter_map(|block| self.book.spot(block));
        let mut streams = spots.flat_map(|spot| &spot.streams);
        streams.any(|other| *other == stream)
    }

    /// The streams that go to this node and to others, and that run whatever ways are taken.
    pub(super) fn divided_streams_into(&self, reader: Site) -> impl Iterator<Item = Site> {
        let graph = self.graph;
        let streams = graph.connections();
        let streams = streams.filter(|connection| connection.kind() == Flow::Stream);
        let ends = streams.filter_map(|connection| match (connection.from(), connection.to()) {
            (End::Node(from), End::Node(to)) => Some((from, to)),
            _ => None,
        });
        let is_divided = {
            let ends = ends.clone();
            move |from| ends.clone().filter(|(other, _)| *other == from).count() > 1
        };
        ends.filter(move |(_, to)| graph.node(*to) == reader)
            .map(|(from, _)| from)
            .filter(move |from| is_divided(*from))
            .filter(move |from| {
                let node = graph.node(*from);
                node.kind() == Kind::Component && node.within() == reader.within()
            })
            .filter(|from| !self.is_conditional(*from))
            .map(move |from| graph.node(from))
    }

    /// Whether a node may stand in an arm: what it needs is only there if a way is taken.
    fn is_conditional(&self, node: usize) -> bool {
        self.into(node).any(|connection| match connection.from() {
            _ if connection.kind() == Flow::Conditional => true,
            End::Node(from) if from != node => {
                // What stands in a loop may need its states, which come out of it.
                let is_around = |site: Site| {
                    let within = self.graph.node(node).within();
                    within.contains(&site.key())
                };
                !is_around(self.graph.node(from)) && self.is_conditional(from)
            }
            _ => false,
        })
    }

    /// The arm that a route has taken.
    fn arm(&self, route: Site) -> Option<usize> {
        let spots = self.blocks().filter_map(|block| self.book.spot(block));
        let mut arms = spots.flat_map(|spot| &spot.arms);
        let taken = arms.find(|(other, _)| *other == route);
        taken.map(|(_, arm)| *arm)
    }

    fn into(&self, node: usize) -> impl Iterator<Item = Connection> + use<> {
        let connections = self.graph.connections();
        connections.filter(move |connection| connection.to() == End::Node(node))
    }

    /// The nodes that the one of this number waits for, or `None` if it will not run. All places of
    /// the run are `places`.
    fn missing(&self, node: usize, places: &[Place]) -> Option<Vec<&'static str>> {
        let mut missing = Vec::new();
        for connection in self.into(node) {
            let End::Node(from) = connection.from() else {
                continue;
            };
            let site = self.graph.node(from);
            if let Some(around) = repeat_around(self.graph, from, node) {
                // What is inside has no name out here.
                let repeat = self.graph.node(around);
                if connection.kind() == Flow::Stream {
                    missing.extend(self.missing(around, places).unwrap_or_default());
                } else if !self.is_done(repeat) {
                    missing.push(repeat.key());
                }
                continue;
            }
            let is_there = match (connection.kind(), site.kind()) {
                (Flow::Conditional, _) => match self.arm(site) {
                    Some(arm) if site.arms().get(arm) == Some(&connection.label()) => true,
                    Some(_) => return None,
                    None => {
                        let route = self.missing(from, places)?;
                        if route.is_empty() {
                            missing.push(site.key());
                        }
                        missing.extend(route);
                        true
                    }
                },
                // They are not told of: what they wait for is to be named.
                (Flow::Stream, _) | (_, Kind::Glue | Kind::Route) => {
                    missing.extend(self.missing(from, places).unwrap_or_default());
                    true
                }
                // It takes the state of its loop.
                _ if self.graph.node(node).within().contains(&site.key()) => true,
                (_, Kind::Race) => self.is_race_over(site, places),
                _ => self.is_done(site),
            };
            if !is_there {
                missing.push(site.key());
            }
        }
        let mut seen = Vec::new();
        missing.retain(|key| {
            !seen.contains(key) && {
                seen.push(*key);
                true
            }
        });
        Some(missing)
    }

    /// A race is over when one of its nodes is done and none runs.
    fn is_race_over(&self, race: Site, places: &[Place]) -> bool {
        let nodes = self.graph.nodes();
        let mut inside = nodes.filter(|site| site.within().contains(&race.key()));
        let is_any_done = inside.any(|site| self.is_done(site));
        let runs = |place: Place| {
            let site = self.book.table.site(place);
            site.is_some_and(|site| {
                site.workflow() == race.workflow() && site.within().contains(&race.key())
            }) && self
                .blocks()
                .any(|block| self.book.table.block(place) == Some(block))
        };
        let mut running = self.book.running_of(places.iter().copied());
        is_any_done && !running.any(|(place, _)| runs(place))
    }

    /// The nodes right in this block that have not started, each with what it waits for. All places
    /// of the run are `places`.
    pub(super) fn not_started(&self, places: &[Place]) -> Vec<(Site, Vec<String>)> {
        let table = &self.book.table;
        let repeated = table.repeated(self.block);
        let is_here = |site: Site| {
            let nodes = self.graph.nodes();
            let repeats = |key: &str| {
                let mut nodes = nodes.clone();
                nodes
                    .any(|node| node.key() == key && matches!(node.kind(), Kind::Loop | Kind::Each))
            };
            let mut around = site.within().iter().rev();
            let innermost = around.find(|key| repeats(key));
            innermost.copied() == repeated.map(Site::key)
        };
        let open: Vec<_> = places
            .iter()
            .filter(|place| table.block(**place) == Some(self.block))
            .filter_map(|place| table.site(*place))
            .collect();
        let nodes = self.graph.nodes().enumerate();
        nodes
            .filter(|(_, site)| !matches!(site.kind(), Kind::Glue | Kind::Route | Kind::Race))
            .filter(|(_, site)| is_here(*site) && !self.is_done(*site))
            .filter(|(_, site)| !open.contains(site))
            .filter_map(|(number, site)| Some((site, self.missing(number, places)?)))
            .filter(|(_, missing)| !missing.is_empty())
            .map(|(site, missing)| (site, missing.into_iter().map(own_name).collect()))
            .collect()
    }
}

impl Book {
    /// The streams that the node at a place reads and that wait themselves, by their names.
    /// All places of its run are `places`.
    pub(super) fn waiting_streams(&self, place: Place, places: &[Place]) -> Vec<String> {
        let mut waiting = Vec::new();
        let block = self.table.block(place);
        let graph = block.and_then(|block| self.table.graph(block));
        if let (Some(site), Some(block), Some(graph)) = (self.table.site(place), block, graph) {
            let number = graph.nodes().position(|node| node == site);
            if let Some(number) = number {
                self.waiting_into((block, graph), number, places, &mut waiting);
            }
        }
        waiting
    }

    fn waiting_into(
        &self,
        (block, graph): (Place, &'static Graph),
        node: usize,
        places: &[Place],
        waiting: &mut Vec<String>,
    ) {
        let connections = graph.connections();
        for connection in connections.filter(|connection| {
            connection.kind() == Flow::Stream && connection.to() == End::Node(node)
        }) {
            let End::Node(from) = connection.from() else {
                continue;
            };
            let source = repeat_around(graph, from, node).unwrap_or(from);
            let site = graph.node(source);
            if site.kind() == Kind::Glue {
                // Such as `chain`, which is not told of.
                self.waiting_into((block, graph), source, places, waiting);
                continue;
            }
            let name = own_name(site.key());
            if waiting.contains(&name) {
                continue;
            }
            let mut items = Vec::new();
            let is_waiting = self.does_wait(block, site, places);
            if !is_waiting && site.kind() == Kind::Each {
                self.waiting_into((block, graph), source, places, &mut items);
            }
            if is_waiting || !items.is_empty() {
                waiting.push(name);
            }
        }
    }

    /// Whether a node of a block waits, or something in it.
    fn does_wait(&self, block: Place, site: Site, places: &[Place]) -> bool {
        let table = &self.table;
        let is_it = |place: Place| {
            let is_site = |other: Site| other == site;
            table.block(place) == Some(block) && table.site(place).is_some_and(is_site)
        };
        self.running_of(places.iter().copied())
            .filter(|(_, running)| running.waits_since.is_some())
            .any(|(place, _)| {
                let mut around = std::iter::successors(Some(place), |place| table.parent(*place));
                around.any(&is_it)
            })
    }

    /// The nodes that cannot start before the one at a place has come to its end.
    pub(super) fn held_up_by(&self, place: Place) -> Vec<String> {
        let mut held_up = Vec::new();
        let block = self.table.block(place);
        let graph = block.and_then(|block| self.table.graph(block));
        if let (Some(site), Some(graph)) = (self.table.site(place), graph) {
            let number = graph.nodes().position(|node| node == site);
            if let Some(number) = number {
                behind(graph, number, &mut held_up);
            }
        }
        held_up
    }
}

/// The outermost loop or each that a node stands in and another one does not.
fn repeat_around(graph: &'static Graph, node: usize, other: usize) -> Option<usize> {
    let (node, other) = (graph.node(node), graph.node(other));
    let outside = |key: &&str| *key != other.key() && !other.within().contains(key);
    let mut around = node.within().iter().filter(|key| outside(key));
    around.find_map(|key| {
        graph
            .nodes()
            .position(|node| node.key() == *key && matches!(node.kind(), Kind::Loop | Kind::Each))
    })
}

/// Whether a node cannot start before another one has. While that runs, such a node stands in an arm
/// of it.
pub(super) fn is_behind(graph: &'static Graph, site: Site, other: Site) -> bool {
    let nodes = graph.nodes().len();
    let mut seen = vec![false; nodes];
    let mut next: Vec<_> = (0..nodes)
        .filter(|node| graph.node(*node) == other)
        .collect();
    while let Some(node) = next.pop() {
        if graph.node(node) == site {
            return true;
        }
        if !std::mem::replace(&mut seen[node], true) {
            let connections = graph.connections();
            let out = connections.filter(|connection| connection.from() == End::Node(node));
            next.extend(out.filter_map(|connection| match connection.to() {
                End::Node(to) => Some(to),
                End::Input(_) | End::Output => None,
            }));
        }
    }
    false
}

/// The nodes behind another one. What is evaluated in place is not told of, but what is behind that.
fn behind(graph: &'static Graph, node: usize, behind_it: &mut Vec<String>) {
    let connections = graph.connections();
    for connection in connections.filter(|connection| connection.from() == End::Node(node)) {
        let End::Node(to) = connection.to() else {
            continue;
        };
        let site = graph.node(to);
        match site.kind() {
            Kind::Glue | Kind::Route => behind(graph, to, behind_it),
            _ if behind_it.contains(&own_name(site.key())) => {}
            _ => behind_it.push(own_name(site.key())),
        }
    }
}

/// A key without what the node stands in.
fn own_name(key: &str) -> String {
    key.rsplit('/').next().unwrap_or(key).to_owned()
}
