//! `#[spawn]`: a node on a task of its own.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use futures::FutureExt;
use tokio::time::sleep;
use workflow::{Context, component, workflow};

use super::calls::{Fault, clocked};

#[derive(Clone, Default)]
struct Flag(Arc<AtomicBool>);

#[derive(Context)]
struct Shared {
    name: String,
    flag: Flag,
}

impl Default for Shared {
    fn default() -> Self {
        Shared {
            name: String::from("App"),
            flag: Flag::default(),
        }
    }
}

/// Blocks until all have come: together they need as many threads.
#[component]
async fn meet(place: Arc<Barrier>) -> bool {
    place.wait().is_leader()
}

/// Takes what it needs of the context along.
#[component]
async fn greet(
    #[context] name: &str,
    #[context] all: &String,
    #[context] flag: Flag,
    who: String,
) -> (tokio::task::Id, String) {
    flag.0.store(true, Ordering::SeqCst);
    (tokio::task::id(), format!("{name}/{all}: hello {who}"))
}

impl workflow::Provide<str> for Shared {
    fn provide(&self) -> &str {
        &self.name
    }
}

workflow! {
    Meeting<place: Arc<Barrier> -> usize> {
        #[spawn]
        let a = meet(place: place);
        #[spawn]
        let b = meet(place: place);
        #[spawn]
        let c = meet(place);
        [a, b, c].into_iter().filter(|is_leader| *is_leader).count()
    }

    Greeting<who: String -> (tokio::task::Id, String)> with Shared {
        #[spawn]
        greet(who)
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn spawned_nodes_run_in_parallel() {
    let place = Arc::new(Barrier::new(3));
    let leaders = tokio::spawn(async move { Meeting { place }.run().await });
    assert_eq!(leaders.await.unwrap(), 1);
}

#[tokio::test]
async fn a_spawned_node_takes_its_context_along() {
    let task = tokio::spawn(async {
        let shared = Shared::default();
        let who = String::from("you");
        let (id, greeting) = Greeting { who }.run(&shared).await;
        assert_ne!(id, tokio::task::id());
        assert_eq!(greeting, "App/App: hello you");
        assert!(shared.flag.0.load(Ordering::SeqCst));
    });
    task.await.unwrap();
}

/// Raises the flag when it is dropped.
struct Raise(Flag);

impl Drop for Raise {
    fn drop(&mut self) {
        self.0.0.store(true, Ordering::SeqCst);
    }
}

#[component]
async fn linger(#[context] flag: Flag, ms: u64) -> Result<u64, Fault> {
    let _raise = Raise(flag);
    sleep(Duration::from_millis(ms)).await;
    Err(Fault::Wrong)
}

workflow! {
    Lingering<-> u64> with Shared {
        #[spawn]
        let end = linger(ms: 1_000_000);
        end.unwrap_or(1)
    }

    Limited<-> Result<u64, Fault>> with Shared {
        #[timeout("30ms")]
        #[retry(9, backoff = "1ms")]
        #[timeout("10ms")]
        #[spawn]
        linger(ms: 5)?
    }
}

#[tokio::test(start_paused = true)]
async fn dropping_the_run_aborts_the_task() {
    let shared = Shared::default();
    let mut run = Box::pin(Lingering {}.run(&shared));
    assert_eq!(run.as_mut().now_or_never(), None);
    tokio::task::yield_now().await;
    assert!(!shared.flag.0.load(Ordering::SeqCst));
    drop(run);
    tokio::task::yield_now().await;
    assert!(shared.flag.0.load(Ordering::SeqCst), "nothing lingers");
}

#[tokio::test(start_paused = true)]
async fn all_policies_go_together() {
    let (outcome, time) = clocked(Limited {}.run(&Shared::default())).await;
    assert!(matches!(outcome, Err(Fault::Late(timeout)) if timeout.node() == Some("linger")));
    assert_eq!(time, 30);
}

#[component]
async fn fail(message: String) -> u64 {
    panic!("{message}")
}

#[component(blocking)]
fn block(message: &'static str) -> u64 {
    panic!("{message}")
}

#[component(spawn)]
async fn odd(what: u64) -> u64 {
    std::panic::panic_any(what)
}

workflow! {
    Fails<message: &str -> u64> {
        #[spawn]
        let draft = fail(message: message.to_owned());
        draft
    }

    Blocks<-> u64> {
        let draft = block(message: "no disk");
        draft
    }

    Odd<what: u64 -> u64> {
        odd(what)
    }
}

async fn panic_of(run: impl Future) -> Box<dyn std::any::Any + Send> {
    let run = std::panic::AssertUnwindSafe(run);
    run.catch_unwind()
        .map(|outcome| outcome.map(|_| ()).unwrap_err())
        .await
}

#[tokio::test]
async fn panics_come_back_with_a_name() {
    let panic = panic_of(
        Fails {
            message: "on purpose",
        }
        .run(),
    )
    .await;
    assert_eq!(
        *panic.downcast::<String>().unwrap(),
        "`draft` panicked: on purpose"
    );
    let panic = panic_of(Blocks {}.run()).await;
    assert_eq!(
        *panic.downcast::<String>().unwrap(),
        "`block` panicked: no disk"
    );
    // What is no text stays as it is.
    let panic = panic_of(Odd { what: 7 }.run()).await;
    assert_eq!(*panic.downcast::<u64>().unwrap(), 7);
}

/// Blocks its thread until it is told to go on.
#[component(blocking)]
fn wait(ear: std::sync::mpsc::Receiver<u64>) -> u64 {
    ear.recv().unwrap_or(0)
}

#[component]
async fn tell(mouth: std::sync::mpsc::Sender<u64>, others: usize) -> thread::ThreadId {
    mouth.send(others as u64).unwrap();
    thread::current().id()
}

#[component]
async fn other() -> usize {
    sleep(Duration::from_millis(1)).await;
    1
}

workflow! {
    Beside<mouth: std::sync::mpsc::Sender<u64>, ear: std::sync::mpsc::Receiver<u64> -> u64> {
        let heard = wait(ear);
        let a = other();
        let b = other();
        let _told = tell(mouth, others: a + b);
        heard
    }
}

#[tokio::test]
async fn a_blocking_node_does_not_stall_the_others() {
    let (mouth, ear) = std::sync::mpsc::channel();
    // It hears only what is said behind nodes that take time, on the one thread for all tasks.
    assert_eq!(Beside { mouth, ear }.run().await, 2);
}

/// Goes on after its run is gone.
#[component(blocking)]
fn write(ear: std::sync::mpsc::Receiver<()>, flag: Flag) {
    ear.recv().unwrap();
    flag.0.store(true, Ordering::SeqCst);
}

workflow! {
    Writing<ear: std::sync::mpsc::Receiver<()>, flag: Flag -> ()> {
        #[timeout("10ms", else = ())]
        write(ear, flag)
    }
}

#[tokio::test]
async fn a_thread_cannot_be_stopped_so_it_ends_by_itself() {
    let (mouth, ear) = std::sync::mpsc::channel();
    let flag = Flag::default();
    Writing {
        ear,
        flag: flag.clone(),
    }
    .run()
    .await;
    assert!(!flag.0.load(Ordering::SeqCst));
    mouth.send(()).unwrap();
    while !flag.0.load(Ordering::SeqCst) {
        sleep(Duration::from_millis(1)).await;
    }
}
