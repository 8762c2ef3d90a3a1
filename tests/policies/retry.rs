//! `#[retry]`: what is tried again, how often, and with what.

use std::num::ParseIntError;
use std::sync::Mutex;

use workflow::{component, workflow};

use super::calls::{App, Fault, ask, clocked};

workflow! {
    Twice<busy: u32 -> workflow::Result<u32>> with App {
        #[retry(2)]
        let answer = ask(what: &format!("{}t", 'i'), busy)?;
        answer
    }

    Value<busy: u32 -> Result<u32, Fault>> with App {
        #[retry(2)]
        ask(what: "it", busy)?
    }
}

#[tokio::test]
async fn a_node_is_tried_until_it_goes_well() {
    for busy in [0, 1, 2] {
        let app = App::default();
        assert_eq!(Twice { busy }.run(&app).await.unwrap(), busy + 1);
        assert_eq!(app.calls.of("it"), busy + 1);
    }
}

#[tokio::test]
async fn the_last_error_is_the_value() {
    let app = App::default();
    let error = Twice { busy: 9 }.run(&app).await.unwrap_err();
    assert_eq!(error.to_string(), "Twice/answer: busy at call 3");
    assert_eq!(app.calls.of("it"), 3);
}

mod pauses {
    use super::*;

    workflow! {
        Growing<busy: u32 -> workflow::Result<u32>> with App {
            #[retry(3, backoff = "100ms..150ms")]
            ask(what: "it", busy)?
        }

        Even<busy: u32 -> workflow::Result<u32>> with App {
            #[retry(3, backoff = "1m")]
            ask(what: "it", busy)?
        }

        None<busy: u32 -> workflow::Result<u32>> with App {
            #[retry(3)]
            ask(what: "it", busy)?
        }
    }

    #[tokio::test(start_paused = true)]
    async fn stand_between_the_tries_only() {
        for (busy, pauses) in [(0, 0), (1, 1), (3, 3), (9, 3)] {
            let app = App::default();
            let (_, time) = clocked(Growing { busy }.run(&app)).await;
            assert!((pauses * 100..=pauses * 151).contains(&time), "{time}");
            let (_, time) = clocked(Even { busy }.run(&App::default())).await;
            assert_eq!(time, pauses * 60_000);
            let (_, time) = clocked(None { busy }.run(&App::default())).await;
            assert_eq!(time, 0);
        }
    }
}

mod when {
    use super::*;

    /// Wrong at its third call.
    #[component]
    async fn worse(#[context] app: &App, what: &str) -> Result<u32, Fault> {
        match ask(&app.calls, what, 9).await {
            Err(Fault::Busy(3)) => Err(Fault::Wrong),
            other => other,
        }
    }

    workflow! {
        ByPath<-> Result<u32, Fault>> with App {
            #[retry(9, when = Fault::is_transient)]
            worse(what: "it")?
        }

        ByClosure<last: u32 -> workflow::Result<u32>> with App {
            let limit = (std::convert::identity(last));
            #[retry(9, when = |fault| fault != &Fault::Busy(limit))]
            let answer = worse(what: "it")?;
            answer + limit
        }
    }

    #[tokio::test]
    async fn says_which_errors_are_tried_again() {
        let app = App::default();
        assert_eq!(ByPath {}.run(&app).await, Err(Fault::Wrong));
        // `Fault::Wrong` is not transient.
        assert_eq!(app.calls.of("it"), 3);

        let app = App::default();
        let error = ByClosure { last: 2 }.run(&app).await.unwrap_err();
        assert_eq!(error.to_string(), "ByClosure/answer: busy at call 2");
    }
}

mod inputs {
    use super::*;

    #[derive(Clone, Default)]
    struct Parcel {
        to: String,
        weight: Weight,
    }

    #[derive(Clone, Default)]
    struct Weight(u32);

    /// Takes its inputs away.
    #[component]
    async fn send(
        #[context] app: &App,
        to: String,
        weight: Weight,
        text: String,
    ) -> Result<String, Fault> {
        let call = ask(&app.calls, "send", 2).await?;
        Ok(format!("{to} {} {text} {call}", weight.0))
    }

    #[component]
    async fn two(x: u64) -> String {
        x.to_string()
    }

