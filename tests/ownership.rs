//! A single use moves, several uses clone, `&` borrows, and fields count on their own.

#![allow(
    clippy::bool_to_int_with_if,
    clippy::unused_async,
    clippy::needless_pass_by_value,
    clippy::cast_possible_truncation,
    reason = "components as users write them"
)]

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use workflow::{Direct, component, workflow};

/// Cannot be cloned.
#[derive(Debug, PartialEq)]
struct Unique(u32);

/// Counts its clones.
#[derive(Debug)]
struct Counted(Arc<AtomicUsize>);

impl Counted {
    fn new() -> (Self, impl Fn() -> usize) {
        let clones = Arc::new(AtomicUsize::new(0));
        (Counted(clones.clone()), move || {
            clones.load(Ordering::Relaxed)
        })
    }

    fn is_fine(&self) -> bool {
        self.0.load(Ordering::Relaxed) < 1000
    }
}

impl Clone for Counted {
    fn clone(&self) -> Self {
        self.0.fetch_add(1, Ordering::Relaxed);
        Counted(self.0.clone())
    }
}

impl PartialEq for Counted {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

async fn pause() {
    tokio::task::yield_now().await;
}

#[component]
async fn make(x: u32) -> Unique {
    pause().await;
    Unique(x)
}

#[component]
async fn take<T>(value: T) -> u32 {
    pause().await;
    drop(value);
    1
}

#[component]
async fn see<T>(value: &T) -> u32 {
    pause().await;
    let _ = value;
    1
}

#[component]
async fn lend<T>(value: &T) -> &T {
    pause().await;
    value
}

#[component]
async fn wait(times: u32) -> u32 {
    for _ in 0..times {
        pause().await;
    }
    times
}

fn run<T>(run: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(run)
}

mod one_use {
    use super::*;

    workflow! {
        /// From node to node, into glue, patterns, groups, arms, and out again.
        Chain<x: Unique -> Unique> {
            let a = x;
            let Unique(n) = a;
            let b = make(x: n);
            let (c, one) = (b, 1);
            let d = { Some(c) };
            let e = match d {
                Some(e) if one == 1 => e,
                Some(other) => other,
                None => make(x: 9),
            };
            let f = if let Unique(0 | 3) = e {
                make(x: 4)
            } else {
                make(x: 5)
            };
            f
        }

        /// In several arms of one route, only one of which runs.
        Arms<x: Unique, way: u8 -> u32> {
            match way {
                0 => take(value: x),
                1 => x.0,
                2 => {
                    let y = x;
                    if way > 1 { take(value: y) } else { y.0 }
                }
                _ => if way > 9 { take(value: x) } else { take(value: (x, 1)) },
            }
        }

        /// From one strand to another, and from there into an arm.
        Across<way: bool -> u32> {
            let a = make(x: 1);
            let b = wait(times: 3);
            let c = wait(times: 1);
            let d = take(value: c);
            let e = take(value: (b, c));
            let f = if way {
                let g = wait(times: 2);
                take(value: (a, g))
            } else {
                a.0
            };
            d + e + f
        }

        /// The value goes over to a strand that has begun before it is there.
        Handed<-> (Unique, u32, u32)> {
            let a = wait(times: 1);
            let late = make(x: a);
            let b = wait(times: 5);
            let c = take(value: (a, b));
            let d = take(value: (late, b));
            let end = make(x: c);
            (end, d, b)
        }
    }

    #[test]
    fn moves() {
        assert_eq!(run(Chain { x: Unique(1) }.run()), Unique(5));
        assert_eq!(run(Chain { x: Unique(3) }.run()), Unique(4));
        for (way, result) in [(0, 1), (1, 7), (2, 1), (3, 1), (10, 1)] {
            assert_eq!(run(Arms { x: Unique(7), way }.run()), result);
        }
        assert_eq!(run(Across { way: true }.run()), 3);
        assert_eq!(run(Across { way: false }.run()), 3);
        assert_eq!(run(Handed {}.run()), (Unique(1), 1, 5));
    }
}

mod several_uses {
    use super::*;

