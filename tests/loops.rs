//! A loop runs its block round by round; inside one round everything is as in any block.

#![allow(
    clippy::cast_possible_truncation,
    clippy::match_bool,
    clippy::single_match_else,
    clippy::unused_async,
    clippy::needless_pass_by_value,
    reason = "components as users write them"
)]

#[allow(dead_code, reason = "each test uses its part")]
mod lab;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures::{Stream, StreamExt, stream};
use lab::{
    Fault, Held, Lab, Table, Token, fails_exactly, now, of, pick, risk, runs_exactly, step,
    stops_cleanly,
};
use workflow::{LimitReached, component, workflow};

#[component]
async fn add(x: u32, more: u32) -> u32 {
    x + more
}

#[component]
async fn same<T>(it: T) -> T {
    it
}

mod states {
    use super::*;

    workflow! {
        One<x: u32 -> u32> {
            loop n = 0 {
                let next = add(x: n, more: x);
                if next > 10 { break next } else { continue next }
            }
        }

        /// A component beside a value that it is given, too.
        Beside<-> String> {
            loop a = String::from("a"), b = String::from("b") {
                if a.len() > 2 { break a } else { continue (b, same(it: format!("{a}{b}"))) }
            }
        }

        Given<-> String> {
            loop a = String::from("a"), b = String::from("b"), round = 0 {
                if round > 1 { break a } else { continue (b, same(it: b), round + 1) }
            }
        }

        Several<steps: usize -> (usize, Vec<usize>, String)> {
            loop round = 0, seen = Vec::new(), text = String::new() {
                let all = same(it: [seen, vec![round]].concat());
                if round == steps {
                    break (round, all, text)
                } else {
                    continue (round + 1, all, text + "x")
                }
            }
        }

        None<tries: &AtomicUsize -> usize> {
            loop {
                let tried = tries.fetch_add(1, Ordering::Relaxed);
                match tried {
                    0..5 => continue,
                    _ => break tried,
                }
            }
        }

        Typed<text: &str -> Option<u8>> {
            loop rest: &str = text, found: Option<u8> = None, sum: u16 = 0 {
                match rest.split_at_checked(1) {
                    Some((digit, rest)) => continue (rest, digit.parse().ok(), sum + 1),
                    None => if sum > 2 { break found } else { break None },
                }
            }
        }

        /// Its first value is what a component makes, with a `?` of its own.
        Made<x: &str -> workflow::Result<u32>> {
            let doubled = loop n = parse(text: x)?, m = add(x: 1, more: 2) {
                if n > 100 { break n } else { continue (n * 2, m) }
            };
            loop once = parse(text: x)?.min(doubled) { break once + doubled }
        }

        /// One state that is a tuple takes one value in parentheses.
        Tuple<-> (u32, u32)> {
            loop pair = (1, 1) {
                let sum = add(x: pair.0, more: pair.1);
                if sum > 50 { break pair } else { continue (pair.1, sum) }
            }
        }

        /// All states change at once.
        Swap<n: u32 -> (char, char)> {
            loop a = 'a', b = 'b', n = n {
                if n == 0 { break (a, b) } else { continue (b, a, n - 1) }
            }
        }

        /// The values of the next round may be nodes.
        Nodes<-> u32> {
            loop n = 1, m = 1 {
                if n > 20 { break add(x: n, more: m) } else { continue (add(x: n, more: m), add(x: 0, more: n)) }
            }
        }

        Single<-> u32> {
            loop n = 1 {
                match n { 1..9 => continue add(x: n, more: n), _ => break same(it: n) }
            }
        }

        Nothing<n: &AtomicUsize -> ()> {
            loop {
                if n.fetch_add(1, Ordering::Relaxed) > 2 { break } else { continue }
            }
        }
    }

    #[component]
    async fn parse(text: &str) -> Result<u32, std::num::ParseIntError> {
        text.parse()
    }

    #[test]
    fn beside_a_component() {
        assert_eq!(now(Beside {}.run()), "bab");
        assert_eq!(now(Given {}.run()), "b");
    }

    #[test]
    fn go_from_round_to_round() {
        assert_eq!(now(One { x: 4 }.run()), 12);
        let (round, seen, text) = now(Several { steps: 3 }.run());
        assert_eq!((round, &*text), (3, "xxx"));
        assert_eq!(seen, [0, 1, 2, 3]);
        let tries = AtomicUsize::new(0);
        assert_eq!(now(None { tries: &tries }.run()), 5);
        assert_eq!(tries.into_inner(), 6);
        let n = AtomicUsize::new(0);
        now(Nothing { n: &n }.run());
        assert_eq!(n.into_inner(), 4);
    }

