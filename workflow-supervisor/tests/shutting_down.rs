//! The end of a supervisor, from everywhere.

#[allow(dead_code, reason = "each test uses its part")]
mod common;

use std::future::pending;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use common::{Reports, told};
use futures::FutureExt;
use tokio::sync::{Notify, oneshot};
use tokio::time::{Instant, sleep};
use workflow_supervisor::{Phase, Shutdown, Supervisor, WouldDeadlock};

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test]
async fn draining_waits_for_the_last_run() {
    let supervisor = Supervisor::new();
    let (tell, run) = told();
    let last = supervisor.spawn("last", run).await.unwrap();
    supervisor
        .spawn("quick", async {})
        .await
        .unwrap()
        .await
        .unwrap();

    let mut ended = pin!(supervisor.shutdown(Shutdown::Drain));
    assert!(ended.as_mut().now_or_never().is_none());
    assert_eq!(supervisor.status().phase, Phase::Draining);
    tell.send(Ok(7)).unwrap();
    ended.await.unwrap();
    assert_eq!(supervisor.status().phase, Phase::Ended);
    assert_eq!(last.await.unwrap(), 7);
}

#[tokio::test]
async fn it_returns_when_the_hook_has_returned_and_the_futures_are_dropped() {
    struct Slow(Arc<AtomicBool>);
    impl Drop for Slow {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }
    let dropped = Arc::new(AtomicBool::new(false));
    let (builder, reports) = Reports::builder();
    let supervisor = builder.build();
    let slow = Slow(Arc::clone(&dropped));
    let run = async move {
        let _slow = slow;
        pending::<()>().await;
    };
    drop(supervisor.spawn("slow", run).await.unwrap());
    drop(
        supervisor
            .spawn("ill", async { Err::<(), _>("no") })
            .await
            .unwrap(),
    );
    supervisor.shutdown(Shutdown::Cancel).await.unwrap();
    assert!(dropped.load(Ordering::Relaxed));
    // `ill` had not been polled when it was cancelled.
    assert_eq!(reports.take(), [""; 0]);
    assert_eq!(supervisor.status().cancelled, 2);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_ends_what_is_left_and_no_sooner() {
    let supervisor = Supervisor::new();
    let nap = |seconds| async move { sleep(seconds * SECOND).await };
    let short = supervisor.spawn("short", nap(4)).await.unwrap();
    let long = supervisor.spawn("long", nap(6)).await.unwrap();
    let start = Instant::now();
    supervisor
        .shutdown(Shutdown::DrainFor(5 * SECOND))
        .await
        .unwrap();
    assert_eq!(start.elapsed(), 5 * SECOND);
    short.await.unwrap();
    assert!(long.await.unwrap_err().is_cancelled());
}

#[tokio::test(start_paused = true)]
async fn a_deadline_that_is_not_needed_costs_no_time() {
    let supervisor = Supervisor::new();
    drop(supervisor.spawn("short", sleep(SECOND)).await.unwrap());
    let start = Instant::now();
    supervisor
        .shutdown(Shutdown::DrainFor(5 * SECOND))
        .await
        .unwrap();
    assert_eq!(start.elapsed(), SECOND);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_holds_though_nobody_waits() {
    let supervisor = Supervisor::new();
    let endless = supervisor.spawn("endless", pending::<()>()).await.unwrap();
    let start = Instant::now();
    let given_up = supervisor.shutdown(Shutdown::DrainFor(5 * SECOND));
    assert!(given_up.now_or_never().is_none());
    assert!(endless.await.unwrap_err().is_cancelled());
    assert_eq!(start.elapsed(), 5 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn of_several_the_first_to_cancel_decides() {
    let supervisor = Supervisor::new();
    let endless = supervisor.spawn("endless", pending::<()>()).await.unwrap();
    let start = Instant::now();
    let cancel = async {
        sleep(SECOND).await;
        supervisor.shutdown(Shutdown::Cancel).await
    };
    let ended = futures::join!(
        supervisor.shutdown(Shutdown::Drain),
        supervisor.shutdown(Shutdown::DrainFor(5 * SECOND)),
        supervisor.shutdown(Shutdown::DrainFor(3 * SECOND)),
        cancel,
    );
    assert_eq!(ended, (Ok(()), Ok(()), Ok(()), Ok(())));
    assert_eq!(start.elapsed(), SECOND);
    assert!(endless.await.unwrap_err().is_cancelled());

    // Once more, when all is over.
    supervisor.shutdown(Shutdown::Drain).await.unwrap();
    assert_eq!(start.elapsed(), SECOND);
}

#[test]
fn a_deadline_needs_timers_and_without_them_nothing_is_begun() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .build()
        .unwrap();
    let supervisor = Supervisor::builder()
        .runtime(runtime.handle().clone())
        .build();
    let begin = || supervisor.begin_shutdown(Shutdown::DrainFor(SECOND));
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(begin)).unwrap_err();
    assert_eq!(supervisor.status().phase, Phase::Open);
    supervisor.blocking_shutdown(Shutdown::Drain).unwrap();
    assert_eq!(supervisor.status().phase, Phase::Ended);
}

#[tokio::test]
async fn a_run_that_drains_its_own_supervisor_is_told_and_goes_on() {
    let supervisor = Arc::new(Supervisor::new());
    let weak = Arc::downgrade(&supervisor);
    let run = async move {
        let supervisor = weak.upgrade().unwrap();
        let refused = supervisor.shutdown(Shutdown::Drain).await.unwrap_err();
        tokio::task::yield_now().await;
        Ok::<_, String>(refused)
    };
    let handle = supervisor.spawn("inner", run).await.unwrap();
    assert_eq!(handle.await.unwrap(), WouldDeadlock::InsideRun);
    supervisor.shutdown(Shutdown::Drain).await.unwrap();
}

#[tokio::test]
async fn a_run_that_cancels_its_own_supervisor_is_cancelled_where_it_waits_next() {
    let supervisor = Arc::new(Supervisor::new());
    let inner = Arc::clone(&supervisor);
    let (tell, told) = oneshot::channel();
    let run = async move {
        let refused = inner.shutdown(Shutdown::Cancel).await;
        tell.send(refused).unwrap();
        pending::<()>().await;
    };
    let handle = supervisor.spawn("inner", run).await.unwrap();
    let sibling = supervisor.spawn("sibling", pending::<()>()).await.unwrap();
    assert_eq!(told.await, Ok(Err(WouldDeadlock::InsideRun)));
    assert!(handle.await.unwrap_err().is_cancelled());
    assert!(sibling.await.unwrap_err().is_cancelled());
    supervisor.shutdown(Shutdown::Drain).await.unwrap();
}

#[tokio::test]
async fn a_run_may_shut_another_supervisor_down() {
    let other = Arc::new(Supervisor::new());
    let (tell, run) = told();
    drop(other.spawn("there", run).await.unwrap());
    let supervisor = Supervisor::new();
    let inner = Arc::clone(&other);
    let run = async move { inner.shutdown(Shutdown::Drain).await };
    let handle = supervisor.spawn("here", run).await.unwrap();
    tell.send(Ok(1)).unwrap();
    handle.await.unwrap();
    assert!(other.is_empty());
}

#[tokio::test]
async fn a_run_that_holds_the_last_reference_ends_all() {
    let supervisor = Arc::new(Supervisor::new());
    let go = Arc::new(Notify::new());
    let inner = Arc::clone(&supervisor);
    let started = Arc::clone(&go);
    let run = async move {
        started.notified().await;
        drop(inner);
        tokio::task::yield_now().await;
        unreachable!("it is cancelled");
    };
    let last = supervisor.spawn("last", run).await.unwrap();
    let sibling = supervisor.spawn("sibling", pending::<()>()).await.unwrap();
    drop(supervisor);
    go.notify_one();
    assert!(last.await.unwrap_err().is_cancelled());
    assert!(sibling.await.unwrap_err().is_cancelled());
}

#[tokio::test]
async fn the_hook_may_begin_it_and_start_runs() {
    let place = Arc::new(std::sync::OnceLock::<Arc<Supervisor>>::new());
    let inner = Arc::clone(&place);
    let hook = move |_| {
        let supervisor = inner.get().unwrap();
        supervisor.try_spawn("repair", async {}).unwrap();
        supervisor.begin_shutdown(Shutdown::Drain);
    };
    let supervisor = Arc::new(Supervisor::builder().error_hook(hook).build());
    place.set(Arc::clone(&supervisor)).unwrap();
    drop(
        supervisor
            .spawn("ill", async { Err::<(), _>("no") })
            .await
            .unwrap(),
    );
    while supervisor.status().phase == Phase::Open {
        tokio::task::yield_now().await;
    }
    supervisor.shutdown(Shutdown::Drain).await.unwrap();
    assert_eq!(supervisor.status().succeeded, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_starts_after_it_has_returned() {
    for _ in 0..200 {
        let supervisor = Arc::new(Supervisor::new());
        let has_ended = Arc::new(AtomicBool::new(false));
        let (inner, flag) = (Arc::clone(&supervisor), Arc::clone(&has_ended));
        let spawner = tokio::spawn(async move {
            loop {
                let flag = Arc::clone(&flag);
                let run = async move { assert!(!flag.load(Ordering::SeqCst), "too late") };
                match inner.spawn("run", run).await {
                    Ok(handle) => handle.await.unwrap(),
                    Err(_) => return,
                }
            }
        });
        supervisor.shutdown(Shutdown::Drain).await.unwrap();
        has_ended.store(true, Ordering::SeqCst);
        spawner.await.unwrap();
    }
}
