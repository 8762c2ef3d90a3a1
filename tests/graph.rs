//! `Name::graph()` is the workflow as it is written, and its picture is that graph.

#![allow(
    clippy::unnecessary_wraps,
    clippy::cast_possible_truncation,
    reason = "components as users write them"
)]

use futures::{FutureExt, Stream, StreamExt, stream};
use workflow::graph::{Connection, End, Flow, Graph, Input, Kind, Site};
use workflow::{component, workflow};

#[component]
fn add(x: u32, more: u32) -> u32 {
    x + more
}

#[component]
fn test(x: u32) -> bool {
    x > 1
}

#[component]
fn find(x: u32) -> Option<u32> {
    Some(x)
}

#[component]
fn check(x: u32) -> Result<u32, &'static str> {
    Ok(x)
}

#[component]
fn same<T>(it: T) -> T {
    it
}

/// The nodes, one a line, such as `sum = add`.
fn nodes(graph: &'static Graph) -> Vec<String> {
    let line = |node: Site| match node.kind() {
        Kind::Component => format!("{} = {}", node.key(), node.text()),
        Kind::Glue => format!("{} = `{}`", node.key(), node.text()),
        _ => format!("{} = <{}>", node.key(), node.text()),
    };
    graph.nodes().map(line).collect()
}

/// The connections, one a line, such as `a -> b: more`.
fn connections(graph: &'static Graph) -> Vec<String> {
    let inputs: Vec<Input> = graph.inputs().collect();
    let end = |end| match end {
        End::Input(n) => format!("({})", inputs[n].name()),
        End::Node(n) => graph.node(n).key().to_owned(),
        End::Output => "(out)".to_owned(),
    };
    let line = |line: Connection| {
        let arrow = match line.kind() {
            Flow::Whole => "->",
            Flow::Conditional => "?>",
            Flow::Order => ">>",
            _ => "~>",
        };
        let label = Some(line.label()).filter(|label| !label.is_empty());
        let label = label.map_or(String::new(), |label| format!(": {label}"));
        format!("{} {arrow} {}{label}", end(line.from()), end(line.to()))
    };
    graph.connections().map(line).collect()
}

workflow! {
    Fork<x: u32, list: Vec<Option<&'static u32>> -> u32> {
        let a = add(x, more: 1);
        let b = same::<u32>(it: a);
        let c = crate::add(x: list.len() as u32, more: a);
        let d = b + c;
        same(it: d)
    }
}

#[test]
fn a_fork() {
    let graph = Fork::graph();
    assert_eq!((graph.name(), graph.output()), ("Fork", "u32"));
    let inputs = graph.inputs().map(|input| (input.name(), input.ty()));
    assert!(inputs.eq([("x", "u32"), ("list", "Vec<Option<&'static u32>>")]));
    assert_eq!(
        nodes(graph),
        [
            "a = add",
            "b = same::<u32>",
            "c = crate::add",
            "d = `b + c`",
            "same = same"
        ]
    );
    assert_eq!(
        connections(graph),
        [
            "(x) -> a: x",
            "a -> b: it",
            "(list) -> c: x",
            "a -> c: more",
            "b -> d",
            "c -> d",
            "d -> same: it",
            "same -> (out)",
        ]
    );
    let site = graph.node(0);
    assert_eq!((site.workflow(), site.graph()), ("Fork", None));
    assert_eq!(Fork { x: 1, list: vec![] }.run().now_or_never(), Some(4));
}

workflow! {
    Route<x: u32 -> u32> {
        let other = add(x, more: 5);
        match find(x) {
            Some(n) if n > other => add(x: n, more: 2),
            Some(1 | 2) => other,
            Some(n) => { let y = same(it: n); add(x: y, more: n) }
            None => {
                let a = same(it: 3);
                if test(x: a) {
                    add(x: a, more: other)
                } else if x == 4 {
                    same(it: 9)
                } else {
                    0
                }
            }
        }
    }
}

