//! Whatever happens to its handle: an error reaches the one who takes it, or the hook, once.

#[allow(dead_code, reason = "each test uses its part")]
mod common;

use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use common::{Bomb, Reports, explode, told};
use futures::FutureExt;
use futures::future::join_all;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;
use workflow_supervisor::{Panic, Reason, RunError, Shutdown, Supervisor};

#[tokio::test]
async fn a_handle_gives_the_result_and_the_hook_hears_nothing() {
    let (builder, reports) = Reports::builder();
    let supervisor = builder.build();
    let well = supervisor.spawn("well", async { Ok::<_, String>(1) });
    assert_eq!(well.await.unwrap().await.unwrap(), 1);

    let ill = supervisor.spawn("ill", async { Err::<(), _>("no") });
    let error = ill.await.unwrap().await.unwrap_err();
    assert_eq!(error.to_string(), "run `ill` failed: no");

    let rocket = supervisor.spawn("rocket", explode()).await.unwrap();
    let error = rocket.await.unwrap_err();
    assert!(error.is_panic() && !error.is_cancelled());
    assert_eq!(error.to_string(), "run `rocket` panicked: out of fuel");

    let endless = supervisor.spawn("endless", pending::<()>()).await.unwrap();
    endless.cancel();
    let error = endless.await.unwrap_err();
    assert!(error.is_cancelled() && !error.is_panic());
    assert_eq!(error.to_string(), "run `endless` was cancelled");

    supervisor.shutdown(Shutdown::Drain).await.unwrap();
    drop(supervisor);
    assert_eq!(reports.take(), [""; 0]);
}

#[tokio::test]
async fn a_handle_dropped_before_the_end_leaves_the_error_to_the_hook() {
    let (builder, reports) = Reports::builder();
    let supervisor = builder.build();
    let (tell_ill, ill) = told();
    let (tell_well, well) = told();
    drop(supervisor.spawn("ill", ill).await.unwrap());
    drop(supervisor.spawn("well", well).await.unwrap());
    drop(supervisor.spawn("rocket", explode()).await.unwrap());
    assert_eq!(supervisor.len(), 3, "a dropped handle cancels nothing");

    tell_ill.send(Err("no")).unwrap();
    tell_well.send(Ok(1)).unwrap();
    supervisor.shutdown(Shutdown::Drain).await.unwrap();
    let mut heard = reports.take();
    heard.sort();
    assert_eq!(
        heard,
        ["run `ill` failed: no", "run `rocket` panicked: out of fuel"]
    );
}

#[tokio::test]
async fn a_handle_dropped_after_the_end_leaves_the_error_to_the_hook() {
    let (builder, reports) = Reports::builder();
    let supervisor = builder.build();
    let ill = supervisor
        .spawn("ill", async { Err::<(), _>("no") })
        .await
        .unwrap();
    let rocket = supervisor.spawn("rocket", explode()).await.unwrap();
    let well = supervisor.spawn("well", async {}).await.unwrap();
    supervisor.shutdown(Shutdown::Drain).await.unwrap();
    assert!(ill.is_finished() && rocket.is_finished() && well.is_finished());
    assert_eq!(reports.take(), [""; 0], "they may still be asked for");

    drop((ill, rocket, well));
    assert_eq!(
        reports.take(),
        ["run `ill` failed: no", "run `rocket` panicked: out of fuel"]
    );
}

#[tokio::test]
async fn a_wait_that_is_given_up_loses_nothing() {
    let (builder, reports) = Reports::builder();
    let supervisor = builder.build();
    let (tell, run) = told();
    let mut handle = supervisor.spawn("ill", run).await.unwrap();
    assert!((&mut handle).now_or_never().is_none());
    assert!(!handle.is_finished());
    tell.send(Err("no")).unwrap();
    let error = (&mut handle).await.unwrap_err();
    assert_eq!(error.to_string(), "run `ill` failed: no");
    drop(handle);
    assert_eq!(reports.take(), [""; 0]);

    let (tell, run) = told();
    let handle = supervisor.spawn("ill", run).await.unwrap();
    assert!(
        handle.now_or_never().is_none(),
        "the handle is gone with the wait"
    );
    tell.send(Err("no")).unwrap();
    supervisor.shutdown(Shutdown::Drain).await.unwrap();
    assert_eq!(reports.take(), ["run `ill` failed: no"]);
}

