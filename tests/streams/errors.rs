//! `~x?`: the first error among the items ends the run.

use futures::executor::block_on;
use futures::{Stream, StreamExt};
use workflow::{collect, component, workflow};

use super::parts::{Broken, Log, Pause, all, count, echo, fragile, noted, sum, watched};

workflow! {
    Values<good: u64 -> Result<u64, Broken>> with Log {
        let xs = fragile(good, to: 5);
        noted(at: "end", xs: ~xs?)
    }

    Results<good: u64 -> Vec<Result<u64, Broken>>> {
        let xs = fragile(good, to: 3);
        collect(items: ~xs)
    }
}

#[test]
fn an_error_ends_the_run_and_the_consumer_sees_no_end() {
    let log = Log::default();
    assert_eq!(block_on(Values { good: 2 }.run(&log)), Err(Broken(3)));
    assert_eq!(log.take(), ["end 1", "end 2"]);
    assert_eq!(block_on(Values { good: 9 }.run(&log)), Ok(15));
}

#[test]
fn without_a_question_mark_the_items_are_results() {
    assert_eq!(
        block_on(Results { good: 2 }.run()),
        [Ok(1), Ok(2), Err(Broken(3))]
    );
}

workflow! {
    Path<good: u64 -> workflow::Result<u64>> {
        let inner = Inside(good)?;
        inner + 1
    }

    Inside<good: u64 -> workflow::Result<u64>> {
        let numbers = fragile(good, to: 5);
        let passed = echo(xs: ~numbers?);
        sum(xs: ~passed)
    }
}

#[test]
fn an_error_names_the_node_whose_stream_is_broken() {
    let error = block_on(Path { good: 2 }.run()).unwrap_err();
    assert_eq!(error.to_string(), "Path/inner/numbers: item 3 is broken");
    assert_eq!(error.downcast_ref(), Some(&Broken(3)));
}

#[component]
async fn forever(#[context] log: &Log) -> u64 {
    struct Dropped<'l>(&'l Log);
    impl Drop for Dropped<'_> {
        fn drop(&mut self) {
            self.0.note("!forever");
        }
    }
    let _dropped = Dropped(log);
    std::future::pending().await
}

workflow! {
    Beside<good: u64 -> Result<u64, Broken>> with Log {
        let other = forever();
        let xs = fragile(good, to: 5);
        let sum = sum(xs: ~xs?);
        sum + other
    }

    /// The consumer would go on without the stream.
    Merged<good: u64 -> Result<u64, Broken>> with Log {
        let xs = fragile(good, to: 5);
        let ys = watched(at: "ys", to: 1_000_000);
        let zs = pausing(xs: ~ys);
        let all = merge(~xs?, ~zs);
        sum(xs: ~all)
    }

    InAnArm<good: u64 -> Result<u64, Broken>> {
        let xs = fragile(good, to: 5);
        match good {
            0 => 0,
            1 => {
                let results = collect(items: ~xs);
                results.len() as u64
            }
            _ => sum(xs: ~xs?),
        }
    }
}

#[component]
fn pausing(xs: impl Stream<Item = u64>) -> impl Stream<Item = u64> {
    xs.then(async |x| {
        Pause(x % 2).await;
        x
    })
}

#[test]
fn all_that_runs_beside_is_dropped() {
    let log = Log::default();
    assert_eq!(block_on(Beside { good: 2 }.run(&log)), Err(Broken(3)));
    assert_eq!(log.take(), ["!forever"]);
}

#[test]
fn a_consumer_that_could_go_on_does_not() {
    let log = Log::default();
    assert_eq!(block_on(Merged { good: 2 }.run(&log)), Err(Broken(3)));
    assert!(log.count("ys") < 5);
    assert_eq!(log.count("!ys"), 1);
}

#[test]
fn each_arm_says_for_itself_what_an_error_does() {
    assert_eq!(block_on(InAnArm { good: 0 }.run()), Ok(0));
    assert_eq!(block_on(InAnArm { good: 1 }.run()), Ok(5));
    assert_eq!(block_on(InAnArm { good: 2 }.run()), Err(Broken(3)));
}

workflow! {
    Sent<good: u64 ~> Result<u64, Broken>> {
        let xs = fragile(good, to: 4);
        ~echo(xs: ~xs?)
    }

    SentInParts<good: u64 ~> workflow::Result<String>> {
        let xs = fragile(good, to: 4);
        let sum = late(x: good)?;
        ~("sum ", sum, ": ", ~xs?, ".")
    }

    SentOn<good: u64 ~> workflow::Result<u64>> {
        let inner = Sent(good);
        let ones = count(to: 1);
        ~chain(~ones, ~inner?)
    }
}

#[component]
async fn late(x: u64) -> Result<u64, Broken> {
    Pause(3).await;
    if x == 0 { Err(Broken(0)) } else { Ok(x) }
}

#[test]
fn the_error_of_a_streamed_result_is_its_last_item() {
    let items = all(Sent { good: 2 }.stream());
    assert_eq!(items, [Ok(1), Ok(2), Err(Broken(3))]);
    let items = all(Sent { good: 9 }.stream());
    assert_eq!(items, [Ok(1), Ok(2), Ok(3), Ok(4)]);

    let texts = |good| -> Vec<String> {
        let items = all(SentInParts { good }.stream()).into_iter();
        items
            .map(|item| item.unwrap_or_else(|error| error.to_string()))
            .collect()
    };
    assert_eq!(texts(4), ["sum ", "4", ": ", "1", "2", "3", "4", "."]);
    assert_eq!(
        texts(1),
        ["sum ", "1", ": ", "1", "SentInParts/xs: item 2 is broken"]
    );
    assert_eq!(
        texts(0).last().unwrap(),
        "SentInParts/sum: item 0 is broken"
    );
}

#[test]
fn the_error_of_a_sub_workflow_goes_on_outwards() {
    let items = all(SentOn { good: 1 }.stream()).into_iter();
    let items: Vec<String> = items
        .map(|item| item.map_or_else(|error| error.to_string(), |x| x.to_string()))
        .collect();
    assert_eq!(items, ["1", "1", "SentOn/inner: item 2 is broken"]);
}

workflow! {
    HandedOn<~xs: Result<u64, Broken> ~> workflow::Result<u64>> {
        ~xs?
    }
}

#[test]
fn the_error_of_an_input_names_the_node_that_reads_it() {
    let xs = fragile(1, 3);
    let items = all(HandedOn { xs }.stream()).into_iter();
    let items: Vec<String> = items
        .map(|item| item.map_or_else(|error| error.to_string(), |x| x.to_string()))
        .collect();
    assert_eq!(items, ["1", "HandedOn/send: item 2 is broken"]);
}

#[component]
fn doubtful(xs: impl Stream<Item = u64>) -> impl Stream<Item = Result<u64, Broken>> {
    xs.map(|x| if x == 3 { Err(Broken(x)) } else { Ok(x) })
}

workflow! {
    Twice<to: u64 -> Result<u64, Broken>> {
        let xs = count(to);
        let ys = doubtful(~xs);
        let zs = doubtful(xs: ~ys?);
        sum(xs: ~zs?)
    }
}

#[test]
fn streams_may_fail_one_behind_the_other() {
    assert_eq!(block_on(Twice { to: 2 }.run()), Ok(3));
    assert_eq!(block_on(Twice { to: 4 }.run()), Err(Broken(3)));
}
