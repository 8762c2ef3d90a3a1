//! What goes into the nodes of a run and comes out of them, where observers ask for it.

#![allow(
    clippy::unused_async,
    clippy::needless_pass_by_value,
    reason = "components as users write them"
)]
#![cfg(all(feature = "json", feature = "tokio"))]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Mutex;

use futures::{Stream, StreamExt, stream};
use serde::{Serialize, Serializer};
use serde_json::{Value, json, to_value};
use workflow::{
    Broadcast, Event, EventKind, Graph, Node, Observed, Observer, Site, Source, component, workflow,
};

/// All that is read, with the values.
async fn told(events: impl Stream<Item = Event>) -> String {
    let mut told = String::new();
    let mut events = std::pin::pin!(events);
    while let Some(Event {
        path, kind, value, ..
    }) = events.next().await
    {
        let kind = match kind {
            EventKind::Started { attempt: None, .. } => "starts".to_owned(),
            EventKind::Started {
                attempt: Some(attempt),
                ..
            } => format!("starts, try {attempt}"),
            EventKind::StreamStarted { .. } => "starts to stream".to_owned(),
            EventKind::Finished => "finished".to_owned(),
            EventKind::Failed { error } => format!("failed: {error}"),
            EventKind::Item { number, .. } => format!("gives item {number}"),
            EventKind::StreamEnded { .. } => "ended".to_owned(),
            EventKind::Arm { route, arm } => format!("{route} takes {arm}"),
            EventKind::Round(_) | EventKind::EachItem(_) => continue,
            kind => format!("{kind:?}"),
        };
        write!(told, "{path} {kind}").unwrap();
        if let Some(value) = value {
            write!(told, " {value}").unwrap();
        }
        told.push('\n');
    }
    told
}

#[derive(Clone, Serialize)]
struct Note {
    page: usize,
    text: String,
}

#[derive(Debug)]
struct TooFar;

impl std::fmt::Display for TooFar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("there is no such page")
    }
}

impl std::error::Error for TooFar {}

#[component]
async fn search(topic: &str, round: usize) -> Vec<usize> {
    (0..=round).map(|n| n + topic.len()).collect()
}

#[component]
async fn read(page: usize) -> Result<Note, TooFar> {
    if page > 5 {
        return Err(TooFar);
    }
    let text = format!("on page {page}");
    Ok(Note { page, text })
}

#[component]
fn enough(notes: Vec<Note>) -> Option<usize> {
    (notes.len() > 1).then_some(notes.len())
}

workflow! {
    /// Reads what is found.
    Notes<topic: &str, round: usize -> Result<Vec<Note>, workflow::Error>> {
        let pages = search(topic, round);
        each page in pages { read(page)? }
    }

    /// Looks for more, until there is enough.
    Research<topic: &str -> Result<usize, workflow::Error>> {
        loop round = 0 {
            let notes = Notes(topic, round)?;
            let enough = enough(notes);
            match enough {
                Some(count) => break count,
                None => continue round + 1,
            }
        }
    }
}

/// Case 32: sub-workflows, rounds and items, each with what went in and what came out.
#[tokio::test]
async fn are_told_of_the_run_and_each_node() {
    let (run, events) = Research { topic: "art" }.start().with_values().split();
    assert_eq!(run.await.unwrap(), 2);
    insta::assert_snapshot!(told(events).await);

    let (run, events) = Research { topic: "music" }.start().with_values().split();
    assert!(run.await.is_err());
    insta::assert_snapshot!(told(events).await);
}

/// Cannot be serialized.
#[derive(Clone)]
struct Secret(&'static str);

/// Says that it can, and fails.
#[derive(Clone)]
struct Broken;

impl Serialize for Broken {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("broken"))
    }
}

