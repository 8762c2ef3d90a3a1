//! Observers are told of all that happens in a run, once, with the place where it happens.

#![allow(
    clippy::unused_async,
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "components as users write them"
)]

#[allow(dead_code, reason = "each test uses its part")]
mod lab;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use futures::{Stream, StreamExt, stream};
use lab::{Held, Lab, now, risk, step};
use workflow::{Graph, Node, Observed, Observer, Site, Source, component, workflow};

/// Notes all that it is told. A scope is an index into the names.
#[derive(Default)]
struct Log {
    names: Mutex<Vec<String>>,
    log: Mutex<Vec<String>>,
}

impl Log {
    fn name(&self, name: String) -> usize {
        let mut names = self.names.lock().unwrap();
        names.push(name);
        names.len() - 1
    }

    fn of(&self, scope: usize) -> String {
        self.names.lock().unwrap()[scope].clone()
    }

    fn note(&self, what: &str, at: usize) {
        let line = format!("{what} {}", self.of(at));
        self.log.lock().unwrap().push(line);
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.log.lock().unwrap())
    }
}

impl Observer for Log {
    type Scope = usize;

    fn root(&self, graph: &'static Graph) -> usize {
        self.name(graph.name().to_owned())
    }

    fn child(&self, parent: usize, site: Site) -> usize {
        self.name(format!("{}/{}", self.of(parent), site.key()))
    }

    fn first_round(&self, of: usize) -> usize {
        self.note("loop", of);
        of
    }

    fn next_round(&self, round: usize) -> usize {
        self.note("again", round);
        round
    }

    fn item(&self, of: usize, number: usize) -> usize {
        self.name(format!("{}[{number}]", self.of(of)))
    }

    fn attempt(&self, of: usize, number: usize) -> usize {
        self.name(format!("{}#{number}", self.of(of)))
    }

    fn close(&self, scope: usize) {
        self.note("close", scope);
    }

    fn started<N: Node>(&self, at: usize, _: &N) {
        self.note("+", at);
    }

    fn finished<N: Node>(&self, at: usize, output: &N::Output) {
        match N::failed(output) {
            None => self.note("-", at),
            Some(failed) => self.note(&format!("failed: {failed}:"), at),
        }
    }

    fn cancelled(&self, at: usize) {
        self.note("cancelled", at);
    }

    fn panicked(&self, at: usize) {
        self.note("panicked", at);
    }

    fn stream_started<N: Source>(&self, at: usize, _: &N) {
        self.note("+~", at);
    }

    fn stream_item<N: Source>(&self, at: usize, item: &N::Item) {
        match N::failed(item) {
            None => self.note("item", at),
            Some(failed) => self.note(&format!("failed item: {failed}:"), at),
        }
    }

    fn stream_ended(&self, at: usize) {
        self.note("-~", at);
    }

    fn arm(&self, at: usize, route: Site, arm: usize) {
        let (route, arm) = (route.key(), route.arms()[arm]);
        self.note(&format!("{route} => {arm} in"), at);
    }
}

#[component]
fn double(x: usize) -> usize {
    2 * x
}

#[component]
fn count(to: usize) -> impl Stream<Item = usize> {
    stream::iter(0..to)
}

#[component]
async fn sum(xs: impl Stream<Item = usize>) -> usize {
    xs.fold(0, async |sum, x| sum + x).await
}

/// An alias, which no macro can see through.
type Parsed = std::result::Result<usize, std::num::ParseIntError>;

#[component]
async fn parse(text: &str) -> Parsed {
    text.parse()
}

workflow! {
    Inner<x: usize -> usize> {
        double(x)
    }

    Outer<text: &str -> workflow::Result<usize>> {
        let x = parse(text)?;
        let all = each item in 0..2 { Inner(x: item + x) };
        let last = loop round = all.len() {
            if round > 2 { break round } else { continue round + 1 }
        };
        let xs = count(to: 1);
        let sum = sum(~xs);
        match sum {
            0 => double(x: last),
            _ => 0,
        }
    }
}

