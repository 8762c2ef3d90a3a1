//! Streams through `match`, `if` and groups.

use futures::executor::block_on;
use workflow::workflow;

use super::parts::{Log, add10, all, doubles, noted, passed, sum, watched};

workflow! {
    /// Only one arm reads the stream.
    OneArm<to: u64 -> u64> with Log {
        let xs = watched(at: "xs", to);
        match to {
            0 | 1 => add10(x: to),
            _ => sum(~xs),
        }
    }

    /// Each of the arms reads it.
    EachArm<to: u64 -> u64> with Log {
        let xs = watched(at: "xs", to);
        if to > 2 {
            sum(~xs)
        } else {
            noted(at: "few", ~xs)
        }
    }
}

#[test]
fn a_stream_is_not_started_where_the_route_does_not_read_it() {
    let log = Log::default();
    assert_eq!(block_on(OneArm { to: 1 }.run(&log)), 11);
    assert!(log.take().is_empty());
    assert_eq!(block_on(OneArm { to: 2 }.run(&log)), 3);
    assert_eq!(log.take(), ["+xs", "xs 1", "xs 2", "!xs"]);
}

#[test]
fn arms_may_read_one_stream_each_in_its_way() {
    let log = Log::default();
    assert_eq!(block_on(EachArm { to: 3 }.run(&log)), 6);
    assert_eq!(log.count("few"), 0);
    assert_eq!(block_on(EachArm { to: 2 }.run(&log)), 3);
    assert_eq!(log.count("few"), 3);
}

workflow! {
    /// Arms that give streams of different types, one of them from outside.
    OfArms<to: u64 -> u64> with Log {
        let outside = watched(at: "outside", to);
        let xs = match to {
            0 => ~watched(at: "zero", to: 1),
            1 => ~outside,
            2 => {
                let limit = add10(x: to);
                let xs = watched(at: "two", to: limit);
                ~passed(at: "passed", ~xs)
            }
            _ => if to > 5 { ~doubles(v: to) } else { ~outside },
        };
        sum(~xs)
    }
}

#[test]
fn arms_of_different_types_are_one_stream_and_only_the_one_taken_starts() {
    let log = Log::default();
    let run = |to| {
        (
            block_on(OfArms { to }.run(&log)),
            log.count("+"),
            log.take(),
        )
    };
    let (sum, started, lines) = run(0);
    assert_eq!((sum, started), (1, 1));
    assert_eq!(lines, ["+zero", "zero 1", "!zero"]);
    let (sum, started, lines) = run(1);
    assert_eq!((sum, started), (1, 1));
    assert_eq!(lines, ["+outside", "outside 1", "!outside"]);
    let (sum, started, lines) = run(2);
    assert_eq!((sum, started), (78, 2));
    assert!(!lines.contains(&"+outside".to_owned()));
    let (sum, started, _) = run(3);
    assert_eq!((sum, started), (6, 1));
    let (sum, started, _) = run(6);
    assert_eq!((sum, started), (18, 0));
}

workflow! {
    /// A group may end in a stream.
    Grouped<to: u64 -> u64> {
        let xs = {
            let limit = add10(x: to);
            let other = add10(x: to);
            ~doubles(v: limit + other)
        };
        sum(~xs)
    }
}

#[test]
fn a_group_may_end_in_a_stream() {
    assert_eq!(block_on(Grouped { to: 1 }.run()), 66);
}

workflow! {
    /// Arms send the result.
    Sent<to: u64 ~> u64> with Log {
        let outside = watched(at: "outside", to);
        match to {
            0 => ~doubles(v: 7),
            1 => {
                let limit = add10(x: to);
                ~doubles(v: limit)
            }
            _ if to > 4 => if to > 5 { ~doubles(v: to) } else { ~outside },
            _ => ~outside,
        }
    }
}

#[test]
fn arms_may_send_the_result() {
    let log = Log::default();
    let run = |to| all(Sent { to }.stream(&log));
    assert_eq!(run(0), [7, 14]);
    assert_eq!(run(1), [11, 22]);
    assert_eq!(run(6), [6, 12]);
    assert!(log.take().is_empty());
    assert_eq!(run(2), [1, 2]);
    assert_eq!(run(5), [1, 2, 3, 4, 5]);
}
