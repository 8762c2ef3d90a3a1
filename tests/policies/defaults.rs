//! Policies as defaults of components, and nodes with their own.

use std::sync::Mutex;
use std::time::Duration;

use tokio::time::sleep;
use workflow::{Invoke, Run, Timeout, component, workflow};

use super::calls::{App, Calls, Fault, ask, clocked, faster, slow};

/// Asks for something, twice more if it has to.
#[component(retry(2, backoff = "10ms", when = Fault::is_transient))]
async fn patient(
    #[context] calls: &Calls,
    what: &str,
    busy: u32,
    taken: String,
) -> Result<String, Fault> {
    let answer = ask(calls, what, busy).await?;
    Ok(format!("{taken}{answer}"))
}

/// Has 10 milliseconds.
#[component(timeout = "10ms")]
async fn hasty(#[context] calls: &Calls, ms: u64) -> Result<u64, Fault> {
    Ok(slow(calls, ms).await)
}

/// Has 10 milliseconds for each of three tries.
#[component(timeout = "10ms", retry(2))]
async fn both<T: Clone + Default>(
    #[context] calls: &Calls,
    ms: u64,
    more: T,
) -> Result<(u64, T), workflow::Error> {
    let ms = faster(calls, "both", ms).await?;
    Ok((ms, more))
}

/// Takes no time, and no inputs.
#[component(retry(4))]
fn counted(#[context] calls: &Calls) -> Result<u32, Fault> {
    let call = calls.of("counted");
    let _ = futures::executor::block_on(ask(calls, "counted", 9));
    if call == 3 {
        Ok(call)
    } else {
        Err(Fault::Wrong)
    }
}

workflow! {
    Patient<busy: u32 -> Result<String, Fault>> with App {
        let taken = String::from("call ");
        patient(what: "it", busy, taken)?
    }

    Hasty<ms: u64 -> Result<u64, Fault>> with App {
        hasty(ms)?
    }

    Both<ms: u64 -> workflow::Result<(u64, u8)>> with App {
        let both = both(ms, more: 7)?;
        both
    }

    Counted<-> Result<u32, Fault>> with App {
        counted()?
    }
}

#[tokio::test(start_paused = true)]
async fn hold_where_nothing_else_is_said() {
    let app = App::default();
    let (answer, time) = clocked(Patient { busy: 2 }.run(&app)).await;
    assert_eq!((answer, time), (Ok("call 3".to_owned()), 20));
    let (answer, time) = clocked(Patient { busy: 9 }.run(&App::default())).await;
    assert_eq!((answer, time), (Err(Fault::Busy(3)), 20));

    assert_eq!(Hasty { ms: 10 }.run(&app).await, Ok(10));
    let late = Hasty { ms: 11 }.run(&app).await;
    assert!(matches!(late, Err(Fault::Late(timeout)) if timeout.node() == Some("hasty")));
    assert_eq!(app.calls.running(), 0);

    assert_eq!(Counted {}.run(&app).await, Ok(3));
}

#[tokio::test(start_paused = true)]
async fn a_default_timeout_covers_each_try() {
    let (both, time) = clocked(Both { ms: 25 }.run(&App::default())).await;
    assert_eq!((both.unwrap(), time), ((5, 7), 25));

    let app = App::default();
    let (error, time) = clocked(Both { ms: 99 }.run(&app)).await;
    let error = error.unwrap_err();
    assert_eq!(error.to_string(), "Both/both: `both` took longer than 10ms");
    assert!(error.downcast_ref::<Timeout>().is_some());
    assert_eq!((time, app.calls.running()), (30, 0));
}

#[tokio::test(start_paused = true)]
async fn hold_without_a_workflow_too() {
    let app = App::default();
    let node = hasty { ms: 11 };
    node.invoke(Run::direct(&app)).await.unwrap_err();
    // The function itself has none.
    assert_eq!(hasty(&app.calls, 11).await, Ok(11));
}

mod own {
    use super::*;