#[test]
fn are_told_of_all_that_happens() {
    let log = Log::default();
    let value = now(Outer { text: "3" }.run_with(Observed::new(&log)));
    assert_eq!(value.unwrap(), 6);
    assert_eq!(
        log.take(),
        [
            "+ Outer",
            "+ Outer/x",
            "- Outer/x",
            "close Outer/x",
            "+ Outer/all[0]/all/Inner",
            "+ Outer/all[0]/all/Inner/double",
            "- Outer/all[0]/all/Inner/double",
            "close Outer/all[0]/all/Inner/double",
            "- Outer/all[0]/all/Inner",
            "close Outer/all[0]/all/Inner",
            "close Outer/all[0]",
            "+ Outer/all[1]/all/Inner",
            "+ Outer/all[1]/all/Inner/double",
            "- Outer/all[1]/all/Inner/double",
            "close Outer/all[1]/all/Inner/double",
            "- Outer/all[1]/all/Inner",
            "close Outer/all[1]/all/Inner",
            "close Outer/all[1]",
            "close Outer/all",
            "loop Outer/last",
            "last/if => false in Outer/last",
            "again Outer/last",
            "last/if => true in Outer/last",
            "close Outer/last",
            "+~ Outer/xs",
            "+ Outer/sum",
            "item Outer/xs",
            "-~ Outer/xs",
            "close Outer/xs",
            "- Outer/sum",
            "close Outer/sum",
            "match => 0 in Outer",
            "+ Outer/double",
            "- Outer/double",
            "close Outer/double",
            "- Outer",
            "close Outer",
        ]
    );
}

#[test]
fn are_told_what_has_failed() {
    let log = Log::default();
    now(Outer { text: "x" }.run_with(Observed::new(&log))).unwrap_err();
    assert_eq!(
        log.take(),
        [
            "+ Outer",
            "+ Outer/x",
            "failed: invalid digit found in string: Outer/x",
            "close Outer/x",
            "failed: Outer/x: invalid digit found in string: Outer",
            "close Outer",
        ]
    );
}

/// Says in full what has failed, and with which type of error.
#[derive(Default)]
struct Causes(Mutex<Vec<String>>);

impl Observer for Causes {
    type Scope = ();

    fn root(&self, _: &'static Graph) {}

    fn child(&self, (): (), _: Site) {}

    fn finished<N: Node>(&self, (): (), output: &N::Output) {
        if let Some(failed) = N::failed(output) {
            let kind = failed.type_name().unwrap().rsplit("::").next().unwrap();
            self.0.lock().unwrap().push(format!("{kind}: {failed:#}"));
        }
    }
}

#[derive(Clone, Debug, thiserror::Error)]
#[error("no answer")]
struct NoAnswer(#[from] std::num::ParseIntError);

#[derive(Clone)]
struct Told;

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("only a text")
    }
}