#[component]
fn open(
    key: Secret,
    r#type: &str,
    broken: Broken,
    state: Result<u8, Secret>,
    kept: Result<u8, String>,
) -> Secret {
    let _ = (broken, state, kept);
    Secret(if r#type == "safe" { key.0 } else { "" })
}

#[component]
fn show<T: Clone, S: Clone + Serialize>(plain: T, bounded: S) -> (S, S) {
    let _ = plain;
    (bounded.clone(), bounded)
}

#[component]
fn count(to: u32) -> impl Stream<Item = Result<u32, TooFar>> {
    stream::iter((1..=to).map(|n| if n < 2 { Ok(n) } else { Err(TooFar) }))
}

#[component]
fn tick(to: u32) -> impl Stream<Item = u32> {
    stream::iter(1..=to)
}

#[component]
async fn sum(numbers: impl Stream<Item = Result<u32, TooFar>>, start: u32) -> u32 {
    let read = numbers.fold(start, async |sum, number| sum + number.unwrap_or(0));
    read.await
}

#[component(retry(2))]
async fn fetch(url: String) -> Result<usize, TooFar> {
    if url.is_empty() {
        Err(TooFar)
    } else {
        Ok(url.len())
    }
}

#[component]
fn pair(text: &str) -> BTreeMap<(u8, u8), String> {
    BTreeMap::from([((1, 2), text.to_owned())])
}

workflow! {
    Vault<key: Secret -> usize> {
        let inside = open(key, r#type: "safe", broken: Broken, state: Ok(3), kept: Ok(4));
        let shown = show(plain: 1, bounded: inside.0);
        shown.0.len()
    }

    Pairs<text: &str -> usize> {
        let pairs = pair(text);
        pairs.len()
    }

    Sums<to: u32 -> u32> {
        let numbers = count(to);
        sum(numbers: ~numbers, start: 1)
    }

    Fetches<url: String -> usize> {
        let first = fetch(url: String::new());
        #[retry(2)]
        let second = fetch(url: url.clone());
        #[spawn]
        let third = fetch(url);
        first.unwrap_or(0) + second.unwrap_or(0) + third.unwrap_or(0)
    }

    Numbers<to: u32 ~> u32> {
        ~tick(to)
    }
}

#[tokio::test]
async fn are_left_out_where_they_cannot_be_serialized() {
    let (run, events) = Vault { key: Secret("42") }.start().with_values().split();
    assert_eq!(run.await, 2);
    insta::assert_snapshot!(told(events).await);
}

/// Its type is `Serialize`, so something must be said of it.
#[tokio::test]
async fn say_why_they_are_not_there() {
    let (run, events) = Pairs { text: "a" }.start().with_values().split();
    assert_eq!(run.await, 1);
    insta::assert_snapshot!(told(events).await);
}

#[tokio::test]
async fn of_streams_are_the_items() {
    let (run, events) = Sums { to: 2 }.start().with_values().split();
    assert_eq!(run.await, 2);
    insta::assert_snapshot!(told(events).await);

    let (run, events) = Numbers { to: 2 }.start().with_values().split();
    assert_eq!(run.count().await, 2);
    insta::assert_snapshot!(told(events).await);
}

#[tokio::test(start_paused = true)]
async fn go_through_policies() {
    let url = "abc".to_owned();
    let (run, events) = Fetches { url }.start().with_values().split();
    assert_eq!(run.await, 6);
    let told = told(events).await;
    let mut lines: Vec<_> = told.lines().collect();
    // They run side by side.
    lines.sort_unstable();
    insta::assert_snapshot!(lines.join("\n"));
}

/// Cannot be serialized but when somebody asks for it.
#[derive(Clone)]
struct Unasked;

impl Serialize for Unasked {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        panic!("nobody has asked")
    }
}

#[component]
fn hold(it: Unasked) -> Unasked {
    it
}

workflow! {
    Holds<it: Unasked -> Unasked> { hold(it) }
}

#[tokio::test]
async fn are_not_looked_at_unless_asked_for() {
    let (run, events) = Holds { it: Unasked }.start().split();
    run.await;
    assert!(
        events
            .map(|event| event.value)
            .all(async |it| it.is_none())
            .await
    );

    // Asked for, but nobody reads.
    let broadcast = Broadcast::new(8).with_values();
    Holds { it: Unasked }
        .run_with(Observed::new(&broadcast))
        .await;
}

#[tokio::test]
async fn are_part_of_events_as_data() {
    let (run, events) = Sums { to: 1 }.start().with_values().split();
    run.await;
    let events: Vec<_> = events.map(|it| to_value(it).unwrap()).collect().await;
    assert_eq!(events[0]["value"], json!({ "to": 1 }));
    assert_eq!(events.last().unwrap()["value"], json!(2));
}

/// Writes a line for each node.
#[derive(Default)]
struct Ledger(Mutex<BTreeMap<&'static str, Vec<Value>>>);

impl Ledger {
    fn write(&self, node: &'static str, value: impl Serialize) {
        let value = to_value(value).unwrap();
        self.0.lock().unwrap().entry(node).or_default().push(value);
    }
}

impl Observer for Ledger {
    type Scope = &'static str;

    fn root(&self, graph: &'static Graph) -> &'static str {
        graph.name()
    }

    fn child(&self, _: &'static str, site: Site) -> &'static str {
        site.key()
    }

    fn started<N: Node>(&self, at: &'static str, node: &N) {
        self.write(at, node.inputs());
    }

    fn finished<N: Node>(&self, at: &'static str, output: &N::Output) {
        self.write(at, N::value(output));
    }

    fn stream_started<N: Source>(&self, at: &'static str, node: &N) {
        self.write(at, node.inputs());
    }

    fn stream_item<N: Source>(&self, at: &'static str, item: &N::Item) {
        self.write(at, N::value(item));
    }
}

#[tokio::test]
async fn are_there_for_any_observer() {
    let ledger = Ledger::default();
    let driver = Observed::over(&ledger, Observed::new(&ledger));
    assert_eq!(Sums { to: 2 }.run_with(driver).await, 2);
    let ledger = ledger.0.into_inner().unwrap();
    // The inner observer sees the node through the outer one.
    assert_eq!(
        json!(ledger),
        json!({
            "Sums": [{ "to": 2 }, { "to": 2 }, 2, 2],
            "numbers": [{ "to": 2 }, { "to": 2 }, 1, 1, null, null],
            "sum": [{ "start": 1 }, { "start": 1 }, 2, 2],
        })
    );
}
