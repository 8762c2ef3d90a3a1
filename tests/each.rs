//! `each` runs its block for every item, several at a time, and gives the results in the order of
//! the items, or as a stream in the order in which they are ready.

#![allow(
    clippy::cast_possible_truncation,
    clippy::match_bool,
    clippy::unused_async,
    clippy::needless_pass_by_value,
    reason = "components as users write them"
)]

#[allow(dead_code, reason = "each test uses its part")]
mod lab;

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures::{Stream, StreamExt, stream};
use lab::{
    Fault, Held, Lab, Table, Token, fails_exactly, now, of, pick, risk, runs_exactly, step,
    stops_cleanly,
};
use workflow::{component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

#[component]
async fn list(of: u32) -> Vec<u32> {
    (0..of).collect()
}

#[component]
async fn sum(numbers: Vec<u32>) -> u32 {
    numbers.into_iter().sum()
}

mod items {
    use super::*;

    struct Line {
        words: Vec<&'static str>,
        number: usize,
    }

    workflow! {
        OfAComponent<n: u32 -> Vec<u32>> {
            each x in list(of: n) { add(x, more: 10) }
        }

        OfANode<n: u32 -> (u32, usize)> {
            let numbers = list(of: n);
            let more = each x in &numbers { add(x: *x, more: 1) };
            let sum = sum(numbers: more);
            (sum, numbers.len())
        }

        OfASlice<words: &[String] -> Vec<usize>> {
            let lengths = each word in words.iter().rev() { word.len() };
            lengths
        }

        OfARange<-> Vec<u32>> {
            each x in 0..5 { add(x, more: x) }
        }

        OfAnArray<-> Vec<String>> {
            each (name, n) in [("a", 1), ("b", 2)] { name.repeat(n) }
        }

        OfAMap<ages: BTreeMap<&'static str, u32>, more: &HashMap<u32, u32> -> (Vec<String>, u32)> {
            let texts = each (name, age) in ages { let age = add(x: age, more: 1); format!("{name} {age}") };
            let values = each value in more.values().copied() { value };
            let total = sum(numbers: values);
            (texts, total)
        }

        OfAnOption<x: Option<u32> -> Vec<u32>> {
            each x in x { add(x, more: 1) }
        }

        Patterns<lines: Vec<Line> -> Vec<(usize, usize)>> {
            each Line { words, number: at } in lines.into_iter().filter(|line| line.number > 0) {
                let count = each _ in words { 1 };
                (at, count.len())
            }
        }

        Statement<counter: &AtomicUsize -> ()> {
            each x in [1, 2, 3] { (add_to(counter, x)); }
            each _ in 0..2 { count(counter) };
        }
    }

    fn add_to(counter: &AtomicUsize, x: usize) {
        counter.fetch_add(x, Ordering::Relaxed);
    }

    #[component]
    async fn count(counter: &AtomicUsize) {
        counter.fetch_add(100, Ordering::Relaxed);
    }

    #[test]
    fn may_be_anything_that_can_be_iterated() {
        assert_eq!(now(OfAComponent { n: 3 }.run()), [10, 11, 12]);
        assert_eq!(now(OfANode { n: 4 }.run()), (10, 4));
        let words = ["one".to_owned(), "three".to_owned()];
        assert_eq!(now(OfASlice { words: &words }.run()), [5, 3]);
        assert_eq!(now(OfARange {}.run()), [0, 2, 4, 6, 8]);
        assert_eq!(now(OfAnArray {}.run()), ["a", "bb"]);
        let ages = BTreeMap::from([("Ada", 36), ("Bob", 7)]);
        let more = HashMap::from([(1, 10), (2, 20), (3, 30)]);
        let run = OfAMap { ages, more: &more };
        assert_eq!(now(run.run()), (vec!["Ada 37".into(), "Bob 8".into()], 60));
        assert_eq!(now(OfAnOption { x: Some(1) }.run()), [2]);
    }

    #[test]
    fn may_be_none() {
        assert!(now(OfAComponent { n: 0 }.run()).is_empty());
        assert!(now(OfAnOption { x: None }.run()).is_empty());
        assert!(now(OfASlice { words: &[] }.run()).is_empty());
    }

    #[test]
    fn are_taken_apart_by_a_pattern() {
        let line = |number, words: &[&'static str]| Line {
            words: words.to_vec(),
            number,
        };
        let lines = vec![line(7, &["a", "b"]), line(8, &[]), line(9, &["c"])];
        assert_eq!(now(Patterns { lines }.run()), [(7, 2), (8, 0), (9, 1)]);
    }

    #[test]
    fn need_not_give_anything() {
        let counter = AtomicUsize::new(0);
        now(Statement { counter: &counter }.run());
        assert_eq!(counter.into_inner(), 206);
    }
}

