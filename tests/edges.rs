//! Corners of the language, all of which mean what a Rust programmer would guess.

#![allow(
    clippy::redundant_pattern_matching,
    clippy::unused_async,
    clippy::needless_pass_by_value,
    clippy::struct_field_names,
    clippy::no_effect_underscore_binding,
    reason = "components as users write them"
)]

use futures::FutureExt;
use workflow::{Context, component, workflow};

#[component]
async fn same<T>(it: T) -> T {
    it
}

#[component]
async fn nothing() {}

#[component]
async fn count(#[context] n: &u32) -> u32 {
    *n
}

mod shop {
    pub(crate) mod stock {
        use workflow::component;

        #[component]
        pub(crate) async fn order<T: Default>(first: T, amount: u32) -> (T, u32) {
            (first, amount)
        }
    }

    workflow::workflow! {
        pub(crate) Sell<amount: u32 -> u32> {
            let (_, ordered) = stock::order::<u8>(first: 0, amount);
            ordered
        }
    }
}

fn run<T>(run: impl Future<Output = T>) -> T {
    run.now_or_never().expect("nothing to wait for")
}

mod names {
    use super::*;

    workflow! {
        /// Keys that would be one and the same word.
        Keys<x: u32 -> u32> {
            let g_v = same(it: x);
            let g = {
                let v = same(it: x);
                v
            };
            let same_2 = same(it: x);
            same(it: ());
            same(it: ());
            let expression = x + 1;
            let expression_2 = x + 2;
            (x, ());
            (x, x);
            g_v + g + same_2 + expression + expression_2
        }

        /// Names that the generated code uses as well.
        Taken<run: u32, inputs: u32, output: u32 -> u32> {
            let driver = same(it: run);
            let context = same(it: inputs);
            let slot = same(it: (driver, output));
            let get = { let put = same(it: context); put };
            let slot_put = same(it: (&slot, driver));
            let head_0 = if same(it: true) { slot_put.1 } else { 0 };
            let node = run + inputs + output;
            head_0 + get + node + slot.1
        }

        /// The same name in blocks side by side and inside one another.
        Shadows<x: u32 -> u32> {
            let a = {
                let x = same(it: x + 1);
                let b = {
                    let x = same(it: x * 10);
                    x + 1
                };
                x + b
            };
            let b = match x {
                x if x > 100 => x,
                y => {
                    let x = same(it: y + x);
                    let z = |x: u32| x + y;
                    (z(x))
                }
            };
            a + b + x
        }
    }

    #[test]
    fn do_not_clash() {
        assert_eq!(run(Keys { x: 1 }.run()), 1 + 1 + 1 + 2 + 3);
        assert_eq!(
            run(Taken {
                run: 1,
                inputs: 2,
                output: 3
            }
            .run()),
            1 + 2 + 6 + 3
        );
        assert_eq!(run(Shadows { x: 1 }.run()), (2 + 21) + 3 + 1);
    }
}

mod outputs {
    use super::*;

    workflow! {
        Unit<x: u32 -> ()> {
            let _ = same(it: x);
        }

        UnitTail<-> ()> {
            nothing()
        }

        UnitResult<x: u32 -> workflow::Result<()>> {
            let _kept = same(it: x);
            nothing();
        }

        Empty<-> ()> {}

        Input<x: u32 -> u32> {
            x
        }

        Literal<-> &'static str> {
            "text"
        }

        Arms<x: u32 -> u32> {
            match x {
                0 => {}
                1 => nothing(),
                2 => { nothing(); }
                _ => (),
            }
            if x > 2 { nothing() }
            if x > 3 { nothing(); } else if x == 0 {} else { nothing() }
            let unit = if x == 9 {};
            same(it: unit);
            let never: u32 = match x {
                7 => panic!("seven"),
                x => x,
            };
            never
        }

