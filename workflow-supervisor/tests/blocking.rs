//! Waiting on threads that are not async: where it may, and where it is refused.

#[allow(dead_code, reason = "each test uses its part")]
mod common;

use std::future::pending;
use std::sync::Arc;

use common::{Reports, told};
use tokio::runtime::{self, Runtime};
use tokio::task::spawn_blocking;
use workflow_supervisor::{Shutdown, SpawnError, Supervisor, WouldDeadlock};

fn on(runtime: &Runtime) -> Supervisor {
    Supervisor::builder()
        .runtime(runtime.handle().clone())
        .limit(2)
        .build()
}

#[test]
fn outside_of_all_runtimes() {
    let runtime = Runtime::new().unwrap();
    let supervisor = on(&runtime);
    let (tell, run) = told();
    let mut first = supervisor.blocking_spawn("first", run).unwrap();
    tell.send(Ok(7)).unwrap();
    assert_eq!(first.blocking_wait().unwrap().unwrap(), 7);

    let mut second = supervisor.try_spawn("second", pending::<()>()).unwrap();
    supervisor.blocking_shutdown(Shutdown::Cancel).unwrap();
    assert!(second.blocking_wait().unwrap().unwrap_err().is_cancelled());
    let late = supervisor.blocking_spawn("late", async {});
    assert_eq!(late.unwrap_err(), SpawnError::Closed);
}

#[test]
fn where_a_runtime_is_only_entered() {
    let runtime = Runtime::new().unwrap();
    let _inside = runtime.enter();
    let supervisor = Supervisor::new();
    let mut run = supervisor.blocking_spawn("run", async {}).unwrap();
    run.blocking_wait().unwrap().unwrap();
    supervisor.blocking_shutdown(Shutdown::Drain).unwrap();
}

#[test]
fn on_the_threads_of_a_runtime_that_has_others() {
    let runtime = runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .build()
        .unwrap();
    let supervisor = Arc::new(on(&runtime));
    let work = {
        let supervisor = Arc::clone(&supervisor);
        move || {
            let mut run = supervisor.blocking_spawn("run", async {}).unwrap();
            run.blocking_wait().unwrap().unwrap();
        }
    };
    // In what `block_on` drives, in a task of the only worker, and on the pool for blocking code.
    runtime.block_on(async { work() });
    let (a, b) = (work.clone(), work);
    runtime.block_on(async {
        tokio::spawn(async move { a() }).await.unwrap();
        spawn_blocking(b).await.unwrap();
    });
    assert_eq!(supervisor.status().succeeded, 3);
}

#[test]
fn a_run_may_wait_for_another_but_not_for_its_own_supervisor() {
    let runtime = runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .build()
        .unwrap();
    let supervisor = Arc::new(on(&runtime));
    let inner = Arc::clone(&supervisor);
    let run = async move {
        let mut child = inner
            .try_spawn("child", async {})
            .map_err(|error| error.to_string())?;
        child.blocking_wait().unwrap().unwrap();
        Ok::<_, String>(inner.blocking_shutdown(Shutdown::Drain))
    };
    let mut parent = supervisor.try_spawn("parent", run).unwrap();
    let refused = parent.blocking_wait().unwrap().unwrap();
    assert_eq!(refused, Err(WouldDeadlock::InsideRun));
}

#[test]
fn a_hook_does_not_wait_for_the_run_that_it_hears_of() {
    let place = Arc::new(std::sync::OnceLock::<Arc<Supervisor>>::new());
    let (tell, told) = std::sync::mpsc::channel();
    let inner = Arc::clone(&place);
    let hook = move |_| {
        let supervisor = inner.get().unwrap();
        tell.send(supervisor.blocking_shutdown(Shutdown::Drain))
            .unwrap();
    };
    let runtime = Runtime::new().unwrap();
    let builder = Supervisor::builder().runtime(runtime.handle().clone());
    let supervisor = Arc::new(builder.error_hook(hook).build());
    place.set(Arc::clone(&supervisor)).unwrap();
    let (fail, run) = common::told();
    drop(supervisor.try_spawn("ill", run).unwrap());
    fail.send(Err("no")).unwrap();
    assert_eq!(told.recv().unwrap(), Err(WouldDeadlock::InsideRun));
    supervisor.blocking_shutdown(Shutdown::Drain).unwrap();
}

mod with_a_single_thread {
    use super::*;

    const REFUSED: WouldDeadlock = WouldDeadlock::CurrentThreadRuntime;

    #[tokio::test]
    async fn it_is_refused_and_nothing_is_lost() {
        let (builder, reports) = Reports::builder();
        let supervisor = builder.limit(2).build();
        let mut run = supervisor
            .try_spawn("run", async { Err::<(), _>("no") })
            .unwrap();
        assert_eq!(run.blocking_wait().unwrap_err(), REFUSED);
        let refused = supervisor.blocking_spawn("next", async {}).unwrap_err();
        assert_eq!(refused, SpawnError::WouldDeadlock(REFUSED));
        assert_eq!(supervisor.blocking_shutdown(Shutdown::Cancel), Err(REFUSED));
        supervisor
            .try_spawn("next", async {})
            .expect("it was not begun")
            .await
            .unwrap();
        assert!(run.await.is_err());
        assert_eq!(reports.take(), [""; 0]);
    }

    #[test]
    fn it_is_refused_to_the_one_who_should_drive_it() {
        let runtime = runtime::Builder::new_current_thread().build().unwrap();
        let supervisor = on(&runtime);
        let mut run = supervisor.try_spawn("run", async {}).unwrap();
        assert_eq!(run.blocking_wait().unwrap_err(), REFUSED);
        runtime.block_on(run).unwrap();
    }

    #[test]
    fn a_runtime_of_its_own_must_not_stand_still_either() {
        let there = Runtime::new().unwrap();
        let supervisor = on(&there);
        let here = runtime::Builder::new_current_thread().build().unwrap();
        let mut run = supervisor.try_spawn("run", async {}).unwrap();
        here.block_on(async {
            assert_eq!(run.blocking_wait().unwrap_err(), REFUSED);
            run.await.unwrap();
        });
    }

    #[test]
    fn another_thread_that_drives_it_serves_any_executor() {
        let runtime = runtime::Builder::new_current_thread().build().unwrap();
        let supervisor = Arc::new(on(&runtime));
        let (end, ended) = tokio::sync::oneshot::channel::<()>();
        let driver = std::thread::spawn(move || runtime.block_on(ended));
        let run = supervisor.try_spawn("run", async {}).unwrap();
        futures::executor::block_on(run).unwrap();
        futures::executor::block_on(supervisor.shutdown(Shutdown::Drain)).unwrap();
        end.send(()).unwrap();
        driver.join().unwrap().unwrap();
    }
}
