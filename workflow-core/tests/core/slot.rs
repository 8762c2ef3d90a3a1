//! Values between strands: read by many, taken once, and dropped once whatever happens.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;
use std::thread;

use workflow_core::__private::{Body, Handoff, NoContext, Slot};
use workflow_core::{Direct, Run};

use crate::steps::{Log, Value, now, poll};

fn run() -> Body<Direct, NoContext> {
    Run::direct(&()).body_without_context()
}

#[test]
fn a_slot_is_read_by_many_and_lends_to_its_writer() {
    let mut slot = run().slot();
    let (put, get) = slot.split();
    assert!(poll(pin!(get.get())).is_pending());
    assert_eq!(put.put(String::from("docs")), "docs");
    assert_eq!(now(run().join((get.get(), get.get()))).0, "docs");
    assert_eq!(now(get.get()), "docs");
}

#[test]
fn a_waiting_reader_finds_what_came_since() {
    let mut slot = run().slot();
    let (put, get) = slot.split();
    let mut reader = pin!(get.get());
    assert!(poll(reader.as_mut()).is_pending());
    put.put(7);
    assert_eq!(poll(reader), Poll::Ready(&7));
}

#[test]
fn a_handoff_gives_the_value_away_once() {
    let mut handoff = run().handoff();
    let (give, take) = handoff.split();
    let mut taker = pin!(take.take());
    assert!(poll(taker.as_mut()).is_pending());
    give.give(String::from("answer"));
    assert_eq!(poll(taker.as_mut()), Poll::Ready(String::from("answer")));
    assert!(poll(taker).is_pending());
}

#[test]
fn strands_pass_values_in_one_poll_when_the_writer_comes_first() {
    let (mut slot, mut handoff) = (run().slot(), run().handoff());
    let (put, get) = slot.split();
    let (give, take) = handoff.split();
    let strands = run().join((
        async {
            let docs = put.put(vec![1, 2]);
            give.give(docs.len());
        },
        async { (get.get().await.clone(), take.take().await) },
        async { get.get().await.len() },
    ));
    assert_eq!(now(strands), ((), (vec![1, 2], 2), 2));
}

#[test]
fn a_row_is_filled_in_order_and_read_anywhere() {
    let mut slots = run().slots::<(_, (_, (_, ())))>();
    let (puts, gets) = slots.split();
    let mut reader = pin!(gets.1.1.0.get());
    assert!(poll(reader.as_mut()).is_pending());
    let (docs, puts) = puts.put(vec![1, 2]);
    let (_, puts) = puts.put(docs.len());
    assert!(poll(reader.as_mut()).is_pending());
    assert_eq!(now(run().join((gets.1.0.get(), gets.0.get()))), (&2, docs));
    puts.put(String::from("answer"));
    assert_eq!(poll(reader).map(String::as_str), Poll::Ready("answer"));
}

#[test]
fn the_longest_row_has_each_value_in_its_place() {
    let mut slots = run().slots::<(_, (_, (_, (_, (_, (_, (_, (_, ()))))))))>();
    let (puts, gets) = slots.split();
    let (_, puts) = puts.put(0_u8);
    let (_, puts) = puts.put(1_u16);
    let (_, puts) = puts.put(2_u32);
    let (_, puts) = puts.put(3_u64);
    let (_, puts) = puts.put(4_i8);
    let (_, puts) = puts.put(5_i16);
    let (_, puts) = puts.put(6_i32);
    puts.put(7_i64);
    let first = now(run().join((
        gets.0.get(),
        gets.1.0.get(),
        gets.1.1.0.get(),
        gets.1.1.1.0.get(),
    )));
    assert_eq!(first, (&0, &1, &2, &3));
    let rest = now(run().join((
        gets.1.1.1.1.0.get(),
        gets.1.1.1.1.1.0.get(),
        gets.1.1.1.1.1.1.0.get(),
        gets.1.1.1.1.1.1.1.0.get(),
    )));
    assert_eq!(rest, (&4, &5, &6, &7));
}