    workflow! {
        Taken<parcel: Parcel, text: &str -> workflow::Result<String>> with App {
            let mark = two(x: 2);
            #[retry(2)]
            let sent = send(
                to: parcel.to,
                weight: parcel.weight,
                text: format!("{mark}{}", { let mark = mark; mark }),
            )?;
            let _other = two(x: text.parse()?);
            sent
        }

        /// In two strands, one of which takes what the other makes.
        Strands<-> workflow::Result<String>> with App {
            let a = two(x: 1);
            let b = two(x: 2);
            let c = two(x: a.len() as u64);
            #[retry(2)]
            let sent = send(to: a, weight: Weight(7), text: b)?;
            format!("{sent} {c}")
        }
    }

    #[tokio::test]
    async fn taken_by_value_are_cloned_for_each_try() {
        let parcel = Parcel {
            to: String::from("Rome"),
            weight: Weight(3),
        };
        let sent = Taken { parcel, text: "5" }.run(&App::default()).await;
        assert_eq!(sent.unwrap(), "Rome 3 22 3");
        let sent = Strands {}.run(&App::default()).await;
        assert_eq!(sent.unwrap(), "1 7 2 3 1");
    }

    static TEXTS: Mutex<Vec<&str>> = Mutex::new(Vec::new());

    fn next() -> &'static str {
        TEXTS.lock().unwrap().pop().unwrap()
    }

    workflow! {
        Anew<-> workflow::Result<u32>> with App {
            #[retry(5)]
            let sum = ask(what: "it", busy: next().parse()?)?;
            sum
        }
    }

    #[tokio::test]
    async fn are_evaluated_anew_for_each_try() {
        *TEXTS.lock().unwrap() = vec!["2", "3", "4"];
        assert_eq!(Anew {}.run(&App::default()).await.unwrap(), 3);

        // An error in an input is no failed try.
        *TEXTS.lock().unwrap() = vec!["2", "x", "4"];
        let error = Anew {}.run(&App::default()).await.unwrap_err();
        assert!(error.downcast_ref::<ParseIntError>().is_some());
        assert_eq!(error.path(), Some("Anew/sum"));
    }
}

mod around {
    use super::*;
    use workflow::AllFailed;

    workflow! {
        Inner<what: &str, busy: u32 -> workflow::Result<u32>> with App {
            let first = ask(what: "inner", busy: 0)?;
            let answer = ask(what, busy)?;
            first + answer
        }

        Whole<-> workflow::Result<u32>> with App {
            #[retry(3)]
            let inner = Inner(what: "it", busy: 3)?;
            inner
        }

        Everywhere<-> workflow::Result<Vec<u32>>> with App {
            each what in ["a", "b"] {
                loop sum = 0 {
                    #[retry(1)]
                    let answer = ask(what, busy: 1)?;
                    if sum > 2 {
                        break sum
                    } else {
                        #[retry(1)]
                        let more = ask(what: "more", busy: 0);
                        match more {
                            Ok(_) => continue sum + answer,
                            Err(_) => break 0,
                        }
                    }
                }
            }
        }

        Racing<-> Result<u32, AllFailed<(Fault, Fault)>>> with App {
            race {
                { #[retry(3)] ask(what: "a", busy: 3) },
                { #[retry(1)] ask(what: "b", busy: 3) },
            }?
        }
    }

    #[tokio::test]
    async fn a_sub_workflow_runs_again_as_a_whole() {
        let app = App::default();
        assert_eq!(Whole {}.run(&app).await.unwrap(), 8);
        assert_eq!(app.calls.of("inner"), 4);
    }

    #[tokio::test]
    async fn in_loops_and_each_and_races() {
        let app = App::default();
        assert_eq!(Everywhere {}.run(&app).await.unwrap(), [5, 5]);
        assert_eq!(app.calls.of("a"), 4);
        assert_eq!(app.calls.of("more"), 4);
        assert_eq!(Racing {}.run(&App::default()).await, Ok(4));
    }
}

#[tokio::test]
async fn a_run_with_tries_can_be_spawned() {
    let run = tokio::spawn(async {
        let app = App::default();
        Value { busy: 1 }.run(&app).await
    });
    assert_eq!(run.await.unwrap(), Ok(2));
}