        Postfix<x: Option<u32> -> u32> {
            let a = same(it: (x, 1)).0.map(|n| n + 1).unwrap_or_default();
            let b = match x {
                Some(n) => same(it: n),
                None => 0,
            }.max(3);
            let c = { same(it: [1, 2]) }.len();
            let d = if b > 3 { same(it: 1u32) } else { 2 }.pow(2);
            let e = same(it: "a b").split(' ').collect::<Vec<_>>().len();
            a + b + d + u32::try_from(c + e).unwrap()
        }
    }

    #[test]
    fn are_the_tail_whatever_it_is() {
        run(Unit { x: 1 }.run());
        run(UnitTail {}.run());
        run(UnitResult { x: 1 }.run()).unwrap();
        run(Empty {}.run());
        assert_eq!(run(Input { x: 1 }.run()), 1);
        assert_eq!(run(Literal {}.run()), "text");
        for x in [0, 1, 2, 3, 4, 9] {
            assert_eq!(run(Arms { x }.run()), x);
        }
        assert_eq!(run(Postfix { x: Some(5) }.run()), 6 + 5 + 1 + 4);
        assert_eq!(run(Postfix { x: None }.run()), 3 + 4 + 4);
    }
}

mod fields {
    use super::*;

    struct Item {
        id: u64,
    }

    #[component]
    async fn read(text: &str) -> Result<Item, std::num::ParseIntError> {
        let id = text.parse()?;
        Ok(Item { id })
    }

    #[component]
    async fn add(a: &u64, b: u64) -> u64 {
        a + b
    }

    #[component]
    async fn check(it: &u64) -> Result<(), std::num::ParseIntError> {
        it.to_string().parse::<u8>().map(|_| ())
    }

    workflow! {
        Strands<text: &str -> Result<u64, std::num::ParseIntError>> {
            let item = read(text)?;
            let counted = loop n = 0 {
                let more = same(it: n < item.id);
                if more { continue n + 1 } else { break n }
            };
            let base = same(it: 252);
            let added = add(a: &base, b: item.id);
            check(it: &base)?;
            check(it: &added)?;
            counted
        }
    }

    #[test]
    fn are_read_by_strands_whatever_these_are_beside() {
        assert_eq!(run(Strands { text: "3" }.run()), Ok(3));
        run(Strands { text: "4" }.run()).unwrap_err();
    }
}

mod components {
    use super::*;

