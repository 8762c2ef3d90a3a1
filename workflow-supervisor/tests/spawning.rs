//! From where and when runs are started, and how many at a time.

#[allow(dead_code, reason = "each test uses its part")]
mod common;

use std::future::pending;
use std::pin::pin;
use std::sync::{Arc, Weak};
use std::thread;

use common::told;
use futures::FutureExt;
use tokio::task::yield_now;
use workflow_supervisor::{RunOutput, Shutdown, SpawnError, Supervisor};

#[tokio::test]
async fn at_the_limit_spawn_waits_and_try_spawn_does_not() {
    let supervisor = Supervisor::builder().limit(2).build();
    let (tell, run) = told();
    let first = supervisor.spawn("first", run).await.unwrap();
    let second = supervisor.spawn("second", pending::<()>()).await.unwrap();
    let refused = supervisor.try_spawn("third", async {}).unwrap_err();
    assert_eq!(refused, SpawnError::Full);

    let mut third = pin!(supervisor.spawn("third", async {}));
    let mut fourth = pin!(supervisor.spawn("fourth", async {}));
    assert!(third.as_mut().now_or_never().is_none());
    assert!(fourth.as_mut().now_or_never().is_none());
    assert_eq!(supervisor.status().waiting, 2);
    let shown = supervisor.status().to_string();
    let expected = "open: 2 of 2 live, 2 waiting, 0 succeeded, 0 failed, 0 panicked, 0 cancelled";
    assert_eq!(shown, expected);

    tell.send(Ok(1)).unwrap();
    first.await.unwrap();
    let third = third.await.unwrap();
    assert!(
        fourth.as_mut().now_or_never().is_none(),
        "one slot, one run"
    );
    second.cancel();
    fourth.await.unwrap().await.unwrap();
    third.await.unwrap();
    second.await.unwrap_err();
    let status = supervisor.status();
    assert_eq!((status.waiting, status.live), (0, 0));
    assert_eq!((status.succeeded, status.cancelled), (3, 1));
}

#[tokio::test]
async fn a_spawn_that_is_given_up_starts_nothing_and_leaves_its_place() {
    let supervisor = Supervisor::builder().limit(1).build();
    let first = supervisor.spawn("first", pending::<()>()).await.unwrap();
    let given_up = supervisor.spawn("second", async { unreachable!() });
    assert!(given_up.now_or_never().is_none());
    assert_eq!(supervisor.status().waiting, 0);
    first.cancel();
    first.await.unwrap_err();
    supervisor
        .try_spawn("third", async {})
        .unwrap()
        .await
        .unwrap();
}

#[tokio::test]
async fn when_a_handle_is_ready_there_is_room() {
    let supervisor = Supervisor::builder().limit(1).build();
    for _ in 0..100 {
        let run = supervisor.try_spawn("next", yield_now()).unwrap();
        run.await.unwrap();
        assert!(supervisor.is_empty());
    }
}

#[tokio::test]
async fn a_run_can_start_others() {
    let supervisor = Arc::new(Supervisor::new());
    let siblings: Weak<Supervisor> = Arc::downgrade(&supervisor);
    let run = async move {
        let supervisor = siblings.upgrade().ok_or("too late")?;
        let child = supervisor.spawn("child", async { Ok::<_, String>(20) });
        let child = child.await.map_err(|error| error.to_string())?;
        drop(supervisor);
        child.await.map_err(|error| error.to_string())
    };
    let parent = supervisor.spawn("parent", run).await.unwrap();
    assert_eq!(parent.await.unwrap(), 20);
}

#[tokio::test]
async fn after_a_shutdown_there_is_an_error_and_the_future_is_never_polled() {
    let supervisor = Supervisor::new();
    supervisor.shutdown(Shutdown::Drain).await.unwrap();
    let never = || async { unreachable!() };
    let refused = supervisor.spawn("late", never()).await.unwrap_err();
    assert_eq!(refused, SpawnError::Closed);
    assert_eq!(refused.to_string(), "the supervisor takes no more runs");
    assert_eq!(
        supervisor.try_spawn("late", never()).unwrap_err(),
        SpawnError::Closed
    );
}

