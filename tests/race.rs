//! In a race the first node to finish wins, and the others are dropped before anything else starts.

#![allow(
    clippy::match_bool,
    clippy::unused_async,
    clippy::needless_pass_by_value,
    reason = "components as users write them"
)]

#[allow(dead_code, reason = "each test uses its part")]
mod lab;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use lab::{Fault, Held, Lab, Token, now, of, pick, risk, step, stops_cleanly};
use workflow::{AllFailed, component, workflow};

#[component]
async fn same<T>(it: T) -> T {
    it
}

mod winners {
    use super::*;

    workflow! {
        Two<-> Token> with Lab {
            let winner = race {
                step(at: "a", needs: ()),
                step(at: "b", needs: ()),
            };
            step(at: "behind", needs: winner)
        }

        Ready<-> char> {
            race { same(it: 'a'), same(it: 'b'), { 'c' } }
        }

        Late<-> char> with Lab {
            race {
                { step(at: "a", needs: ()); 'a' },
                same(it: 'b'),
                same(it: 'c'),
            }
        }

        Eight<-> Token> with Lab {
            race {
                step(at: "a", needs: ()), step(at: "b", needs: ()), step(at: "c", needs: ()),
                step(at: "d", needs: ()), step(at: "e", needs: ()), step(at: "f", needs: ()),
                step(at: "g", needs: ()), step(at: "h", needs: ()),
            }
        }

        Unused<-> ()> with Lab {
            race { { step(at: "a", needs: ()); }, { step(at: "b", needs: ()); } }
            step(at: "c", needs: ());
        }

        /// Groups, routes, loops, sub-workflows, and races race one another.
        Shapes<way: Option<u32> -> Token> with Lab {
            race {
                {
                    let a = step(at: "a1", needs: ());
                    let b = step(at: "a2", needs: ());
                    step(at: "a3", needs: (a, b))
                },
                match way {
                    Some(0) => step(at: "b0", needs: ()),
                    Some(_) => { let b = step(at: "b1", needs: ()); b }
                    None => step(at: "b2", needs: ()),
                },
                loop round = 0 {
                    let c = step(at: of("c", round), needs: ());
                    if round == 1 { break c } else { continue round + 1 }
                },
                Sub(),
                race { step(at: "e1", needs: ()), step(at: "e2", needs: ()) },
                if way.is_none() { step(at: "f1", needs: ()) } else { step(at: "f2", needs: ()) }
            }
        }

        Sub<-> Token> with Lab {
            let d = step(at: "d1", needs: ());
            step(at: "d2", needs: d)
        }
    }

    #[test]
    fn are_those_that_finish_first() {
        for (first, second) in [("a", "b"), ("b", "a")] {
            let lab = Lab::default();
            let mut run = Held::new(Two {}.run(&lab));
            assert!(run.settle().is_none());
            lab.release(first);
            assert!(run.settle().is_none());
            let drop = format!("!{second}");
            let end = format!("-{first}");
            assert_eq!(lab.log(), ["+a", "+b", &end, &drop, "+behind"]);
            lab.release("behind");
            assert_eq!(run.settle(), Some(Token("behind")));
        }
    }

    #[test]
    fn of_several_at_once_are_those_that_are_written_first() {
        assert_eq!(now(Ready {}.run()), 'a');
        let lab = Lab::default();
        assert_eq!(now(Late {}.run(&lab)), 'b');
        assert_eq!(lab.dropped(), ["a"]);

        let lab = Lab::default();
        let mut run = Held::new(Two {}.run(&lab));
        assert!(run.settle().is_none());
        lab.release("b");
        lab.release("a");
        assert!(run.settle().is_none());
        assert_eq!(lab.log(), ["+a", "+b", "-a", "!b", "+behind"]);
    }

