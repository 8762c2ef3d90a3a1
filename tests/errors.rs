//! The first error ends the run, drops what still runs, and names its node.

#![allow(
    clippy::unused_async,
    clippy::needless_pass_by_value,
    reason = "components as users write them"
)]

#[allow(dead_code, reason = "each test uses its part")]
mod lab;

use std::error::Error as StdError;
use std::fmt;
use std::num::ParseIntError;

use lab::{Fault, Held, Lab, Table, Token, fails_exactly, now, risk, runs_exactly, step};
use workflow::{component, workflow};

fn is_of(workflow: &str) -> impl Fn(&workflow::Error, &'static str) -> bool {
    move |error, node| {
        error.path() == Some(&*format!("{workflow}/{node}"))
            && error.downcast_ref() == Some(&Fault(node))
    }
}

mod the_first_error {
    use super::*;

    workflow! {
        Chain<-> Result<Token, workflow::Error>> with Lab {
            let a = risk(at: "a", needs: ())?;
            let b = risk(at: "b", needs: a)?;
            let c = risk(at: "c", needs: b)?;
            c
        }

        Fork<-> Result<[Token; 4], workflow::Error>> with Lab {
            let a = risk(at: "a", needs: ())?;
            let b = risk(at: "b", needs: ())?;
            let c = risk(at: "c", needs: ())?;
            let d = risk(at: "d", needs: &c)?;
            [a, b, c, d]
        }

        Extra<-> Result<Token, workflow::Error>> with Lab {
            let a = risk(at: "a", needs: ())?;
            let b = risk(at: "b", needs: ())?;
            let c = risk(at: "c", needs: &a)?;
            let d = risk(at: "d", needs: (a, b))?;
            let e = risk(at: "e", needs: (c, d))?;
            e
        }

        Places<-> Result<Token, workflow::Error>> with Lab {
            let outer = risk(at: "outer", needs: ())?;
            let group = {
                let a = risk(at: "group/a", needs: ())?;
                let b = risk(at: "group/b", needs: ())?;
                risk(at: "group/risk", needs: (a, b, &outer))?
            };
            match risk(at: "head", needs: ())?.0.len() {
                4 => {
                    let c = risk(at: "c", needs: ())?;
                    let d = if let Token("c") = c { risk(at: "d", needs: ())? } else { c };
                    (d, outer, group).0
                }
                _ => outer,
            }
        }
    }

    #[test]
    fn in_a_chain() {
        let table: Table<'_> = &[("a", &[]), ("b", &["a"]), ("c", &["b"])];
        fails_exactly(table, async |lab| Chain {}.run(lab).await, is_of("Chain"));
        runs_exactly(table, async |lab| Chain {}.run(lab).await.unwrap());
    }

    #[test]
    fn in_a_fork() {
        let table: Table<'_> = &[("a", &[]), ("b", &[]), ("c", &[]), ("d", &["c"])];
        fails_exactly(table, async |lab| Fork {}.run(lab).await, is_of("Fork"));
        runs_exactly(table, async |lab| Fork {}.run(lab).await.unwrap());
    }

