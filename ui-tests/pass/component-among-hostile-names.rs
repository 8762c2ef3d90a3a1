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
struct Node;
struct None;
struct Ok;
struct Option;
struct Provide;
struct Result;
struct Run;
struct Self_;
struct Send;
struct Sized;
struct Some;
struct String;
struct T;

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
}
