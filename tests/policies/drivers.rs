//! Tries, pauses and limits are in the hands of the driver.

use std::sync::Mutex;
use std::time::Duration;

use futures::FutureExt;
use workflow::graph::{Graph, Site};
use workflow::{Driver, Invoke, Run, component, workflow};

use super::calls::{App, Calls, Fault, ask};

/// Notes what it is asked for, and turns no clock: a pause is over at once, a limit never.
#[derive(Default)]
struct Notes {
    paths: Mutex<Vec<String>>,
    log: Mutex<Vec<String>>,
}

impl Notes {
    fn add(&self, path: String) -> usize {
        let mut paths = self.paths.lock().unwrap();
        paths.push(path);
        paths.len() - 1
    }

    fn of(&self, scope: usize) -> String {
        self.paths.lock().unwrap()[scope].clone()
    }

    fn note(&self, what: String) {
        self.log.lock().unwrap().push(what);
    }
}

impl Driver for &Notes {
    type Scope = usize;

    fn root(self, graph: &'static Graph) -> usize {
        self.add(graph.name().to_owned())
    }

    fn child(self, parent: usize, site: Site) -> usize {
        self.add(format!("{}/{}", self.of(parent), site.key()))
    }

    fn attempt(self, of: usize, number: usize) -> usize {
        self.add(format!("{}[{number}]", self.of(of)))
    }

    fn sleep(self, at: usize, duration: Duration) -> impl Future<Output = ()> {
        self.note(format!("{} waits {duration:?}", self.of(at)));
        // A minute is a limit.
        let is_limit = duration == Duration::from_mins(1);
        std::future::poll_fn(move |_| {
            if is_limit {
                std::task::Poll::Pending
            } else {
                std::task::Poll::Ready(())
            }
        })
    }

    fn node<C: ?Sized, N: Invoke<C>>(
        self,
        at: usize,
        node: N,
        context: &C,
    ) -> impl Future<Output = N::Output> {
        self.note(format!("+{}", self.of(at)));
        node.invoke(Run::new(self, at, context))
            .inspect(move |_| self.note(format!("-{}", self.of(at))))
    }
}

#[component(retry(1, backoff = "1s"), timeout = "1m")]
async fn patient(#[context] calls: &Calls, what: &str) -> Result<u32, Fault> {
    ask(calls, what, 1).await
}

workflow! {
    Own<-> workflow::Result<u32>> with App {
        #[timeout("1m")]
        #[retry(2, backoff = "1s")]
        #[timeout("1m")]
        let answer = ask(what: "it", busy: 1)?;
        #[timeout("1m")]
        let group = {
            let inner = ask(what: "inner", busy: 0)?;
            inner + answer
        };
        group
    }

    Default<-> Result<u32, Fault>> with App {
        patient(what: "it")?
    }
}

#[tokio::test]
async fn each_try_and_each_wait_is_its_own() {
    let (app, notes) = (App::default(), Notes::default());
    assert_eq!(Own {}.run_with(&notes, &app).await.unwrap(), 3);
    let log = notes.log.into_inner().unwrap();
    assert_eq!(
        log,
        [
            "+Own",
            "Own/answer waits 60s",
            "Own/answer[0] waits 60s",
            "+Own/answer[0]",
            "-Own/answer[0]",
            "Own/answer waits 1s",
            "Own/answer[1] waits 60s",
            "+Own/answer[1]",
            "-Own/answer[1]",
            "Own/group waits 60s",
            "+Own/group/inner",
            "-Own/group/inner",
            "-Own",
        ]
    );
}

#[tokio::test]
async fn so_are_those_of_defaults() {
    let (app, notes) = (App::default(), Notes::default());
    assert_eq!(Default {}.run_with(&notes, &app).await, Ok(2));
    let log = notes.log.into_inner().unwrap();
    assert_eq!(
        log,
        [
            "+Default",
            "+Default/patient",
            "+Default/patient[0]",
            "Default/patient[0] waits 60s",
            "-Default/patient[0]",
            "Default/patient waits 1s",
            "+Default/patient[1]",
            "Default/patient[1] waits 60s",
            "-Default/patient[1]",
            "-Default/patient",
            "-Default",
        ]
    );
}

/// Ends each wait as soon as it is asked for.
#[derive(Clone, Copy)]
struct Impatient;

impl Driver for Impatient {
    type Scope = ();

    fn root(self, _: &'static Graph) {}

    fn child(self, (): (), _: Site) {}

    async fn sleep(self, (): (), _: Duration) {}
}

#[component]
async fn never() -> u32 {
    std::future::pending().await
}

workflow! {
    Never<-> u32> {
        #[timeout("24h", else = 3)]
        never()
    }
}

/// With timers of its own a run needs no runtime.
#[test]
fn a_driver_decides_when_time_is_up() {
    let run = Never {}.run_with(Impatient);
    assert_eq!(futures::executor::block_on(run), 3);
}
