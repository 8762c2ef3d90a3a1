//! The whole text of each picture, against the `.mmd` files here, which mermaid draws as they are.
//!
//! Ends of connections are numbers: those of the nodes, then the output and the inputs, which have
//! names here. The number behind a connection is its own, where one of the lists below mentions it.

use crate::graph::{Graph, Mermaid, Plan};

#[track_caller]
fn assert_draws(mermaid: Mermaid, text: &str) {
    assert_eq!(mermaid.to_string(), text.trim_end());
}

static DIAMOND: Graph = {
    const OUT: usize = 4;
    const TICKET: usize = 5;
    const LANG: usize = 6;
    Graph::new(Plan {
        name: "Diamond",
        output: "Report",
        inputs: &[("ticket", "Ticket"), ("lang", "Lang")],
        nodes: &[
            ("classify", "classify"),
            ("docs", "shop::search"),
            ("search#2", "search"),
            ("reply", "reply::<Vec<shop::Doc>>"),
        ],
        connections: &[
            (TICKET, 0, "text"),
            (TICKET, 1, "query"),
            (LANG, 1, "lang"),
            (1, 2, "query"),
            (0, 3, "intent"),
            (1, 3, "docs"),
            (2, 3, "more"),
            (3, OUT, ""),
        ],
        ..Plan::EMPTY
    })
};

#[test]
fn whole_values() {
    assert_draws(DIAMOND.mermaid(), include_str!("whole.mmd"));
}

#[test]
fn left_to_right() {
    let text = include_str!("whole.mmd").replace("flowchart TD", "flowchart LR");
    assert_draws(DIAMOND.mermaid().left_to_right(), &text);
}

#[test]
fn streams() {
    static GRAPH: Graph = {
        const OUT: usize = 2;
        const TOKENS: usize = 3;
        Graph::new(Plan {
            name: "Digest",
            output: "String",
            inputs: &[("tokens", "Token")],
            nodes: &[("upper", "upper"), ("verdict", "moderate")],
            connections: &[
                (TOKENS, 0, "tokens"), // 0
                (0, 1, "tokens"),      // 1
                (0, OUT, ""),          // 2
                (1, OUT, ""),
            ],
            streams: &[0, 1, 2],
            ..Plan::EMPTY
        })
    };
    assert_draws(GRAPH.mermaid(), include_str!("stream.mmd"));
}

#[test]
fn routes_and_glue() {
    static GRAPH: Graph = {
        const OUT: usize = 5;
        const SCORE: usize = 6;
        Graph::new(Plan {
            name: "Grade",
            output: "Grade",
            inputs: &[("score", "u32")],
            nodes: &[
                ("route", "if score > 3"),
                ("praise", "praise"),
                ("route", "match  mood\n    .kind"),
                ("glue", "Grade::new(score)"),
                (
                    "glue",
                    "Grade { score: score.saturating_sub(1), reason: \"it was not good enough\" }",
                ),
            ],
            glue: &[3, 4],
            routes: &[(0, &[]), (2, &[])],
            connections: &[
                (SCORE, 0, ""),
                (0, 1, "true"),                    // 1
                (0, 2, "else"),                    // 2
                (2, 3, "Mood::Good | Mood::Fair"), // 3
                (SCORE, 3, ""),
                (2, 4, "_"), // 5
                (SCORE, 4, ""),
                (1, OUT, ""),
                (3, OUT, ""),
                (4, OUT, ""),
            ],
            conditional: &[1, 2, 3, 5],
            ..Plan::EMPTY
        })
    };
    assert_draws(GRAPH.mermaid(), include_str!("route.mmd"));
}

#[test]
fn order_of_sub_workflows() {
    static MIGRATE: Graph = {
        const OUT: usize = 2;
        Graph::new(Plan {
            name: "Migrate",
            output: "()",
            nodes: &[("lock", "lock"), ("alter", "alter")],
            connections: &[(0, 1, "lock"), (1, OUT, "")],
            ..Plan::EMPTY
        })
    };
    static GRAPH: Graph = {
        const OUT: usize = 4;
        const VERSION: usize = 5;
        Graph::new(Plan {
            name: "Release",
            output: "()",
            inputs: &[("version", "Version")],
            nodes: &[
                ("build", "build"),
                ("Migrate", "Migrate"),
                ("second", "Migrate"),
                ("deploy", "deploy"),
            ],
            workflows: &[(1, Some(&MIGRATE)), (2, Some(&MIGRATE))],
            connections: &[
                (VERSION, 0, "version"),
                (0, 1, ""), // 1
                (1, 2, ""), // 2
                (2, 3, ""), // 3
                (0, 3, "image"),
                (3, OUT, ""),
            ],
            orders: &[1, 2, 3],
            ..Plan::EMPTY
        })
    };
    assert_draws(
        GRAPH.mermaid().unfold(1),
        include_str!("order-unfolded.mmd"),
    );
}

#[test]
fn order() {
    static GRAPH: Graph = {
        const OUT: usize = 2;
        Graph::new(Plan {
            name: "Deploy",
            output: "()",
            nodes: &[("migrate", "migrate"), ("deploy", "deploy")],
            connections: &[
                (0, 1, ""), // 0
                (1, OUT, ""),
            ],
            orders: &[0],
            ..Plan::EMPTY
        })
    };
    assert_draws(GRAPH.mermaid(), include_str!("order.mmd"));
}

#[test]
fn one_arrow_for_a_value_used_twice() {
    static GRAPH: Graph = {
        const OUT: usize = 1;
        const X: usize = 2;
        Graph::new(Plan {
            name: "Twice",
            output: "u64",
            inputs: &[("x", "u64")],
            nodes: &[("add", "add")],
            connections: &[(X, 0, "left"), (X, 0, "right"), (0, OUT, "")],
            ..Plan::EMPTY
        })
    };
    assert_draws(GRAPH.mermaid(), include_str!("twice.mmd"));
}

