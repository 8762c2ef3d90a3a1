//! `~`: one producer, one consumer.

use futures::executor::block_on;
use futures::{Stream, StreamExt, stream};
use workflow::{component, workflow};

use super::parts::{Log, add10, all, count, doubles, echo, noted, passed, sum, watched};

workflow! {
    Watched<to: u64 -> u64> with Log {
        let a = watched(at: "a", to);
        let b = passed(at: "b", xs: ~a);
        noted(at: "c", xs: ~b)
    }
}

#[test]
fn each_item_passes_through_all_nodes_before_the_next_one_is_made() {
    let log = Log::default();
    assert_eq!(block_on(Watched { to: 2 }.run(&log)), 3);
    assert_eq!(
        log.take()[2..],
        [
            "a 1", "b 1", "c 1", "a 2", "b 2", "c 2", "c end", "!a", "!b"
        ]
        .map(String::from)
    );
}

#[component]
async fn both(xs: impl Stream<Item = u64>, ys: impl Stream<Item = u64>, factor: u64) -> u64 {
    factor * xs.zip(ys).fold(0, async |sum, (x, y)| sum + x * y).await
}

#[component]
fn above(limit: &u64, xs: impl Stream<Item = u64>) -> impl Stream<Item = u64> {
    xs.filter(move |x| std::future::ready(x > limit))
}

workflow! {
    /// Whole inputs and several streams, in one node.
    Mixed<to: u64 -> u64> {
        let factor = add10(x: to);
        let xs = count(to);
        let ys = doubles(v: factor);
        both(~xs, ~ys, factor)
    }

    /// What a stream borrows lives as long as the stream.
    Borrowed<to: u64 -> u64> {
        let limit = add10(x: to);
        let xs = count(to: 2 * limit);
        let ys = above(limit: &limit, ~xs);
        let zs = above(limit: &limit, xs: ~ys);
        let sum = sum(xs: ~zs);
        sum + limit
    }

    /// In any order.
    BackToFront<to: u64 -> u64> {
        let sum = sum(xs: ~b);
        let b = echo(xs: ~a);
        let a = count(to);
        sum
    }
}

#[test]
fn a_node_may_have_whole_inputs_and_several_streams() {
    assert_eq!(block_on(Mixed { to: 3 }.run()), 13 * (13 + 2 * 26));
}

#[test]
fn a_stream_may_borrow_a_value() {
    assert_eq!(
        block_on(Borrowed { to: 0 }.run()),
        (11..=20).sum::<u64>() + 10
    );
}

#[test]
fn lines_may_stand_in_any_order() {
    assert_eq!(block_on(BackToFront { to: 3 }.run()), 6);
}

#[component]
impl Numbers {
    /// All at once.
    pub(crate) async fn invoke(to: u64) -> Vec<u64> {
        super::parts::Pause(1).await;
        (1..=to).collect()
    }

    /// One by one.
    pub(crate) fn stream(to: u64) -> impl Stream<Item = u64> {
        stream::iter(1..=to)
    }
}

workflow! {
    Abilities<to: u64 -> (Vec<u64>, u64)> {
        let whole = Numbers(to);
        let parts = Numbers(to);
        let sum = sum(xs: ~parts);
        (whole, sum)
    }
}

#[test]
fn the_connection_decides_which_ability_runs() {
    assert_eq!(block_on(Abilities { to: 3 }.run()), (vec![1, 2, 3], 6));
}

/// Items that look like anything.
#[component]
fn odd_items() -> impl Stream<Item = Option<Result<&'static str, ()>>> {
    stream::iter([None, Some(Err(())), Some(Ok("")), Some(Ok("[DONE]")), None])
}

workflow! {
    Anything<~> Option<Result<&'static str, ()>>> {
        let items = odd_items();
        ~echo(xs: ~items)
    }
}

#[test]
fn items_that_look_like_anything_pass_unchanged() {
    let items = [None, Some(Err(())), Some(Ok("")), Some(Ok("[DONE]")), None];
    assert_eq!(all(Anything {}.stream()), items);
}

#[test]
fn runs_of_one_workflow_do_not_mix() {
    let runs = (1..=20).map(|to| Mixed { to }.run());
    let sums = block_on(futures::future::join_all(runs));
    let alone: Vec<u64> = (1..=20).map(|to| block_on(Mixed { to }.run())).collect();
    assert_eq!(sums, alone);
}

#[test]
fn the_picture_shows_stream_connections() {
    let picture = Mixed::graph().mermaid().to_string();
    for line in ["n1 ==> n3", "n2 ==> n3", "n0 --> n3"] {
        assert!(picture.contains(line), "{line} in\n{picture}");
    }
}
