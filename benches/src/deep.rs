//! Workflows ten deep, each with a node in front of the inner one and a node behind it.

use workflow::workflow;

use crate::nodes::step;

macro_rules! graph {
    ($($(#[$meta:meta])* $outer:ident $Outer:ident calls $inner:ident $Inner:ident;)*) => {
        $(
            $(#[$meta])*
            pub async fn $outer(x: u64) -> u64 {
                let before = step(x).await;
                let inner = $inner(before).await;
                step(inner).await
            }
        )*

        async fn innermost(x: u64) -> u64 {
            step(x).await
        }

        workflow! {
            $(
                $(#[$meta])*
                pub $Outer<x: u64 -> u64> {
                    let before = step(x);
                    let inner = $Inner(x: before);
                    step(x: inner)
                }
            )*

            Innermost<x: u64 -> u64> {
                step(x)
            }
        }
    };
}

graph!(
    /// The outermost.
    by_hand Deep calls second Second;
    /// The second.
    second Second calls third Third;
    /// The third.
    third Third calls fourth Fourth;
    /// The fourth.
    fourth Fourth calls fifth Fifth;
    /// The fifth.
    fifth Fifth calls sixth Sixth;
    /// The sixth.
    sixth Sixth calls seventh Seventh;
    /// The seventh.
    seventh Seventh calls eighth Eighth;
    /// The eighth.
    eighth Eighth calls ninth Ninth;
    /// The ninth.
    ninth Ninth calls innermost Innermost;
);