#[test]
fn routes_in_routes() {
    assert_eq!(
        nodes(Route::graph()),
        [
            "other = add",
            "find = find",
            "match = <match find>",
            "add = add",
            "y = same",
            "add#2 = add",
            "a = same",
            "test = test",
            "if = <if test>",
            "add#3 = add",
            "if#2 = <if x == 4>",
            "same = same",
            "expression#2 = `0`",
        ]
    );
    assert_eq!(
        connections(Route::graph()),
        [
            "(x) -> other: x",
            "(x) -> find: x",
            "find -> match",
            "other -> match",
            "match ?> add: Some(n) if n > other",
            "match -> add: x",
            "match ?> y: Some(n)",
            "match -> y: it",
            "y -> add#2: x",
            "match -> add#2: more",
            "match ?> a: None",
            "a -> test: x",
            "test -> if",
            "if ?> add#3: true",
            "a -> add#3: x",
            "other -> add#3: more",
            "if ?> if#2: false",
            "(x) -> if#2",
            "if#2 ?> same: true",
            "if#2 ?> expression#2: false",
            "add -> (out)",
            "other -> (out)",
            "match ?> (out): Some(1 | 2)",
            "add#2 -> (out)",
            "add#3 -> (out)",
            "same -> (out)",
            "expression#2 -> (out)",
        ]
    );
    assert_eq!(Route { x: 1 }.run().now_or_never(), Some(6));
}

workflow! {
    Lets<x: Option<u32> -> Result<u32, &'static str>> {
        let y = if let Some(x) = x { check(x)? } else { 7 };
        if y > 3 {
            same(it: ());
        }
        y.max(1)
    }
}

#[test]
fn if_let() {
    assert_eq!(Lets::graph().output(), "Result<u32, &'static str>");
    assert_eq!(
        nodes(Lets::graph()),
        [
            "y = <if let Some(x) = x>",
            "check = check",
            "expression = `7`",
            "if = <if y > 3>",
            "same = same",
            "expression#2 = `y.max(1)`",
        ]
    );
    assert_eq!(
        connections(Lets::graph()),
        [
            "(x) -> y",
            "y ?> check: true",
            "y -> check: x",
            "y ?> expression: false",
            "check -> if",
            "expression -> if",
            "if ?> same: true",
            "check -> expression#2",
            "expression -> expression#2",
            "expression#2 -> (out)",
        ]
    );
    assert_eq!(Lets { x: None }.run().now_or_never(), Some(Ok(7)));
}

workflow! {
    Groups<x: u32 -> u32> {
        let g = {
            let a = same(it: x);
            let unused = same(it: 1);
            #[after(unused)]
            add(x: a, more: 2)
        };
        #[after(g)]
        let h = {
            same(it: ());
            let k = same(it: x);
            same(it: k)
        };
        same(it: g + h)
    }
}

#[test]
fn groups_are_what_is_in_them() {
    assert_eq!(
        nodes(Groups::graph()),
        [
            "g/a = same",
            "g/unused = same",
            "g/add = add",
            "h/same = same",
            "h/k = same",
            "h/same#2 = same",
            "same = same",
        ]
    );
    assert_eq!(
        connections(Groups::graph()),
        [
            "(x) -> g/a: it",
            "g/a -> g/add: x",
            "g/unused >> g/add",
            "g/add >> h/same",
            "(x) -> h/k: it",
            "g/add >> h/k",
            "h/k -> h/same#2: it",
            "g/add -> same: it",
            "h/same#2 -> same: it",
            "same -> (out)",
        ]
    );
    assert_eq!(Groups { x: 1 }.run().now_or_never(), Some(4));
}

workflow! {
    Checked<x: u32 -> workflow::Result<u32>> {
        let found = { let y = find(x); y.filter(|y| *y > 1).ok_or("too small") }?;
        add(x: found, more: 1)
    }
}

#[test]
fn a_block_with_an_error_is_told_of_but_not_drawn() {
    let graph = Checked::graph();
    assert_eq!(
        nodes(graph),
        [
            "found/y = find",
            r#"found/expression = `y.filter(|y| *y > 1).ok_or("too small")`"#,
            "add = add",
        ]
    );
    assert_eq!(graph.node(3).key(), "found");
    let error = Checked { x: 1 }.run().now_or_never().unwrap().unwrap_err();
    assert_eq!(error.to_string(), "Checked/found: too small");
    assert_eq!(Checked { x: 2 }.run().now_or_never().unwrap().unwrap(), 3);
}

workflow! {
    Outer<x: u32 -> Result<u32, &'static str>> {
        let a = Fork(x, list: Vec::new());
        let b = Lets(x: Some(a))?;
        let again = Fork(x: b, list: vec![]);
        again
    }
}

#[test]
fn sub_workflows_are_graphs_in_the_graph() {
    let graph = Outer::graph();
    assert_eq!(nodes(graph), ["a = Fork", "b = Lets", "again = Fork"]);
    assert_eq!(
        connections(graph),
        [
            "(x) -> a: x",
            "a -> b: x",
            "b -> again: x",
            "again -> (out)"
        ]
    );
    let inner = graph.nodes().map(Site::graph);
    let expected = [Fork::graph(), Lets::graph(), Fork::graph()];
    assert!(inner.eq(expected.map(Some)));
    assert_eq!(Outer { x: 1 }.run().now_or_never(), Some(Ok(10)));
}

