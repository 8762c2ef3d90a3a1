//! Where errors go in a program that has set up nothing for them.

use std::io::{self, Write};
use std::process::Command;
use std::sync::{Arc, Mutex};

use workflow_supervisor::{Shutdown, Supervisor};

/// What was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn tracing_hears_of_them_at_error_level_with_the_place() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_writer(move || writer.clone())
        .without_time()
        .with_ansi(false)
        .finish();
    let line = tracing::subscriber::with_default(subscriber, || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime.block_on(async {
            let supervisor = Supervisor::new();
            let run = async { Err::<(), _>("no") };
            drop(supervisor.spawn("ill", run).await.unwrap());
            supervisor.shutdown(Shutdown::Drain).await.unwrap();
            line!() - 2
        })
    });
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let place = format!("{}:{line}:", file!());
    assert_eq!(log.matches("ERROR").count(), 1, "{log}");
    assert!(
        log.contains("ERROR workflow_supervisor::hook: run `ill` failed: no"),
        "{log}"
    );
    assert!(log.contains(&place), "{log}");
}

const CHILD: &str = "WORKFLOW_SUPERVISOR_TEST";

/// Runs this test again in a process of its own, for what it writes to stderr.
fn stderr_of(test: &str) -> String {
    let mut child = Command::new(std::env::current_exe().unwrap());
    let child = child.args(["--exact", test, "--nocapture"]).env(CHILD, "1");
    String::from_utf8(child.output().unwrap().stderr).unwrap()
}

fn is_child() -> bool {
    std::env::var_os(CHILD).is_some()
}

/// Leaves a failed run to the hook.
#[tokio::main(flavor = "current_thread")]
async fn fail(supervisor: impl FnOnce() -> Supervisor) {
    let supervisor = supervisor();
    let run = async { Err::<(), _>("no") };
    supervisor.spawn("ill", run).await.unwrap();
    supervisor.shutdown(Shutdown::Drain).await.unwrap();
}

#[test]
fn without_a_subscriber_they_are_on_stderr() {
    if is_child() {
        return fail(Supervisor::new);
    }
    let stderr = stderr_of("without_a_subscriber_they_are_on_stderr");
    assert_eq!(
        stderr.matches(": run `ill` failed: no\n").count(),
        1,
        "{stderr}"
    );
    assert!(stderr.contains(file!()), "{stderr}");
}

#[test]
fn a_hook_that_panics_leaves_them_there_too() {
    if is_child() {
        let hook = |_| panic!("too much for me");
        return fail(|| Supervisor::builder().error_hook(hook).build());
    }
    let stderr = stderr_of("a_hook_that_panics_leaves_them_there_too");
    let expected = ": run `ill` failed: no (the error hook panicked: too much for me)\n";
    assert_eq!(stderr.matches(expected).count(), 1, "{stderr}");
}

#[test]
fn an_error_that_cannot_be_shown_is_still_told_of() {
    #[derive(Debug)]
    struct Mute;
    impl std::error::Error for Mute {}
    impl std::fmt::Display for Mute {
        fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            panic!("no words")
        }
    }
    if is_child() {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let handle = runtime.handle().clone();
        let supervisor = Supervisor::builder().runtime(handle).build();
        supervisor
            .try_spawn("mute", async { Err::<(), _>(Mute) })
            .unwrap();
        return supervisor.blocking_shutdown(Shutdown::Drain).unwrap();
    }
    let stderr = stderr_of("an_error_that_cannot_be_shown_is_still_told_of");
    assert!(
        stderr.contains("run `mute` failed; its error panics when shown"),
        "{stderr}"
    );
}
