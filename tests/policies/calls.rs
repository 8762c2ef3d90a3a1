//! Components that fail and linger, and a context that counts them.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::time::{Instant, sleep};
use workflow::{Context, Timeout, component};

/// The context of the workflows under test.
#[derive(Context, Default)]
pub(crate) struct App {
    pub(crate) calls: Calls,
}

/// Counts what is called, and how many calls still run.
#[derive(Default)]
pub(crate) struct Calls {
    made: Mutex<BTreeMap<String, u32>>,
    running: AtomicU32,
}

impl Calls {
    /// The number of this call, counted from 1.
    fn add(&self, name: &str) -> u32 {
        let mut made = self.made.lock().unwrap();
        let count = made.entry(name.to_owned()).or_default();
        *count += 1;
        *count
    }

    pub(crate) fn of(&self, name: &str) -> u32 {
        self.made.lock().unwrap().get(name).copied().unwrap_or(0)
    }

    pub(crate) fn running(&self) -> u32 {
        self.running.load(Ordering::SeqCst)
    }
}

/// A call, as long as it runs.
struct Running<'c>(&'c Calls);

impl<'c> Running<'c> {
    fn of(calls: &'c Calls) -> Self {
        calls.running.fetch_add(1, Ordering::SeqCst);
        Running(calls)
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.running.fetch_sub(1, Ordering::SeqCst);
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Busy(u32),
    Wrong,
    Late(Timeout),
}

impl Fault {
    pub(crate) fn is_transient(&self) -> bool {
        matches!(self, Fault::Busy(_))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Busy(call) => write!(f, "busy at call {call}"),
            Fault::Wrong => f.write_str("wrong"),
            Fault::Late(timeout) => timeout.fmt(f),
        }
    }
}

impl std::error::Error for Fault {}

impl From<Timeout> for Fault {
    fn from(timeout: Timeout) -> Self {
        Fault::Late(timeout)
    }
}

/// Is busy until it has been asked often enough.
#[component]
pub(crate) async fn ask(#[context] calls: &Calls, what: &str, busy: u32) -> Result<u32, Fault> {
    let call = calls.add(what);
    if call > busy {
        Ok(call)
    } else {
        Err(Fault::Busy(call))
    }
}

/// Takes so many milliseconds.
#[component]
pub(crate) async fn slow(#[context] calls: &Calls, ms: u64) -> u64 {
    let _running = Running::of(calls);
    sleep(Duration::from_millis(ms)).await;
    ms
}

/// Takes first that long, and each time 10 milliseconds less.
#[component]
pub(crate) async fn faster(#[context] calls: &Calls, what: &str, ms: u64) -> Result<u64, Fault> {
    let _running = Running::of(calls);
    let call = u64::from(calls.add(what));
    let ms = ms - 10 * (call - 1);
    sleep(Duration::from_millis(ms)).await;
    Ok(ms)
}

/// What a future gives, and how many milliseconds of tokio's time it takes.
pub(crate) async fn clocked<T>(future: impl Future<Output = T>) -> (T, u128) {
    let start = Instant::now();
    let output = future.await;
    (output, start.elapsed().as_millis())
}
