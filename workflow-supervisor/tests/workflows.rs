//! Real workflows under a supervisor, through the crate that users depend on.

#![allow(
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_async,
    reason = "components in short"
)]

use std::num::ParseIntError;
use std::sync::{Arc, Mutex};

use futures::{FutureExt, Stream, StreamExt, stream};
use tokio::sync::Notify;
use workflow::debug::{Monitor, Settings};
use workflow::supervisor::{PanicPath, Reason, RunError, Shutdown};
use workflow::{Context, Supervisor, component, workflow};

#[derive(Context)]
struct Shop {
    price: u32,
}

#[component]
async fn count(order: String) -> Result<u32, ParseIntError> {
    tokio::task::yield_now().await;
    order.parse()
}

#[component]
fn total(#[context] price: &u32, count: u32) -> u32 {
    assert!(count < 100, "{count} are too many");
    price * count
}

#[component]
fn digits(of: u32) -> impl Stream<Item = u32> {
    assert!(of < 1000, "too large");
    stream::iter([of / 100, of / 10 % 10, of % 10])
}

#[component]
async fn sum(xs: impl Stream<Item = u32>) -> u32 {
    xs.fold(0, async |sum, x| sum + x).await
}

#[component]
fn checked(xs: impl Stream<Item = u32>) -> impl Stream<Item = u32> {
    xs.inspect(|x| assert!(*x != 9, "a nine"))
}

#[component(spawn)]
async fn away(x: u32) -> u32 {
    assert!(x != 7, "not seven");
    x
}

workflow! {
    Order<order: String -> workflow::Result<u32>> with Shop {
        let count = count(order)?;
        total(count)
    }

    Digits<of: u32 -> u32> {
        let away = away(x: of);
        let digits = digits(of: away);
        let checked = checked(xs: ~digits);
        Sum(xs: ~checked)
    }

    Sum<~xs: u32 -> u32> {
        sum(~xs)
    }

    Outer<order: String -> workflow::Result<u32>> with Shop {
        let bought = Order(order)?;
        let check = Digits(of: bought);
        bought + check
    }
}

fn outer(shop: &Arc<Shop>, order: &str) -> impl Future<Output = workflow::Result<u32>> + use<> {
    let (shop, order) = (Arc::clone(shop), order.to_owned());
    async move { Outer { order }.run_with(PanicPath, &shop).await }
}

fn shop() -> Arc<Shop> {
    Arc::new(Shop { price: 11 })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_run_gives_its_value_or_its_error_with_the_path() {
    let (supervisor, shop) = (Supervisor::new(), shop());
    let run = supervisor
        .spawn("order #1", outer(&shop, "3"))
        .await
        .unwrap();
    assert_eq!(run.await.unwrap(), 33 + 6);

    let run = supervisor
        .spawn("order #2", outer(&shop, "three"))
        .await
        .unwrap();
    let error = run.await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "run `order #2` failed: Outer/bought/count: invalid digit found in string"
    );
    assert_eq!(error.path(), Some("Outer/bought/count"));
    assert!(error.downcast_ref::<ParseIntError>().is_some());
    let Reason::Failed(error) = error.into_reason() else {
        unreachable!()
    };
    assert_eq!(error.path(), Some("Outer/bought/count"));
}

#[tokio::test]
async fn the_path_survives_a_box_on_the_way() {
    let (supervisor, shop) = (Supervisor::new(), shop());
    let run = outer(&shop, "x");
    let run = async { Ok::<_, Box<dyn std::error::Error + Send + Sync>>(run.await?) };
    let error = supervisor
        .spawn("boxed", run)
        .await
        .unwrap()
        .await
        .unwrap_err();
    assert_eq!(error.path(), Some("Outer/bought/count"));
    // And what takes a run's error on takes the run's name along.
    let error = workflow::Error::from(error);
    assert!(
        error
            .to_string()
            .starts_with("run `boxed` failed: Outer/bought/count: ")
    );
    assert!(error.downcast_ref::<RunError>().is_some());
}

