//! Where errors go in a program that has set up nothing for them.

use std::io::{self, Write};
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