static CHARGE: Graph = {
    const OUT: usize = 2;
    const AMOUNT: usize = 3;
    const CARD: usize = 4;
    Graph::new(Plan {
        name: "Charge",
        output: "Receipt",
        inputs: &[("amount", "Money"), ("card", "Card")],
        nodes: &[("check", "check"), ("pay", "pay")],
        connections: &[
            (CARD, 0, "card"),
            (AMOUNT, 1, "amount"),
            (0, 1, "card"),
            (1, OUT, ""),
        ],
        ..Plan::EMPTY
    })
};

static REFUND: Graph = {
    const OUT: usize = 3;
    const ORDER: usize = 4;
    Graph::new(Plan {
        name: "Refund",
        output: "Reply",
        inputs: &[("order", "Order")],
        nodes: &[("load", "load"), ("receipt", "Charge"), ("tell", "tell")],
        workflows: &[(1, Some(&CHARGE))],
        connections: &[
            (ORDER, 0, "id"),
            (0, 1, "amount"),
            (0, 1, "card"),
            (1, 2, "receipt"),
            (2, OUT, ""),
        ],
        ..Plan::EMPTY
    })
};

static SUPPORT: Graph = {
    const OUT: usize = 8;
    const TICKET: usize = 9;
    Graph::new(Plan {
        name: "Support",
        output: "Result<Reply, workflow::Error>",
        inputs: &[("ticket", "Ticket")],
        nodes: &[
            ("intent", "classify"),
            ("docs", "search"),
            ("route", "match intent"),
            ("Refund", "Refund"),
            ("answer", "draft"),
            ("verdict", "moderate"),
            ("reply", "reply"),
            ("log", "log"),
        ],
        routes: &[(2, &[])],
        workflows: &[(3, Some(&REFUND))],
        connections: &[
            (TICKET, 0, "text"),
            (TICKET, 1, "query"),
            (0, 2, ""),
            (2, 3, "Intent::Refund(order)"), // 3
            (2, 3, "order"),
            (2, 4, "Intent::Question"), // 5
            (TICKET, 4, "question"),
            (1, 4, "docs"),
            (4, 5, "tokens"), // 8
            (5, 6, "verdict"),
            (2, 7, ""), // 10
            (3, OUT, ""),
            (6, OUT, ""),
        ],
        streams: &[8],
        conditional: &[3, 5],
        orders: &[10],
        ..Plan::EMPTY
    })
};

#[test]
fn folded() {
    assert_draws(SUPPORT.mermaid(), include_str!("folded.mmd"));
}

#[test]
fn unfolded_once() {
    assert_draws(
        SUPPORT.mermaid().unfold(1),
        include_str!("unfolded-once.mmd"),
    );
}

#[test]
fn unfolded_twice() {
    assert_draws(
        SUPPORT.mermaid().unfold(2),
        include_str!("unfolded-twice.mmd"),
    );
    let all = SUPPORT.mermaid().unfold(usize::MAX);
    assert_draws(all, include_str!("unfolded-twice.mmd"));
}

#[test]
fn hostile_labels() {
    static GRAPH: Graph = {
        const OUT: usize = 11;
        const END: usize = 12;
        const TYPE: usize = 13;
        Graph::new(Plan {
            name: "Hostile",
            output: "HashMap<&'static str, [u8; 4]>",
            inputs: &[("end", "u8"), ("r#type", "u8")],
            nodes: &[
                ("_end", "end"),
                ("snake_case_", "a::b::<X>::classDef::snake_case_"),
                ("route", "match (a[0], \"]}\\n\") | `x`"),
                ("route", "if let Some(_) | Other(_) = x"),
                ("glue", "style::<\"#quot;\">"),
                ("glue", "- 1. x; # two ;"),
                ("glue", "1. * x * y ** z"),
                ("glue", "\r\n|a|\u{1b}\t%%{init}%% $$x$$ ~~y~~"),
                ("glue", "\"https://a.b <br/> www.a.b a@b.c\""),
                ("glue", "\"fa:fa-car\" --> end <script>"),
                ("glue", "[a](b) ![c](d) \u{1f980}é"),
            ],
            glue: &[4, 5, 6, 7, 8, 9, 10],
            routes: &[(2, &[]), (3, &[])],
            connections: &[
                (END, 0, "\"end\" | ']' if a && b > c"), // 0
                (END, 1, "`x` | \"|\" => -->"),          // 1
                (TYPE, 2, "- 1"),                        // 2
                (2, 3, "_"),                             // 3
                (2, 4, "end"),                           // 4
                (2, 5, "style:#x;"),                     // 5
                (2, 6, ""),                              // 6
                (3, 7, ""),
                (4, 8, ""),
                (5, 9, ""),
                (6, 10, ""),
                (10, OUT, ""),
            ],
            conditional: &[0, 1, 2, 3, 4, 5, 6],
            ..Plan::EMPTY
        })
    };
    assert_draws(GRAPH.mermaid(), include_str!("hostile.mmd"));
}

#[test]
fn long_texts_are_cut() {
    let forty_eight = "x".repeat(48);
    let text = |text: &str| super::Text(text).to_string();
    assert_eq!(text(&forty_eight), forty_eight);
    assert_eq!(text(&format!("{forty_eight}\n  ")), forty_eight);
    assert_eq!(text(&format!("{forty_eight}y")), format!("{forty_eight}…"));
    assert_eq!(
        text(&"é\u{1f980}".repeat(40)),
        format!("{}…", "é\u{1f980}".repeat(24))
    );
}