    #[test]
    fn may_be_any_of_eight() {
        for winner in ["a", "b", "c", "d", "e", "f", "g", "h"] {
            let lab = Lab::default();
            let mut run = Held::new(Eight {}.run(&lab));
            assert!(run.settle().is_none());
            assert_eq!(lab.running().len(), 8);
            lab.release(winner);
            assert_eq!(run.settle(), Some(Token(winner)));
            assert_eq!(lab.dropped().len(), 7);
        }
    }

    #[test]
    fn need_not_be_used() {
        let lab = Lab::default();
        let mut run = Held::new(Unused {}.run(&lab));
        assert!(run.settle().is_none());
        assert_eq!(lab.running(), ["a", "b", "c"]);
        lab.release("b");
        lab.release("c");
        assert_eq!(run.settle(), Some(()));
        assert_eq!(lab.dropped(), ["a"]);
    }

    #[test]
    fn may_be_of_any_shape() {
        let ways: [(&[&str], &str, Option<u32>); 8] = [
            (&["a2", "a1"], "a3", None),
            (&[], "b0", Some(0)),
            (&[], "b1", Some(1)),
            (&[], "b2", None),
            (&["c0"], "c1", None),
            (&["d1"], "d2", None),
            (&[], "e2", None),
            (&["d1", "a1"], "f1", None),
        ];
        for (before, winner, way) in ways {
            let lab = Lab::default();
            let mut run = Held::new(Shapes { way }.run(&lab));
            for node in before {
                assert!(run.settle().is_none());
                lab.release(node);
            }
            assert!(run.settle().is_none());
            lab.release(winner);
            assert_eq!(run.settle(), Some(Token(winner)));
            assert_eq!(lab.running(), [""; 0]);
        }
    }
}

mod results {
    use super::*;

    /// Another error than that of a `risk`.
    #[derive(Debug, PartialEq)]
    struct Gone;