#[test]
fn a_row_drops_each_of_its_values_once() {
    let log = Log::default();
    let mut slots = run().slots::<(_, (Slot<Value<'_>>, ()))>();
    let (_, puts) = slots.split().0.put(Value("A", &log));
    puts.put(Value("B", &log));
    let (puts, gets) = slots.split();
    assert_eq!(log.take(), "drop(A) drop(B)");
    puts.put(Value("C", &log));
    assert_eq!(now(gets.0.get()).0, "C");
    assert!(poll(pin!(gets.1.0.get())).is_pending());
    assert_eq!(log.take(), "");
    drop(slots);
    assert_eq!(log.take(), "drop(C)");
}

#[test]
fn a_row_is_read_from_other_threads() {
    let mut slots = run().slots::<(_, (_, ()))>();
    for round in 0..ROUNDS {
        let (puts, gets) = slots.split();
        thread::scope(|scope| {
            scope.spawn(move || assert_eq!(*wait(|| gets.0.get()), round.to_string()));
            scope.spawn(move || assert_eq!(*wait(|| gets.1.0.get()), Some(round)));
            scope.spawn(move || {
                let (_, puts) = puts.put(round.to_string());
                puts.put(Some(round));
            });
        });
    }
}

#[test]
fn a_slot_drops_its_value_once() {
    let log = Log::default();
    let slot = || run().slot::<Value<'_>>();

    drop(slot());
    let mut unfilled = slot();
    let _ = unfilled.split();
    drop(unfilled);
    assert_eq!(log.take(), "");

    let mut unread = slot();
    unread.split().0.put(Value("A", &log));
    assert_eq!(log.take(), "");
    drop(unread);
    assert_eq!(log.take(), "drop(A)");

    let mut read = slot();
    let (put, get) = read.split();
    put.put(Value("B", &log));
    assert_eq!(now(get.get()).0, "B");
    assert_eq!(log.take(), "");
    drop(read);
    assert_eq!(log.take(), "drop(B)");

    let mut again = slot();
    again.split().0.put(Value("C", &log));
    let (put, get) = again.split();
    assert_eq!(log.take(), "drop(C)");
    assert!(poll(pin!(get.get())).is_pending());
    put.put(Value("D", &log));
    assert_eq!(now(get.get()).0, "D");
    drop(again);
    assert_eq!(log.take(), "drop(D)");
}

#[test]
fn a_handoff_drops_its_value_once() {
    let log = Log::default();
    let handoff = || run().handoff::<Value<'_>>();

    drop(handoff());
    let mut unfilled = handoff();
    let (_, take) = unfilled.split();
    assert!(poll(pin!(take.take())).is_pending());
    drop(unfilled);
    assert_eq!(log.take(), "");

    let mut untaken = handoff();
    let (give, take) = untaken.split();
    give.give(Value("A", &log));
    drop(take.take());
    assert_eq!(log.take(), "");
    drop(untaken);
    assert_eq!(log.take(), "drop(A)");

    let mut taken = handoff();
    let (give, take) = taken.split();
    give.give(Value("B", &log));
    let value = now(take.take());
    drop(taken);
    assert_eq!(log.take(), "");
    drop(value);
    assert_eq!(log.take(), "drop(B)");

    let mut again = handoff();
    again.split().0.give(Value("C", &log));
    let (give, take) = again.split();
    assert_eq!(log.take(), "drop(C)");
    give.give(Value("D", &log));
    drop(now(take.take()));
    assert_eq!(log.take(), "drop(D)");
    let _ = again.split();
    drop(again);
    assert_eq!(log.take(), "");
}

#[test]
fn a_drop_that_panics_is_not_repeated() {
    struct Bomb<'b>(&'b Cell<usize>);

    impl Drop for Bomb<'_> {
        fn drop(&mut self) {
            self.0.set(self.0.get() + 1);
            panic!("the drop failed");
        }
    }

    let drops = Cell::new(0);
    let mut slot = run().slot();
    slot.split().0.put(Bomb(&drops));
    let split = AssertUnwindSafe(|| {
        slot.split();
    });
    assert!(catch_unwind(split).is_err());
    drop(slot);
    assert_eq!(drops.get(), 1);
}

