//! A run owns its state: many go on at once, on any thread, and dropping one drops all that is in it.

#![allow(
    clippy::unused_async,
    clippy::needless_pass_by_value,
    reason = "components as users write them"
)]
#![cfg(feature = "tokio")]

#[allow(dead_code, reason = "each test uses its part")]
mod lab;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use futures::FutureExt;
use futures::future::join_all;
use lab::{Held, Lab, Token, risk, step};
use tokio::task::yield_now;
use workflow::{Context, component, workflow};

mod send {
    use super::*;

    #[derive(Context)]
    struct App {
        prefix: String,
    }

    #[component]
    async fn text(#[context] prefix: &String, x: u32) -> String {
        yield_now().await;
        format!("{prefix}{x}")
    }

    #[component]
    async fn length(text: &str) -> usize {
        yield_now().await;
        text.len()
    }

    #[component]
    async fn parse(text: &str) -> Result<usize, std::num::ParseIntError> {
        yield_now().await;
        text.parse()
    }

    #[component(blocking)]
    fn apart(text: String) -> usize {
        text.len()
    }

    #[component(spawn)]
    async fn away(text: String) -> usize {
        yield_now().await;
        text.len()
    }

    workflow! {
        Chain<x: u32 -> usize> with App {
            let text = text(x);
            length(text: &text)
        }

        Fork<x: u32 -> usize> with App {
            let a = text(x);
            let b = text(x);
            let c = length(text: &a);
            let d = length(text: &b);
            c + d + a.len()
        }

        Strands<x: u32 -> usize> with App {
            let a = text(x);
            let b = text(x);
            let c = length(text: &a);
            let d = length(text: &format!("{a}{b}"));
            d + c
        }

        Route<x: u32 -> usize> with App {
            let other = text(x);
            match x {
                0 => {
                    let a = text(x: 5);
                    let b = length(text: &other);
                    let c = length(text: &a);
                    b + c
                }
                _ => if let Some(rest) = other.strip_prefix('n') { length(text: rest) } else { 0 },
            }
        }

        Fails<x: u32 -> workflow::Result<usize>> with App {
            let text = text(x);
            let a = parse(text: &text[1..])?;
            let b = parse(text: "7")?;
            let c = length(text: &text);
            a + b + c
        }

        Outer<x: u32 -> workflow::Result<usize>> with App {
            let a = Fork(x);
            let b = Fails(x)?;
            let c = Route(x);
            let d = Strands(x);
            a + b + c + d
        }

        Apart<x: u32 -> usize> with App {
            let a = text(x);
            let b = apart(text: a);
            let c = away(text: a);
            b + c
        }
    }

    fn app() -> &'static App {
        static APP: std::sync::LazyLock<App> = std::sync::LazyLock::new(|| App {
            prefix: String::from("n"),
        });
        &APP
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn runs_can_be_spawned() {
        assert_eq!(tokio::spawn(Chain { x: 1 }.run(app())).await.unwrap(), 2);
        assert_eq!(tokio::spawn(Fork { x: 1 }.run(app())).await.unwrap(), 6);
        assert_eq!(tokio::spawn(Strands { x: 1 }.run(app())).await.unwrap(), 6);
        assert_eq!(tokio::spawn(Route { x: 0 }.run(app())).await.unwrap(), 4);
        assert_eq!(tokio::spawn(Route { x: 10 }.run(app())).await.unwrap(), 2);
        let fails = tokio::spawn(Fails { x: 5 }.run(app()));
        assert_eq!(fails.await.unwrap().unwrap(), 5 + 7 + 2);
        let outer = tokio::spawn(Outer { x: 5 }.run(app()));
        assert_eq!(outer.await.unwrap().unwrap(), 6 + 14 + 1 + 6);
        assert_eq!(tokio::spawn(Apart { x: 1 }.run(app())).await.unwrap(), 4);
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn many_at_once_do_not_disturb_one_another() {
        let run = |x| {
            let run = Outer { x }.run(app());
            async move { (x, tokio::spawn(run).await.unwrap().unwrap()) }
        };
        for (x, value) in join_all((10..200).map(run)).await {
            let digits = x.to_string().len();
            let text = digits + 1;
            let parsed = usize::try_from(x).unwrap();
            let expected = 3 * text + (parsed + 7 + text) + digits + 3 * text;
            assert_eq!(value, expected, "{x}");
        }
    }

    #[tokio::test]
    async fn one_inside_another_twice_at_the_same_time() {
        workflow! {
            Twice<x: u32 -> [usize; 2]> with App {
                let a = Fork(x);
                let b = Fork(x: 1000);
                [a, b]
            }
        }
        let both = futures::join!(Twice { x: 1 }.run(app()), Twice { x: 10 }.run(app()));
        assert_eq!(both, ([6, 15], [9, 15]));
    }
}

mod cancellation {
    use super::*;

    /// Counts values that are alive, and knows how many there were.
    #[derive(Clone, Default)]
    struct Census(Arc<(AtomicUsize, AtomicUsize)>);

    struct Member(Census);

    impl Member {
        fn new(census: &Census) -> Self {
            census.0.0.fetch_add(1, Ordering::Relaxed);
            census.0.1.fetch_add(1, Ordering::Relaxed);
            Member(census.clone())
        }
    }

    impl Clone for Member {
        fn clone(&self) -> Self {
            Member::new(&self.0)
        }
    }