mod paths {
    use super::*;

    #[component]
    fn halve(x: u32) -> Result<u32, std::fmt::Error> {
        if x.is_multiple_of(2) {
            Ok(x / 2)
        } else {
            Err(std::fmt::Error)
        }
    }

    workflow! {
        Checked<x: u32 -> Result<u32, workflow::Error>> {
            let half = { halve(x)? };
            half
        }

        /// A workflow for each item of each round.
        Rounds<x: u32 -> Result<u32, workflow::Error>> {
            let first = Checked(x)?;
            let rounds = loop n = first {
                let each_of_them = each x in [0, n] {
                    let found = Checked(x)?;
                    found
                };
                if n > 90 { break n } else { continue n + each_of_them.iter().sum::<u32>() }
            };
            rounds
        }
    }

    #[test]
    fn lead_to_their_nodes() {
        let error = Rounds { x: 12 }.run().now_or_never().unwrap();
        let error = error.unwrap_err();
        let path = error.path().unwrap();
        assert_eq!(path, "Rounds/rounds[1]/each_of_them[1]/found/half/halve");
        let node = Rounds::graph().find(path).unwrap();
        assert_eq!((node.of(), node.text()), (Checked::graph(), "halve"));
        let found = |path| Rounds::graph().find(path).map(Site::key);
        assert_eq!(
            found("Rounds/rounds[7]/each_of_them"),
            Some("rounds/each_of_them")
        );
        assert_eq!(
            found("Rounds/rounds/each_of_them[0]/found"),
            Some("rounds/each_of_them/found")
        );
        assert_eq!(found("Rounds/first/half/halve"), Some("half/halve"));
        for nothing in [
            "",
            "Rounds",
            "Rounds/",
            "Rounds/each",
            "Rounds/first/x",
            "Checked/half/halve",
            "/rounds",
        ] {
            assert_eq!(found(nothing), None, "{nothing}");
        }
    }
}

mod rounds {
    use super::*;

    enum Thought {
        Answer(u32),
        Calls(Vec<u32>),
    }

    #[component]
    fn think(heard: &[u32]) -> Thought {
        if heard.len() > 3 {
            Thought::Answer(heard[0])
        } else {
            Thought::Calls(vec![5, 6])
        }
    }

