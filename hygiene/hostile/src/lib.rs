//! Names that stand in the way of everything that generated code could reach for.
//!
//! Nothing here may reach the code that the macros write, by any name: neither those of the
//! standard library nor its own.

#![cfg(test)]

// What generated code would pick up with a relative path.
mod alloc {}
mod core {}
mod std {}
mod workflow {}
mod workflow_core {}
mod workflow_macros {}

/// What generated code would pick up by a name of the prelude, or of the run time.
mod names {
    #![allow(dead_code, reason = "they are here to be in the way")]

    pub struct Box;
    pub struct Conversion;
    pub struct Direct;
    pub struct Error;
    pub struct Fallible;
    pub struct Get;
    pub struct Graph;
    pub struct Put;
    pub struct Run;
    pub struct Site;
    pub struct Slot;
    pub struct String;
    pub struct TryNode;
    pub struct Vec;

    pub enum Option {
        None,
        Some,
    }
    pub enum Result {
        Ok,
        Err,
    }

    pub trait Clone {}
    pub trait Copy {}
    pub trait Default {}
    pub trait Driver {}
    pub trait FanOut {}
    pub trait Fn {}
    pub trait From {}
    pub trait Future {}
    pub trait Into {}
    pub trait IntoFuture {}
    pub trait Invoke {}
    pub trait Node {}
    pub trait Provide {}
    pub trait Send {}
    pub trait Sized {}
    pub trait Sync {}

    pub fn drop() {}
    pub fn join() {}
    pub fn ready() {}
    pub fn pending() {}

    // Names of local variables in generated code.
    pub fn at() {}
    pub fn context() {}
    pub fn inputs() {}
    pub fn output() {}
    pub fn run() {}

    // Names that generated items could well have.
    pub struct MentionsGraph;
    pub struct OuterContext;
    pub struct RunDriver;
    pub struct C;
    pub struct D;
    pub const MENTIONS_GRAPH: () = ();
    pub fn run_mentions() -> u64 {
        1000
    }
}

#[rustfmt::skip]
mod macros {
    #![allow(unused_macros, reason = "they are here to be in the way")]

    macro_rules! assert { ($($t:tt)*) => { ::core::compile_error!("not this one") }; }
    macro_rules! format { ($($t:tt)*) => { ::core::compile_error!("not this one") }; }
    macro_rules! join { ($($t:tt)*) => { ::core::compile_error!("not this one") }; }
    macro_rules! matches { ($($t:tt)*) => { ::core::compile_error!("not this one") }; }
    macro_rules! panic { ($($t:tt)*) => { ::core::compile_error!("not this one") }; }
    macro_rules! ready { ($($t:tt)*) => { ::core::compile_error!("not this one") }; }
    macro_rules! unreachable { ($($t:tt)*) => { ::core::compile_error!("not this one") }; }
    macro_rules! vec { ($($t:tt)*) => { ::core::compile_error!("not this one") }; }
    macro_rules! write { ($($t:tt)*) => { ::core::compile_error!("not this one") }; }
    pub(crate) use {assert, format, join, matches, panic, ready, unreachable, vec, write};
}

mod hostile {
    //! Every construct, among all of these names.

    #![allow(unused_imports, reason = "they are here to be in the way")]

    use crate::macros::{assert, format, join, matches, panic, ready, unreachable, vec, write};
    use crate::names::Option::{None, Some};
    use crate::names::Result::{Err, Ok};
    use crate::names::{
        Box, C, Clone, Conversion, Copy, D, Default, Direct, Driver, Error, Fallible, FanOut, Fn,
        From, Future, Get, Graph, Into, IntoFuture, Invoke, MENTIONS_GRAPH, MentionsGraph, Node,
        Option, OuterContext, Provide, Put, Result, Run, RunDriver, Send, Site, Sized, Slot,
        String, Sync, TryNode, Vec, at, context, drop, inputs, output, pending, ready, run,
        run_mentions,
    };

    type Text = ::std::string::String;

    pub(super) struct Failed;

    #[derive(::workflow::Context)]
    pub(super) struct Shop {
        pub(super) price: u64,
        pub(super) name: &'static str,
    }

    #[::workflow::component]
    pub(super) async fn twice(x: u64) -> u64 {
        2 * x
    }

    #[::workflow::component]
    async fn priced(#[context] price: &u64, count: u64) -> u64 {
        price * count
    }

    #[::workflow::component]
    fn named(#[context] name: &str, text: &str) -> Text {
        ::std::format!("{name}: {text}")
    }

    #[::workflow::component]
    async fn checked(x: u64) -> ::core::result::Result<u64, Failed> {
        if x > 100 {
            ::core::result::Result::Err(Failed)
        } else {
            ::core::result::Result::Ok(x)
        }
    }

    #[::workflow::component]
    async fn longest<T: ::core::clone::Clone, const N: usize>(all: [T; N]) -> usize {
        all.len()
    }

    #[::workflow::component(blocking)]
    fn slow(x: u64) -> u64 {
        x
    }

    #[::workflow::component(spawn)]
    async fn apart(#[context] price: u64) -> u64 {
        price
    }

    // Names of methods, parameters and local variables of generated code.
    #[::workflow::component]
    async fn node(#[context] context: &u64, run: u64, driver: u64, inputs: u64) -> u64 {
        context + run + driver + inputs
    }

    impl ::core::convert::From<::workflow::LimitReached> for Failed {
        fn from(_: ::workflow::LimitReached) -> Self {
            Failed
        }
    }

