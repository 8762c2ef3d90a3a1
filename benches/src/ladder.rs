//! Twenty-five diamonds in a row.

use futures::join;
use workflow::workflow;

use crate::nodes::{add, step};

macro_rules! graph {
    ($first:ident, $last:ident, $(($from:ident $head:ident $left:ident $right:ident $to:ident))*) => {
        /// By hand.
        pub async fn by_hand($first: u64) -> u64 {
            $(
                let $head = step($from).await;
                let ($left, $right) = join!(step($head), step($head));
                let $to = add($left, $right).await;
            )*
            $last
        }

        workflow! {
            /// As a workflow.
            pub Ladder<$first: u64 -> u64> {
                $(
                    let $head = step(x: $from);
                    let $left = step(x: $head);
                    let $right = step(x: $head);
                    let $to = add(a: $left, b: $right);
                )*
                $last
            }
        }
    };
}

graph!(j0, j25,
    (j0 h1 l1 r1 j1) (j1 h2 l2 r2 j2) (j2 h3 l3 r3 j3)
    (j3 h4 l4 r4 j4) (j4 h5 l5 r5 j5) (j5 h6 l6 r6 j6)
    (j6 h7 l7 r7 j7) (j7 h8 l8 r8 j8) (j8 h9 l9 r9 j9)
    (j9 h10 l10 r10 j10) (j10 h11 l11 r11 j11) (j11 h12 l12 r12 j12)
    (j12 h13 l13 r13 j13) (j13 h14 l14 r14 j14) (j14 h15 l15 r15 j15)
    (j15 h16 l16 r16 j16) (j16 h17 l17 r17 j17) (j17 h18 l18 r18 j18)
    (j18 h19 l19 r19 j19) (j19 h20 l20 r20 j20) (j20 h21 l21 r21 j21)
    (j21 h22 l22 r22 j22) (j22 h23 l23 r23 j23) (j23 h24 l24 r24 j24)
    (j24 h25 l25 r25 j25)
);
