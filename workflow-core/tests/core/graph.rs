//! What a graph tells of the lists that it is made of.

use std::collections::HashSet;

use workflow_core::Graph;
use workflow_core::graph::{End, Flow, Kind, Plan, Site};

static INNER: Graph = Graph::new(Plan {
    name: "Inner",
    output: "()",
    ..Plan::EMPTY
});

/// A workflow with one node of each kind, and one that is in no picture.
static ALL: Graph = {
    const OUT: usize = 8;
    const X: usize = 9;
    const ITEMS: usize = 10;
    Graph::new(Plan {
        name: "All",
        output: "Vec<u8>",
        is_streaming: false,
        inputs: &[("x", "u8"), ("items", "Item")],
        stream_inputs: &[],
        nodes: &[
            ("call", "tools::call"),
            ("expression", "call + 1"),
            ("match", "match call"),
            ("loop", "loop n"),
            ("loop/each", "each item in ~items"),
            ("race", "race"),
            ("inside", "Inner"),
            ("group", "hidden"),
        ],
        undrawn: 1,
        glue: &[1, 7],
        routes: &[(2, &["0 if x > 1", "_"])],
        loops: &[3],
        eaches: &[4],
        races: &[5],
        workflows: &[(6, Some(&INNER))],
        within: &[(4, &["loop"]), (6, &["loop", "loop/each"])],
        policies: &[(0, &["retry(3)", "timeout(\"1s\")"]), (3, &["limit(9)"])],
        connections: &[
            (X, 0, "input"),
            (0, 1, ""),
            (2, 3, "_"),
            (ITEMS, 4, ""),
            (5, 6, ""),
            (4, OUT, ""),
            (2, OUT, "0 if x > 1"),
        ],
        streams: &[3, 5],
        conditional: &[2, 6],
        orders: &[4],
    })
};

#[test]
fn names_and_types_are_as_written() {
    assert_eq!((ALL.name(), ALL.output()), ("All", "Vec<u8>"));
    let inputs = ALL.inputs().map(|input| (input.name(), input.ty()));
    assert!(inputs.eq([("x", "u8"), ("items", "Item")]));
}

#[test]
fn each_node_knows_its_kind_and_text() {
    let nodes = ALL
        .nodes()
        .map(|node| (node.key(), node.kind(), node.text()));
    let expected = [
        ("call", Kind::Component, "tools::call"),
        ("expression", Kind::Glue, "call + 1"),
        ("match", Kind::Route, "match call"),
        ("loop", Kind::Loop, "loop n"),
        ("loop/each", Kind::Each, "each item in ~items"),
        ("race", Kind::Race, "race"),
        ("inside", Kind::Component, "Inner"),
    ];
    assert_eq!(nodes.collect::<Vec<_>>(), expected);
}

#[test]
fn what_few_nodes_have_is_told_of_those_alone() {
    /// What is told of the nodes that it is told of.
    fn few<T: PartialEq>(of: impl Fn(Site) -> T, nothing: &T) -> Vec<(&'static str, T)> {
        let all = ALL.nodes().map(|node| (node.key(), of(node)));
        all.filter(|(_, told)| told != nothing).collect()
    }

    let none: &[&str] = &[];
    assert_eq!(
        few(Site::arms, &none),
        [("match", &["0 if x > 1", "_"] as &[_])]
    );
    assert_eq!(
        few(Site::within, &none),
        [
            ("loop/each", &["loop"] as &[_]),
            ("inside", &["loop", "loop/each"])
        ]
    );
    assert_eq!(
        few(Site::policies, &none),
        [
            ("call", &["retry(3)", "timeout(\"1s\")"] as &[_]),
            ("loop", &["limit(9)"])
        ]
    );
    assert_eq!(few(Site::graph, &None), [("inside", Some(&INNER))]);
}

#[test]
fn connections_are_of_each_kind_and_between_all_ends() {
    let connections = ALL
        .connections()
        .map(|line| (line.from(), line.kind(), line.to(), line.label()));
    let expected = [
        (End::Input(0), Flow::Whole, End::Node(0), "input"),
        (End::Node(0), Flow::Whole, End::Node(1), ""),
        (End::Node(2), Flow::Conditional, End::Node(3), "_"),
        (End::Input(1), Flow::Stream, End::Node(4), ""),
        (End::Node(5), Flow::Order, End::Node(6), ""),
        (End::Node(4), Flow::Stream, End::Output, ""),
        (End::Node(2), Flow::Conditional, End::Output, "0 if x > 1"),
    ];
    assert_eq!(connections.collect::<Vec<_>>(), expected);
}

#[test]
fn an_undrawn_node_is_there_for_those_who_know_its_place() {
    let group = ALL.node(7);
    assert_eq!((group.key(), group.kind()), ("group", Kind::Glue));
    assert!(ALL.nodes().all(|node| node != group));
    let ends = ALL.connections().flat_map(|line| [line.from(), line.to()]);
    assert!({ ends }.all(|end| end != End::Node(7)));
    for drawing in [ALL.mermaid().to_string(), ALL.dot().to_string()] {
        assert!(drawing.contains("race"), "{drawing}");
        assert!(!drawing.contains("hidden"), "{drawing}");
    }
}

#[test]
fn lists_are_read_from_both_ends_and_know_how_long_they_are() {
    assert_eq!(
        (
            ALL.inputs().len(),
            ALL.nodes().len(),
            ALL.connections().len()
        ),
        (2, 7, 7)
    );
    assert_eq!(ALL.inputs().next_back().unwrap().name(), "items");
    assert_eq!(ALL.nodes().next_back().unwrap().key(), "inside");
    assert_eq!(ALL.connections().next_back().unwrap().from(), End::Node(2));
    let nothing = &INNER;
    assert_eq!(
        (
            nothing.inputs().len(),
            nothing.nodes().len(),
            nothing.connections().len()
        ),
        (0, 0, 0)
    );
}

#[test]
fn a_site_is_a_graph_and_a_place() {
    static SAME_TEXT: Graph = Graph::new(Plan {
        name: "All",
        nodes: &[("call", "tools::call")],
        ..Plan::EMPTY
    });

    let site = ALL.nodes().nth(3).unwrap();
    assert_eq!((site.of(), site.place()), (&ALL, 3));
    assert_eq!((site.workflow(), site.key()), ("All", "loop"));
    assert_eq!(site, ALL.node(3));
    assert_ne!(site, ALL.node(4));
    assert_ne!(ALL.node(0), SAME_TEXT.node(0));
    assert_ne!(&ALL, &SAME_TEXT);

    let mut sites: HashSet<Site> = ALL.nodes().collect();
    assert!(!sites.insert(site));
    assert!(sites.insert(SAME_TEXT.node(0)));
    assert_eq!(sites.len(), 8);
    assert_eq!(
        format!("{site:?}"),
        r#"Site { workflow: "All", key: "loop", .. }"#
    );
}

#[test]
fn a_graph_is_a_constant() {
    const LOOP: Site = ALL.node(3);
    const TEXT: &str = LOOP.text();
    assert_eq!((LOOP.key(), TEXT), ("loop", "loop n"));
}

#[test]
#[should_panic = "the graph has fewer nodes"]
fn a_node_that_is_not_there_has_no_key() {
    ALL.node(8).key();
}