    #[test]
    fn have_types_and_first_values_of_any_kind() {
        assert_eq!(now(Typed { text: "123" }.run()), Some(3));
        assert_eq!(now(Typed { text: "12" }.run()), Option::None);
        assert_eq!(now(Made { x: "7" }.run()).unwrap(), 112 + 7);
        let error = now(Made { x: "z" }.run()).unwrap_err();
        assert_eq!(error.path(), Some("Made/parse"));
    }

    #[test]
    fn change_all_at_once() {
        assert_eq!(now(Tuple {}.run()), (21, 34));
        assert_eq!(now(Swap { n: 3 }.run()), ('b', 'a'));
        assert_eq!(now(Nodes {}.run()), 34);
        assert_eq!(now(Single {}.run()), 16);
    }
}

mod shadowing {
    use super::*;

    workflow! {
        /// A node of an inner block has the name of a state.
        ByNodes<-> (u32, u32)> {
            loop n = 0, m = 10 {
                let next = add(x: n, more: 1);
                let all = add(x: m, more: next);
                if next > 3 {
                    break (next, m)
                } else {
                    let n = add(x: next, more: 0);
                    let m = add(x: all, more: 0);
                    continue (n, m)
                }
            }
        }

        ByArms<-> u32> {
            loop n = Some(5u32), sum = 0 {
                match n {
                    Some(n @ 1..) => {
                        let sum = add(x: sum, more: n);
                        continue (n.checked_sub(1), sum)
                    }
                    Some(n) => continue (n.checked_sub(1), sum + n),
                    None => break sum,
                }
            }
        }

        /// As in Rust, a node may make its value of the state that it hides.
        ByTheNodeThatUsesIt<-> u32> {
            loop n = 1 {
                let n = add(x: n, more: n);
                match n {
                    100.. => break n,
                    n if n % 3 == 0 => continue n + 1,
                    _ => continue n,
                }
            }
        }

        /// A state that is not `Copy` is moved from round to round.
        OfMoved<-> String> {
            loop text = String::from("a"), n = 0 {
                let more = same(it: text.clone());
                match text {
                    text if text.len() > 5 => break text + &more,
                    text => {
                        let n = add(x: n, more: 1);
                        continue (text + &more, n)
                    }
                }
            }
        }

        ByInnerLoops<n: u32 -> u32> {
            loop n = n, sum = 0 {
                let inner = loop n = n, sum = 0 {
                    if n == 0 { break sum } else { continue (n - 1, sum + n) }
                };
                if n == 0 { break sum + inner } else { continue (n - 1, sum + inner) }
            }
        }

        OfInputs<n: u32 -> u32> {
            let first = loop n = n + 1 { if n > 10 { break n } else { continue n * 2 } };
            first + n
        }
    }

    #[test]
    fn of_states_is_as_in_rust() {
        assert_eq!(now(ByNodes {}.run()), (4, 10 + 1 + 2 + 3));
        assert_eq!(now(ByArms {}.run()), 15);
        assert_eq!(now(ByTheNodeThatUsesIt {}.run()), 128);
        assert_eq!(now(OfMoved {}.run()), "a".repeat(16));
        assert_eq!(now(ByInnerLoops { n: 3 }.run()), 6 + 3 + 1);
        assert_eq!(now(OfInputs { n: 2 }.run()), 12 + 2);
    }
}

mod rounds {
    use super::*;

    workflow! {
        /// Nodes side by side in a round, and one behind them.
        Diamond<-> Token> with Lab {
            loop round = 0, last = (Token("first")) {
                let a = step(at: of("a", round), needs: &last);
                let b = step(at: of("b", round), needs: last);
                let c = step(at: of("c", round), needs: (&a, b));
                let d = step(at: of("d", round), needs: a);
                if round == 2 { break c } else { continue (round + 1, d) }
            }
        }

        /// The loop and what it needs from outside run side by side.
        Beside<-> Token> with Lab {
            let slow = step(at: "slow", needs: ());
            let other = step(at: "other", needs: ());
            let looped = loop round = 0 {
                let a = step(at: of("a", round), needs: ());
                match round {
                    0 => continue 1,
                    1 => {
                        let b = step(at: "b", needs: &slow);
                        let c = step(at: "c", needs: a);
                        break (b, c)
                    }
                    _ => unreachable!(),
                }
            };
            let own = step(at: "own", needs: slow);
            step(at: "end", needs: (looped, own, other))
        }

        /// Each round needs what runs beside the loop, in several ways.
        Slots<-> [Token; 3]> with Lab {
            let given = step(at: "given", needs: ());
            let lent = step(at: "lent", needs: ());
            let looped = loop round = 0 {
                let early = step(at: of("early", round), needs: ());
                let late = step(at: of("late", round), needs: given);
                let later = step(at: of("later", round), needs: (&lent, &early));
                if round == 1 { break later } else { continue { let _ = late; round + 1 } }
            };
            let beside = step(at: "beside", needs: lent);
            [looped, beside, given]
        }

        /// A loop in the arm of a loop, in a group.
        Nested<-> Token> with Lab {
            let group = {
                loop outer = 0 {
                    let a = step(at: of("a", outer), needs: ());
                    match outer {
                        2 => break a,
                        n => {
                            let inner = loop inner = 0 {
                                let b = step(at: of("b", 10 * outer + inner), needs: &a);
                                if inner == n { break b } else { continue inner + 1 }
                            };
                            let c = step(at: of("c", outer), needs: ());
                            continue { let _ = (inner, c); outer + 1 }
                        }
                    }
                }
            };
            step(at: "end", needs: group)
        }

        /// Nobody uses its value.
        Unused<-> ()> with Lab {
            loop round = 0 {
                step(at: of("a", round), needs: ());
                step(at: of("b", round), needs: ());
                if round == 1 { break } else { continue round + 1 }
            }
            #[after(other)]
            loop { step(at: "c", needs: ()); break }
            let other = step(at: "other", needs: ());
        }
    }

