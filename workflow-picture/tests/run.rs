//! Overlays that runs fill themselves, by their events.

use std::fmt;
use std::time::Duration;

use futures::executor::block_on;
use futures::{Stream, StreamExt, future, stream};
use workflow::{Broadcast, Event, Observed, component, workflow};
use workflow_picture::{NodeState, Overlay, Picture, Status};

#[derive(Debug)]
struct Full;

impl fmt::Display for Full {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the shelf is full")
    }
}

impl std::error::Error for Full {}

#[component]
fn double(x: u32) -> u32 {
    2 * x
}

#[component]
fn store(x: u32) -> Result<u32, Full> {
    if x > 20 { Err(Full) } else { Ok(x) }
}

/// Waits for ever with nothing to store.
#[component]
async fn store_or_wait(x: u32) -> Result<u32, Full> {
    if x == 0 {
        return future::pending().await;
    }
    store(x)
}

#[component]
fn up_to(x: u32) -> impl Stream<Item = u32> {
    stream::iter(0..x)
}

#[component]
async fn sum(xs: impl Stream<Item = u32>) -> u32 {
    xs.fold(0, async |sum, x| sum + x).await
}

workflow! {
    Grow<start: u32, limit: u32 -> workflow::Result<u32>> {
        let grown = loop x = start {
            let next = double(x);
            if next > limit { break next } else { continue next }
        };
        let stored = Keep(x: grown)?;
        match stored {
            0 => double(x: stored),
            _ => { let xs = up_to(x: stored); sum(xs: ~xs) }
        }
    }

    Keep<x: u32 -> workflow::Result<u32>> {
        store(x)?
    }
}

workflow! {
    Shelve<xs: &[u32] -> workflow::Result<usize>> {
        let stored = each x in xs { let one = store_or_wait(x: *x)?; one + 1 };
        stored.len()
    }

    Try<x: u32 -> u32> {
        let stored = store(x);
        stored.unwrap_or(0)
    }
}

/// What happens until the run ends.
fn watched(start: u32, limit: u32) -> Overlay {
    let (run, events) = Grow { start, limit }.start().split();
    watch(run, events)
}

fn watch(run: impl Future, events: impl Stream<Item = Event>) -> Overlay {
    let mut overlay = Overlay::new();
    let watching = events.for_each(|event| {
        overlay.event(&event);
        future::ready(())
    });
    // What comes of the run is in the overlay.
    let _ = block_on(future::join(run, watching));
    overlay
}

#[test]
fn a_run_that_goes_well() {
    let run = watched(1, 10);
    assert!(run.has_ended());
    let runs = |path: &str| run.node(path).map(|state| (state.status(), state.runs()));
    assert_eq!(runs("Grow"), Some((Status::Done, 1)));
    assert_eq!(runs("Grow/grown"), Some((Status::Done, 4)));
    assert_eq!(runs("Grow/grown/next"), Some((Status::Done, 4)));
    assert_eq!(runs("Grow/grown[2]/next"), runs("Grow/grown/next"));
    assert_eq!(runs("Grow/stored"), Some((Status::Done, 1)));
    assert_eq!(runs("Grow/stored/store"), Some((Status::Done, 1)));
    assert_eq!(run.node("Grow/xs").and_then(NodeState::items), Some(16));
    assert_eq!(run.node("Grow/grown/if").unwrap().ways(), ["false", "true"]);
    assert_eq!(run.node("Grow/match").unwrap().ways(), ["_"]);
    assert_eq!(run.status("Grow/double"), Status::NotTaken);

    let svg = Picture::of(Grow::graph()).unfold(1).overlay(&run).svg();
    assert!(svg.contains("×4") && svg.contains("16 items"));
    assert!(svg.contains("class=\"node node-component is-not-taken\" data-node=\"Grow/double\""));
    assert!(!svg.contains(" is-failed\"") && !svg.contains(" is-waiting\""));
}

#[test]
fn a_run_that_fails() {
    let run = watched(6, 20);
    assert!(run.has_ended());
    for path in ["Grow", "Grow/stored", "Grow/stored/store"] {
        assert_eq!(run.status(path), Status::Failed, "{path}");
    }
    let error = run.node("Grow/stored/store").and_then(NodeState::error);
    assert_eq!(error, Some("the shelf is full"));
    assert_eq!(run.status("Grow/xs"), Status::NotTaken);
}

