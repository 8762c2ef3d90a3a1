//! Everything that the connections allow runs side by side, and nothing else does.
//!
//! Each workflow stands beside a table of what its nodes need. Its nodes are let go in every order,
//! and after each the nodes that have started are exactly those that the table lets start.

#![allow(
    clippy::match_bool,
    clippy::unused_async,
    clippy::needless_pass_by_value,
    reason = "components as users write them"
)]

#[allow(dead_code, reason = "each test uses its part")]
mod lab;

use lab::{Held, Lab, Table, Token, draws_exactly, pick, runs_exactly, step};
use workflow::workflow;

type Tokens<const N: usize> = [Token; N];

mod series_and_parallel {
    use super::*;

    workflow! {
        Chain<-> Token> with Lab {
            let a = step(at: "a", needs: ());
            let b = step(at: "b", needs: a);
            let c = step(at: "c", needs: b);
            c
        }

        Fork<-> Tokens<3>> with Lab {
            let a = step(at: "a", needs: ());
            let b = step(at: "b", needs: ());
            let c = step(at: "c", needs: ());
            [a, b, c]
        }

        /// More than one join takes.
        Wide<-> Token> with Lab {
            let a = step(at: "a", needs: ());
            let b = step(at: "b", needs: &a);
            let c = step(at: "c", needs: &a);
            let d = step(at: "d", needs: &a);
            let e = step(at: "e", needs: &a);
            let f = step(at: "f", needs: &a);
            let g = step(at: "g", needs: &a);
            let h = step(at: "h", needs: &a);
            let i = step(at: "i", needs: &a);
            let j = step(at: "j", needs: &a);
            let k = step(at: "k", needs: (&b, &c, &d, &e, &f, &g, &h, &i, &j));
            k
        }

        Diamond<-> Token> with Lab {
            let a = step(at: "a", needs: ());
            let b = step(at: "b", needs: &a);
            let c = step(at: "c", needs: a);
            let d = step(at: "d", needs: (b, c));
            d
        }

        /// A branch of several nodes beside one of one.
        Uneven<-> Token> with Lab {
            let a = step(at: "a", needs: ());
            let b = step(at: "b", needs: a);
            let c = step(at: "c", needs: b);
            let d = step(at: "d", needs: ());
            let e = step(at: "e", needs: (c, d));
            e
        }

        /// Two times two nodes, all of the second pair behind both of the first.
        Square<-> Tokens<2>> with Lab {
            let a = step(at: "a", needs: ());
            let b = step(at: "b", needs: ());
            let c = step(at: "c", needs: (&a, &b));
            let d = step(at: "d", needs: (a, b));
            [c, d]
        }

        /// The same connection twice, once directly and once through another node.
        Shortcut<-> Token> with Lab {
            let a = step(at: "a", needs: ());
            let b = step(at: "b", needs: a.clone());
            let c = step(at: "c", needs: (&a, &b));
            let d = step(at: "d", needs: (a, b, c));
            d
        }

        /// Parts that have nothing to do with one another.
        Apart<-> ()> with Lab {
            let a = step(at: "a", needs: ());
            let b = step(at: "b", needs: a);
            let c = step(at: "c", needs: ());
            let d = step(at: "d", needs: c);
            step(at: "e", needs: b);
            let _ = step(at: "f", needs: d);
            let _unused = step(at: "g", needs: ());
        }

        /// The lines stand upside down.
        Backwards<-> Token> with Lab {
            #[after(e)]
            let f = step(at: "f", needs: ());
            let e = step(at: "e", needs: (c, &d));
            let d = step(at: "d", needs: (&b, &a));
            let c = step(at: "c", needs: b);
            let b = step(at: "b", needs: a);
            let a = step(at: "a", needs: ());
            f
        }
    }

    const CHAIN: Table<'_> = &[("a", &[]), ("b", &["a"]), ("c", &["b"])];

    #[test]
    fn a_chain() {
        runs_exactly(CHAIN, async |lab| Chain {}.run(lab).await);
        draws_exactly(CHAIN, Chain::graph());
    }

    const FORK: Table<'_> = &[("a", &[]), ("b", &[]), ("c", &[])];

    #[test]
    fn a_fork() {
        runs_exactly(FORK, async |lab| Fork {}.run(lab).await);
        draws_exactly(FORK, Fork::graph());
    }

