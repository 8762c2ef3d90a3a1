//! What one failure means for the others.

#[allow(dead_code, reason = "each test uses its part")]
mod common;

use std::future::pending;

use common::{Reports, explode, told};
use workflow_supervisor::{OnFailure, Phase, Shutdown, SpawnError};

#[tokio::test]
async fn as_a_rule_the_siblings_go_on() {
    let (builder, reports) = Reports::builder();
    let supervisor = builder.build();
    let (tell, run) = told();
    let sibling = supervisor.spawn("sibling", run).await.unwrap();
    let ill = supervisor
        .spawn("ill", async { Err::<(), _>("no") })
        .await
        .unwrap();
    let rocket = supervisor.spawn("rocket", explode()).await.unwrap();
    ill.await.unwrap_err();
    rocket.await.unwrap_err();

    assert_eq!(supervisor.status().phase, Phase::Open);
    assert!(!sibling.is_finished());
    tell.send(Ok(7)).unwrap();
    assert_eq!(sibling.await.unwrap(), 7);
    supervisor
        .spawn("late", async {})
        .await
        .unwrap()
        .await
        .unwrap();
    assert_eq!(reports.take(), [""; 0]);
}

#[tokio::test]
async fn in_a_group_an_error_ends_them() {
    let (builder, reports) = Reports::builder();
    let supervisor = builder.on_failure(OnFailure::CancelAll).limit(3).build();
    let (tell, run) = told();
    let sibling = supervisor.spawn("sibling", pending::<()>()).await.unwrap();
    drop(supervisor.spawn("detached", pending::<()>()).await.unwrap());
    let ill = supervisor.spawn("ill", run).await.unwrap();
    let waiting = supervisor.spawn("waiting", pending::<()>());
    let fail = async { tell.send(Err("no")).unwrap() };
    let (waiting, ()) = futures::join!(waiting, fail);
    assert_eq!(waiting.unwrap_err(), SpawnError::Closed);

    assert_eq!(ill.await.unwrap_err().to_string(), "run `ill` failed: no");
    assert!(sibling.await.unwrap_err().is_cancelled());
    let late = supervisor.spawn("late", async {}).await;
    assert_eq!(late.unwrap_err(), SpawnError::Closed);
    supervisor.shutdown(Shutdown::Drain).await.unwrap();
    assert_eq!(reports.take(), [""; 0]);
}

#[tokio::test]
async fn in_a_group_a_panic_ends_them() {
    let (builder, reports) = Reports::builder();
    let supervisor = builder.on_failure(OnFailure::CancelAll).build();
    let sibling = supervisor.spawn("sibling", pending::<()>()).await.unwrap();
    drop(supervisor.spawn("rocket", explode()).await.unwrap());
    assert!(sibling.await.unwrap_err().is_cancelled());
    supervisor.shutdown(Shutdown::Drain).await.unwrap();
    assert_eq!(reports.take(), ["run `rocket` panicked: out of fuel"]);
}

#[tokio::test]
async fn in_a_group_a_cancelled_run_is_no_failure() {
    let (builder, _) = Reports::builder();
    let supervisor = builder.on_failure(OnFailure::CancelAll).build();
    let (tell, run) = told();
    let sibling = supervisor.spawn("sibling", run).await.unwrap();
    let cancelled = supervisor
        .spawn("cancelled", pending::<()>())
        .await
        .unwrap();
    cancelled.cancel();
    cancelled.await.unwrap_err();
    tell.send(Ok(7)).unwrap();
    assert_eq!(sibling.await.unwrap(), 7);
}
