//! The error that there is when time is up.

use std::fmt;
use std::time::Duration;

/// A node, or a stream, did not give what it should within its time.
///
/// `#[timeout("10s")]` ends a run with it, `#[component(timeout = "10s")]` makes it the
/// component's own error, and the limits of [`Items`](crate::Items) end a stream with it. It
/// becomes the error of a workflow or of a component like any other: through `From`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeout {
    limit: Limit,
    after: Duration,
}

/// What did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    FirstItem,
    Item,
    All,
    /// The end of the node or component of this name.
    Node(&'static str),
}

impl Timeout {
    pub(crate) const fn new(limit: Limit, after: Duration) -> Self {
        Timeout { limit, after }
    }

    pub(crate) const fn limit(self) -> Limit {
        self.limit
    }

    /// How long it was waited for.
    #[must_use]
    pub const fn after(self) -> Duration {
        self.after
    }

    /// The node that took too long, or the component if the limit was its default; `None` for a
    /// limit of a stream.
    #[must_use]
    pub const fn node(self) -> Option<&'static str> {
        match self.limit {
            Limit::Node(node) => Some(node),
            Limit::FirstItem | Limit::Item | Limit::All => None,
        }
    }
}

impl fmt::Display for Timeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Timeout { limit, after } = self;
        match limit {
            Limit::FirstItem => write!(f, "no first item within {after:?}"),
            Limit::Item => write!(f, "no item within {after:?}"),
            Limit::All => write!(f, "no end within {after:?}"),
            Limit::Node(node) => write!(f, "`{node}` took longer than {after:?}"),
        }
    }
}

impl std::error::Error for Timeout {}

/// So that a component which reads and writes can have a limit by default.
impl From<Timeout> for std::io::Error {
    fn from(timeout: Timeout) -> Self {
        std::io::Error::new(std::io::ErrorKind::TimedOut, timeout)
    }
}