mod concurrency {
    use super::*;

    workflow! {
        Default<items: usize -> usize> with Lab {
            let all = each n in 0..items { step(at: of("a", n), needs: ()) };
            all.len()
        }

        Three<items: Vec<usize> -> Vec<Token>> with Lab {
            #[concurrency(3)]
            each n in items { step(at: of("a", n), needs: ()) }
        }

        One<items: usize -> Vec<Token>> with Lab {
            #[concurrency(1)]
            let all = each n in 0..items {
                let a = step(at: of("a", n), needs: ());
                let b = step(at: of("b", n), needs: ());
                step(at: of("c", n), needs: (a, b))
            };
            all
        }

        Input<limit: usize, items: usize -> Vec<Token>> with Lab {
            let half = { limit / 2 };
            #[concurrency(half)]
            each n in 0..items { step(at: of("a", n), needs: ()) }
        }

        Lazy<taken: &Cell<usize> -> Vec<Token>> with Lab {
            #[concurrency(2)]
            each n in (0..5).inspect(|_| taken.set(taken.get() + 1)) { step(at: of("a", n), needs: ()) }
        }

        /// All of them at once, with a node that waits for them and one that does not.
        Beside<-> Token> with Lab {
            let first = step(at: "first", needs: ());
            let outer = step(at: "outer", needs: ());
            let all = each n in [0, 1, 2] {
                let a = step(at: of("a", n), needs: &first);
                let b = step(at: of("b", n), needs: &outer);
                step(at: of("c", n), needs: (a, b))
            };
            let own = step(at: "own", needs: outer);
            step(at: "end", needs: (all, own, first))
        }
    }

    /// Lets items end one by one, and asserts after each that exactly `concurrency` run, as long as
    /// there are so many.
    #[track_caller]
    fn runs_at_a_time<T>(concurrency: usize, items: usize, run: impl AsyncFn(&Lab) -> T) -> T {
        let lab = Lab::default();
        let mut held = Held::new(run(&lab));
        for ended in 0..items {
            assert!(held.settle().is_none());
            assert_eq!(lab.running().len(), concurrency.min(items - ended));
            // Not the one that started first.
            lab.release(lab.running().last().unwrap());
        }
        held.settle().unwrap()
    }

    #[test]
    fn is_exactly_what_it_says() {
        runs_at_a_time(3, 10, async |lab| {
            let items = (0..10).collect();
            let all = Three { items }.run(lab).await;
            let names: Vec<&str> = all.iter().map(|token| token.0).collect();
            assert_eq!(
                names,
                ["a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9"]
            );
        });
        runs_at_a_time(5, 12, async |lab| {
            Input {
                limit: 10,
                items: 12,
            }
            .run(lab)
            .await
        });
        // What is worked out to be none is one.
        runs_at_a_time(1, 3, async |lab| {
            Input { limit: 1, items: 3 }.run(lab).await
        });
    }

    #[test]
    fn is_sixteen_where_nothing_is_said() {
        runs_at_a_time(16, 50, async |lab| Default { items: 50 }.run(lab).await);
        runs_at_a_time(2, 2, async |lab| Default { items: 2 }.run(lab).await);
    }

    #[test]
    fn of_one_is_one_after_the_other() {
        let table: Table<'_> = &[
            ("a0", &[]),
            ("b0", &[]),
            ("c0", &["a0", "b0"]),
            ("a1", &["c0"]),
            ("b1", &["c0"]),
            ("c1", &["a1", "b1"]),
        ];
        runs_exactly(table, async |lab| One { items: 2 }.run(lab).await);
    }

    #[test]
    fn takes_an_item_only_when_there_is_room_for_it() {
        let (lab, taken) = (Lab::default(), Cell::new(0));
        let mut run = Held::new(Lazy { taken: &taken }.run(&lab));
        assert_eq!(taken.get(), 0);
        assert!(run.settle().is_none());
        assert_eq!(taken.get(), 2);
        for (node, count) in [("a1", 3), ("a0", 4), ("a2", 5), ("a4", 5)] {
            lab.release(node);
            assert!(run.settle().is_none());
            assert_eq!(taken.get(), count);
        }
        lab.release("a3");
        assert_eq!(run.settle().unwrap().len(), 5);
    }

    #[test]
    fn starts_all_there_is_room_for_when_all_that_they_name_is_there() {
        let table: Table<'_> = &[
            ("first", &[]),
            ("outer", &[]),
            ("a0", &["first", "outer"]),
            ("a1", &["first", "outer"]),
            ("a2", &["first", "outer"]),
            ("b0", &["first", "outer"]),
            ("b1", &["first", "outer"]),
            ("b2", &["first", "outer"]),
            ("c0", &["a0", "b0"]),
            ("c1", &["a1", "b1"]),
            ("c2", &["a2", "b2"]),
            ("own", &["outer"]),
            ("end", &["c0", "c1", "c2", "own"]),
        ];
        runs_exactly(table, async |lab| Beside {}.run(lab).await);
    }
}

