//! `#[component(blocking)]` and `#[component(spawn)]`: outside the task of the run.

#![expect(clippy::unused_async, reason = "a body in short")]

use std::future::pending;
use std::sync::mpsc;
use std::thread::{self, ThreadId};

use futures::FutureExt;
use tokio::sync::oneshot;
use workflow::{Invoke, Run, component};

/// Blocks until it hears something.
#[component(blocking)]
fn listen(ear: mpsc::Receiver<u32>) -> Option<u32> {
    ear.into_iter().next()
}

#[tokio::test]
async fn a_blocking_component_does_not_block_the_task() {
    let (mouth, ear) = mpsc::channel();
    let heard = listen { ear }.invoke(Run::direct(&()));
    // With one thread for all tasks, the second future gets there only if the first lets it.
    let speak = async { mouth.send(3).unwrap() };
    let (heard, ()) = futures::join!(heard, speak);
    assert_eq!(heard, Some(3));
}

#[component(blocking)]
fn thread_id(#[context] prefix: String, suffix: &'static str) -> (ThreadId, String) {
    (thread::current().id(), prefix + suffix)
}

#[tokio::test]
async fn a_blocking_component_takes_a_clone_of_its_context() {
    let context = String::from("con");
    let node = thread_id { suffix: "text" };
    let (id, text) = node.invoke(Run::direct(&context)).await;
    assert_ne!(id, thread::current().id());
    assert_eq!(text, "context");
}

#[tokio::test]
async fn nothing_is_started_before_the_first_poll() {
    let (mouth, ear) = mpsc::channel();
    drop(listen { ear }.invoke(Run::direct(&())));
    mouth.send(1).expect_err("the work is gone with its future");

    let (witness, is_dropped) = oneshot::channel();
    drop(
        wait {
            _witness: witness,
            is_running: None,
        }
        .invoke(Run::direct(&())),
    );
    is_dropped
        .await
        .expect_err("the task is gone with its future");
}

/// Waits for ever.
#[component(spawn)]
async fn wait(_witness: oneshot::Sender<()>, is_running: Option<oneshot::Sender<()>>) {
    if let Some(is_running) = is_running {
        is_running.send(()).unwrap();
    }
    pending::<()>().await;
}

#[tokio::test]
async fn a_spawned_component_is_aborted_when_its_future_is_dropped() {
    let (witness, is_dropped) = oneshot::channel();
    let (running, is_running) = oneshot::channel();
    let node = wait {
        _witness: witness,
        is_running: Some(running),
    };
    let mut future = Box::pin(node.invoke(Run::direct(&())));
    assert_eq!(future.as_mut().now_or_never(), None);
    is_running.await.expect("it runs without being polled");
    drop(future);
    is_dropped.await.expect_err("it is dropped, not finished");
}

#[component(spawn)]
async fn task_id<T: Send + 'static>(#[context] _app: u8, value: T) -> (tokio::task::Id, T) {
    (tokio::task::id(), value)
}

#[tokio::test]
async fn a_spawned_component_runs_on_a_task_of_its_own() {
    let outer = tokio::spawn(async {
        let node = task_id { value: "x" };
        let (inner, value) = node.invoke(Run::direct(&1)).await;
        assert_ne!(inner, tokio::task::id());
        assert_eq!(value, "x");
    });
    outer.await.unwrap();
}

#[component(spawn)]
async fn fail(message: String) {
    panic!("{message}")
}

#[tokio::test]
#[should_panic(expected = "`fail` panicked: on purpose")]
async fn a_panic_comes_through() {
    let message = String::from("on purpose");
    fail { message }.invoke(Run::direct(&())).await;
}
