//! What the tests share: a hook that remembers, and a run that ends when it is told to.

use std::sync::{Arc, Mutex};

use tokio::sync::oneshot;
use workflow_supervisor::{Builder, Supervisor};

/// What the error hook has heard.
#[derive(Clone, Default)]
pub(crate) struct Reports(Arc<Mutex<Vec<String>>>);

impl Reports {
    /// A supervisor's builder, and what its hook hears.
    pub(crate) fn builder() -> (Builder, Reports) {
        let reports = Reports::default();
        let heard = reports.clone();
        let hook = move |error| heard.0.lock().unwrap().push(format!("{error:#}"));
        (Supervisor::builder().error_hook(hook), reports)
    }

    /// Takes them, so that each is seen once.
    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

pub(crate) type Ending = Result<u32, &'static str>;

/// A run that ends as it is told.
pub(crate) fn told() -> (
    oneshot::Sender<Ending>,
    impl Future<Output = Ending> + Send + 'static,
) {
    let (tell, ending) = oneshot::channel();
    (tell, async { ending.await.unwrap_or(Err("not told")) })
}

/// A run that panics.
#[allow(clippy::unused_async, reason = "a run in short")]
pub(crate) async fn explode() {
    panic!("out of fuel")
}

/// Panics when it is dropped.
pub(crate) struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("a bomb")
    }
}