    const WIDE: Table<'_> = &[
        ("a", &[]),
        ("b", &["a"]),
        ("c", &["a"]),
        ("d", &["a"]),
        ("e", &["a"]),
        ("f", &["a"]),
        ("g", &["a"]),
        ("h", &["a"]),
        ("i", &["a"]),
        ("j", &["a"]),
        ("k", &["b", "c", "d", "e", "f", "g", "h", "i", "j"]),
    ];

    #[test]
    fn a_fork_wider_than_one_join() {
        runs_exactly(WIDE, async |lab| Wide {}.run(lab).await);
        draws_exactly(WIDE, Wide::graph());
    }

    const DIAMOND: Table<'_> = &[("a", &[]), ("b", &["a"]), ("c", &["a"]), ("d", &["b", "c"])];

    #[test]
    fn a_diamond() {
        runs_exactly(DIAMOND, async |lab| Diamond {}.run(lab).await);
        draws_exactly(DIAMOND, Diamond::graph());
    }

    const UNEVEN: Table<'_> = &[
        ("a", &[]),
        ("b", &["a"]),
        ("c", &["b"]),
        ("d", &[]),
        ("e", &["c", "d"]),
    ];

    #[test]
    fn branches_of_different_length() {
        runs_exactly(UNEVEN, async |lab| Uneven {}.run(lab).await);
        draws_exactly(UNEVEN, Uneven::graph());
    }

    const SQUARE: Table<'_> = &[
        ("a", &[]),
        ("b", &[]),
        ("c", &["a", "b"]),
        ("d", &["a", "b"]),
    ];

    #[test]
    fn two_behind_two() {
        runs_exactly(SQUARE, async |lab| Square {}.run(lab).await);
        draws_exactly(SQUARE, Square::graph());
    }

    const SHORTCUT: Table<'_> = &[
        ("a", &[]),
        ("b", &["a"]),
        ("c", &["a", "b"]),
        ("d", &["a", "b", "c"]),
    ];

    #[test]
    fn a_connection_beside_a_longer_way() {
        runs_exactly(SHORTCUT, async |lab| Shortcut {}.run(lab).await);
        draws_exactly(SHORTCUT, Shortcut::graph());
    }

    #[test]
    fn parts_that_are_not_connected() {
        let table: Table<'_> = &[
            ("a", &[]),
            ("b", &["a"]),
            ("c", &[]),
            ("d", &["c"]),
            ("e", &["b"]),
            ("f", &["d"]),
            ("g", &[]),
        ];
        runs_exactly(table, async |lab| Apart {}.run(lab).await);
    }

    const BACKWARDS: Table<'_> = &[
        ("a", &[]),
        ("b", &["a"]),
        ("c", &["b"]),
        ("d", &["a", "b"]),
        ("e", &["c", "d"]),
        ("f", &["e"]),
    ];

    #[test]
    fn names_used_above_the_lines_that_bind_them() {
        runs_exactly(BACKWARDS, async |lab| Backwards {}.run(lab).await);
        draws_exactly(BACKWARDS, Backwards::graph());
    }
}

/// Graphs that no nesting of sequences and forks can express.
mod strands {
    use super::*;