    #[test]
    fn come_one_after_the_other_and_their_nodes_side_by_side() {
        let table: Table<'_> = &[
            ("a0", &[]),
            ("b0", &[]),
            ("c0", &["a0", "b0"]),
            ("d0", &["a0"]),
            ("a1", &["c0", "d0"]),
            ("b1", &["c0", "d0"]),
            ("c1", &["a1", "b1"]),
            ("d1", &["a1"]),
            ("a2", &["c1", "d1"]),
            ("b2", &["c1", "d1"]),
            ("c2", &["a2", "b2"]),
            ("d2", &["a2"]),
        ];
        runs_exactly(table, async |lab| Diamond {}.run(lab).await);
    }

    #[test]
    fn wait_only_for_what_they_name() {
        let table: Table<'_> = &[
            ("slow", &[]),
            ("other", &[]),
            ("a0", &[]),
            ("a1", &["a0"]),
            ("b", &["a0", "slow"]),
            ("c", &["a1"]),
            ("own", &["slow"]),
            ("end", &["b", "c", "own", "other"]),
        ];
        runs_exactly(table, async |lab| Beside {}.run(lab).await);
    }

    #[test]
    fn take_what_is_made_beside_them() {
        let table: Table<'_> = &[
            ("given", &[]),
            ("lent", &[]),
            ("early0", &[]),
            ("late0", &["given"]),
            ("later0", &["lent", "early0"]),
            ("early1", &["late0", "later0"]),
            ("late1", &["late0", "later0"]),
            ("later1", &["late0", "early1"]),
            ("beside", &["lent"]),
        ];
        runs_exactly(table, async |lab| Slots {}.run(lab).await);
    }

    #[test]
    fn hold_loops_of_their_own() {
        let table: Table<'_> = &[
            ("a0", &[]),
            ("b0", &["a0"]),
            ("c0", &[]),
            ("a1", &["b0", "c0"]),
            ("b10", &["a1"]),
            ("c1", &["b0", "c0"]),
            ("b11", &["b10"]),
            ("a2", &["b11", "c1"]),
            ("end", &["a2"]),
        ];
        runs_exactly(table, async |lab| Nested {}.run(lab).await);
    }

    #[test]
    fn may_have_no_value() {
        let table: Table<'_> = &[
            ("a0", &[]),
            ("b0", &[]),
            ("a1", &["a0", "b0"]),
            ("b1", &["a0", "b0"]),
            ("other", &[]),
            ("c", &["other"]),
        ];
        runs_exactly(table, async |lab| Unused {}.run(lab).await);
    }
}

mod outer_names {
    use super::*;

    /// Counts its clones.
    struct Counted(Arc<AtomicUsize>);

    impl Counted {
        fn new() -> (Self, Arc<AtomicUsize>) {
            let clones = Arc::<AtomicUsize>::default();
            (Counted(clones.clone()), clones)
        }
    }

    impl Clone for Counted {
        fn clone(&self) -> Self {
            self.0.fetch_add(1, Ordering::Relaxed);
            Counted(self.0.clone())
        }
    }

    /// Cannot be cloned.
    #[derive(Debug, PartialEq)]
    struct Unique(u32);

    struct Both {
        counted: Counted,
        unique: Unique,
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
    async fn make(x: u32) -> Unique {
        Unique(x)
    }