mod results {
    use super::*;

    /// Not `Clone`.
    #[derive(Debug, PartialEq)]
    struct Unique(u32);

    workflow! {
        InOrder<-> Vec<(usize, Token)>> with Lab {
            each n in 0..4 {
                let token = step(at: of("a", n), needs: ());
                (n, token)
            }
        }

        Moved<items: Vec<Unique> -> Vec<Unique>> {
            each item in items { (Unique(item.0 + 1)) }
        }

        Chosen<items: Vec<u32> -> Vec<Option<u32>>> {
            each n in items {
                match n {
                    0 => None,
                    n if n > 5 => { let m = add(x: n, more: 100); Some(m) }
                    n => if n == 3 { Some(3) } else { None },
                }
            }
        }

        /// Behind the block, as behind any other.
        Methods<n: u32 -> u32> {
            let most = each x in 0..n { add(x, more: 1) }.into_iter().max().unwrap_or_default();
            let all = each x in 0..most { add(x, more: 1) }.len();
            all as u32 + most
        }

        Nested<n: usize -> Vec<Vec<String>>> {
            each row in 0..n {
                let name = add(x: row as u32, more: 10);
                each column in 0..row { format!("{name}.{column}") }
            }
        }
    }

    #[test]
    fn are_in_the_order_of_the_items() {
        let orders = [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]];
        for order in orders {
            let lab = Lab::default();
            let mut run = Held::new(InOrder {}.run(&lab));
            for n in order {
                assert!(run.settle().is_none());
                lab.release(of("a", n));
            }
            let expected: Vec<_> = (0..4).map(|n| (n, Token(of("a", n)))).collect();
            assert_eq!(run.settle().unwrap(), expected);
        }
    }

    #[test]
    fn come_of_any_block() {
        let items = vec![Unique(1), Unique(2)];
        assert_eq!(now(Moved { items }.run()), [Unique(2), Unique(3)]);
        let items = vec![0, 3, 4, 6];
        assert_eq!(
            now(Chosen { items }.run()),
            [None, Some(3), None, Some(106)]
        );
        assert_eq!(now(Methods { n: 5 }.run()), 10);
        assert_eq!(
            now(Nested { n: 3 }.run()),
            [vec![], vec!["11.0"], vec!["12.0", "12.1"]]
        );
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

    /// Not `Clone`.
    struct Unique {
        number: u32,
        counted: Counted,
    }

    #[component]
    async fn take<T>(it: T) -> u32 {
        drop(it);
        1
    }

    #[component]
    async fn see<T>(it: &T) -> u32 {
        let _ = it;
        1
    }

    #[component]
    async fn lend<T>(it: &T) -> &T {
        it
    }

    #[component]
    async fn unique(number: u32) -> Unique {
        let counted = Counted(Arc::default());
        Unique { number, counted }
    }

    workflow! {
        ByValue<it: Counted, n: usize -> usize> {
            let all = each _ in 0..n { take(it) };
            all.len()
        }

        TwiceByValue<it: Counted, n: usize -> (usize, Counted)> {
            let all = each _ in 0..n {
                let a = take(it);
                let b = take(it);
                a + b
            };
            (all.len(), it)
        }

        ByReference<it: Counted, other: Unique, n: usize -> u32> {
            let all = each _ in 0..n {
                let a = see(it: &it);
                let b = see(it: &other);
                let c = other.number;
                a + b + c
            };
            all.iter().sum()
        }

        Fields<other: Unique, n: usize -> usize> {
            let all = each _ in 0..n { take(it: other.counted) };
            all.len() + other.number as usize
        }

        /// A part of what is outside may be lent to the outside.
        Borrowed<words: &[String] -> Vec<&str>> {
            let skipped = lend(it: &words[0]);
            let all = each n in 1..words.len() {
                let word = lend(it: &words[n]);
                word.trim_start_matches(skipped.as_str())
            };
            all
        }

        /// Made beside, and in the body.
        Beside<n: u32 -> u32> {
            let a = unique(number: 5);
            let b = unique(number: 6);
            let all = each x in 0..n {
                let own = unique(number: x);
                let seen = see(it: &a);
                let lent = lend(it: &own);
                seen + lent.number + a.number
            };
            let other = see(it: &a);
            let last = take(it: b);
            let sum = sum(numbers: all);
            sum + other + last
        }

        InArms<it: Counted, other: Unique, go: bool -> Vec<u32>> {
            let n = add(x: 1, more: 1);
            match go {
                true => each x in 0..n {
                    let one = take(it);
                    let more = see(it: &other);
                    x + one + more
                },
                false => { let one = take(it); vec![one] }
            }
        }
    }

    fn counted() -> (Counted, Arc<AtomicUsize>) {
        let clones = Arc::<AtomicUsize>::default();
        (Counted(clones.clone()), clones)
    }

    #[test]
    fn are_cloned_for_each_item_when_used_by_value() {
        let (it, clones) = counted();
        assert_eq!(now(ByValue { it, n: 5 }.run()), 5);
        assert_eq!(clones.load(Ordering::Relaxed), 5);

        let (it, clones) = counted();
        assert_eq!(now(TwiceByValue { it, n: 5 }.run()).0, 5);
        assert_eq!(clones.load(Ordering::Relaxed), 10);

        let (it, clones) = counted();
        let other = Unique {
            number: 1,
            counted: it,
        };
        assert_eq!(now(Fields { other, n: 5 }.run()), 6);
        assert_eq!(clones.load(Ordering::Relaxed), 5);
    }

    #[test]
    fn need_not_be_clone_when_used_by_reference() {
        let (it, clones) = counted();
        let other = Unique {
            number: 5,
            counted: it.clone(),
        };
        assert_eq!(now(ByReference { it, other, n: 3 }.run()), 3 * 7);
        assert_eq!(clones.load(Ordering::Relaxed), 1);
        assert_eq!(now(Beside { n: 3 }.run()), 3 * 6 + 3 + 2);
        let (it, _) = counted();
        let other = Unique {
            number: 5,
            counted: it.clone(),
        };
        assert_eq!(
            now(InArms {
                it,
                other,
                go: true
            }
            .run()),
            [2, 3]
        );
    }

    #[test]
    fn may_be_borrowed_from_by_the_results() {
        let words = ["a", "ab", "aac"].map(String::from);
        assert_eq!(now(Borrowed { words: &words }.run()), ["b", "c"]);
    }
}

