//! What the macros write, line by line: `declared` is a small workflow, `expanded` is what becomes
//! of it, with comments. A test in `workflow-macros` keeps the two the same.

#![allow(
    clippy::unused_async,
    reason = "its components stand for some that wait"
)]

#[allow(unreachable_pub, reason = "the example only runs it")]
mod declared {
    use std::num::ParseIntError;

    use workflow::{component, workflow};

    /// How heavy a parcel is.
    #[component]
    async fn weigh(parcel: &str) -> usize {
        parcel.len()
    }

    /// How far it goes.
    #[component]
    async fn distance(to: &str) -> Result<usize, ParseIntError> {
        to.parse()
    }

    #[component]
    fn freight(weight: usize, distance: usize) -> usize {
        weight * distance
    }

    workflow! {
        /// What it costs to send a parcel.
        pub Quote<parcel: String, to: String -> Result<usize, workflow::Error>> {
            let weight = weigh(parcel: &parcel);
            let distance = distance(to: &to)?;
            match weight {
                0..=10 => distance,
                _ => freight(weight, distance),
            }
        }
    }
}

#[rustfmt::skip]
#[allow(clippy::all, clippy::pedantic, reason = "clippy leaves what a macro writes alone, too")]
#[allow(dead_code, unreachable_pub, reason = "the example only runs it")]
mod expanded {
    use std::num::ParseIntError;
    /// How heavy a parcel is.
    async fn weigh(parcel: &str) -> usize {
        parcel.len()
    }
    /// How heavy a parcel is.
    ///
    ///The inputs of the component [`weigh`](fn@weigh).
    #[allow(
        non_camel_case_types,
        non_snake_case,
        dead_code,
        missing_docs,
        missing_copy_implementations,
        missing_debug_implementations,
        explicit_outlives_requirements,
        private_bounds,
        private_interfaces,
        unreachable_pub,
        clippy::pub_underscore_fields,
        clippy::struct_excessive_bools,
        clippy::struct_field_names,
        clippy::type_complexity,
        reason = "all of it is the function's, which is the place to say it"
    )]
    struct weigh<'a> {
        parcel: &'a str,
    }
    #[automatically_derived]
    // What the component returns.
    impl<'a> ::workflow::Node for weigh<'a> {
        type Output = usize;
    // With the feature `serde`: its inputs, and its output, for those who watch.
        ::workflow::__private::values! { Output parcel "parcel" }
    }
    #[automatically_derived]
    #[allow(
        clippy::future_not_send,
        reason = "that depends on the context and on the driver"
    )]
    // How it is run, in any context: it asks for nothing.
    impl<'a, C: ?::core::marker::Sized> ::workflow::Invoke<C> for weigh<'a> {
        fn invoke<D: ::workflow::Driver>(
            self,
            _: ::workflow::Run<'_, D, C>,
        ) -> impl ::core::future::Future<Output = Self::Output> {
            weigh(self.parcel)
        }
    }
    /// How far it goes.
    async fn distance(to: &str) -> Result<usize, ParseIntError> {
        to.parse()
    }
    /// How far it goes.
    ///
    ///The inputs of the component [`distance`](fn@distance).
    #[allow(
        non_camel_case_types,
        non_snake_case,
        dead_code,
        missing_docs,
        missing_copy_implementations,
        missing_debug_implementations,
        explicit_outlives_requirements,
        private_bounds,
        private_interfaces,
        unreachable_pub,
        clippy::pub_underscore_fields,
        clippy::struct_excessive_bools,
        clippy::struct_field_names,
        clippy::type_complexity,
        reason = "all of it is the function's, which is the place to say it"
    )]
    struct distance<'a> {
        to: &'a str,
    }
    #[automatically_derived]
    impl<'a> ::workflow::Node for distance<'a> {
        type Output = Result<usize, ParseIntError>;
    // Whether that is an error, for those who watch.
        #[inline]
        fn failed(
            output: &Self::Output,
        ) -> ::core::option::Option<::workflow::Failed<'_>> {
            use ::workflow::__private::Fails as _;
            (&&&&&::workflow::__private::Outcome::of(output)).failed()
        }
        ::workflow::__private::values! { Output to "to" }
    }
    #[automatically_derived]
    #[allow(
        clippy::future_not_send,
        reason = "that depends on the context and on the driver"
    )]
    impl<'a, C: ?::core::marker::Sized> ::workflow::Invoke<C> for distance<'a> {
        fn invoke<D: ::workflow::Driver>(
            self,
            _: ::workflow::Run<'_, D, C>,
        ) -> impl ::core::future::Future<Output = Self::Output> {
            distance(self.to)
        }
    }
    fn freight(weight: usize, distance: usize) -> usize {
        weight * distance
    }
    ///The inputs of the component [`freight`](fn@freight).
    #[allow(
        non_camel_case_types,
        non_snake_case,
        dead_code,
        missing_docs,
        missing_copy_implementations,
        missing_debug_implementations,
        explicit_outlives_requirements,
        private_bounds,
        private_interfaces,
        unreachable_pub,
        clippy::pub_underscore_fields,
        clippy::struct_excessive_bools,
        clippy::struct_field_names,
        clippy::type_complexity,
        reason = "all of it is the function's, which is the place to say it"
    )]
    struct freight {
        weight: usize,
        distance: usize,
    }
    #[automatically_derived]
    impl ::workflow::Node for freight {
        type Output = usize;
        ::workflow::__private::values! { Output weight "weight" distance "distance" }
    }
    #[automatically_derived]
    #[allow(
        clippy::future_not_send,
        reason = "that depends on the context and on the driver"
    )]
    impl<C: ?::core::marker::Sized> ::workflow::Invoke<C> for freight {
        fn invoke<D: ::workflow::Driver>(
            self,
            _: ::workflow::Run<'_, D, C>,
        ) -> impl ::core::future::Future<Output = Self::Output> {
            // A plain function runs when it is polled, not when it is wired.
            async move { freight(self.weight, self.distance) }
        }
    }
    // What was written, for rust-analyzer. To the compiler this is nothing.
    ::workflow::__sketch! {
        /// What it costs to send a parcel.
        pub Quote<parcel: String, to: String -> Result<usize, workflow::Error>> {
            let weight = weigh(parcel: &parcel);
            let distance = distance(to: &to)?;
            match weight {
                0..=10 => distance,
                _ => freight(weight, distance),
            }
        }
    }
    /// What it costs to send a parcel.
    pub struct Quote {
        /// The input `parcel`.
        pub parcel: String,
        /// The input `to`.
        pub to: String,
    }
    #[allow(clippy::future_not_send, reason = "that depends on the context and the driver")]
    #[allow(clippy::single_match_else, reason = "each arm tells that it is taken")]
    const _: () = {
    // The graph: what `Quote::graph()` gives. Generated items take names that appear nowhere in the
    // workflow.
        static QUOTE_GRAPH: ::workflow::Graph = ::workflow::Graph::new(::workflow::graph::Plan {
            name: "Quote",
            output: "Result<usize, workflow::Error>",
            inputs: &[("parcel", "String"), ("to", "String")],
    // The key and the text of each. From here on a node is told by its place in this list.
            nodes: &[
                ("weight", "weigh"),
                ("distance", "distance"),
                ("match", "match weight"),
                ("freight", "freight"),
            ],
    // From where to where, and what is written at it. Behind the nodes, 4 is the output, and 5 and 6
    // are the inputs.
            connections: &[
                (5, 0, "parcel"),
                (6, 1, "to"),
                (0, 2, ""),
                (2, 3, "_"),
                (0, 3, "weight"),
                (1, 3, "distance"),
                (1, 4, ""),
                (2, 4, "0..=10"),
                (3, 4, ""),
            ],
    // What only some have: node 2 is a route with these arms, and connections 3 and 7 are its ways.
            routes: &[(2, &["0..=10", "_"])],
            conditional: &[3, 7],
            ..::workflow::graph::Plan::EMPTY
        });
    // So that the type of `run`, below, knows the graph.
        struct QuoteGraph;
        impl ::workflow::__private::HasGraph for QuoteGraph {
            const GRAPH: &'static ::workflow::Graph = &QUOTE_GRAPH;
        }
    // What a user calls.
        impl Quote {
            #[doc = "Runs the workflow `Quote` to its end.\n\nNodes start when what they need is ready; dropping the future drops all that still run.\n\n# Errors\n\nThe first error that a `?` lets through ends the run."]
            pub fn run(
                self,
            ) -> impl ::core::future::Future<Output = Result<usize, workflow::Error>> {
    // It runs the nodes where they stand, or in debug builds looks after them, too.
                self.run_with(::workflow::debug::driver())
            }
            ///The same as [`run`](Self::run), with each of the nodes in the hands of `driver`.
            pub fn run_with<RunDriver: ::workflow::Driver>(
                self,
                driver: RunDriver,
            ) -> impl ::core::future::Future<Output = Result<usize, workflow::Error>> {
    // The run as a whole is a node, too.
                driver.node(driver.root(&QUOTE_GRAPH), self, &())
            }
            ///The same as [`run`](Self::run), as a run that can be watched while it goes on, by its events.
            pub fn start(
                self,
            ) -> ::workflow::Running<
                impl ::core::future::Future<Output = Result<usize, workflow::Error>>,
            > {
                ::workflow::__private::start(self, &QUOTE_GRAPH, &())
            }
            ///The graph of the workflow `Quote`, as the compiler has checked it; its pictures are drawn from it.
            #[must_use]
            pub const fn graph() -> &'static ::workflow::Graph {
                &QUOTE_GRAPH
            }
        }
        #[automatically_derived]
    // A workflow is a component, too. As one it takes its context from the workflow around it.
        impl ::workflow::Node for Quote {
            type Output = Result<usize, workflow::Error>;
            const GRAPH: ::core::option::Option<&'static ::workflow::Graph> = ::core::option::Option::Some(
                &QUOTE_GRAPH,
            );
            #[inline]
            fn failed(
                output: &Self::Output,
            ) -> ::core::option::Option<::workflow::Failed<'_>> {
                use ::workflow::__private::Fails as _;
                (&&&&&::workflow::__private::Outcome::of(output)).failed()
            }
            ::workflow::__private::values! { Output parcel "parcel" to "to" }
        }
        #[automatically_derived]
        impl<AnyContext: ?::core::marker::Sized> ::workflow::Invoke<AnyContext> for Quote {
            fn invoke<RunDriver: ::workflow::Driver>(
                self,
                run: ::workflow::Run<'_, RunDriver, AnyContext>,
            ) -> impl ::core::future::Future<Output = Result<usize, workflow::Error>> {
                run_quote(self, run.without_context())
            }
        }
    // All of the above come here in the end. Late-bound lifetimes keep the future `Send`.
        fn run_quote<RunDriver: ::workflow::Driver>(
            inputs: Quote,
            run: ::workflow::Run<'_, RunDriver, ()>,
        ) -> impl ::core::future::Future<Output = Result<usize, workflow::Error>> {
            #[allow(unused_imports, reason = "some types have methods of their own")]
            use ::workflow::__private::Conversion as _;
    // From here on `run` holds no context, since there is none, and knows the error that ends it.
            let run = run
                .body_without_context::<QuoteGraph>()
                .failing::<
                    <Result<
                        usize,
                        workflow::Error,
                    > as ::workflow::__private::Fallible>::Error,
                >();
            let parcel = inputs.parcel;
            let to = inputs.to;
            async move {
    // `distance` is made in one strand and given to an arm of the other. There is one writer and
    // one reader, so its place needs no lock and no waker.
                let mut distance_handoff = run.handoff();
                let (distance_give, distance_take) = distance_handoff.split();
    // The strand that makes it.
                let distance_strand = async {
                    distance_give
                        .give(run.at(1, run.node(1, distance { to: &to }).await)?);
    // The strand has nothing left to give.
                    run.ok(())
                };
    // Two strands, polled in this order. The first error ends both.
                let ((), output) = run
                    .try_join((
                        distance_strand,
                        async {
                            let weight = run.node(0, weigh { parcel: &parcel }).await;
                            run.ok(
                                match weight {
    // Each arm waits for `distance` itself, where it needs it, and `weight` is moved.
                                    0..=10 => {
                                        run.arm(2, 0);
                                        let distance = distance_take.take().await;
                                        distance
                                    }
                                    _ => {
                                        run.arm(2, 1);
                                        let distance = distance_take.take().await;
                                        run.node(3, freight { weight, distance }).await
                                    }
                                },
                            )
                        },
                    ))
                    .await?;
    // The type is named, so that a mistake is shown at the last node.
                let result: <Result<
                    usize,
                    workflow::Error,
                > as ::workflow::__private::Fallible>::Value = output;
                run.ok(result)
            }
        }
    };
}

fn main() {
    let (parcel, to) = (String::from("a globe of the world"), String::from("7"));
    let declared = declared::Quote {
        parcel: parcel.clone(),
        to: to.clone(),
    };
    let expanded = expanded::Quote { parcel, to };
    let prices =
        futures::executor::block_on(async { (declared.run().await, expanded.run().await) });
    println!("{prices:?}");
}