    impl fmt::Display for Gone {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("gone")
        }
    }

    impl std::error::Error for Gone {}

    #[component]
    async fn gone(#[context] lab: &Lab, at: &'static str) -> Result<Token, Gone> {
        lab.hold(at).await;
        Err(Gone)
    }

    workflow! {
        Value<-> Result<Token, AllFailed<(Fault, Gone, Fault)>>> with Lab {
            race {
                risk(at: "a", needs: ()),
                gone(at: "b"),
                risk(at: "c", needs: ()),
            }?
        }

        Asked<-> workflow::Result<Token>> with Lab {
            let all = race { risk(at: "a", needs: ()), gone(at: "b") }?;
            step(at: "behind", needs: &all);
            all
        }

        Matched<-> Token> with Lab {
            let winner = race { risk(at: "a", needs: ()), risk(at: "b", needs: ()) };
            match winner {
                Ok(token) => token,
                Err(AllFailed((Fault(a), Fault(b)))) => step(at: if a < b { "behind" } else { "never" }, needs: ()),
            }
        }

        /// `?` in a node of the race ends the run, also while another could still win.
        Inside<-> workflow::Result<Token>> with Lab {
            race {
                { let a = risk(at: "a", needs: ())?; step(at: "behind a", needs: a) },
                step(at: "b", needs: ()),
            }
        }

        Both<-> workflow::Result<Token>> with Lab {
            race {
                { let a = risk(at: "a", needs: ())?; risk(at: "behind a", needs: a) },
                risk(at: "b", needs: ()),
            }?
        }

        Each<-> workflow::Result<Token>> with Lab {
            race { risk(at: "a", needs: ())?, risk(at: "b", needs: ())? }
        }
    }

    #[test]
    fn win_by_the_first_ok() {
        let lab = Lab::default();
        let mut run = Held::new(Value {}.run(&lab));
        assert!(run.settle().is_none());
        lab.fail("a");
        lab.release("b");
        assert!(run.settle().is_none());
        lab.release("c");
        assert_eq!(run.settle(), Some(Ok(Token("c"))));

        let lab = Lab::default();
        let mut run = Held::new(Value {}.run(&lab));
        assert!(run.settle().is_none());
        lab.release("b");
        lab.release("a");
        assert_eq!(run.settle(), Some(Ok(Token("a"))));
        assert_eq!(lab.dropped(), ["b", "c"]);
    }

    #[test]
    fn fail_with_all_errors_in_the_order_of_the_nodes() {
        let lab = Lab::default();
        let mut run = Held::new(Value {}.run(&lab));
        assert!(run.settle().is_none());
        lab.fail("c");
        assert!(run.settle().is_none());
        lab.release("b");
        assert!(run.settle().is_none());
        lab.fail("a");
        let Err(AllFailed((Fault(a), Gone, Fault(c)))) = run.settle().unwrap() else {
            panic!("all have failed");
        };
        assert_eq!((a, c), ("a", "c"));
    }

    #[test]
    fn end_the_run_by_a_question_mark_behind_the_race() {
        let lab = Lab::default();
        let mut run = Held::new(Asked {}.run(&lab));
        assert!(run.settle().is_none());
        lab.release("b");
        assert!(run.settle().is_none());
        lab.fail("a");
        let error = run.settle().unwrap().unwrap_err();
        let text = "Asked/all: all failed: a is out of order; gone";
        assert_eq!(error.to_string(), text);
        assert!(error.downcast_ref::<AllFailed<(Fault, Gone)>>().is_some());
    }

    #[test]
    fn can_be_matched_on() {
        let lab = Lab::default();
        let mut run = Held::new(Matched {}.run(&lab));
        assert!(run.settle().is_none());
        lab.fail("b");
        lab.fail("a");
        assert!(run.settle().is_none());
        assert_eq!(lab.running(), ["behind"]);
    }

    #[test]
    fn that_are_asked_for_inside_end_the_run() {
        let lab = Lab::default();
        let mut run = Held::new(Inside {}.run(&lab));
        assert!(run.settle().is_none());
        lab.fail("a");
        let error = run.settle().unwrap().unwrap_err();
        assert_eq!(error.path(), Some("Inside/a"));
        assert_eq!(lab.dropped(), ["b"]);

        let lab = Lab::default();
        let mut run = Held::new(Inside {}.run(&lab));
        assert!(run.settle().is_none());
        lab.release("b");
        assert_eq!(run.settle().unwrap().unwrap(), Token("b"));

        let lab = Lab::default();
        let mut run = Held::new(Each {}.run(&lab));
        assert!(run.settle().is_none());
        lab.fail("b");
        let error = run.settle().unwrap().unwrap_err();
        assert_eq!(error.path(), Some("Each/risk#2"));
    }

    #[test]
    fn of_both_kinds_keep_apart() {
        let lab = Lab::default();
        let mut run = Held::new(Both {}.run(&lab));
        assert!(run.settle().is_none());
        lab.fail("b");
        assert!(run.settle().is_none());
        lab.release("a");
        assert!(run.settle().is_none());
        lab.fail("behind a");
        let error = run.settle().unwrap().unwrap_err();
        assert_eq!(error.path(), Some("Both/race"));
        assert!(error.downcast_ref::<AllFailed<(Fault, Fault)>>().is_some());

        let lab = Lab::default();
        let mut run = Held::new(Both {}.run(&lab));
        assert!(run.settle().is_none());
        lab.fail("b");
        assert!(run.settle().is_none());
        lab.fail("a");
        let error = run.settle().unwrap().unwrap_err();
        assert_eq!(error.path(), Some("Both/a"));
        assert_eq!(error.downcast_ref(), Some(&Fault("a")));
    }
}

mod outer_names {
    use super::*;

    struct Counted(Arc<AtomicUsize>);

    impl Clone for Counted {
        fn clone(&self) -> Self {
            self.0.fetch_add(1, Ordering::Relaxed);
            Counted(self.0.clone())
        }
    }

    struct Unique(u32);