    impl ::core::convert::From<::workflow::Timeout> for Failed {
        fn from(_: ::workflow::Timeout) -> Self {
            Failed
        }
    }

    // Names of local variables around its tries, too.
    #[::workflow::component(retry(1, backoff = "1ms", when = |outcome| !own(outcome)), timeout = "1m")]
    async fn patient(
        #[context] outcome: &u64,
        node: u64,
        tries: u64,
    ) -> ::core::result::Result<u64, Failed> {
        ::core::result::Result::Ok(outcome + node + tries)
    }

    fn own(_: &Failed) -> bool {
        false
    }

    ::workflow::workflow! {
        pub(super) Policies<outcome: u64, tries: u64, limit: u64, value: u64 -> ::core::result::Result<u64, Failed>> with Shop {
            #[timeout("1h", else = outcome + value)]
            #[retry(3, backoff = "1ms..1s", when = |outcome| !own(outcome) && value < limit)]
            #[timeout("1m")]
            #[spawn]
            let node = checked(x: { let outcome = tries; outcome + limit })?;
            #[timeout("1m")]
            let context = {
                #[timeout("1m", else = limit)]
                let run = twice(x: node);
                patient(node: run, tries: value)?
            };
            #[retry(1)]
            let settled = patient(node: context, tries)?;
            settled
        }
    }

    ::workflow::workflow! {
        pub(super) Answer<run: u64, inputs: u64, context: u64, driver: u64 -> ::core::result::Result<Text, Failed>> with Shop {
            let output = twice(x: run);
            let nodes = priced(count: output);
            let at = checked(x: inputs)?;
            let node = node(run: context, driver, inputs: at);
            let width = longest(all: [1_u8, 2, 3]);
            let graph = Inner { x: output }.run();
            let inner = Inner(x: { graph.await });
            let slow = slow(x: 7);
            let apart = apart();
            let text = if at == 2 { named(text: "two") } else { named(text: "other") };
            let last = match inner {
                0 => at,
                n if n > nodes => checked(x: n)?,
                _ => node,
            };
            ::std::format!("{text} {last} {width} {slow} {apart}")
        }

        Inner<x: u64 -> u64> {
            let y = twice(x);
            #[after(y)]
            let z = twice(x);
            y + z
        }

        /// The context is named like a parameter of generated code.
        pub(super) Contextual<-> u64> with OuterContext {
            twice(x: 1)
        }

        /// Some inputs, too.
        pub(super) Driven<a: RunDriver, b: &OuterContext, c: C, d: D -> (RunDriver, C, D)> {
            let same = { let OuterContext = b; };
            #[after(same)]
            let other = { let D = d; D };
            (a, c, other)
        }

        /// Generated items do not shadow those that a workflow mentions.
        pub(super) Mentions<-> (u64, (), MentionsGraph)> {
            let answer = (run_mentions());
            let drawn = MENTIONS_GRAPH;
            let class = MentionsGraph;
            (answer, drawn, class)
        }

        /// Not all that is called `Result` is one.
        pub(super) Rated<x: u64 -> Rating> {
            match twice(x) {
                0 => Rating::Ok,
                _ => Rating::Err,
            }
        }
    }

    // Names of local variables around rounds and races.
    ::workflow::workflow! {
        pub(super) Rounds<leader: u64, stake: u64, limit: usize -> ::core::result::Result<u64, Failed>> {
            #[limit(limit + 1)]
            let turn = loop value = leader, next = stake {
                let first = race { twice(x: value), checked(x: next)?, { stake } };
                let beside = twice(x: leader);
                match first {
                    0..40 => { let value = twice(x: first); continue (value, next) }
                    value => { let next = checked(x: value - beside)?; break next }
                }
            };
            #[concurrency(limit)]
            let run = each value in [turn, leader] {
                let inner = loop value = value { if value > 5 { break value } else { continue value + stake } };
                checked(x: inner + limit as u64)?
            };
            run[0] + run[1]
        }
    }

    pub(super) type Rating = Result;
}

#[cfg(test)]
mod tests {
    use super::hostile::{
        Answer, Contextual, Driven, Mentions, Policies, Rated, Rating, Rounds, Shop,
    };
    use super::names::{C, D, OuterContext, RunDriver};

    fn block_on<T>(run: impl ::core::future::Future<Output = T>) -> T {
        ::tokio::runtime::Runtime::new().unwrap().block_on(run)
    }

    #[test]
    fn all_of_them_run() {
        let shop = Shop {
            price: 3,
            name: "shop",
        };
        let answer = Answer {
            run: 1,
            inputs: 2,
            context: 3,
            driver: 4,
        };
        let text = block_on(answer.run(&shop)).unwrap_or_default();
        assert_eq!(text, "shop: two 32 3 7 3");
        let policies = Policies {
            outcome: 1,
            tries: 2,
            limit: 3,
            value: 4,
        };
        assert_eq!(block_on(policies.run(&shop)).unwrap_or(0), 22);
        let rounds = Rounds {
            leader: 3,
            stake: 4,
            limit: 7,
        };
        assert_eq!(block_on(rounds.run()).unwrap_or(0), 111);
        assert_eq!(block_on(Contextual {}.run(&OuterContext)), 2);
        let _: (RunDriver, C, D) = block_on(
            Driven {
                a: RunDriver,
                b: &OuterContext,
                c: C,
                d: D,
            }
            .run(),
        );
        assert_eq!(block_on(Mentions {}.run()).0, 1000);
        assert!(matches!(block_on(Rated { x: 0 }.run()), Rating::Ok));
    }
}
