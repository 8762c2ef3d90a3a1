//! A grid of ten by ten nodes, each of which needs its upper and its left neighbour.
//!
//! It is not made of forks and joins one inside another, so by hand there are several ways:
//!
//! - [`by_hand`]: a strand for each row, and what goes down is put where the next row finds it. A
//!   node starts as soon as its neighbours have ended, as in the workflow. Nothing else that we know
//!   is as fast and keeps that promise; but it is not `Send`, as the workflow is.
//! - [`by_diagonals`]: a `join!` for each diagonal, which is what one writes first. Each node waits
//!   for the whole diagonal in front of its own.

use std::cell::Cell;
use std::future::poll_fn;
use std::task::Poll;

use futures::join;
use workflow::component;

use crate::nodes::{add, step};
use crate::wide::ask;

const SIDE: usize = 10;

/// Both together, after having waited for its turn.
#[component]
pub async fn ask_both(a: u64, b: u64) -> u64 {
    add(ask(a).await, b).await
}

/// A number on its way from one strand to another.
#[derive(Default)]
struct Place(Cell<Option<u64>>);

impl Place {
    fn put(&self, x: u64) {
        self.0.set(Some(x));
    }

    async fn get(&self) -> u64 {
        poll_fn(|_| self.0.get().map_or(Poll::Pending, Poll::Ready)).await
    }
}

type Row = [Place; SIDE];

/// A strand for each row. `one` is what nodes with one neighbour do, `both` that of all others.
pub async fn by_hand(
    x: u64,
    one: impl AsyncFn(u64) -> u64,
    both: impl AsyncFn(u64, u64) -> u64,
) -> u64 {
    let first = async |below: &Row| {
        let mut value = x;
        for place in below {
            value = one(value).await;
            place.put(value);
        }
    };
    let next = async |above: &Row, below: &Row| {
        let mut value = one(above[0].get().await).await;
        below[0].put(value);
        for (above, below) in above.iter().zip(below).skip(1) {
            value = both(above.get().await, value).await;
            below.put(value);
        }
        value
    };
    let rows: [Row; SIDE] = Default::default();
    let [r0, r1, r2, r3, r4, r5, r6, r7, r8, r9] = &rows;
    let all = join!(
        first(r0),
        next(r0, r1),
        next(r1, r2),
        next(r2, r3),
        next(r3, r4),
        next(r4, r5),
        next(r5, r6),
        next(r6, r7),
        next(r7, r8),
        next(r8, r9),
    );
    all.9
}

macro_rules! by_diagonals {
    ($first:ident; $($($to:ident: $($from:ident)+),+;)+ => $last:ident) => {
        /// A `join!` for each diagonal.
        pub async fn by_diagonals(
            x: u64,
            one: impl AsyncFn(u64) -> u64,
            both: impl AsyncFn(u64, u64) -> u64,
        ) -> u64 {
            let $first = one(x).await;
            $(let ($($to,)+) = join!($(call!(one, both, $($from)+)),+);)+
            $last
        }
    };
}

macro_rules! call {
    ($one:ident, $both:ident, $from:ident) => {
        $one($from)
    };
    ($one:ident, $both:ident, $up:ident $left:ident) => {
        $both($up, $left)
    };
}

by_diagonals!(
    a0;
    a1: a0, b0: a0;
    a2: a1, b1: a1 b0, c0: b0;
    a3: a2, b2: a2 b1, c1: b1 c0, d0: c0;
    a4: a3, b3: a3 b2, c2: b2 c1, d1: c1 d0, e0: d0;
    a5: a4, b4: a4 b3, c3: b3 c2, d2: c2 d1, e1: d1 e0, f0: e0;
    a6: a5, b5: a5 b4, c4: b4 c3, d3: c3 d2, e2: d2 e1, f1: e1 f0, g0: f0;
    a7: a6, b6: a6 b5, c5: b5 c4, d4: c4 d3, e3: d3 e2, f2: e2 f1, g1: f1 g0, h0: g0;
    a8: a7, b7: a7 b6, c6: b6 c5, d5: c5 d4, e4: d4 e3, f3: e3 f2, g2: f2 g1, h1: g1 h0,
    i0: h0;
    a9: a8, b8: a8 b7, c7: b7 c6, d6: c6 d5, e5: d5 e4, f4: e4 f3, g3: f3 g2, h2: g2 h1,
    i1: h1 i0, j0: i0;
    b9: a9 b8, c8: b8 c7, d7: c7 d6, e6: d6 e5, f5: e5 f4, g4: f4 g3, h3: g3 h2, i2: h2 i1,
    j1: i1 j0;
    c9: b9 c8, d8: c8 d7, e7: d7 e6, f6: e6 f5, g5: f5 g4, h4: g4 h3, i3: h3 i2, j2: i2 j1;
    d9: c9 d8, e8: d8 e7, f7: e7 f6, g6: f6 g5, h5: g5 h4, i4: h4 i3, j3: i3 j2;
    e9: d9 e8, f8: e8 f7, g7: f7 g6, h6: g6 h5, i5: h5 i4, j4: i4 j3;
    f9: e9 f8, g8: f8 g7, h7: g7 h6, i6: h6 i5, j5: i5 j4;
    g9: f9 g8, h8: g8 h7, i7: h7 i6, j6: i6 j5;
    h9: g9 h8, i8: h8 i7, j7: i7 j6;
    i9: h9 i8, j8: i8 j7;
    j9: i9 j8;
    => j9
);