#[test]
fn values_without_a_size_or_with_a_large_alignment() {
    #[derive(Debug, PartialEq)]
    #[repr(align(64))]
    struct Aligned(u8);

    let (mut slot, mut handoff) = (run().slot(), run().handoff());
    let (put, get) = slot.split();
    let (give, take) = handoff.split();
    put.put(());
    give.give(Aligned(7));
    assert_eq!(now(run().join((get.get(), take.take()))), (&(), Aligned(7)));
}

const ROUNDS: usize = if cfg!(miri) { 20 } else { 2_000 };

#[test]
fn a_slot_is_read_from_other_threads() {
    let mut slot = run().slot();
    for round in 0..ROUNDS {
        let (put, get) = slot.split();
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(move || assert_eq!(*wait(|| get.get()), round.to_string()));
            }
            scope.spawn(move || put.put(round.to_string()).clone());
        });
    }
}

#[test]
fn a_handoff_is_taken_on_another_thread() {
    let mut handoff = run().handoff();
    for round in 0..ROUNDS {
        let (give, take) = handoff.split();
        thread::scope(|scope| {
            scope.spawn(move || {
                let mut taker = pin!(take.take());
                let value = loop {
                    if let Poll::Ready(value) = poll(taker.as_mut()) {
                        break value;
                    }
                    thread::yield_now();
                };
                assert_eq!(value, round.to_string());
            });
            scope.spawn(move || give.give(round.to_string()));
        });
    }
}

/// The output of the first of many futures that ends at its first poll.
fn wait<F: Future>(future: impl Fn() -> F) -> F::Output {
    loop {
        if let Poll::Ready(output) = poll(pin!(future())) {
            return output;
        }
        thread::yield_now();
    }
}

#[test]
fn a_run_with_slots_is_send() {
    fn require_send<T: Send>(value: T) -> T {
        value
    }

    // `Cell` is `Send`, not `Sync`: it can be handed over, not shared.
    let strands = require_send(async {
        let (mut slot, mut handoff) = (run().slot(), run().handoff());
        let (put, get) = slot.split();
        let (give, take) = handoff.split();
        run()
            .join((
                async move {
                    put.put(String::from("shared"));
                    give.give(Cell::new(1));
                },
                async move { take.take().await.get() + get.get().await.len() },
            ))
            .await
            .1
    });
    assert_eq!(now(strands), 7);
}

/// Compiles if the type has the trait, or if it has not.
macro_rules! require {
    ($T:ty: $Trait:ident) => {
        const _: fn() = || {
            fn require<T: $Trait>() {}
            require::<$T>();
        };
    };
    ($T:ty: !$Trait:ident) => {
        const _: fn() = || {
            // With the trait there are two `Ambiguous`, and inference fails.
            trait Ambiguous<A> {
                fn call() {}
            }
            struct WithTrait;
            impl<T> Ambiguous<()> for T {}
            impl<T: $Trait> Ambiguous<WithTrait> for T {}
            <$T as Ambiguous<_>>::call();
        };
    };
}

type SyncOnly = std::sync::MutexGuard<'static, ()>;

require!(Slot<String>: Send);
require!(Slot<String>: Sync);
require!(Slot<Cell<u8>>: Send);
require!(Slot<Cell<u8>>: !Sync);
require!(Slot<SyncOnly>: !Send);
require!(Slot<SyncOnly>: !Sync);
require!(Slot<Rc<u8>>: !Send);
require!(Slot<Rc<u8>>: !Sync);
require!(Handoff<String>: Send);
require!(Handoff<String>: Sync);
require!(Handoff<Cell<u8>>: Send);
require!(Handoff<Cell<u8>>: Sync);
require!(Handoff<SyncOnly>: !Send);
require!(Handoff<SyncOnly>: !Sync);
require!(Handoff<Rc<u8>>: !Send);
require!(Handoff<Rc<u8>>: !Sync);