#[tokio::test]
async fn a_panic_knows_its_node() {
    let (supervisor, shop) = (Supervisor::new(), shop());
    let panics = [
        ("100", "Outer/bought/total: 100 are too many"),
        ("92", "Outer/check/digits: too large"),
        ("9", "Outer/check/checked: a nine"),
    ];
    for (order, expected) in panics {
        let run = supervisor
            .spawn("order", outer(&shop, order))
            .await
            .unwrap();
        let error = run.await.unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("run `order` panicked: {expected}")
        );
    }
    // Also one in a task of its own.
    let run = Digits { of: 7 }.run_with(PanicPath).never_error();
    let error = supervisor
        .spawn("seven", run)
        .await
        .unwrap()
        .await
        .unwrap_err();
    assert_eq!(error.path(), Some("Digits/away"));
    assert!(error.to_string().ends_with("not seven"), "{error}");
}

#[tokio::test]
async fn a_panic_that_was_caught_inside_leaves_no_trace() {
    let supervisor = Supervisor::new();
    let run = async {
        let inner = Digits { of: 1000 }.run_with(PanicPath);
        let caught = std::panic::AssertUnwindSafe(inner).catch_unwind().await;
        caught.expect_err("it is too large");
        tokio::task::yield_now().await;
        panic!("another one");
    };
    let error = supervisor
        .spawn("run", run)
        .await
        .unwrap()
        .await
        .unwrap_err();
    assert_eq!(error.to_string(), "run `run` panicked: another one");
}

#[tokio::test]
async fn without_the_driver_a_panic_still_knows_its_run() {
    let supervisor = Supervisor::new();
    let run = Digits { of: 1000 }.run().never_error();
    let error = supervisor
        .spawn("digits #3", run)
        .await
        .unwrap()
        .await
        .unwrap_err();
    assert_eq!(error.to_string(), "run `digits #3` panicked: too large");
    assert_eq!(error.path(), None);
    supervisor.shutdown(Shutdown::Drain).await.unwrap();
}

#[tokio::test]
async fn a_workflow_may_await_supervised_runs() {
    #[derive(Context)]
    struct Office {
        supervisor: Supervisor,
    }

    #[component]
    async fn delegate(#[context] supervisor: &Supervisor, of: u32) -> workflow::Result<u32> {
        let run = Digits { of }.run().never_error();
        Ok(supervisor.spawn("delegated", run).await?.await?)
    }

    workflow! {
        Delegating<-> workflow::Result<u32>> with Office {
            let a = delegate(of: 123)?;
            let b = delegate(of: 7)?;
            a + b
        }
    }

    let office = Office {
        supervisor: Supervisor::new(),
    };
    let error = Delegating {}.run(&office).await.unwrap_err();
    assert_eq!(error.path(), Some("Delegating/b"));
    let inner = error.downcast_ref::<RunError>().unwrap();
    assert_eq!((inner.run().name(), inner.is_panic()), ("delegated", true));
}

#[component]
async fn stuck(begun: Arc<Notify>) -> u32 {
    begun.notify_one();
    std::future::pending().await
}

workflow! {
    Stuck<begun: Arc<Notify> -> u32> {
        stuck(begun)
    }
}

/// The handle says it.
#[tokio::test]
async fn one_that_is_cancelled_is_no_mistake_in_debug_mode() {
    let reports = Arc::new(Mutex::new(Vec::new()));
    let told = reports.clone();
    let monitor = Monitor::new(Settings::default(), move |report| {
        told.lock().unwrap().push(report.clone());
    });
    let (supervisor, begun) = (Supervisor::new(), Arc::new(Notify::new()));
    let stuck = Stuck {
        begun: begun.clone(),
    };
    let run = async move {
        stuck.run_with(&monitor).await;
    };
    let handle = supervisor.spawn("stuck", run).await.unwrap();
    begun.notified().await;
    handle.cancel();
    assert!(handle.await.unwrap_err().is_cancelled());
    assert_eq!(*reports.lock().unwrap(), []);
}
