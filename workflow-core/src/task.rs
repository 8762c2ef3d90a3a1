//! Components that run outside the task of their run.

use std::panic::resume_unwind;

use tokio::task::{JoinError, JoinHandle};

/// Runs `work` on the runtime's pool for blocking code.
///
/// # Cancellation
///
/// A thread cannot be stopped from outside: once it runs, `work` goes on to its end, and its
/// output is dropped.
///
/// # Panics
///
/// Outside a tokio runtime, and when `work` panics.
pub async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    finish(AbortOnDrop(tokio::task::spawn_blocking(work))).await
}

/// Runs `future` on a task of its own, so that it can use another core.
///
/// # Cancellation
///
/// Dropping the future aborts the task.
///
/// # Panics
///
/// Outside a tokio runtime, and when `future` panics.
pub async fn spawn<T: Send + 'static>(future: impl Future<Output = T> + Send + 'static) -> T {
    finish(AbortOnDrop(tokio::spawn(future))).await
}

async fn finish<T>(mut task: AbortOnDrop<T>) -> T {
    match (&mut task.0).await {
        Ok(output) => output,
        Err(error) => fail(error),
    }
}

fn fail(error: JoinError) -> ! {
    match error.try_into_panic() {
        Ok(panic) => resume_unwind(panic),
        Err(error) => panic!("the runtime shut down under a component: {error}"),
    }
}

struct AbortOnDrop<T>(JoinHandle<T>);

impl<T> Drop for AbortOnDrop<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}