    workflow! {
        Two<x: Counted -> u32> {
            let a = take(value: x);
            let b = take(value: x);
            a + b
        }

        Five<x: Counted -> u32> {
            let y = x;
            let a = take(value: (y, &y));
            let b = take(value: y);
            let c = take(value: &y);
            let d = take(value: y);
            a + b + c + d
        }

        Beside<x: Counted, way: bool -> u32> {
            let y = lend(value: &x).clone();
            let a = if way { take(value: y) } else { see(value: &y) };
            let b = take(value: y);
            a + b
        }

        InOneExpression<x: Counted -> [Counted; 3]> {
            [x, x, x]
        }
    }

    workflow! {
        /// By hand, too, the last would get the value itself.
        InARow<x: Counted -> u32> {
            let a = take(value: x);
            let b = take(value: (x, a));
            if b == 1 { take(value: (x, b)) } else { take(value: x) }
        }

        /// The head has its copy before the arms begin.
        InHeads<x: Counted -> u32> {
            match take(value: x) {
                1 => if x.clone().is_fine() && Some(x).is_some() { take(value: x) } else { 0 },
                _ if Some(x).is_some() => take(value: x),
                _ => 1,
            }
        }

        /// One strand is over before the other begins, and then there are two again.
        InStrands<x: Counted -> u32> {
            let a = take(value: x);
            let late = wait(times: 3);
            let b = wait(times: a);
            let c = take(value: (x, b));
            let d = wait(times: late);
            let e = take(value: (x, c, d));
            let f = take(value: (x, c, d));
            e + f
        }

        /// A part has been taken out, and what borrows keeps the value from being moved.
        InParts<x: (Counted, Counted) -> u32> {
            let a = take(value: x.0);
            let b = take(value: (x, a));
            let y = make_counted(from: b);
            let seen = lend(value: &y);
            let c = take(value: (y, seen.is_fine()));
            let d = see(value: seen);
            c + d
        }
    }

    #[component]
    async fn make_counted(from: u32) -> Counted {
        assert_eq!(from, 1);
        Counted::new().0
    }

    #[test]
    fn move_to_the_last_where_the_others_are_over() {
        let row = clones(|x| assert_eq!(run(InARow { x }.run()), 1));
        assert_eq!(row, 2);
        let heads = clones(|x| assert_eq!(run(InHeads { x }.run()), 1));
        // One by hand.
        assert_eq!(heads, 2 + 1);
        let strands = clones(|x| assert_eq!(run(InStrands { x }.run()), 2));
        assert_eq!(strands, 4);
        let (second, second_clones) = Counted::new();
        let parts = clones(|x| assert_eq!(run(InParts { x: (x, second) }.run()), 2));
        assert_eq!((parts, second_clones()), (1, 0));
    }

    fn clones(run_with: impl FnOnce(Counted)) -> usize {
        let (counted, clones) = Counted::new();
        run_with(counted);
        clones()
    }

    #[test]
    fn clone_once_each() {
        let two = clones(|x| assert_eq!(run(Two { x }.run()), 2));
        assert_eq!(two, 2);
        let five = clones(|x| assert_eq!(run(Five { x }.run()), 4));
        assert_eq!(five, 3);
        // One by hand.
        let beside = clones(|x| assert_eq!(run(Beside { x, way: true }.run()), 2));
        assert_eq!(beside, 1 + 2);
        let beside = clones(|x| assert_eq!(run(Beside { x, way: false }.run()), 2));
        assert_eq!(beside, 1 + 1);
        let three = clones(|x| assert_eq!(run(InOneExpression { x }.run()).len(), 3));
        assert_eq!(three, 3);
    }