    workflow! {
        /// `c` starts when `a` has ended though `b` has not.
        Extra<-> Token> with Lab {
            let a = step(at: "a", needs: ());
            let b = step(at: "b", needs: ());
            let c = step(at: "c", needs: &a);
            let d = step(at: "d", needs: (a, b));
            let e = step(at: "e", needs: (c, d));
            e
        }

        N<-> Tokens<2>> with Lab {
            let a = step(at: "a", needs: ());
            let b = step(at: "b", needs: ());
            let c = step(at: "c", needs: &a);
            let d = step(at: "d", needs: (&a, &b));
            [c, d]
        }

        /// Three nodes, and one for each pair of them.
        Pairs<-> Tokens<3>> with Lab {
            let a = step(at: "a", needs: ());
            let b = step(at: "b", needs: ());
            let c = step(at: "c", needs: ());
            let ab = step(at: "ab", needs: (&a, &b));
            let bc = step(at: "bc", needs: (&b, &c));
            let ac = step(at: "ac", needs: (a, c));
            [ab, bc, ac]
        }

        /// Two chains that read each other's values.
        Braid<-> Tokens<2>> with Lab {
            let a1 = step(at: "a1", needs: ());
            let b1 = step(at: "b1", needs: ());
            let a2 = step(at: "a2", needs: &a1);
            let b2 = step(at: "b2", needs: (&a1, &b1));
            let a3 = step(at: "a3", needs: (&a2, &b1));
            let b3 = step(at: "b3", needs: (&a2, b2));
            let a4 = step(at: "a4", needs: (a3, &b3));
            let b4 = step(at: "b4", needs: (b3, a1));
            [a4, b4]
        }

        /// Each node needs the one above it and the one to its left.
        Grid<-> Token> with Lab {
            let a1 = step(at: "a1", needs: ());
            let a2 = step(at: "a2", needs: &a1);
            let a3 = step(at: "a3", needs: &a2);
            let a4 = step(at: "a4", needs: &a3);
            let b1 = step(at: "b1", needs: &a1);
            let b2 = step(at: "b2", needs: (&a2, &b1));
            let b3 = step(at: "b3", needs: (&a3, &b2));
            let b4 = step(at: "b4", needs: (&a4, &b3));
            let c1 = step(at: "c1", needs: &b1);
            let c2 = step(at: "c2", needs: (&b2, &c1));
            let c3 = step(at: "c3", needs: (&b3, &c2));
            let c4 = step(at: "c4", needs: (&b4, &c3));
            let d1 = step(at: "d1", needs: &c1);
            let d2 = step(at: "d2", needs: (&c2, &d1));
            let d3 = step(at: "d3", needs: (&c3, &d2));
            let d4 = step(at: "d4", needs: (&c4, &d3));
            d4
        }

        /// The same by value, and only what is behind each node is kept.
        GridByValue<-> Token> with Lab {
            let a1 = step(at: "a1", needs: ());
            let a2 = step(at: "a2", needs: a1);
            let a3 = step(at: "a3", needs: a2);
            let b1 = step(at: "b1", needs: a1);
            let b2 = step(at: "b2", needs: (a2, b1));
            let b3 = step(at: "b3", needs: (a3, b2));
            let c1 = step(at: "c1", needs: b1);
            let c2 = step(at: "c2", needs: (b2, c1));
            let c3 = step(at: "c3", needs: (b3, c2));
            c3
        }

        /// Glue waits like any node.
        Glue<-> String> with Lab {
            let a = step(at: "a", needs: ());
            let b = step(at: "b", needs: ());
            let both = format!("{}{}", a.0, b.0);
            let c = step(at: "c", needs: &a);
            let d = step(at: "d", needs: &both);
            format!("{both}{}{}", c.0, d.0)
        }
    }