    workflow! {
        ByValue<it: Counted, rounds: u32 -> u32> {
            loop n = 0 {
                let one = take(it);
                if n == rounds { break n } else { continue n + one }
            }
        }

        ByReference<it: Counted, unique: Unique, rounds: u32 -> u32> {
            loop n = 0 {
                let one = see(it: &it);
                let more = see(it: &unique);
                if n >= rounds { break n + unique.0 } else { continue n + one + more }
            }
        }

        Fields<it: Both, rounds: u32 -> u32> {
            loop n = 0 {
                let one = take(it: it.counted);
                let more = see(it: &it.unique);
                if n >= rounds { break n } else { continue n + one + more }
            }
        }

        /// What only the first values of the states use is moved there.
        IntoState<it: Counted, unique: Unique -> (Counted, Unique)> {
            loop it = it, unique = unique, n = 0 {
                if n == 3 { break (it, unique) } else { continue (it, unique, n + 1) }
            }
        }

        /// `break` leaves the loop, and so takes the state by value, after it was lent.
        AfterLending<it: Unique -> Unique> {
            loop it = it {
                let n = see(it: &it);
                if it.0 + n > 3 { break it } else { continue (Unique(it.0 + n)) }
            }
        }

        /// A body that uses a name twice, and one that is used behind the loop, too.
        Twice<it: Counted, rounds: u32 -> (u32, Counted)> {
            let looped = loop n = 0 {
                let a = take(it);
                let b = take(it);
                if n >= rounds { break n } else { continue n + a + b }
            };
            (looped, it)
        }

        /// Made in the body, the last use in each round moves.
        Inside<rounds: u32 -> u32> {
            loop n = 0, unique = (Unique(1)) {
                let again = make(x: n);
                let a = take(it: unique);
                let b = see(it: &again);
                if n >= rounds { break n } else { continue (n + a + b, again) }
            }
        }

        /// Made beside the loop.
        Beside<rounds: u32 -> u32> {
            let unique = make(x: 1);
            let counted = same(it: Counted(Arc::default()));
            let looped = loop n = 0 {
                let a = see(it: &unique);
                let b = take(it: counted);
                if n >= rounds { break counted.0.load(Ordering::Relaxed) } else { continue n + a + b }
            };
            let beside = make(x: 7);
            let other = see(it: &beside);
            looped as u32 + other + unique.0
        }

        InLoops<it: Counted, unique: Unique -> u32> {
            loop n = 0 {
                let inner = loop m = 0 {
                    let one = take(it);
                    let more = see(it: &unique);
                    if m >= 4 { break m } else { continue m + one + more }
                };
                if n >= 3 { break inner } else { continue n + 1 }
            }
        }

        InArms<it: Counted, rounds: u32 -> Counted> {
            loop n = 0 {
                match n {
                    n if n == rounds => break it,
                    0 => { let one = take(it); continue one }
                    n => { let one = take(it); continue n + one }
                }
            }
        }
    }

    #[test]
    fn are_cloned_for_each_round_when_used_by_value() {
        let (it, clones) = Counted::new();
        assert_eq!(now(ByValue { it, rounds: 4 }.run()), 4);
        assert_eq!(clones.load(Ordering::Relaxed), 5);

        let (it, clones) = Counted::new();
        let it = Both {
            counted: it,
            unique: Unique(1),
        };
        assert_eq!(now(Fields { it, rounds: 4 }.run()), 4);
        assert_eq!(clones.load(Ordering::Relaxed), 3);

        let (it, clones) = Counted::new();
        assert_eq!(now(Twice { it, rounds: 4 }.run()).0, 4);
        assert_eq!(clones.load(Ordering::Relaxed), 3 * 2);

        let (it, clones) = Counted::new();
        let unique = Unique(1);
        assert_eq!(now(InLoops { it, unique }.run()), 4);
        assert_eq!(clones.load(Ordering::Relaxed), 4 * 3);

        let (it, clones) = Counted::new();
        now(InArms { it, rounds: 3 }.run());
        assert_eq!(clones.load(Ordering::Relaxed), 3 + 1);
    }

    #[test]
    fn need_not_be_clone_when_used_by_reference() {
        let (it, clones) = Counted::new();
        let unique = Unique(5);
        let run = ByReference {
            it,
            unique,
            rounds: 6,
        };
        assert_eq!(now(run.run()), 6 + 5);
        assert_eq!(clones.load(Ordering::Relaxed), 0);
        assert_eq!(now(Inside { rounds: 5 }.run()), 6);
        assert_eq!(now(Beside { rounds: 4 }.run()), 3 + 1 + 1);
    }

    #[test]
    fn are_moved_into_states_and_out_again() {
        let (it, clones) = Counted::new();
        let (_, unique) = now(IntoState {
            it,
            unique: Unique(1),
        }
        .run());
        assert_eq!((unique, clones.load(Ordering::Relaxed)), (Unique(1), 0));
        assert_eq!(now(AfterLending { it: Unique(0) }.run()), Unique(3));
    }
}

mod ends {
    use super::*;

    enum Thought {
        Answer(String),
        Calls(Vec<u32>),
        Nothing { again: bool },
    }

    fn think(heard: &[u32]) -> Thought {
        match heard {
            [] => Thought::Calls(vec![1, 2]),
            [.., 4] => Thought::Nothing { again: true },
            [.., 0] => Thought::Nothing { again: false },
            [.., 9] => Thought::Answer("nine".to_owned()),
            [.., last] => Thought::Calls(vec![last + 1]),
        }
    }

