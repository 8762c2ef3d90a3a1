//! The reference engine's cases with streams (11 to 19 and 21).

use std::pin::pin;

use futures::executor::block_on;
use futures::{Stream, StreamExt, stream};
use workflow::{collect, component, concat, workflow};

use super::parts::{
    Broken, Log, all, count, doubles, echo, few, fragile, next, noted, passed, sum, watched,
};

workflow! {
    /// 11
    Two<v: u64 -> u64> {
        let a = doubles(v);
        sum(xs: ~a)
    }

    /// 12
    Three<v: u64 -> u64> {
        let a = doubles(v);
        let t = echo(xs: ~a);
        sum(xs: ~t)
    }

    /// 13
    Seven<v: u64 -> u64> {
        let a = doubles(v);
        let b = echo(xs: ~a);
        let c = echo(xs: ~b);
        let d = echo(xs: ~c);
        let e = echo(xs: ~d);
        let f = echo(xs: ~e);
        sum(xs: ~f)
    }
}

#[test]
fn cases_11_to_13_a_stream_through_none_one_and_five_transforms() {
    assert_eq!(block_on(Two { v: 1 }.run()), 3);
    assert_eq!(block_on(Three { v: 1 }.run()), 3);
    assert_eq!(block_on(Seven { v: 1 }.run()), 3);
}

pub(crate) enum Way {
    A,
    B,
}

#[component]
fn labelled(label: &'static str, xs: impl Stream<Item = u64>) -> impl Stream<Item = String> {
    xs.map(move |x| format!("{label}:{x}"))
}

workflow! {
    /// 14
    Either<way: Way, x: u64 ~> String> {
        let label = match way { Way::A => "a", Way::B => "b" };
        let xs = match way {
            Way::A => ~doubles(v: x),
            Way::B => ~doubles(v: x),
        };
        ~labelled(label, ~xs)
    }
}

#[test]
fn case_14_one_of_two_producers_into_one_transform() {
    assert_eq!(all(Either { way: Way::A, x: 1 }.stream()), ["a:1", "a:2"]);
    assert_eq!(all(Either { way: Way::B, x: 1 }.stream()), ["b:1", "b:2"]);
}

#[component]
fn pass(x: u64) -> Vec<u64> {
    vec![x]
}

workflow! {
    /// 15
    WholeOrStream<x: u64 -> Vec<u64>> {
        match x {
            1 => pass(x),
            _ => {
                let xs = doubles(v: x);
                collect(items: ~xs)
            }
        }
    }
}

#[test]
fn case_15_a_whole_node_or_a_stream_that_is_collected() {
    assert_eq!(block_on(WholeOrStream { x: 1 }.run()), [1]);
    assert_eq!(block_on(WholeOrStream { x: 2 }.run()), [2, 4]);
}

workflow! {
    /// 16
    Hello<to: u64 ~> String> {
        let value = count(to);
        ~("hello:", ~value)
    }

    HelloAsOne<to: u64 -> String> {
        let hello = Hello(to);
        concat(items: ~hello)
    }
}

#[test]
fn case_16_a_template_in_chunks_and_as_one_text() {
    assert_eq!(all(Hello { to: 3 }.stream()), ["hello:", "1", "2", "3"]);
    assert_eq!(block_on(HelloAsOne { to: 3 }.run()), "hello:123");
}

workflow! {
    /// 17
    OfNothing<to: u64 -> (Vec<u64>, u64)> {
        let xs = count(to);
        let ys = echo(xs: ~xs);
        let all = collect(items: ~ys);
        (all.clone(), all.len() as u64)
    }

    StreamOfNothing<to: u64 ~> u64> {
        let xs = count(to);
        ~echo(~xs)
    }
}

#[test]
fn case_17_an_empty_stream_is_an_empty_stream() {
    assert_eq!(block_on(OfNothing { to: 0 }.run()), (vec![], 0));
    assert!(all(StreamOfNothing { to: 0 }.stream()).is_empty());
}

workflow! {
    /// 18
    Breaks<good: u64 -> Result<u64, Broken>> with Log {
        let xs = fragile(good, to: 5);
        let ys = echo(xs: ~xs?);
        noted(at: "end", xs: ~ys)
    }
}

#[test]
fn case_18_an_error_after_three_items_ends_the_run_and_no_consumer_sees_an_end() {
    let log = Log::default();
    assert_eq!(block_on(Breaks { good: 3 }.run(&log)), Err(Broken(4)));
    assert_eq!(log.take(), ["end 1", "end 2", "end 3"]);
    assert_eq!(block_on(Breaks { good: 5 }.run(&log)), Ok(15));
    assert_eq!(block_on(Breaks { good: 3 }.run(&log)), Err(Broken(4)));
}

workflow! {
    /// 19
    Long<to: u64 ~> u64> with Log {
        let xs = watched(at: "a", to);
        ~passed(at: "b", ~xs)
    }
}

#[test]
fn case_19_a_reader_that_pauses_holds_the_producer_and_one_that_goes_takes_it_along() {
    let log = Log::default();
    let mut items = Box::pin(Long { to: 1_000 }.stream(&log));
    assert!(log.take().is_empty(), "nothing starts before it is read");
    for n in 1..=3 {
        assert_eq!(next(items.as_mut()), Some(n));
    }
    assert_eq!(log.count("a "), 3);
    drop(items);
    assert_eq!(log.count("a "), 3);
    assert_eq!(log.count("!"), 2);
}

workflow! {
    /// 21
    Inner<to: u64 ~> u64> with Log {
        let xs = watched(at: "inner", to);
        ~xs
    }

    Middle<to: u64 ~> u64> with Log {
        ~Inner(to)
    }

    Outer<to: u64 -> u64> with Log {
        let xs = Middle(to);
        noted(at: "outer", ~xs)
    }

    FewOfInner<to: u64 -> Vec<u64>> with Log {
        let xs = Middle(to);
        few(of: 2, ~xs)
    }
}

#[test]
fn case_21_the_stream_of_a_sub_workflow_arrives_live() {
    let log = Log::default();
    assert_eq!(block_on(Outer { to: 3 }.run(&log)), 6);
    assert_eq!(
        log.take(),
        [
            "+inner",
            "inner 1",
            "outer 1",
            "inner 2",
            "outer 2",
            "inner 3",
            "outer 3",
            "!inner",
            "outer end"
        ]
    );
    assert_eq!(block_on(FewOfInner { to: 9 }.run(&log)), [1, 2]);
    assert_eq!(
        log.take(),
        ["+inner", "inner 1", "inner 2", "!inner", "few end"]
    );
}

#[component]
fn slowly(items: Vec<u64>) -> impl Stream<Item = u64> {
    stream::iter(items).then(async |item| {
        super::parts::Pause(item).await;
        item
    })
}

workflow! {
    Waiting<items: Vec<u64> ~> u64> {
        let xs = slowly(items);
        ~echo(~xs)
    }
}

#[test]
fn a_stream_may_wait_between_its_items() {
    let run = pin!(
        Waiting {
            items: vec![3, 0, 2]
        }
        .stream()
    );
    assert_eq!(all(run), [3, 0, 2]);
}
