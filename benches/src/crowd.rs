//! Ten thousand runs of [`mix`] at the same time, each in a task of its own.

use std::sync::LazyLock;

use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;

use crate::mix::{self, DESK, Mix, Refused, Ticket};
use crate::nodes::answer;

const RUNS: usize = 10_000;

/// All of them in one thread.
pub static ONE_THREAD: LazyLock<Runtime> = LazyLock::new(|| {
    let mut builder = Builder::new_current_thread();
    // Answers come when all wait, as they do from a driver of input and output.
    let runtime = builder.on_thread_park(answer).build();
    runtime.expect("a runtime of one thread needs nothing")
});

/// All of them in two threads.
pub static TWO_THREADS: LazyLock<Runtime> = LazyLock::new(|| {
    let mut builder = Builder::new_multi_thread();
    let runtime = builder.worker_threads(2).on_thread_park(answer).build();
    runtime.expect("there is room for two threads")
});

/// By hand.
pub fn by_hand(runtime: &Runtime) -> u64 {
    run(runtime, || mix::by_hand(Ticket::question(), &DESK))
}

/// As a workflow.
pub fn workflow(runtime: &Runtime) -> u64 {
    let ticket = Ticket::question;
    run(runtime, || Mix { ticket: ticket() }.run(&DESK))
}

fn run<F>(runtime: &Runtime, start: impl Fn() -> F) -> u64
where
    F: Future<Output = Result<u64, Refused>> + Send + 'static,
{
    runtime.block_on(async {
        let tasks: Vec<JoinHandle<_>> = (0..RUNS).map(|_| tokio::spawn(start())).collect();
        let mut sum = 0;
        for task in tasks {
            let outcome = task.await.expect("nothing panics");
            sum += outcome.expect("the desk answers this ticket");
        }
        sum
    })
}