mod errors {
    use super::*;

    workflow! {
        Support<tickets: usize -> workflow::Result<Vec<Token>>> with Lab {
            let before = risk(at: "before", needs: ())?;
            each n in 0..tickets {
                let docs = risk(at: of("docs", n), needs: &before)?;
                let draft = risk(at: of("draft", n), needs: docs)?;
                draft
            }
        }

        Collected<tickets: usize -> Vec<Result<Token, Fault>>> with Lab {
            each n in 0..tickets { risk(at: of("draft", n), needs: ()) }
        }

        /// `?` behind the whole.
        AllOrNone<tickets: usize -> workflow::Result<Vec<Token>>> with Lab {
            let all = each n in 0..tickets { risk(at: of("draft", n), needs: ()) };
            all.into_iter().collect::<Result<Vec<_>, _>>()?
        }

        Deep<-> workflow::Result<usize>> with Lab {
            let rows = each row in 0..3 {
                let cells = each column in 0..3 { risk(at: of("cell", 10 * row + column), needs: ())? };
                match row {
                    2 => { let last = risk(at: "last", needs: cells)?; vec![last] }
                    _ => cells,
                }
            };
            rows.len()
        }

        Looped<-> workflow::Result<usize>> with Lab {
            loop round = 0 {
                let all = each n in 0..2 {
                    let tried = Support(tickets: 1)?;
                    loop again = 0 {
                        let x = risk(at: of("x", 100 * round + 10 * n + again), needs: &tried)?;
                        if again == 1 { break x } else { continue again + 1 }
                    }
                };
                if round == 1 { break all.len() } else { continue round + 1 }
            }
        }

        Own<items: Vec<u32> -> Result<Vec<u32>, String>> {
            each x in items { check(x)? }
        }
    }