    #[component]
    fn tool(call: u32, more: u32) -> Result<u32, &'static str> {
        Ok(call + more)
    }

    workflow! {
        Agent<question: u32 -> Result<u32, Failed>> {
            let more = add(x: question, more: 1);
            #[limit(10)]
            let answer = loop heard = vec![question], round = 0 {
                match think(heard: &heard) {
                    Thought::Answer(answer) => break answer,
                    Thought::Calls(calls) => {
                        #[concurrency(4)]
                        let results = each call in calls {
                            let result = tool(call, more)?;
                            same(it: result)
                        };
                        continue ([heard, results].concat(), round + 1)
                    }
                }
            };
            let checked = race {
                check(x: answer),
                { let x = add(x: answer, more); tool(call: x, more: 0) },
            }?;
            checked
        }

        Count<upto: u32 -> u32> {
            loop n = 0 {
                let next = add(x: n, more: 1);
                if next < upto { continue next } else { break next }
            }
        }

        /// Each item alone, one after the other, and as a stream.
        Numbers<upto: u32 ~> u32> {
            let items = up_to(upto);
            let more = each item in ~items { add(x: item, more: 1) };
            ~more
        }

        /// The last of a stream, and of its borrowed names.
        Last<~xs: u32, r#type: u32, ~names: &str -> (u32, usize)> {
            let x = last(~xs, or: r#type);
            let name = each name in ~names { length(of: name) };
            let length = last(xs: ~name, or: 0);
            (x, length)
        }

        /// What it ends with is what the round was given.
        Powers<x: u32, upto: u32 -> u32> {
            let power = loop n = x {
                let next = add(x: n, more: n);
                if next > upto { break n } else { continue next }
            };
            add(x: power, more: 0)
        }
    }

    #[component]
    async fn last<T>(xs: impl Stream<Item = T>, or: T) -> T {
        let mut xs = std::pin::pin!(xs);
        let mut last = or;
        while let Some(x) = xs.next().await {
            last = x;
        }
        last
    }

    #[component]
    fn length(of: &str) -> usize {
        of.len()
    }

    #[component]
    fn up_to(upto: u32) -> impl Stream<Item = u32> {
        stream::iter(0..upto)
    }

    #[derive(Debug)]
    struct Failed;

    impl From<&'static str> for Failed {
        fn from(_: &'static str) -> Self {
            Failed
        }
    }

    impl From<workflow::LimitReached> for Failed {
        fn from(_: workflow::LimitReached) -> Self {
            Failed
        }
    }

    impl From<workflow::AllFailed<(&'static str, &'static str)>> for Failed {
        fn from(_: workflow::AllFailed<(&'static str, &'static str)>) -> Self {
            Failed
        }
    }

    #[test]
    fn lead_back_to_the_loop() {
        assert_eq!(
            nodes(Count::graph()),
            [
                "loop = <loop n>",
                "loop/next = add",
                "loop/if = <if next < upto>"
            ]
        );
        assert_eq!(
            connections(Count::graph()),
            [
                "loop/next -> loop",
                "loop/if ?> loop: true",
                "loop -> loop/next",
                "loop -> loop/next: x",
                "loop/next -> loop/if",
                "(upto) -> loop/if",
                "loop/next -> (out)",
                "loop/if ?> (out): false",
            ]
        );
        assert_eq!(Count { upto: 4 }.run().now_or_never(), Some(4));
    }

    #[test]
    fn lead_out_of_the_loop_with_what_a_round_was_given() {
        assert_eq!(
            connections(Powers::graph()),
            [
                "power/next -> power",
                "power/if ?> power: false",
                "(x) -> power",
                "power -> power/next",
                "power -> power/next: x",
                "power -> power/next: more",
                "power/next -> power/if",
                "(upto) -> power/if",
                "power -> add: x",
                "power/if ?> add: true",
                "add -> (out)",
            ]
        );
        assert_eq!(Powers { x: 1, upto: 9 }.run().now_or_never(), Some(8));
    }

    #[test]
    fn of_an_agent_are_drawn_as_they_are_written() {
        assert_eq!(
            Agent::graph().mermaid().to_string(),
            r#"flowchart TD
    i0(["question"])
    n0["more: add"]
    subgraph n1_in["answer"]
        direction TD
        n1{{"loop heard, round"}}
        n2["answer/think"]
        n3{"match think"}
        subgraph n4_in["answer/results"]
            direction TD
            n4[/"each call in calls"\]
            n5["answer/results/result: tool"]
            n6["answer/results/same"]
        end
    end
    subgraph n7_in["checked"]
        direction TD
        n7[\"race"/]
        n8["check"]
        n9["x: add"]
        n10["tool"]
    end
    out(["Result#lt;u32, Failed#gt;"])
    i0 --> n0
    n6 --> n1
    i0 --> n1
    n1 --> n2
    n2 --> n3
    n3 -.->|"Thought::Calls(calls)"| n4
    n4 --> n5
    n0 --> n5
    n5 --> n6
    n8 --> n7
    n10 --> n7
    n3 -.->|"Thought::Answer(answer)"| n8
    n3 -.->|"Thought::Answer(answer)"| n9
    n0 --> n9
    n9 --> n10
    n7 --> out"#
        );
        let answer = Agent { question: 1 }.run().now_or_never();
        assert_eq!(answer.unwrap().unwrap(), 1);
    }

    #[test]
    fn hold_their_nodes() {
        let within = |graph: &'static Graph| -> Vec<String> {
            let nodes = graph.nodes();
            let inner = nodes.filter(|node| !node.within().is_empty());
            let line = |node: Site| format!("{} in {}", node.key(), node.within().join(" in "));
            inner.map(line).collect()
        };
        assert_eq!(
            within(Agent::graph()),
            [
                "answer/think in answer",
                "answer/match in answer",
                "answer/results in answer",
                "answer/results/result in answer in answer/results",
                "answer/results/same in answer in answer/results",
                "check in checked",
                "x in checked",
                "tool in checked",
            ]
        );
        assert_eq!(within(Groups::graph())[0], "g/a in g");
    }

    #[test]
    fn of_streams_are_streams() {
        assert_eq!(
            connections(Numbers::graph()),
            [
                "(upto) -> items: upto",
                "items ~> more",
                "more -> more/add",
                "more -> more/add: x",
                "more/add ~> (out)",
            ]
        );
        let more = Numbers { upto: 3 }.stream().collect::<Vec<_>>();
        assert_eq!(more.now_or_never().unwrap(), [1, 2, 3]);
    }

    #[test]
    fn tell_which_ends_are_streams() {
        assert!(Numbers::graph().is_streaming());
        assert!(!Last::graph().is_streaming());
        let inputs = Last::graph().inputs();
        let told = inputs.map(|input| (input.name(), input.ty(), input.is_stream()));
        assert_eq!(
            told.collect::<Vec<_>>(),
            [
                ("xs", "u32", true),
                ("type", "u32", false),
                ("names", "&str", true)
            ]
        );
        let last = Last {
            xs: stream::iter([1, 2]),
            r#type: 0,
            names: stream::iter(["one", "three"]),
        };
        assert_eq!(last.run().now_or_never(), Some((2, 5)));
    }
}