    const EXTRA: Table<'_> = &[
        ("a", &[]),
        ("b", &[]),
        ("c", &["a"]),
        ("d", &["a", "b"]),
        ("e", &["c", "d"]),
    ];

    #[test]
    fn a_diamond_with_an_extra_edge() {
        runs_exactly(EXTRA, async |lab| Extra {}.run(lab).await);
        draws_exactly(EXTRA, Extra::graph());
    }

    #[test]
    fn a_node_does_not_wait_for_what_its_neighbour_needs() {
        let lab = Lab::default();
        let mut run = Held::new(Extra {}.run(&lab));
        assert!(run.settle().is_none());
        lab.release("a");
        assert!(run.settle().is_none());
        assert_eq!(lab.log(), ["+a", "+b", "-a", "+c"]);
        lab.release("c");
        assert!(run.settle().is_none());
        assert_eq!(lab.running(), ["b"]);
    }

    const N_SHAPE: Table<'_> = &[("a", &[]), ("b", &[]), ("c", &["a"]), ("d", &["a", "b"])];

    #[test]
    fn an_n() {
        runs_exactly(N_SHAPE, async |lab| N {}.run(lab).await);
        draws_exactly(N_SHAPE, N::graph());
    }

    const PAIRS: Table<'_> = &[
        ("a", &[]),
        ("b", &[]),
        ("c", &[]),
        ("ab", &["a", "b"]),
        ("bc", &["b", "c"]),
        ("ac", &["a", "c"]),
    ];

    #[test]
    fn all_pairs_of_three() {
        runs_exactly(PAIRS, async |lab| Pairs {}.run(lab).await);
        draws_exactly(PAIRS, Pairs::graph());
    }

    const BRAID: Table<'_> = &[
        ("a1", &[]),
        ("b1", &[]),
        ("a2", &["a1"]),
        ("b2", &["a1", "b1"]),
        ("a3", &["a2", "b1"]),
        ("b3", &["a2", "b2"]),
        ("a4", &["a3", "b3"]),
        ("b4", &["b3", "a1"]),
    ];

    #[test]
    fn chains_that_read_each_other() {
        runs_exactly(BRAID, async |lab| Braid {}.run(lab).await);
        draws_exactly(BRAID, Braid::graph());
    }

    const GRID: Table<'_> = &[
        ("a1", &[]),
        ("a2", &["a1"]),
        ("a3", &["a2"]),
        ("a4", &["a3"]),
        ("b1", &["a1"]),
        ("b2", &["a2", "b1"]),
        ("b3", &["a3", "b2"]),
        ("b4", &["a4", "b3"]),
        ("c1", &["b1"]),
        ("c2", &["b2", "c1"]),
        ("c3", &["b3", "c2"]),
        ("c4", &["b4", "c3"]),
        ("d1", &["c1"]),
        ("d2", &["c2", "d1"]),
        ("d3", &["c3", "d2"]),
        ("d4", &["c4", "d3"]),
    ];

    #[test]
    fn a_grid() {
        runs_exactly(GRID, async |lab| Grid {}.run(lab).await);
        draws_exactly(GRID, Grid::graph());
    }

    #[test]
    fn a_grid_of_values() {
        let row = |name: &&str| name.starts_with(['a', 'b', 'c']) && !name.ends_with('4');
        let table: Vec<_> = GRID.iter().filter(|(node, _)| row(node)).copied().collect();
        runs_exactly(&table, async |lab| GridByValue {}.run(lab).await);
        draws_exactly(&table, GridByValue::graph());
    }

    const GLUE: Table<'_> = &[("a", &[]), ("b", &[]), ("c", &["a"]), ("d", &["a", "b"])];

    #[test]
    fn glue_between_strands() {
        runs_exactly(GLUE, async |lab| Glue {}.run(lab).await);
        draws_exactly(GLUE, Glue::graph());
    }
}

mod routes {
    use super::*;

