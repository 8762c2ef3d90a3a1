//! A run and the events of it: `Name { … }.start(&context)`.

#![allow(
    clippy::unused_async,
    clippy::needless_pass_by_value,
    reason = "components as users write them"
)]
#![cfg(feature = "tokio")]

#[allow(dead_code, reason = "each test uses its part")]
mod lab;

use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::time::Duration;

use futures::future::join;
use futures::{FutureExt, Stream, StreamExt, stream};
use lab::{Held, Lab, now, step};
use tokio::time::sleep;
use workflow::{
    Broadcast, Event, EventKind, Events, Graph, Node, Observed, Observer, Paths, Place, Site,
    component, workflow,
};

/// All that has come so far, one a line.
fn listed(events: &mut Events) -> String {
    let mut list = String::new();
    while let Some(Some(event)) = events.next().now_or_never() {
        let Event {
            path, time, kind, ..
        } = &event;
        let ms = time.as_millis();
        match kind {
            EventKind::Started {
                attempt: Some(attempt),
                ..
            } => writeln!(list, "{ms} {path} starts, try {attempt}"),
            EventKind::Started { .. } => writeln!(list, "{ms} {path} starts"),
            EventKind::StreamStarted { .. } => writeln!(list, "{ms} {path} starts to stream"),
            kind => writeln!(list, "{ms} {path} {kind:?}"),
        }
        .unwrap();
    }
    list
}

#[derive(Debug)]
struct Empty;

impl std::fmt::Display for Empty {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("nothing was found")
    }
}

impl std::error::Error for Empty {}

#[component]
async fn search(topic: &str) -> Vec<u64> {
    sleep(Duration::from_millis(5)).await;
    (1..=topic.len() as u64).collect()
}

#[component]
async fn read(id: u64) -> Result<u64, Empty> {
    sleep(Duration::from_millis(10 * id)).await;
    if id < 3 { Ok(id) } else { Err(Empty) }
}

#[component]
fn sum(notes: Vec<u64>) -> u64 {
    notes.iter().sum()
}

workflow! {
    /// Reads all that is found, until there is enough.
    Research<topics: [&'static str; 3] -> workflow::Result<u64>> {
        let enough = loop round = 0, total = 0 {
            let found = Collect(topic: topics[round])?;
            let total = total + found;
            if total > 3 { break total } else { continue (round + 1, total) }
        };
        enough
    }

    Collect<topic: &str -> workflow::Result<u64>> {
        let ids = search(topic);
        #[concurrency(2)]
        let notes = each id in ids { read(id)? };
        sum(notes)
    }
}