    #[test]
    fn between_strands() {
        let table: Table<'_> = &[
            ("a", &[]),
            ("b", &[]),
            ("c", &["a"]),
            ("d", &["a", "b"]),
            ("e", &["c", "d"]),
        ];
        fails_exactly(table, async |lab| Extra {}.run(lab).await, is_of("Extra"));
        runs_exactly(table, async |lab| Extra {}.run(lab).await.unwrap());
    }

    #[test]
    fn in_groups_and_arms() {
        let table: Table<'_> = &[
            ("outer", &[]),
            ("group/a", &[]),
            ("group/b", &[]),
            ("group/risk", &["group/a", "group/b", "outer"]),
            ("head", &[]),
            ("c", &["head"]),
            ("d", &["c"]),
        ];
        let is_of_places = |error: &workflow::Error, node: &'static str| match node {
            // What has no name goes by its component's.
            "head" => error.path() == Some("Places/risk"),
            "d" => error.path() == Some("Places/risk#2"),
            node => is_of("Places")(error, node),
        };
        fails_exactly(table, async |lab| Places {}.run(lab).await, is_of_places);
        runs_exactly(table, async |lab| Places {}.run(lab).await.unwrap());
    }

    #[test]
    fn leaves_alone_what_has_ended() {
        let lab = Lab::default();
        let mut run = Held::new(Fork {}.run(&lab));
        assert!(run.settle().is_none());
        lab.release("a");
        lab.release("c");
        assert!(run.settle().is_none());
        lab.fail("b");
        assert_eq!(run.settle().unwrap().unwrap_err().path(), Some("Fork/b"));
        assert_eq!(lab.log(), ["+a", "+b", "+c", "-a", "-c", "+d", "-b", "!d"]);
    }

    #[test]
    fn of_two_at_once_is_the_one_that_stands_first() {
        for failing in [["a", "b"], ["b", "a"]] {
            let lab = Lab::default();
            let mut run = Held::new(Fork {}.run(&lab));
            assert!(run.settle().is_none());
            for node in failing {
                lab.fail(node);
            }
            assert_eq!(run.settle().unwrap().unwrap_err().path(), Some("Fork/a"));
        }
    }
}

mod paths {
    use super::*;

    workflow! {
        Support<wrong: &'static str -> Result<usize, workflow::Error>> {
            let docs = Docs(wrong)?;
            let again = Docs(wrong: "")?;
            let second = check(name: "second", wrong)?;
            docs + again + second
        }

        Docs<wrong: &'static str -> Result<usize, workflow::Error>> {
            let first = check(name: "first", wrong)?;
            let group = {
                let inner = check(name: "inner", wrong)?;
                first + inner
            };
            if group > 1 {
                check(name: "check", wrong)?
            } else {
                check(name: "never", wrong)?
            }
        }
    }

    #[component]
    async fn check(name: &str, wrong: &str) -> Result<usize, Fault> {
        if name == wrong {
            Err(Fault("it"))
        } else {
            Ok(1)
        }
    }

    fn path(wrong: &'static str) -> String {
        let error = now(Support { wrong }.run()).unwrap_err();
        assert_eq!(error.downcast_ref(), Some(&Fault("it")));
        let path = error.path().unwrap().to_owned();
        assert_eq!(error.to_string(), format!("{path}: it is out of order"));
        path
    }

    #[test]
    fn lead_through_sub_workflows_to_the_node() {
        assert_eq!(path("first"), "Support/docs/first");
        assert_eq!(path("inner"), "Support/docs/group/inner");
        assert_eq!(path("check"), "Support/docs/check");
        assert_eq!(path("second"), "Support/second");
        assert_eq!(now(Support { wrong: "" }.run()).unwrap(), 3);
    }

    #[test]
    fn begin_at_the_workflow_that_runs() {
        let error = now(Docs { wrong: "first" }.run()).unwrap_err();
        assert_eq!(error.path(), Some("Docs/first"));
    }
}

mod error_types {
    use super::*;

    #[derive(Debug, PartialEq)]
    enum ShopError {
        Out(&'static str),
        Number(ParseIntError),
        Text(String),
    }

    impl From<Fault> for ShopError {
        fn from(fault: Fault) -> Self {
            ShopError::Out(fault.0)
        }
    }

    impl From<ParseIntError> for ShopError {
        fn from(error: ParseIntError) -> Self {
            ShopError::Number(error)
        }
    }

    impl From<String> for ShopError {
        fn from(text: String) -> Self {
            ShopError::Text(text)
        }
    }

    workflow! {
        Own<number: &'static str, text: bool -> Result<u32, ShopError>> with Lab {
            let a = risk(at: "a", needs: ())?;
            let n: u32 = number.parse()?;
            let b = risk(at: "b", needs: ())?;
            let t = complain(loud: text)?;
            n + u32::try_from(a.0.len() + b.0.len() + t).unwrap_or(0)
        }
    }

    #[component]
    fn complain(loud: bool) -> Result<usize, String> {
        if loud {
            Err(String::from("too loud"))
        } else {
            Ok(0)
        }
    }

