use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::FutureExt;
use workflow::debug::{Monitor, Report, ReportKind, Settings};
use workflow::{component, workflow};

/// Says that it has begun, and goes on until it is let go.
#[derive(Clone)]
struct Gate {
    begun: Sender<()>,
    go: Arc<Mutex<Receiver<()>>>,
}

impl Gate {
    fn pass(&self) {
        self.begun.send(()).unwrap();
        self.go.lock().unwrap().recv().unwrap();
    }
}

#[component(blocking)]
fn blocks(gate: Gate) {
    gate.pass();
}

#[component]
async fn never_waits(gate: Gate) {
    gate.pass();
}

workflow! {
    Blocks<gate: Gate -> ()> {
        let parsed = blocks(gate);
        parsed
    }

    Spawns<gate: Gate -> ()> {
        #[spawn]
        let parsed = never_waits(gate);
        parsed
    }
}

/// A monitor for which every task goes on for too long.
fn monitor() -> (Monitor, Receiver<Report>) {
    let (tell, told) = mpsc::channel();
    let settings = Settings::default()
        .slow_poll(super::NEVER)
        .long_wait(super::NEVER)
        .outlived(Duration::ZERO);
    let monitor = Monitor::new(settings, move |report: &Report| {
        // Who has seen enough does not listen any more.
        let _ = tell.send(report.clone());
    });
    (monitor, told)
}

/// The next task that has outlived its run, and whether it has ended.
fn outlived(told: &Receiver<Report>) -> (String, bool) {
    let mut reports = told.iter();
    let outlived = reports.find_map(|report| match report.kind {
        ReportKind::Outlived { has_ended, .. } => Some((report.path, has_ended)),
        _ => None,
    });
    outlived.unwrap()
}

/// A gate, what tells when it is reached, and what opens it.
fn gate() -> (Gate, Receiver<()>, Sender<()>) {
    let ((begun, has_begun), (open, go)) = (mpsc::channel(), mpsc::channel());
    let go = Arc::new(Mutex::new(go));
    (Gate { begun, go }, has_begun, open)
}

/// Polls the run until its task has begun, and drops it.
fn drop_begun(run: impl Future<Output = ()>, has_begun: &Receiver<()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .build()
        .unwrap();
    let in_runtime = runtime.enter();
    let mut run = Box::pin(run);
    assert_eq!(run.as_mut().now_or_never(), None);
    has_begun.recv().unwrap();
    drop(run);
    drop(in_runtime);
    runtime.shutdown_background();
}

#[test]
fn thread_of_a_blocking_component_is_reported_at_its_end() {
    let (monitor, told) = monitor();
    let (gate, has_begun, open) = gate();
    drop_begun(Blocks { gate }.run_with(&monitor), &has_begun);
    open.send(()).unwrap();
    assert_eq!(outlived(&told), (String::from("Blocks/parsed"), true));
}

#[test]
fn task_that_does_not_wait_is_reported_at_its_end() {
    let (monitor, told) = monitor();
    let (gate, has_begun, open) = gate();
    drop_begun(Spawns { gate }.run_with(&monitor), &has_begun);
    open.send(()).unwrap();
    assert_eq!(outlived(&told), (String::from("Spawns/parsed"), true));
}

#[test]
fn thread_that_does_not_end_is_reported_while_it_goes_on() {
    let (monitor, told) = monitor();
    let (gate, has_begun, open) = gate();
    drop_begun(Blocks { gate }.run_with(&monitor), &has_begun);
    monitor.check();
    assert_eq!(outlived(&told), (String::from("Blocks/parsed"), false));
    open.send(()).unwrap();
    // And not once more at its end, after which the task has no monitor.
    drop(monitor);
    assert_eq!(told.iter().count(), 0);
}

#[test]
fn task_that_is_waited_for_is_not_reported() {
    let (monitor, told) = monitor();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for _ in 0..2 {
        let ((gate, has_begun, open), (other, other_has_begun, other_open)) = (gate(), gate());
        open.send(()).unwrap();
        other_open.send(()).unwrap();
        runtime.block_on(Blocks { gate }.run_with(&monitor));
        runtime.block_on(Spawns { gate: other }.run_with(&monitor));
        has_begun.recv().unwrap();
        other_has_begun.recv().unwrap();
    }
    drop((runtime, monitor));
    assert_eq!(told.iter().count(), 0);
}