#[cfg(feature = "tokio")]
mod policies {
    use std::num::ParseIntError;

    use super::*;

    #[component]
    fn parse(text: &str) -> Result<u32, ParseIntError> {
        text.parse()
    }

    workflow! {
        Tried<text: &str -> workflow::Result<u32>> {
            /// First things first.
            #[timeout("1m")]
            #[retry(3, backoff = "10ms..1s")]
            #[timeout("1s", else = 7)]
            let a = parse(text)?;
            #[after(a)]
            #[limit(2 + 1)]
            let b = loop n = a { if n > 8 { break n } else { continue n + 1 } };
            b
        }
    }

    #[tokio::test]
    async fn are_told_as_they_are_written() {
        let nodes = Tried::graph().nodes();
        let tried: &[&str] = &[
            r#"timeout("1m")"#,
            r#"retry(3, backoff = "10ms..1s")"#,
            r#"timeout("1s", else = 7)"#,
        ];
        let policies = nodes.map(Site::policies);
        assert_eq!(
            policies.collect::<Vec<_>>(),
            [tried, &["limit(2 + 1)"], &[]]
        );
        assert_eq!(Tried { text: "7" }.run().await.unwrap(), 9);
    }
}

workflow! {
    Nothing<x: u32, unused: u32 -> ()> {
        let _ = (x, unused);
    }

    Name<x: u32 -> u32> {
        x
    }

    Raw<r#type: u32 -> u32> {
        let r#match = same(it: r#type);
        r#match
    }
}

#[test]
fn workflows_of_next_to_nothing() {
    assert_eq!(
        connections(Nothing::graph()),
        ["(x) -> expression", "(unused) -> expression"]
    );
    assert_eq!(nodes(Name::graph()), [""; 0]);
    assert_eq!(connections(Name::graph()), ["(x) -> (out)"]);
    assert_eq!(nodes(Raw::graph()), ["match = same"]);
    assert_eq!(
        connections(Raw::graph()),
        ["(type) -> match: it", "match -> (out)"]
    );
    assert_eq!(Name { x: 1 }.run().now_or_never(), Some(1));
    assert_eq!(Raw { r#type: 1 }.run().now_or_never(), Some(1));
    Nothing { x: 1, unused: 2 }.run().now_or_never();
}

/// Known while compiling.
const MATCH: Site = Route::graph().node(2);
const TEXT: &str = MATCH.text();

#[test]
fn a_graph_is_a_constant() {
    assert_eq!((MATCH.key(), TEXT), ("match", "match find"));
    assert!(std::ptr::eq(Route::graph(), Route::graph()));
}

#[test]
fn the_picture_is_the_graph() {
    assert_eq!(
        Lets::graph().mermaid().to_string(),
        r##"flowchart TD
    i0(["x"])
    n0{"if let Some(x) = x"}
    n1["check"]
    n2("#55;")
    n3{"if y #gt; 3"}
    n4["same"]
    n5("y.max(1)")
    out(["Result#lt;u32, #amp;'static str#gt;"])
    i0 --> n0
    n0 -.->|"true"| n1
    n0 -.->|"false"| n2
    n1 --> n3
    n2 --> n3
    n3 -.->|"true"| n4
    n1 --> n5
    n2 --> n5
    n5 --> out"##
    );
    let folded = Outer::graph().mermaid().left_to_right().to_string();
    assert_eq!(
        folded,
        r#"flowchart LR
    i0(["x"])
    n0[["a: Fork"]]
    n1[["b: Lets"]]
    n2[["again: Fork"]]
    out(["Result#lt;u32, #amp;'static str#gt;"])
    i0 --> n0
    n0 --> n1
    n1 --> n2
    n2 --> out"#
    );
    let unfolded = Outer::graph().mermaid().unfold(1).to_string();
    assert_eq!(unfolded.matches("subgraph").count(), 3);
    assert!(unfolded.contains("n1_n1[\"check\"]"), "{unfolded}");
}