    workflow! {
        Once<-> Result<String, Fault>> with App {
            let taken = String::from("call ");
            #[retry(1)]
            patient(what: "it", busy: 9, taken)?
        }

        Longer<ms: u64 -> Result<u64, Fault>> with App {
            #[timeout("30ms")]
            hasty(ms)?
        }

        /// The default timeout stays.
        RetryOnly<ms: u64 -> workflow::Result<(u64, ())>> with App {
            #[retry(1)]
            both(ms, more: ())?
        }

        /// The default tries stay, within the time of the node.
        TimeoutOnly<ms: u64 -> workflow::Result<(u64, ())>> with App {
            #[timeout("50ms")]
            both(ms, more: ())?
        }

        Busy<-> workflow::Result<String>> with App {
            #[timeout("15ms")]
            patient(what: "it", busy: 9, taken: String::new())?
        }

        /// None of the two.
        Neither<ms: u64 -> workflow::Result<(u64, ())>> with App {
            #[timeout("1s")]
            #[retry(1)]
            both(ms, more: ())?
        }
    }

    #[tokio::test(start_paused = true)]
    async fn retries_take_the_place_of_defaults() {
        let app = App::default();
        let (answer, time) = clocked(Once {}.run(&app)).await;
        assert_eq!((answer, time), (Err(Fault::Busy(2)), 0));

        let (error, time) = clocked(RetryOnly { ms: 99 }.run(&App::default())).await;
        assert!(error.unwrap_err().downcast_ref::<Timeout>().is_some());
        assert_eq!(time, 20);
    }

    #[tokio::test(start_paused = true)]
    async fn timeouts_take_the_place_of_defaults() {
        let app = App::default();
        assert_eq!(Longer { ms: 30 }.run(&app).await, Ok(30));
        let late = Longer { ms: 31 }.run(&app).await;
        assert!(matches!(late, Err(Fault::Late(timeout)) if timeout.after().as_millis() == 30));

        let (outcome, time) = clocked(TimeoutOnly { ms: 50 }.run(&App::default())).await;
        assert_eq!((outcome.unwrap(), time), ((50, ()), 50));
        let (error, time) = clocked(TimeoutOnly { ms: 51 }.run(&App::default())).await;
        error.unwrap_err();
        assert_eq!(time, 50);
        let app = App::default();
        let (error, time) = clocked(Busy {}.run(&app)).await;
        error.unwrap_err();
        assert_eq!((time, app.calls.of("it")), (15, 2));
    }

    #[tokio::test(start_paused = true)]
    async fn both_take_the_place_of_both() {
        let (outcome, time) = clocked(Neither { ms: 99 }.run(&App::default())).await;
        assert_eq!((outcome.unwrap(), time), ((99, ()), 99));
    }
}

mod apart {
    use super::*;

    static CALLS: Mutex<u32> = Mutex::new(0);

    fn call() -> u32 {
        let mut calls = CALLS.lock().unwrap();
        *calls += 1;
        *calls
    }

    #[component(blocking, retry(2))]
    fn block(text: String) -> Result<String, Fault> {
        match call() {
            3 => Ok(text),
            call => Err(Fault::Busy(call)),
        }
    }

    #[component(spawn, timeout = "10ms", retry(1))]
    async fn spawned(ms: u64) -> Result<tokio::task::Id, Fault> {
        sleep(Duration::from_millis(ms)).await;
        Ok(tokio::task::id())
    }

    #[component(timeout = "10ms", retry(1))]
    async fn plain(ms: u64) -> Result<tokio::task::Id, Fault> {
        sleep(Duration::from_millis(ms)).await;
        Ok(tokio::task::id())
    }

    workflow! {
        Blocking<-> Result<String, Fault>> {
            block(text: String::from("done"))?
        }

        Spawned<ms: u64 -> Result<[tokio::task::Id; 3], Fault>> {
            let a = spawned(ms)?;
            #[spawn]
            let b = spawned(ms)?;
            #[spawn]
            let c = plain(ms)?;
            [a, b, c]
        }
    }

    #[tokio::test]
    async fn goes_together_with_threads() {
        assert_eq!(Blocking {}.run().await.unwrap(), "done");
    }

    #[tokio::test(start_paused = true)]
    async fn goes_together_with_tasks() {
        let run = async |ms| clocked(Spawned { ms }.run()).await;
        let (ids, time) = run(9).await;
        let [a, b, c] = ids.unwrap();
        assert!(a != b && b != c && c != a && time == 9);

        let (late, time) = run(11).await;
        assert!(matches!(late, Err(Fault::Late(_))));
        assert_eq!(time, 20);
    }
}