    #[component]
    fn check(x: u32) -> Result<u32, String> {
        if x < 5 {
            Ok(x)
        } else {
            Err(format!("{x} is too much"))
        }
    }

    #[test]
    fn of_one_item_end_the_run_and_drop_the_others() {
        let table: Table<'_> = &[
            ("before", &[]),
            ("docs0", &["before"]),
            ("draft0", &["docs0"]),
            ("docs1", &["before"]),
            ("draft1", &["docs1"]),
        ];
        let is_of = |error: &workflow::Error, node: &'static str| {
            let path = match node.split_at(node.len() - 1) {
                ("befor", _) => "Support/before".to_owned(),
                (step, item) => format!("Support/each[{item}]/{step}"),
            };
            error.path() == Some(&*path) && error.downcast_ref() == Some(&Fault(node))
        };
        fails_exactly(
            table,
            async |lab| Support { tickets: 2 }.run(lab).await,
            is_of,
        );
        runs_exactly(table, async |lab| Support { tickets: 2 }.run(lab).await);
    }

    #[test]
    fn say_which_of_many_items() {
        let lab = Lab::default();
        let mut run = Held::new(Support { tickets: 20 }.run(&lab));
        assert!(run.settle().is_none());
        lab.release("before");
        assert!(run.settle().is_none());
        // Sixteen items at a time, so that two must end before the one that fails.
        for node in ["docs0", "docs3", "draft3", "draft0", "docs17"] {
            lab.release(node);
            assert!(run.settle().is_none());
        }
        lab.fail("draft17");
        let error = run.settle().unwrap().unwrap_err();
        assert_eq!(
            error.to_string(),
            "Support/each[17]/draft: draft17 is out of order"
        );
    }

    #[test]
    fn are_collected_without_a_question_mark() {
        let lab = Lab::default();
        let mut run = Held::new(Collected { tickets: 3 }.run(&lab));
        assert!(run.settle().is_none());
        lab.fail("draft1");
        lab.release("draft2");
        assert!(run.settle().is_none());
        lab.fail("draft0");
        let drafts = run.settle().unwrap();
        assert_eq!(
            drafts,
            [
                Err(Fault("draft0")),
                Err(Fault("draft1")),
                Ok(Token("draft2"))
            ]
        );

        let lab = Lab::default();
        let mut run = Held::new(AllOrNone { tickets: 2 }.run(&lab));
        assert!(run.settle().is_none());
        lab.fail("draft1");
        assert!(run.settle().is_none());
        lab.release("draft0");
        let error = run.settle().unwrap().unwrap_err();
        assert_eq!(error.downcast_ref(), Some(&Fault("draft1")));
    }

    #[test]
    fn name_the_items_and_rounds_around() {
        let lab = Lab::default();
        let mut run = Held::new(Deep {}.run(&lab));
        assert!(run.settle().is_none());
        for n in [20, 21, 22] {
            lab.release(of("cell", n));
        }
        assert!(run.settle().is_none());
        lab.fail("last");
        let error = run.settle().unwrap().unwrap_err();
        assert_eq!(error.path(), Some("Deep/rows[2]/last"));

        let lab = Lab::default();
        let mut run = Held::new(Deep {}.run(&lab));
        assert!(run.settle().is_none());
        lab.fail("cell12");
        let error = run.settle().unwrap().unwrap_err();
        assert_eq!(error.path(), Some("Deep/rows[1]/cells[2]/risk"));
        assert_eq!(lab.dropped().len(), 8);
    }

    #[test]
    fn of_a_type_of_the_users_end_the_run() {
        assert_eq!(now(Own { items: vec![1, 4] }.run()), Ok(vec![1, 4]));
        let error = now(Own {
            items: vec![1, 7, 4, 9],
        }
        .run());
        assert_eq!(error, Err("7 is too much".to_owned()));
    }
}

mod stream_items {
    use super::*;

    #[component]
    fn numbers(upto: u32) -> impl Stream<Item = u32> {
        stream::iter(0..upto)
    }

    #[component]
    fn parsed(texts: Vec<&str>) -> impl Stream<Item = Result<u32, std::num::ParseIntError>> {
        stream::iter(texts).map(str::parse)
    }

    #[component]
    fn doubled(xs: impl Stream<Item = u32>) -> impl Stream<Item = u32> {
        xs.map(|x| 2 * x)
    }

