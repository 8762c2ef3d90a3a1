//! What an editor does inside `workflow!`, with the rust-analyzer that `RUST_ANALYZER` names, or that is on the `PATH`.
//!
//! Each case is a body of the workflow in `fixture.rs`, half-typed as a rule, with `$0` where the
//! cursor is.

mod bodies;
mod completion;
mod definition;
mod diagnostics;
mod hover;
mod rename;

use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use editor_tests::{Editor, Failure, Text, find};
use libtest_mimic::{Arguments, Failed, Trial};

const FIXTURE: &str = include_str!("fixture.rs");
const BODY: &str = "// BODY";

/// Asks about one text, and says what is wrong with the answer.
type Check = Box<dyn FnOnce(&mut Editor) -> Result<(), Failed> + Send>;

struct Case {
    name: String,
    check: Check,
}

impl Case {
    fn new(
        topic: &str,
        what: &str,
        check: impl FnOnce(&mut Editor) -> Result<(), Failed> + Send + 'static,
    ) -> Self {
        Case {
            name: format!("{topic}: {what}"),
            check: Box::new(check),
        }
    }
}

/// The fixture with this body, and the cursor in it.
fn body(marked: &str) -> Text {
    Text::new(&FIXTURE.replace(BODY, marked))
}

/// The fixture with this body, and the cursor at a place outside of it, which is given with `$0`.
fn outside(body: &str, place: &str) -> Text {
    let text = FIXTURE.replace(BODY, body);
    let plain = place.replace("$0", "");
    assert_eq!(text.matches(&plain).count(), 1, "`{plain}` stands once");
    Text::new(&text.replace(&plain, place))
}

fn main() -> ExitCode {
    let cases = [
        completion::cases(),
        hover::cases(),
        definition::cases(),
        rename::cases(),
        diagnostics::cases(),
    ];
    let cases = cases.into_iter().flatten();
    let mut arguments = Arguments::from_args();
    // They share one rust-analyzer.
    arguments.test_threads = Some(1);

    let program = match find() {
        Ok(program) => program,
        Err(reason) => {
            eprintln!("\neditor: ALL TESTS ARE SKIPPED, since there is no rust-analyzer: {reason}");
            eprintln!("editor: `rustup component add rust-analyzer` installs it");
            let ignored =
                cases.map(|case| Trial::test(case.name, || Ok(())).with_ignored_flag(true));
            let conclusion = libtest_mimic::run(&arguments, ignored.collect());
            return conclusion.exit_code();
        }
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let editor: Result<Editor, Failure> = Editor::open(&program, folder, FIXTURE);
    let editor = match editor {
        Ok(editor) => Arc::new(Mutex::new(editor)),
        Err(error) => {
            eprintln!("editor: {error}");
            return ExitCode::FAILURE;
        }
    };
    let trials = cases.map(|case| {
        let editor = Arc::clone(&editor);
        Trial::test(case.name, move || {
            // A case that panicked has left it as it was.
            let mut editor = editor.lock().unwrap_or_else(PoisonError::into_inner);
            (case.check)(&mut editor)
        })
    });
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}