    #[component]
    async fn thought(heard: &[u32]) -> Thought {
        think(heard)
    }

    workflow! {
        /// At the ends of paths of `match`, `if`, `if let`, groups, and in each of them again.
        Deep<heard: Vec<u32> -> Option<String>> {
            loop heard = heard {
                match thought(heard: &heard) {
                    Thought::Answer(text) => break Some(text),
                    Thought::Calls(calls) if calls.len() > 1 => {
                        let more = same(it: calls);
                        {
                            let all = [heard, more].concat();
                            continue all
                        }
                    }
                    Thought::Calls(calls) => if let [first, ..] = calls.as_slice() {
                        let first = add(x: *first, more: 0);
                        if first > 100 {
                            break Option::None
                        } else if first == 50 {
                            let text = first.to_string();
                            break Some(text)
                        } else {
                            continue [heard, vec![first]].concat()
                        }
                    } else {
                        break Option::None
                    },
                    Thought::Nothing { again: true } => continue [heard, vec![8]].concat(),
                    Thought::Nothing { .. } => break Option::None,
                }
            }
        }

        /// Nothing but a decision at the end, and nodes in its arms beside others.
        Beside<-> [Token; 2]> with Lab {
            loop round = 0 {
                let a = step(at: of("a", round), needs: ());
                match round {
                    2 => {
                        let b = step(at: "b", needs: ());
                        break [a, b]
                    }
                    _ => {
                        step(at: of("c", round), needs: ());
                        continue round + 1
                    }
                }
            }
        }

        /// With the `;` that Rust's own may have.
        Semicolons<-> u32> {
            let first = loop n = 0 {
                let next = add(x: n, more: 1);
                if next > 3 { break next; } else { continue next; }
            };
            loop n = first {
                match n {
                    5.. => { break n; }
                    n => { continue n + 1; }
                };
            }
        }

        /// A path that does not end at all.
        Never<n: u32 -> u32> {
            loop n = n {
                match n { 0 => break 7, 1..10 => continue n - 1, _ => unreachable!("{n}") }
            }
        }

        /// Breaks on all paths: a block that can be left early.
        Once<n: u32 -> &'static str> {
            loop {
                if n > 3 { break "many" } else { let m = add(x: n, more: 1); if m > 3 { break "enough" } else { break "few" } }
            }
        }

        /// In front of a `.method()` and a field.
        Behind<-> usize> {
            let text = loop n = 1 { if n > 99 { break n } else { continue n * 10 } }.to_string();
            let first = loop { break (1, 2) }.1;
            text.len() + first
        }
    }

    #[test]
    fn stand_at_the_end_of_any_path() {
        let deep = |heard: &[u32]| {
            now(Deep {
                heard: heard.to_vec(),
            }
            .run())
        };
        assert_eq!(deep(&[]).as_deref(), Some("nine"));
        assert_eq!(deep(&[0]), None);
        assert_eq!(deep(&[49]).as_deref(), Some("50"));
        assert_eq!(deep(&[100]), None);
        assert_eq!(now(Never { n: 5 }.run()), 7);
        assert_eq!(now(Semicolons {}.run()), 5);
        assert_eq!(now(Once { n: 4 }.run()), "many");
        assert_eq!(now(Once { n: 3 }.run()), "enough");
        assert_eq!(now(Once { n: 1 }.run()), "few");
        assert_eq!(now(Behind {}.run()), 3 + 2);
    }

    #[test]
    fn wait_for_all_nodes_of_the_round() {
        let table: Table<'_> = &[
            ("a0", &[]),
            ("c0", &[]),
            ("a1", &["a0", "c0"]),
            ("c1", &["a0", "c0"]),
            ("a2", &["a1", "c1"]),
            ("b", &["a1", "c1"]),
        ];
        runs_exactly(table, async |lab| Beside {}.run(lab).await);
    }
}

mod long_bodies {
    use super::*;

    macro_rules! long {
        ($($node:ident)*) => {
            workflow! {
                /// So many nodes that they are divided into parts.
                Long<n: u32 -> u32> {
                    loop n = n, round = 0 {
                        $(let $node = add(x: n, more: 1);)*
                        let all = same(it: [$($node),*]);
                        let sum: u32 = all.iter().sum();
                        if round == 2 { break sum } else { continue (sum, round + 1) }
                    }
                }
            }
        };
    }

    long! {
        a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9
        d0 d1 d2 d3 d4 d5 d6 d7 d8 d9 e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 f0 f1 f2 f3 f4 f5 f6 f7 f8 f9
    }

    #[test]
    fn end_their_rounds_as_short_ones_do() {
        assert_eq!(now(Long { n: 0 }.run()), 60 * (60 * (60 + 1) + 1));
    }
}

mod errors {
    use super::*;

    const ROUNDS: usize = 2;

