//! `chain` and `merge`.

use futures::executor::block_on;
use futures::{Stream, stream};
use workflow::{component, workflow};

use super::parts::{Broken, Log, Pause, add10, all, count, doubles, fragile, noted, sum, watched};

workflow! {
    Chained<to: u64 -> u64> with Log {
        let xs = watched(at: "xs", to);
        let ys = watched(at: "ys", to);
        let all = chain(~xs, ~ys);
        noted(at: "all", xs: ~all)
    }

    Merged<to: u64 ~> u64> with Log {
        let xs = watched(at: "xs", to);
        let ys = watched(at: "ys", to: 1);
        let zs = watched(at: "zs", to);
        ~merge(~xs, ~ys, ~zs,)
    }
}

#[test]
fn chain_reads_one_stream_after_the_other_and_starts_it_only_then() {
    let log = Log::default();
    assert_eq!(block_on(Chained { to: 2 }.run(&log)), 6);
    assert_eq!(
        log.take(),
        [
            "+xs", "xs 1", "all 1", "xs 2", "all 2", "!xs", "+ys", "ys 1", "all 1", "ys 2",
            "all 2", "!ys", "all end"
        ]
    );
}

#[test]
fn merge_takes_turns() {
    let log = Log::default();
    assert_eq!(all(Merged { to: 2 }.stream(&log)), [1, 1, 1, 2, 2]);
}

#[component]
fn after(pauses: u64, give: &'static str) -> impl Stream<Item = &'static str> {
    stream::once(async move {
        Pause(pauses).await;
        give
    })
}

workflow! {
    AsTheyCome<~> &'static str> {
        let a = after(pauses: 3, give: "third");
        let b = after(pauses: 1, give: "first");
        let c = after(pauses: 2, give: "second");
        ~merge(~a, ~b, ~c)
    }

    Nested<to: u64 -> Result<u64, Broken>> {
        let limit = add10(x: to);
        let a = count(to);
        let b = doubles(v: to);
        let c = fragile(good: limit, to: limit);
        let ab = chain(~a, ~b);
        let all = match to % 2 {
            0 => ~merge(~ab, ~c?),
            _ => ~ab,
        };
        sum(xs: ~all)
    }

    ByPath<x: u64 -> u64> {
        self::merge(x)
    }

    Eight<x: u64 ~> u64> {
        let a = count(to: x);
        let b = count(to: x);
        let c = count(to: x);
        let d = count(to: x);
        let e = count(to: x);
        let f = count(to: x);
        let g = count(to: x);
        let h = count(to: x);
        ~chain(~a, ~b, ~c, ~d, ~e, ~f, ~g, ~h)
    }
}

#[component]
fn merge(x: u64) -> u64 {
    x
}

#[test]
fn merge_gives_items_as_they_come() {
    assert_eq!(all(AsTheyCome {}.stream()), ["first", "second", "third"]);
}

#[test]
fn they_nest() {
    assert_eq!(block_on(Nested { to: 1 }.run()), Ok(4));
    assert_eq!(block_on(Nested { to: 2 }.run()), Ok(3 + 6 + 78));
}

#[test]
fn a_component_of_that_name_goes_by_its_path() {
    assert_eq!(block_on(ByPath { x: 5 }.run()), 5);
}

#[test]
fn up_to_eight_become_one() {
    assert_eq!(all(Eight { x: 1 }.stream()), [1; 8]);
}

#[test]
fn the_picture_shows_what_goes_in_and_out() {
    let picture = Chained::graph().mermaid().to_string();
    assert!(picture.contains("chain"), "{picture}");
    assert_eq!(picture.matches("==>").count(), 3, "{picture}");
}
