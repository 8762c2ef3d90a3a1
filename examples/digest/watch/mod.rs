//! `--watch`: what happens in the run, while it happens, made of nothing but its events.

mod board;
mod lines;
mod tally;

use std::io::{IsTerminal, stderr};

use workflow::{Events, Graph};

/// How many events may wait to be shown. Counts are wrong where more come at a time.
pub(crate) const EVENTS: usize = 1 << 16;

/// Shows a run until it ends: the nodes of its graph on a terminal, else a line for each event.
pub(crate) async fn show(events: Events, graph: &'static Graph) {
    if stderr().is_terminal() {
        board::show(events, graph).await;
    } else {
        lines::show(events).await;
    }
}
