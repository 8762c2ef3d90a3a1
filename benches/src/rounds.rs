//! Two nodes and a way back, a thousand rounds.

use workflow::workflow;

use crate::nodes::step;

/// By hand.
pub async fn by_hand(to: u64) -> u64 {
    let mut n = 0;
    loop {
        let half = step(n).await;
        let whole = step(half).await;
        if whole >= to {
            break whole;
        }
        n = whole;
    }
}

workflow! {
    /// As a workflow.
    pub Rounds<to: u64 -> u64> {
        loop n = 0 {
            let half = step(x: n);
            let whole = step(x: half);
            if whole >= to { break whole } else { continue whole }
        }
    }
}