    workflow! {
        /// A node outside of a route runs beside its arm.
        Beside<left: bool -> Tokens<2>> with Lab {
            let route = pick(at: "route", needs: (), give: left);
            let inside = match route {
                true => {
                    let a = step(at: "a", needs: ());
                    let b = step(at: "b", needs: a);
                    b
                }
                false => step(at: "c", needs: ()),
            };
            let outside = step(at: "outside", needs: ());
            [inside, outside]
        }

        /// The arm starts when the way is known; only the node in it that needs `outer` waits.
        Late<-> Tokens<3>> with Lab {
            let outer = step(at: "outer", needs: ());
            let way = pick(at: "way", needs: (), give: Some(3));
            match way {
                Some(n) if n > 2 => {
                    let a = step(at: "a", needs: ());
                    let b = step(at: "b", needs: &outer);
                    let c = step(at: "c", needs: a);
                    [b, c, outer]
                }
                _ => [outer.clone(), outer.clone(), outer],
            }
        }

        /// Several values made outside, needed at different places and depths of an arm.
        Deep<-> Token> with Lab {
            let x = step(at: "x", needs: ());
            let y = step(at: "y", needs: ());
            let z = step(at: "z", needs: &x);
            if pick(at: "first", needs: (), give: true) {
                let a = step(at: "a", needs: &x);
                if pick(at: "second", needs: &a, give: true) {
                    let b = step(at: "b", needs: &y);
                    let c = step(at: "c", needs: (a, &z));
                    match pick(at: "third", needs: &b, give: 2) {
                        1 => step(at: "one", needs: ()),
                        2 => {
                            let d = step(at: "d", needs: (c, &y));
                            let e = step(at: "e", needs: ());
                            step(at: "f", needs: (d, e, b));
                            step(at: "g", needs: (x, y, z))
                        }
                        _ => step(at: "other", needs: ()),
                    }
                } else {
                    step(at: "otherwise", needs: &z)
                }
            } else {
                step(at: "never", needs: ())
            }
        }

        /// The head of a route is a node like any other.
        Heads<-> Tokens<3>> with Lab {
            let a = step(at: "a", needs: ());
            let b = match pick(at: "head", needs: &a, give: 1) {
                1 => step(at: "b", needs: ()),
                _ => step(at: "never", needs: ()),
            };
            let c = step(at: "c", needs: &a);
            let d = if let Some(n) = pick(at: "other", needs: (), give: Some(1)) {
                step(at: "d", needs: n)
            } else {
                step(at: "never", needs: ())
            };
            [b, c, d]
        }

        /// What stands behind a route waits for its whole arm, used or not.
        Behind<-> Token> with Lab {
            let a = if pick(at: "head", needs: (), give: true) {
                step(at: "unused", needs: ());
                step(at: "a", needs: ())
            } else {
                step(at: "never", needs: ())
            };
            step(at: "b", needs: a)
        }

        /// Guards see the pattern and the nodes outside.
        Guards<-> Token> with Lab {
            let limit = pick(at: "limit", needs: (), give: 5);
            let aside = step(at: "aside", needs: ());
            let n = pick(at: "n", needs: (), give: 7);
            match n {
                n if n < limit => step(at: "small", needs: n),
                n if n > limit => {
                    let big = step(at: "big", needs: n);
                    step(at: "bigger", needs: (big, &aside))
                }
                _ => step(at: "equal", needs: aside),
            }
        }

        /// Two routes side by side, both of which need what both start without.
        Two<-> Tokens<2>> with Lab {
            let shared = step(at: "shared", needs: ());
            let left = match pick(at: "left", needs: (), give: 'l') {
                'l' => {
                    let a = step(at: "a", needs: ());
                    step(at: "b", needs: (a, &shared))
                }
                _ => shared.clone(),
            };
            let right = match pick(at: "right", needs: (), give: 'r') {
                'r' => {
                    let c = step(at: "c", needs: &shared);
                    step(at: "d", needs: c)
                }
                _ => shared,
            };
            [left, right]
        }

        /// An arm may use the name of a node outside, and need that node to make its own.
        Shadows<-> Token> with Lab {
            let x = step(at: "x", needs: ());
            let y = if pick(at: "head", needs: (), give: true) {
                let x = match pick(at: "inner head", needs: &x, give: 1) {
                    1 => step(at: "inner x", needs: x),
                    _ => x,
                };
                let z = step(at: "z", needs: x);
                z
            } else {
                let x = step(at: "never", needs: ());
                x
            };
            step(at: "end", needs: (x, y))
        }

        /// A way on which nothing runs.
        Empty<run: bool -> Token> with Lab {
            let a = step(at: "a", needs: ());
            if run {
                step(at: "b", needs: &a);
            }
            match run {
                true => {}
                false => {
                    step(at: "c", needs: ());
                }
            }
            a
        }
    }

    #[test]
    fn a_node_beside_an_arm() {
        let table: Table<'_> = &[
            ("route", &[]),
            ("a", &["route"]),
            ("b", &["a"]),
            ("outside", &[]),
        ];
        runs_exactly(table, async |lab| Beside { left: true }.run(lab).await);
        draws_exactly(table, Beside::graph());