    #[component]
    async fn total(xs: impl Stream<Item = u32>) -> u32 {
        xs.fold(0, async |sum, x| sum + x).await
    }

    /// Items that the test lets through one by one.
    #[component]
    fn held(#[context] lab: &Lab, upto: usize) -> impl Stream<Item = usize> + use<'_> {
        stream::iter(0..upto).then(move |n| async move {
            lab.hold(of("item", n)).await;
            n
        })
    }

    workflow! {
        FromAStream<n: u32 -> Vec<u32>> {
            let items = numbers(upto: n);
            let twice = doubled(xs: ~items);
            each x in ~twice { add(x, more: 1) }
        }

        /// The run ends at the first `Err`.
        Guarded<texts: Vec<&'static str> -> workflow::Result<Vec<u32>>> {
            let items = parsed(texts);
            each x in ~items? { add(x, more: 1) }
        }

        /// The items are `Result`s.
        Unguarded<texts: Vec<&'static str> -> Vec<bool>> {
            let items = parsed(texts);
            each x in ~items { x.is_ok() }
        }

        /// Each of several readers of a stream gets all items.
        Divided<n: u32 -> (Vec<u32>, u32)> {
            let items = numbers(upto: n);
            let all = each x in ~items { add(x, more: 1) };
            let total = total(xs: ~items);
            (all, total)
        }

        Input<~items: u32 -> usize> {
            let all = each _ in ~items { () };
            all.len()
        }

        Live<upto: usize -> Vec<usize>> with Lab {
            let items = held(upto);
            #[concurrency(2)]
            let all = each n in ~items {
                let _token = step(at: of("a", n), needs: ());
                n
            };
            all
        }
    }

    #[test]
    fn are_taken_as_they_come() {
        let lab = Lab::default();
        let mut run = lab::Held::new(Live { upto: 4 }.run(&lab));
        assert!(run.settle().is_none());
        assert_eq!(lab.running(), ["item0"]);
        for (node, running) in [
            ("item0", ["a0", "item1"].as_slice()),
            // There is no room for more.
            ("item1", &["a0", "a1"]),
            ("a1", &["a0", "item2"]),
            ("item2", &["a0", "a2"]),
            ("a0", &["a2", "item3"]),
            ("a2", &["item3"]),
            ("item3", &["a3"]),
        ] {
            lab.release(node);
            assert!(run.settle().is_none());
            assert_eq!(lab.running(), running, "behind {node}");
        }
        lab.release("a3");
        assert_eq!(run.settle().unwrap(), [0, 1, 2, 3]);
    }

    #[test]
    fn may_be_of_any_stream() {
        assert_eq!(now(FromAStream { n: 3 }.run()), [1, 3, 5]);
        assert!(now(FromAStream { n: 0 }.run()).is_empty());
        assert_eq!(now(Divided { n: 4 }.run()), (vec![1, 2, 3, 4], 6));
        let items = stream::iter(0..30);
        assert_eq!(now(Input { items }.run()), 30);
    }

    #[test]
    fn that_are_errors_end_the_run_where_they_are_asked_to() {
        let texts = || vec!["1", "two", "3"];
        let error = now(Guarded { texts: texts() }.run()).unwrap_err();
        assert_eq!(error.path(), Some("Guarded/items"));
        assert_eq!(
            now(Guarded {
                texts: vec!["1", "2"]
            }
            .run())
            .unwrap(),
            [2, 3]
        );
        assert_eq!(now(Unguarded { texts: texts() }.run()), [true, false, true]);
    }
}

mod as_streams {
    use super::*;

    #[component]
    async fn joined(#[context] lab: &Lab, words: impl Stream<Item = Token>) -> String {
        let _ = lab;
        let mut text = String::new();
        let mut words = std::pin::pin!(words);
        while let Some(word) = words.next().await {
            text += word.0;
        }
        text
    }

    #[component]
    fn upper(words: impl Stream<Item = Token>) -> impl Stream<Item = String> {
        words.map(|word| word.0.to_uppercase())
    }

    /// Holds each word until the test lets it go.
    #[component]
    async fn slowly(#[context] lab: &Lab, words: impl Stream<Item = Token>) -> String {
        let mut text = String::new();
        let mut words = std::pin::pin!(words);
        while let Some(word) = words.next().await {
            text += word.0;
            lab.hold(of("read", text.len() / 2)).await;
        }
        text
    }