#[tokio::test]
#[should_panic(expected = "polled after it had given its result")]
async fn a_result_is_given_once() {
    let supervisor = Supervisor::new();
    let mut handle = supervisor.spawn("well", async {}).await.unwrap();
    (&mut handle).await.unwrap();
    let _ = handle.await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_handle_dropped_at_the_very_end_loses_nothing_either() {
    let (builder, reports) = Reports::builder();
    let supervisor = builder.build();
    let runs = (0..2000).map(|_| supervisor.spawn("ill", async { Err::<(), _>("no") }));
    for handle in join_all(runs).await {
        drop(handle.unwrap());
    }
    supervisor.shutdown(Shutdown::Drain).await.unwrap();
    assert_eq!(reports.take().len(), 2000);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whether_cancelled_or_failed_each_run_is_one_of_both() {
    let (builder, reports) = Reports::builder();
    let supervisor = builder.build();
    let (mut taken, mut cancelled) = (0, 0);
    for n in 0..3000 {
        let run = async {
            tokio::task::yield_now().await;
            Err::<(), _>("no")
        };
        let handle = supervisor.spawn("ill", run).await.unwrap();
        if n % 2 == 0 {
            tokio::task::yield_now().await;
        }
        handle.cancel();
        if n % 3 == 0 {
            if handle.await.unwrap_err().is_cancelled() {
                cancelled += 1;
            } else {
                taken += 1;
            }
        }
    }
    supervisor.shutdown(Shutdown::Drain).await.unwrap();
    let status = supervisor.status();
    assert_eq!(status.failed, taken + reports.take().len() as u64);
    assert_eq!(status.failed + status.cancelled, 3000);
    assert!(cancelled <= status.cancelled);
}

mod destructors {
    use super::*;

    /// Ends as it is told, and panics when it is dropped.
    async fn with_bomb(ending: impl Future<Output = common::Ending>) -> common::Ending {
        let bomb = Bomb;
        let ending = ending.await;
        std::mem::forget(bomb);
        ending
    }

    #[tokio::test]
    async fn that_panic_when_a_run_is_cancelled() {
        let (builder, reports) = Reports::builder();
        let supervisor = builder.build();
        let (_tell, run) = told();
        let handle = supervisor.spawn("mined", with_bomb(run)).await.unwrap();
        tokio::task::yield_now().await;
        handle.cancel();
        let error = handle.await.unwrap_err();
        assert_eq!(error.to_string(), "run `mined` panicked: a bomb");

        let (_tell, run) = told();
        drop(supervisor.spawn("mined", with_bomb(run)).await.unwrap());
        tokio::task::yield_now().await;
        supervisor.shutdown(Shutdown::Cancel).await.unwrap();
        assert_eq!(reports.take(), ["run `mined` panicked: a bomb"]);
    }

    #[tokio::test]
    async fn that_panic_when_a_run_is_dropped_unpolled() {
        let (builder, reports) = Reports::builder();
        let supervisor = builder.build();
        let bomb = Bomb;
        let run = async move {
            let _bomb = bomb;
        };
        let handle = supervisor.spawn("mined", run).await.unwrap();
        handle.cancel();
        drop(handle);
        supervisor.shutdown(Shutdown::Cancel).await.unwrap();
        assert_eq!(reports.take(), ["run `mined` panicked: a bomb"]);
    }

    #[tokio::test]
    async fn that_panic_after_a_failure_are_a_second_report() {
        struct Mined(bool);
        impl Future for Mined {
            type Output = Result<(), &'static str>;
            fn poll(
                mut self: std::pin::Pin<&mut Self>,
                _: &mut std::task::Context<'_>,
            ) -> std::task::Poll<Self::Output> {
                self.0 = true;
                std::task::Poll::Ready(Err("no"))
            }
        }
        impl Drop for Mined {
            fn drop(&mut self) {
                assert!(!self.0, "a bomb");
            }
        }
        let (builder, reports) = Reports::builder();
        let supervisor = builder.build();
        let mined = supervisor.spawn("mined", Mined(false)).await.unwrap();
        let error = mined.await.unwrap_err();
        assert_eq!(error.to_string(), "run `mined` failed: no");
        assert_eq!(reports.take(), ["run `mined` panicked: a bomb"]);
    }

    #[tokio::test]
    async fn of_a_value_that_nobody_takes() {
        let (builder, reports) = Reports::builder();
        let supervisor = builder.build();
        let run = async { Ok::<_, String>(Bomb) };
        drop(supervisor.spawn("before", run).await.unwrap());
        let run = async { Ok::<_, String>(Bomb) };
        let handle = supervisor.spawn("after", run).await.unwrap();
        supervisor.shutdown(Shutdown::Drain).await.unwrap();
        assert_eq!(reports.take(), ["run `before` panicked: a bomb"]);
        drop(handle);
        assert_eq!(reports.take(), ["run `after` panicked: a bomb"]);
    }
}

#[tokio::test]
async fn dropping_the_supervisor_cancels_all_and_loses_nothing() {
    let (builder, reports) = Reports::builder();
    let supervisor = builder.build();
    let (gone, is_gone) = oneshot::channel::<()>();
    let run = async {
        let _gone = gone;
        pending::<()>().await;
    };
    let endless = supervisor.spawn("endless", run).await.unwrap();
    drop(supervisor.spawn("detached", pending::<()>()).await.unwrap());
    let ill = supervisor
        .spawn("ill", async { Err::<(), _>("no") })
        .await
        .unwrap();
    drop(supervisor.spawn("rocket", explode()).await.unwrap());
    while supervisor.len() > 2 {
        tokio::task::yield_now().await;
    }
    drop(supervisor);

    is_gone.await.expect_err("the run is dropped");
    assert!(endless.await.unwrap_err().is_cancelled());
    assert_eq!(reports.take(), ["run `rocket` panicked: out of fuel"]);
    drop(ill);
    assert_eq!(reports.take(), ["run `ill` failed: no"]);
}

mod a_runtime_that_shuts_down {
    use super::*;

    #[test]
    fn cuts_the_runs_off_and_says_so() {
        let (builder, reports) = Reports::builder();
        let runtime = Runtime::new().unwrap();
        let supervisor = builder.runtime(runtime.handle().clone()).build();
        let mut held = supervisor.try_spawn("held", pending::<()>()).unwrap();
        drop(supervisor.try_spawn("detached", pending::<()>()).unwrap());
        drop(runtime);
        let error = held.blocking_wait().unwrap().unwrap_err();
        assert!(matches!(error.reason(), Reason::RuntimeShutdown));
        assert_eq!(
            reports.take(),
            ["run `detached` was cut off: its runtime shut down"]
        );

        // What is started now is cut off before it has begun.
        drop(supervisor.try_spawn("late", async {}).unwrap());
        let late = supervisor.blocking_spawn("later", async {}).unwrap();
        assert!(matches!(
            futures::executor::block_on(late).unwrap_err().into_reason(),
            Reason::RuntimeShutdown
        ));
        assert_eq!(
            reports.take(),
            ["run `late` was cut off: its runtime shut down"]
        );
        let an_hour = std::time::Duration::from_hours(1);
        supervisor
            .blocking_shutdown(Shutdown::DrainFor(an_hour))
            .unwrap();
        assert!(supervisor.is_empty());
    }

    #[test]
    fn is_no_news_for_a_run_that_was_cancelled() {
        let (builder, reports) = Reports::builder();
        let runtime = Runtime::new().unwrap();
        let supervisor = builder.runtime(runtime.handle().clone()).build();
        drop(supervisor.try_spawn("detached", pending::<()>()).unwrap());
        drop(supervisor);
        drop(runtime);
        assert_eq!(reports.take(), [""; 0]);
    }

    #[test]
    fn hears_of_a_panic_on_the_way() {
        let (builder, reports) = Reports::builder();
        let runtime = Runtime::new().unwrap();
        let supervisor = builder.runtime(runtime.handle().clone()).build();
        let (tell, told) = std::sync::mpsc::channel();
        let run = async move {
            let _bomb = Bomb;
            tell.send(()).unwrap();
            pending::<()>().await;
        };
        drop(supervisor.try_spawn("mined", run).unwrap());
        told.recv().unwrap();
        drop(runtime);
        assert_eq!(reports.take(), ["run `mined` panicked: a bomb"]);
    }
}

mod a_hook_that_panics {
    use super::*;

    #[tokio::test]
    async fn harms_nobody() {
        let calls = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&calls);
        let hook = move |error: RunError| {
            counter.fetch_add(1, Ordering::Relaxed);
            panic!("cannot stand {error}");
        };
        let supervisor = Supervisor::builder().error_hook(hook).build();
        drop(
            supervisor
                .spawn("ill", async { Err::<(), _>("no") })
                .await
                .unwrap(),
        );
        let ill = supervisor
            .spawn("ill", async { Err::<(), _>("no") })
            .await
            .unwrap();
        let well = supervisor.spawn("well", async {}).await.unwrap();
        supervisor.shutdown(Shutdown::Drain).await.unwrap();
        well.await.unwrap();
        drop(ill);
        assert_eq!(calls.load(Ordering::Relaxed), 2);
    }
}

#[tokio::test]
async fn what_a_panic_was_called_with_can_be_had() {
    let supervisor = Supervisor::new();
    let run = async {
        std::panic::panic_any(7_u8);
    };
    let error = supervisor
        .spawn("odd", run)
        .await
        .unwrap()
        .await
        .unwrap_err();
    assert_eq!(error.to_string(), "run `odd` panicked: no message");
    assert_eq!(
        format!("{error:?}").split(", ").last(),
        Some("panicked: no message")
    );
    let Reason::Panicked(panic) = error.into_reason() else {
        unreachable!()
    };
    assert_eq!(panic.message(), None);
    let resumed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| Panic::resume(panic)));
    assert_eq!(resumed.unwrap_err().downcast_ref(), Some(&7_u8));
}