    impl Drop for Member {
        fn drop(&mut self) {
            let alive = self.0.0.0.fetch_sub(1, Ordering::Relaxed);
            assert!(alive > 0, "dropped twice");
        }
    }

    impl Census {
        fn alive(&self) -> usize {
            self.0.0.load(Ordering::Relaxed)
        }

        fn ever(&self) -> usize {
            self.0.1.load(Ordering::Relaxed)
        }
    }

    #[component]
    async fn member<N>(#[context] census: &Census, needs: N, polls: u32) -> Member {
        let _guard = Member::new(census);
        for _ in 0..polls {
            yield_now().await;
        }
        drop(needs);
        Member::new(census)
    }

    #[component]
    async fn lend(member: &Member, polls: u32) -> &Member {
        for _ in 0..polls {
            yield_now().await;
        }
        member
    }

    workflow! {
        Everything<first: Member -> Member> with Census {
            let a = member(needs: first, polls: 1);
            let b = member(needs: (), polls: 3);
            let c = member(needs: &a, polls: 2);
            let d = member(needs: (a, &b), polls: 1);
            let borrowed = lend(member: &b, polls: 2);
            let handed = member(needs: d, polls: 1);
            let sub = Sub(needs: handed);
            let group = {
                let x = member(needs: (), polls: 4);
                let y = member(needs: &c, polls: 1);
                let z = member(needs: (x, &y), polls: 1);
                (z, y)
            };
            let probe = member(needs: borrowed, polls: 2);
            let way = if probe.0.ever() > 3 {
                let e = member(needs: (), polls: 1);
                let f = member(needs: (&e, &group), polls: 2);
                (e, f)
            } else {
                (b.clone(), b)
            };
            member(needs: (way, sub, c), polls: 2)
        }

        Sub<needs: Member -> Member> with Census {
            let a = member(needs: &needs, polls: 2);
            let b = member(needs: needs, polls: 1);
            member(needs: (a, b), polls: 1)
        }
    }

    #[test]
    fn drops_everything_once_wherever_it_stops() {
        let mut polls = 0;
        loop {
            let census = Census::default();
            let first = Member::new(&census);
            let mut run = Box::pin(Everything { first }.run(&census));
            let mut has_ended = false;
            for _ in 0..polls {
                has_ended = run.as_mut().now_or_never().is_some();
                if has_ended {
                    break;
                }
            }
            assert!(has_ended || census.alive() > 0);
            drop(run);
            assert_eq!(census.alive(), 0, "after {polls} polls");
            if has_ended {
                assert!(polls > 8, "the run takes its time: {polls}");
                assert!(census.ever() > 25);
                return;
            }
            polls += 1;
        }
    }

    workflow! {
        Steps<-> Token> with Lab {
            let a = step(at: "a", needs: ());
            let b = step(at: "b", needs: ());
            let c = step(at: "c", needs: &a);
            let d = step(at: "d", needs: (a, b));
            step(at: "e", needs: (c, d))
        }
    }

    #[test]
    fn drops_every_node_that_runs_and_starts_none() {
        let lab = Lab::default();
        drop(Steps {}.run(&lab));
        assert_eq!(lab.log(), [""; 0], "a run that is not polled does nothing");

        let mut run = Held::new(Steps {}.run(&lab));
        assert!(run.settle().is_none());
        lab.release("a");
        assert!(run.settle().is_none());
        lab.release("c");
        assert!(run.settle().is_none());
        drop(run);
        assert_eq!(lab.log(), ["+a", "+b", "-a", "+c", "-c", "!b"]);
    }
}

mod panics {
    use super::*;

    #[component]
    async fn explode<N>(#[context] lab: &Lab, needs: N) -> Token {
        let _ = (lab, needs);
        yield_now().await;
        panic!("out of fuel");
    }

    workflow! {
        Rocket<-> Result<Token, workflow::Error>> with Lab {
            let a = step(at: "a", needs: ());
            let b = risk(at: "b", needs: ())?;
            let c = explode(needs: &a);
            let d = step(at: "d", needs: (&a, b));
            (a, c, d).0
        }
    }

    #[test]
    fn unwind_through_the_run_and_drop_the_rest() {
        let lab = Lab::default();
        let mut run = Held::new(Rocket {}.run(&lab));
        assert!(run.settle().is_none());
        lab.release("a");
        let settled = catch_unwind(AssertUnwindSafe(|| {
            while run.settle().is_none() {
                run.wake();
            }
        }));
        let panic = settled.unwrap_err();
        assert_eq!(panic.downcast_ref(), Some(&"out of fuel"));
        drop(run);
        assert_eq!(lab.log(), ["+a", "+b", "-a", "!b"]);
        // Nothing is poisoned, and the workflow runs again.
        let mut again = Held::new(Rocket {}.run(lab_of_its_own()));
        assert!(again.settle().is_none());
    }

    fn lab_of_its_own() -> &'static Lab {
        Box::leak(Box::default())
    }

    #[tokio::test]
    async fn come_out_of_a_spawned_run_as_its_error() {
        #[component]
        fn fail(log: Arc<Mutex<u32>>) -> u32 {
            *log.lock().unwrap() += 1;
            panic!("no way");
        }

        workflow! {
            Spawned<log: Arc<Mutex<u32>> -> u32> {
                fail(log)
            }
        }

        let log = Arc::default();
        let run = Spawned {
            log: Arc::clone(&log),
        }
        .run();
        let error = tokio::spawn(run).await.unwrap_err();
        assert_eq!(error.into_panic().downcast_ref(), Some(&"no way"));
    }
}