        let table: Table<'_> = &[("route", &[]), ("c", &["route"]), ("outside", &[])];
        runs_exactly(table, async |lab| Beside { left: false }.run(lab).await);
    }

    const LATE: Table<'_> = &[
        ("outer", &[]),
        ("way", &[]),
        ("a", &["way"]),
        ("b", &["way", "outer"]),
        ("c", &["a"]),
    ];

    #[test]
    fn an_arm_waits_only_where_a_node_of_it_needs_to() {
        runs_exactly(LATE, async |lab| Late {}.run(lab).await);
        draws_exactly(LATE, Late::graph());
    }

    #[test]
    fn arms_in_arms() {
        let table: Table<'_> = &[
            ("x", &[]),
            ("y", &[]),
            ("z", &["x"]),
            ("first", &[]),
            ("a", &["first", "x"]),
            ("second", &["a"]),
            ("b", &["second", "y"]),
            ("c", &["second", "a", "z"]),
            ("third", &["b"]),
            ("d", &["third", "c", "y"]),
            ("e", &["third"]),
            ("f", &["d", "e", "b"]),
            ("g", &["third", "x", "y", "z"]),
        ];
        runs_exactly(table, async |lab| Deep {}.run(lab).await);
    }

    #[test]
    fn heads_of_routes() {
        let table: Table<'_> = &[
            ("a", &[]),
            ("head", &["a"]),
            ("b", &["head"]),
            ("c", &["a"]),
            ("other", &[]),
            ("d", &["other"]),
        ];
        runs_exactly(table, async |lab| Heads {}.run(lab).await);
    }

    #[test]
    fn a_route_ends_when_its_arm_has_ended() {
        let table: Table<'_> = &[
            ("head", &[]),
            ("unused", &["head"]),
            ("a", &["head"]),
            ("b", &["a", "unused"]),
        ];
        runs_exactly(table, async |lab| Behind {}.run(lab).await);
    }

    #[test]
    fn guards() {
        let table: Table<'_> = &[
            ("limit", &[]),
            ("aside", &[]),
            ("n", &[]),
            ("big", &["n", "limit"]),
            ("bigger", &["big", "aside"]),
        ];
        runs_exactly(table, async |lab| Guards {}.run(lab).await);
    }

    #[test]
    fn routes_side_by_side() {
        let table: Table<'_> = &[
            ("shared", &[]),
            ("left", &[]),
            ("right", &[]),
            ("a", &["left"]),
            ("b", &["a", "shared"]),
            ("c", &["right", "shared"]),
            ("d", &["c"]),
        ];
        runs_exactly(table, async |lab| Two {}.run(lab).await);
    }

    #[test]
    fn names_that_shadow_others() {
        let table: Table<'_> = &[
            ("x", &[]),
            ("head", &[]),
            ("inner head", &["head", "x"]),
            ("inner x", &["inner head"]),
            ("z", &["inner x"]),
            ("end", &["x", "z"]),
        ];
        runs_exactly(table, async |lab| Shadows {}.run(lab).await);
    }

    #[test]
    fn ways_without_nodes() {
        let table: Table<'_> = &[("a", &[]), ("b", &["a"])];
        runs_exactly(table, async |lab| Empty { run: true }.run(lab).await);
        let table: Table<'_> = &[("a", &[]), ("c", &[])];
        runs_exactly(table, async |lab| Empty { run: false }.run(lab).await);
    }
}

mod groups {
    use super::*;

    workflow! {
        Group<-> Tokens<2>> with Lab {
            let before = step(at: "before", needs: ());
            let group = {
                let a = step(at: "a", needs: &before);
                let b = step(at: "b", needs: ());
                let unused = step(at: "unused", needs: ());
                #[after(unused)]
                let c = step(at: "c", needs: (a, b));
                c
            };
            let behind = step(at: "behind", needs: &group);
            let beside = step(at: "beside", needs: ());
            [behind, beside]
        }

        /// A group in a group, each of which needs what is made beside it.
        Nested<-> Token> with Lab {
            let x = step(at: "x", needs: ());
            let outer = {
                let a = step(at: "a", needs: ());
                let inner = {
                    let b = step(at: "b", needs: &a);
                    let c = step(at: "c", needs: &x);
                    [b, c]
                };
                let d = step(at: "d", needs: &x);
                (a, inner, d)
            };
            step(at: "e", needs: (outer, x))
        }
    }

    #[test]
    fn a_group_ends_when_all_in_it_have_ended() {
        let table: Table<'_> = &[
            ("before", &[]),
            ("a", &["before"]),
            ("b", &[]),
            ("unused", &[]),
            ("c", &["a", "b", "unused"]),
            ("behind", &["c"]),
            ("beside", &[]),
        ];
        runs_exactly(table, async |lab| Group {}.run(lab).await);
    }

    #[test]
    fn groups_in_groups() {
        let table: Table<'_> = &[
            ("x", &[]),
            ("a", &[]),
            ("b", &["a"]),
            ("c", &["x"]),
            ("d", &["x"]),
            ("e", &["b", "c", "d"]),
        ];
        runs_exactly(table, async |lab| Nested {}.run(lab).await);
    }
}

mod after {
    use super::*;

