//! Components of the library that read a stream to its end.

use std::future::ready;
use std::task::Poll::{Pending, Ready};

use futures::{StreamExt, stream};
use workflow_core::{Invoke, Run, collect, concat};

use super::script::script;
use crate::steps::{Log, now, poll};

#[test]
fn collect_gives_all_items_in_order() {
    let run = Run::direct(&());
    let node = collect {
        items: stream::iter(0..100).filter(|n| ready(n % 2 == 1)),
    };
    let odd: Vec<i32> = now(node.invoke(run));
    assert_eq!(odd, (0..100).filter(|n| n % 2 == 1).collect::<Vec<_>>());
    assert!(now(collect(stream::empty::<u8>())).is_empty());

    let log = Log::default();
    let waits = script(&log, "s", [Ready(1), Pending, Ready(2)]);
    let mut both = std::pin::pin!(collect(waits));
    assert!(poll(both.as_mut()).is_pending());
    assert_eq!(poll(both), Ready(vec![1, 2]));
}

#[test]
fn collect_allocates_once_for_a_stream_that_knows_its_length() {
    let all = now(collect(stream::iter(0..1000)));
    assert_eq!(all.capacity(), 1000);
}

#[test]
fn concat_takes_whatever_can_be_shown() {
    let run = Run::direct(&());
    let words = stream::iter([String::from("to"), String::from("ken")]);
    assert_eq!(now(concat { items: words }.invoke(run)), "token");
    assert_eq!(now(concat(stream::iter(['a', 'b']))), "ab");
    assert_eq!(now(concat(stream::iter([1, 2, 3]))), "123");
    assert_eq!(now(concat(stream::empty::<String>())), "");
}
