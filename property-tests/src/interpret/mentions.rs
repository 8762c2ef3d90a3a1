//! The names that a block uses and does not bind.

use std::collections::BTreeSet;

use crate::graph::{Block, Body, Items, Mention, Node, Statement};

type Names<'g> = BTreeSet<&'g str>;

/// The names from outside that are used in a block, at any depth.
pub(super) fn from_outside(block: &Block) -> Names<'_> {
    let mut names = Names::new();
    for (n, statement) in block.statements.iter().enumerate() {
        let used = of_statement(statement);
        // What shadows a name may use it to make its own value.
        let is_bound = |name: &&str| {
            let mut others = block.statements.iter().enumerate();
            others.any(|(m, other)| m != n && other.names.iter().any(|bound| bound == name))
        };
        names.extend(used.into_iter().filter(|name| !is_bound(name)));
    }
    if let Some(tail) = &block.tail {
        let mut bound = block.statements.iter().flat_map(|line| &line.names);
        let used = of_node(tail).into_iter();
        let is_free = |name: &&str| !bound.clone().any(|bound| bound == name);
        names.extend(used.filter(is_free));
        bound.next();
    }
    names
}

fn of_statement(statement: &Statement) -> Names<'_> {
    let mut names = of_node(&statement.node);
    names.extend(statement.after.iter().map(String::as_str));
    names
}

fn of_mentions(mentions: &[Mention]) -> Names<'_> {
    let names = mentions.iter().map(|mention| mention.name.as_str());
    names.filter(|name| !name.is_empty()).collect()
}

fn of_mention(mention: &Mention) -> Names<'_> {
    of_mentions(std::slice::from_ref(mention))
}

fn of_nodes<'g>(nodes: impl IntoIterator<Item = &'g Node>) -> Names<'g> {
    nodes.into_iter().flat_map(of_node).collect()
}

fn of_node(node: &Node) -> Names<'_> {
    match &node.body {
        Body::Call(call) => of_mentions(&call.needs),
        Body::Sub { needs, given, .. } => &of_mentions(needs) | &of_mentions(given),
        Body::Glue(mention) => of_mention(mention),
        Body::Group(block) => from_outside(block),
        Body::Route(route) => {
            let mut names = of_node(&route.head);
            for arm in &route.arms {
                let bound = arm.pattern.binds();
                let inside = from_outside(&arm.block).into_iter();
                names.extend(inside.filter(|name| Some(*name) != bound));
                names.extend(arm.guard.iter().flat_map(of_mention));
            }
            names
        }
        Body::Loop(looped) => {
            let mut names = from_outside(&looped.body);
            names.retain(|name| looped.states.iter().all(|(state, _)| state != name));
            names.extend(of_nodes(looped.states.iter().map(|(_, first)| first)));
            names
        }
        Body::Each(each) => {
            let mut names = from_outside(&each.body);
            names.retain(|name| *name != each.item && each.number.as_deref() != Some(name));
            names.extend(match &each.items {
                Items::Name(mention) => of_mention(mention),
                Items::Array(mentions) => of_mentions(mentions),
                Items::Call(call) => of_mentions(&call.needs),
                Items::Stream(name) => Names::from([name.as_str()]),
            });
            names
        }
        Body::Race(nodes, _) | Body::Continue(nodes) => of_nodes(nodes),
        Body::Collect(name) => Names::from([name.as_str()]),
        Body::Break(node) => of_node(node),
    }
}
