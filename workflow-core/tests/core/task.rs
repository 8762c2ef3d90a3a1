//! Components on other threads: they end with their run, and their panics come back.

use std::future::pending;
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::thread;

use futures::FutureExt;
use tokio::sync::oneshot;
use workflow_core::__private::{blocking, spawn};

use crate::steps::poll;

#[tokio::test]
async fn blocking_work_runs_on_another_thread() {
    let here = thread::current().id();
    assert_ne!(blocking("work", || thread::current().id()).await, here);
}

#[tokio::test]
async fn a_task_gives_its_output() {
    assert_eq!(spawn("work", async { 7 }).await, 7);
}

#[tokio::test]
async fn a_panic_comes_back_with_a_name() {
    async fn panic_of(future: impl Future<Output = ()>) -> Option<String> {
        let panic = AssertUnwindSafe(future).catch_unwind().await.err()?;
        panic.downcast_ref::<String>().cloned()
    }

    assert_eq!(
        panic_of(blocking("work", || panic!("in the pool"))).await,
        Some("`work` panicked: in the pool".to_owned())
    );
    assert_eq!(
        panic_of(spawn("work", async { panic!("in a task") })).await,
        Some("`work` panicked: in a task".to_owned())
    );
}

#[tokio::test]
async fn dropping_the_run_aborts_a_task() {
    let (alive, dropped) = oneshot::channel::<()>();
    {
        let mut task = pin!(spawn("work", async move {
            let _alive = alive;
            pending::<()>().await;
        }));
        assert!(poll(task.as_mut()).is_pending());
        tokio::task::yield_now().await;
    }
    assert!(dropped.await.is_err());
}