/// The run of CASES.md 32: a sub-workflow in a loop, an `each` inside, and where it fails.
#[tokio::test(start_paused = true)]
async fn tell_of_nodes_rounds_items_and_errors() {
    let run = Research {
        topics: ["a", "bc", "def"],
    };
    let (run, mut events) = run.start().split();
    assert_eq!(listed(&mut events), "");
    assert_eq!(run.await.unwrap(), 4);
    assert_eq!(
        listed(&mut events),
        "\
0 Research starts
0 Research/enough[0] Round(0)
0 Research/enough[0]/found starts
0 Research/enough[0]/found/ids starts
5 Research/enough[0]/found/ids Finished
5 Research/enough[0]/found/notes[0] EachItem(0)
5 Research/enough[0]/found/notes[0]/read starts
15 Research/enough[0]/found/notes[0]/read Finished
15 Research/enough[0]/found/sum starts
15 Research/enough[0]/found/sum Finished
15 Research/enough[0]/found Finished
15 Research/enough[0] Arm { route: \"enough/if\", arm: \"false\" }
15 Research/enough[1] Round(1)
15 Research/enough[1]/found starts
15 Research/enough[1]/found/ids starts
20 Research/enough[1]/found/ids Finished
20 Research/enough[1]/found/notes[0] EachItem(0)
20 Research/enough[1]/found/notes[1] EachItem(1)
20 Research/enough[1]/found/notes[0]/read starts
20 Research/enough[1]/found/notes[1]/read starts
30 Research/enough[1]/found/notes[0]/read Finished
40 Research/enough[1]/found/notes[1]/read Finished
40 Research/enough[1]/found/sum starts
40 Research/enough[1]/found/sum Finished
40 Research/enough[1]/found Finished
40 Research/enough[1] Arm { route: \"enough/if\", arm: \"true\" }
40 Research Finished
"
    );
    assert!(events.next().await.is_none());

    let run = Research {
        topics: ["def", "", ""],
    };
    let (run, mut events) = run.start().split();
    let error = run.await.unwrap_err();
    let list = listed(&mut events);
    let last: Vec<&str> = list.lines().rev().take(4).collect();
    assert_eq!(
        last,
        [
            "45 Research Failed { error: \"Research/enough[0]/found/notes[2]/read: nothing was found\" }",
            "45 Research/enough[0]/found Failed { error: \"Collect/notes[2]/read: nothing was found\" }",
            "45 Research/enough[0]/found/notes[2]/read Failed { error: \"nothing was found\" }",
            "25 Research/enough[0]/found/notes[1]/read Finished",
        ]
    );
    // An error and the events say it in the same words.
    let path = "Research/enough[0]/found/notes[2]/read";
    assert_eq!(error.path(), Some(path));
}

#[component]
async fn flaky(calls: &std::sync::atomic::AtomicU32) -> Result<u32, Empty> {
    let call = calls.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    if call == 2 { Ok(call) } else { Err(Empty) }
}

workflow! {
    Retries<calls: &std::sync::atomic::AtomicU32 -> workflow::Result<u32>> {
        #[retry(2)]
        let call = flaky(calls)?;
        call
    }
}

#[tokio::test]
async fn tell_of_each_try() {
    let calls = std::sync::atomic::AtomicU32::new(0);
    let (run, mut events) = Retries { calls: &calls }.start().split();
    assert_eq!(run.await.unwrap(), 2);
    let list = listed(&mut events);
    let lines: Vec<&str> = list
        .lines()
        .map(|line| line.split_once(' ').unwrap().1)
        .collect();
    assert_eq!(
        lines,
        [
            "Retries starts",
            "Retries/call starts, try 0",
            "Retries/call Failed { error: \"nothing was found\" }",
            "Retries/call starts, try 1",
            "Retries/call Failed { error: \"nothing was found\" }",
            "Retries/call starts, try 2",
            "Retries/call Finished",
            "Retries Finished",
        ]
    );
}

#[component]
fn count(to: u64) -> impl Stream<Item = Result<u64, Empty>> {
    stream::iter((0..to).map(Ok).chain([Err(Empty)]))
}

#[component]
fn doubled(xs: impl Stream<Item = u64>) -> impl Stream<Item = u64> {
    xs.map(|x| 2 * x)
}

workflow! {
    Streams<to: u64 ~> workflow::Result<u64>> {
        let xs = count(to);
        ~doubled(~xs?)
    }
}

#[tokio::test(start_paused = true)]
async fn tell_of_streams_item_by_item() {
    let (items, mut events) = Streams { to: 1 }.start().split();
    let items: Vec<_> = items.collect().await;
    assert_eq!(*items[0].as_ref().unwrap(), 0);
    assert!(items[1].is_err());
    assert_eq!(
        listed(&mut events),
        "\
0 Streams starts to stream
0 Streams/doubled starts to stream
0 Streams/xs starts to stream
0 Streams/xs Item { number: 0, error: None }
0 Streams/doubled Item { number: 0, error: None }
0 Streams Item { number: 0, error: None }
0 Streams/xs Item { number: 1, error: Some(\"nothing was found\") }
0 Streams/xs Cancelled
0 Streams/doubled Cancelled
0 Streams Item { number: 1, error: Some(\"Streams/xs: nothing was found\") }
0 Streams StreamEnded { items: 2 }
"
    );

    // A run that streams is a stream itself.
    let run = pin!(Streams { to: 7 }.start());
    let mut events = run.events();
    assert_eq!(run.take(2).count().await, 2);
    let last = listed(&mut events);
    assert!(!last.contains("Cancelled"), "it is still there: {last}");
}

#[component]
fn boom() -> u32 {
    panic!("boom")
}

workflow! {
    Two<-> u32> with Lab {
        step(at: "a", needs: ());
        step(at: "b", needs: ());
        0
    }

    Explodes<-> u32> with Lab {
        step(at: "a", needs: ());
        boom()
    }
}

#[test]
fn tell_how_a_run_ends_that_was_dropped_or_has_panicked() {
    let lab = Lab::default();
    let (run, mut events) = Two {}.start(&lab).split();
    let mut run = Held::new(run);
    assert!(run.settle().is_none());
    lab.release("a");
    assert!(run.settle().is_none());
    drop(run);
    let kinds: Vec<String> = now(events.by_ref().map(|event| ended(&event)).collect());
    let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
    let expected = ["0", "1", "2", "1 Finished", "2 Cancelled", "0 Cancelled"];
    assert_eq!(kinds, expected);

    let lab = Lab::default();
    let (run, events) = Explodes {}.start(&lab).split();
    catch_unwind(AssertUnwindSafe(|| Held::new(run).settle())).unwrap_err();
    let kinds: Vec<String> = now(events.map(|event| ended(&event)).collect());
    let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
    let expected = ["0", "1", "2", "1 Cancelled", "2 Panicked", "0 Panicked"];
    assert_eq!(kinds, expected);
}

fn ended(event: &Event) -> String {
    match &event.kind {
        EventKind::Started { .. } => event.node.to_string(),
        kind => format!("{} {kind:?}", event.node),
    }
}

workflow! {
    Rounds<to: u64 -> u64> {
        let last = loop n = 0 {
            let next = sum(notes: vec![n, 1]);
            if next == to { break next } else { continue next }
        };
        last
    }
}

#[test]
fn a_slow_watcher_is_told_how_many_it_has_missed_and_holds_nothing() {
    let broadcast = Broadcast::new(8);
    let (mut slow, mut other) = (broadcast.events(), broadcast.events());
    now(Rounds { to: 1000 }.run_with(Observed::new(&broadcast)));
    // A run, and for each round its start, the node's two, and the arm.
    let all = 2 + 4 * 1000;
    let first = slow.next().now_or_never().flatten().unwrap();
    assert!(matches!(first.kind, EventKind::Missed(missed) if missed == all - 8));
    assert_eq!(&*first.path, "Rounds");
    drop(broadcast);
    assert_eq!(now(slow.by_ref().count()), 8);

    let from_here = other.clone();
    let missed = other.next().now_or_never().flatten().unwrap();
    assert!(matches!(missed.kind, EventKind::Missed(_)));
    assert_eq!(now(from_here.count()), 9);
}

#[test]
fn a_watcher_that_comes_late_sees_the_rest_and_one_that_leaves_nothing() {
    let lab = Lab::default();
    let run = Box::pin(Two {}.start(&lab));
    let early = run.events();
    let late = std::cell::OnceCell::new();
    let mut held = Held::new(async {
        let mut run = run;
        std::future::poll_fn(|context| {
            let polled = run.as_mut().poll(context);
            late.get_or_init(|| run.events());
            polled
        })
        .await
    });
    assert!(held.settle().is_none());
    drop(early);
    for node in ["a", "b"] {
        lab.release(node);
    }
    assert_eq!(held.settle(), Some(0));
    drop(held);
    let late = late.into_inner().unwrap();
    let kinds: Vec<String> = now(late.map(|event| ended(&event)).collect());
    assert_eq!(kinds, ["1 Finished", "2 Finished", "0 Finished"]);
}

#[tokio::test]
async fn are_read_beside_the_run_and_on_other_tasks() {
    let (run, events) = Rounds { to: 10 }.start().split();
    let task = tokio::spawn(events.clone().count());
    let (value, here) = join(tokio::spawn(run), events.count()).await;
    assert_eq!(value.unwrap(), 10);
    assert_eq!(here, 42);
    assert_eq!(task.await.unwrap(), 42);
}

/// Knows each path, and remembers none.
#[derive(Default)]
struct Longest {
    paths: Paths,
    most: std::sync::atomic::AtomicUsize,
}

impl Observer for Longest {
    type Scope = Place;

    fn root(&self, graph: &'static Graph) -> Place {
        self.paths.root(graph)
    }

    fn child(&self, parent: Place, site: Site) -> Place {
        self.paths.child(parent, site)
    }

    fn first_round(&self, of: Place) -> Place {
        self.paths.first_round(of)
    }

    fn next_round(&self, round: Place) -> Place {
        self.paths.next_round(round)
    }

    fn item(&self, of: Place, number: usize) -> Place {
        self.paths.item(of, number)
    }

    fn attempt(&self, of: Place, number: usize) -> Place {
        self.paths.attempt(of, number)
    }

    fn close(&self, scope: Place) {
        self.paths.close(scope);
    }

    fn finished<N: Node>(&self, at: Place, _: &N::Output) {
        let length = self.paths.of(at).len();
        self.most
            .fetch_max(length, std::sync::atomic::Ordering::Relaxed);
    }
}

workflow! {
    Many<to: u64 -> usize> {
        #[concurrency(4)]
        let all = each n in 0..to { sum(notes: vec![n]) };
        all.len()
    }
}

#[test]
fn paths_take_no_more_room_than_what_is_open() {
    let log = Longest::default();
    now(Rounds { to: 10_000 }.run_with(Observed::new(&log)));
    assert_eq!(
        log.most.load(std::sync::atomic::Ordering::Relaxed),
        "Rounds/last[9999]/next".len()
    );
    // The run, the loop, and the node.
    assert_eq!(log.paths.capacity(), 3);
    now(Many { to: 10_000 }.run_with(Observed::new(&log)));
    // The run, the each, four items, and a node that is ready at once.
    assert_eq!(log.paths.capacity(), 7);
}

#[derive(Clone, Debug, PartialEq)]
struct Step {
    done: usize,
    of: usize,
}

#[component]
async fn index(files: Vec<&str>, #[progress] report: impl Fn(Step)) -> usize {
    for done in 1..=files.len() {
        sleep(Duration::from_millis(10)).await;
        report(Step {
            done,
            of: files.len(),
        });
    }
    files.len()
}

/// Nothing of it waits.
#[component]
fn mark<T: Clone>(#[progress] note: impl Fn(&'static str) + Copy, of: T) -> [T; 2] {
    note("first");
    note("second");
    [of.clone(), of]
}

struct Letters;

#[component]
fn spell(
    #[context] _letters: &Letters,
    word: &str,
    #[progress] at: impl Fn(char),
) -> impl Stream<Item = char> {
    stream::iter(word.chars()).inspect(move |letter| at(*letter))
}

#[component]
impl Twice {
    async fn invoke(word: &str, #[progress] report: impl Fn(usize)) -> String {
        report(1);
        word.repeat(2)
    }

    fn stream(word: &str, #[progress] _report: impl Fn(usize)) -> impl Stream<Item = String> {
        stream::iter([word.to_owned(), word.to_owned()])
    }
}

workflow! {
    Indexes<files: Vec<&str> -> usize> with Letters {
        let all = index(files);
        let letters = spell(word: "ab");
        let word: String = workflow::concat(items: ~letters);
        let twice = Twice(word: &word);
        let marked = mark(of: all);
        marked.len() + twice.len()
    }
}

#[tokio::test(start_paused = true)]
async fn carry_what_components_tell() {
    // It stays a function.
    let told = std::cell::RefCell::new(Vec::new());
    index(vec!["a"], |step| told.borrow_mut().push(step)).await;
    assert_eq!(told.into_inner(), [Step { done: 1, of: 1 }]);

    let files = vec!["a", "b"];
    let (run, events) = Indexes {
        files: files.clone(),
    }
    .start(&Letters)
    .split();
    assert_eq!(tokio::spawn(run).await.unwrap(), 6);
    let told = events.filter_map(async |event| match event.kind {
        EventKind::Progress(told) => Some((event.path, event.time.as_millis(), told)),
        _ => None,
    });
    let told: Vec<_> = told.collect().await;
    let lines: Vec<String> = told
        .iter()
        .map(|(path, ms, told)| format!("{ms} {path} {told:?}"))
        .collect();
    assert_eq!(
        lines,
        [
            "0 Indexes/letters 'a'",
            "0 Indexes/letters 'b'",
            "0 Indexes/twice 1",
            "10 Indexes/all Step { done: 1, of: 2 }",
            "20 Indexes/all Step { done: 2, of: 2 }",
            "20 Indexes/marked \"first\"",
            "20 Indexes/marked \"second\"",
        ]
    );
    let (_, _, last) = &told[4];
    assert_eq!(last.downcast_ref(), Some(&Step { done: 2, of: 2 }));
    assert_eq!(last.downcast_ref::<usize>(), None);

    assert_eq!(Indexes { files }.run(&Letters).await, 6);
}

#[cfg(feature = "serde")]
#[tokio::test(start_paused = true)]
async fn can_be_written_down() {
    let (run, events) = Indexes { files: vec!["a"] }.start(&Letters).split();
    run.await;
    let events: Vec<_> = events
        .map(|event| serde_json::to_value(event).unwrap())
        .collect()
        .await;
    assert_eq!(
        events[0],
        serde_json::json!({
            "path": "Indexes",
            "node": 0,
            "time": { "secs": 0, "nanos": 0 },
            "kind": { "started": { "parent": null, "attempt": null } },
        })
    );
    let told = events.iter().map(|event| &event["kind"]["progress"]);
    let told: Vec<_> = told.filter(|told| !told.is_null()).collect();
    assert!(told.contains(&&serde_json::json!("Step { done: 1, of: 1 }")));
    assert_eq!(events.last().unwrap()["kind"], "finished");
}