    #[test]
    fn a_type_of_ones_own_goes_through_from() {
        let fail = |failing: &'static str, number, text| {
            let lab = Lab::default();
            let mut run = Held::new(Own { number, text }.run(&lab));
            if let Some(ended) = run.settle() {
                return ended.unwrap_err();
            }
            lab.fail(failing);
            run.settle().unwrap().unwrap_err()
        };
        assert_eq!(fail("a", "1", false), ShopError::Out("a"));
        assert_eq!(fail("b", "1", false), ShopError::Out("b"));
        assert_eq!(fail("a", "1", true), ShopError::Text("too loud".into()));
        let error = "one".parse::<u32>().unwrap_err();
        assert_eq!(fail("a", "one", false), ShopError::Number(error));
    }

    /// Fails in ways that are not errors, or only boxed ones.
    #[component]
    fn odd_string(fails: bool) -> Result<(), String> {
        if fails {
            Err("a string".into())
        } else {
            Ok(())
        }
    }

    #[component]
    fn odd_str(fails: bool) -> Result<(), &'static str> {
        if fails { Err("a str") } else { Ok(()) }
    }

    #[component]
    fn odd_box(fails: bool) -> Result<(), Box<dyn StdError + Send + Sync>> {
        if fails {
            Err(Fault("a box").into())
        } else {
            Ok(())
        }
    }

    #[component]
    fn odd_error(fails: bool) -> workflow::Result<()> {
        if fails {
            Err(workflow::Error::new(Fault("an error")))
        } else {
            Ok(())
        }
    }

    workflow! {
        Any<which: u8 -> workflow::Result<()>> {
            let a = odd_string(fails: which == 0)?;
            #[after(a)]
            let b = odd_str(fails: which == 1)?;
            #[after(b)]
            let c = odd_box(fails: which == 2)?;
            #[after(c)]
            odd_error(fails: which == 3)?;
        }
    }

    #[test]
    fn the_error_of_the_library_takes_them_all() {
        let fail = |which| now(Any { which }.run()).unwrap_err().to_string();
        assert_eq!(fail(0), "Any/a: a string");
        assert_eq!(fail(1), "Any/b: a str");
        assert_eq!(fail(2), "Any/c: a box is out of order");
        assert_eq!(fail(3), "Any/odd_error: an error is out of order");
        assert!(now(Any { which: 4 }.run()).is_ok());
    }
}

mod other_results {
    use super::*;

    type Result<T> = std::result::Result<T, Fault>;

    workflow! {
        Alias<-> Result<Token>> with Lab {
            risk(at: "a", needs: ())?
        }

        Boxed<-> std::result::Result<Token, Box<dyn StdError>>> with Lab {
            let b = risk(at: "b", needs: ())?;
            let a = Alias()?;
            (a, b).0
        }
    }

    #[test]
    fn the_result_may_have_another_name() {
        let table: Table<'_> = &[("a", &[])];
        let is_fault = |error: &Fault, node: &str| error.0 == node;
        fails_exactly(table, async |lab| Alias {}.run(lab).await, is_fault);

        let lab = Lab::default();
        let mut run = Held::new(Boxed {}.run(&lab));
        assert!(run.settle().is_none());
        lab.fail("a");
        let error = run.settle().unwrap().unwrap_err();
        assert_eq!(error.downcast_ref(), Some(&Fault("a")));
    }
}

mod question_marks {
    use super::*;

    #[component]
    async fn load(n: i32) -> Result<Option<Page>, Fault> {
        match n {
            0 => Err(Fault("load")),
            1 => Ok(None),
            n => Ok(Some(Page {
                number: n,
                text: n.to_string(),
            })),
        }
    }

    struct Page {
        number: i32,
        text: String,
    }

    #[derive(Debug)]
    struct Missing;