    workflow! {
        Agent<-> workflow::Result<Token>> with Lab {
            let before = risk(at: "before", needs: ())?;
            loop round = 0 {
                let think = risk(at: of("think", round), needs: &before)?;
                let call = risk(at: of("call", round), needs: ())?;
                if round == ROUNDS { break (think, call).0 } else { continue round + 1 }
            }
        }

        Nested<-> workflow::Result<Token>> with Lab {
            let answer = loop outer = 0 {
                let inner = loop inner = 0 {
                    let deep = risk(at: of("deep", 10 * outer + inner), needs: ())?;
                    if inner == 1 { break deep } else { continue inner + 1 }
                };
                let late = risk(at: of("late", outer), needs: &inner)?;
                match outer {
                    1 => break late,
                    _ => {
                        let arm = risk(at: of("arm", outer), needs: ())?;
                        continue { let _ = arm; outer + 1 }
                    }
                }
            };
            answer
        }

        /// In a sub-workflow, the path goes on behind the round.
        Outer<-> workflow::Result<Token>> with Lab {
            loop n = 0 {
                let sub = Agent()?;
                if n == 3 { break sub } else { continue n + 1 }
            }
        }

        /// `?` in the first values, in what is decided on, and behind the loop.
        Around<text: &str -> workflow::Result<usize>> {
            loop n = number(text)? {
                let digits = n.to_string();
                match number(text: &digits)? {
                    0 => break number(text: "x"),
                    1 => break number(text: "7"),
                    _ => continue number(text: &digits[1..])?,
                }
            }?
        }
    }

    #[component]
    async fn number(text: &str) -> Result<usize, std::num::ParseIntError> {
        text.parse()
    }

    #[test]
    fn end_the_run_and_say_in_which_round() {
        let table: Table<'_> = &[
            ("before", &[]),
            ("think0", &["before"]),
            ("call0", &[]),
            ("think1", &["think0", "call0"]),
            ("call1", &["think0", "call0"]),
            ("think2", &["think1", "call1"]),
            ("call2", &["think1", "call1"]),
        ];
        let is_of = |error: &workflow::Error, node: &'static str| {
            let path = match node.split_at(node.len() - 1) {
                ("befor", _) => "Agent/before".to_owned(),
                (step, round) => format!("Agent/loop[{round}]/{step}"),
            };
            error.path() == Some(&*path) && error.downcast_ref() == Some(&Fault(node))
        };
        fails_exactly(table, async |lab| Agent {}.run(lab).await, is_of);
        runs_exactly(table, async |lab| Agent {}.run(lab).await);
    }

    #[test]
    fn name_the_rounds_of_all_loops_around() {
        let fail_at = |last: &'static str| {
            let lab = Lab::default();
            let mut run = Held::new(Nested {}.run(&lab));
            loop {
                assert!(run.settle().is_none());
                if lab.running().contains(&last) {
                    lab.fail(last);
                    let error = run.settle().unwrap().unwrap_err();
                    return error.path().unwrap().to_owned();
                }
                lab.release(lab.running()[0]);
            }
        };
        assert_eq!(fail_at("deep0"), "Nested/answer[0]/inner[0]/deep");
        assert_eq!(fail_at("deep11"), "Nested/answer[1]/inner[1]/deep");
        assert_eq!(fail_at("late1"), "Nested/answer[1]/late");
        assert_eq!(fail_at("arm0"), "Nested/answer[0]/arm");
    }

    #[test]
    fn name_the_round_that_a_sub_workflow_is_in() {
        let lab = Lab::default();
        let mut run = Held::new(Outer {}.run(&lab));
        assert!(run.settle().is_none());
        lab.release("before");
        lab.release("call0");
        assert!(run.settle().is_none());
        lab.fail("think0");
        let error = run.settle().unwrap().unwrap_err();
        assert_eq!(error.path(), Some("Outer/loop[0]/sub/loop[0]/think"));
    }

    #[test]
    fn stand_wherever_a_question_mark_may() {
        let path = |text| {
            let outcome = now(Around { text }.run());
            outcome.map_err(|error| error.path().unwrap().to_owned())
        };
        assert_eq!(path("1"), Ok(7));
        assert_eq!(path("31"), Ok(7));
        assert_eq!(path("a"), Err("Around/number".to_owned()));
        assert_eq!(path("5"), Err("Around/loop[0]/number#4".to_owned()));
        assert_eq!(path("0"), Err("Around/loop".to_owned()));
    }
}

mod limits {
    use super::*;

    const MOST: usize = 3;

    #[derive(Debug, PartialEq)]
    enum Problem {
        Endless(LimitReached),
    }

    impl From<LimitReached> for Problem {
        fn from(limit: LimitReached) -> Self {
            Problem::Endless(limit)
        }
    }

    #[component]
    async fn count(counter: &AtomicUsize) -> usize {
        counter.fetch_add(1, Ordering::Relaxed) + 1
    }

