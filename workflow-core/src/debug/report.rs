//! What debug mode has to say.

use std::collections::HashSet;
use std::fmt;
use std::mem::Discriminant;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::book::Subject;

/// Something that is likely a mistake, and where. Its text is one line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// Where in a run, such as `Support/answer[3]/draft`.
    pub path: String,
    /// What is wrong.
    pub kind: ReportKind,
}

/// What is likely a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReportKind {
    /// A node held its thread in one poll; what nodes inside it did is not counted.
    SlowPoll {
        /// For how long.
        time: Duration,
    },
    /// A run was dropped before its end. This is not reported of runs inside a component, nor of
    /// those that [`may_drop`](super::may_drop) is around.
    Dropped {
        /// How long after its start.
        time: Duration,
        /// The nodes that were running.
        running: Vec<String>,
    },
    /// Nobody has asked a stream for an item, though what takes it has come to its end.
    UnreadStream,
    /// A node, or a stream, waits for long, and has no limited time to do so.
    LongWait {
        /// For how long by now.
        time: Duration,
        /// What it waits for.
        waits_for: WaitsFor,
        /// Whether it is a stream: that has its limits where it is read.
        is_stream: bool,
        /// The nodes that wait for it.
        holds_up: Vec<String>,
    },
    /// A task, or the thread of a blocking component, went on though its node was dropped.
    Outlived {
        /// How long by now.
        time: Duration,
        /// Whether it has come to its end.
        has_ended: bool,
    },
}

/// What a node that has started waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WaitsFor {
    /// Something in the component's own code.
    Own,
    /// The task, or the thread, that it runs on.
    Task,
    /// It is a workflow, and none of its nodes runs: it waits for what it is given.
    Input,
}

/// Something that is to be reported, if it was not yet.
pub(super) struct Found {
    subject: Subject,
    pub(super) report: Report,
}

impl Found {
    pub(super) fn new(subject: Subject, path: String, kind: ReportKind) -> Self {
        let report = Report { path, kind };
        Found { subject, report }
    }
}

/// What was reported, so that nothing is reported twice.
#[derive(Default)]
pub(super) struct Reported(Mutex<HashSet<(Subject, Discriminant<ReportKind>)>>);

impl Reported {
    /// Whether nothing of this kind was found there before.
    pub(super) fn is_new(&self, found: &Found) -> bool {
        let key = (found.subject, std::mem::discriminant(&found.report.kind));
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(key)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Report { path, kind } = self;
        match kind {
            ReportKind::SlowPoll { time } => write!(
                f,
                "`{path}` held its thread for {time:.1?}, and nothing else could run there; code \
                 that blocks is for `#[component(blocking)]`, code that takes long for `#[spawn]`"
            ),
            ReportKind::Dropped { time, running } => {
                write!(
                    f,
                    "`{path}` was dropped before its end, {time:.1?} after its start"
                )?;
                if !running.is_empty() {
                    write!(f, ", while {} still ran", Names(running, "and"))?;
                }
                f.write_str("; if that is meant, say so with `workflow::debug::may_drop(run)`")
            }
            ReportKind::UnreadStream => write!(
                f,
                "nobody has asked the stream `{path}` for an item; let what takes it read it, or leave it out"
            ),
            ReportKind::LongWait {
                time,
                waits_for,
                is_stream,
                holds_up,
            } => {
                write!(f, "`{path}` has waited for {time:.1?} for {waits_for}")?;
                if !holds_up.is_empty() {
                    let verb = if holds_up.len() == 1 { "waits" } else { "wait" };
                    write!(f, "; {} {verb} for it", Names(holds_up, "and"))?;
                }
                f.write_str("; if that may never end, ")?;
                f.write_str(match (is_stream, holds_up.is_empty()) {
                    (false, _) => "give it a `#[timeout(\"…\")]`",
                    (true, false) => "give what reads it a `#[timeout(\"…\")]`",
                    (true, true) => "read the items of the run with an `.item_timeout(…)`",
                })
            }
            ReportKind::Outlived { time, has_ended } => {
                let what = if *has_ended { "went on" } else { "goes on" };
                write!(
                    f,
                    "`{path}` {what} {time:.1?} after it was dropped; a thread, or a task that does \
                     not wait, cannot be stopped: let it look for a flag now and then"
                )
            }
        }
    }
}

impl fmt::Display for WaitsFor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            WaitsFor::Own => "something in its own code",
            WaitsFor::Task => "the task or the thread that it runs on",
            WaitsFor::Input => "what it is given, and none of its nodes runs",
        })
    }
}

/// Names in a sentence.
pub(super) struct Names<'n>(pub(super) &'n [String], pub(super) &'static str);

impl fmt::Display for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Names(names, and) = self;
        for (number, name) in names.iter().enumerate() {
            match number {
                0 => {}
                _ if number + 1 == names.len() => write!(f, " {and} ")?,
                _ => f.write_str(", ")?,
            }
            write!(f, "`{name}`")?;
        }
        Ok(())
    }
}

/// The reporter that there is if no other was installed.
#[cfg(not(feature = "tracing"))]
pub(super) fn report(report: &Report) {
    eprintln!("workflow: {report}");
}

/// The reporter that there is if no other was installed. Where nobody listens to `tracing` it says
/// it itself.
#[cfg(feature = "tracing")]
pub(super) fn report(report: &Report) {
    if tracing::dispatcher::has_been_set() {
        tracing::warn!(target: "workflow::debug", path = report.path, "{report}");
    } else {
        eprintln!("workflow: {report}");
    }
}
