//! The driver that watches runs for what is likely a mistake.

use std::fmt;
use std::panic::RefUnwindSafe;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use super::book::{Book, Instant};
use super::report::{self, Found, Report, Reported};
#[cfg(all(feature = "tokio", debug_assertions))]
use super::task::Line;
use super::{Dump, watchdog};

/// What a [`Monitor`] takes for too long.
#[derive(Clone, Debug)]
pub struct Settings {
    pub(super) slow_poll: Duration,
    pub(super) long_wait: Duration,
    pub(super) outlived: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            slow_poll: Duration::from_millis(100),
            long_wait: Duration::from_secs(30),
            outlived: Duration::from_millis(100),
        }
    }
}

impl Settings {
    /// How long a node may hold its thread in one poll: 100 ms, if nothing else is said.
    #[must_use]
    pub fn slow_poll(mut self, limit: Duration) -> Self {
        self.slow_poll = limit;
        self
    }

    /// How long a node may wait: 30 s, if nothing else is said.
    #[must_use]
    pub fn long_wait(mut self, limit: Duration) -> Self {
        self.long_wait = limit;
        self
    }

    /// How long a task, or a thread, may go on when its node was dropped: 100 ms, if nothing else is
    /// said.
    #[must_use]
    pub fn outlived(mut self, limit: Duration) -> Self {
        self.outlived = limit;
        self
    }
}

/// Watches runs, and reports what is likely a mistake, once for each node. A reference to it is a
/// [`Driver`](crate::Driver).
///
/// In debug builds `run`, `stream` and `start` have one without being told. One of your own has its
/// own settings and reports, in any build; only in debug builds it knows of tasks that outlive their
/// node. Its times are those of tokio's clock, if the feature `tokio` is there, which a test may
/// pause; those of tasks are always of the real one.
///
/// ```
/// use std::time::Duration;
/// use workflow_core::debug::{Monitor, Settings};
///
/// let settings = Settings::default().slow_poll(Duration::from_millis(20));
/// let monitor = Monitor::new(settings, |report| println!("{report}"));
/// // `Support { … }.run_with(&monitor, &app)`
/// assert!(monitor.dump().runs().is_empty());
/// ```
pub struct Monitor {
    shared: Arc<Shared>,
}

pub(super) struct Shared {
    pub(super) settings: Settings,
    reporter: Box<dyn Fn(&Report) + Send + Sync>,
    is_on: AtomicBool,
    book: Mutex<Book>,
    reported: Reported,
    /// Tasks whose node was dropped.
    #[cfg(all(feature = "tokio", debug_assertions))]
    outliving: Mutex<Vec<Arc<Line>>>,
    watchdog: OnceLock<()>,
}

/// What it has in locks is used again after a panic, and what a reporter does is no matter of runs.
/// Else a run would be less unwind safe than in release builds.
impl RefUnwindSafe for Shared {}

impl Monitor {
    /// A monitor that gives its reports to `reporter`, which must not wait for long: it is called
    /// in the middle of runs, and where they are dropped, so it must not panic either.
    pub fn new(settings: Settings, reporter: impl Fn(&Report) + Send + Sync + 'static) -> Self {
        Monitor {
            shared: Arc::new(Shared {
                settings,
                reporter: Box::new(reporter),
                is_on: AtomicBool::new(true),
                book: Mutex::default(),
                reported: Reported::default(),
                #[cfg(all(feature = "tokio", debug_assertions))]
                outliving: Mutex::default(),
                watchdog: OnceLock::new(),
            }),
        }
    }

    pub(super) fn shared(&self) -> &Arc<Shared> {
        &self.shared
    }

    /// What its runs do now, and what they wait for.
    pub fn dump(&self) -> Dump {
        let book = self.shared.book();
        Dump::of(&book, Instant::now())
    }

    /// Reports what has waited, or outlived its node, for too long. This is done from time
    /// to time anyway, also for runs that are not polled; a test with a clock of its own may want
    /// to say when.
    pub fn check(&self) {
        self.shared.check(Instant::now());
    }

    /// Called with each new run. Whether it is to be watched.
    pub(super) fn watches(&self) -> bool {
        let shared = &self.shared;
        if !shared.is_on.load(Relaxed) {
            return false;
        }
        shared.watchdog.get_or_init(|| {
            watchdog::start(Arc::downgrade(shared), shared.settings.long_wait);
        });
        true
    }
}

/// One that reports on standard error, a line each; with the feature `tracing` and a subscriber, as
/// warnings of the target `workflow::debug`.
impl Default for Monitor {
    fn default() -> Self {
        Monitor::new(Settings::default(), report::report)
    }
}

impl fmt::Debug for Monitor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Monitor")
            .field("settings", &self.shared.settings)
            .finish_non_exhaustive()
    }
}

impl Shared {
    pub(super) fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[cfg(all(feature = "tokio", debug_assertions))]
    pub(super) fn outliving(&self) -> MutexGuard<'_, Vec<Arc<Line>>> {
        let outliving = self.outliving.lock();
        outliving.unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn is_new(&self, found: &Found) -> bool {
        self.reported.is_new(found)
    }

    /// Reports what was not reported before.
    pub(super) fn report(&self, found: &Found) {
        if self.is_new(found) {
            self.tell(found);
        }
    }

    /// The book must not be locked: the reporter may ask for a dump.
    pub(super) fn tell(&self, found: &Found) {
        (self.reporter)(&found.report);
    }

    pub(super) fn check(&self, now: Instant) {
        let late = self.book().late(now, self.settings.long_wait);
        for found in &late {
            self.report(found);
        }
        #[cfg(all(feature = "tokio", debug_assertions))]
        super::task::check(self);
    }
}

static GLOBAL: OnceLock<Monitor> = OnceLock::new();

/// Whether the environment switches debug mode off.
fn is_off() -> bool {
    std::env::var_os("WORKFLOW_DEBUG")
        .is_some_and(|value| value == "0" || value == "off" || value == "false")
}

/// The monitor of this process.
pub(super) fn global() -> &'static Monitor {
    GLOBAL.get_or_init(|| {
        let monitor = Monitor::default();
        monitor.shared.is_on.store(!is_off(), Relaxed);
        monitor
    })
}

/// Makes `monitor` that of this process, which `run`, `stream` and `start` have in debug builds.
/// `WORKFLOW_DEBUG=0` in the environment switches it off, too.
///
/// # Errors
///
/// Gives it back if there is one already: another was installed, or a run was made.
pub fn install(monitor: Monitor) -> Result<(), Monitor> {
    monitor.shared.is_on.store(!is_off(), Relaxed);
    GLOBAL.set(monitor)
}

/// What the runs of this process do now, and what they wait for: those of `run`, `stream` and
/// `start` in debug builds. It can be asked for from any thread.
pub fn dump() -> Dump {
    global().dump()
}

/// [`Monitor::check`] of the monitor of this process.
pub fn check() {
    global().check();
}
