//! Generated code names nothing that the user's names could stand in for.

#![no_implicit_prelude]
#![deny(
    warnings,
    clippy::pedantic,
    missing_docs,
    rust_2018_idioms,
    unreachable_pub
)]
#![forbid(unsafe_code)]
#![allow(dead_code)]

use ::workflow::{Context, component};

mod alloc {}
mod core {}
mod std {}

struct C;
struct Clone;
struct D;
struct Driver;
struct Err;
struct Future;
struct Invoke;
struct Item;
struct None;
struct Ok;
struct Option;
struct Output;
struct Produce;
struct Provide;
struct Result;
struct Run;
struct Self_;
struct Send;
struct Sized;
struct Some;
struct Source;
struct Stream;
struct StreamOf;
struct String;
struct T;
struct T1;

#[allow(non_camel_case_types)]
struct bool;

/// What there is.
#[derive(Context)]
pub struct App<'a, X> {
    x: ::std::boxed::Box<X>,
    bytes: ::std::vec::Vec<u8>,
    #[context(skip)]
    more: ::std::vec::Vec<u8>,
    name: &'a ::core::primitive::str,
}

#[component]
async fn run(
    #[context] bytes: &::std::vec::Vec<u8>,
    #[context] run: ::std::vec::Vec<u8>,
    c: C,
    d: D,
    t: T,
    i: impl ::core::fmt::Debug,
) -> Result {
    let _ = (bytes, run, c, d, t, i);
    Result
}

#[component]
fn invoke(#[context] invoke: ::std::vec::Vec<u8>, r#fn: u8) -> Option {
    let _ = (invoke, r#fn);
    Option
}

#[component(blocking)]
fn blocking(#[context] run: ::std::vec::Vec<u8>, spawn: u8) -> u8 {
    let _ = run;
    spawn
}

#[component(spawn)]
async fn spawn(#[context] run: ::std::vec::Vec<u8>, blocking: u8) -> u8 {
    let _ = run;
    blocking
}

#[component]
fn produce<'a, S>(
    #[context] run: &::std::vec::Vec<u8>,
    a: &'a u8,
    s: S,
    t: impl ::futures::Stream<Item = T>,
) -> impl ::futures::Stream<Item = &'a u8>
where
    S: ::futures::Stream<Item = Item>,
{
    let _ = (run, s, t);
    ::futures::stream::iter([a])
}

/// Its functions have the names of what runs them.
#[component]
impl Node {
    /// Whole.
    async fn collect(
        #[context] run: &::std::vec::Vec<u8>,
        collect: impl ::futures::Stream<Item = Item>,
        transform: &u8,
    ) -> Output {
        let _ = (run, collect, transform);
        Output
    }

    /// In pieces.
    fn transform<'a>(
        #[context] run: &'a ::std::vec::Vec<u8>,
        collect: impl ::futures::Stream<Item = Item>,
        transform: &u8,
    ) -> impl ::futures::Stream<Item = Output> {
        let _ = (run, collect, transform);
        ::futures::stream::iter([Output])
    }
}

#[component]
impl invoke_and_stream {
    fn invoke(produce: u8) -> u8 {
        produce
    }

    fn stream(produce: u8) -> impl ::futures::Stream<Item = u8> {
        ::futures::stream::iter([produce])
    }
}

fn main() {
    mod core {}

    #[component]
    fn local(x: u8) -> u8 {
        x
    }

    let _ = local { x: 1 };
    let _ = run {
        c: C,
        d: D,
        t: T,
        i: 1,
    };
    let _ = produce {
        a: &1,
        s: ::futures::stream::iter([Item]),
        t: ::futures::stream::iter([T]),
    };
    let _ = Node {
        collect: ::futures::stream::iter([Item]),
        transform: &1,
    };
    let _ = invoke_and_stream { produce: 1 };
}