    workflow! {
        /// Nothing here needs a value of its own.
        Looks<x: Counted, limit: Counted -> u32> {
            let a = see(value: &x);
            let b = if x == limit { 1 } else { 0 };
            let c = u32::from(x.is_fine()) + u32::from(limit.0.load(Ordering::Relaxed) == 0);
            let d = format!("{x:?} {:?} {}", x, x.is_fine()).len() > 3;
            let e = if x.is_fine() && limit == x { 1 } else { 0 };
            let f = [&x, &x].len();
            let g = Some(1).is_some_and(|_| x.is_fine());
            assert!(matches!(x, Counted(_)), "{limit:?}");
            let h = &x.0;
            let i = x != limit && x.0.load(Ordering::Relaxed) == h.load(Ordering::Relaxed);
            a + b + c + u32::from(d) + e + f as u32 + u32::from(g) + u32::from(i)
        }
    }

    #[test]
    fn clone_nothing_where_a_reference_will_do() {
        let (x, clones) = Counted::new();
        let (limit, limit_clones) = Counted::new();
        assert_eq!(run(Looks { x, limit }.run()), 1 + 1 + 2 + 1 + 1 + 2 + 1);
        assert_eq!((clones(), limit_clones()), (0, 0));
    }

    #[component]
    async fn pass(value: Counted) -> Counted {
        pause().await;
        value
    }

    #[component]
    async fn living(of: &Arc<AtomicUsize>, after: u32) -> usize {
        pause().await;
        Arc::strong_count(of) + after as usize
    }

    workflow! {
        /// Copies of `y` go to the first two; the third, which runs behind them, finds none left.
        Left<x: Counted, all: Arc<AtomicUsize> -> usize> {
            let y = pass(value: x);
            let a = take(value: y);
            let b = take(value: y);
            let left = living(of: &all, after: a + b);
            pass_on(value: left)
        }
    }

    #[component]
    async fn pass_on(value: usize) -> usize {
        value
    }

    #[test]
    fn drop_the_value_when_the_last_is_over() {
        let (x, _) = Counted::new();
        let all = x.0.clone();
        assert_eq!(run(Left { x, all }.run()), 1 + 2);
    }
}

/// Names that live in the same list of statements as all their uses: their values are moved
/// through the copying, so that nothing borrows them for long.
mod moved_through {
    use super::*;

    fn weigh(value: Counted) -> u32 {
        drop(value);
        1
    }

    #[component]
    async fn pass(value: Counted) -> Counted {
        pause().await;
        value
    }

    #[component]
    async fn made(again: &Counted) -> Counted {
        pause().await;
        Counted(again.0.clone())
    }

    #[component]
    async fn step(x: u64) -> u64 {
        pause().await;
        x + 1
    }

