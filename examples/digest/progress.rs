//! How far the run is, for people.

use futures::{Stream, StreamExt};
use indicatif::{ProgressBar, ProgressStyle};
use workflow::{Context, component};

use super::report::Summary;

/// A bar on the standard error. It is there only if that is a terminal.
#[derive(Context)]
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    pub(crate) fn new() -> Self {
        let style = "{bar:30} {pos} of {len} files, {per_sec}, {eta} left  {wide_msg}";
        let style = ProgressStyle::with_template(style).expect("it is one");
        let bar = ProgressBar::no_length().with_style(style);
        Progress { bar }
    }

    /// None, where something else is shown.
    pub(crate) fn hidden() -> Self {
        Progress {
            bar: ProgressBar::hidden(),
        }
    }

    /// Takes the bar away again, so that the report stands alone.
    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// Shows how many of the files have been looked at, and which was the last.
#[component]
pub(crate) fn shown(
    #[context] bar: &ProgressBar,
    total: usize,
    summaries: impl Stream<Item = Summary>,
) -> impl Stream<Item = Summary> {
    bar.set_length(total as u64);
    summaries.inspect(|summary| {
        bar.set_message(summary.path.display().to_string());
        bar.inc(1);
    })
}