    /// With lifetimes, bounds, constants, and closures.
    #[component]
    async fn apply<'a, T, U: 'a, F, const N: usize>(items: &'a [T; N], by: F) -> Vec<U>
    where
        F: Fn(&'a T) -> U,
    {
        items.iter().map(by).collect()
    }

    #[component]
    fn show(of: &impl std::fmt::Debug, times: impl Into<u32>) -> String {
        format!("{of:?}").repeat(times.into() as usize)
    }

    #[derive(Context)]
    struct App {
        number: u32,
    }

    workflow! {
        Paths<amount: u32 -> u32> {
            let a = shop::Sell(amount);
            let b = self::shop::stock::order::<String>(first: String::new(), amount: a);
            let c = crate::shop::stock::order::<Vec<(u8, u8)>>(first: Vec::new(), amount: b.1);
            let d = super::same::<u32>(it: c.1);
            let (e, f): (u64, _) = shop::stock::order(first: 0, amount: d);
            f + u32::try_from(e).unwrap_or(1)
        }

        Generic<list: [u32; 3] -> String> {
            let factor = list[0];
            let scaled = apply(items: &list, by: |n| n * factor);
            let words = apply::<_, _, 3>(items: &list, by: ToString::to_string);
            let first = show(of: &scaled, times: 2u8);
            let second = show(of: &words, times: 1u32);
            first + &second
        }

        InContext<x: u32 -> u32> with App {
            let a = count();
            let b = Number();
            let c = Plain(x);
            a + b + c
        }

        /// A context may be one plain thing.
        Number<-> u32> with u32 {
            count()
        }

        Plain<x: u32 -> u32> {
            same(it: x)
        }
    }

    #[test]
    fn may_be_generic_and_anywhere() {
        assert_eq!(run(Paths { amount: 3 }.run()), 3);
        assert_eq!(
            run(Generic { list: [2, 3, 4] }.run()),
            r#"[4, 6, 8][4, 6, 8]["2", "3", "4"]"#
        );
        assert_eq!(run(InContext { x: 5 }.run(&App { number: 4 })), 4 + 4 + 5);
    }
}

mod routes {
    use super::*;

    #[derive(Clone, Debug, PartialEq)]
    enum Shape {
        Circle { radius: u32 },
        Square(u32),
        Line,
    }

    workflow! {
        Patterns<shape: Shape, limit: u32 -> u32> {
            let double = same(it: limit * 2);
            match same(it: shape) {
                Shape::Circle { radius } if radius > double => same(it: double),
                Shape::Circle { radius: 0 } | Shape::Square(0) | Shape::Line => 0,
                Shape::Circle { radius: r @ 1..=5 } => r,
                Shape::Square(side) if { let area = side * side; area > limit } => same(it: side),
                Shape::Circle { radius: n } | Shape::Square(n) => n + 100,
            }
        }

        LetChain<a: Option<u32>, b: Option<u32> -> u32> {
            let c = same(it: 5);
            if let Some(a) = a && let Some(b) = b && a + b < c {
                same(it: a + b)
            } else if let (Some(n), None) | (None, Some(n)) = (a, b) {
                let m = same(it: n);
                m + 100
            } else if let None = a {
                7
            } else {
                c
            }
        }

        /// Deeper than anybody would go.
        Deep<n: u32 -> u32> {
            match n { 0 => 0, n => match same(it: n - 1) { 0 => 1, n => { if same(it: n > 1) {
                let g = { let h = { match n { 2 => same(it: 3), k => { let i = { same(it: k) }; i + 1 } } }; h };
                if g == 3 { g } else { match g { 4 => { if let Some(x) = same(it: Some(g)) { same(it: x) } else { 0 } } x => x } }
            } else { 2 } } } }
        }

        /// An input that only an arm uses, and one that nobody does.
        Unused<used: String, _unused: String, also: u8 -> String> {
            match also {
                0 => used,
                _ => String::new(),
            }
        }
    }

    #[test]
    fn take_all_patterns() {
        let run = |shape, limit| run(Patterns { shape, limit }.run());
        assert_eq!(run(Shape::Circle { radius: 9 }, 4), 8);
        assert_eq!(run(Shape::Circle { radius: 0 }, 4), 0);
        assert_eq!(run(Shape::Circle { radius: 4 }, 4), 4);
        assert_eq!(run(Shape::Circle { radius: 7 }, 4), 107);
        assert_eq!(run(Shape::Square(3), 4), 3);
        assert_eq!(run(Shape::Square(2), 4), 102);
        assert_eq!(run(Shape::Line, 4), 0);
    }

    #[test]
    fn take_chains_of_lets() {
        let run = |a, b| run(LetChain { a, b }.run());
        assert_eq!(run(Some(1), Some(2)), 3);
        assert_eq!(run(Some(3), Some(2)), 5);
        assert_eq!(run(Some(1), None), 101);
        assert_eq!(run(None, Some(2)), 102);
        assert_eq!(run(None, None), 7);
    }

    #[test]
    fn go_deep() {
        let deep = [0, 1, 2, 3, 4, 5].map(|n| run(Deep { n }.run()));
        assert_eq!(deep, [0, 1, 2, 3, 4, 5]);
        let used = String::from("x");
        let unused = Unused {
            used,
            _unused: String::new(),
            also: 0,
        };
        assert_eq!(run(unused.run()), "x");
    }
}

mod awaiting {
    use super::*;

    async fn plain(x: u32) -> u32 {
        x + 1
    }

    workflow! {
        /// In glue `.await` is Rust's own, for what is no component.
        Waits<x: u32 -> u32> {
            let a = (plain(x)).await;
            let b = (std::future::ready(a)).await + plain(x).await;
            let c = [plain(a).await, plain(b).await];
            let d = async { let a = plain(x).await; a * 2 }.await;
            let e = Box::pin(plain(d)).await;
            let f = if (plain(x)).await > 1 { same(it: 1) } else { 0 };
            let g = match (plain(x)).await { n if n == 2 => same(it: n), _ => 0 };
            c[0] + c[1] + e + f + g
        }
    }

    #[test]
    fn plain_futures() {
        assert_eq!(run(Waits { x: 1 }.run()), 3 + 5 + 5 + 1 + 2);
    }
}

#[allow(
    clippy::never_loop,
    clippy::trivially_copy_pass_by_ref,
    reason = "their labels are what is tried"
)]
mod plain_loops {
    use std::cell::Cell;