    workflow! {
        InARow<x: Counted -> u32> {
            let y = pass(value: x);
            let a = take(value: y);
            let b = take(value: (y, a));
            take(value: (y, b))
        }

        InHeads<x: Counted, way: u32 -> u32> {
            let y = pass(value: x);
            match (weigh(y)) + way {
                1 => take(value: y),
                2 => {
                    let z = pass(value: y);
                    if weigh(z) == 1 { take(value: z) } else { (weigh(z)) }
                }
                _ => 0,
            }
        }

        InClosures<x: Counted, at: u32 -> u32> {
            let y = pass(value: x);
            let a = (0..at).map(|n| n + weigh(y)).sum::<u32>();
            let b = if at > 1 && weigh(y) == 1 { take(value: (y, a)) } else { 0 };
            match b + a {
                n if n == weigh(y) => n,
                n => { weigh(y) + n }
            }
        }

        WithPolicies<x: Counted -> u32> {
            let y = pass(value: x);
            #[timeout("1h", else = 7)]
            let a = take(value: y);
            take(value: (y, a))
        }

        /// What is lent to others cannot be moved.
        Lent<x: Counted -> u32> {
            let y = pass(value: x);
            let z = lend(value: &y);
            let a = take(value: (y, z));
            let b = see(value: z);
            a + b + weigh(y)
        }

        InRounds<x: &Counted -> u32> {
            loop total = 0 {
                let y = made(again: x);
                let a = take(value: y);
                let b = take(value: (y, a));
                if total + a + b > 5 {
                    break total
                } else {
                    continue total + a + b
                }
            }
        }

        /// `a` and `b` are made in braces with `y`, and used behind them.
        Behind<x: Counted -> u32> {
            let y = pass(value: x);
            let a = take(value: y);
            let (b, c) = {
                let b = take(value: (y, a));
                let c = take(value: (y, a));
                (b, c)
            };
            let d = wait(times: a + b);
            take(value: (a, b, c, d))
        }

        Raw<x: Counted -> u32> {
            let r#type = pass(value: x);
            let a = take(value: r#type);
            take(value: (r#type, a))
        }

        Patterns<x: Counted -> u32> {
            let (y, z) = (x, 1);
            let a = take(value: (y, z));
            take(value: (y, a, z))
        }
    }

    fn clones(run_with: impl FnOnce(Counted)) -> usize {
        let (counted, clones) = Counted::new();
        run_with(counted);
        clones()
    }

    #[test]
    fn are_cloned_as_often_as_others() {
        assert_eq!(clones(|x| assert_eq!(run(InARow { x }.run()), 1)), 2);
        for (way, expected, count) in [(0, 1, 1), (1, 1, 2), (2, 0, 1)] {
            let heads = clones(|x| assert_eq!(run(InHeads { x, way }.run()), expected));
            assert_eq!(heads, count, "{way}");
        }
        let closures = clones(|x| assert_eq!(run(InClosures { x, at: 1 }.run()), 1));
        assert_eq!(closures, 2);
        assert_eq!(clones(|x| assert_eq!(run(Raw { x }.run()), 1)), 1);
        let patterns = clones(|x| assert_eq!(run(Patterns { x }.run()), 1));
        assert_eq!(patterns, 1);
        let behind = clones(|x| assert_eq!(run(Behind { x }.run()), 1));
        assert_eq!(behind, 3);
        // One by hand.
        let lent = clones(|x| assert_eq!(run(Lent { x }.run()), 3));
        assert_eq!(lent, 2);
        let (x, rounds) = Counted::new();
        assert_eq!(run(InRounds { x: &x }.run()), 4);
        assert_eq!(rounds(), 3);
    }

    #[tokio::test]
    async fn are_borrowed_where_a_node_may_be_given_up() {
        let (x, _) = Counted::new();
        assert_eq!(WithPolicies { x }.run().await, 1);
    }

    workflow! {
        TwoRoutes<x: u64 -> u64> {
            let a = match x % 2 { 0 => step(x), _ => step(x: 3) };
            match a % 2 { 0 => step(x: a), _ => step(x: 3 * a) }
        }

        FiveRoutes<x: u64 -> u64> {
            let a = match x % 2 { 0 => step(x), _ => step(x: 3) };
            let b = match a % 2 { 0 => step(x: a), _ => step(x: 3 * a) };
            let c = match b % 2 { 0 => step(x: b), _ => step(x: 3 * b) };
            let d = match c % 2 { 0 => step(x: c), _ => step(x: 3 * c) };
            match d % 2 { 0 => step(x: d), _ => step(x: 3 * d) }
        }
    }

    #[tokio::test]
    async fn have_no_places_in_the_future_when_they_are_over() {
        let (two, five) = (TwoRoutes { x: 2 }, FiveRoutes { x: 2 });
        let (two, five) = (two.run_with(Direct), five.run_with(Direct));
        assert_eq!(size_of_val(&two), size_of_val(&five));
        assert_eq!((two.await, five.await), (10, 35));
    }
}

mod fields {
    use super::*;

    struct Ticket {
        text: String,
        customer: Customer,
        tag: Unique,
    }

    struct Customer {
        id: Unique,
        name: Counted,
    }

    workflow! {
        /// The ticket itself, and two of its parts, are not `Clone`; each field is used once.
        Apart<ticket: Ticket -> u32> {
            let a = take(value: ticket.text);
            let b = take(value: ticket.customer.id);
            let c = take(value: ticket.customer.name);
            let d = take(value: ticket.tag);
            a + b + c + d
        }

        /// One field goes to two nodes: that field alone is cloned.
        Twice<ticket: Ticket -> u32> {
            let a = take(value: ticket.customer.name);
            let b = take(value: ticket.customer.name);
            let c = take(value: ticket.tag);
            let d = see(value: &ticket.text);
            let e = take(value: &ticket.customer.id);
            a + b + c + d + e
        }

        /// The fields of a tuple, and of a node's value.
        Tuple<pair: (Unique, Unique) -> Unique> {
            let first = take(value: pair.0);
            let both = (pair.1, first);
            both.0
        }
    }

    fn ticket(name: Counted) -> Ticket {
        Ticket {
            text: String::from("help"),
            customer: Customer {
                id: Unique(1),
                name,
            },
            tag: Unique(2),
        }
    }

    #[test]
    fn count_on_their_own() {
        let (name, clones) = Counted::new();
        assert_eq!(
            run(Apart {
                ticket: ticket(name)
            }
            .run()),
            4
        );
        assert_eq!(clones(), 0);
        let (name, clones) = Counted::new();
        assert_eq!(
            run(Twice {
                ticket: ticket(name)
            }
            .run()),
            5
        );
        assert_eq!(clones(), 2);
        let pair = (Unique(1), Unique(2));
        assert_eq!(run(Tuple { pair }.run()), Unique(2));
    }
}

/// Values that borrow from other nodes' values, wherever those are kept.
mod borrows {
    use super::*;

    #[component]
    async fn text(of: u32) -> String {
        pause().await;
        format!("number {of}")
    }

    #[component]
    async fn first_word(text: &str) -> &str {
        pause().await;
        text.split(' ').next().unwrap_or_default()
    }

    #[component]
    async fn join<'a>(left: &'a str, right: &'a str) -> Vec<&'a str> {
        pause().await;
        vec![left, right]
    }

    #[component]
    async fn both<'a>(mut left: Vec<&'a str>, right: &'a str) -> Vec<&'a str> {
        pause().await;
        left.push(right);
        left
    }

    #[component]
    async fn end(of: Vec<&str>) -> &str {
        pause().await;
        of.last().copied().unwrap_or_default()
    }

    workflow! {
        SameStrand<x: u32 -> String> {
            let doc = text(of: x);
            let word = first_word(text: &doc);
            let letter = &word[..1];
            format!("{letter} {word} {doc}")
        }

        OtherBranch<x: u32 -> String> {
            let doc = text(of: x);
            let word = first_word(text: &doc);
            let rest = &doc[word.len()..];
            let length = doc.len();
            format!("{word}{rest} {length}")
        }

        BehindTheJoin<x: u32 -> String> {
            let doc = text(of: x);
            let word = first_word(text: &doc);
            let other = text(of: 2);
            let otherword = first_word(text: &other);
            let both = join(left: word, right: otherword);
            format!("{both:?} {doc} {other}")
        }

        /// The node that lends starts before the one that borrows, in strands that cross.
        Crossing<x: u32 -> String> {
            let a = text(of: x);
            let b = text(of: 2);
            let aword = first_word(text: &a);
            let pair = join(left: &a, right: &b);
            let bword = first_word(text: pair[1]);
            let all = join(left: aword, right: bword);
            format!("{all:?} {}", pair.len())
        }

        /// Words that strands give each other by value, of texts that lie between the strands, too.
        Woven<x: u32 -> String> {
            let a = text(of: x);
            let b = text(of: 2);
            let (aword, anumber) = a.split_once(' ').unwrap_or_default();
            let bword = first_word(text: &b);
            let a2 = join(left: aword, right: anumber);
            let b2 = join(left: anumber, right: bword);
            let a3 = both(left: a2, right: bword);
            let b3 = both(left: b2, right: anumber);
            let a2end = end(of: a2);
            let a4 = both(left: a3, right: a2end);
            let b3end = end(of: b3);
            let b4 = both(left: a3, right: b3end);
            let b5 = both(left: b3, right: anumber);
            format!("{a4:?} {b4:?} {b5:?}")
        }

        /// The lines stand upside down: what borrows, above what it borrows from.
        UpsideDown<x: u32 -> String> {
            let all = format!("{word} {doc} {alias} {again}");
            let again = first_word(text: alias);
            let alias = &doc;
            let word = first_word(text: &doc);
            let beside = wait(times: 1);
            let later = take(value: (beside, alias));
            let doc = text(of: x);
            let other = take(value: (&doc, beside));
            format!("{all} {later} {other}")
        }

        InAnArm<x: u32 -> String> {
            let doc = text(of: x);
            let word = first_word(text: &doc);
            let slow = text(of: 9);
            match word {
                "number" => {
                    let late = first_word(text: &slow);
                    let again = first_word(text: word);
                    format!("{late} {again} {doc}")
                }
                other => other.to_owned(),
            }
        }

        /// What is borrowed outlives a group, what the group makes does not.
        OutOfAGroup<x: u32 -> String> {
            let doc = text(of: x);
            let other = text(of: 2);
            let word = {
                let inner = text(of: 3);
                let innerword = first_word(text: &inner);
                let length = innerword.len();
                let word = first_word(text: &doc);
                &word[..length - 1]
            };
            let both = join(left: word, right: &other);
            both.concat()
        }

        /// Inputs may borrow, and so may what comes of them.
        Inputs<title: &str, rows: &[&str], names: &HashMap<u8, String> -> String> {
            let word = first_word(text: title);
            let second = first_word(text: rows[1]);
            let name = first_word(text: &names[&1]);
            format!("{word} {second} {name}")
        }

        Output<title: &str -> &str> {
            let word = first_word(text: title);
            &word[1..]
        }

        /// A sub-workflow may lend what it was lent.
        Nested<x: u32 -> String> {
            let doc = text(of: x);
            let cut = Output(title: &doc);
            let again = Output(title: cut);
            format!("{cut} {again}")
        }
    }

    #[test]
    fn reach_as_far_as_they_are_used() {
        assert_eq!(run(SameStrand { x: 1 }.run()), "n number number 1");
        assert_eq!(run(OtherBranch { x: 1 }.run()), "number 1 8");
        assert_eq!(
            run(BehindTheJoin { x: 1 }.run()),
            r#"["number", "number"] number 1 number 2"#
        );
        assert_eq!(run(Crossing { x: 1 }.run()), r#"["number", "number"] 2"#);
        assert_eq!(
            run(Woven { x: 1 }.run()),
            r#"["number", "1", "number", "1"] ["number", "1", "number", "1"] ["1", "number", "1", "1"]"#
        );
        assert_eq!(
            run(UpsideDown { x: 1 }.run()),
            "number number 1 number 1 number 1 1"
        );
        assert_eq!(run(InAnArm { x: 1 }.run()), "number number number 1");
        assert_eq!(run(OutOfAGroup { x: 1 }.run()), "numbenumber 2");
        assert_eq!(run(Nested { x: 1 }.run()), "umber mber");
    }

    #[test]
    fn begin_at_the_inputs() {
        let names = HashMap::from([(1, String::from("Ada L"))]);
        let inputs = Inputs {
            title: "a title",
            rows: &["first row", "second row"],
            names: &names,
        };
        assert_eq!(run(inputs.run()), "a second Ada");
        let title = String::from("title page");
        assert_eq!(run(Output { title: &title }.run()), "itle");
    }

    fn is_send<T: Send>(value: T) -> T {
        value
    }

    #[test]
    fn leave_the_run_send() {
        let title = String::from("title page");
        assert_eq!(run(is_send(Output { title: &title }.run())), "itle");
        run(is_send(Crossing { x: 1 }.run()));
        run(is_send(Woven { x: 1 }.run()));
        run(is_send(UpsideDown { x: 1 }.run()));
        run(is_send(InAnArm { x: 1 }.run()));
    }
}

mod threads {
    use super::*;

    #[component]
    async fn cell(x: u32) -> Cell<u32> {
        pause().await;
        Cell::new(x)
    }

    #[component]
    async fn read(cell: Cell<u32>, more: u32) -> u32 {
        pause().await;
        cell.get() + more
    }

    workflow! {
        /// `Cell` is `Send` and not `Sync`: it may be moved from strand to strand, not shared.
        Moved<-> u32> {
            let a = cell(x: 1);
            let b = wait(times: 2);
            let c = wait(times: 1);
            let d = read(cell: a, more: c);
            let e = take(value: (b, c));
            let late = cell(x: c);
            let f = read(cell: late, more: b);
            d + e + f
        }

        /// `Rc` is neither; then the run stays on its thread, and works there.
        Local<-> u32> {
            let a = Rc::new(5);
            let b = wait(times: 2);
            let c = take(value: (&a, b));
            let d = take(value: a);
            *a + b + c + d
        }
    }

    #[test]
    fn a_value_that_is_only_moved_need_not_be_sync() {
        fn is_send<T: Send>(value: T) -> T {
            value
        }
        assert_eq!(run(is_send(Moved {}.run())), (1 + 1) + 1 + (1 + 2));
    }

    #[test]
    fn a_run_may_stay_on_its_thread() {
        assert_eq!(run(Local {}.run()), 5 + 2 + 1 + 1);
    }
}

/// Plain Rust in a workflow means what it means in Rust.
mod glue {
    use super::*;

    struct Point {
        x: u32,
        y: u32,
    }

    macro_rules! sum {
        ($($value:expr),*) => { 0 $(+ $value)* };
    }

    fn double(x: u32) -> u32 {
        2 * x
    }

    workflow! {
        Expressions<x: u32, names: Vec<String> -> String> {
            let list = vec![x, (double(x)), x];
            let zeros = vec![x; 2];
            let Point { x: px, y } = Point { x, y: list[1] };
            let point = Point { y, x: px };
            let (a, b) = (point.x, point.y);
            let [c, d, ..] = [a, y, px];
            let sums = sum!(x, y, list.len() as u32);
            let added = [b].map(|mut b| { b += 1; b })[0];
            let joined = names.iter().map(|x| &**x).collect::<Vec<_>>().join("+");
            let long: Vec<&String> = names.iter().filter(|x| x.len() > 3).collect();
            let first = if let Some(x) = names.first() && x.len() > 1 { x.clone() } else { joined.clone() };
            let shadowed = {
                let x = names.len();
                let y = take(value: x);
                x + y as usize
            };
            let awaited = async { wait(2).await + x }.await;
            let cast = x as u64 + u64::from(d == y);
            let range = (0..x).rev().map(|i| i * x).fold(1, |x, y| 2 * x + y);
            let text = format!("{x}{x:>2}{0}{name}", list[0], name = joined.len());
            let raw = (&raw const cast).is_null();
            let nested = [1, 2].map(|n| [n].map(|m| n + m + x)).concat();
            format!(
                "{zeros:?} {c} {sums} {added} {joined} {} {first} {shadowed} {awaited} {cast} {range} \
                 {text} {raw} {} {}",
                long.len(),
                nested.len(),
                (x)
            )
        }

        Raw<r#type: u32, r#in: &str -> u32> {
            let r#match = wait(times: r#type);
            let r#loop = { let r#fn = wait(times: r#match); r#fn };
            let text = format!("{}{type}", r#in);
            r#loop + text.len() as u32
        }
    }

    #[test]
    fn is_plain_rust() {
        let names = vec![String::from("Ada"), String::from("Grace")];
        assert_eq!(
            run(Expressions { x: 3, names }.run()),
            "[3, 3] 3 12 7 Ada+Grace 1 Ada 3 5 4 38 3 339 false 2 3"
        );
        assert_eq!(
            run(Raw {
                r#type: 3,
                r#in: "ab"
            }
            .run()),
            6
        );
    }
}