    workflow! {
        Number<rounds: usize, counter: &AtomicUsize -> workflow::Result<usize>> {
            #[limit(3)]
            let search = loop {
                let n = count(counter);
                if n == rounds { break n } else { continue }
            };
            search
        }

        Const<rounds: usize, counter: &AtomicUsize -> Result<usize, Problem>> {
            #[limit(MOST)]
            loop last = 0 {
                let n = count(counter);
                if n == rounds { break n.max(last) } else { continue n }
            }
        }

        Input<most: usize, extra: Option<usize>, rounds: usize, counter: &AtomicUsize -> Result<usize, Problem>> {
            let doubled = same(it: 2 * most);
            #[limit(doubled + extra.unwrap_or_default())]
            let counted = loop {
                let n = count(counter);
                if n == rounds { break n } else { continue }
            };
            counted + most
        }

        Inner<rounds: usize, counter: &AtomicUsize -> workflow::Result<usize>> {
            loop outer = 1 {
                #[limit(MOST)]
                let inner = loop m = 1 {
                    let n = count(counter);
                    if m == outer { break n } else { continue m + 1 }
                };
                if outer == rounds { break inner } else { continue outer + 1 }
            }
        }
    }

    #[test]
    fn end_a_loop_that_asks_for_one_round_more() {
        let counter = AtomicUsize::new(0);
        let count = |rounds| {
            counter.store(0, Ordering::Relaxed);
            Number {
                rounds,
                counter: &counter,
            }
        };
        assert_eq!(now(count(3).run()).unwrap(), 3);
        let error = now(count(4).run()).unwrap_err();
        assert_eq!(counter.load(Ordering::Relaxed), 3);
        assert_eq!(error.to_string(), "Number/search: no result after 3 rounds");
        assert_eq!(error.downcast_ref::<LimitReached>().unwrap().limit(), 3);
    }

    #[test]
    fn become_the_errors_of_the_user() {
        let counter = AtomicUsize::new(0);
        let outcome = now(Const {
            rounds: 9,
            counter: &counter,
        }
        .run());
        let Err(Problem::Endless(limit)) = outcome else {
            panic!("{outcome:?}")
        };
        assert_eq!((limit.limit(), counter.into_inner()), (3, 3));
    }

    #[test]
    fn may_come_from_inputs_and_nodes() {
        for (extra, rounds, all) in [(None, 4, 4), (Some(1), 5, 5), (Some(1), 6, 5), (None, 5, 4)] {
            let counter = AtomicUsize::new(0);
            let run = Input {
                most: 2,
                extra,
                rounds,
                counter: &counter,
            };
            assert_eq!(now(run.run()).is_ok(), rounds == all);
            assert_eq!(counter.into_inner(), all);
        }
    }

    #[test]
    fn count_anew_whenever_the_loop_begins() {
        let counter = AtomicUsize::new(0);
        assert_eq!(
            now(Inner {
                rounds: 3,
                counter: &counter
            }
            .run())
            .unwrap(),
            6
        );
        let counter = AtomicUsize::new(0);
        let error = now(Inner {
            rounds: 4,
            counter: &counter,
        }
        .run())
        .unwrap_err();
        assert_eq!(
            error.to_string(),
            "Inner/loop[3]/inner: no result after 3 rounds"
        );
        assert_eq!(counter.into_inner(), 1 + 2 + 3 + 3);
    }

    #[test]
    fn of_no_rounds_let_one_happen() {
        let counter = AtomicUsize::new(0);
        let run = Input {
            most: 0,
            extra: None,
            rounds: 1,
            counter: &counter,
        };
        assert_eq!(now(run.run()).unwrap(), 1);
        let run = Input {
            most: 0,
            extra: None,
            rounds: 3,
            counter: &counter,
        };
        let Err(Problem::Endless(limit)) = now(run.run()) else {
            panic!("it has a limit");
        };
        assert_eq!(limit.to_string(), "no result after 1 round");
    }
}

mod streams {
    use super::*;

    #[component]
    fn up_to(n: u32) -> impl Stream<Item = u32> {
        stream::iter(0..n)
    }

    #[component]
    async fn sum(xs: impl Stream<Item = u32>) -> u32 {
        xs.fold(0, async |sum, x| sum + x).await
    }

