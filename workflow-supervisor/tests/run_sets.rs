//! Several runs, in the order in which they end.

#[allow(dead_code, reason = "each test uses its part")]
mod common;

use std::future::pending;

use common::{Reports, explode, told};
use futures::stream::FusedStream;
use futures::{FutureExt, StreamExt};
use tokio::sync::mpsc;
use workflow_supervisor::{RunSet, Shutdown, Supervisor};

#[tokio::test]
async fn results_come_as_the_runs_end() {
    let supervisor = Supervisor::new();
    let (tell_a, a) = told();
    let (tell_b, b) = told();
    let mut runs = RunSet::new();
    runs.push(supervisor.spawn("a", a).await.unwrap());
    runs.push(supervisor.spawn("b", b).await.unwrap());
    assert!(
        runs.join_next().now_or_never().is_none(),
        "given up, and taken up again"
    );

    tell_b.send(Err("no")).unwrap();
    let error = runs.join_next().await.unwrap().unwrap_err();
    assert_eq!(error.to_string(), "run `b` failed: no");
    tell_a.send(Ok(1)).unwrap();
    assert_eq!(runs.next().await.unwrap().unwrap(), 1);
    assert!(runs.is_empty() && runs.is_terminated());
    assert!(runs.join_next().await.is_none());
}

#[tokio::test]
async fn the_order_is_that_of_the_ends_also_if_nobody_looked() {
    let supervisor = Supervisor::new();
    let (ended, mut ends) = mpsc::unbounded_channel();
    let (mut runs, mut tells) = (RunSet::new(), Vec::new());
    for n in 0..5_u32 {
        let (tell, run) = told();
        let ended = ended.clone();
        let run = run.map(move |ending| {
            ended.send(n).unwrap();
            ending
        });
        runs.extend([supervisor.spawn("run", run).await.unwrap()]);
        tells.push(Some(tell));
    }
    for n in [3, 1, 4, 0, 2_u32] {
        let tell = tells[n as usize].take().unwrap();
        tell.send(Ok(n)).unwrap();
        assert_eq!(ends.recv().await, Some(n));
    }
    supervisor.shutdown(Shutdown::Drain).await.unwrap();
    let order: Vec<u32> = runs.map(Result::unwrap).collect().await;
    assert_eq!(order, [3, 1, 4, 0, 2]);
}

#[tokio::test]
async fn a_dropped_set_leaves_its_errors_to_the_hook() {
    let (builder, reports) = Reports::builder();
    let supervisor = builder.build();
    let early = supervisor.spawn("early", explode()).await.unwrap();
    while !early.is_finished() {
        tokio::task::yield_now().await;
    }
    let later = supervisor.spawn("later", explode()).await.unwrap();
    let endless = supervisor.spawn("endless", pending::<()>()).await.unwrap();
    let runs: RunSet<()> = [early, later, endless].into_iter().collect();
    assert_eq!(runs.len(), 3);
    let cancel = runs
        .handles()
        .find(|handle| handle.run().name() == "endless");
    cancel.unwrap().cancel();
    drop(runs);
    supervisor.shutdown(Shutdown::Drain).await.unwrap();
    let expected = ["early", "later"].map(|name| format!("run `{name}` panicked: out of fuel"));
    assert_eq!(reports.take(), expected);
    assert_eq!(supervisor.status().cancelled, 1);
}