    workflow! {
        AsReady<-> String> with Lab {
            let words = each n in 0..4 { step(at: of("w", n), needs: ()) };
            joined(words: ~words)
        }

        BackPressure<-> String> with Lab {
            #[concurrency(2)]
            let words = each n in 0..5 { step(at: of("w", n), needs: ()) };
            slowly(words: ~words)
        }

        Streaming<~> String> with Lab {
            let words = each n in 0..3 { step(at: of("w", n), needs: ()) };
            let loud = upper(words: ~words);
            ~loud
        }

        Guarded<-> workflow::Result<String>> with Lab {
            let words = each n in 0..3 { risk(at: of("w", n), needs: ())? };
            let text = joined(words: ~words);
            text
        }

        /// Both: of a stream, as a stream.
        Through<~words: Token -> String> with Lab {
            let again = each word in ~words { step(at: of("again", word.0.len()), needs: word) };
            joined(words: ~again)
        }

        Twice<-> (String, String)> with Lab {
            let words = each n in 0..2 { step(at: of("w", n), needs: ()) };
            let a = joined(words: ~words);
            let b = joined(words: ~words);
            (a, b)
        }
    }

    #[test]
    fn results_come_in_the_order_in_which_they_are_ready() {
        let lab = Lab::default();
        let mut run = Held::new(AsReady {}.run(&lab));
        for node in ["w2", "w0", "w3", "w1"] {
            assert!(run.settle().is_none());
            lab.release(node);
        }
        assert_eq!(run.settle().unwrap(), "w2w0w3w1");
    }

    #[test]
    fn nothing_new_is_started_while_nobody_reads() {
        let lab = Lab::default();
        let mut run = Held::new(BackPressure {}.run(&lab));
        assert!(run.settle().is_none());
        lab.release("w1");
        assert!(run.settle().is_none());
        // The reader has taken `w1` and works on it. There would be room, but nobody asks.
        assert_eq!(lab.running(), ["read1", "w0"]);
        lab.release("read1");
        assert!(run.settle().is_none());
        assert_eq!(lab.running(), ["w0", "w2"]);
        for node in ["w0", "read2", "w2", "read3", "w3", "read4", "w4", "read5"] {
            assert!(run.settle().is_none());
            lab.release(node);
        }
        assert_eq!(run.settle().unwrap(), "w1w0w2w3w4");
    }

    #[test]
    fn a_question_mark_in_the_body_ends_the_run() {
        let lab = Lab::default();
        let mut run = Held::new(Guarded {}.run(&lab));
        assert!(run.settle().is_none());
        lab.release("w0");
        assert!(run.settle().is_none());
        lab.fail("w1");
        let error = run.settle().unwrap().unwrap_err();
        assert_eq!(error.path(), Some("Guarded/words[1]/risk"));
        assert_eq!(lab.dropped(), ["w2"]);
    }

    #[test]
    fn the_result_of_a_workflow_may_be_one() {
        let lab = Lab::default();
        let mut items = Box::pin(Streaming {}.stream(&lab));
        let mut run = Held::new(async { items.next().await });
        assert!(run.settle().is_none());
        lab.release("w1");
        assert_eq!(run.settle().unwrap().as_deref(), Some("W1"));
        drop(run);
        drop(items);
        assert_eq!(lab.dropped().len(), 2);
    }

    #[test]
    fn a_stream_may_come_in_as_well() {
        let lab = Lab::default();
        let words = stream::iter(["a", "bbb", "cc"].map(Token));
        let mut run = Held::new(Through { words }.run(&lab));
        for node in ["again2", "again1", "again3"] {
            assert!(run.settle().is_none());
            lab.release(node);
        }
        assert_eq!(run.settle().unwrap(), "again2again1again3");
    }

    #[test]
    fn several_readers_get_all_results() {
        let lab = Lab::default();
        let mut run = Held::new(Twice {}.run(&lab));
        for node in ["w1", "w0"] {
            assert!(run.settle().is_none());
            lab.release(node);
        }
        assert_eq!(
            run.settle().unwrap(),
            ("w1w0".to_owned(), "w1w0".to_owned())
        );
    }
}

mod inside {
    use super::*;