#[tokio::test]
async fn a_waiting_spawn_hears_of_a_shutdown() {
    let supervisor = Supervisor::builder().limit(1).build();
    let _first = supervisor.spawn("first", pending::<()>()).await.unwrap();
    let waiting = supervisor.spawn("second", async {});
    let (waiting, ended) = futures::join!(waiting, supervisor.shutdown(Shutdown::Cancel));
    assert_eq!(waiting.unwrap_err(), SpawnError::Closed);
    ended.unwrap();
}

#[test]
fn from_threads_that_know_no_runtime() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let supervisor = Supervisor::builder()
        .runtime(runtime.handle().clone())
        .limit(2)
        .build();
    let sums = thread::scope(|scope| {
        let spawn = |n: u32| {
            let supervisor = &supervisor;
            scope.spawn(move || {
                let run = async move {
                    yield_now().await;
                    Ok::<_, String>(n)
                };
                let mut handle = supervisor.blocking_spawn(format!("#{n}"), run).unwrap();
                handle.blocking_wait().unwrap().unwrap()
            })
        };
        let threads: Vec<_> = (0..20).map(spawn).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .sum::<u32>()
    });
    assert_eq!(sums, 190);
    assert_eq!(supervisor.status().succeeded, 20);
}

#[tokio::test]
async fn a_run_is_known_by_its_name_and_by_the_place_that_started_it() {
    let supervisor = Supervisor::new();
    let (line, spawned) = (line!(), supervisor.spawn("a", pending::<()>()));
    let a = spawned.await.unwrap();
    assert_eq!(
        (a.run().location().file(), a.run().location().line()),
        (file!(), line)
    );
    let (line, spawned) = (line!(), supervisor.try_spawn("b", pending::<()>()));
    let b = spawned.unwrap();
    assert_eq!(b.run().location().line(), line);
    let names: Vec<_> = supervisor
        .runs()
        .iter()
        .map(|run| run.name().to_owned())
        .collect();
    assert_eq!(names, ["a", "b"]);
    assert!(a.run().id() < b.run().id());

    a.cancel();
    let error = a.await.unwrap_err();
    assert_eq!(error.run().name(), "a");
    let expected = format!(
        "run `a`, started at {}, was cancelled",
        error.run().location()
    );
    assert_eq!(format!("{error:?}"), expected);
    drop(b);
}

#[tokio::test(start_paused = true)]
async fn a_run_has_an_age() {
    let supervisor = Supervisor::new();
    let run = supervisor.spawn("a", pending::<()>()).await.unwrap();
    tokio::time::advance(std::time::Duration::from_secs(3)).await;
    assert_eq!(run.run().age().as_secs(), 3);
}

#[tokio::test]
async fn futures_of_many_outputs() {
    fn given<O: RunOutput>(_: &impl Future<Output = O>) {}

    let supervisor = Supervisor::new();
    let run = async { "7".parse::<u8>() };
    assert_eq!(
        supervisor.spawn("std", run).await.unwrap().await.unwrap(),
        7
    );
    let run = async { Err::<u8, String>(String::from("no")) };
    assert!(
        supervisor
            .spawn("string", run)
            .await
            .unwrap()
            .await
            .is_err()
    );
    let run = async { Err::<u8, Box<dyn std::error::Error + Send + Sync>>("no".into()) };
    assert!(supervisor.spawn("boxed", run).await.unwrap().await.is_err());
    let run = async { 7_u8 }.never_error();
    assert_eq!(
        supervisor.spawn("sure", run).await.unwrap().await.unwrap(),
        7
    );
    let run = async {
        loop {
            yield_now().await;
        }
    };
    given(&run);
    let endless = supervisor.spawn("endless", run).await.unwrap();
    endless.cancel();
    assert!(endless.await.unwrap_err().is_cancelled());
    let run = async { yield_now().await };
    supervisor
        .spawn("nothing", run)
        .await
        .unwrap()
        .await
        .unwrap();
}

#[test]
#[should_panic(expected = "a limit of 0")]
fn a_limit_of_nothing_is_refused() {
    let _ = Supervisor::builder().limit(0);
}

#[test]
#[should_panic(expected = "no reactor running")]
fn outside_of_a_runtime_one_must_be_named() {
    let _ = Supervisor::new();
}
