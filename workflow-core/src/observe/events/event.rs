//! What has happened, as a value that can be kept.

use std::any::Any;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::Progress;

/// Something that has happened in a run.
///
/// With the feature `serde` it can be serialized; what components [tell](EventKind::Progress) is
/// then its `Debug` text.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Event {
    /// Where it has happened, such as `Support/answer[3]/draft`.
    pub path: Arc<str>,
    /// Tells apart what has the same path: each start of a node has a number of its own, in the
    /// order of the starts, which all that it does and its end have, too. Of what is no node, a
    /// route or a round, it is the number of the run or sub-workflow that it is in.
    pub node: u64,
    /// How long after the run was made. It is measured by tokio's clock where there is one, so
    /// that a test may pause it.
    pub time: Duration,
    /// What has happened.
    pub kind: EventKind,
    /// The inputs of a node that starts, as an object by their names; the output of one that has
    /// finished; the item of a stream. Only if it was [asked for](crate::Running::with_values), and
    /// only what is `Serialize`. Where JSON cannot hold a value, there is a text that says why.
    ///
    /// Only with the feature `json`.
    #[cfg(feature = "json")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Arc<serde_json::Value>>,
}

/// What has happened.
#[derive(Clone, Debug)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum EventKind {
    /// A node starts, or the run itself.
    Started {
        /// The number of the sub-workflow, or the run, that it is in; `None` for the run itself.
        parent: Option<u64>,
        /// Which try of a retried node it is, from 0.
        attempt: Option<usize>,
    },
    /// A node has come to its end.
    Finished,
    /// A node has come to its end with an error.
    Failed {
        /// The text of the error, and of what caused it.
        error: String,
    },
    /// A node, or a stream, was dropped before its end.
    Cancelled,
    /// A panic has unwound through a node, or a stream.
    Panicked,
    /// A node whose items come one by one starts.
    StreamStarted {
        /// The number of the sub-workflow, or the run, that it is in; `None` for the run itself.
        parent: Option<u64>,
    },
    /// A stream has given an item.
    Item {
        /// The number of the item, from 0.
        number: u64,
        /// The text of the error that it is, if it is one.
        error: Option<String>,
    },
    /// A stream has no more items.
    StreamEnded {
        /// How many items there were.
        items: u64,
    },
    /// A route takes one of its arms.
    Arm {
        /// The key of the route, as in its [graph](crate::Site::key).
        route: &'static str,
        /// What stands in front of the arm: a pattern, or `true` or `false`.
        arm: &'static str,
    },
    /// A `loop` begins the round of this number, from 0. The path has it, too.
    Round(usize),
    /// An `each` begins with the item of this number, from 0. The path has it, too.
    EachItem(usize),
    /// A component tells how far it is, through its `#[progress]` parameter.
    Progress(Told),
    /// So many events came while nobody read them, and are not here.
    Missed(u64),
}

/// What a component has told.
#[derive(Clone)]
pub struct Told(Arc<dyn Tells>);

/// What is kept of it: itself, and how it is shown.
trait Tells: Any + fmt::Debug + Send + Sync {
    fn any(&self) -> &dyn Any;
}

impl<P: Progress> Tells for P {
    fn any(&self) -> &dyn Any {
        self
    }
}

impl Told {
    pub(super) fn new<P: Progress>(progress: &P) -> Self {
        Told(Arc::new(progress.clone()))
    }

    /// What it is, if it is a `P`.
    #[must_use]
    pub fn downcast_ref<P: 'static>(&self) -> Option<&P> {
        // Not of the `Arc`, which could be told itself.
        (*self.0).any().downcast_ref()
    }
}

impl fmt::Debug for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Told {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{self:?}"))
    }
}
