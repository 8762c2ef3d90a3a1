//! What a graph is made of, as `workflow!` writes it down.

use super::Graph;

/// The lists that a [`Graph`] reads: rustc takes its time over every expression, and graphs are
/// long. So what all nodes and connections have stands in tuples of literals, and what few have in
/// lists of their own, each by the number of its node or connection, in rising order.
#[doc(hidden)]
#[derive(Debug)]
pub struct Plan {
    pub name: &'static str,
    pub output: &'static str,
    pub is_streaming: bool,
    /// The name and the type of each.
    pub inputs: &'static [(&'static str, &'static str)],
    pub stream_inputs: &'static [usize],
    /// The key and the text of each.
    pub nodes: &'static [(&'static str, &'static str)],
    /// How many nodes, the last ones, are in no picture: drivers and errors may tell of them.
    pub undrawn: usize,
    pub glue: &'static [usize],
    /// With what stands in front of the arms of each.
    pub routes: &'static [(usize, &'static [&'static str])],
    pub loops: &'static [usize],
    pub eaches: &'static [usize],
    pub races: &'static [usize],
    /// With the graph inside of each.
    pub workflows: &'static [(usize, Option<&'static Graph>)],
    pub within: &'static [(usize, &'static [&'static str])],
    pub policies: &'static [(usize, &'static [&'static str])],
    /// Both ends and the label of each. An end is the number of a node; the next number is the
    /// output, and behind it come the inputs.
    pub connections: &'static [(usize, usize, &'static str)],
    pub streams: &'static [usize],
    pub conditional: &'static [usize],
    pub orders: &'static [usize],
}

impl Plan {
    /// That of nothing.
    pub const EMPTY: Plan = Plan {
        name: "",
        output: "",
        is_streaming: false,
        inputs: &[],
        stream_inputs: &[],
        nodes: &[],
        undrawn: 0,
        glue: &[],
        routes: &[],
        loops: &[],
        eaches: &[],
        races: &[],
        workflows: &[],
        within: &[],
        policies: &[],
        connections: &[],
        streams: &[],
        conditional: &[],
        orders: &[],
    };
}

/// What a list has for a node.
pub(super) fn of<T: Copy>(list: &[(usize, T)], node: usize) -> Option<T> {
    let at = list.binary_search_by_key(&node, |(node, _)| *node).ok()?;
    Some(list[at].1)
}

/// Whether a list has this number.
pub(super) fn has(list: &[usize], number: usize) -> bool {
    list.binary_search(&number).is_ok()
}