    workflow! {
        Chain<-> ()> with Lab {
            let a = step(at: "a", needs: ());
            #[after(a)]
            let b = step(at: "b", needs: ());
            #[after(b, a)]
            let _ = step(at: "c", needs: ());
        }

        /// Nodes without names go by their components'.
        Unnamed<-> ()> with Lab {
            #[after(pick)]
            step(at: "b", needs: ());
            pick(at: "a", needs: (), give: ());
        }

        /// Between strands that hand values to each other, too.
        Across<-> Tokens<2>> with Lab {
            let a = step(at: "a", needs: ());
            let b = step(at: "b", needs: ());
            let c = step(at: "c", needs: &a);
            #[after(a)]
            let d = step(at: "d", needs: b);
            #[after(d)]
            let e = step(at: "e", needs: &c);
            let f = step(at: "f", needs: d);
            #[after(c)]
            step(at: "g", needs: a);
            [e, f]
        }

        /// From inside an arm to nodes outside of it.
        FromArm<-> Token> with Lab {
            let outer = step(at: "outer", needs: ());
            let other = step(at: "other", needs: &outer);
            #[after(other)]
            let last = step(at: "last", needs: ());
            if pick(at: "head", needs: (), give: true) {
                #[after(outer)]
                let a = step(at: "a", needs: ());
                let b = step(at: "b", needs: ());
                #[after(other, a)]
                let c = {
                    #[after(last)]
                    let d = step(at: "d", needs: b);
                    d
                };
                (c, outer).0
            } else {
                other
            }
        }

        /// A route and a group have ended when all in them has.
        Routes<-> ()> with Lab {
            let way = if pick(at: "head", needs: (), give: true) {
                step(at: "a", needs: ());
                step(at: "b", needs: ())
            } else {
                step(at: "never", needs: ())
            };
            let group = {
                step(at: "c", needs: ());
            };
            #[after(way)]
            step(at: "d", needs: ());
            #[after(group, way)]
            step(at: "e", needs: ());
        }

        /// A route that waits does so before its head.
        Head<-> Token> with Lab {
            let a = step(at: "a", needs: ());
            #[after(a)]
            if pick(at: "head", needs: (), give: true) {
                step(at: "b", needs: ())
            } else {
                step(at: "never", needs: ())
            }
        }

        /// Glue can be waited for, and can wait.
        Glue<-> usize> with Lab {
            let a = step(at: "a", needs: ());
            let length = a.0.len();
            #[after(length)]
            let b = step(at: "b", needs: ());
            let c = step(at: "c", needs: ());
            #[after(c)]
            let sum = length + b.0.len();
            sum
        }
    }

    #[test]
    fn in_a_row() {
        let table: Table<'_> = &[("a", &[]), ("b", &["a"]), ("c", &["b"])];
        runs_exactly(table, async |lab| Chain {}.run(lab).await);
    }

    #[test]
    fn a_node_without_a_name() {
        let table: Table<'_> = &[("a", &[]), ("b", &["a"])];
        runs_exactly(table, async |lab| Unnamed {}.run(lab).await);
    }

    #[test]
    fn across_strands() {
        let table: Table<'_> = &[
            ("a", &[]),
            ("b", &[]),
            ("c", &["a"]),
            ("d", &["a", "b"]),
            ("e", &["c", "d"]),
            ("f", &["d"]),
            ("g", &["c"]),
        ];
        runs_exactly(table, async |lab| Across {}.run(lab).await);
        let named: Vec<_> = table.iter().filter(|(n, _)| *n != "g").copied().collect();
        draws_exactly(&named, Across::graph());
    }

    #[test]
    fn from_inside_arms() {
        let table: Table<'_> = &[
            ("outer", &[]),
            ("other", &["outer"]),
            ("last", &["other"]),
            ("head", &[]),
            ("a", &["head", "outer"]),
            ("b", &["head"]),
            ("d", &["a", "b", "last"]),
        ];
        runs_exactly(table, async |lab| FromArm {}.run(lab).await);
    }

    #[test]
    fn routes_and_groups() {
        let table: Table<'_> = &[
            ("head", &[]),
            ("a", &["head"]),
            ("b", &["head"]),
            ("c", &[]),
            ("d", &["a", "b"]),
            ("e", &["a", "b", "c"]),
        ];
        runs_exactly(table, async |lab| Routes {}.run(lab).await);
    }

    #[test]
    fn a_route_with_a_head() {
        let table: Table<'_> = &[("a", &[]), ("head", &["a"]), ("b", &["head"])];
        runs_exactly(table, async |lab| Head {}.run(lab).await);
    }

    #[test]
    fn glue() {
        let table: Table<'_> = &[("a", &[]), ("b", &["a"]), ("c", &[])];
        runs_exactly(table, async |lab| Glue {}.run(lab).await);
        draws_exactly(table, Glue::graph());
    }
}