macro_rules! workflow {
    ($Name:ident: $one:ident $both:ident) => {
        workflow::workflow! {
            /// As a workflow.
            pub $Name<x: u64 -> u64> {
                let a0 = $one(x);
                let a1 = $one(x: a0);
                let a2 = $one(x: a1);
                let a3 = $one(x: a2);
                let a4 = $one(x: a3);
                let a5 = $one(x: a4);
                let a6 = $one(x: a5);
                let a7 = $one(x: a6);
                let a8 = $one(x: a7);
                let a9 = $one(x: a8);
                let b0 = $one(x: a0);
                let b1 = $both(a: a1, b: b0);
                let b2 = $both(a: a2, b: b1);
                let b3 = $both(a: a3, b: b2);
                let b4 = $both(a: a4, b: b3);
                let b5 = $both(a: a5, b: b4);
                let b6 = $both(a: a6, b: b5);
                let b7 = $both(a: a7, b: b6);
                let b8 = $both(a: a8, b: b7);
                let b9 = $both(a: a9, b: b8);
                let c0 = $one(x: b0);
                let c1 = $both(a: b1, b: c0);
                let c2 = $both(a: b2, b: c1);
                let c3 = $both(a: b3, b: c2);
                let c4 = $both(a: b4, b: c3);
                let c5 = $both(a: b5, b: c4);
                let c6 = $both(a: b6, b: c5);
                let c7 = $both(a: b7, b: c6);
                let c8 = $both(a: b8, b: c7);
                let c9 = $both(a: b9, b: c8);
                let d0 = $one(x: c0);
                let d1 = $both(a: c1, b: d0);
                let d2 = $both(a: c2, b: d1);
                let d3 = $both(a: c3, b: d2);
                let d4 = $both(a: c4, b: d3);
                let d5 = $both(a: c5, b: d4);
                let d6 = $both(a: c6, b: d5);
                let d7 = $both(a: c7, b: d6);
                let d8 = $both(a: c8, b: d7);
                let d9 = $both(a: c9, b: d8);
                let e0 = $one(x: d0);
                let e1 = $both(a: d1, b: e0);
                let e2 = $both(a: d2, b: e1);
                let e3 = $both(a: d3, b: e2);
                let e4 = $both(a: d4, b: e3);
                let e5 = $both(a: d5, b: e4);
                let e6 = $both(a: d6, b: e5);
                let e7 = $both(a: d7, b: e6);
                let e8 = $both(a: d8, b: e7);
                let e9 = $both(a: d9, b: e8);
                let f0 = $one(x: e0);
                let f1 = $both(a: e1, b: f0);
                let f2 = $both(a: e2, b: f1);
                let f3 = $both(a: e3, b: f2);
                let f4 = $both(a: e4, b: f3);
                let f5 = $both(a: e5, b: f4);
                let f6 = $both(a: e6, b: f5);
                let f7 = $both(a: e7, b: f6);
                let f8 = $both(a: e8, b: f7);
                let f9 = $both(a: e9, b: f8);
                let g0 = $one(x: f0);
                let g1 = $both(a: f1, b: g0);
                let g2 = $both(a: f2, b: g1);
                let g3 = $both(a: f3, b: g2);
                let g4 = $both(a: f4, b: g3);
                let g5 = $both(a: f5, b: g4);
                let g6 = $both(a: f6, b: g5);
                let g7 = $both(a: f7, b: g6);
                let g8 = $both(a: f8, b: g7);
                let g9 = $both(a: f9, b: g8);
                let h0 = $one(x: g0);
                let h1 = $both(a: g1, b: h0);
                let h2 = $both(a: g2, b: h1);
                let h3 = $both(a: g3, b: h2);
                let h4 = $both(a: g4, b: h3);
                let h5 = $both(a: g5, b: h4);
                let h6 = $both(a: g6, b: h5);
                let h7 = $both(a: g7, b: h6);
                let h8 = $both(a: g8, b: h7);
                let h9 = $both(a: g9, b: h8);
                let i0 = $one(x: h0);
                let i1 = $both(a: h1, b: i0);
                let i2 = $both(a: h2, b: i1);
                let i3 = $both(a: h3, b: i2);
                let i4 = $both(a: h4, b: i3);
                let i5 = $both(a: h5, b: i4);
                let i6 = $both(a: h6, b: i5);
                let i7 = $both(a: h7, b: i6);
                let i8 = $both(a: h8, b: i7);
                let i9 = $both(a: h9, b: i8);
                let j0 = $one(x: i0);
                let j1 = $both(a: i1, b: j0);
                let j2 = $both(a: i2, b: j1);
                let j3 = $both(a: i3, b: j2);
                let j4 = $both(a: i4, b: j3);
                let j5 = $both(a: i5, b: j4);
                let j6 = $both(a: i6, b: j5);
                let j7 = $both(a: i7, b: j6);
                let j8 = $both(a: i8, b: j7);
                let j9 = $both(a: i9, b: j8);
                j9
            }
        }
    };
}

workflow!(Grid: step add);
workflow!(WaitingGrid: ask ask_both);
