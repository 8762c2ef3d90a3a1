//! Where the errors go that nobody takes.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tracing::Dispatch;
use tracing::subscriber::NoSubscriber;

use crate::{Panic, RunError, RunInfo};

pub(crate) type Hook = Box<dyn Fn(RunError) + Send + Sync>;

/// The default hook.
#[expect(clippy::needless_pass_by_value, reason = "a hook keeps the error")]
pub(crate) fn trace(error: RunError) {
    log(error.run(), error.path(), &format!("{error:#}"));
}

fn log(run: &RunInfo, path: Option<&str>, text: &str) {
    let (name, location) = (run.name(), run.location());
    // Without a subscriber the event would be lost, and the error with it.
    if tracing::dispatcher::get_default(Dispatch::is::<NoSubscriber>) {
        eprintln!("{location}: {text}");
    } else {
        tracing::error!(run = name, id = run.id().0, %location, path, "{text}");
    }
}

/// Calls the hook, which must not be the place where an error is lost, either.
pub(crate) fn report(hook: &Hook, error: RunError) {
    let run = error.run().clone();
    // Written down beforehand, since the hook keeps the error. `Display` may be the user's.
    let text = catch_unwind(AssertUnwindSafe(|| format!("{error:#}")))
        .unwrap_or_else(|_| format!("run `{}` failed; its error panics when shown", run.name()));
    let Err(panic) = catch_unwind(AssertUnwindSafe(|| hook(error))) else {
        return;
    };
    let text = format!("{text} (the error hook panicked: {})", Panic::new(panic));
    // Should the subscriber panic as well, it has said so by the panic's own message.
    let _ = catch_unwind(AssertUnwindSafe(|| log(&run, None, &text)));
}
