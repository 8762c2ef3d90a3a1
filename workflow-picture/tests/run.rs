//! Overlays that runs fill themselves, by their events.

use std::fmt;

use futures::executor::block_on;
use futures::{Stream, StreamExt, future, stream};
use workflow::{component, workflow};
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

/// Runs to the end, and collects what happens.
fn watched(start: u32, limit: u32) -> Overlay {
    let (run, events) = Grow { start, limit }.start().split();
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
