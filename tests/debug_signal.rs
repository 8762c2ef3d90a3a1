//! A dump that a signal asks for. A signal is one of the whole process, and so is the monitor: this is
//! a process of its own.
#![cfg(all(unix, debug_assertions))]
#![allow(clippy::unused_async, reason = "components as users write them")]

use std::future::pending;
use std::io;
use std::sync::mpsc;

use futures::FutureExt;
use rustix::process::{Signal, getpid, kill_process};
use workflow::debug::{SIGUSR1, dump_on_signal, may_drop};
use workflow::{component, workflow};

#[component]
async fn forever() {
    pending::<()>().await;
}

workflow! {
    Stuck<-> ()> {
        let reply = forever();
        reply
    }
}

#[test]
fn says_what_runs_wait_for() {
    let (tell, told) = mpsc::channel();
    dump_on_signal(SIGUSR1, move |dump| tell.send(dump.clone()).unwrap()).unwrap();

    // Nobody polls it any more, and this thread waits for something else.
    let mut run = Box::pin(may_drop(Stuck {}.run()));
    assert_eq!(run.as_mut().now_or_never(), None);
    for _ in 0..2 {
        kill_process(getpid(), Signal::USR1).unwrap();
        let dump = told.recv().unwrap();
        assert_eq!(dump.runs()[0].nodes[0].path, "Stuck/reply");
    }
}

#[test]
fn of_a_kind_that_cannot_be_handled_is_an_error() {
    let kill = Signal::KILL.as_raw();
    let error = dump_on_signal(kill, |_| {}).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::InvalidInput);
    assert_eq!(error.to_string(), "signal 9 cannot be handled");
}