    #[component]
    async fn take<T>(it: T) -> u32 {
        drop(it);
        1
    }

    #[component]
    async fn see<T>(it: &T) -> u32 {
        let _ = it;
        2
    }

    #[component]
    async fn make(x: u32) -> Unique {
        Unique(x)
    }

    workflow! {
        ByValue<it: Counted -> u32> {
            race { take(it), take(it), take(it) }
        }

        ByReference<it: Unique -> u32> {
            let first = race { see(it: &it), { let one = see(it: &it); one + it.0 } };
            first + it.0
        }

        Once<it: Unique, other: Unique -> u32> {
            race { take(it), take(it: other) }
        }

        Beside<-> u32> {
            let a = make(x: 1);
            let b = make(x: 2);
            let winner = race { see(it: &a), take(it: b) };
            let c = see(it: &a);
            winner + c
        }

        InALoop<it: Counted -> u32> {
            loop n = 0 {
                let one = race { take(it), same(it: 5) };
                if n == 3 { break n } else { continue n + one }
            }
        }
    }

    #[test]
    fn are_cloned_for_nodes_that_use_them_by_value() {
        let clones = Arc::<AtomicUsize>::default();
        assert_eq!(
            now(ByValue {
                it: Counted(clones.clone())
            }
            .run()),
            1
        );
        assert_eq!(clones.swap(0, Ordering::Relaxed), 3);
        assert_eq!(
            now(InALoop {
                it: Counted(clones.clone())
            }
            .run()),
            3
        );
        assert_eq!(clones.load(Ordering::Relaxed), 4);
    }

    #[test]
    fn need_not_be_clone_when_used_once_or_by_reference() {
        assert_eq!(now(ByReference { it: Unique(5) }.run()), 7);
        assert_eq!(
            now(Once {
                it: Unique(1),
                other: Unique(2)
            }
            .run()),
            1
        );
        assert_eq!(now(Beside {}.run()), 4);
    }
}

mod stopping {
    use super::*;

    workflow! {
        Races<value: Arc<()> -> Arc<()>> with Lab {
            let beside = pick(at: "beside", needs: (), give: value);
            let first = race {
                pick(at: "a", needs: &beside, give: value),
                { let b = pick(at: "b", needs: value, give: value); pick(at: "c", needs: b, give: value) },
            };
            let again = race {
                pick(at: "d", needs: first, give: value),
                race { pick(at: "e", needs: &value, give: value), pick(at: "f", needs: &first, give: value) },
            };
            pick(at: "g", needs: (again, first), give: beside)
        }

        Stuck<-> char> with Lab {
            race { { step(at: "a", needs: ()); 'a' }, same(it: 'b') }
        }

        Panics<-> Token> with Lab {
            race {
                step(at: "a", needs: ()),
                { let b = step(at: "b", needs: ()); explode(needs: b) },
            }
        }
    }

    #[component]
    async fn explode<N>(needs: N) -> Token {
        drop(needs);
        panic!("out of fuel");
    }

    #[test]
    fn drops_every_node_once_wherever_it_is() {
        stops_cleanly(async |lab, value| Races { value }.run(lab).await);
    }

    #[test]
    fn by_a_panic_drops_the_others() {
        let lab = Lab::default();
        let mut run = Held::new(Panics {}.run(&lab));
        assert!(run.settle().is_none());
        lab.release("b");
        let settled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run.settle()));
        assert_eq!(settled.unwrap_err().downcast_ref(), Some(&"out of fuel"));
        drop(run);
        assert_eq!(lab.dropped(), ["a"]);
    }

    #[tokio::test]
    async fn a_run_with_races_can_be_spawned() {
        static LAB: std::sync::LazyLock<Lab> = std::sync::LazyLock::new(Lab::default);
        let run = tokio::spawn(Stuck {}.run(&LAB));
        assert_eq!(run.await.unwrap(), 'b');
    }
}
