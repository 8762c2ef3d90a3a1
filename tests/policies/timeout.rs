//! `#[timeout]`: on what it stands, what it covers, and what comes of it.

use std::time::Duration;

use futures::{Stream, StreamExt, stream};
use tokio::time::sleep;
use workflow::{Timeout, collect, component, workflow};

use super::calls::{App, Fault, clocked, faster, slow};

mod ends_the_run {
    use super::*;

    workflow! {
        Named<ms: u64 -> workflow::Result<u64>> with App {
            #[timeout("10ms")]
            let answer = slow(ms);
            let _other = slow(ms: 5);
            answer
        }

        Own<ms: u64 -> Result<u64, Fault>> with App {
            #[timeout("10ms")]
            slow(ms)
        }
    }

    #[tokio::test(start_paused = true)]
    async fn with_an_error_that_names_the_node() {
        let app = App::default();
        let (error, time) = clocked(Named { ms: 11 }.run(&app)).await;
        let error = error.unwrap_err();
        assert_eq!(
            error.to_string(),
            "Named/answer: `answer` took longer than 10ms"
        );
        let timeout = error.downcast_ref::<Timeout>().unwrap();
        assert_eq!(timeout.after(), Duration::from_millis(10));
        assert_eq!((time, app.calls.running()), (10, 0));
    }

    #[tokio::test(start_paused = true)]
    async fn with_the_error_of_the_workflow() {
        let late = Own { ms: 11 }.run(&App::default()).await;
        assert!(matches!(late, Err(Fault::Late(timeout)) if timeout.node() == Some("slow")));
    }

    #[tokio::test(start_paused = true)]
    async fn not_if_there_is_time() {
        let app = App::default();
        assert_eq!(Named { ms: 10 }.run(&app).await.unwrap(), 10);
        assert_eq!(Own { ms: 9 }.run(&app).await, Ok(9));
    }
}

mod gives_a_value {
    use super::*;

    workflow! {
        Plain<ms: u64 -> u64> with App {
            #[timeout("10ms", else = 0)]
            slow(ms)
        }

        /// It stands for what the node is bound to.
        Bound<ms: u64, fallback: String -> Result<String, Fault>> with App {
            #[timeout("10ms", else = fallback)]
            let answer = faster(what: "it", ms)?.to_string();
            answer
        }

        Computed<ms: u64 -> workflow::Result<u64>> with App {
            let other = slow(ms: 3);
            #[timeout("10ms", else = "7".parse::<u64>()? + other)]
            let answer = slow(ms);
            answer
        }
    }

    #[tokio::test(start_paused = true)]
    async fn instead_of_the_nodes() {
        let app = App::default();
        assert_eq!(Plain { ms: 9 }.run(&app).await, 9);
        let (late, time) = clocked(Plain { ms: 99 }.run(&app)).await;
        assert_eq!((late, time, app.calls.running()), (0, 10, 0));

        let fallback = String::from("none");
        let late = Bound { ms: 99, fallback }.run(&app).await;
        assert_eq!(late.unwrap(), "none");
        assert_eq!(Computed { ms: 99 }.run(&app).await.unwrap(), 10);
    }
}

mod and_retry {
    use super::*;

    workflow! {
        Each<ms: u64 -> Result<u64, Fault>> with App {
            #[retry(2)]
            #[timeout("10ms")]
            faster(what: "it", ms)?
        }

        All<ms: u64 -> workflow::Result<u64>> with App {
            #[timeout("10ms")]
            #[retry(2, backoff = "4ms")]
            let answer = fails(ms)?;
            answer
        }

        Both<ms: u64 -> u64> with App {
            #[timeout("25ms", else = 1)]
            #[retry(9)]
            #[timeout("10ms", else = 2)]
            let answer = faster(what: &format!("{}t", 'i'), ms).unwrap_or(3);
            answer
        }

        Inputs<text: &str -> workflow::Result<u64>> with App {
            #[timeout("25ms")]
            #[retry(9)]
            let answer = faster(what: "it", ms: text.parse()?)?;
            answer
        }
    }

    #[component]
    async fn fails(ms: u64) -> Result<u64, Fault> {
        sleep(Duration::from_millis(ms)).await;
        Err(Fault::Wrong)
    }

    #[tokio::test(start_paused = true)]
    async fn below_it_covers_each_try() {
        let app = App::default();
        let (answer, time) = clocked(Each { ms: 25 }.run(&app)).await;
        assert_eq!((answer, time), (Ok(5), 10 + 10 + 5));

        let app = App::default();
        let (answer, time) = clocked(Each { ms: 99 }.run(&app)).await;
        assert!(matches!(answer, Err(Fault::Late(_))));
        assert_eq!((time, app.calls.running()), (30, 0));
    }

    #[tokio::test(start_paused = true)]
    async fn above_it_covers_all_tries() {
        let run = All { ms: 1 };
        let (error, time) = clocked(run.run(&App::default())).await;
        assert_eq!(
            error.unwrap_err().to_string(),
            "All/answer: `answer` took longer than 10ms"
        );
        assert_eq!(time, 10);
        let (error, time) = clocked(All { ms: 0 }.run(&App::default())).await;
        assert_eq!(error.unwrap_err().to_string(), "All/answer: wrong");
        assert_eq!(time, 8);
    }

