//! The nodes of the graph on a terminal: those that run light up.

use futures::StreamExt;
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use workflow::{EventKind, Events, Graph};

use super::tally::{Row, Tally};

/// How many events are counted before the terminal is written to.
const AT_ONCE: usize = 1024;

/// What a line looks like.
#[derive(Clone, Copy, PartialEq)]
enum Look {
    Waiting,
    Running,
    Done,
    Failed,
}

impl Look {
    fn of(row: &Row) -> Self {
        match row {
            Row { running: 1.., .. } => Look::Running,
            Row { failed: 1.., .. } => Look::Failed,
            Row {
                done: 0,
                dropped: 0,
                items: 0,
                ..
            } => Look::Waiting,
            _ => Look::Done,
        }
    }

    fn style(self) -> ProgressStyle {
        let style = match self {
            Look::Waiting => "  {wide_msg:.dim}",
            Look::Running => "{spinner:.cyan.bold} {wide_msg:.cyan.bold}",
            Look::Done => "\u{2713} {wide_msg:.green}",
            Look::Failed => "\u{2717} {wide_msg:.red}",
        };
        ProgressStyle::with_template(style).expect("it is one")
    }
}

struct Line {
    bar: ProgressBar,
    look: Look,
}

pub(super) async fn show(events: Events, graph: &'static Graph) {
    let board = MultiProgress::new();
    let mut tally = Tally::new(graph);
    let indented = |row: &Row| 2 * row.depth + row.name.chars().count();
    let width = tally.rows.iter().map(indented).max().unwrap_or(0);
    let mut lines: Vec<Line> = Vec::new();
    for row in &tally.rows {
        let bar = ProgressBar::new_spinner().with_style(Look::Waiting.style());
        let bar = board.add(bar);
        bar.set_message(text(row, width));
        lines.push(Line {
            bar,
            look: Look::Waiting,
        });
    }

    let mut batches = events.ready_chunks(AT_ONCE);
    while let Some(batch) = batches.next().await {
        let mut changed = vec![false; lines.len()];
        for event in &batch {
            if let Some(at) = tally.count(event) {
                changed[at] = true;
            }
            if let EventKind::Failed { error } = &event.kind {
                // It goes on without a terminal.
                let _ = board.println(format!("{}: {error}", event.path));
            }
        }
        let rows = tally.rows.iter().zip(&mut lines).zip(changed);
        for ((row, line), _) in rows.filter(|(_, changed)| *changed) {
            line.show(row, width);
        }
    }
    if tally.missed > 0 {
        let _ = board.println(format!("{} events came too fast to be shown", tally.missed));
    }
    for line in lines {
        line.bar.abandon();
    }
}

impl Line {
    fn show(&mut self, row: &Row, width: usize) {
        let look = Look::of(row);
        if look != self.look {
            self.look = look;
            self.bar.set_style(look.style());
        }
        self.bar.set_message(text(row, width));
        self.bar.tick();
    }
}

fn text(row: &Row, width: usize) -> String {
    let name = format!("{:1$}{2}", "", 2 * row.depth, row.name);
    let mut facts = Vec::new();
    let mut fact = |count: u64, what: &str| {
        if count > 0 {
            facts.push(format!("{count} {what}"));
        }
    };
    fact(row.running as u64, "running");
    fact(row.done as u64, "done");
    fact(row.failed as u64, "failed");
    fact(row.dropped as u64, "dropped");
    fact(row.items, "items");
    if let Some(average) = row.average() {
        facts.push(format!("{average:.1?} each"));
    }
    if !row.latest.is_empty() {
        facts.push(row.latest.clone());
    }
    format!("{name:width$}  {}", facts.join(", "))
}