    use super::*;

    fn add(to: &Cell<u32>, x: &u32) {
        to.set(to.get() + x);
    }

    workflow! {
        /// `for` and `while` are glue. What looks like components in them is none in parentheses.
        Loops<xs: &[u32], a: &Cell<u32>, b: &Cell<u32>, c: &Cell<u32>, d: &Cell<u32> -> usize> {
            for x in xs { a.set(a.get() + x); }
            while b.get() < 5 { b.set(b.get() + 2) }
            'all: for x in match xs { [_, rest @ ..] => rest, [] => xs } {
                for _ in 0..3 {
                    c.set(c.get() + x);
                    continue 'all;
                }
            }
            (for x in xs { add(d, x) });
            let once = 'done: loop { break 'done 1 };
            xs.len() + once
        }
    }

    #[test]
    fn run_as_they_stand() {
        let [a, b, c, d] = [const { Cell::new(0) }; 4];
        let loops = Loops {
            xs: &[1, 2, 3],
            a: &a,
            b: &b,
            c: &c,
            d: &d,
        };
        assert_eq!(run(loops.run()), 4);
        assert_eq!([a, b, c, d].map(|cell| cell.get()), [6, 6, 5, 6]);
    }
}

/// The macro in a function, in a macro, and beside its own names.
mod places {
    use super::*;

    macro_rules! make {
        ($name:ident, $ty:ty, $value:expr, $node:ident) => {
            workflow! {
                $name<x: $ty -> $ty> {
                    let $node = same(it: x + $value);
                    let hidden = same(it: $node + 1);
                    hidden + $value
                }
            }
        };
    }

    make!(Made, u32, 2 * 3, hidden_not);
    make!(MadeAgain, u64, 1, node);

    #[test]
    fn inside_macros() {
        assert_eq!(run(Made { x: 1 }.run()), 1 + 6 + 1 + 6);
        assert_eq!(run(MadeAgain { x: 1 }.run()), 1 + 1 + 1 + 1);
    }

    #[test]
    fn inside_functions() {
        #[component]
        fn local(x: u32) -> u32 {
            x
        }
        workflow! {
            Local<x: u32 -> u32> { local(x) }
        }
        assert_eq!(run(Local { x: 1 }.run()), 1);
    }

    workflow! {
        /// A workflow and its node of one name, and a node named like its component.
        Same<same: u32 -> u32> {
            let count = same(it: same);
            let nothing = nothing();
            same(it: (count, nothing)).0
        }
    }

    #[test]
    fn with_names_in_both_namespaces() {
        assert_eq!(run(Same { same: 3 }.run()), 3);
    }

    workflow! {
        /// Not there, whatever it mentions.
        #[cfg(any())]
        Absent<x: u32 -> u32> { not_there_either(x) }

        #[cfg(all())]
        Present<x: u32 -> u32> { x }
    }

    #[test]
    fn only_where_they_are_configured() {
        assert_eq!(run(Present { x: 3 }.run()), 3);
    }
}