#[test]
fn a_run_that_is_dropped() {
    let (run, events) = Grow {
        start: 1,
        limit: 10,
    }
    .start()
    .split();
    drop(run);
    let mut overlay = Overlay::new();
    block_on(events.for_each(|event| {
        overlay.event(&event);
        future::ready(())
    }));
    assert_eq!(overlay, Overlay::new()); // it had not begun
}

/// `is-failed` of `class="node node-each is-failed" data-node="Shelve/stored"`.
fn class<'s>(svg: &'s str, path: &str) -> &'s str {
    let at = svg.find(&format!("\" data-node=\"{path}\"")).expect(path);
    svg[..at].rsplit_once(' ').expect(path).1
}

fn is_taken(svg: &str, from: &str, to: &str) -> bool {
    let arrow = format!("\" data-from=\"{from}\" data-to=\"{to}\"");
    let at = svg.find(&arrow).expect(&arrow);
    svg[..at].ends_with(" was-taken")
}

#[test]
fn an_error_is_shown_though_others_were_dropped_with_it() {
    let (run, events) = Shelve { xs: &[5, 0, 50] }.start().split();
    let overlay = watch(run, events);
    let one = overlay.node("Shelve/stored/one").unwrap();
    assert_eq!((one.status(), one.runs()), (Status::Failed, 3));
    assert_eq!(one.error(), Some("the shelf is full"));

    let svg = Picture::of(Shelve::graph()).overlay(&overlay).svg();
    assert!(svg.contains("the shelf is full"));
    for path in ["Shelve/stored/one", "Shelve/stored", "Shelve:"] {
        assert_eq!(class(&svg, path), "is-failed", "{path}");
    }
    assert!(is_taken(&svg, "Shelve/stored", "Shelve/stored/one"));
    for path in ["Shelve/stored/expression", "Shelve/expression"] {
        assert_eq!(class(&svg, path), "is-not-taken", "{path}");
    }
    assert!(!is_taken(
        &svg,
        "Shelve/stored/one",
        "Shelve/stored/expression"
    ));
}

#[test]
fn an_error_that_is_a_value_is_handed_on() {
    let (run, events) = Try { x: 50 }.start().split();
    let overlay = watch(run, events);
    let svg = Picture::of(Try::graph()).overlay(&overlay).svg();
    assert_eq!(class(&svg, "Try/stored"), "is-failed");
    assert_eq!(class(&svg, "Try/expression"), "is-done");
    assert!(is_taken(&svg, "Try/stored", "Try/expression"));
}

#[test]
fn a_try_that_is_dropped_is_no_failure() {
    let mut overlay = Overlay::new();
    overlay.started("Shelve/one");
    overlay.failed("Shelve/one", Duration::ZERO, "busy");
    overlay.started("Shelve/one");
    overlay.cancelled("Shelve/one", Duration::ZERO);
    assert_eq!(overlay.status("Shelve/one"), Status::Cancelled);
}

#[test]
fn nothing_moves_while_a_run_goes_on() {
    let places = |overlay: &Overlay| {
        let svg = Picture::of(Grow::graph()).unfold(1).overlay(overlay).svg();
        let outlines = svg
            .lines()
            .filter(|line| line.contains("class=\"outline\""));
        outlines.map(str::to_owned).collect::<Vec<_>>()
    };
    let mut half = Overlay::new();
    half.started("Grow");
    half.started("Grow/stored");
    assert_eq!(places(&Overlay::new()), places(&half));
    let ended = watched(1, 10);
    assert_eq!(ended.node("Grow/xs").and_then(NodeState::items), Some(16));
    assert_eq!(places(&half), places(&ended));
}

#[test]
fn a_picture_says_that_events_were_missed() {
    let broadcast = Broadcast::new(1);
    let events = broadcast.events();
    let grow = Grow {
        start: 1,
        limit: 10,
    };
    block_on(grow.run_with(Observed::new(&broadcast))).unwrap();
    drop(broadcast);
    let overlay = watch(future::ready(()), events);
    assert!(overlay.has_ended());
    assert_eq!(overlay.status("Grow"), Status::Done);

    let missed = overlay.missed_events();
    assert!(missed > 0);
    let svg = Picture::of(Grow::graph()).overlay(&overlay).svg();
    assert!(svg.contains(&format!("Not complete: {missed} events were missed")));
    let complete = Picture::of(Grow::graph()).overlay(&watched(1, 10)).svg();
    assert!(!complete.contains("Not complete"));
}
