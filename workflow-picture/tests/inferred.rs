//! What an overlay shows of nodes that no run tells of: Rust expressions, races, and routes that have not decided.

use std::future::pending;
use std::pin::pin;

use futures::{FutureExt, Stream, StreamExt};
use workflow::{Event, component, workflow};
use workflow_picture::{Overlay, Picture};

#[component]
fn double(x: u32) -> u32 {
    2 * x
}

#[component]
async fn never(x: u32) -> u32 {
    pending::<()>().await;
    x
}

#[component]
fn check(x: u32) -> Result<u32, std::fmt::Error> {
    if x > 10 { Err(std::fmt::Error) } else { Ok(x) }
}

workflow! {
    Arms<x: u32 -> u32> {
        let value = match x {
            0 => { let twice = double(x); let more = twice + 1; more * 2 }
            1..=9 => { let less = x - 1; less * 2 }
            _ => if x > 99 { x - 100 } else { Inner(x) },
        };
        let after = value + 1;
        double(x: after)
    }

    Inner<x: u32 -> u32> {
        let inside = x + 1;
        let twice = double(x: inside);
        twice + 3
    }

    Else<x: u32 -> u32> {
        let base = double(x);
        let value = if x > 9 { double(x: base) } else { base };
        let after = value + 1;
        after * 2
    }

    Fail<x: u32 -> workflow::Result<u32>> {
        let before = x + 1;
        let checked = check(x: before)?;
        let after = checked + 1;
        double(x: after)
    }

    Race<x: u32 -> u32> {
        let won = race {
            if x > 9 { let big = double(x); let bigger = big + 1; bigger } else { never(x) },
            { let slow = never(x); let lost = slow + 1; lost },
            { let quick = double(x); let next = quick + 1; next },
        };
        let after = won + 1;
        double(x: after)
    }

    Lost<x: u32 -> Result<u32, std::fmt::Error>> {
        let won = race { never(x), check(x)? };
        let after = won + 1;
        double(x: after)
    }

    Each<x: u32 -> usize> {
        let all = each n in 0..x { if n > 0 { let more = n + 1; more } else { n } };
        all.len()
    }

    Wait<x: u32 -> u32> {
        let before = x + 1;
        let value = if before > 9 { let waited = never(x: before); waited + 1 } else { let other = x + 2; other };
        let after = value + 1;
        after * 2
    }
}

/// What a run has done when it has come as far as it can without waiting.
fn watched(run: impl Future, mut events: impl Stream<Item = Event> + Unpin) -> Overlay {
    let mut run = pin!(run);
    let _ = run.as_mut().now_or_never();
    let mut overlay = Overlay::new();
    while let Some(Some(event)) = events.next().now_or_never() {
        overlay.event(&event);
    }
    overlay
}

/// The states of the nodes of these names, as they are drawn.
macro_rules! states {
    ($name:ident { $x:expr }, $($node:literal)*) => {{
        let (run, events) = $name { x: $x }.start().split();
        let overlay = watched(run, events);
        let svg = Picture::of($name::graph()).unfold(1).overlay(&overlay).svg();
        [$(state(&svg, concat!(stringify!($name), "/", $node))),*]
    }};
}

/// Of `class="node node-glue is-not-taken" data-node="Race/next"`, that it is not taken.
fn state(svg: &str, path: &str) -> String {
    let at = svg.find(&format!("\" data-node=\"{path}\"")).expect(path);
    let (_, state) = svg[..at].rsplit_once(" is-").expect(path);
    state.to_owned()
}

#[test]
fn in_arms() {
    let states = |x| states!(Arms { x }, "more" "less" "if" "Inner/inside" "after");
    assert_eq!(
        states(0),
        ["done", "not-taken", "not-taken", "not-taken", "done"]
    );
    assert_eq!(
        states(1),
        ["not-taken", "done", "not-taken", "not-taken", "done"]
    );
    assert_eq!(
        states(10),
        ["not-taken", "not-taken", "done", "done", "done"]
    );
    assert_eq!(
        states(100),
        ["not-taken", "not-taken", "done", "not-taken", "done"]
    );
}

#[test]
fn behind_an_arm_without_nodes() {
    assert_eq!(states!(Else { 1 }, "value" "after"), ["done", "done"]);
    assert_eq!(states!(Else { 10 }, "value" "after"), ["done", "done"]);
}

#[test]
fn around_an_error() {
    assert_eq!(states!(Fail { 1 }, "before" "after"), ["done", "done"]);
    assert_eq!(
        states!(Fail { 10 }, "before" "after"),
        ["done", "not-taken"]
    );
}

#[test]
fn in_a_race() {
    let states = |x| states!(Race { x }, "won" "if" "bigger" "lost" "next" "after");
    assert_eq!(
        states(1),
        ["done", "done", "not-taken", "not-taken", "done", "done"]
    );
    // The first of two that are ready: the other has not run.
    assert_eq!(
        states(10),
        ["done", "done", "done", "not-taken", "not-taken", "done"]
    );
}

#[test]
fn of_a_race_that_nobody_wins() {
    let states = |x| states!(Lost { x }, "check" "never" "won" "after");
    assert_eq!(states(1), ["done", "cancelled", "done", "done"]);
    assert_eq!(states(11), ["failed", "cancelled", "failed", "not-taken"]);
}

#[test]
fn in_an_each_with_and_without_items() {
    let states = |x| states!(Each { x }, "all" "all/if" "all/more");
    assert_eq!(states(2), ["done", "done", "done"]);
    assert_eq!(states(1), ["done", "done", "not-taken"]);
    assert_eq!(states(0), ["done", "not-taken", "not-taken"]);
}

#[test]
fn while_a_run_goes_on() {
    assert_eq!(
        states!(Wait { 10 }, "before" "value" "waited" "other" "after"),
        ["done", "done", "running", "waiting", "waiting"]
    );
}

#[test]
fn lines_are_kept_free_only_where_numbers_will_come() {
    let (run, events) = Fail { x: 1 }.start().split();
    let size = |overlay: &Overlay, path: &str| {
        let svg = Picture::of(Fail::graph()).overlay(overlay).svg();
        let (_, node) = svg.split_once(&format!("data-node=\"{path}\"")).unwrap();
        let (_, height) = node.split_once("height=\"").unwrap();
        height.split_once('"').unwrap().0.to_owned()
    };
    let [before, after] = [Overlay::new(), watched(run, events)];
    for path in ["Fail/before", "Fail/checked", "Fail/double"] {
        assert_eq!(size(&before, path), size(&after, path), "{path}");
    }
    // As high as the other expression in two lines, although one of them has run.
    assert_eq!(size(&after, "Fail/before"), size(&after, "Fail/after"));
    assert_ne!(size(&after, "Fail/before"), size(&after, "Fail/checked"));
}
