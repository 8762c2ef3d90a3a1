//! The whole text of each picture, against the `.mmd` files here, which mermaid draws as they are.

use crate::graph::{Connection, End, Flow, Graph, Input, Kind, Mermaid, Site};

const OUT: End = End::Output;

const fn i(n: usize) -> End {
    End::Input(n)
}

const fn n(n: usize) -> End {
    End::Node(n)
}

const fn whole(from: End, into: End, input: &'static str) -> Connection {
    Connection::new(from, into, Flow::Whole, input)
}

const fn stream(from: End, into: End, input: &'static str) -> Connection {
    Connection::new(from, into, Flow::Stream, input)
}

const fn when(from: End, into: End, condition: &'static str) -> Connection {
    Connection::new(from, into, Flow::Conditional, condition)
}

const fn after(from: End, into: End) -> Connection {
    Connection::new(from, into, Flow::Order, "")
}

const fn component(key: &'static str, path: &'static str) -> Site {
    Site::new("Test", key, Kind::Component, path, None)
}

const fn workflow(key: &'static str, graph: &'static Graph) -> Site {
    Site::new("Test", key, Kind::Component, graph.name(), Some(graph))
}

const fn route(text: &'static str) -> Site {
    Site::new("Test", "route", Kind::Route, text, None)
}

const fn glue(text: &'static str) -> Site {
    Site::new("Test", "glue", Kind::Glue, text, None)
}

#[track_caller]
fn assert_draws(mermaid: Mermaid<'_>, text: &str) {
    assert_eq!(mermaid.to_string(), text.trim_end());
}

static DIAMOND: Graph = Graph::new(
    "Diamond",
    "Report",
    &[Input::new("ticket", "Ticket"), Input::new("lang", "Lang")],
    &[
        &component("classify", "classify"),
        &component("docs", "shop::search"),
        &component("search#2", "search"),
        &component("reply", "reply::<Vec<shop::Doc>>"),
    ],
    &[
        whole(i(0), n(0), "text"),
        whole(i(0), n(1), "query"),
        whole(i(1), n(1), "lang"),
        whole(n(1), n(2), "query"),
        whole(n(0), n(3), "intent"),
        whole(n(1), n(3), "docs"),
        whole(n(2), n(3), "more"),
        whole(n(3), OUT, ""),
    ],
);

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
    static GRAPH: Graph = Graph::new(
        "Digest",
        "String",
        &[Input::new("tokens", "Token")],
        &[
            &component("upper", "upper"),
            &component("verdict", "moderate"),
        ],
        &[
            stream(i(0), n(0), "tokens"),
            stream(n(0), n(1), "tokens"),
            stream(n(0), OUT, ""),
            whole(n(1), OUT, ""),
        ],
    );
    assert_draws(GRAPH.mermaid(), include_str!("stream.mmd"));
}

#[test]
fn routes_and_glue() {
    static GRAPH: Graph = Graph::new(
        "Grade",
        "Grade",
        &[Input::new("score", "u32")],
        &[
            &route("if score > 3"),
            &component("praise", "praise"),
            &route("match  mood\n    .kind"),
            &glue("Grade::new(score)"),
            &glue("Grade { score: score.saturating_sub(1), reason: \"it was not good enough\" }"),
        ],
        &[
            whole(i(0), n(0), ""),
            when(n(0), n(1), "true"),
            when(n(0), n(2), "else"),
            when(n(2), n(3), "Mood::Good | Mood::Fair"),
            whole(i(0), n(3), ""),
            when(n(2), n(4), "_"),
            whole(i(0), n(4), ""),
            whole(n(1), OUT, ""),
            whole(n(3), OUT, ""),
            whole(n(4), OUT, ""),
        ],
    );
    assert_draws(GRAPH.mermaid(), include_str!("route.mmd"));
}

#[test]
fn order_of_sub_workflows() {
    static MIGRATE: Graph = Graph::new(
        "Migrate",
        "()",
        &[],
        &[&component("lock", "lock"), &component("alter", "alter")],
        &[whole(n(0), n(1), "lock"), whole(n(1), OUT, "")],
    );
    static GRAPH: Graph = Graph::new(
        "Release",
        "()",
        &[Input::new("version", "Version")],
        &[
            &component("build", "build"),
            &workflow("Migrate", &MIGRATE),
            &workflow("second", &MIGRATE),
            &component("deploy", "deploy"),
        ],
        &[
            whole(i(0), n(0), "version"),
            after(n(0), n(1)),
            after(n(1), n(2)),
            after(n(2), n(3)),
            whole(n(0), n(3), "image"),
            whole(n(3), OUT, ""),
        ],
    );
    assert_draws(
        GRAPH.mermaid().unfold(1),
        include_str!("order-unfolded.mmd"),
    );
}