#[derive(Clone, Debug)]
struct Coded(#[allow(dead_code, reason = "is shown")] u8);

#[derive(Clone)]
struct Mute;

#[component]
fn ask(text: &str) -> Result<usize, NoAnswer> {
    Ok(text.parse()?)
}

#[component]
fn tell() -> Result<(), Told> {
    Err(Told)
}

#[component]
fn code() -> Result<(), Coded> {
    Err(Coded(7))
}

#[component]
fn hush() -> Result<(), Mute> {
    Err(Mute)
}

#[component]
fn agree() -> Result<(), NoAnswer> {
    Ok(())
}

workflow! {
    AllFail<text: &str -> bool> {
        let asked = ask(text);
        let told = tell();
        let coded = code();
        let mute = hush();
        let fine = agree();
        asked.is_err() && told.is_err() && coded.is_err() && mute.is_err() && fine.is_ok()
    }
}

#[test]
fn are_told_as_much_of_an_error_as_can_be_shown() {
    let causes = Causes::default();
    assert!(now(AllFail { text: "x" }.run_with(Observed::new(&causes))));
    assert_eq!(
        *causes.0.lock().unwrap(),
        [
            "NoAnswer: no answer: invalid digit found in string",
            "Told: only a text",
            "Coded: Coded(7)",
            "Mute: an error that cannot be shown",
        ]
    );
}

#[component]
fn boom(needs: usize) -> usize {
    panic!("boom {needs}")
}

workflow! {
    Explodes<-> usize> with Lab {
        step(at: "a", needs: ());
        let two = double(x: 1);
        boom(needs: two)
    }

    Fails<-> workflow::Result<()>> with Lab {
        step(at: "a", needs: ());
        risk(at: "b", needs: ())?;
    }

    /// The second node never starts.
    FailsAtOnce<-> workflow::Result<usize>> {
        let x = parse(text: "x")?;
        let y = parse(text: "y")?;
        x + y
    }

    Counts<to: usize ~> usize> {
        ~count(to)
    }
}

#[test]
fn are_told_where_a_panic_comes_from_and_what_it_cancels() {
    let (log, lab) = (Log::default(), Lab::default());
    let run = Explodes {}.run_with(Observed::new(&log), &lab);
    catch_unwind(AssertUnwindSafe(|| Held::new(run).settle())).unwrap_err();
    assert_eq!(
        log.take(),
        [
            "+ Explodes",
            "+ Explodes/step",
            "+ Explodes/two",
            "- Explodes/two",
            "close Explodes/two",
            "+ Explodes/boom",
            "panicked Explodes/boom",
            "close Explodes/boom",
            "cancelled Explodes/step",
            "close Explodes/step",
            "panicked Explodes",
            "close Explodes",
        ]
    );
}

#[test]
fn are_told_what_an_error_and_a_drop_cancel() {
    let (log, lab) = (Log::default(), Lab::default());
    let mut run = Held::new(Fails {}.run_with(Observed::new(&log), &lab));
    assert!(run.settle().is_none());
    lab.fail("b");
    run.settle().unwrap().unwrap_err();
    assert_eq!(
        log.take()[3..],
        [
            "failed: b is out of order: Fails/risk",
            "close Fails/risk",
            "cancelled Fails/step",
            "close Fails/step",
            "failed: Fails/risk: b is out of order: Fails",
            "close Fails",
        ]
    );

    let lab = Lab::default();
    let mut run = Held::new(Fails {}.run_with(Observed::new(&log), &lab));
    assert!(run.settle().is_none());
    drop(run);
    let log = log.take();
    assert_eq!(log.iter().filter(|line| line.starts_with('+')).count(), 3);
    let ends = log.iter().filter(|line| line.starts_with("cancelled"));
    assert_eq!(ends.count(), 3);
    assert_eq!(log.last().unwrap(), "close Fails");
}

#[test]
fn are_told_nothing_of_what_never_starts() {
    let log = Log::default();
    now(FailsAtOnce {}.run_with(Observed::new(&log))).unwrap_err();
    assert_eq!(
        log.take(),
        [
            "+ FailsAtOnce",
            "+ FailsAtOnce/x",
            "failed: invalid digit found in string: FailsAtOnce/x",
            "close FailsAtOnce/x",
            "close FailsAtOnce/y",
            "failed: FailsAtOnce/x: invalid digit found in string: FailsAtOnce",
            "close FailsAtOnce",
        ]
    );

    drop(FailsAtOnce {}.run_with(Observed::new(&log)));
    assert_eq!(log.take(), ["close FailsAtOnce"]);
}

#[test]
fn are_told_of_streams_that_are_read_and_dropped() {
    let log = Log::default();
    let items = Counts { to: 3 }.stream_with(Observed::new(&log));
    assert_eq!(now(items.take(1).collect::<Vec<_>>()), [0]);
    assert_eq!(
        log.take(),
        [
            "+~ Counts",
            "+~ Counts/count",
            "item Counts/count",
            "item Counts",
            "cancelled Counts/count",
            "close Counts/count",
            "cancelled Counts",
            "close Counts",
        ]
    );
}

#[derive(Default)]
struct Finished(AtomicUsize);

impl Observer for Finished {
    type Scope = ();

    fn root(&self, _: &'static Graph) {}

    fn child(&self, (): (), _: Site) {}

    fn finished<N: Node>(&self, (): (), _: &N::Output) {
        self.0.fetch_add(1, Relaxed);
    }
}

#[test]
fn may_be_several_and_stand_over_one_another() {
    let [a, b, c] = [(); 3].map(|()| Finished::default());
    let log = Log::default();
    let driver = Observed::over((&a, (&b, &log)), Observed::new(&c));
    now(Outer { text: "3" }.run_with(driver)).unwrap();
    assert_eq!([a, b, c].map(|it| it.0.into_inner()), [8, 8, 8]);
    let alone = Log::default();
    now(Outer { text: "3" }.run_with(Observed::new(&alone))).unwrap();
    assert_eq!(log.take(), alone.take());
}

#[cfg(feature = "tokio")]
#[tokio::test]
async fn leave_the_run_send() {
    let log: &'static Log = Box::leak(Box::default());
    let run = Outer { text: "3" }.run_with(Observed::new(log));
    assert_eq!(tokio::spawn(run).await.unwrap().unwrap(), 6);
}

workflow! {
    L1<x: usize -> usize> { double(x) }
    L2<x: usize -> usize> { L1(x) }
    L3<x: usize -> usize> { L2(x) }
    L4<x: usize -> usize> { L3(x) }
    L5<x: usize -> usize> { L4(x) }
    L6<x: usize -> usize> { L5(x) }
    L7<x: usize -> usize> { L6(x) }
    L8<x: usize -> usize> { L7(x) }
}

/// Each level holds what is below it once.
#[test]
fn cost_the_same_room_at_each_level() {
    let finished = Finished::default();
    let driver = Observed::new(&finished);
    let bytes = [
        size_of_val(&L1 { x: 1 }.run_with(driver)),
        size_of_val(&L2 { x: 1 }.run_with(driver)),
        size_of_val(&L8 { x: 1 }.run_with(driver)),
    ];
    let level = bytes[1] - bytes[0];
    assert!(level <= 64, "{bytes:?}");
    assert_eq!(bytes[2] - bytes[1], 6 * level);
}