    workflow! {
        Total<n: u32 -> u32> {
            let all = each x in 0..n { add(x, more: 1) };
            sum(numbers: all)
        }

        /// A sub-workflow for each item, each with items of its own.
        Totals<n: u32 -> Vec<u32>> {
            each n in 0..n { Total(n) }
        }

        InALoop<n: u32 -> Vec<u32>> {
            loop numbers = vec![1], round = 0 {
                let more = each x in &numbers { add(x: *x, more: round) };
                if round == n { break more } else { continue ([numbers, more].concat(), round + 1) }
            }
        }

        WithALoop<n: u32 -> Vec<u32>> {
            each x in 0..n {
                loop m = x, steps = 0 {
                    if m == 0 { break steps } else { let next = add(x: m, more: 0); continue (next / 2, steps + 1) }
                }
            }
        }

        InARace<-> usize> with Lab {
            race {
                each n in 0..3 { step(at: of("a", n), needs: ()) }.len(),
                { step(at: "b", needs: ()); 7 },
            }
        }

        WithARace<-> Vec<Token>> with Lab {
            each n in 0..2 {
                race {
                    step(at: of("a", n), needs: ()),
                    step(at: of("b", n), needs: ()),
                }
            }
        }
    }

    #[test]
    fn sub_workflows_loops_and_races() {
        assert_eq!(now(Totals { n: 4 }.run()), [0, 1, 3, 6]);
        assert_eq!(now(InALoop { n: 2 }.run()), [3, 3, 4, 4]);
        assert_eq!(now(WithALoop { n: 9 }.run()), [0, 1, 2, 2, 3, 3, 3, 3, 4]);
    }

    #[test]
    fn a_race_that_is_lost_all_items_are_dropped() {
        let lab = Lab::default();
        let mut run = Held::new(InARace {}.run(&lab));
        assert!(run.settle().is_none());
        lab.release("a1");
        assert!(run.settle().is_none());
        lab.release("b");
        assert_eq!(run.settle(), Some(7));
        assert_eq!(lab.dropped(), ["a0", "a2"]);
    }

    #[test]
    fn a_race_is_run_for_each_item() {
        let lab = Lab::default();
        let mut run = Held::new(WithARace {}.run(&lab));
        assert!(run.settle().is_none());
        lab.release("b0");
        assert!(run.settle().is_none());
        assert_eq!(lab.dropped(), ["a0"]);
        lab.release("a1");
        assert_eq!(run.settle().unwrap(), [Token("b0"), Token("a1")]);
    }

    #[tokio::test]
    async fn a_task_of_its_own_it_goes_on() {
        let run = tokio::spawn(Totals { n: 40 }.run());
        assert_eq!(run.await.unwrap().len(), 40);
    }
}

mod stopping {
    use super::*;

    workflow! {
        Items<value: Arc<()> -> usize> with Lab {
            let beside = pick(at: "beside", needs: (), give: value);
            let items = [(0, beside.clone()), (1, value.clone()), (2, value.clone()), (3, value.clone())];
            #[concurrency(3)]
            let all = each (n, own) in items {
                let a = pick(at: of("a", n), needs: &own, give: value);
                let b = pick(at: of("b", n), needs: beside, give: n);
                let inner = each m in 0..2 { pick(at: of("c", 10 * n + m), needs: &a, give: value) };
                (inner, b)
            };
            let streamed = each n in 4..6 { pick(at: of("d", n), needs: value, give: value) };
            let last = last(values: ~streamed);
            all.len() + Arc::strong_count(&last)
        }

        Panics<-> usize> with Lab {
            let all = each n in 0..3 {
                let a = step(at: of("a", n), needs: ());
                explode(needs: a, n)
            };
            all.len()
        }
    }

    #[component]
    async fn last(values: impl Stream<Item = Arc<()>>) -> Arc<()> {
        let values: Vec<Arc<()>> = values.collect().await;
        values.into_iter().next_back().unwrap()
    }

    #[component]
    async fn explode<N>(needs: N, n: usize) {
        drop(needs);
        assert!(n != 1, "out of fuel");
    }

    #[test]
    fn drops_every_item_once_wherever_it_is() {
        stops_cleanly(async |lab, value| Items { value }.run(lab).await);
    }

    #[test]
    fn by_a_panic_drops_the_other_items() {
        let lab = Lab::default();
        let mut run = Held::new(Panics {}.run(&lab));
        assert!(run.settle().is_none());
        lab.release("a0");
        assert!(run.settle().is_none());
        lab.release("a1");
        let settled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run.settle()));
        assert_eq!(settled.unwrap_err().downcast_ref(), Some(&"out of fuel"));
        drop(run);
        assert_eq!(lab.dropped(), ["a2"]);
    }
}
