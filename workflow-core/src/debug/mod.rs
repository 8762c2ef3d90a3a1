//! Debug mode: runs that are watched for what is likely a mistake.

#[cfg(feature = "debug")]
mod book;
#[cfg(feature = "debug")]
mod driver;
#[cfg(feature = "debug")]
mod dump;
#[cfg(feature = "debug")]
mod frame;
mod may_drop;
#[cfg(feature = "debug")]
mod monitor;
#[cfg(feature = "debug")]
mod report;
#[cfg(all(unix, feature = "debug-signal"))]
mod signal;
#[cfg(all(feature = "tokio", feature = "debug"))]
mod sleep;
// A release build does not follow its tasks: it is to be the same with the feature and without.
#[cfg(all(feature = "tokio", not(all(feature = "debug", debug_assertions))))]
#[path = "no_task.rs"]
mod task;
#[cfg(all(feature = "tokio", feature = "debug", debug_assertions))]
mod task;
#[cfg(feature = "debug")]
mod wait;
#[cfg(feature = "debug")]
mod watchdog;

pub use may_drop::{MayDrop, may_drop};
#[cfg(all(unix, feature = "debug-signal"))]
pub use signal::{SIGQUIT, SIGUSR1, SIGUSR2, dump_on_signal};
#[cfg(feature = "debug")]
pub use {
    dump::{Activity, Dump, LiveNode, LiveRun},
    monitor::{Monitor, Settings, check, dump, install},
    report::{Report, ReportKind, WaitsFor},
};

pub use default::{DefaultDriver, driver};
#[cfg(feature = "tokio")]
pub(crate) use task::{Tie, tie};

// That wasm has no clock.
#[cfg(all(
    feature = "debug",
    debug_assertions,
    not(all(target_family = "wasm", target_os = "unknown"))
))]
mod default {
    /// The driver of `run`, `stream` and `start`: in debug builds with the feature `debug` the
    /// [`Monitor`](super::Monitor) of this process, else [`Direct`](crate::Direct).
    pub type DefaultDriver = &'static super::Monitor;

    /// The driver of `run`, `stream` and `start`, for runs that have other drivers or observers
    /// beside it: `Observed::over(&observer, debug::driver())`.
    pub fn driver() -> DefaultDriver {
        super::monitor::global()
    }
}

#[cfg(not(all(
    feature = "debug",
    debug_assertions,
    not(all(target_family = "wasm", target_os = "unknown"))
)))]
mod default {
    /// The driver of `run`, `stream` and `start`: [`Direct`](crate::Direct), in builds without debug
    /// mode.
    pub type DefaultDriver = crate::Direct;

    /// The driver of `run`, `stream` and `start`, for runs that have other drivers or observers
    /// beside it: `Observed::over(&observer, debug::driver())`.
    #[inline]
    pub fn driver() -> DefaultDriver {
        crate::Direct
    }
}