    #[tokio::test(start_paused = true)]
    async fn above_and_below_each_has_its_own() {
        let run = |ms| async move { clocked(Both { ms }.run(&App::default())).await };
        assert_eq!(run(25).await, (5, 25));
        assert_eq!(run(26).await, (1, 25));
    }

    #[tokio::test(start_paused = true)]
    async fn errors_come_through_both() {
        let run = |text| async move { Inputs { text }.run(&App::default()).await };
        assert_eq!(run("9").await.unwrap(), 9);
        assert_eq!(
            run("x").await.unwrap_err().to_string(),
            "Inputs/answer: invalid digit found in string"
        );
        assert!(
            run("99")
                .await
                .unwrap_err()
                .downcast_ref::<Timeout>()
                .is_some()
        );
    }
}

mod on {
    use super::*;

    workflow! {
        Group<ms: u64 -> workflow::Result<u64>> with App {
            #[timeout("10ms")]
            let sum = {
                let a = slow(ms: 3);
                let b = faster(what: "b", ms)?;
                a + b
            };
            let twin = slow(ms: 1);
            sum + twin
        }

        Route<ms: u64 -> u64> with App {
            let a = slow(ms: 2);
            #[timeout("10ms", else = 0)]
            let b = match ms {
                0 => 0,
                1 => {
                    let c = slow(ms: 99);
                    c + a
                }
                _ => slow(ms),
            };
            #[timeout("10ms", else = 9)]
            if b == 0 { slow(ms: 99) } else { b }
        }

        Loop<ms: u64 -> workflow::Result<u64>> with App {
            #[timeout("10ms")]
            let rounds = loop round = 0 {
                let took = slow(ms);
                if round * took >= 8 { break round } else { continue round.saturating_add(1) }
            };
            rounds
        }

        Each<ms: u64 -> Vec<u64>> with App {
            #[timeout("10ms", else = Vec::new())]
            each n in [1, 2, 3] { slow(ms: n * ms) }
        }

        Race<ms: u64 -> u64> with App {
            #[timeout("10ms", else = 0)]
            race { slow(ms), slow(ms: ms + 1) }
        }

        InLoop<-> u64> with App {
            loop sum = 0, ms = 8 {
                #[timeout("10ms", else = 1)]
                let took = slow(ms);
                if ms > 20 { break sum } else { continue (sum + took, ms + 4) }
            }
        }

        Sub<ms: u64 -> workflow::Result<u64>> with App {
            #[timeout("20ms")]
            let group = Group(ms)?;
            group
        }
    }

    #[tokio::test(start_paused = true)]
    async fn groups() {
        let app = App::default();
        assert_eq!(Group { ms: 4 }.run(&app).await.unwrap(), 8);
        let app = App::default();
        let (error, time) = clocked(Group { ms: 40 }.run(&app)).await;
        assert_eq!(
            error.unwrap_err().to_string(),
            "Group/sum: `sum` took longer than 10ms"
        );
        assert_eq!((time, app.calls.running()), (10, 0));
    }

    #[tokio::test(start_paused = true)]
    async fn routes() {
        let app = App::default();
        assert_eq!(clocked(Route { ms: 5 }.run(&app)).await, (5, 5));
        assert_eq!(clocked(Route { ms: 50 }.run(&app)).await, (9, 20));
        assert_eq!(clocked(Route { ms: 1 }.run(&app)).await, (9, 20));
        assert_eq!(app.calls.running(), 0);
    }

    #[tokio::test(start_paused = true)]
    async fn loops_each_and_races() {
        let app = App::default();
        assert_eq!(Loop { ms: 2 }.run(&app).await.unwrap(), 4);
        assert_eq!(Loop { ms: 1 }.run(&app).await.unwrap(), 8);
        Loop { ms: 5 }.run(&app).await.unwrap_err();

        assert_eq!(Each { ms: 3 }.run(&app).await, [3, 6, 9]);
        assert!(Each { ms: 4 }.run(&app).await.is_empty());
        assert_eq!(Race { ms: 9 }.run(&app).await, 9);
        assert_eq!(Race { ms: 11 }.run(&app).await, 0);
        assert_eq!(InLoop {}.run(&app).await, 8 + 3);
        assert_eq!(app.calls.running(), 0);
    }

    #[tokio::test(start_paused = true)]
    async fn sub_workflows() {
        let app = App::default();
        let error = Sub { ms: 40 }.run(&app).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "Sub/group/sum: `sum` took longer than 10ms"
        );
    }

    #[component]
    fn ticks(ms: u64) -> impl Stream<Item = u64> {
        stream::iter(1..=3).then(move |n| async move {
            sleep(Duration::from_millis(ms)).await;
            n
        })
    }

    workflow! {
        Reader<ms: u64 -> workflow::Result<Vec<u64>>> {
            let ticks = ticks(ms);
            #[timeout("10ms")]
            collect(items: ~ticks)
        }
    }

    #[tokio::test(start_paused = true)]
    async fn what_reads_a_stream_to_its_end() {
        assert_eq!(Reader { ms: 3 }.run().await.unwrap(), [1, 2, 3]);
        let (error, time) = clocked(Reader { ms: 4 }.run()).await;
        assert_eq!(error.unwrap_err().path(), Some("Reader/collect"));
        assert_eq!(time, 10);
    }
}