    impl fmt::Display for Missing {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("missing")
        }
    }

    impl StdError for Missing {}

    workflow! {
        /// Behind calls, fields, methods, and inside of expressions.
        Chains<n: i32, text: &'static str -> Result<i32, workflow::Error>> {
            let number = load(n)?.ok_or(Missing)?.number;
            let parsed = text.trim().parse::<i32>()?;
            let sum = number + load_text(text)?.len().to_string().parse::<i32>()?;
            let closure = [text].iter().map(|text| text.parse::<i32>()).collect::<Result<Vec<_>, _>>()?;
            let inner = async { text.parse::<i32>()?; Ok::<_, ParseIntError>(2) }.await?;
            number + parsed + sum + closure[0] + inner
        }
    }

    /// A function, not a component: in the middle of an expression it is plain Rust.
    fn load_text(text: &str) -> Result<&str, Missing> {
        if text == " 9" { Err(Missing) } else { Ok(text) }
    }

    #[test]
    fn stand_wherever_rust_takes_them() {
        let run = |n, text| now(Chains { n, text }.run());
        assert_eq!(run(3, "7").unwrap(), 3 + 7 + 4 + 7 + 2);
        assert_eq!(run(0, "7").unwrap_err().path(), Some("Chains/number"));
        assert_eq!(
            run(1, "7").unwrap_err().to_string(),
            "Chains/number: missing"
        );
        assert_eq!(run(2, "x").unwrap_err().path(), Some("Chains/parsed"));
        assert_eq!(run(2, " 9").unwrap_err().path(), Some("Chains/sum"));
        assert_eq!(run(2, " 8").unwrap_err().path(), Some("Chains/closure"));
    }

    workflow! {
        /// Without `?` a `Result` is a value.
        Values<n: i32 -> Result<String, Fault>> {
            let maybe = load(n);
            let again = load(n: 1);
            match maybe {
                Ok(Some(page)) if page.number > 5 => page.text,
                Ok(Some(_)) => load(n: 0)?.map_or(String::new(), |page| page.text),
                Ok(None) => format!("{}", again.is_ok()),
                Err(Fault(why)) => {
                    let other = load(n: 7)?;
                    format!("{why} {}", other.map_or(0, |page| page.number))
                }
            }
        }

        /// The value is the workflow's own, not to be wrapped in another `Ok`.
        Nothing<n: i32 -> Result<(), Fault>> {
            let page = load(n)?;
            if page.is_none() {
                load(n: 0)?;
            }
        }

        /// A workflow that cannot fail may look at what does.
        Infallible<n: i32 -> Result<Option<i32>, Fault>> {
            let page = load(n);
            let number = page.map(|page| page.map(|page| page.number));
            number?
        }
    }

    #[test]
    fn are_left_out_where_the_result_is_a_value() {
        let run = |n| now(Values { n }.run());
        assert_eq!(run(7).as_deref(), Ok("7"));
        assert_eq!(run(3), Err(Fault("load")));
        assert_eq!(run(1).as_deref(), Ok("true"));
        assert_eq!(run(0).as_deref(), Ok("load 7"));
    }

    #[test]
    fn need_no_ok_around_the_tail() {
        assert_eq!(now(Nothing { n: 5 }.run()), Ok(()));
        assert_eq!(now(Nothing { n: 1 }.run()), Err(Fault("load")));
        assert_eq!(now(Infallible { n: 5 }.run()), Ok(Some(5)));
        assert_eq!(now(Infallible { n: 1 }.run()), Ok(None));
        assert_eq!(now(Infallible { n: 0 }.run()), Err(Fault("load")));
    }

    workflow! {
        Sure<-> Token> with Lab {
            let a = risk(at: "a", needs: ());
            let b = step(at: "b", needs: ());
            match a {
                Ok(token) => token,
                Err(fault) => step(at: "c", needs: (fault, b)),
            }
        }
    }

    #[test]
    fn are_not_needed_at_all() {
        let lab = Lab::default();
        let mut run = Held::new(Sure {}.run(&lab));
        assert!(run.settle().is_none());
        lab.fail("a");
        assert!(run.settle().is_none(), "a value ends no run");
        lab.release("b");
        assert!(run.settle().is_none());
        lab.release("c");
        assert_eq!(run.settle(), Some(Token("c")));
        assert_eq!(lab.dropped(), [""; 0]);
    }
}
