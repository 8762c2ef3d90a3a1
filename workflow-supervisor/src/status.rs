//! What a status page shows: the runs, and how many there are and were.

use std::fmt;
use std::panic::Location;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

/// Tells the runs of a supervisor apart. Later runs have greater ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RunId(pub(crate) u64);

impl fmt::Display for RunId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Which run this is: its name, and when and where it was started. Clones share it.
///
/// ```
/// use workflow_supervisor::Supervisor;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let supervisor = Supervisor::new();
/// let handle = supervisor.spawn("backup", std::future::pending::<()>()).await?;
/// for run in supervisor.runs() {
///     println!("#{} {} for {:?}, from {}", run.id(), run.name(), run.age(), run.location());
/// #   assert_eq!(run.id(), handle.run().id());
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct RunInfo(Arc<Start>);

#[derive(Debug)]
struct Start {
    id: RunId,
    name: String,
    location: &'static Location<'static>,
    time: Instant,
}

impl RunInfo {
    pub(crate) fn new(id: RunId, name: String, location: &'static Location<'static>) -> Self {
        RunInfo(Arc::new(Start {
            id,
            name,
            location,
            time: Instant::now(),
        }))
    }

    /// Tells it from the other runs of its supervisor, also from those of the same name.
    pub fn id(&self) -> RunId {
        self.0.id
    }

    /// The name it was given.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The place in the source that started it.
    pub fn location(&self) -> &'static Location<'static> {
        self.0.location
    }

    /// How long ago it was started.
    pub fn age(&self) -> Duration {
        self.0.time.elapsed()
    }
}

/// What a supervisor does at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Phase {
    /// It takes runs.
    Open,
    /// It takes no runs any more, and lets those it has go to their end.
    Draining,
    /// It takes no runs any more, and has cancelled those it has.
    Cancelling,
    /// It takes no runs any more, and has none.
    Ended,
}

/// What a supervisor has to do and has done; [`Supervisor::status`](crate::Supervisor::status)
/// gives it.
///
/// ```
/// use workflow_supervisor::Supervisor;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let supervisor = Supervisor::builder().limit(8).build();
/// supervisor.spawn("backup", async {}).await?.await?;
/// assert_eq!(
///     supervisor.status().to_string(),
///     "open: 0 of 8 live, 0 waiting, 1 succeeded, 0 failed, 0 panicked, 0 cancelled",
/// );
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Status {
    /// What it does at the moment.
    pub phase: Phase,
    /// How many runs there are at the moment.
    pub live: usize,
    /// How many there may be at the same time; `None` for any number.
    pub limit: Option<usize>,
    /// How many callers of `spawn` wait until there is room.
    pub waiting: usize,
    /// How many runs gave a value.
    pub succeeded: u64,
    /// How many returned an error.
    pub failed: u64,
    /// How many panicked.
    pub panicked: u64,
    /// How many were cancelled, or cut off with their runtime.
    pub cancelled: u64,
}

/// All on one line.
impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let phase = match self.phase {
            Phase::Open => "open",
            Phase::Draining => "draining",
            Phase::Cancelling => "cancelling",
            Phase::Ended => "ended",
        };
        write!(f, "{phase}: {}", self.live)?;
        if let Some(limit) = self.limit {
            write!(f, " of {limit}")?;
        }
        write!(
            f,
            " live, {} waiting, {} succeeded, {} failed, {} panicked, {} cancelled",
            self.waiting, self.succeeded, self.failed, self.panicked, self.cancelled
        )
    }
}