    #[component]
    fn checked(n: u32) -> impl Stream<Item = Result<u32, &'static str>> {
        stream::iter(0..n).map(|x| if x < 5 { Ok(x) } else { Err("too many") })
    }

    #[component]
    fn doubled(xs: impl Stream<Item = u32>) -> impl Stream<Item = u32> {
        xs.map(|x| 2 * x)
    }

    workflow! {
        InRounds<-> u32> {
            loop n = 2 {
                let numbers = up_to(n);
                let twice = doubled(xs: ~numbers);
                let total = sum(xs: ~twice);
                if total > 100 { break total } else { continue total + n }
            }
        }

        /// One reader in the round divides it.
        Divided<-> (u32, u32)> {
            loop n = 3 {
                let numbers = up_to(n);
                let first = sum(xs: ~numbers);
                let twice = doubled(xs: ~numbers);
                let second = sum(xs: ~twice);
                if second > 10 { break (first, second) } else { continue n + 1 }
            }
        }

        Guarded<-> Result<u32, Wrong>> {
            loop n = 3 {
                let numbers = checked(n);
                let total = sum(xs: ~numbers?);
                if total > 100 { break total } else { continue n + 1 }
            }
        }

        /// In front of a streamed result.
        Streaming<~> u32> {
            let n = loop n = 1 { if n > 3 { break n } else { let more = add(x: n, more: 1); continue more } };
            let numbers = up_to(n);
            ~numbers
        }

        /// What a loop gives may be sent, too.
        Text<~> String> {
            let n = loop n = 1 { let m = add(x: n, more: n); if m > 3 { break m } else { continue m } };
            ~("n is ", n, ".")
        }
    }

    #[derive(Debug, PartialEq)]
    struct Wrong(&'static str);

    impl From<&'static str> for Wrong {
        fn from(text: &'static str) -> Self {
            Wrong(text)
        }
    }

    #[test]
    fn are_made_and_read_in_a_round() {
        assert_eq!(now(InRounds {}.run()), 16 * 15);
        assert_eq!(now(Divided {}.run()), (6, 12));
        assert_eq!(now(Guarded {}.run()), Err(Wrong("too many")));
    }

    #[test]
    fn may_come_behind_a_loop() {
        let numbers: Vec<u32> = now(Streaming {}.stream().collect());
        assert_eq!(numbers, [0, 1, 2, 3]);
        let text: Vec<String> = now(Text {}.stream().collect());
        assert_eq!(text, ["n is ", "4", "."]);
    }
}

mod sub_workflows {
    use super::*;

    workflow! {
        Countdown<from: u32 -> u32> {
            loop n = from, steps = 0 {
                if n == 0 { break steps } else { continue (n - 1, steps + 1) }
            }
        }

        /// A workflow of loops in each round of another.
        All<most: u32 -> u32> {
            loop n = 1, sum = 0 {
                let steps = Countdown(from: n);
                let again = Countdown(from: steps);
                if n == most { break sum + steps } else { continue (n + 1, sum + again) }
            }
        }
    }

    #[test]
    fn loop_inside_of_loops() {
        assert_eq!(now(All { most: 10 }.run()), 55);
    }

    #[tokio::test]
    async fn with_loops_can_be_spawned() {
        assert_eq!(tokio::spawn(All { most: 4 }.run()).await.unwrap(), 10);
    }

    #[test]
    fn go_on_for_ten_thousand_rounds() {
        assert_eq!(now(Countdown { from: 10_000 }.run()), 10_000);
    }
}

mod stopping {
    use super::*;

    workflow! {
        Rounds<value: Arc<()> -> Arc<()>> with Lab {
            let beside = pick(at: "beside", needs: (), give: value);
            loop round = 0, own = value {
                let a = pick(at: of("a", round), needs: &own, give: value);
                let b = pick(at: of("b", round), needs: value, give: &beside);
                let inner = loop inner = 0 {
                    let c = pick(at: of("c", 10 * round + inner), needs: &a, give: value);
                    if inner == 1 { break c } else { continue inner + 1 }
                };
                match round {
                    2 => break a,
                    _ => {
                        let d = pick(at: of("d", round), needs: b, give: inner);
                        continue (round + 1, d)
                    }
                }
            }
        }

        Panics<-> Token> with Lab {
            let beside = step(at: "beside", needs: ());
            loop round = 0 {
                let a = step(at: of("a", round), needs: ());
                let b = step(at: of("b", round), needs: ());
                if round == 1 {
                    let c = explode(needs: (&a, b));
                    break (a, beside, c).0
                } else {
                    continue round + 1
                }
            }
        }
    }

    #[component]
    async fn explode<N>(needs: N) -> Token {
        let _ = needs;
        panic!("out of fuel");
    }

    #[test]
    fn drops_what_runs_once_wherever_it_is() {
        stops_cleanly(async |lab, value| Rounds { value }.run(lab).await);
    }

    #[test]
    fn by_a_panic_drops_what_runs() {
        let lab = Lab::default();
        let mut run = Held::new(Panics {}.run(&lab));
        for node in ["a0", "b0", "a1"] {
            assert!(run.settle().is_none());
            lab.release(node);
        }
        assert!(run.settle().is_none());
        lab.release("b1");
        let settled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run.settle()));
        assert_eq!(settled.unwrap_err().downcast_ref(), Some(&"out of fuel"));
        drop(run);
        assert_eq!(lab.dropped(), ["beside"]);
    }
}
