//! Pictures as text, of workflows as they are written. What the texts are is in `snapshots`.

mod graphs;

use std::io::Write;
use std::process::{Command, Stdio};

use graphs::{Agent, Chat, Claim, Office, Support, Welcome};
use workflow::Graph;

fn all() -> [(&'static str, &'static Graph); 6] {
    [
        ("agent", Agent::graph()),
        ("chat", Chat::graph()),
        ("claim", Claim::graph()),
        ("office", Office::graph()),
        ("support", Support::graph()),
        ("welcome", Welcome::graph()),
    ]
}

#[test]
fn mermaid() {
    for (name, graph) in all() {
        insta::assert_snapshot!(format!("{name}.mmd"), graph.mermaid());
    }
    insta::assert_snapshot!("office-1.mmd", Office::graph().mermaid().unfold(1));
    insta::assert_snapshot!(
        "office-all.mmd",
        Office::graph().mermaid().unfold(usize::MAX)
    );
}

#[test]
fn dot() {
    for (name, graph) in all() {
        insta::assert_snapshot!(format!("{name}.dot"), graph.dot());
    }
    insta::assert_snapshot!("office-1.dot", Office::graph().dot().unfold(1));
    insta::assert_snapshot!(
        "office-all.dot",
        Office::graph().dot().unfold(usize::MAX).left_to_right()
    );
}

/// The number of nodes and of lines that Graphviz has drawn.
fn drawn_by_graphviz(text: &str) -> Option<(usize, usize)> {
    let dot = Command::new("dot")
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut dot) = dot else {
        eprintln!("skipped: there is no `dot` here");
        return None;
    };
    dot.stdin
        .take()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    let output = dot.wait_with_output().unwrap();
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && complaints.is_empty(),
        "{complaints}\n{text}"
    );
    let svg = String::from_utf8(output.stdout).unwrap();
    let count = |class: &str| svg.matches(&format!("class=\"{class}\"")).count();
    Some((count("node"), count("edge")))
}

#[test]
fn graphviz_draws_all_of_it() {
    for (name, graph) in all() {
        for depth in [0, 1, usize::MAX] {
            let text = graph.dot().unfold(depth).to_string();
            let Some((nodes, lines)) = drawn_by_graphviz(&text) else {
                return;
            };
            if depth == 0 {
                assert_eq!(
                    nodes,
                    graph.inputs().len() + graph.nodes().len() + 1,
                    "{name}"
                );
            }
            assert_eq!(lines, text.matches(" -> ").count(), "{name}");
            assert!(lines + 1 >= nodes, "{name}");
        }
    }
}

#[test]
fn graphviz_reads_texts_as_texts() {
    use workflow::graph::Plan;

    static GRAPH: Graph = Graph::new(Plan {
        name: "\"} {",
        output: "Vec<&'static str>\n",
        inputs: &[("<i>", "\\")],
        nodes: &[("a", "f(\"\\n\", r\"\\\", <b>&amp;</b>, { a | b })")],
        glue: &[0],
        ..Plan::EMPTY
    });
    if let Some(drawn) = drawn_by_graphviz(&GRAPH.dot().to_string()) {
        assert_eq!(drawn, (3, 0));
    }
}
