//! One line for each event, for a file or a pipe.

use std::collections::HashMap;
use std::io::{Write, stderr};
use std::time::Duration;

use futures::StreamExt;
use workflow::{Event, EventKind, Events};

pub(super) async fn show(mut events: Events) {
    let mut starts = HashMap::new();
    while let Some(event) = events.next().await {
        if let Some(text) = text(&event, &mut starts) {
            let (time, path) = (event.time.as_secs_f64(), &event.path);
            // Who does not want to read it any more misses nothing else.
            let _ = writeln!(stderr(), "{time:9.3} s  {path} {text}");
        }
    }
}

/// What has happened; nothing, if other events say it as well.
fn text(event: &Event, starts: &mut HashMap<u64, Duration>) -> Option<String> {
    let mut took = || {
        let start = starts.remove(&event.node);
        event.time.saturating_sub(start.unwrap_or(event.time))
    };
    let text = match &event.kind {
        EventKind::Started { attempt, .. } => {
            starts.insert(event.node, event.time);
            match attempt {
                Some(attempt @ 1..) => format!("starts again, try {}", attempt + 1),
                _ => "starts".to_owned(),
            }
        }
        EventKind::StreamStarted { .. } => {
            starts.insert(event.node, event.time);
            "starts to stream".to_owned()
        }
        EventKind::Finished => format!("is done after {:.1?}", took()),
        EventKind::Failed { error } => format!("has failed after {:.1?}: {error}", took()),
        EventKind::StreamEnded { items } => {
            let noun = if *items == 1 { "item" } else { "items" };
            format!("has given {items} {noun} after {:.1?}", took())
        }
        EventKind::Cancelled => format!("was dropped after {:.1?}", took()),
        EventKind::Panicked => format!("has panicked after {:.1?}", took()),
        EventKind::Arm { route, arm } => format!("goes on from `{route}` by `{arm}`"),
        EventKind::Round(number) => format!("begins round {number}"),
        EventKind::Progress(progress) => format!("tells {progress:?}"),
        EventKind::Missed(missed) => format!("did {missed} things too fast to be shown"),
        _ => return None,
    };
    Some(text)
}