#[test]
fn order() {
    static GRAPH: Graph = Graph::new(
        "Deploy",
        "()",
        &[],
        &[
            &component("migrate", "migrate"),
            &component("deploy", "deploy"),
        ],
        &[after(n(0), n(1)), whole(n(1), OUT, "")],
    );
    assert_draws(GRAPH.mermaid(), include_str!("order.mmd"));
}

#[test]
fn one_arrow_for_a_value_used_twice() {
    static GRAPH: Graph = Graph::new(
        "Twice",
        "u64",
        &[Input::new("x", "u64")],
        &[&component("add", "add")],
        &[
            whole(i(0), n(0), "left"),
            whole(i(0), n(0), "right"),
            whole(n(0), OUT, ""),
        ],
    );
    assert_draws(GRAPH.mermaid(), include_str!("twice.mmd"));
}

static CHARGE: Graph = Graph::new(
    "Charge",
    "Receipt",
    &[Input::new("amount", "Money"), Input::new("card", "Card")],
    &[&component("check", "check"), &component("pay", "pay")],
    &[
        whole(i(1), n(0), "card"),
        whole(i(0), n(1), "amount"),
        whole(n(0), n(1), "card"),
        whole(n(1), OUT, ""),
    ],
);

static REFUND: Graph = Graph::new(
    "Refund",
    "Reply",
    &[Input::new("order", "Order")],
    &[
        &component("load", "load"),
        &workflow("receipt", &CHARGE),
        &component("tell", "tell"),
    ],
    &[
        whole(i(0), n(0), "id"),
        whole(n(0), n(1), "amount"),
        whole(n(0), n(1), "card"),
        whole(n(1), n(2), "receipt"),
        whole(n(2), OUT, ""),
    ],
);

static SUPPORT: Graph = Graph::new(
    "Support",
    "Result<Reply, workflow::Error>",
    &[Input::new("ticket", "Ticket")],
    &[
        &component("intent", "classify"),
        &component("docs", "search"),
        &route("match intent"),
        &workflow("Refund", &REFUND),
        &component("answer", "draft"),
        &component("verdict", "moderate"),
        &component("reply", "reply"),
        &component("log", "log"),
    ],
    &[
        whole(i(0), n(0), "text"),
        whole(i(0), n(1), "query"),
        whole(n(0), n(2), ""),
        when(n(2), n(3), "Intent::Refund(order)"),
        whole(n(2), n(3), "order"),
        when(n(2), n(4), "Intent::Question"),
        whole(i(0), n(4), "question"),
        whole(n(1), n(4), "docs"),
        stream(n(4), n(5), "tokens"),
        whole(n(5), n(6), "verdict"),
        after(n(2), n(7)),
        whole(n(3), OUT, ""),
        whole(n(6), OUT, ""),
    ],
);

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
    static GRAPH: Graph = Graph::new(
        "Hostile",
        "HashMap<&'static str, [u8; 4]>",
        &[Input::new("end", "u8"), Input::new("r#type", "u8")],
        &[
            &component("_end", "end"),
            &component("snake_case_", "a::b::<X>::classDef::snake_case_"),
            &route("match (a[0], \"]}\\n\") | `x`"),
            &route("if let Some(_) | Other(_) = x"),
            &glue("style::<\"#quot;\">"),
            &glue("- 1. x; # two ;"),
            &glue("1. * x * y ** z"),
            &glue("\r\n|a|\u{1b}\t%%{init}%% $$x$$ ~~y~~"),
            &glue("\"https://a.b <br/> www.a.b a@b.c\""),
            &glue("\"fa:fa-car\" --> end <script>"),
            &glue("[a](b) ![c](d) \u{1f980}é"),
        ],
        &[
            when(i(0), n(0), "\"end\" | ']' if a && b > c"),
            when(i(0), n(1), "`x` | \"|\" => -->"),
            when(i(1), n(2), "- 1"),
            when(n(2), n(3), "_"),
            when(n(2), n(4), "end"),
            when(n(2), n(5), "style:#x;"),
            when(n(2), n(6), ""),
            whole(n(3), n(7), ""),
            whole(n(4), n(8), ""),
            whole(n(5), n(9), ""),
            whole(n(6), n(10), ""),
            whole(n(10), OUT, ""),
        ],
    );
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
